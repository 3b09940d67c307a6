//! A base made from a whole journal that came from a file.

use super::layout::{Head, Place, Writes};
use super::manifest::Manifest;
use super::prepare::Prepared;
use super::rebuild::rebuild;
use super::segment::{Births, append, seal};
use super::tail::{SEGMENT_BYTES, Tail};
use super::upgrade::{SCHEMA, WRITER};
use crate::journal::{Change, ChangeSet};
use crate::model::{Device, Kind, Record, RecordId, Stamp};
use crate::shelves::{CHUNK_ROWS, Chunk, Damage, IdMap};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lays out the journal of `base`, in the order given, in place of what `old` tells to be there.
/// `device`: the name of this profile from now on; a fresh one where what is replaced may go on elsewhere.
///
/// # Errors
/// [`Damage`] when a chunk would grow beyond what a chunk can hold.
pub fn found(old: &Manifest, base: RecordId, device: Device, sets: Vec<ChangeSet>) -> Result<Prepared, Damage> {
    let mut manifest = Manifest { generation: old.generation + 1, ..Manifest::empty(base, device) };
    let mut puts: Vec<(Place, Arc<[u8]>)> = Vec::new();
    let places = places(&sets);
    let mut journal: Vec<(u64, ChangeSet)> = Vec::with_capacity(sets.len());
    let (mut body, mut number, mut tail) = (Vec::new(), 0, Tail::default());
    let mut sets = sets.into_iter().peekable();
    while sets.peek().is_some() {
        let begin = journal.len();
        while let Some(set) = sets.next_if(|set| journal.get(begin).is_none_or(|(_, first)| first.deed == set.deed)) {
            journal.push((number, aligned(set, &places)));
        }
        let mut births = Vec::new();
        for (_, set) in &mut journal[begin..] {
            for change in &mut set.changes {
                let Change::CreateMany(chunk) = change else { continue };
                *chunk = chunk.stamped(set.stamp, number)?;
                let index = places.get(&chunk.id(0)).map_or(0, |(_, index)| *index);
                births.push(Births { number: manifest.births, kind: chunk.kind().code(), index });
                puts.push((Place::Births(manifest.births), chunk.bytes().clone()));
                manifest.put_births(manifest.births, chunk.checksum());
            }
            let seen = manifest.seen.entry(set.stamp.device()).or_insert(Stamp::ZERO);
            *seen = (*seen).max(set.stamp);
            manifest.last = manifest.last.max(set.stamp);
        }
        let action: Vec<ChangeSet> = journal[begin..].iter().map(|(_, set)| set.clone()).collect();
        let mut births = births.into_iter();
        append(&mut body, &action, || births.next().unwrap_or(Births { number: u64::MAX, kind: 0, index: 0 }));
        if body.len() >= SEGMENT_BYTES || sets.peek().is_none() {
            let bytes = seal(&body);
            tail = Tail::open(number, &bytes).map_err(|_| Damage::Form)?;
            manifest.put_segment(number, None, tail.checksum().unwrap_or_default());
            puts.push((Place::Segment(number), bytes.into()));
            body.clear();
            number += 1;
        }
    }
    let chunks = rebuild(&journal)?;
    for (index, chunk) in &chunks {
        puts.push((Place::Chunk { kind: chunk.kind().code(), index: *index }, chunk.bytes().clone()));
        manifest.put_chunk(*index, None, chunk);
    }
    let head =
        Head { generation: manifest.generation, schema: SCHEMA, min_writer: WRITER, manifest: manifest.to_bytes() };
    let writes = Writes { expected: old.generation, head, puts, deletes: surplus(old, &manifest) };
    Ok(Prepared { writes, chunks, manifest, tail })
}

/// The chunk in which each record will lie, as [`rebuild()`] puts them: in the order in which the journal
/// first speaks of them.
fn places(sets: &[ChangeSet]) -> IdMap<(Kind, u32)> {
    let mut kinds: IdMap<Kind> = IdMap::default();
    for change in sets.iter().flat_map(|set| &set.changes) {
        let kind = match change {
            Change::Create { kind, .. } => *kind,
            Change::CreateMany(chunk) => chunk.kind(),
            Change::Set { .. } | Change::Life { .. } => continue,
        };
        for id in change.ids() {
            kinds.entry(id).or_insert(kind);
        }
    }
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut places: IdMap<(Kind, u32)> = IdMap::default();
    for id in sets.iter().flat_map(|set| &set.changes).flat_map(Change::ids) {
        let Some(kind) = kinds.get(&id) else { continue };
        places.entry(id).or_insert_with(|| {
            let count = counts.entry(*kind).or_default();
            *count += 1;
            (*kind, ((*count - 1) / CHUNK_ROWS) as u32)
        });
    }
    places
}

/// The set with births of many only where all of them lie in one chunk; others one by one.
fn aligned(set: ChangeSet, places: &IdMap<(Kind, u32)>) -> ChangeSet {
    let together = |chunk: &Chunk| {
        let Some((kind, index)) = places.get(&chunk.id(0)) else { return false };
        let here = |row| places.get(&chunk.id(row)) == Some(&(chunk.kind(), *index));
        *kind == chunk.kind() && (0..chunk.rows()).all(here)
    };
    let mut changes = Vec::with_capacity(set.changes.len());
    for change in set.changes {
        match change {
            Change::CreateMany(chunk) if !together(&chunk) => changes.extend((0..chunk.rows()).map(|row| {
                let Record { id, kind, fields, .. } = chunk.record(row);
                Change::Create { id, kind, fields }
            })),
            other => changes.push(other),
        }
    }
    ChangeSet { changes, ..set }
}

/// What lay there and is not written over.
fn surplus(old: &Manifest, new: &Manifest) -> Vec<Place> {
    let chunks = old.shelves.iter().flat_map(|(kind, shelf)| {
        let kept = new.shelves.get(kind).map_or(0, |shelf| shelf.chunks);
        (kept..shelf.chunks).map(|index| Place::Chunk { kind: *kind, index })
    });
    let segments = (new.segments..old.segments).map(Place::Segment);
    chunks.chain(segments).chain((new.births..old.births).map(Place::Births)).collect()
}
