//! Taking back: the changes that make what was done undone, except where something was edited since.

use super::{Cause, Change, ChangeSet, Deed};
use crate::model::{Device, FieldId, Record, RecordId, Records, Stamp};
use crate::shelves::IdMap;
use std::collections::BTreeSet;

/// Something that an undo left alone, because it was edited since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// The record.
    pub id: RecordId,
    /// The field, or [`Record::LIFE`] when the whole record was kept.
    pub field: FieldId,
}

/// What taking back amounts to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undone {
    /// The changes to make.
    pub changes: Vec<Change>,
    /// What stays, because it was edited since.
    pub kept: Vec<Kept>,
}

/// The deeds that the person at `device` can take back one after another, the last one last. `actions` are those of a
/// piece of the journal, in its order. What a merge brought was done elsewhere and is no step of theirs; yet what was
/// taken back elsewhere is not offered again.
#[must_use]
pub fn undoable(actions: &[Vec<ChangeSet>], device: Device) -> Vec<Stamp> {
    let mut offered: Vec<Stamp> = Vec::new();
    // Of each deed the first change set; a merge brings many deeds in one action.
    let begun = actions.iter().flatten().filter(|set| set.stamp == set.deed);
    for ChangeSet { deed, cause, .. } in begun {
        let own = deed.device() == device;
        match cause {
            Cause::Person(Deed::SetUp) | Cause::Rule { .. } | Cause::UndoRun { .. } => {}
            Cause::Person(_) | Cause::Import { .. } | Cause::Restore { .. } if own => offered.push(*deed),
            Cause::Person(_) | Cause::Import { .. } | Cause::Restore { .. } => {}
            // Taking back what was done; or taking back the taking back, which can be undone again.
            Cause::Undo { of } => match offered.iter().position(|known| known == of) {
                Some(at) => drop(offered.remove(at)),
                None if own => offered.push(*deed),
                None => {}
            },
        }
    }
    offered
}

/// What takes back these change sets (of one action, in their order), given how the records stand.
#[must_use]
pub fn undo(sets: &[ChangeSet], records: &dyn Records) -> Undone {
    let own: BTreeSet<Stamp> = sets.iter().map(|set| set.stamp).collect();
    let mut undone = Undone::default();
    let mut settled: BTreeSet<(RecordId, FieldId)> = BTreeSet::new();
    // Births are taken back whole; what the same action wrote on them afterwards goes with them.
    let born: IdMap<()> = sets
        .iter()
        .flat_map(|set| &set.changes)
        .filter(|change| matches!(change, Change::Create { .. } | Change::CreateMany(_)))
        .flat_map(|change| change.ids().map(|id| (id, ())))
        .collect();
    for set in sets.iter().rev() {
        for change in set.changes.iter().rev() {
            match change {
                Change::Create { .. } | Change::CreateMany(_) => {
                    for id in change.ids() {
                        take_back_birth(id, &own, records, &mut undone);
                    }
                }
                Change::Set { id, field, .. } if !born.contains_key(id) => {
                    // Of several writes of one field only the first `before` counts; it comes last here.
                    if settled.insert((*id, *field)) {
                        take_back_write(sets, *id, *field, &own, records, &mut undone);
                    }
                }
                Change::Life { id, .. } if !born.contains_key(id) => {
                    if settled.insert((*id, Record::LIFE)) {
                        take_back_life(sets, *id, &own, records, &mut undone);
                    }
                }
                Change::Set { .. } | Change::Life { .. } => {}
            }
        }
    }
    undone.kept.sort();
    undone.kept.dedup();
    undone
}

fn take_back_birth(id: RecordId, own: &BTreeSet<Stamp>, records: &dyn Records, undone: &mut Undone) {
    let Some((born, later)) = records.stamps(id) else { return };
    let edited = !own.contains(&born) || later.iter().any(|stamp| !own.contains(stamp));
    if edited {
        undone.kept.push(Kept { id, field: Record::LIFE });
    } else {
        undone.changes.push(Change::Life { id, alive: false });
    }
}

/// A change of life is only ever made where it makes a difference, so the first one tells what was before.
fn take_back_life(sets: &[ChangeSet], id: RecordId, own: &BTreeSet<Stamp>, records: &dyn Records, undone: &mut Undone) {
    let Some(record) = records.find(id) else { return };
    let first = sets.iter().flat_map(|set| &set.changes).find_map(|change| match change {
        Change::Life { id: of, alive } if *of == id => Some(!alive),
        _ => None,
    });
    let Some(before) = first.filter(|before| *before != record.alive) else { return };
    if own.contains(&record.stamp_of(Record::LIFE)) {
        undone.changes.push(Change::Life { id, alive: before });
    } else {
        undone.kept.push(Kept { id, field: Record::LIFE });
    }
}

fn take_back_write(
    sets: &[ChangeSet],
    id: RecordId,
    field: FieldId,
    own: &BTreeSet<Stamp>,
    records: &dyn Records,
    undone: &mut Undone,
) {
    let Some(record) = records.find(id) else { return };
    let mut writes = sets.iter().flat_map(|set| &set.changes).filter_map(|change| match change {
        Change::Set { id: of, field: written, before, after } if *of == id && *written == field => {
            Some((before.clone(), after.clone()))
        }
        _ => None,
    });
    let Some((before, after)) = writes.next() else { return };
    let after = writes.next_back().map_or(after, |(_, after)| after);
    let now = record.get(field).cloned();
    // Where what came since was taken back itself, the field holds what this action wrote.
    if !own.contains(&record.stamp_of(field)) && now != after {
        if now != before {
            undone.kept.push(Kept { id, field });
        }
    } else if now != before {
        undone.changes.push(Change::Set { id, field, before: now, after: before });
    }
}
