//! A small note outside of IndexedDB that a base was here, so that one the browser has evicted or
//! silently emptied is never taken for a new person's. It proves loss, it restores nothing.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use web_sys::Storage;

const KEY: &str = "tend.sentinel";

/// What the base was when last written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sentinel {
    /// Which base it was.
    pub base: String,
    /// Its generation.
    pub generation: u64,
    /// How many records it held.
    pub records: u64,
    /// When it was written, in ms since 1970.
    pub written_at: i64,
}

/// Why the note could not be read or written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum SentinelError {
    /// The browser denies such notes to this page, or has no room for it.
    #[error("the browser keeps no notes for this page")]
    Denied,
    /// A note is there but cannot be read. A base was here, then.
    #[error("the note about the base cannot be read")]
    Garbled,
}

/// The note left by the last commit; `None` when no base was ever here, or all traces are gone.
pub fn read() -> Result<Option<Sentinel>, SentinelError> {
    let text = notes()?.get_item(KEY).map_err(|_| SentinelError::Denied)?;
    text.map(|text| serde_json::from_str(&text).map_err(|_| SentinelError::Garbled)).transpose()
}

/// Leaves the note, replacing the former one. Only after the commit it tells of.
pub fn write(sentinel: &Sentinel) -> Result<(), SentinelError> {
    let text = serde_json::to_string(sentinel).map_err(|_| SentinelError::Garbled)?;
    notes()?.set_item(KEY, &text).map_err(|_| SentinelError::Denied)
}

/// Takes the note away. Only for a base the person has asked to delete.
pub fn remove() -> Result<(), SentinelError> {
    notes()?.remove_item(KEY).map_err(|_| SentinelError::Denied)
}

fn notes() -> Result<Storage, SentinelError> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(SentinelError::Denied)
}
