//! What a rule does.

use super::{Condition, Outcome, Wait};
use crate::model::plain::{self, Plain};
use crate::model::{FieldId, Kind, RecordId};
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
        /// Not from a stage that lies behind it in the same pipeline.
        #[serde(default, skip_serializing_if = "is_not")]
        only_forward: bool,
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
    /// Make a lead, deal, order or ticket that comes from the record, for the same client and with the same assignee.
    Make {
        /// Which.
        #[serde(with = "plain::kind")]
        kind: Kind,
        /// What it is called, a template.
        name: String,
        /// Where it begins; in the first stage of the first pipeline for its kind when not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<Place>,
        /// What else it holds.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fields: Vec<Write>,
    },
    /// Write a note about the record.
    Note {
        /// What, a template.
        text: String,
    },
    /// Do away with what rules made from the record and no person has touched since.
    Withdraw {
        /// Of which kind.
        #[serde(with = "plain::kind")]
        kind: Kind,
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
    /// Let colleagues take part in the record, and prepare a message to each who did not yet.
    Invite {
        /// Whom.
        #[serde(with = "plain::ids")]
        people: Vec<RecordId>,
        /// Subject, a template.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        subject: String,
        /// Text, a template.
        text: String,
    },
    /// Put a tag on the record, or take it off.
    Tag {
        /// Which.
        #[serde(with = "plain::id")]
        tag: RecordId,
        /// On, or off.
        on: bool,
    },
    /// Let another rule begin on the record, as if what it waits for had happened.
    Call {
        /// Which; it is about records of the same kind.
        #[serde(with = "plain::id")]
        rule: RecordId,
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

/// Where a record begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In the first stage of this pipeline.
    Pipeline(#[serde(with = "plain::id")] RecordId),
    /// In this stage.
    Stage(#[serde(with = "plain::id")] RecordId),
}

/// A field of a new record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Write {
    /// Which.
    #[serde(with = "plain::field")]
    pub field: FieldId,
    /// What it holds, by the record that the rule is about.
    pub value: Expr,
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
    /// What comes of a formula over the record's fields.
    Formula(String),
    /// The number after the greatest of a series in that field; the text is the first of the series, as `INV-001`.
    Next(String),
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
    /// The one with the least open work, of the same; of two alike the one who is first in turn.
    LeastBusy {
        /// Of which.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        senior: Option<bool>,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(flag: &bool) -> bool {
    !*flag
}
