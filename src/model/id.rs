//! The names of records and of fields: 128 bits, the same on every device.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::{Builder, Uuid};
use xxhash_rust::xxh3::Xxh3;

/// The name of one record: a UUIDv7 when a person or an import made it, a UUIDv8 when it was derived
/// from what caused it (see [`RecordId::derived`]).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordId(#[serde(with = "postcard::fixint::le")] u128);

impl RecordId {
    /// No record has it: what was not chosen yet.
    pub const NONE: RecordId = RecordId(0);

    /// From 128 bits as they stand in a chunk or a segment.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The 128 bits.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// A UUIDv7 of a moment.
    ///
    /// `ms`: Unix time in milliseconds; `random`: 80 bits of chance, of which 74 are used.
    #[must_use]
    pub fn at(ms: i64, random: [u8; 10]) -> Self {
        let ms = u64::try_from(ms).unwrap_or(0);
        Self(Builder::from_unix_timestamp_millis(ms, &random).into_uuid().as_u128())
    }

    /// An id that follows from its causes, so that two devices which did the same thing made the same
    /// record (a UUIDv8 over XXH3-128 of the length-prefixed parts).
    #[must_use]
    pub fn derived(room: &str, parts: &[&[u8]]) -> Self {
        let mut hash = Xxh3::new();
        for part in std::iter::once(&room.as_bytes()).chain(parts) {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(Builder::from_custom_bytes(hash.digest128().to_be_bytes()).into_uuid().as_u128())
    }

    /// The bytes of the id, for deriving further ids from it.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Uuid::from_u128(self.0).fmt(f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

impl FromStr for RecordId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::parse_str(text).map(|id| Self(id.as_u128())).map_err(|_| NotAnId)
    }
}

/// The name of one field: a small number for a built-in field (see `schema::builtin`), the id of its
/// Field record for a custom one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldId(u128);

impl FieldId {
    /// A built-in field by its number in the schema table.
    #[must_use]
    pub const fn builtin(number: u16) -> Self {
        Self(number as u128)
    }

    /// The custom field that a Field record describes.
    #[must_use]
    pub const fn custom(field: RecordId) -> Self {
        Self(field.bits())
    }

    /// From 128 bits as they stand in a chunk.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits)
    }

    /// The 128 bits.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// The Field record that describes this field, `None` for a built-in one.
    #[must_use]
    pub const fn record(self) -> Option<RecordId> {
        if self.0 <= u16::MAX as u128 { None } else { Some(RecordId::from_bits(self.0)) }
    }
}

impl fmt::Debug for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.record() {
            Some(id) => write!(f, "field {id}"),
            None => write!(f, "field {}", self.0),
        }
    }
}
