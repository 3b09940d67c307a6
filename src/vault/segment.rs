//! A segment of the journal as bytes: `TSG1`, four zero bytes, XXH3-64 of what follows, then actions. An
//! action is the number of its change sets, then each as its length in bytes, doubled and one more when it
//! speaks of births, and itself in postcard; so what is not asked for is passed over unread. Numbers are
//! postcard's too. An action is never split over two segments. Births of many stand apart, as chunks.

use crate::journal::{Cause, Change, ChangeSet};
use crate::model::{FieldId, Kind, RecordId, Stamp, Value};
use crate::shelves::Chunk;
use memchr::memchr_iter;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

const MAGIC: &[u8; 4] = b"TSG1";
const HEADER: usize = 16;

impl Births {
    /// The index of births whose records were put one by one, wherever there was room.
    pub const SPREAD: u32 = u32::MAX;

    /// Whether the birth of the record at a place may be among them.
    #[must_use]
    pub const fn may_hold(&self, kind: u16, chunk: u32) -> bool {
        self.kind == kind && (self.index == chunk || self.index == Births::SPREAD)
    }
}

/// A change as it lies in a segment.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Stored {
    Create {
        id: RecordId,
        kind: Kind,
        fields: Vec<(FieldId, Value)>,
    },
    Set {
        id: RecordId,
        field: FieldId,
        before: Option<Value>,
        after: Option<Value>,
    },
    Life {
        id: RecordId,
        alive: bool,
    },
    /// The records of a chunk, as they were at birth.
    Births(Births),
}

/// Where births of many are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Births {
    /// Their number in the births store.
    pub number: u64,
    /// The code of their kind.
    pub kind: u16,
    /// The chunk on the shelf of their kind in which they were put then; so the births of one record
    /// are found without reading those of all.
    pub index: u32,
}

/// A change set as it lies in a segment.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct StoredSet {
    stamp: Stamp,
    deed: Stamp,
    cause: Cause,
    changes: Vec<Stored>,
}

/// Bytes that are no sound segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentDamage {
    /// Too short, wrong mark, or not what was stored.
    #[error("not the form of a segment")]
    Form,
    /// The checksum does not fit.
    #[error("checksum of a segment does not fit")]
    Checksum,
    /// Births it speaks of are not there.
    #[error("births {0} are missing")]
    MissingBirths(u64),
}

/// A segment read from the base, not yet joined with the births it speaks of.
#[derive(Clone, Debug)]
pub struct Segment {
    actions: Vec<Vec<StoredSet>>,
}

impl Segment {
    /// Reads a segment after checking form and checksum.
    ///
    /// # Errors
    /// [`SegmentDamage`] when the bytes are none.
    pub fn open(bytes: &[u8]) -> Result<Segment, SegmentDamage> {
        Segment::read(bytes, &|_| true)
    }

    /// The same with only those change sets that may speak of a record: the history of one touches so many
    /// segments that unpacking them whole is what it would wait for.
    ///
    /// # Errors
    /// [`SegmentDamage`] when the bytes are none.
    pub fn open_about(bytes: &[u8], id: RecordId) -> Result<Segment, SegmentDamage> {
        let id = id.bits().to_le_bytes();
        Segment::read(bytes, &|set| memchr_iter(id[0], set).any(|at| set[at..].starts_with(&id)))
    }

    fn read(bytes: &[u8], wanted: &dyn Fn(&[u8]) -> bool) -> Result<Segment, SegmentDamage> {
        if bytes.len() < HEADER || &bytes[..4] != MAGIC || bytes[4..8] != [0; 4] {
            return Err(SegmentDamage::Form);
        }
        if checksum_of(bytes) != Some(xxh3_64(&bytes[HEADER..])) {
            return Err(SegmentDamage::Checksum);
        }
        let mut rest = &bytes[HEADER..];
        let mut actions = Vec::new();
        while !rest.is_empty() {
            let mut action = Vec::new();
            for _ in 0..number(&mut rest)? {
                let head = number(&mut rest)?;
                let set = usize::try_from(head / 2).ok().and_then(|len| rest.split_at_checked(len));
                let (set, left) = set.ok_or(SegmentDamage::Form)?;
                if head % 2 == 1 || wanted(set) {
                    action.push(postcard::from_bytes(set).map_err(|_| SegmentDamage::Form)?);
                }
                rest = left;
            }
            actions.push(action);
        }
        Ok(Segment { actions })
    }

    /// How many actions are in it.
    #[must_use]
    pub const fn actions(&self) -> usize {
        self.actions.len()
    }

    /// The births it speaks of.
    #[must_use]
    pub fn births(&self) -> Vec<Births> {
        let changes = self.actions.iter().flatten().flat_map(|set| &set.changes);
        changes.filter_map(|change| if let Stored::Births(births) = change { Some(*births) } else { None }).collect()
    }

    /// The actions, each as its change sets, with the births that `births` finds by number.
    ///
    /// # Errors
    /// [`SegmentDamage::MissingBirths`] when it does not find one.
    pub fn join(self, births: &dyn Fn(u64) -> Option<Chunk>) -> Result<Vec<Vec<ChangeSet>>, SegmentDamage> {
        self.join_if(&|place| births(place.number).map(Some).ok_or(SegmentDamage::MissingBirths(place.number)))
    }

    /// The same with only those births that `births` finds; the others are left out.
    #[must_use]
    pub fn join_some(self, births: &dyn Fn(u64) -> Option<Chunk>) -> Vec<Vec<ChangeSet>> {
        self.join_if(&|place| Ok(births(place.number))).unwrap_or_default()
    }

    fn join_if(
        self,
        births: &dyn Fn(Births) -> Result<Option<Chunk>, SegmentDamage>,
    ) -> Result<Vec<Vec<ChangeSet>>, SegmentDamage> {
        let change = |change| match change {
            Stored::Create { id, kind, fields } => Ok(Some(Change::Create { id, kind, fields })),
            Stored::Set { id, field, before, after } => Ok(Some(Change::Set { id, field, before, after })),
            Stored::Life { id, alive } => Ok(Some(Change::Life { id, alive })),
            Stored::Births(place) => Ok(births(place)?.map(Change::CreateMany)),
        };
        let set = |set: StoredSet| {
            let changes = set.changes.into_iter().filter_map(|stored| change(stored).transpose());
            let changes = changes.collect::<Result<_, SegmentDamage>>()?;
            Ok(ChangeSet { stamp: set.stamp, deed: set.deed, cause: set.cause, changes })
        };
        self.actions.into_iter().map(|action| action.into_iter().map(set).collect()).collect()
    }
}

/// Appends an action to the body of a segment; `place` tells where births were put, one after another.
pub(super) fn append(body: &mut Vec<u8>, sets: &[ChangeSet], mut place: impl FnMut() -> Births) {
    let mut store = |change: &Change| match change {
        Change::Create { id, kind, fields } => Stored::Create { id: *id, kind: *kind, fields: fields.clone() },
        Change::Set { id, field, before, after } => {
            Stored::Set { id: *id, field: *field, before: before.clone(), after: after.clone() }
        }
        Change::Life { id, alive } => Stored::Life { id: *id, alive: *alive },
        Change::CreateMany(_) => Stored::Births(place()),
    };
    put(body, sets.len() as u64);
    for set in sets {
        let changes: Vec<Stored> = set.changes.iter().map(&mut store).collect();
        let births = changes.iter().any(|change| matches!(change, Stored::Births(_)));
        let stored = StoredSet { stamp: set.stamp, deed: set.deed, cause: set.cause.clone(), changes };
        // Nothing in it can fail to be written: no maps of unknown length, no foreign types.
        let bytes = postcard::to_allocvec(&stored).unwrap_or_default();
        put(body, bytes.len() as u64 * 2 + u64::from(births));
        body.extend(bytes);
    }
}

fn put(body: &mut Vec<u8>, number: u64) {
    body.extend(postcard::to_allocvec(&number).unwrap_or_default());
}

/// Takes a number off the front.
fn number(bytes: &mut &[u8]) -> Result<u64, SegmentDamage> {
    let (number, rest) = postcard::take_from_bytes(bytes).map_err(|_| SegmentDamage::Form)?;
    *bytes = rest;
    Ok(number)
}

/// A body with its header.
pub(super) fn seal(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(&xxh3_64(body).to_le_bytes());
    bytes.extend_from_slice(body);
    bytes
}

/// The checksum that sealed bytes carry.
pub(super) fn checksum_of(bytes: &[u8]) -> Option<u64> {
    bytes.get(8..16)?.try_into().ok().map(u64::from_le_bytes)
}

/// The body of sealed bytes.
pub(super) fn body_of(bytes: &[u8]) -> &[u8] {
    bytes.get(HEADER..).unwrap_or_default()
}
