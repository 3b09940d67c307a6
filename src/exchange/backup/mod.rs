//! Backups: the whole base, records and history, as one JSON file that people and programs can read.
//! `docs/backup-format.md` tells what stands where.
//!
//! [`Writer`] gives the file piece by piece, [`read`] takes it in and vouches for every byte, and what was
//! read can found a base ([`crate::workspace::Workspace::found`]), be merged ([`merge`]), or be restored
//! over what is there ([`difference`]).
//!
//! Never here: a type of the core in the file's form, a guess at what a broken file meant, half a file.

mod fields;
mod form;
mod gather;
mod guard;
mod merge;
mod parcel;
mod problem;
pub mod protocol;
mod raw;
mod read;
mod restore;
mod write;

pub use gather::Backup;
pub use merge::{Conflict, MergeRefused, Merged, merge};
pub use parcel::Parcel;
pub use problem::{Disagreement, Item, Limits, Place, Problem, ProblemKind};
pub use read::read;
pub use restore::{Difference, Restored, difference};
pub use write::{PIECE, Unwritable, Writer, floors, to_bytes};

/// What the file says it is.
pub const FORMAT: &str = "tend-backup";

/// The version this program writes, and the newest it reads.
pub const VERSION: u64 = 1;
