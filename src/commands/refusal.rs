//! Why something cannot be done. Data; the sentence is made where it is shown.

use crate::model::{FieldId, RecordId};

/// The person asked for what cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such record (any more).
    #[error("record {0} is not there")]
    NotThere(RecordId),
    /// The kind has no such field, or the field cannot hold such a value.
    #[error("field {0:?} cannot hold that")]
    WrongValue(FieldId),
    /// A field that must be filled is empty.
    #[error("field {0:?} is empty")]
    Empty(FieldId),
    /// The stage asks for more.
    #[error("stage {stage} asks for {fields:?}")]
    Missing {
        /// The stage.
        stage: RecordId,
        /// What it asks for and is not there.
        fields: Vec<FieldId>,
    },
    /// The stage may not be entered from where the record stands.
    #[error("stage {0} may not be entered from there")]
    WrongWay(RecordId),
    /// The stage belongs to records of another kind.
    #[error("stage {0} is not for this kind")]
    WrongStage(RecordId),
    /// It is the only stage of its sort in its pipeline.
    #[error("stage {0} is the only one of its sort")]
    LastStage(RecordId),
    /// A record with that id is there already.
    #[error("record {0} is there already")]
    Duplicate(RecordId),
    /// The newest version of the rule has no wait where this run waits.
    #[error("run {0} has nothing to wait for there")]
    NoWait(RecordId),
    /// The rule cannot be read.
    #[error("the rule cannot be read: {0}")]
    BadRule(crate::rule::BodyFault),
    /// The base was set up already.
    #[error("the base was set up already")]
    NotEmpty,
    /// Too much for one chunk: a text longer than the base can hold.
    #[error("too large")]
    TooLarge,
}
