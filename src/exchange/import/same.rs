//! By what a record is known again: the same question asked of a row and of what is there.

use super::fold::{Folder, Make, Mark};
use super::mapping::SameBy;
use crate::exchange::csv::values::parse_phone;
use crate::model::schema::{AMOUNT, COMPANY, EMAIL, NAME, PAID_ON, PAYER, PHONE, REFERENCE};
use crate::model::{FieldId, Kind, Value};

/// [`SameBy`], with the column's field in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Same {
    Nothing,
    Usual(Kind),
    Field(FieldId),
}

impl Same {
    /// `field_of`: the field that a column goes to, if it goes to one.
    pub(super) fn new(by: SameBy, kind: Kind, field_of: impl Fn(usize) -> Option<FieldId>) -> Same {
        match by {
            SameBy::Nothing => Same::Nothing,
            SameBy::Usual => Same::Usual(kind),
            SameBy::Column(column) => field_of(column).map_or(Same::Nothing, Same::Field),
        }
    }

    /// Whether two rows of one file may have the same mark and still be two records: a statement lists
    /// equal payments of one day.
    pub(super) fn may_repeat(self) -> bool {
        self == Same::Usual(Kind::Payment)
    }

    /// The mark of a record with these values; `None` when it has none.
    pub(super) fn mark(self, folder: &mut Folder, value: &dyn Fn(FieldId) -> Option<Value>) -> Option<Mark> {
        let kind = match self {
            Same::Nothing => return None,
            Same::Field(field) => return value(field).map(|value| folder.values(Make::Field, &[Some(&value)])),
            Same::Usual(kind) => kind,
        };
        let text = |field| match value(field) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        };
        match kind {
            Kind::Company | Kind::Product | Kind::Person | Kind::Tag => folder.name(kind, &text(NAME)?),
            Kind::Contact | Kind::Lead => {
                if let Some(email) = text(EMAIL) {
                    return Some(folder.texts(Make::Email(kind), &[&email]));
                }
                let name = text(NAME)?;
                if let Some(phone) = text(PHONE) {
                    let number = parse_phone(&phone).map_or(phone, |phone| phone.number);
                    return Some(folder.texts(Make::PhoneAndName(kind), &[&within_country(&number), &name]));
                }
                let name = Value::Text(name);
                Some(folder.values(Make::NameAndCompany(kind), &[Some(&name), value(COMPANY).as_ref()]))
            }
            Kind::Payment => {
                let values = [PAID_ON, AMOUNT, REFERENCE, PAYER].map(value);
                Some(folder.values(Make::Payment, &values.each_ref().map(Option::as_ref)))
            }
            _ => None,
        }
    }
}

/// A number without the digits that lead to its country or out of it: the last ten, so that `+44 20 …`, `+44 (0)20 …`
/// and `020 …` are one, and `8 916 …` and `+7 916 …`.
fn within_country(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().saturating_sub(10);
    digits[from..].to_owned()
}
