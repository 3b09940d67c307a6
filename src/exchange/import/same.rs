//! By what a record is known again: the same question asked of a row and of what is there.

use super::fold::{Folder, Make, Mark};
use super::mapping::SameBy;
use crate::exchange::csv::values::parse_phone;
use crate::model::schema::{AMOUNT, COMPANY, EMAIL, NAME, PAID_ON, PAYER, PHONE, REFERENCE};
use crate::model::{FieldId, Kind, Value};
use serde::{Deserialize, Serialize};

/// [`SameBy`], with the column's field in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Same {
    by: By,
    kind: Kind,
    /// What the table says of a record at all.
    fields: Vec<FieldId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Nothing,
    Usual,
    Field(FieldId),
}

/// All that a record is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// What it is called by in another program. Known, it decides; of two, it keeps them apart.
    pub key: Option<Mark>,
    /// Each alone says that two are the same, the surest first; with the field that says so.
    pub sure: Vec<(Mark, FieldId)>,
    /// Each says that two may be the same.
    pub weak: Vec<(Mark, FieldId)>,
}

impl Marks {
    /// Whether the key or how they are reached speaks against the two being the same. Where both have an
    /// address, the number says nothing more.
    pub(super) fn disagree(&self, other: &Marks) -> bool {
        let differ = |of: fn(&Marks) -> Option<Mark>| of(self).zip(of(other)).map(|(one, other)| one != other);
        differ(|marks| marks.key).or(differ(Marks::email)).or(differ(Marks::phone)).unwrap_or(false)
    }

    fn email(&self) -> Option<Mark> {
        self.sure.iter().find(|(_, by)| *by == EMAIL).map(|(mark, _)| *mark)
    }

    fn phone(&self) -> Option<Mark> {
        self.weak.iter().find(|(_, by)| *by == PHONE).map(|(mark, _)| *mark)
    }
}

impl Same {
    /// `field_at`: the field that a column goes to, if it goes to one; `fields`: all that columns go to.
    pub(super) fn new(
        by: SameBy,
        kind: Kind,
        field_at: impl Fn(usize) -> Option<FieldId>,
        mut fields: Vec<FieldId>,
    ) -> Same {
        let by = match by {
            SameBy::Nothing => By::Nothing,
            SameBy::Usual => By::Usual,
            SameBy::Column(column) => match field_at(column) {
                Some(field) => By::Field(field),
                // Nothing that is there has the key yet.
                None if is_client(kind) => By::Usual,
                None => By::Nothing,
            },
        };
        fields.sort_unstable();
        fields.dedup();
        Same { by, kind, fields }
    }

    /// Whether two rows of one file may have the same mark and still be two records: a statement lists
    /// equal payments of one day.
    pub(super) fn may_repeat(&self) -> bool {
        self.by == By::Usual && self.kind == Kind::Payment
    }

    /// The field that decides, where one does.
    pub(super) fn field(&self) -> Option<FieldId> {
        if let By::Field(field) = self.by { Some(field) } else { None }
    }

    /// What a record with these values is known by.
    pub(super) fn marks(&self, folder: &mut Folder, value: &dyn Fn(FieldId) -> Option<Value>) -> Marks {
        let key = match self.by {
            By::Nothing => return Marks::default(),
            By::Field(field) => value(field).map(|value| folder.values(Make::Field, &[Some(&value)])),
            By::Usual => None,
        };
        let only = |mark: Option<Mark>| Marks {
            sure: mark.map(|mark| (mark, NAME)).into_iter().collect(),
            ..Marks::default()
        };
        let usual = match self.kind {
            kind if is_client(kind) => self.of_clients(folder, value),
            // Of others, only what has no key is known in the usual way.
            _ if self.by != By::Usual => Marks::default(),
            Kind::Product | Kind::Person | Kind::Tag => {
                only(text(value, NAME).and_then(|name| folder.name(self.kind, &name)))
            }
            Kind::Payment => {
                let values = [PAID_ON, AMOUNT, REFERENCE, PAYER].map(value);
                only(Some(folder.values(Make::Payment, &values.each_ref().map(Option::as_ref))))
            }
            _ => Marks::default(),
        };
        Marks { key, ..usual }
    }

    fn of_clients(&self, folder: &mut Folder, value: &dyn Fn(FieldId) -> Option<Value>) -> Marks {
        let kind = self.kind;
        let name = text(value, NAME);
        let email = text(value, EMAIL).map(|email| folder.texts(Make::Email(kind), &[&email]));
        let number = text(value, PHONE).and_then(|phone| within_country(&phone));
        let phone = number.as_ref().map(|number| folder.texts(Make::Phone(kind), &[number]));
        let mut sure: Vec<(Mark, FieldId)> = email.map(|email| (email, EMAIL)).into_iter().collect();
        let mut weak: Vec<(Mark, FieldId)> = phone.map(|phone| (phone, PHONE)).into_iter().collect();
        if let Some(called) = name.as_deref().and_then(|name| folder.name(kind, name)) {
            let words = || in_any_order(name.as_deref().unwrap_or_default());
            let with = |number: &String| folder.texts(Make::PhoneAndName(kind), &[number, &words()]);
            sure.extend(number.as_ref().map(with).map(|mark| (mark, PHONE)));
            let heard = name.as_deref().map(|name| folder.heard(kind, name));
            if kind == Kind::Company {
                sure.push((called, NAME));
            } else {
                let (name, company) = (name.map(Value::Text), value(COMPANY));
                let with = |company| folder.values(Make::NameAndCompany(kind), &[name.as_ref(), Some(company)]);
                sure.extend(company.as_ref().map(with).map(|mark| (mark, NAME)));
            }
            weak.extend(heard.map(|heard| (heard, NAME)));
        }
        if sure.is_empty() {
            // Nothing but a name: the same only as one of which all this holds, so that a list taken in twice
            // makes no doubles.
            let values: Vec<Option<Value>> = self.fields.iter().map(|field| value(*field)).collect();
            let values: Vec<Option<&Value>> = values.iter().map(Option::as_ref).collect();
            sure.push((folder.values(Make::Whole(kind), &values), NAME));
        }
        Marks { sure, weak, key: None }
    }
}

fn is_client(kind: Kind) -> bool {
    matches!(kind, Kind::Contact | Kind::Lead | Kind::Company)
}

fn text(value: &dyn Fn(FieldId) -> Option<Value>, field: FieldId) -> Option<String> {
    if let Some(Value::Text(text)) = value(field) { Some(text) } else { None }
}

/// First name and last name, or the other way round.
fn in_any_order(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    words.sort_unstable();
    words.join(" ")
}

/// A number without the digits that lead to its country or out of it: the last ten, so that `+44 20 …`, `+44 (0)20 …`
/// and `020 …` are one, and `8 916 …` and `+7 916 …`. What has hardly any digits is no number.
fn within_country(phone: &str) -> Option<String> {
    let number = parse_phone(phone).map_or(phone.to_owned(), |phone| phone.number);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().saturating_sub(10);
    (digits.len() >= 5).then(|| digits[from..].to_owned())
}

/// Whether two numbers are one, however each is written. Where a cell holds more than one number, or one has another
/// extension, they are not.
pub(super) fn same_number(one: &str, other: &str) -> bool {
    let extension = |phone: &str| parse_phone(phone).map(|phone| phone.extension);
    let read = extension(one).zip(extension(other));
    read.is_some_and(|(one, other)| one == other) && within_country(one) == within_country(other)
}
