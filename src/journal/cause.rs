//! Who did it.

use crate::model::{Instant, RecordId, Stamp};
use serde::{Deserialize, Serialize};

/// What a person did, as the history names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Deed {
    /// Set the base up with its defaults.
    SetUp,
    /// Made a record.
    Create,
    /// Edited fields.
    Edit,
    /// Moved to another stage.
    Move,
    /// Deleted.
    Delete,
    /// Logged an activity.
    Log,
    /// Entered a payment.
    Pay,
    /// Finished or gave up a task.
    Finish,
    /// Moved a task in time.
    Snooze,
    /// Said that a message was sent, or dropped it.
    Message,
    /// Made or edited a rule.
    Rule,
    /// Changed what holds for the whole base.
    Settings,
    /// Made two records one.
    Merge,
}

/// The cause of a change set.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// The person.
    Person(Deed),
    /// A rule.
    Rule {
        /// Which.
        rule: RecordId,
        /// The run that tells what was seen and done.
        run: RecordId,
        /// The run whose change triggered this one, if a rule's did.
        parent: Option<RecordId>,
        /// Its logical time: when the event was, or when the step fell due.
        at: Instant,
    },
    /// A file.
    Import {
        /// The file's name.
        file: String,
    },
    /// The taking back of an earlier deed, by the stamp of its first change set.
    Undo {
        /// The deed taken back.
        of: Stamp,
    },
    /// The taking back of one run with its cascade.
    UndoRun {
        /// The run taken back.
        run: RecordId,
    },
    /// A backup was restored over what was there.
    Restore {
        /// The file's name.
        file: String,
    },
}
