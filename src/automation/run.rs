//! What is kept of a run: its id, and what it saw and did.

use crate::model::plain::{self, Plain};
use crate::model::{FieldId, Instant, RecordId, Stamp};
use crate::rule::{Op, Operand, Reckon};
use serde::{Deserialize, Serialize};

/// The id of the run that a rule makes on a record when something falls due. The same on every device
/// and in every version of the rule, so what was done once is not done again.
#[must_use]
pub fn due_run_id(rule: RecordId, record: RecordId, due: Instant) -> RecordId {
    RecordId::derived("due", &[&rule.to_bytes(), &record.to_bytes(), &due.0.to_be_bytes()])
}

/// The id of the run that a rule makes on a record upon the n-th event of a change set.
#[must_use]
pub fn event_run_id(rule: RecordId, record: RecordId, set: Stamp, event: usize) -> RecordId {
    let event = (event as u64).to_be_bytes();
    RecordId::derived("run", &[&rule.to_bytes(), &record.to_bytes(), &set.bits().to_be_bytes(), &event])
}

/// The id of the only run that a rule makes on a record, of a rule that begins once ever.
#[must_use]
pub(super) fn only_run_id(rule: RecordId, record: RecordId) -> RecordId {
    RecordId::derived("once", &[&rule.to_bytes(), &record.to_bytes()])
}

/// The id of a run that only watches, by the one it would have if it acted.
#[must_use]
pub(super) fn watched(run: RecordId) -> RecordId {
    RecordId::derived("watched", &[&run.to_bytes()])
}

/// The id of what a run's step makes.
#[must_use]
pub(super) fn made_id(run: RecordId, step: usize) -> RecordId {
    RecordId::derived("made", &[&run.to_bytes(), &(step as u64).to_be_bytes()])
}

/// The id of the message with which a run's step invites somebody.
#[must_use]
pub(super) fn invited_id(run: RecordId, step: usize, person: RecordId) -> RecordId {
    RecordId::derived("invited", &[&run.to_bytes(), &(step as u64).to_be_bytes(), &person.to_bytes()])
}

/// What a run saw and did, kept as JSON in its record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// What set it off.
    pub event: Happened,
    /// Each test that was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub saw: Vec<Saw>,
    /// Each step by its number, as far as it came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub did: Vec<Did>,
    /// How much later than due it was carried out, in milliseconds, when the app was not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_ms: Option<i64>,
    /// The rules that set each other off, when the run was stopped for that: in the order they acted. Empty
    /// when it was stopped because the rule had acted on the record already, or the chain was too long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cycle: Vec<Id>,
    /// Why it was over before its last step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// The stamps with which it went on before it did for the last time.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "stamps")]
    pub earlier: Vec<Stamp>,
}

/// Stamps as texts of 32 hexadecimal digits: JSON has no such numbers.
mod stamps {
    use super::{Deserialize, Serialize, Stamp};
    use serde::de::Error;
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(stamps: &[Stamp], serializer: S) -> Result<S::Ok, S::Error> {
        let texts: Vec<String> = stamps.iter().map(|stamp| format!("{:032x}", stamp.bits())).collect();
        texts.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Stamp>, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        let stamp = |text: String| u128::from_str_radix(&text, 16).map(Stamp::from_bits).map_err(D::Error::custom);
        texts.into_iter().map(stamp).collect()
    }
}

/// Why a run was over before its last step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// The record left the stage in which it waited.
    Left,
    /// What ends the rule came true: the n-th such condition.
    Until(usize),
    /// It was missed by more than the rule allows.
    Missed,
    /// The rule may not begin on the record again.
    Again,
    /// What it asked about is not so any more.
    Moot,
}

/// An id inside a trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(#[serde(with = "plain::id")] pub RecordId);

/// What set a run off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happened {
    /// The record was made.
    Created,
    /// A field was written.
    Changed {
        /// Which.
        #[serde(with = "plain::field")]
        field: FieldId,
        /// What it held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Plain>,
        /// What it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Plain>,
    },
    /// A stage was entered.
    Entered {
        /// Which.
        #[serde(with = "plain::id")]
        stage: RecordId,
    },
    /// A stage was left.
    Left {
        /// Which.
        #[serde(with = "plain::id")]
        stage: RecordId,
    },
    /// All that a stage asks for was filled in.
    Filled {
        /// Which.
        #[serde(with = "plain::id")]
        stage: RecordId,
    },
    /// Another pipeline was entered.
    Pipeline {
        /// Which.
        #[serde(with = "plain::id")]
        pipeline: RecordId,
    },
    /// A person ran the rule by hand.
    Pressed,
    /// An activity was logged.
    Activity {
        /// Its form.
        form: String,
        /// Its direction.
        direction: String,
        /// Its outcome.
        outcome: String,
    },
    /// A payment came.
    Paid,
    /// A task was done or given up.
    TaskEnded {
        /// `done` or `cancelled`.
        status: String,
    },
    /// Another rule called it.
    Called,
    /// Time came.
    Due,
}

/// A test and what it saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saw {
    /// What was looked at.
    pub of: Operand,
    /// How it was compared.
    pub op: Op,
    /// With what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Plain>,
    /// What was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Plain>,
    /// Whether it held.
    pub held: bool,
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Did {
    /// It was done.
    Done,
    /// There was nothing to do: it was so already.
    Already,
    /// It made a record.
    Made(#[serde(with = "plain::id")] RecordId),
    /// The stage asks for fields that are empty (by their names in files).
    Missing(Vec<String>),
    /// The stage is not there any more, or for another kind.
    NoStage,
    /// The record stands further on its way already.
    Further,
    /// The stage may not be entered from where the record stands.
    WrongWay,
    /// The record awaits that this person agrees.
    Held(Id),
    /// There is nobody to assign, or to invite.
    Nobody,
    /// It invited colleagues: the messages that it prepared to them.
    Invited(Vec<Id>),
    /// This colleague has no address.
    Unreachable(Id),
    /// The client has no address on that channel.
    NoAddress(String),
    /// The template cannot be filled.
    Template(String),
    /// The field is not there any more, or cannot hold that.
    WrongValue,
    /// It was not tried, because one before it failed.
    NotTried,
    /// It lies on a way that was not taken.
    PassedBy,
    /// It takes this way, counted from 0; the last is the one for when none is open.
    Took(usize),
    /// It waits.
    Waiting,
    /// It waited, and what it waited for came.
    Waited,
    /// It waited for something that did not come in time.
    TooLate,
    /// There is no such tag.
    NoTag,
    /// Nothing came of the formula.
    Formula(Reckon),
    /// The series has no number left.
    NoNumber,
    /// It called this rule.
    Called(Id),
    /// The rule that it calls is off.
    Off,
    /// There is no such rule for this kind of records.
    NoRule,
    /// It withdrew what rules had made.
    Withdrew {
        /// How many are gone.
        gone: u32,
        /// How many stay, because a person had a hand in them.
        kept: u32,
    },
}

impl Did {
    /// Whether the step failed.
    #[must_use]
    pub const fn failed(&self) -> bool {
        match self {
            Did::Done | Did::Already | Did::Further | Did::Made(_) | Did::NotTried | Did::PassedBy => false,
            Did::Called(_)
            | Did::Held(_)
            | Did::Invited(_)
            | Did::Off
            | Did::Withdrew { .. }
            | Did::Took(_)
            | Did::Waiting
            | Did::Waited
            | Did::TooLate => false,
            Did::Missing(_) | Did::NoStage | Did::WrongWay | Did::Nobody | Did::NoAddress(_) => true,
            Did::Template(_) | Did::WrongValue | Did::NoTag | Did::Formula(_) | Did::NoNumber | Did::NoRule => true,
            Did::Unreachable(_) => true,
        }
    }
}
