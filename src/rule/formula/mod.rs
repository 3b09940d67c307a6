//! Formulas: `(amount - paid_total) * 20%`, `invoice_due - started_on`. Numbers, money and days, fields by their names,
//! plus, minus, times, by, and brackets; nothing else.
//!
//! Fields are named as in templates: their names in files, with underscores. Everything is reckoned in exact fractions;
//! money is rounded to whole minor units at the very end, halves away from zero.

mod fraction;
mod read;
mod reckon;

pub use reckon::{Asked, Reckon};

use crate::model::schema::field_by_key;
use crate::model::{FieldId, FieldType, Kind, RecordId, Schema};
use fraction::Fraction;

/// A formula that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula(Part);

/// What is wrong with a formula, and at which word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what:?} at {from}..{to}")]
pub struct FormulaFault {
    /// The first byte of the word.
    pub from: usize,
    /// The byte behind it.
    pub to: usize,
    /// What.
    pub what: FormulaWrong,
}

/// What can be wrong with a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaWrong {
    /// Something is missing here.
    Missing,
    /// This does not belong here.
    Unexpected,
    /// There is no such field.
    NoField,
    /// One cannot reckon with that field.
    NoNumber,
    /// These two do not go together, as a day times a day.
    Apart,
    /// The field that is set holds something else.
    Result,
    /// It is longer, deeper or larger than any formula is read.
    TooLarge,
}

/// What is reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Number,
    Money,
    Day,
}

/// One part, with its place in the text.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    from: usize,
    to: usize,
    is: Is,
}

#[derive(Clone, Debug, PartialEq)]
enum Is {
    Number(Fraction),
    /// The day of the event.
    Today,
    Field(FieldId),
    Negative(Box<Part>),
    Both(Box<Part>, Sign, Box<Part>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    Times,
    By,
}

impl Part {
    fn fault(&self, what: FormulaWrong) -> FormulaFault {
        FormulaFault { from: self.from, to: self.to, what }
    }
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// [`FormulaFault`] with the first word that does not belong.
    pub fn read(text: &str) -> Result<Formula, FormulaFault> {
        read::read(text).map(Formula)
    }

    /// Checks it for records of a kind, and that a field of the type `into` can hold what comes of it.
    ///
    /// # Errors
    /// [`FormulaFault`] with the word that does not fit.
    pub fn check(&self, of: Kind, into: FieldType, schema: &Schema) -> Result<(), FormulaFault> {
        let sort = sort(&self.0, of, schema)?;
        let fits = match into {
            FieldType::Number => sort == Sort::Number,
            FieldType::Money => sort == Sort::Money,
            FieldType::Day => sort == Sort::Day,
            _ => false,
        };
        if fits { Ok(()) } else { Err(self.0.fault(FormulaWrong::Result)) }
    }

    /// The words in it that name something, in their order: where each begins and ends (in bytes), and which field it
    /// is; `None` for the day of the event.
    #[must_use]
    pub fn names(&self) -> Vec<(usize, usize, Option<FieldId>)> {
        let mut found = Vec::new();
        collect(&self.0, &mut found);
        found
    }
}

/// Whether one can reckon with a field of a type.
#[must_use]
pub const fn can_reckon(holds: FieldType) -> bool {
    matches!(holds, FieldType::Number | FieldType::Money | FieldType::Day | FieldType::Instant)
}

fn collect(part: &Part, found: &mut Vec<(usize, usize, Option<FieldId>)>) {
    match &part.is {
        Is::Number(_) => {}
        Is::Today => found.push((part.from, part.to, None)),
        Is::Field(field) => found.push((part.from, part.to, Some(*field))),
        Is::Negative(part) => collect(part, found),
        Is::Both(one, _, other) => {
            collect(one, found);
            collect(other, found);
        }
    }
}

fn sort(part: &Part, of: Kind, schema: &Schema) -> Result<Sort, FormulaFault> {
    match &part.is {
        Is::Number(_) => Ok(Sort::Number),
        Is::Today => Ok(Sort::Day),
        Is::Field(field) => {
            let holds = schema.holds(*field).filter(|_| schema.has(of, *field));
            match holds.ok_or(part.fault(FormulaWrong::NoField))? {
                FieldType::Number => Ok(Sort::Number),
                FieldType::Money => Ok(Sort::Money),
                FieldType::Day | FieldType::Instant => Ok(Sort::Day),
                _ => Err(part.fault(FormulaWrong::NoNumber)),
            }
        }
        Is::Negative(inner) => match sort(inner, of, schema)? {
            Sort::Day => Err(part.fault(FormulaWrong::Apart)),
            sort => Ok(sort),
        },
        Is::Both(one, sign, other) => {
            let sorts = (sort(one, of, schema)?, *sign, sort(other, of, schema)?);
            joined(sorts).ok_or(part.fault(FormulaWrong::Apart))
        }
    }
}

const fn joined(sorts: (Sort, Sign, Sort)) -> Option<Sort> {
    match sorts {
        (Sort::Number, _, Sort::Number)
        | (Sort::Money, Sign::By, Sort::Money)
        | (Sort::Day, Sign::Minus, Sort::Day) => Some(Sort::Number),
        (Sort::Money, Sign::Plus | Sign::Minus, Sort::Money)
        | (Sort::Money, Sign::Times | Sign::By, Sort::Number)
        | (Sort::Number, Sign::Times, Sort::Money) => Some(Sort::Money),
        (Sort::Day, Sign::Plus | Sign::Minus, Sort::Number) | (Sort::Number, Sign::Plus, Sort::Day) => Some(Sort::Day),
        _ => None,
    }
}

/// The field with a name as it stands in formulas and templates.
fn field_by_name(name: &str) -> Option<FieldId> {
    match name.strip_prefix("field_") {
        Some(id) => id.replace('_', "-").parse::<RecordId>().ok().map(FieldId::custom),
        None => field_by_key(&name.replace('_', "-")),
    }
}
