//! What must be so for a rule to act: a typed tree.

use crate::model::plain::{self, Plain};
use crate::model::{FieldId, FieldType, Kind, Schema};
use serde::{Deserialize, Serialize};

/// A tree of tests. An empty `all` and an empty `none` hold; an empty `any` does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// Every one holds.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// Not one holds.
    None(Vec<Condition>),
    /// One comparison.
    Test {
        /// What is looked at.
        of: Operand,
        /// How it is compared.
        op: Op,
        /// With what, where the operator asks for something.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<Plain>,
    },
}

impl Default for Condition {
    fn default() -> Self {
        Condition::All(Vec::new())
    }
}

impl Condition {
    /// Whether it asks nothing.
    #[must_use]
    pub fn is_always(&self) -> bool {
        *self == Condition::default()
    }
}

/// What a test looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operand {
    /// A field of the record.
    Field(#[serde(with = "plain::field")] FieldId),
    /// A field of the record that a field refers to.
    Related {
        /// The field that refers.
        #[serde(with = "plain::field")]
        through: FieldId,
        /// The field looked at.
        #[serde(with = "plain::field")]
        field: FieldId,
    },
    /// The sum of the payments about the record, in the currency of its amount.
    Paid,
    /// Its amount or total less what was paid.
    Balance,
    /// When the last contact was.
    LastContact,
    /// How many tasks about it are open.
    OpenTasks,
    /// Whether the domain of its e-mail address is that of a known company's website or address.
    KnownDomain,
}

impl Operand {
    /// The type of what is looked at, on records of a kind; `None` when the kind has no such thing.
    #[must_use]
    pub fn holds(self, of: Kind, schema: &Schema) -> Option<FieldType> {
        match self {
            Operand::Field(field) => schema.has(of, field).then(|| schema.holds(field)).flatten(),
            Operand::Related { through, field } => {
                let FieldType::Ref(kind) = schema.holds(through).filter(|_| schema.has(of, through))? else {
                    return None;
                };
                schema.has(kind, field).then(|| schema.holds(field)).flatten()
            }
            Operand::Paid | Operand::Balance => Some(FieldType::Money),
            Operand::LastContact => Some(FieldType::Instant),
            Operand::OpenTasks => Some(FieldType::Number),
            Operand::KnownDomain => Some(FieldType::Flag),
        }
    }
}

/// How a test compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// Equal; for several words or records: exactly these.
    Is,
    /// Not equal, also when empty.
    IsNot,
    /// The text contains it, upper and lower case alike; the list has it.
    Contains,
    /// The text begins with it, upper and lower case alike.
    StartsWith,
    /// One of these.
    In,
    /// Holds nothing.
    Empty,
    /// Holds something.
    Filled,
    /// More, later.
    Greater,
    /// Not less, not earlier.
    AtLeast,
    /// Less, earlier.
    Less,
    /// Not more, not later.
    AtMost,
}

impl Op {
    /// Every operator, in the order of menus.
    pub const ALL: &'static [Op] = &[
        Op::Is,
        Op::IsNot,
        Op::Contains,
        Op::StartsWith,
        Op::In,
        Op::Empty,
        Op::Filled,
        Op::Greater,
        Op::AtLeast,
        Op::Less,
        Op::AtMost,
    ];

    /// Its word in files and message keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Op::Is => "is",
            Op::IsNot => "is-not",
            Op::Contains => "contains",
            Op::StartsWith => "starts-with",
            Op::In => "in",
            Op::Empty => "empty",
            Op::Filled => "filled",
            Op::Greater => "greater",
            Op::AtLeast => "at-least",
            Op::Less => "less",
            Op::AtMost => "at-most",
        }
    }

    /// Whether it compares with a value.
    #[must_use]
    pub const fn takes_value(self) -> bool {
        !matches!(self, Op::Empty | Op::Filled)
    }

    /// Whether it makes sense for a type.
    #[must_use]
    pub const fn suits(self, holds: FieldType) -> bool {
        // Each is named, so that a new type is not passed over.
        let (text, ordered) = match holds {
            FieldType::Text | FieldType::LongText | FieldType::Email | FieldType::Phone | FieldType::Url => {
                (true, false)
            }
            FieldType::Number | FieldType::Money | FieldType::Day | FieldType::Instant => (false, true),
            FieldType::Flag
            | FieldType::Choice
            | FieldType::Choices
            | FieldType::Ref(_)
            | FieldType::Refs(_)
            | FieldType::AnyRef
            | FieldType::Doc => (false, false),
        };
        match self {
            Op::Empty | Op::Filled => true,
            Op::Is | Op::IsNot => !matches!(holds, FieldType::LongText | FieldType::Doc),
            Op::Contains => text || matches!(holds, FieldType::Choices | FieldType::Refs(_)),
            Op::StartsWith => text,
            Op::In => matches!(holds, FieldType::Choice | FieldType::Ref(_) | FieldType::AnyRef | FieldType::Text),
            Op::Greater | Op::AtLeast | Op::Less | Op::AtMost => ordered,
        }
    }
}
