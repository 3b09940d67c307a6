//! A small note outside of IndexedDB that a base was here, so that one the browser has evicted or
//! silently emptied is never taken for a new person's. It proves loss, it restores nothing.

use thiserror::Error;
use web_sys::Storage;

const KEY: &str = "tend.sentinel";

/// What the base was when last written. Kept as four words in the order of the fields.
#[derive(Clone, PartialEq, Eq, Debug)]
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
    text.map(|text| parse(&text).ok_or(SentinelError::Garbled)).transpose()
}

fn parse(text: &str) -> Option<Sentinel> {
    let mut words = text.split(' ');
    let sentinel = Sentinel {
        base: words.next()?.to_owned(),
        generation: words.next()?.parse().ok()?,
        records: words.next()?.parse().ok()?,
        written_at: words.next()?.parse().ok()?,
    };
    words.next().is_none().then_some(sentinel)
}

/// Leaves the note, replacing the former one. Only after the commit it tells of.
pub fn write(sentinel: &Sentinel) -> Result<(), SentinelError> {
    let Sentinel { base, generation, records, written_at } = sentinel;
    let text = format!("{base} {generation} {records} {written_at}");
    notes()?.set_item(KEY, &text).map_err(|_| SentinelError::Denied)
}

/// Takes the note away. Only for a base the person has asked to delete.
pub fn remove() -> Result<(), SentinelError> {
    notes()?.remove_item(KEY).map_err(|_| SentinelError::Denied)
}

fn notes() -> Result<Storage, SentinelError> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(SentinelError::Denied)
}
