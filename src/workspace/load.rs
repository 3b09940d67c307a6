//! From what lies on disk to memory, chunk by chunk, with everything checked against the manifest.

use super::Workspace;
use crate::journal::ChangeSet;
use crate::model::{Device, Kind, RecordId, Zone};
use crate::shelves::{Chunk, Damage, World};
use crate::vault::{
    Head, Manifest, ManifestDamage, Place, SCHEMA, STEPS, SegmentDamage, ShelfSum, Tail, UpgradeRefused, WRITER,
    Writes, found, rebuild, steps_from, upgraded,
};
use std::rc::Rc;
use std::sync::Arc;

/// What is not as the manifest says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    /// The manifest itself.
    #[error(transparent)]
    Manifest(#[from] ManifestDamage),
    /// The end of the journal.
    #[error(transparent)]
    Tail(#[from] SegmentDamage),
    /// The shelf of a kind.
    #[error("the shelf of {kind:?} is damaged")]
    Shelf {
        /// Which.
        kind: Kind,
        /// What the manifest says.
        expected: ShelfSum,
        /// What was found whole.
        found: ShelfSum,
    },
    /// A newer program wrote it, or it cannot be brought to this program's form.
    #[error(transparent)]
    Form(#[from] UpgradeRefused),
    /// In this program's form a record does not fit any more.
    #[error(transparent)]
    TooLarge(#[from] Damage),
}

/// A base on its way into memory.
pub struct Loading {
    world: World,
    manifest: Manifest,
    tail: Tail,
    broken: Vec<Kind>,
}

impl Loading {
    /// Begins with the head; `tail` are the bytes of the last segment.
    ///
    /// # Errors
    /// [`Lost`] when head or tail are damaged, or of a form that is not this program's.
    pub fn begin(head: &Head, tail: Option<&[u8]>) -> Result<Loading, Lost> {
        if !steps_from(head.schema, SCHEMA, STEPS)?.is_empty() {
            return Err(UpgradeRefused::Older { found: head.schema }.into());
        }
        let manifest = Manifest::from_bytes(&head.manifest)?;
        if manifest.generation != head.generation {
            return Err(ManifestDamage.into());
        }
        let tail = match (manifest.segments.checked_sub(1), tail) {
            (None, _) => Tail::default(),
            (Some(number), Some(bytes)) => Tail::open(number, bytes)?,
            (Some(_), None) => return Err(SegmentDamage::Form.into()),
        };
        // Sound in itself, but not the one that was written last.
        if manifest.tail != tail.checksum() {
            return Err(SegmentDamage::Checksum.into());
        }
        Ok(Loading { world: World::default(), manifest, tail, broken: Vec::new() })
    }

    /// What the base must hold.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The records that have come so far.
    #[must_use]
    pub const fn records(&self) -> &World {
        &self.world
    }

    /// Takes one chunk; those of a kind must come in order. A damaged one is remembered, not taken.
    pub fn put(&mut self, kind: Kind, index: u32, bytes: Arc<[u8]>) {
        let taken = match Chunk::open(bytes) {
            Ok(chunk) if chunk.kind() == kind => self.world.put(index, chunk),
            Ok(_) | Err(Damage::Form | Damage::Checksum | Damage::Unknown) => false,
        };
        if !taken && !self.broken.contains(&kind) {
            self.broken.push(kind);
        }
    }

    /// The whole base, when everything is there.
    ///
    /// # Errors
    /// Every shelf that is not as the manifest says.
    pub fn finish(self, zone: Rc<dyn Zone>) -> Result<Workspace, Vec<Lost>> {
        let mut lost = Vec::new();
        for kind in Kind::ALL {
            let expected = self.manifest.shelf(*kind);
            let found = Manifest::sum_of(self.world.chunks(*kind));
            if expected != found || self.broken.contains(kind) {
                lost.push(Lost::Shelf { kind: *kind, expected, found });
            }
        }
        if lost.is_empty() { Ok(Workspace::over(self.world, self.manifest, self.tail, zone)) } else { Err(lost) }
    }
}

impl Workspace {
    /// Makes the shelves anew from the whole journal, each change set with the number of its segment; the
    /// journal itself stays as it is. Gives the workspace and what must be written for it.
    ///
    /// # Errors
    /// [`Damage`] when a record is too large for a chunk.
    pub fn mend(
        manifest: &Manifest,
        tail: Tail,
        journal: &[(u64, ChangeSet)],
        zone: Rc<dyn Zone>,
    ) -> Result<(Workspace, Writes), Damage> {
        let expected = manifest.generation;
        let old = &manifest.shelves;
        let mut mended = Manifest { generation: expected + 1, shelves: Default::default(), ..manifest.clone() };
        let mut world = World::default();
        let mut puts = Vec::new();
        for (index, chunk) in rebuild(journal)? {
            puts.push((Place::Chunk { kind: chunk.kind().code(), index }, chunk.bytes().clone()));
            mended.put_chunk(index, None, &chunk);
            world.put(index, chunk);
        }
        // Imported chunks may lie less densely than those made anew; what is left over would be taken for damage.
        let left = old.iter().flat_map(|(kind, shelf)| {
            let made = mended.shelves.get(kind).map_or(0, |shelf| shelf.chunks);
            (made..shelf.chunks).map(|index| Place::Chunk { kind: *kind, index })
        });
        let deletes = left.collect();
        let head =
            Head { generation: mended.generation, schema: SCHEMA, min_writer: WRITER, manifest: mended.to_bytes() };
        let writes = Writes { expected, head, puts, deletes };
        Ok((Workspace::over(world, mended, tail, zone), writes))
    }

    /// The base brought from the older form `schema` to this program's: its whole journal goes through the
    /// steps, and everything is laid out anew. Gives the workspace and what must be written for it.
    ///
    /// # Errors
    /// [`Lost`] when no steps lead here, or a record became too large for a chunk.
    pub fn upgrade(
        schema: u32,
        old: &Manifest,
        journal: Vec<ChangeSet>,
        zone: Rc<dyn Zone>,
    ) -> Result<(Workspace, Writes), Lost> {
        let sets = upgraded(journal, &steps_from(schema, SCHEMA, STEPS)?);
        Ok(Workspace::found(old, old.base, old.device, sets, zone)?)
    }

    /// A base that is made from a whole journal, in the order given, in place of what `old` tells to
    /// be there: nothing, or a base that is replaced. Gives the workspace and what must be written for it.
    /// `device`: the name of this profile from now on.
    ///
    /// # Errors
    /// [`Damage`] when a record is too large for a chunk.
    pub fn found(
        old: &Manifest,
        base: RecordId,
        device: Device,
        sets: Vec<ChangeSet>,
        zone: Rc<dyn Zone>,
    ) -> Result<(Workspace, Writes), Damage> {
        let founded = found(old, base, device, sets)?;
        let mut world = World::default();
        for (index, chunk) in founded.chunks {
            world.put(index, chunk);
        }
        Ok((Workspace::over(world, founded.manifest, founded.tail, zone), founded.writes))
    }
}
