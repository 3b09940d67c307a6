//! The types a field can have.

use crate::model::{Kind, Number, Value};
use serde::{Deserialize, Serialize};

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FieldType {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A number.
    Number,
    /// An amount with its currency.
    Money,
    /// Yes or no.
    Flag,
    /// A date.
    Day,
    /// A date and a time.
    Instant,
    /// One of the choices.
    Choice,
    /// Several of the choices.
    Choices,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A web address.
    Url,
    /// A record of a kind.
    Ref(Kind),
    /// A record of any kind.
    AnyRef,
    /// Several records of a kind.
    Refs(Kind),
    /// A structured text that Tend itself reads (a rule's body, a run's trace).
    Doc,
}

impl FieldType {
    /// The types that a person can give to a custom field, references aside.
    pub const PLAIN: &'static [FieldType] = &[
        FieldType::Text,
        FieldType::LongText,
        FieldType::Number,
        FieldType::Money,
        FieldType::Flag,
        FieldType::Day,
        FieldType::Instant,
        FieldType::Choice,
        FieldType::Choices,
        FieldType::Email,
        FieldType::Phone,
        FieldType::Url,
    ];

    /// The references that a person can give to a custom field.
    pub const LINKS: &'static [FieldType] = &[
        FieldType::Ref(Kind::Contact),
        FieldType::Ref(Kind::Company),
        FieldType::Ref(Kind::Person),
        FieldType::Ref(Kind::Product),
        FieldType::Ref(Kind::Deal),
    ];

    /// The word for it in files: `text`, `ref contact`, …
    #[must_use]
    pub fn name(self) -> String {
        match self {
            FieldType::Ref(kind) => format!("ref {}", kind.name()),
            FieldType::Refs(kind) => format!("refs {}", kind.name()),
            plain => plain.word().to_owned(),
        }
    }

    /// The word for the type without the kind it refers to.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            FieldType::Text => "text",
            FieldType::LongText => "long-text",
            FieldType::Number => "number",
            FieldType::Money => "money",
            FieldType::Flag => "flag",
            FieldType::Day => "day",
            FieldType::Instant => "instant",
            FieldType::Choice => "choice",
            FieldType::Choices => "choices",
            FieldType::Email => "email",
            FieldType::Phone => "phone",
            FieldType::Url => "url",
            FieldType::Ref(_) => "ref",
            FieldType::AnyRef => "any",
            FieldType::Refs(_) => "refs",
            FieldType::Doc => "doc",
        }
    }

    /// The type with that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<FieldType> {
        match name.split_once(' ') {
            Some(("ref", kind)) => Kind::from_name(kind).map(FieldType::Ref),
            Some(("refs", kind)) => Kind::from_name(kind).map(FieldType::Refs),
            Some(_) => None,
            None => FieldType::PLAIN
                .iter()
                .chain(&[FieldType::AnyRef, FieldType::Doc])
                .copied()
                .find(|plain| plain.word() == name),
        }
    }

    /// Whether a field of this type can have a default: something that is the same for every new record.
    #[must_use]
    pub const fn can_default(self) -> bool {
        matches!(
            self,
            FieldType::Text
                | FieldType::LongText
                | FieldType::Number
                | FieldType::Flag
                | FieldType::Choice
                | FieldType::Choices
        )
    }

    /// The default that a text stands for; `None` when it stands for none.
    #[must_use]
    pub fn default_from(self, text: &str) -> Option<Value> {
        match self {
            FieldType::Text | FieldType::LongText | FieldType::Choice => Value::text(text),
            FieldType::Choices => (!text.is_empty()).then(|| Value::Texts(vec![text.to_owned()])),
            FieldType::Number => Number::new(text.trim().replace(',', ".").parse().ok()?).map(Value::Number),
            FieldType::Flag => (text == "yes").then_some(Value::Flag(true)),
            _ => None,
        }
    }

    /// Whether a value is of this type. Choices are not held to their list: a word that was removed
    /// from the list stays true of the records that carry it.
    #[must_use]
    pub const fn accepts(self, value: &Value) -> bool {
        matches!(
            (self, value),
            (
                FieldType::Text
                    | FieldType::LongText
                    | FieldType::Choice
                    | FieldType::Email
                    | FieldType::Phone
                    | FieldType::Url
                    | FieldType::Doc,
                Value::Text(_)
            ) | (FieldType::Number, Value::Number(_))
                | (FieldType::Money, Value::Money(_))
                | (FieldType::Flag, Value::Flag(_))
                | (FieldType::Day, Value::Day(_))
                | (FieldType::Instant, Value::Instant(_))
                | (FieldType::Choices, Value::Texts(_))
                | (FieldType::Ref(_) | FieldType::AnyRef, Value::Ref(_))
                | (FieldType::Refs(_), Value::Refs(_))
        )
    }
}
