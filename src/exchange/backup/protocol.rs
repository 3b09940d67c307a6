//! What the page asks of the Worker that reads backups, and what that answers. Beside a request lies the
//! file itself; it is read in the Worker, slice by slice. To stop a reading, the page ends the Worker.

use super::{Parcel, Problem};
use serde::{Deserialize, Serialize};

/// What the page asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read this file. Answers: `Progress`…, `Read`.
    Read,
    /// Read this file and see whether it is sound, nothing more. Answers: `Progress`…, `Sound`.
    Check,
}

/// What the Worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// How much is read, and of how much.
    Progress {
        /// Bytes read.
        done: u64,
        /// Bytes in all.
        total: u64,
    },
    /// The backup. Beside it lie its bytes; see [`Parcel::open`].
    Read(Parcel),
    /// The file is whole.
    Sound {
        /// Records in it, living and deleted.
        records: u64,
        /// Change sets in it.
        sets: u64,
    },
    /// There is no result, and why.
    Failed(Failure),
}

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// The file is no sound backup.
    #[error(transparent)]
    File(Problem),
    /// A record is too large to be kept.
    #[error("a record is too large")]
    TooLarge,
    /// There was no file beside the request.
    #[error("there is no file")]
    NoFile,
}
