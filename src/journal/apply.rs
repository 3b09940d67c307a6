//! The one place where a record comes to differ: per field, the write with the greater stamp wins, and of
//! two with one stamp, which stand in one change set, the later.

use super::Change;
use crate::model::{FieldId, Kind, Record, RecordId, Stamp, Value};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Applies a change of one record to the record it speaks of (`None`: there is none yet).
/// A change of a record that was never created changes nothing, and so does [`Change::CreateMany`],
/// whose records are made one by one with [`Change::Create`].
#[must_use]
pub fn apply(record: Option<Record>, change: &Change, stamp: Stamp) -> Option<Record> {
    match (record, change) {
        (None, Change::Create { id, kind, fields }) => Some(create(*id, *kind, fields, stamp)),
        (Some(mut record), Change::Create { fields, .. }) => {
            be_born_at(&mut record, stamp);
            for (field, value) in fields {
                write(&mut record, *field, Some(value.clone()), stamp);
            }
            live(&mut record, true, stamp);
            Some(record)
        }
        (Some(mut record), Change::Set { field, after, .. }) => {
            write(&mut record, *field, after.clone(), stamp);
            Some(record)
        }
        (Some(mut record), Change::Life { alive, .. }) => {
            live(&mut record, *alive, stamp);
            Some(record)
        }
        (record, _) => record,
    }
}

/// Applies a change to a map of records.
pub(super) fn apply_to(records: &mut BTreeMap<RecordId, Record>, change: &Change, stamp: Stamp) {
    let mut one = |id: RecordId, change: &Change| match records.entry(id) {
        Entry::Occupied(mut place) => {
            if let Some(record) = apply(Some(place.get().clone()), change, stamp) {
                place.insert(record);
            }
        }
        Entry::Vacant(place) => {
            if let Some(record) = apply(None, change, stamp) {
                place.insert(record);
            }
        }
    };
    match change {
        Change::CreateMany(chunk) => {
            for row in 0..chunk.rows() {
                let Record { id, kind, fields, .. } = chunk.record(row);
                one(id, &Change::Create { id, kind, fields });
            }
        }
        Change::Create { id, .. } | Change::Set { id, .. } | Change::Life { id, .. } => one(*id, change),
    }
}

fn create(id: RecordId, kind: Kind, fields: &[(FieldId, Value)], stamp: Stamp) -> Record {
    let mut fields = fields.to_vec();
    fields.sort_by_key(|(field, _)| *field);
    fields.dedup_by_key(|(field, _)| *field);
    Record { id, kind, alive: true, born: stamp, fields, stamps: Vec::new() }
}

/// A second birth (two devices made the same record): the earlier stamp is the record's birth, and what
/// the other wrote keeps its own stamp, so that the order of arrival does not matter.
fn be_born_at(record: &mut Record, stamp: Stamp) {
    if stamp >= record.born {
        return;
    }
    let old = record.born;
    let unstamped: Vec<_> = std::iter::once(Record::LIFE)
        .chain(record.fields.iter().map(|(field, _)| *field))
        .filter(|field| record.stamps.binary_search_by_key(field, |(id, _)| *id).is_err())
        .collect();
    record.born = stamp;
    for field in unstamped {
        set_stamp(record, field, old);
    }
}

fn write(record: &mut Record, field: FieldId, value: Option<Value>, stamp: Stamp) {
    if stamp < record.stamp_of(field) {
        return;
    }
    match (record.fields.binary_search_by_key(&field, |(id, _)| *id), value) {
        (Ok(at), Some(value)) => record.fields[at].1 = value,
        (Ok(at), None) => {
            record.fields.remove(at);
        }
        (Err(at), Some(value)) => record.fields.insert(at, (field, value)),
        (Err(_), None) => {}
    }
    set_stamp(record, field, stamp);
}

fn live(record: &mut Record, alive: bool, stamp: Stamp) {
    if stamp >= record.stamp_of(Record::LIFE) {
        record.alive = alive;
        set_stamp(record, Record::LIFE, stamp);
    }
}

/// Keeps the list of stamps canonical: what bears the birth's stamp is not listed.
fn set_stamp(record: &mut Record, field: FieldId, stamp: Stamp) {
    let at = record.stamps.binary_search_by_key(&field, |(id, _)| *id);
    let implied = stamp == record.born && (field == Record::LIFE || record.get(field).is_some());
    match (at, implied) {
        (Ok(at), false) => record.stamps[at].1 = stamp,
        (Ok(at), true) => {
            record.stamps.remove(at);
        }
        (Err(at), false) => record.stamps.insert(at, (field, stamp)),
        (Err(_), true) => {}
    }
}
