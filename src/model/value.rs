//! What a field holds.

use super::{Day, Instant, Money, Number, RecordId};
use serde::{Deserialize, Serialize};

/// One value. That a field is empty is said by there being none.
///
/// The schema says what a value means: a `Text` may be a name, a choice, an e-mail address or a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// Text of any kind; never empty.
    Text(String),
    /// A number.
    Number(Number),
    /// An amount.
    Money(Money),
    /// Yes or no.
    Flag(bool),
    /// A civil date.
    Day(Day),
    /// A moment.
    Instant(Instant),
    /// Another record.
    Ref(RecordId),
    /// Several words, as chosen or ordered; never empty.
    Texts(Vec<String>),
    /// Several records; never empty.
    Refs(Vec<RecordId>),
}

impl Value {
    /// A text, `None` when nothing but blanks is in it.
    #[must_use]
    pub fn text(text: &str) -> Option<Value> {
        let text = text.trim();
        (!text.is_empty()).then(|| Value::Text(text.to_owned()))
    }

    /// The text, when it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// The number, when it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        if let Value::Number(number) = self { Some(number.get()) } else { None }
    }

    /// The amount, when it is one.
    #[must_use]
    pub fn as_money(&self) -> Option<Money> {
        if let Value::Money(money) = self { Some(*money) } else { None }
    }

    /// The day, when it is one.
    #[must_use]
    pub fn as_day(&self) -> Option<Day> {
        if let Value::Day(day) = self { Some(*day) } else { None }
    }

    /// The moment, when it is one.
    #[must_use]
    pub fn as_instant(&self) -> Option<Instant> {
        if let Value::Instant(at) = self { Some(*at) } else { None }
    }

    /// The record referred to, when it is one.
    #[must_use]
    pub fn as_ref(&self) -> Option<RecordId> {
        if let Value::Ref(id) = self { Some(*id) } else { None }
    }

    /// Yes or no, when it is that.
    #[must_use]
    pub fn as_flag(&self) -> Option<bool> {
        if let Value::Flag(flag) = self { Some(*flag) } else { None }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<RecordId> for Value {
    fn from(id: RecordId) -> Self {
        Value::Ref(id)
    }
}

impl From<Instant> for Value {
    fn from(at: Instant) -> Self {
        Value::Instant(at)
    }
}

impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Value::Day(day)
    }
}

impl From<Money> for Value {
    fn from(money: Money) -> Self {
        Value::Money(money)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Value::Flag(flag)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Value::Number(Number::from(number))
    }
}
