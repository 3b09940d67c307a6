//! The last segment of the journal, to which the next action is appended.

use super::segment::{Births, Segment, SegmentDamage, append, body_of, checksum_of, seal};
use crate::journal::ChangeSet;

/// A segment that has grown to so many bytes is left, and the next one begun.
pub const SEGMENT_BYTES: usize = 16 * 1024;

/// The open end of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    /// The number of the segment.
    pub number: u64,
    /// How many actions are in it.
    pub actions: usize,
    body: Vec<u8>,
    checksum: Option<u64>,
}

impl Tail {
    /// The tail of a journal whose last segment is `number` with these bytes.
    ///
    /// # Errors
    /// [`SegmentDamage`] when the bytes are no sound segment.
    pub fn open(number: u64, bytes: &[u8]) -> Result<Tail, SegmentDamage> {
        let actions = Segment::open(bytes)?.actions();
        Ok(Tail { number, actions, body: body_of(bytes).to_vec(), checksum: checksum_of(bytes) })
    }

    /// The segment that an action would go to.
    #[must_use]
    pub const fn next_number(&self) -> u64 {
        if self.body.len() >= SEGMENT_BYTES { self.number + 1 } else { self.number }
    }

    /// The tail with an action appended, and its segment as bytes. `births` are the places of the births
    /// of many in it, in their order.
    #[must_use]
    pub fn with(&self, sets: &[ChangeSet], births: &[Births]) -> (Tail, Vec<u8>) {
        let next = self.next_number();
        let (mut body, actions) =
            if next == self.number { (self.body.clone(), self.actions + 1) } else { (Vec::new(), 1) };
        let mut places = births.iter().copied();
        append(&mut body, sets, || places.next().unwrap_or(Births { number: u64::MAX, kind: 0, index: 0 }));
        let bytes = seal(&body);
        (Tail { number: next, actions, checksum: checksum_of(&bytes), body }, bytes)
    }

    /// The segment as bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        seal(&self.body)
    }

    /// The checksum under which the segment is known to the manifest; `None` before the first action.
    #[must_use]
    pub const fn checksum(&self) -> Option<u64> {
        self.checksum
    }
}
