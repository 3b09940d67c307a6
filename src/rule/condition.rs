//! What must be so for a rule to act: a typed tree.

use crate::model::plain::{self, Plain};
use crate::model::schema::{COMPANY, CONTACT};
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
    /// How many orders the client has; its client: its contact, else its company; of these two, they themselves.
    ClientOrders,
    /// How many deals of the client stand in open stages.
    ClientOpenDeals,
    /// The day of the client's last order: the day it began, else the day it was entered.
    ClientLastOrder,
    /// The sum of the payments about the client's deals and orders, in the currency of the base.
    ClientPaid,
    /// How many messages about it are prepared, and wait to be sent.
    MessagesWaiting,
}

impl Operand {
    /// The field that is looked at in the end, where one is.
    #[must_use]
    pub const fn field(self) -> Option<FieldId> {
        match self {
            Operand::Field(field) | Operand::Related { field, .. } => Some(field),
            _ => None,
        }
    }

    /// Its word in message keys; fields have names of their own.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Operand::Field(_) | Operand::Related { .. } => "field",
            Operand::Paid => "paid",
            Operand::Balance => "balance",
            Operand::LastContact => "last-contact",
            Operand::OpenTasks => "open-tasks",
            Operand::KnownDomain => "known-domain",
            Operand::ClientOrders => "client-orders",
            Operand::ClientOpenDeals => "client-open-deals",
            Operand::ClientLastOrder => "client-last-order",
            Operand::ClientPaid => "client-paid",
            Operand::MessagesWaiting => "messages-waiting",
        }
    }

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
            Operand::OpenTasks | Operand::MessagesWaiting => Some(FieldType::Number),
            Operand::KnownDomain => Some(FieldType::Flag),
            _ if !has_client(of, schema) => None,
            Operand::ClientOrders | Operand::ClientOpenDeals => Some(FieldType::Number),
            Operand::ClientLastOrder => Some(FieldType::Day),
            Operand::ClientPaid => Some(FieldType::Money),
        }
    }
}

/// Whether records of a kind have a client, or are one.
fn has_client(of: Kind, schema: &Schema) -> bool {
    matches!(of, Kind::Contact | Kind::Company) || schema.has(of, CONTACT) || schema.has(of, COMPANY)
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
    /// Today, or at most so many civil days ahead.
    WithinNext,
    /// Today, or at most so many civil days ago, and not later than now.
    WithinLast,
    /// More than so many civil days ago.
    LongerAgo,
    /// More than so many civil days ahead.
    FurtherAhead,
    /// The save that set the rule off wrote or emptied the field; a record that was just made: with the field filled.
    Changed,
    /// The field held this before that save.
    Was,
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
        Op::WithinNext,
        Op::WithinLast,
        Op::LongerAgo,
        Op::FurtherAhead,
        Op::Changed,
        Op::Was,
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
            Op::WithinNext => "within-next",
            Op::WithinLast => "within-last",
            Op::LongerAgo => "longer-ago",
            Op::FurtherAhead => "further-ahead",
            Op::Changed => "changed",
            Op::Was => "was",
        }
    }

    /// Whether it compares with a value.
    #[must_use]
    pub const fn takes_value(self) -> bool {
        !matches!(self, Op::Empty | Op::Filled | Op::Changed)
    }

    /// Whether what it compares with is a number of days, whatever is looked at.
    #[must_use]
    pub const fn counts_days(self) -> bool {
        matches!(self, Op::WithinNext | Op::WithinLast | Op::LongerAgo | Op::FurtherAhead)
    }

    /// Whether it looks at more than what is found: at the time, or at what was changed.
    #[must_use]
    pub const fn asks_more(self) -> bool {
        self.counts_days() || matches!(self, Op::Changed | Op::Was)
    }

    /// Whether it makes sense for what is looked at, which holds this type.
    #[must_use]
    pub const fn suits(self, of: Operand, holds: FieldType) -> bool {
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
            Op::Changed => matches!(of, Operand::Field(_)),
            Op::Was => matches!(of, Operand::Field(_)) && !matches!(holds, FieldType::LongText | FieldType::Doc),
            Op::WithinNext | Op::WithinLast | Op::LongerAgo | Op::FurtherAhead => {
                matches!(holds, FieldType::Day | FieldType::Instant)
            }
            Op::Contains => text || matches!(holds, FieldType::Choices | FieldType::Refs(_)),
            Op::StartsWith => text,
            Op::In => matches!(holds, FieldType::Choice | FieldType::Ref(_) | FieldType::AnyRef | FieldType::Text),
            Op::Greater | Op::AtLeast | Op::Less | Op::AtMost => ordered,
        }
    }
}
