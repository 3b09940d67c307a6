//! Which forms of the base this program can read and write, and the steps from older forms to its own.
//!
//! To change what lies there: raise [`SCHEMA`], raise [`WRITER`], and add a step to [`STEPS`] that turns a
//! change set of the form before into one of the new form. A base of an older form is read from its journal
//! alone, goes through the steps and is laid out anew, all in one transaction; so the records need no steps
//! of their own. To change only how bytes lie: let `Chunk` and `Segment` read both, and add a step that
//! changes nothing.

use super::Head;
use crate::journal::ChangeSet;

/// The form this program writes.
pub const SCHEMA: u32 = 1;

/// The number of this program among those that wrote bases; a base names the oldest that may.
pub const WRITER: u32 = 3;

/// Whether a newer program wrote the base, so that this one may not write there, nor trust what it reads.
#[must_use]
pub const fn is_newer(head: &Head) -> bool {
    head.min_writer > WRITER || head.schema > SCHEMA
}

/// Whether an older program wrote the base, so that it must be brought to this one's form first.
#[must_use]
pub const fn is_older(head: &Head) -> bool {
    head.schema < SCHEMA
}

/// One step: from form `from` to `from + 1`.
pub struct Step {
    /// The form it starts from.
    pub from: u32,
    /// What it does to a change set.
    pub set: fn(ChangeSet) -> ChangeSet,
}

/// The steps, in order. Form 0 differs in nothing from form 1: its step keeps the way of all later ones in use,
/// and under test.
pub const STEPS: &[Step] = &[Step { from: 0, set: |set| set }];

/// Why a base cannot be opened for writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpgradeRefused {
    /// A newer program wrote it.
    #[error("the base has form {found}, this program knows {known}")]
    Newer {
        /// The form found.
        found: u32,
        /// The newest form known.
        known: u32,
    },
    /// A step is missing between the form found and this program's.
    #[error("there is no step from form {from}")]
    NoStep {
        /// The form from which none leads on.
        from: u32,
    },
    /// It is read as if it had this program's form already.
    #[error("the base has the older form {found}")]
    Older {
        /// The form found.
        found: u32,
    },
}

/// The steps that lead from a form to `to`, in order.
///
/// # Errors
/// [`UpgradeRefused`] when the form is newer, or a step is missing.
pub fn steps_from(found: u32, to: u32, steps: &[Step]) -> Result<Vec<&Step>, UpgradeRefused> {
    if found > to {
        return Err(UpgradeRefused::Newer { found, known: to });
    }
    let find = |from| steps.iter().find(|step| step.from == from).ok_or(UpgradeRefused::NoStep { from });
    (found..to).map(find).collect()
}

/// A journal after those steps.
#[must_use]
pub fn upgraded(journal: Vec<ChangeSet>, steps: &[&Step]) -> Vec<ChangeSet> {
    journal.into_iter().map(|set| steps.iter().fold(set, |set, step| (step.set)(set))).collect()
}
