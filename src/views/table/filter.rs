//! What a record must be to be shown. What can be asked of a field follows from its type.

use crate::model::schema::FieldType;
use crate::model::time::to_local;
use crate::model::{FieldId, RecordId, Value, plain, plain::Plain};
use crate::search::{fold, fold_onto};
use crate::shelves::Chunk;
use crate::views::Sight;
use memchr::memmem::Finder;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// A question to one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// Which.
    #[serde(with = "plain::field")]
    pub field: FieldId,
    /// The question.
    pub test: Test,
}

/// What is asked of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// It holds nothing.
    Empty,
    /// It holds something.
    Filled,
    /// It has these words, in whatever letters.
    Contains(String),
    /// It is one of these.
    AnyOf(Vec<Plain>),
    /// It is none of these.
    NoneOf(Vec<Plain>),
    /// It is that much, or later, or more.
    AtLeast(Plain),
    /// It is that much, or earlier, or less.
    AtMost(Plain),
    /// It lies so many days from today: from, to; before today they are negative.
    Days(Option<i32>, Option<i32>),
}

impl Test {
    /// The words of the questions that suit a type, in the order in which they are offered.
    #[must_use]
    pub const fn suited(holds: FieldType) -> &'static [&'static str] {
        match holds {
            FieldType::Choice | FieldType::Choices | FieldType::Ref(_) | FieldType::AnyRef | FieldType::Refs(_) => {
                &["any-of", "none-of", "empty", "filled"]
            }
            FieldType::Flag => &["any-of", "empty"],
            FieldType::Number | FieldType::Money => &["at-least", "at-most", "empty", "filled"],
            FieldType::Day | FieldType::Instant => {
                &["past", "coming", "older", "at-least", "at-most", "empty", "filled"]
            }
            _ => &["contains", "empty", "filled"],
        }
    }

    /// Its word among [`Test::suited`].
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Test::Empty => "empty",
            Test::Filled => "filled",
            Test::Contains(_) => "contains",
            Test::AnyOf(_) => "any-of",
            Test::NoneOf(_) => "none-of",
            Test::AtLeast(_) => "at-least",
            Test::AtMost(_) => "at-most",
            Test::Days(Some(_), _) if self.days() <= 0 => "past",
            Test::Days(None, _) => "older",
            Test::Days(..) => "coming",
        }
    }

    /// The number of days it is about, with its sign; 0 when it is about none.
    #[must_use]
    pub const fn days(&self) -> i32 {
        match self {
            Test::Days(Some(from), Some(0)) => *from,
            Test::Days(_, Some(to)) => *to,
            _ => 0,
        }
    }
}

impl Filter {
    /// The question, ready for the rows of a chunk.
    pub(super) fn on<'a>(&'a self, chunk: &'a Chunk, sight: Sight<'a>) -> Box<dyn Fn(usize) -> bool + 'a> {
        let reader = chunk.reader(self.field);
        let value = move |row| reader.as_ref().and_then(|reader| reader.value(row));
        // Amounts and references are asked for most.
        let amount = move |row| match reader.as_ref().and_then(|reader| reader.minor(row)) {
            Some(minor) => Some(minor as f64),
            None => value(row).and_then(|held| number(&held)),
        };
        match &self.test {
            Test::Empty => Box::new(move |row| value(row).is_none()),
            Test::Filled => Box::new(move |row| value(row).is_some()),
            Test::Contains(words) => {
                let words = Finder::new(&fold(words)).into_owned();
                let field = self.field;
                if let Some(rows) = rows_with(&words, chunk, field) {
                    return Box::new(move |row| rows.get(row).copied().unwrap_or_default());
                }
                // One room for all rows.
                let folded = RefCell::new(String::new());
                Box::new(move |row| {
                    let mut folded = folded.borrow_mut();
                    folded.clear();
                    chunk.text(row, field).is_some_and(|text| {
                        fold_onto(&mut folded, text);
                        words.find(folded.as_bytes()).is_some()
                    })
                })
            }
            Test::AnyOf(values) => {
                let wanted: Vec<RecordId> = values.iter().filter_map(|plain| plain.0.as_ref()).collect();
                Box::new(move |row| match reader.as_ref().and_then(|reader| reader.reference(row)) {
                    Some(held) => wanted.contains(&held),
                    None => value(row).is_some_and(|held| is_among(&held, values)),
                })
            }
            Test::NoneOf(values) => Box::new(move |row| value(row).is_none_or(|held| !is_among(&held, values))),
            Test::AtLeast(least) => {
                let least = number(&least.0);
                Box::new(move |row| amount(row).zip(least).is_some_and(|(held, least)| held >= least))
            }
            Test::AtMost(most) => {
                // A day given as the last is meant until its end.
                let most = number(&most.0)
                    .map(|most| if matches!(self.most_day(), Some(())) { most + DAY - 1.0 } else { most });
                Box::new(move |row| amount(row).zip(most).is_some_and(|(held, most)| held <= most))
            }
            Test::Days(from, to) => {
                let today = sight.today().0;
                let (from, to) = (from.map(|from| today + from), to.map(|to| today + to));
                Box::new(move |row| {
                    let day = match value(row) {
                        Some(Value::Day(day)) => day.0,
                        Some(Value::Instant(at)) => to_local(at, sight.zone).0.0,
                        _ => return false,
                    };
                    from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
                })
            }
        }
    }

    const fn most_day(&self) -> Option<()> {
        match &self.test {
            Test::AtMost(Plain(Value::Day(_))) => Some(()),
            _ => None,
        }
    }
}

/// Which rows of a chunk have the words in a field, found in one go through all texts; `None` where each must be looked at
/// for itself, because its letters are not only those that stay as long when they are folded.
fn rows_with(words: &Finder<'_>, chunk: &Chunk, field: FieldId) -> Option<Vec<bool>> {
    let (texts, end_of) = chunk.texts(field)?;
    let long = words.needle().len();
    if long == 0 || !texts.is_ascii() {
        return None;
    }
    let folded = texts.to_ascii_lowercase();
    let mut rows = vec![false; chunk.rows()];
    let (mut row, mut from) = (0, 0);
    while let Some(hit) = folded.get(from..).and_then(|rest| words.find(rest)) {
        let hit = from + hit;
        while row < rows.len() && end_of(row) <= hit {
            row += 1;
        }
        // What begins in one text and ends in the next is in neither.
        let within = hit + long <= end_of(row);
        *rows.get_mut(row)? |= within;
        from = if within { end_of(row) } else { hit + 1 };
    }
    Some(rows)
}

const DAY: f64 = 86_400_000.0;

/// What is compared: amounts in minor units, days and moments in ms.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(number.get()),
        Value::Money(money) => Some(money.minor as f64),
        Value::Day(day) => Some(f64::from(day.0) * DAY),
        Value::Instant(at) => Some(at.0 as f64),
        _ => None,
    }
}

fn is_among(held: &Value, values: &[Plain]) -> bool {
    let one = |held: &Value| values.iter().any(|value| value.0 == *held);
    match held {
        Value::Refs(ids) => ids.iter().any(|id| one(&Value::Ref(*id))),
        Value::Texts(words) => words.iter().any(|word| one(&Value::Text(word.clone()))),
        held => one(held),
    }
}
