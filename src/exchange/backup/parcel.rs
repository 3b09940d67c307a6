//! A backup on its way from the Worker that read it to the page: laid out as it would lie in a base, so
//! that the page opens bytes and parses nothing.

use super::Backup;
use crate::model::{Device, Kind, RecordId};
use crate::shelves::{Chunk, Damage, World};
use crate::vault::{Manifest, Place, Segment, found};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// The table of contents of the bytes that lie beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    base: RecordId,
    items: Vec<(Item, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Item {
    Chunk { kind: u16, index: u32 },
    Births(u64),
    Segment(u64),
}

impl Parcel {
    /// Packs a backup: the table of contents, and the bytes.
    ///
    /// # Errors
    /// [`Damage`] when a record is too large for a chunk.
    pub fn pack(backup: Backup) -> Result<(Parcel, Vec<u8>), Damage> {
        let Backup { base, sets, records } = backup;
        drop(records);
        let nobody = Device(0);
        let laid_out = found(&Manifest::empty(base, nobody), base, nobody, sets)?;
        let puts = laid_out.writes.puts;
        let mut bytes = Vec::with_capacity(puts.iter().map(|(_, bytes)| bytes.len()).sum());
        let mut items = Vec::with_capacity(puts.len());
        for (place, content) in puts {
            let item = match place {
                Place::Chunk { kind, index } => Item::Chunk { kind, index },
                Place::Births(number) => Item::Births(number),
                Place::Segment(number) => Item::Segment(number),
            };
            items.push((item, u32::try_from(content.len()).map_err(|_| Damage::Form)?));
            bytes.extend_from_slice(&content);
        }
        Ok((Parcel { base, items }, bytes))
    }

    /// The backup, from the bytes that lay beside.
    ///
    /// # Errors
    /// [`Damage`] when they are not the bytes that were packed.
    pub fn open(&self, mut bytes: &[u8]) -> Result<Backup, Damage> {
        let mut records = World::default();
        let mut births: HashMap<u64, Chunk> = HashMap::new();
        let mut segments = Vec::new();
        for (item, length) in &self.items {
            let (content, rest) = bytes.split_at_checked(*length as usize).ok_or(Damage::Form)?;
            bytes = rest;
            match *item {
                Item::Chunk { kind, index } => {
                    let chunk = Chunk::open(Arc::from(content))?;
                    if Some(chunk.kind()) != Kind::from_code(kind) || !records.put(index, chunk) {
                        return Err(Damage::Form);
                    }
                }
                Item::Births(number) => drop(births.insert(number, Chunk::open(Arc::from(content))?)),
                Item::Segment(_) => segments.push(Segment::open(content).map_err(|_| Damage::Form)?),
            }
        }
        if !bytes.is_empty() {
            return Err(Damage::Form);
        }
        let mut sets = Vec::new();
        for segment in segments {
            let actions = segment.join(&|number| births.get(&number).cloned()).map_err(|_| Damage::Form)?;
            sets.extend(actions.into_iter().flatten());
        }
        Ok(Backup { base: self.base, sets, records })
    }
}
