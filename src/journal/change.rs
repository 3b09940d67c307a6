//! The unit of history.

use super::Cause;
use crate::model::{FieldId, Kind, RecordId, Stamp, Value};
use crate::shelves::Chunk;

/// One difference.
#[derive(Clone, Debug)]
pub enum Change {
    /// A record came to be, with these values (sorted by field).
    Create {
        /// Its name.
        id: RecordId,
        /// What it is.
        kind: Kind,
        /// Its values, sorted by field.
        fields: Vec<(FieldId, Value)>,
    },
    /// Many records came to be: those of a chunk, as they were at birth.
    CreateMany(Chunk),
    /// A field was written or emptied.
    Set {
        /// Whose.
        id: RecordId,
        /// Which field.
        field: FieldId,
        /// What it held.
        before: Option<Value>,
        /// What it holds now.
        after: Option<Value>,
    },
    /// A record was deleted, or brought back.
    Life {
        /// Which.
        id: RecordId,
        /// Whether it lives now.
        alive: bool,
    },
}

/// Changes of one cause at one stamp. Never rewritten once it is in the journal.
#[derive(Clone, Debug)]
pub struct ChangeSet {
    /// When and by which device; unique.
    pub stamp: Stamp,
    /// The stamp of the first change set of the same action: what the person did and all that the
    /// rules did with it share it, and are undone together.
    pub deed: Stamp,
    /// Who.
    pub cause: Cause,
    /// What, in order.
    pub changes: Vec<Change>,
}

impl Change {
    /// The records it speaks of.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> + '_ {
        let (one, many) = match self {
            Change::Create { id, .. } | Change::Set { id, .. } | Change::Life { id, .. } => (Some(*id), None),
            Change::CreateMany(chunk) => (None, Some(chunk)),
        };
        one.into_iter().chain(many.into_iter().flat_map(Chunk::ids))
    }

    /// How many records it speaks of.
    #[must_use]
    pub const fn records(&self) -> usize {
        match self {
            Change::Create { .. } | Change::Set { .. } | Change::Life { .. } => 1,
            Change::CreateMany(chunk) => chunk.rows(),
        }
    }
}

impl PartialEq for Change {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Change::Create { id, kind, fields }, Change::Create { id: id2, kind: kind2, fields: fields2 }) => {
                id == id2 && kind == kind2 && fields == fields2
            }
            (Change::CreateMany(one), Change::CreateMany(two)) => one.bytes() == two.bytes(),
            (
                Change::Set { id, field, before, after },
                Change::Set { id: id2, field: field2, before: before2, after: after2 },
            ) => id == id2 && field == field2 && before == before2 && after == after2,
            (Change::Life { id, alive }, Change::Life { id: id2, alive: alive2 }) => id == id2 && alive == alive2,
            _ => false,
        }
    }
}

impl PartialEq for ChangeSet {
    fn eq(&self, other: &Self) -> bool {
        self.stamp == other.stamp
            && self.deed == other.deed
            && self.cause == other.cause
            && self.changes == other.changes
    }
}
