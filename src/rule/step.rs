//! What a rule does.

use super::{Condition, Outcome, Wait};
use crate::model::plain::{self, Plain};
use crate::model::{FieldId, RecordId};
use serde::{Deserialize, Serialize};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Step {
    /// Write a field of the record.
    Set {
        /// Which.
        #[serde(with = "plain::field")]
        field: FieldId,
        /// What it shall hold.
        value: Expr,
    },
    /// Move the record to a stage, through the stage's gate.
    Move {
        /// Where to.
        #[serde(with = "plain::id")]
        stage: RecordId,
    },
    /// Make a task about the record.
    Task {
        /// Its title, a template.
        name: String,
        /// What shall have come out, a template.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        wanted_result: String,
        /// Whose it is; the record's own assignee when not said.
        #[serde(default, with = "plain::id::option", skip_serializing_if = "Option::is_none")]
        assignee: Option<RecordId>,
        /// It is to be begun so many days later.
        #[serde(default)]
        start_in_days: u32,
        /// It is due at the end of the day so many days later.
        #[serde(default)]
        due_in_days: u32,
        /// `low`, `normal` or `high`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        priority: Option<String>,
    },
    /// Prepare a message to the client in the Outbox.
    Message {
        /// Channel; the client's preferred one when not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<String>,
        /// Subject, a template.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        subject: String,
        /// Text, a template.
        text: String,
    },
    /// Tell the person at the desk.
    Notify {
        /// What, a template.
        text: String,
    },
    /// Say who answers for the record.
    Assign {
        /// Who.
        to: Who,
    },
    /// Put a tag on the record, or take it off.
    Tag {
        /// Which.
        #[serde(with = "plain::id")]
        tag: RecordId,
        /// On, or off.
        on: bool,
    },
    /// Go on later.
    Wait {
        /// When.
        until: Wait,
        /// What is done when an event that was waited for did not come in time, before going on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        too_late: Vec<Step>,
    },
    /// Take the first way that is open.
    Branch {
        /// The ways.
        ways: Vec<Arm>,
        /// What is done when none is.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        otherwise: Vec<Step>,
    },
    /// Go on even if this cannot be done.
    Try(Box<Step>),
    /// Be at the end.
    End {
        /// With which outcome.
        outcome: Outcome,
    },
}

/// One way of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arm {
    /// When it is open.
    #[serde(default, rename = "if", skip_serializing_if = "Condition::is_always")]
    pub holds: Condition,
    /// What is done on it, before what comes after the branch.
    #[serde(default, rename = "then", skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// What a field is set to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expr {
    /// This value.
    Value(Plain),
    /// Nothing.
    Nothing,
    /// The moment of the event; its day, for a date.
    Now,
    /// The day of the event and so many more.
    TodayPlus(i32),
    /// What another field of the record holds.
    Field(#[serde(with = "plain::field")] FieldId),
}

/// Who is assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// This colleague.
    Person(#[serde(with = "plain::id")] RecordId),
    /// The next in turn, of all colleagues or of only the senior (true) or other (false) ones.
    InTurn {
        /// Of which.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        senior: Option<bool>,
    },
}
