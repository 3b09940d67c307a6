//! The shelves, made anew from the journal: after damage, and when a journal comes from a file.

use super::prepare::order_of_birth;
use crate::journal::{ChangeSet, fold};
use crate::model::{Kind, RecordId};
use crate::shelves::{CHUNK_ROWS, Chunk, Damage, Row, build};
use std::collections::{BTreeMap, HashMap};

/// The chunks that a whole journal makes, each with its place on the shelf of its kind.
/// `journal`: every change set with the number of the segment it lies in, in the order of the journal.
///
/// # Errors
/// [`Damage`] when a chunk would grow beyond what a chunk can hold.
pub fn rebuild(journal: &[(u64, ChangeSet)]) -> Result<Vec<(u32, Chunk)>, Damage> {
    let mut records = fold(journal.iter().map(|(_, set)| set));
    let mut segments: HashMap<RecordId, Vec<u64>> = HashMap::new();
    for (segment, set) in journal {
        for id in set.changes.iter().flat_map(crate::journal::Change::ids) {
            let list = segments.entry(id).or_default();
            if list.last() != Some(segment) {
                list.push(*segment);
            }
        }
    }
    let mut shelves: BTreeMap<Kind, Vec<Row>> = BTreeMap::new();
    for id in order_of_birth(journal) {
        if let Some(record) = records.remove(&id) {
            let segments = segments.remove(&id).unwrap_or_default();
            shelves.entry(record.kind).or_default().push(Row { record, segments });
        }
    }
    let mut chunks = Vec::new();
    for (kind, rows) in shelves {
        for (index, rows) in (0u32..).zip(rows.chunks(CHUNK_ROWS)) {
            chunks.push((index, build(kind, rows)?));
        }
    }
    Ok(chunks)
}
