//! All records, packed, with an index from id to place and from a record to what is about it.

use super::chunk::Chunk;
use crate::model::schema::ABOUT;
use crate::model::{FieldId, Kind, Record, RecordId, Records, Stamp, Value};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How many records a chunk takes before the next is begun. 64–256 is where both a bulk write and a
/// single edit are cheap; 128 keeps an edit's chunk near 25 kB.
pub const CHUNK_ROWS: usize = 128;

/// Where a record lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which shelf.
    pub kind: Kind,
    /// Which chunk on it.
    pub chunk: u32,
    /// Which row in it.
    pub row: u16,
}

/// Ids are already evenly spread in their last bits.
#[derive(Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u128(&mut self, id: u128) {
        self.0 = (id as u64) ^ ((id >> 64) as u64).rotate_left(32);
    }
}

/// A map by record id.
pub type IdMap<V> = HashMap<RecordId, V, BuildHasherDefault<IdHasher>>;

/// All records as they stand on disk.
#[derive(Clone, Debug, Default)]
pub struct World {
    shelves: HashMap<Kind, Vec<Chunk>>,
    index: IdMap<Place>,
    about: IdMap<Vec<RecordId>>,
}

impl World {
    /// Puts a chunk in its place, over what lay there; the chunks of a kind may only be added in order.
    /// Returns false, and does nothing, when a chunk before it is missing.
    pub fn put(&mut self, index: u32, chunk: Chunk) -> bool {
        let kind = chunk.kind();
        let shelf = self.shelves.entry(kind).or_default();
        let at = index as usize;
        if at > shelf.len() {
            return false;
        }
        let old = shelf.get(at).cloned();
        let known = old.as_ref().map_or(0, Chunk::rows);
        for row in known..chunk.rows() {
            self.index.insert(chunk.id(row), Place { kind, chunk: index, row: row as u16 });
        }
        self.relink(old.as_ref(), &chunk);
        let shelf = self.shelves.entry(kind).or_default();
        if at == shelf.len() {
            shelf.push(chunk)
        } else {
            shelf[at] = chunk
        }
        true
    }

    /// Makes room for so many more records at once.
    pub fn reserve(&mut self, records: usize) {
        self.index.reserve(records);
    }

    /// Keeps [`World::about`] true when a chunk takes the place of an older one.
    fn relink(&mut self, old: Option<&Chunk>, new: &Chunk) {
        let target = |chunk: &Chunk, row: usize| chunk.alive(row).then(|| chunk.reference(row, ABOUT)).flatten();
        if !new.has_column(ABOUT) && !old.is_some_and(|old| old.has_column(ABOUT)) {
            return;
        }
        for row in 0..new.rows() {
            let before = old.filter(|old| row < old.rows()).and_then(|old| target(old, row));
            let after = target(new, row);
            if before == after {
                continue;
            }
            let id = new.id(row);
            if let Some(before) = before
                && let Some(list) = self.about.get_mut(&before)
            {
                list.retain(|other| *other != id);
            }
            if let Some(after) = after {
                let list = self.about.entry(after).or_default();
                let at = list.partition_point(|other| self.index.get(other) < self.index.get(&id));
                list.insert(at, id);
            }
        }
    }

    /// The chunks of a kind, in order.
    #[must_use]
    pub fn chunks(&self, kind: Kind) -> &[Chunk] {
        self.shelves.get(&kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where a record lies.
    #[must_use]
    pub fn place(&self, id: RecordId) -> Option<Place> {
        self.index.get(&id).copied()
    }

    /// The chunk in which a place is.
    #[must_use]
    pub fn chunk(&self, place: Place) -> Option<&Chunk> {
        self.chunks(place.kind).get(place.chunk as usize)
    }

    /// How many records there are, living and deleted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The places of the living records of a kind, in the order they came.
    pub fn rows(&self, kind: Kind) -> impl Iterator<Item = (&Chunk, usize)> {
        self.chunks(kind)
            .iter()
            .flat_map(|chunk| (0..chunk.rows()).filter(|row| chunk.alive(*row)).map(move |row| (chunk, row)))
    }

    /// Bytes of all chunks: the packed size of the base.
    #[must_use]
    pub fn packed_bytes(&self) -> usize {
        self.shelves.values().flatten().map(|chunk| chunk.bytes().len()).sum()
    }
}

impl Records for World {
    fn find(&self, id: RecordId) -> Option<Cow<'_, Record>> {
        let place = self.place(id)?;
        Some(Cow::Owned(self.chunk(place)?.record(usize::from(place.row))))
    }

    fn all(&self, kind: Kind) -> Vec<RecordId> {
        self.rows(kind).map(|(chunk, row)| chunk.id(row)).collect()
    }

    fn ever(&self, kind: Kind) -> Vec<RecordId> {
        self.chunks(kind).iter().flat_map(|chunk| (0..chunk.rows()).map(|row| chunk.id(row))).collect()
    }

    fn about(&self, target: RecordId) -> Vec<RecordId> {
        self.about.get(&target).cloned().unwrap_or_default()
    }

    fn referring(&self, kind: Kind, field: FieldId, target: RecordId) -> Vec<RecordId> {
        let of_chunk = |chunk: &Chunk| -> Vec<RecordId> {
            let rows = if chunk.has_column(field) { chunk.rows() } else { 0 };
            let refers = |row: &usize| chunk.reference(*row, field) == Some(target) && chunk.alive(*row);
            (0..rows).filter(refers).map(|row| chunk.id(row)).collect()
        };
        self.chunks(kind).iter().flat_map(of_chunk).collect()
    }

    fn value(&self, id: RecordId, field: FieldId) -> Option<Value> {
        let place = self.place(id)?;
        let chunk = self.chunk(place)?;
        let row = usize::from(place.row);
        chunk.alive(row).then(|| chunk.value(row, field)).flatten()
    }

    fn kind(&self, id: RecordId) -> Option<Kind> {
        Some(self.place(id)?.kind)
    }

    fn stamps(&self, id: RecordId) -> Option<(Stamp, Vec<Stamp>)> {
        let place = self.place(id)?;
        let (chunk, row) = (self.chunk(place)?, usize::from(place.row));
        let later = || chunk.later_stamps(row).into_iter().map(|(_, stamp)| stamp).collect();
        chunk.alive(row).then(|| (chunk.born(row), later()))
    }

    fn knows(&self, id: RecordId) -> bool {
        self.index.contains_key(&id)
    }
}
