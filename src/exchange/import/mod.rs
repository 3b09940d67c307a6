//! From a table to records. [`overview()`] looks at a file, [`propose()`] says what its columns may mean,
//! a person corrects that [`Mapping`], and the [`Importer`] reads the rows by it, a slice at a time, into
//! packed records and edits that one command takes in.
//!
//! An import tells what was. Nothing is read half: a cell that is not what its field holds is left empty
//! and listed, a row without what it needs is left out and listed.
//!
//! Never here: a write, words for a person, a table held as strings.

mod cell;
mod columns;
pub mod desk;
mod fate;
mod fold;
mod headings;
mod imported;
mod importer;
mod known;
mod lookups;
mod maker;
mod mapping;
mod match_payments;
mod names;
mod overview;
mod pack;
mod problem;
mod propose;
pub mod protocol;
mod same;
mod settle;
mod stages;
mod take;
mod title;
mod zone_table;

pub use fate::Fate;
pub use headings::KINDS;
pub use imported::{Counts, Edit, Imported, NewField, Preview, PreviewRow, Show};
pub use importer::{ImportError, Importer};
pub use known::{Doubt, Likeness};
pub use lookups::{Lookups, OwnField, StageRow};
pub use maker::PAGE;
pub use mapping::{Constant, Decision, Mapping, NamePart, OnDoubt, OnKnown, ReadAs, SameBy, Target, Wanted};
pub use match_payments::{Evidence, Suggestion, match_payments};
pub use overview::{Overview, overview};
pub use problem::{RowProblem, RowProblemKind};
pub use propose::{propose, read_as};
pub use zone_table::ZoneTable;
