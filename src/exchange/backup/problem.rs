//! What can be wrong with a backup, and how much of one is read at all. Data only: the words are made
//! elsewhere.

use crate::exchange::csv::FileKind;
use crate::model::{FieldId, RecordId, Stamp};
use serde::{Deserialize, Serialize};

/// How much is read. The default suits a page in a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file.
    pub bytes: u64,
    /// Bytes of one text.
    pub text: usize,
    /// How deep brackets may stand in each other.
    pub depth: usize,
    /// Records.
    pub records: usize,
    /// Changes in the journal.
    pub changes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 1 << 30, text: 16 << 20, depth: 64, records: 5_000_000, changes: 50_000_000 }
    }
}

/// A line of the file by its number in its list, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    /// Among the records.
    Record(usize),
    /// Among the change sets of the journal.
    Set(usize),
}

/// Where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Line of the file, from 1.
    pub line: usize,
    /// Byte of the line, from 1; 0 where the line had only just begun.
    pub column: usize,
    /// The record or change set in which it is.
    pub item: Option<Item>,
}

/// Something wrong, with its place. Nothing of such a file is taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{kind} ({place:?})")]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: ProblemKind,
}

/// In what a record differs from what the journal makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Disagreement {
    /// The journal knows of no such birth.
    NotBorn,
    /// The journal makes a record that is not among the records.
    NotListed,
    /// The kind, or the moment of birth.
    Birth,
    /// Whether it lives.
    Life,
    /// What a field holds.
    Field(FieldId),
}

/// The kinds of problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ProblemKind {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A file of another kind.
    #[error("not a backup, but {0:?}")]
    OtherFile(FileKind),
    /// Text, but not JSON.
    #[error("not a backup, but some text")]
    OtherText,
    /// JSON of another program.
    #[error("JSON, but not a backup")]
    OtherJson,
    /// Not UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// A newer program wrote it.
    #[error("a backup of version {found}, known is {known}")]
    Newer {
        /// The version found.
        found: u64,
        /// The newest version known.
        known: u64,
    },
    /// It ends too early.
    #[error("cut off")]
    CutOff,
    /// Not JSON at this place.
    #[error("not JSON")]
    Syntax,
    /// JSON, but not what stands here in a backup: an unknown or repeated or missing name, a wrong value.
    #[error("not what stands in a backup: {detail}")]
    Form {
        /// For those who know the format.
        detail: String,
    },
    /// More bytes than are read.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Bytes allowed.
        limit: u64,
    },
    /// Brackets in brackets.
    #[error("deeper than {limit}")]
    TooDeep {
        /// Depth allowed.
        limit: usize,
    },
    /// A text that is too long.
    #[error("a text of more than {limit} bytes")]
    TextTooLong {
        /// Bytes allowed.
        limit: usize,
    },
    /// More records or changes than are read.
    #[error("more than {limit}")]
    TooMany {
        /// As many are allowed.
        limit: usize,
    },
    /// Two records have one id.
    #[error("record {0} stands there twice")]
    DuplicateRecord(RecordId),
    /// Two change sets have one stamp.
    #[error("change set {0:?} stands there twice")]
    DuplicateStamp(Stamp),
    /// Change sets do not stand in the order of their stamps.
    #[error("change set {0:?} stands too late")]
    Disorder(Stamp),
    /// Records and journal tell different things.
    #[error("records and journal differ in {id}: {how:?}")]
    Disagree {
        /// The record.
        id: RecordId,
        /// In what.
        how: Disagreement,
    },
    /// The bytes are not those that were written.
    #[error("the checksum does not fit")]
    Checksum,
    /// The device could not read the file.
    #[error("the file could not be read")]
    Unreadable,
}
