//! The history: change sets, and all that follows from them: how a change is applied, taken back,
//! folded into records, and how two histories become one.
//!
//! Only [`apply()`] makes a record differ. Never here: why a change was made good or bad (that is
//! `commands`), or how it lies on disk (`vault`).

mod apply;
mod cause;
mod change;
mod draft;
mod fold;
mod undo;

pub use apply::apply;
pub use cause::{Cause, Deed};
pub use change::{Change, ChangeSet};
pub use draft::Draft;
pub use fold::{fold, fold_until, merge};
pub use undo::{Kept, Undone, undo, undoable};
