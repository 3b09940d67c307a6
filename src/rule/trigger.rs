//! When a rule is asked.

use super::Rhythm;
use crate::model::plain::{self, Plain};
use crate::model::time::{HOUR_MS, MINUTE_MS, plus_civil_days};
use crate::model::{FieldId, Instant, RecordId, Zone};
use serde::{Deserialize, Serialize};

/// A length of time as a person says it: days are civil days, hours and minutes are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Civil days: the same time of day, so many days later.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub days: u32,
    /// Exact hours on top.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hours: u32,
    /// Exact minutes on top.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub minutes: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Span {
    /// So many days.
    #[must_use]
    pub const fn days(days: u32) -> Span {
        Span { days, hours: 0, minutes: 0 }
    }

    /// The moment that lies so much later.
    #[must_use]
    pub fn after(self, at: Instant, zone: &dyn Zone) -> Instant {
        let later = plus_civil_days(at, i32::try_from(self.days).unwrap_or(i32::MAX), zone);
        later.plus_ms(i64::from(self.hours) * HOUR_MS + i64::from(self.minutes) * MINUTE_MS)
    }
}

/// The event that a rule waits for, on records of its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Trigger {
    /// A record was made.
    Created,
    /// A field was written or emptied.
    FieldChanged {
        /// Which.
        #[serde(with = "plain::field")]
        field: FieldId,
        /// Only when it held this before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Plain>,
        /// Only when it holds this now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Plain>,
    },
    /// A stage was entered, by a move or at birth.
    StageEntered {
        /// Which; any when not said.
        #[serde(default, with = "plain::id::option", skip_serializing_if = "Option::is_none")]
        stage: Option<RecordId>,
    },
    /// A stage was left.
    StageLeft {
        /// Which; any when not said.
        #[serde(default, with = "plain::id::option", skip_serializing_if = "Option::is_none")]
        stage: Option<RecordId>,
    },
    /// An activity about the record was logged.
    Activity {
        /// Only this form (`call`, `meeting`, `email`, `message`, `note`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<String>,
        /// Only this direction (`in`, `out`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        direction: Option<String>,
        /// Only this outcome.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
    },
    /// All that a stage asks for came to be filled in on a record that stands elsewhere in its pipeline.
    Filled {
        /// Which stage.
        #[serde(with = "plain::id")]
        stage: RecordId,
    },
    /// The record came into another pipeline.
    PipelineChanged {
        /// Which; any other when not said.
        #[serde(default, with = "plain::id::option", skip_serializing_if = "Option::is_none")]
        to: Option<RecordId>,
    },
    /// A person runs the rule by hand.
    Button,
    /// A payment about the record was entered or matched.
    Payment,
    /// A task about the record was done or given up.
    TaskEnded {
        /// Only `done`, or only `cancelled`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<String>,
    },
    /// The record has stood in a stage for so long.
    TimeInStage {
        /// Which; any open one when not said.
        #[serde(default, with = "plain::id::option", skip_serializing_if = "Option::is_none")]
        stage: Option<RecordId>,
        /// For how long.
        after: Span,
    },
    /// There was no contact for so long: no call, meeting, e-mail or message about the record; counted
    /// from the last one, or from its birth.
    Silence {
        /// Only while it stands in this stage; any open one when not said.
        #[serde(default, with = "plain::id::option", skip_serializing_if = "Option::is_none")]
        stage: Option<RecordId>,
        /// For how long.
        after: Span,
    },
    /// A date of the record came, or will come.
    DateReached {
        /// Which date.
        #[serde(with = "plain::field")]
        field: FieldId,
        /// So many days after it; before it when negative.
        #[serde(default)]
        offset_days: i32,
        /// At which minute of that day, for a date without a time.
        #[serde(default = "nine")]
        minute: u32,
    },
    /// A time came round: it is asked of all records of the kind at once.
    Recurring {
        /// On which days.
        each: Rhythm,
        /// At which minute of the day.
        #[serde(default = "nine")]
        minute: u32,
    },
}

const fn nine() -> u32 {
    9 * 60
}

impl Trigger {
    /// Whether time, not an event, sets it off.
    #[must_use]
    pub const fn is_timed(&self) -> bool {
        match self {
            Trigger::TimeInStage { .. }
            | Trigger::Silence { .. }
            | Trigger::DateReached { .. }
            | Trigger::Recurring { .. } => true,
            Trigger::Created
            | Trigger::FieldChanged { .. }
            | Trigger::StageEntered { .. }
            | Trigger::StageLeft { .. }
            | Trigger::Filled { .. }
            | Trigger::PipelineChanged { .. }
            | Trigger::Button
            | Trigger::Activity { .. }
            | Trigger::Payment
            | Trigger::TaskEnded { .. } => false,
        }
    }

    /// Whether it comes round for all records of its kind at once.
    #[must_use]
    pub const fn is_recurring(&self) -> bool {
        matches!(self, Trigger::Recurring { .. })
    }
}
