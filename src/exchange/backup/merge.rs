//! A backup of the same base from another device, taken in: its change sets that are not known here, and
//! how the records will look, before it is done.

use super::Backup;
use super::restore::{Difference, differences};
use crate::journal::{Change, ChangeSet, Draft};
use crate::model::{Device, FieldId, Record, RecordId, Records, Stamp, Value};
use crate::shelves::World;
use crate::vault::Manifest;
use std::collections::BTreeMap;

/// Why a backup cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefused {
    /// It is of another base: two histories that never were one. Restoring it is possible.
    #[error("the backup is of base {theirs}, this is base {ours}")]
    OtherBase {
        /// The base here.
        ours: RecordId,
        /// The base of the backup.
        theirs: RecordId,
    },
}

/// A field that was written on both sides since they parted, with different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub id: RecordId,
    /// The field; [`Record::LIFE`] (yes or no) when one side deleted what the other went on with.
    pub field: FieldId,
    /// What it holds here.
    pub ours: Option<Value>,
    /// What it holds in the backup.
    pub theirs: Option<Value>,
    /// What it will hold: of the two, what was written last; what was deleted stays deleted.
    pub after: Option<Value>,
    /// When it was written here, and when in the backup.
    pub written: (Stamp, Stamp),
}

/// What a merge amounts to. Nothing has happened yet.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// The change sets not yet known, for [`crate::commands::Command::Merge`].
    pub sets: Vec<ChangeSet>,
    /// Records that come in.
    pub new: Vec<RecordId>,
    /// Records that will hold something else, or come back.
    pub changed: BTreeMap<RecordId, Vec<Difference>>,
    /// Records that will be deleted.
    pub deleted: Vec<RecordId>,
    /// What both sides wrote.
    pub conflicts: Vec<Conflict>,
}

/// What taking in a backup amounts to, given the records here and their manifest.
///
/// # Errors
/// [`MergeRefused`] when it is of another base.
pub fn merge(backup: &Backup, records: &World, manifest: &Manifest) -> Result<Merged, MergeRefused> {
    if backup.base != manifest.base {
        return Err(MergeRefused::OtherBase { ours: manifest.base, theirs: backup.base });
    }
    let new = backup.sets.iter().filter(|set| !known(&manifest.seen, set.stamp));
    let sets: Vec<ChangeSet> = new.map(single).collect();
    let mut written: BTreeMap<RecordId, Written> = BTreeMap::new();
    let mut draft = Draft::new(records);
    for set in &sets {
        for change in &set.changes {
            note(change, set.stamp, &mut written);
            draft.apply(change, set.stamp);
        }
    }
    let mut merged = Merged { sets, ..Merged::default() };
    let theirs_seen = backup.seen();
    for (id, fields) in written {
        let (Some(theirs), Some(after)) = (backup.records.find(id), draft.find(id)) else { continue };
        match records.find(id) {
            None if after.alive => merged.new.push(id),
            None => {}
            Some(ours) => {
                merged.conflicts.extend(conflicts(&ours, &theirs, &after, &fields, &theirs_seen));
                if ours.alive && !after.alive {
                    merged.deleted.push(id);
                } else if after.alive && (!ours.alive || ours.fields != after.fields) {
                    merged.changed.insert(id, differences(&ours, &after));
                }
            }
        }
    }
    Ok(merged)
}

fn known(seen: &BTreeMap<Device, Stamp>, stamp: Stamp) -> bool {
    seen.get(&stamp.device()).is_some_and(|last| stamp <= *last)
}

/// The same change set with births one by one, as they must be where records may be there already.
fn single(set: &ChangeSet) -> ChangeSet {
    let mut changes = Vec::with_capacity(set.changes.len());
    for change in &set.changes {
        match change {
            Change::CreateMany(chunk) => changes.extend((0..chunk.rows()).map(|row| {
                let Record { id, kind, fields, .. } = chunk.record(row);
                Change::Create { id, kind, fields }
            })),
            Change::Create { .. } | Change::Set { .. } | Change::Life { .. } => changes.push(change.clone()),
        }
    }
    ChangeSet { changes, ..set.clone() }
}

/// Which fields were written, and when last.
type Written = BTreeMap<FieldId, Stamp>;

/// Which fields a change writes.
fn note(change: &Change, at: Stamp, written: &mut BTreeMap<RecordId, Written>) {
    let mut note = |id: &RecordId, field: FieldId| {
        let last = written.entry(*id).or_default().entry(field).or_insert(at);
        *last = at.max(*last);
    };
    match change {
        Change::Create { id, fields, .. } => fields.iter().for_each(|(field, _)| note(id, *field)),
        Change::Set { id, field, .. } => note(id, *field),
        Change::Life { id, .. } => note(id, Record::LIFE),
        Change::CreateMany(_) => {}
    }
}

fn conflicts(
    ours: &Record,
    theirs: &Record,
    after: &Record,
    written: &Written,
    theirs_seen: &BTreeMap<Device, Stamp>,
) -> Vec<Conflict> {
    let ours_alone = |field| ours.stamp_of(field) > Stamp::ZERO && !known(theirs_seen, ours.stamp_of(field));
    let mut conflicts = Vec::new();
    let went_on = !known(theirs_seen, ours.last_stamp());
    if went_on && ours.alive != theirs.alive {
        conflicts.push(Conflict {
            id: ours.id,
            field: Record::LIFE,
            ours: Some(ours.alive.into()),
            theirs: Some(theirs.alive.into()),
            after: Some(after.alive.into()),
            written: (ours.last_stamp(), written.values().max().copied().unwrap_or(Stamp::ZERO)),
        });
    }
    let both = written.iter().filter(|(field, _)| **field != Record::LIFE && ours_alone(**field));
    conflicts.extend(both.filter(|(field, _)| ours.get(**field) != theirs.get(**field)).map(|(&field, &at)| {
        Conflict {
            id: ours.id,
            field,
            ours: ours.get(field).cloned(),
            theirs: theirs.get(field).cloned(),
            after: after.get(field).cloned(),
            written: (ours.stamp_of(field), at),
        }
    }));
    conflicts
}
