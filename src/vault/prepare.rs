//! From what shall differ to the bytes that are written: which chunks are built anew, what is appended
//! to the journal, and the manifest that vouches for it.

use super::layout::{Head, Place, Writes};
use super::manifest::Manifest;
use super::segment::Births;
use super::tail::Tail;
use super::upgrade::{SCHEMA, WRITER};
use crate::journal::{Change, ChangeSet, Draft};
use crate::model::{Kind, Record, RecordId, Stamp};
use crate::shelves::{CHUNK_ROWS, Chunk, Damage, IdMap, Row, World, build};
use std::collections::{BTreeMap, HashSet};

/// All that is needed to write an action, and to take it over afterwards.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What the base is told.
    pub writes: Writes,
    /// The chunks that take their places in memory once it is written.
    pub chunks: Vec<(u32, Chunk)>,
    /// The manifest afterwards.
    pub manifest: Manifest,
    /// The tail afterwards.
    pub tail: Tail,
}

/// Prepares the writing of an action: `draft` holds the records as they shall be, `sets` is the action.
/// Births of many inside `sets` become chunks of their own, unless the draft has them one by one. The same action on the same base gives the
/// same bytes, whoever prepares it.
///
/// # Errors
/// [`Damage`] when a chunk would grow beyond what a chunk can hold.
pub fn prepare(manifest: &Manifest, tail: &Tail, draft: &Draft<'_>, sets: &[ChangeSet]) -> Result<Prepared, Damage> {
    let world = draft.world();
    let mut manifest = manifest.clone();
    let expected = manifest.generation;
    let segment = tail.next_number();
    let mut chunks = rebuilt(world, &touched(draft, sets), segment)?;
    let mut births = Vec::new();
    let mut next: BTreeMap<Kind, u32> = BTreeMap::new();
    for (index, chunk) in &chunks {
        let end = next.entry(chunk.kind()).or_default();
        *end = (*end).max(index + 1);
    }
    for set in sets {
        for change in &set.changes {
            let Change::CreateMany(packed) = change else { continue };
            let chunk = packed.stamped(set.stamp, segment)?;
            // Unpacked in the draft: its records were built as single ones.
            if !draft.is_untouched() && change.ids().any(|id| draft.touched(id).is_some()) {
                births.push((Births::SPREAD, chunk));
                continue;
            }
            let end = next.entry(chunk.kind()).or_default();
            let index = (*end).max(world.chunks(chunk.kind()).len() as u32);
            *end = index + 1;
            births.push((index, chunk.clone()));
            chunks.push((index, chunk));
        }
    }

    let mut puts: Vec<(Place, std::sync::Arc<[u8]>)> = Vec::with_capacity(chunks.len() + births.len() + 1);
    for (index, chunk) in &chunks {
        manifest.put_chunk(*index, world.chunks(chunk.kind()).get(*index as usize), chunk);
        puts.push((Place::Chunk { kind: chunk.kind().code(), index: *index }, chunk.bytes().clone()));
    }
    let first = manifest.births;
    let mut places = Vec::with_capacity(births.len());
    for (number, (index, chunk)) in (first..).zip(&births) {
        manifest.put_births(number, chunk.checksum());
        puts.push((Place::Births(number), chunk.bytes().clone()));
        places.push(Births { number, kind: chunk.kind().code(), index: *index });
    }
    let (new_tail, bytes) = tail.with(sets, &places);
    let replaced = (new_tail.number == tail.number).then(|| tail.checksum()).flatten();
    manifest.put_segment(new_tail.number, replaced, new_tail.checksum().unwrap_or_default());
    puts.push((Place::Segment(new_tail.number), bytes.into()));

    for set in sets {
        let seen = manifest.seen.entry(set.stamp.device()).or_insert(Stamp::ZERO);
        *seen = (*seen).max(set.stamp);
        manifest.last = manifest.last.max(set.stamp);
    }
    manifest.generation += 1;
    let head =
        Head { generation: manifest.generation, schema: SCHEMA, min_writer: WRITER, manifest: manifest.to_bytes() };
    let writes = Writes { expected, head, puts, deletes: Vec::new() };
    Ok(Prepared { writes, chunks, manifest, tail: new_tail })
}

/// The records that an action touches, in the order in which its changes speak of them.
fn touched<'d>(draft: &'d Draft<'_>, sets: &[ChangeSet]) -> Vec<&'d Record> {
    if draft.is_untouched() {
        return Vec::new();
    }
    let mut seen = IdMap::default();
    let changes = sets.iter().flat_map(|set| &set.changes);
    let touched = changes.flat_map(Change::ids).filter_map(|id| draft.touched(id));
    touched.filter(|record| seen.insert(record.id, ()).is_none()).collect()
}

/// The chunks in which touched records lie or will lie, built anew.
fn rebuilt(world: &World, touched: &[&Record], segment: u64) -> Result<Vec<(u32, Chunk)>, Damage> {
    let mut edits: BTreeMap<(Kind, u32), BTreeMap<usize, &Record>> = BTreeMap::new();
    let mut births: BTreeMap<Kind, Vec<&Record>> = BTreeMap::new();
    for record in touched.iter().copied() {
        match world.place(record.id) {
            Some(at) => edits.entry((at.kind, at.chunk)).or_default().extend([(usize::from(at.row), record)]),
            None => births.entry(record.kind).or_default().push(record),
        }
    }
    let mut rows_of: BTreeMap<(Kind, u32), Vec<Row>> = BTreeMap::new();
    for ((kind, index), edits) in edits {
        let Some(chunk) = world.chunks(kind).get(index as usize) else { continue };
        let row = |row| {
            let mut segments = chunk.segments(row);
            let edited = edits.get(&row);
            if edited.is_some() && segments.last() != Some(&segment) {
                segments.push(segment);
            }
            Row { record: edited.map_or_else(|| chunk.record(row), |record| (*record).clone()), segments }
        };
        rows_of.insert((kind, index), (0..chunk.rows()).map(row).collect());
    }
    for (kind, records) in births {
        let shelf = world.chunks(kind);
        let mut index = (shelf.len() as u32).saturating_sub(1);
        for record in records {
            let mut room =
                rows_of.entry((kind, index)).or_insert_with(|| shelf.get(index as usize).map(rows).unwrap_or_default());
            if room.len() >= CHUNK_ROWS {
                index += 1;
                room = rows_of.entry((kind, index)).or_default();
            }
            room.push(Row { record: record.clone(), segments: vec![segment] });
        }
    }
    rows_of.into_iter().map(|((kind, index), rows)| Ok((index, build(kind, &rows)?))).collect()
}

/// The rows of a chunk, unpacked.
pub(super) fn rows(chunk: &Chunk) -> Vec<Row> {
    (0..chunk.rows()).map(|row| Row { record: chunk.record(row), segments: chunk.segments(row) }).collect()
}

/// The order in which ids were first spoken of, for [`super::rebuild()`].
pub(super) fn order_of_birth(sets: &[(u64, ChangeSet)]) -> Vec<RecordId> {
    let mut seen = HashSet::new();
    let ids = sets.iter().flat_map(|(_, set)| &set.changes).flat_map(Change::ids);
    ids.filter(|id| seen.insert(*id)).collect()
}
