//! How the base lies on disk, as bytes: chunks of records, segments of the journal, and the manifest
//! that vouches for both. Pure: it is handed bytes and gives bytes.
//!
//! Never here: IndexedDB (that is `browser::database`), or a decision about a record.

mod found;
mod layout;
mod manifest;
mod prepare;
mod rebuild;
mod segment;
mod tail;
mod upgrade;

pub use found::found;
pub use layout::{Head, MAX_KEY, Place, Table, Writes};
pub use manifest::{Manifest, ManifestDamage, ShelfSum};
pub use prepare::{Prepared, prepare};
pub use rebuild::rebuild;
pub use segment::{Births, Segment, SegmentDamage};
pub use tail::{SEGMENT_BYTES, Tail};
pub use upgrade::{SCHEMA, STEPS, Step, UpgradeRefused, WRITER, is_newer, is_older, steps_from, upgraded};
