//! Where the bytes of a base lie and what one action writes.
//!
//! The core fills these types, the database keeps them; neither looks into the other. Nothing here
//! knows what the bytes mean.

use std::sync::Arc;

/// The largest key a place may have: whole numbers above it are not exact in the browser.
pub const MAX_KEY: u64 = (1 << 53) - 1;

/// The table a value lies in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Table {
    /// Records, many to a chunk.
    Chunks,
    /// The journal.
    Segments,
    /// Where records were born, in pages.
    Births,
}

impl Table {
    /// Every table that holds bytes.
    pub const ALL: [Table; 3] = [Table::Chunks, Table::Segments, Table::Births];

    /// The name it has on disk.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Chunks => "chunks",
            Table::Segments => "segments",
            Table::Births => "births",
        }
    }
}

/// Where a value lies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// Records of one kind.
    Chunk {
        /// The number of the kind.
        kind: u16,
        /// The chunk's number among those of its kind.
        index: u32,
    },
    /// A stretch of the journal.
    Segment(u64),
    /// A page of births.
    Births(u64),
}

impl Place {
    /// The table it lies in.
    pub const fn table(self) -> Table {
        match self {
            Place::Chunk { .. } => Table::Chunks,
            Place::Segment(_) => Table::Segments,
            Place::Births(_) => Table::Births,
        }
    }

    /// Its key in that table. Chunks of one kind lie side by side, in the order of their numbers, so
    /// that one range reads them. A place whose key exceeds [`MAX_KEY`] cannot be stored.
    pub const fn key(self) -> u64 {
        match self {
            Place::Chunk { kind, index } => ((kind as u64) << 32) | index as u64,
            Place::Segment(number) | Place::Births(number) => number,
        }
    }
}

/// The head of the base, rewritten by every action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// Counts the actions: each writes a larger one than it read. Never 0, at most [`MAX_KEY`].
    pub generation: u64,
    /// The version of the record schema the bytes are written in.
    pub schema: u32,
    /// The oldest program, by its writer number, that may still write here.
    pub min_writer: u32,
    /// Counts and checksums, in the core's own form. Keep it to a few kB: every action reads it once.
    pub manifest: Vec<u8>,
}

/// All writes of one action. They happen together or not at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Writes {
    /// The generation the plan was made on; 0 means an empty base.
    pub expected: u64,
    /// The head after the action.
    pub head: Head,
    /// Values to write, each replacing what lay there.
    pub puts: Vec<(Place, Arc<[u8]>)>,
    /// Places to empty. A place is not both put and deleted.
    pub deletes: Vec<Place>,
}

impl Writes {
    /// How many bytes the values have together, without the head.
    pub fn bytes(&self) -> usize {
        self.puts.iter().map(|(_, bytes)| bytes.len()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: u16, index: u32) -> u64 {
        Place::Chunk { kind, index }.key()
    }

    #[test]
    fn chunks_of_a_kind_lie_side_by_side_in_the_order_of_their_numbers() {
        assert!(chunk(0, 0) < chunk(0, 1));
        assert!(chunk(0, u32::MAX) < chunk(1, 0));
        assert!(chunk(1, 7) < chunk(2, 0));
    }

    #[test]
    fn every_chunk_key_is_exact_in_the_browser() {
        assert!(chunk(u16::MAX, u32::MAX) <= MAX_KEY);
        assert_eq!(chunk(u16::MAX, u32::MAX) as f64 as u64, chunk(u16::MAX, u32::MAX));
    }
}
