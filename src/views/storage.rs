//! How much room the records take, kind by kind.

use super::Sight;
use crate::model::Kind;

/// A kind of record, and what there is of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The kind.
    pub kind: Kind,
    /// How many are living.
    pub records: usize,
    /// How large all of them are, deleted ones too (bytes).
    pub bytes: usize,
}

/// All kinds of which there is something, the largest first.
#[must_use]
pub fn shelves(sight: Sight<'_>) -> Vec<Shelf> {
    let shelf = |kind: &Kind| Shelf {
        kind: *kind,
        records: sight.records.rows(*kind).count(),
        bytes: sight.records.chunks(*kind).iter().map(|chunk| chunk.bytes().len()).sum(),
    };
    let mut all: Vec<Shelf> = Kind::ALL.iter().map(shelf).filter(|shelf| shelf.bytes > 0).collect();
    all.sort_by_key(|shelf| std::cmp::Reverse(shelf.bytes));
    all
}
