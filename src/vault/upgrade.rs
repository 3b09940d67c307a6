//! Which forms of the base this program can read and write, and the steps from older forms to its own.
//!
//! To change how records lie: raise [`SCHEMA`], raise [`WRITER`], and add a step to [`STEPS`] that turns
//! a row of the form before into one of the new form. Steps are run on the whole base in one transaction.

use super::Head;
use crate::shelves::Row;

/// The form this program writes.
pub const SCHEMA: u32 = 1;

/// The number of this program among those that wrote bases; a base names the oldest that may.
pub const WRITER: u32 = 1;

/// Whether a newer program wrote the base, so that this one may not write there, nor trust what it reads.
#[must_use]
pub const fn is_newer(head: &Head) -> bool {
    head.min_writer > WRITER || head.schema > SCHEMA
}

/// One step: from form `from` to `from + 1`.
pub struct Step {
    /// The form it starts from.
    pub from: u32,
    /// What it does to a row.
    pub row: fn(Row) -> Row,
}

/// The steps, in order. The first form needs none.
pub const STEPS: &[Step] = &[];

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
