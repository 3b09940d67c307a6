//! The manifest: what the base must hold, so that loss and damage are noticed. A few hundred bytes,
//! however large the base: the sums over chunks and segments are kept up to date by difference.

use crate::model::{Device, Kind, RecordId, Stamp};
use crate::shelves::Chunk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_64;

/// What one shelf must hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfSum {
    /// Chunks on it.
    pub chunks: u32,
    /// Records in them, living and deleted.
    pub rows: u64,
    /// The sum (wrapping) of the chunks' marks.
    pub sum: u64,
}

/// What the base must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Names the base; drawn when it was set up, kept by its backups.
    pub base: RecordId,
    /// Names this browser profile.
    pub device: Device,
    /// Counts the transactions.
    pub generation: u64,
    /// The greatest stamp seen.
    pub last: Stamp,
    /// Per device, the greatest stamp whose change set is in the journal.
    pub seen: BTreeMap<Device, Stamp>,
    /// Per kind (by code), what its shelf must hold.
    pub shelves: BTreeMap<u16, ShelfSum>,
    /// Segments in the journal.
    pub segments: u64,
    /// The sum (wrapping) of the segments' marks.
    pub segment_sum: u64,
    /// The checksum of the last segment, which is read at every start, while the sum needs them all.
    pub tail: Option<u64>,
    /// Values in the births store.
    pub births: u64,
    /// The sum (wrapping) of their marks.
    pub birth_sum: u64,
}

/// Bytes that are no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the manifest is damaged")]
pub struct ManifestDamage;

impl Manifest {
    /// Of an empty base.
    #[must_use]
    pub const fn empty(base: RecordId, device: Device) -> Self {
        Manifest {
            base,
            device,
            generation: 0,
            last: Stamp::ZERO,
            seen: BTreeMap::new(),
            shelves: BTreeMap::new(),
            segments: 0,
            segment_sum: 0,
            tail: None,
            births: 0,
            birth_sum: 0,
        }
    }

    /// As bytes, with a checksum.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = postcard::to_allocvec(self).unwrap_or_default();
        let mut bytes = xxh3_64(&body).to_le_bytes().to_vec();
        bytes.extend(body);
        bytes
    }

    /// From bytes.
    ///
    /// # Errors
    /// [`ManifestDamage`] when the checksum does not fit or the bytes are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Manifest, ManifestDamage> {
        let (sum, body) = bytes.split_first_chunk::<8>().ok_or(ManifestDamage)?;
        if xxh3_64(body) != u64::from_le_bytes(*sum) {
            return Err(ManifestDamage);
        }
        postcard::from_bytes(body).map_err(|_| ManifestDamage)
    }

    /// How many records there are, living and deleted.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.shelves.values().map(|shelf| shelf.rows).sum()
    }

    /// What the shelf of a kind must hold.
    #[must_use]
    pub fn shelf(&self, kind: Kind) -> ShelfSum {
        self.shelves.get(&kind.code()).copied().unwrap_or_default()
    }

    /// Takes note that a chunk took the place of another.
    pub(crate) fn put_chunk(&mut self, index: u32, old: Option<&Chunk>, new: &Chunk) {
        let shelf = self.shelves.entry(new.kind().code()).or_default();
        if let Some(old) = old {
            shelf.sum = shelf.sum.wrapping_sub(mark(index.into(), old.checksum()));
            shelf.rows -= old.rows() as u64;
        }
        shelf.chunks = shelf.chunks.max(index + 1);
        shelf.sum = shelf.sum.wrapping_add(mark(index.into(), new.checksum()));
        shelf.rows += new.rows() as u64;
    }

    /// Takes note that a segment took the place of another.
    pub(super) fn put_segment(&mut self, number: u64, old: Option<u64>, new: u64) {
        if let Some(old) = old {
            self.segment_sum = self.segment_sum.wrapping_sub(mark(number, old));
        }
        self.segments = self.segments.max(number + 1);
        self.segment_sum = self.segment_sum.wrapping_add(mark(number, new));
        self.tail = Some(new);
    }

    /// Takes note of births.
    pub(super) fn put_births(&mut self, number: u64, checksum: u64) {
        self.births = self.births.max(number + 1);
        self.birth_sum = self.birth_sum.wrapping_add(mark(number, checksum));
    }

    /// What a whole shelf must sum up to: compared with [`ShelfSum::sum`] after reading.
    #[must_use]
    pub fn sum_of<'a>(chunks: impl IntoIterator<Item = &'a Chunk>) -> ShelfSum {
        let mut found = ShelfSum::default();
        for (index, chunk) in (0u32..).zip(chunks) {
            found.chunks += 1;
            found.rows += chunk.rows() as u64;
            found.sum = found.sum.wrapping_add(mark(index.into(), chunk.checksum()));
        }
        found
    }

    /// What a run of checksums, numbered from 0, sums up to.
    #[must_use]
    pub fn sum_of_checksums(checksums: impl IntoIterator<Item = u64>) -> u64 {
        (0u64..).zip(checksums).fold(0, |sum, (number, checksum)| sum.wrapping_add(mark(number, checksum)))
    }
}

/// A checksum bound to its place, so that two values that changed places are noticed.
fn mark(place: u64, checksum: u64) -> u64 {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&place.to_le_bytes());
    bytes[8..].copy_from_slice(&checksum.to_le_bytes());
    xxh3_64(&bytes)
}
