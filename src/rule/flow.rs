//! How often a rule may begin on a record, what ends it before its last step, and what is done with what was missed.

use super::{Condition, Span};
use serde::{Deserialize, Serialize};

/// How a run ended, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What it was for is won.
    Won,
    /// What it was for is lost.
    Lost,
    /// It is not wanted any more.
    Cancelled,
    /// All was done.
    Done,
    /// It was tried, and given up.
    GaveUp,
}

impl Outcome {
    /// All of them, in the order of menus.
    pub const ALL: [Outcome; 5] = [Outcome::Won, Outcome::Lost, Outcome::Cancelled, Outcome::Done, Outcome::GaveUp];

    /// Its word in files and message keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Outcome::Won => "won",
            Outcome::Lost => "lost",
            Outcome::Cancelled => "cancelled",
            Outcome::Done => "done",
            Outcome::GaveUp => "gave-up",
        }
    }
}

/// How often a rule may begin on one record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enrolment {
    /// Every time it is set off.
    #[default]
    EveryTime,
    /// Once ever.
    Once,
    /// Not while an earlier run waits.
    NotWhileWaiting,
    /// Not again within so many civil days of an earlier run.
    NotWithin {
        /// How many.
        days: u32,
    },
}

impl Enrolment {
    pub(super) fn is_usual(&self) -> bool {
        *self == Enrolment::default()
    }
}

/// What is done with what fell due while nobody was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missed {
    /// It is done, late.
    #[default]
    Late,
    /// It is left out when it is later than this.
    SkipAfter(Span),
    /// The person is asked when it is later than this.
    AskAfter(Span),
}

impl Missed {
    pub(super) fn is_usual(&self) -> bool {
        *self == Missed::default()
    }
}

/// What ends a run that waits: as soon as it is so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Until {
    /// What.
    #[serde(rename = "if")]
    pub holds: Condition,
    /// With which outcome.
    pub outcome: Outcome,
}
