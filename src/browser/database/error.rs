//! What can go wrong between this page and the disk, as data. Sentences are made elsewhere.

use indexed_db_futures::error::{Error, OpenDbError};
use thiserror::Error as ThisError;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, IdbTransaction};

use crate::vault::{Head, Place};

/// The browser could not keep or fetch the bytes. When a commit says so, nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, ThisError)]
pub enum StorageError {
    /// The database did not open in time: another tab is upgrading or deleting it, or holds it and
    /// is frozen.
    #[error("the database did not open within {waited_ms} ms")]
    Blocked {
        /// How long it was waited for, in ms.
        waited_ms: u32,
    },
    /// A newer program has upgraded the database. Reload; never delete.
    #[error("a newer program has upgraded the database")]
    Newer,
    /// The database this page had opened is no longer there: deleted in another tab, or emptied by
    /// the browser. It is not made anew unless [`super::Database::open`] is called again.
    #[error("the database is gone")]
    Gone,
    /// The disk, or this site's share of it, is full.
    #[error("no room is left on the disk")]
    Full,
    /// The connection is gone and could not be had again, or was closed by [`super::Database::close`].
    #[error("the connection to the database is closed")]
    Closed,
    /// This page may not use storage at all.
    #[error("the browser denies storage to this page")]
    Denied,
    /// The browser cannot read its own files, or what lies there is not of our making.
    #[error("the database cannot be read")]
    Damaged,
    /// The browser gave the transaction up.
    #[error("the browser aborted the transaction: {name}")]
    Aborted {
        /// The browser's name for the reason, such as `UnknownError`.
        name: String,
    },
    /// No answer came in time.
    #[error("the database did not answer within {waited_ms} ms")]
    Timeout {
        /// How long it was waited for, in ms.
        waited_ms: u32,
    },
    /// The place has a key the browser cannot hold exactly.
    #[error("no key is exact for {0:?}")]
    Unkeyable(Place),
    /// The head to be written does not count up, or further than the browser can hold exactly.
    #[error("{0} cannot be the next generation")]
    NoGeneration(u64),
}

impl StorageError {
    /// Whether the same call may succeed later in this page, with no reload and no repair.
    pub fn retryable(&self) -> bool {
        match self {
            Self::Blocked { .. } | Self::Full | Self::Closed | Self::Aborted { .. } | Self::Timeout { .. } => true,
            Self::Newer | Self::Gone | Self::Denied | Self::Damaged | Self::Unkeyable(_) | Self::NoGeneration(_) => {
                false
            }
        }
    }
}

/// Why an action was not committed.
#[derive(Clone, PartialEq, Eq, Debug, ThisError)]
pub enum CommitError {
    /// Someone else was faster: plan again on what was found. Nothing was written.
    #[error("the base has moved on")]
    Stale {
        /// The head on disk; `None` when the base is empty, although one was expected.
        found: Option<Box<Head>>,
    },
    /// This program is too old to write here. Nothing was written.
    #[error("only programs from writer {min_writer} on may write here")]
    Fenced {
        /// The oldest writer allowed.
        min_writer: u32,
    },
    /// It could not be stored. Nothing was written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// It may have been stored or not, and the database does not answer. Read the head before
    /// anything else is done.
    #[error("it is not known whether the action was stored: {0}")]
    Unknown(StorageError),
}

/// Leaves it to the transaction's abort to say that it failed. When many requests wait, each of them tells the
/// transaction of its failure, and the library's listener bears only one.
pub(super) fn told_by_abort(transaction: &IdbTransaction) {
    transaction.set_onerror(None);
}

/// What an error of the library means in a running transaction.
pub(super) fn in_transaction(error: &Error, transaction: &IdbTransaction) -> StorageError {
    // A full disk, and most of what the browser itself decides, is told by the transaction alone.
    match transaction.error() {
        Some(reason) => by_name(&reason.name()),
        None => in_request(error),
    }
}

/// What an error of the library means, with no transaction to ask.
pub(super) fn in_request(error: &Error) -> StorageError {
    match error {
        Error::DomException(e) => by_name(&DomException::from(e.clone()).name()),
        Error::Serialisation(_) => StorageError::Damaged,
        // An abort for which the transaction knows no reason: the connection went away under it.
        Error::MissingData(_) => StorageError::Closed,
        Error::Unknown(e) => StorageError::Aborted { name: js_name(e.as_ref()) },
    }
}

/// What an error means while a database is being opened.
pub(super) fn in_opening(error: &OpenDbError) -> StorageError {
    match error {
        // The library says "version zero" whatever `open` throws; ours is never zero.
        OpenDbError::VersionZero | OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => {
            StorageError::Denied
        }
        OpenDbError::Base(Error::DomException(e)) => {
            let name = DomException::from(e.clone()).name();
            match name.as_str() {
                "UnknownError" => StorageError::Damaged,
                "AbortError" => StorageError::Aborted { name },
                _ => by_name(&name),
            }
        }
        OpenDbError::Base(e) => in_request(e),
    }
}

fn by_name(name: &str) -> StorageError {
    match name {
        "QuotaExceededError" => StorageError::Full,
        // We ask nothing of a transaction that is over: if it is, it was ended under us.
        "InvalidStateError" | "AbortError" | "TransactionInactiveError" => StorageError::Closed,
        "VersionError" => StorageError::Newer,
        "SecurityError" | "NotAllowedError" => StorageError::Denied,
        "NotFoundError" | "NotReadableError" | "DataError" => StorageError::Damaged,
        other => StorageError::Aborted { name: other.to_owned() },
    }
}

fn js_name(value: &JsValue) -> String {
    value.dyn_ref::<js_sys::Error>().map_or_else(|| "Error".to_owned(), |e| e.name().into())
}
