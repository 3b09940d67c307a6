//! What must differ so that everything is as in a backup, and how that looks before it is done.

use crate::journal::Change;
use crate::model::{FieldId, Kind, Record, RecordId, Records, Value};
use crate::shelves::World;
use std::collections::BTreeMap;

/// One field that will hold something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub field: FieldId,
    /// What it holds.
    pub before: Option<Value>,
    /// What it will hold.
    pub after: Option<Value>,
}

/// What a restore does to records. One that is brought back may be changed too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Records that are not there.
    pub added: Vec<RecordId>,
    /// Records that were deleted since.
    pub brought_back: Vec<RecordId>,
    /// Records that the backup does not know, or knows as deleted.
    pub deleted: Vec<RecordId>,
    /// Records that hold something else.
    pub changed: BTreeMap<RecordId, Vec<Difference>>,
}

impl Restored {
    /// What these changes, from [`difference`], do.
    #[must_use]
    pub fn by(changes: &[Change]) -> Self {
        let mut restored = Restored::default();
        for change in changes {
            match change {
                Change::Create { .. } | Change::CreateMany(_) => restored.added.extend(change.ids()),
                Change::Life { id, alive: true } => restored.brought_back.push(*id),
                Change::Life { id, alive: false } => restored.deleted.push(*id),
                Change::Set { id, field, before, after } => restored.changed.entry(*id).or_default().push(Difference {
                    field: *field,
                    before: before.clone(),
                    after: after.clone(),
                }),
            }
        }
        restored
    }
}

/// The changes that make the living records those of `wanted`, for [`crate::commands::Command::Restore`].
/// Records of another base may be wanted too: they are added, and what is there is deleted.
#[must_use]
pub fn difference(current: &dyn Records, wanted: &World) -> Vec<Change> {
    let mut changes = Vec::new();
    for kind in Kind::ALL {
        for (chunk, row) in wanted.rows(*kind) {
            let record = chunk.record(row);
            match current.find(record.id) {
                None => changes.push(Change::Create { id: record.id, kind: record.kind, fields: record.fields }),
                Some(now) => become_like(&now, &record, &mut changes),
            }
        }
    }
    for kind in Kind::ALL {
        let gone = current.all(*kind).into_iter().filter(|id| wanted.get(*id).is_none());
        changes.extend(gone.map(|id| Change::Life { id, alive: false }));
    }
    changes
}

/// What differs between a record as it is and as it will be, whether it is there among it.
pub(super) fn differences(now: &Record, wanted: &Record) -> Vec<Difference> {
    let mut changes = Vec::new();
    become_like(now, wanted, &mut changes);
    let difference = |change| match change {
        Change::Set { field, before, after, .. } => Some(Difference { field, before, after }),
        Change::Life { .. } => {
            let (before, after) = (Some(now.alive.into()), Some(wanted.alive.into()));
            Some(Difference { field: Record::LIFE, before, after })
        }
        _ => None,
    };
    changes.into_iter().filter_map(difference).collect()
}

pub(super) fn become_like(now: &Record, wanted: &Record, changes: &mut Vec<Change>) {
    if !now.alive {
        changes.push(Change::Life { id: now.id, alive: true });
    }
    let surplus = now.fields().map(|(field, _)| field).filter(|field| wanted.get(*field).is_none());
    for field in wanted.fields().map(|(field, _)| field).chain(surplus) {
        let (before, after) = (now.get(field).cloned(), wanted.get(field).cloned());
        if before != after {
            changes.push(Change::Set { id: now.id, field, before, after });
        }
    }
}
