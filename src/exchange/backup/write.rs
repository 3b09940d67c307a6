//! From a base to a backup, piece by piece: whoever asks decides about pauses, and nothing but the piece
//! at hand is held. The same base gives the same bytes, on whichever device.

use super::fields::{FieldsOut, ValueOut};
use super::form::{CauseLine, ChangeLine, CreateLine, RecordLine, SetField, SetLine};
use super::{FORMAT, VERSION};
use crate::journal::{Change, ChangeSet};
use crate::model::{FieldId, Kind, Record, RecordId, Records, Stamp, Value};
use crate::shelves::{Chunk, World};
use serde::Serialize;
use std::collections::BTreeMap;
use xxhash_rust::xxh3::Xxh3;

/// How many bytes a piece has; only the last has fewer.
pub const PIECE: usize = 256 * 1024;

/// After every stamp.
const NEVER: Stamp = Stamp::from_bits(u128::MAX);

/// What no file could give back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// A record or a change of it holds a date outside the years 1 to 9999.
    #[error("record {0} holds a date outside the calendar")]
    Record(RecordId),
    /// A run was due outside those years.
    #[error("change set {0:?} was due outside the calendar")]
    Set(Stamp),
}

/// A backup on its way out.
///
/// Ask [`Writer::next`] until it gives nothing; then hand in more of the journal and ask again; after the
/// last of it, [`Writer::close`] and ask again. Records and journal must be those of one moment.
pub struct Writer {
    out: Vec<u8>,
    hash: Xxh3,
    stage: Stage,
    /// Change sets that came and are not yet written, because earlier ones may come.
    waiting: BTreeMap<Stamp, ChangeSet>,
    floor: Stamp,
    closed: bool,
}

enum Stage {
    Records { kind: usize, order: Vec<(Stamp, RecordId)>, at: usize, first: bool },
    Journal { set: Option<Open>, first: bool },
    End,
}

/// A change set of which a part is written.
struct Open {
    set: ChangeSet,
    change: usize,
    row: usize,
}

enum Step {
    Done,
    NeedsMore,
    Ended,
}

impl Writer {
    /// A backup of a base.
    #[must_use]
    pub fn new(base: RecordId) -> Self {
        let head = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"base\":\"{base}\",\n\"records\":[");
        Writer {
            out: head.into_bytes(),
            hash: Xxh3::new(),
            stage: Stage::Records { kind: 0, order: Vec::new(), at: 0, first: true },
            waiting: BTreeMap::new(),
            floor: Stamp::ZERO,
            closed: false,
        }
    }

    /// Hands in a stretch of the journal. `floor`: the least stamp that is still to come, as [`floors`]
    /// tells it; what another device did long ago may have come in late.
    pub fn journal(&mut self, sets: impl IntoIterator<Item = ChangeSet>, floor: Stamp) {
        self.waiting.extend(sets.into_iter().map(|set| (set.stamp, set)));
        self.floor = floor;
    }

    /// Says that the whole journal was handed in.
    pub const fn close(&mut self) {
        self.closed = true;
    }

    /// The next piece; `None` when there is none before more of the journal comes, or at the end.
    ///
    /// # Errors
    /// [`Unwritable`] when something in the base could not be read again.
    pub fn next(&mut self, records: &World) -> Result<Option<Vec<u8>>, Unwritable> {
        loop {
            if self.out.len() >= PIECE {
                let rest = self.out.split_off(PIECE);
                return Ok(Some(self.give(rest)));
            }
            match self.step(records)? {
                Step::Done => {}
                Step::NeedsMore => return Ok(None),
                Step::Ended if self.out.is_empty() => return Ok(None),
                Step::Ended => return Ok(Some(self.give(Vec::new()))),
            }
        }
    }

    fn give(&mut self, rest: Vec<u8>) -> Vec<u8> {
        let piece = std::mem::replace(&mut self.out, rest);
        if !matches!(self.stage, Stage::End) {
            self.hash.update(&piece);
        }
        piece
    }

    fn step(&mut self, records: &World) -> Result<Step, Unwritable> {
        match &mut self.stage {
            Stage::Records { kind, order, at, first } => {
                if let Some((_, id)) = order.get(*at) {
                    *at += 1;
                    let comma = !std::mem::take(first);
                    if let Some(record) = records.find(*id) {
                        write_record(&mut self.out, &record, comma)?;
                    }
                } else if let Some(next) = Kind::ALL.get(*kind) {
                    (*order, *at) = (order_of(records, *next), 0);
                    *kind += 1;
                } else {
                    self.out.extend_from_slice(b"\n],\n\"journal\":[");
                    self.stage = Stage::Journal { set: None, first: true };
                }
                Ok(Step::Done)
            }
            Stage::Journal { set: Some(open), .. } => {
                if !open.step(&mut self.out, records)? {
                    self.stage = Stage::Journal { set: None, first: false };
                }
                Ok(Step::Done)
            }
            Stage::Journal { set, first } => {
                let ready = self.waiting.first_entry().filter(|next| self.closed || *next.key() < self.floor);
                if let Some(next) = ready {
                    *set = Some(Open::begin(&mut self.out, next.remove(), !*first)?);
                    return Ok(Step::Done);
                }
                if !self.closed {
                    return Ok(Step::NeedsMore);
                }
                self.out.extend_from_slice(b"\n]");
                self.hash.update(&self.out);
                self.out.extend_from_slice(format!(",\n\"xxh3\":\"{:016x}\"}}\n", self.hash.digest()).as_bytes());
                self.stage = Stage::End;
                Ok(Step::Done)
            }
            Stage::End => Ok(Step::Ended),
        }
    }
}

/// The floors for [`Writer::journal`], from the least stamp of each stretch in the order in which they lie
/// in the base.
#[must_use]
pub fn floors(least: &[Stamp]) -> Vec<Stamp> {
    let mut floors = vec![NEVER; least.len()];
    for at in (1..least.len()).rev() {
        floors[at - 1] = floors[at].min(least[at]);
    }
    floors
}

/// A whole backup at once.
///
/// # Errors
/// [`Unwritable`] when something in the base could not be read again.
pub fn to_bytes(
    base: RecordId,
    records: &World,
    journal: impl IntoIterator<Item = ChangeSet>,
) -> Result<Vec<u8>, Unwritable> {
    let mut writer = Writer::new(base);
    writer.journal(journal, NEVER);
    writer.close();
    let mut bytes = Vec::new();
    while let Some(piece) = writer.next(records)? {
        bytes.extend(piece);
    }
    Ok(bytes)
}

/// The records of a kind, living and deleted, in the order of their births.
fn order_of(records: &World, kind: Kind) -> Vec<(Stamp, RecordId)> {
    let rows = |chunk| (0..Chunk::rows(chunk)).map(move |row| (chunk.born(row), chunk.id(row)));
    let mut order: Vec<_> = records.chunks(kind).iter().flat_map(rows).collect();
    order.sort_unstable();
    order
}

fn write_record(out: &mut Vec<u8>, record: &Record, comma: bool) -> Result<(), Unwritable> {
    let Record { id, kind, born, ref fields, .. } = *record;
    let line = RecordLine { kind, id, born, deleted: !record.alive, fields: FieldsOut(fields) };
    out.extend_from_slice(if comma { b",\n" } else { b"\n" });
    write(out, &line).map_err(|_| Unwritable::Record(id))
}

/// To memory nothing can fail but a value that has no form in a file.
fn write(out: &mut Vec<u8>, line: &impl Serialize) -> Result<(), serde_json::Error> {
    serde_json::to_writer(out, line)
}

impl Open {
    fn begin(out: &mut Vec<u8>, set: ChangeSet, comma: bool) -> Result<Open, Unwritable> {
        out.extend_from_slice(if comma { b",\n" } else { b"\n" });
        let deed = (set.deed != set.stamp).then_some(set.deed);
        let none: [u8; 0] = [];
        let line = SetLine { stamp: set.stamp, deed, cause: CauseLine::from(&set.cause), changes: none };
        write(out, &line).map_err(|_| Unwritable::Set(set.stamp))?;
        // The changes go between the brackets that stand there empty.
        out.truncate(out.len() - b"]}".len());
        Ok(Open { set, change: 0, row: 0 })
    }

    /// Writes one change, or one birth of many; false at the end.
    fn step(&mut self, out: &mut Vec<u8>, records: &World) -> Result<bool, Unwritable> {
        let Some(change) = self.set.changes.get(self.change) else {
            out.extend_from_slice(b"]}");
            return Ok(false);
        };
        if let Change::CreateMany(chunk) = change
            && self.row == chunk.rows()
        {
            (self.change, self.row) = (self.change + 1, 0);
            return Ok(true);
        }
        if self.change > 0 || self.row > 0 {
            out.push(b',');
        }
        match change {
            Change::CreateMany(chunk) => {
                let id = chunk.id(self.row);
                if listed(records, chunk, self.row) {
                    write_plain(out, &ChangeLine::Born(id), id)?;
                } else {
                    let Record { kind, fields, .. } = chunk.record(self.row);
                    write_birth(out, records, id, kind, &fields)?;
                }
                self.row += 1;
                return Ok(true);
            }
            Change::Create { id, kind, fields } => write_birth(out, records, *id, *kind, fields)?,
            Change::Set { id, field, before, after } => {
                let (before, after) = (before.as_ref().map(ValueOut), after.as_ref().map(ValueOut));
                let set = SetField { id: *id, field: *field, before, after };
                write(out, &ChangeLine::<FieldsOut<'_>, _>::Set(set)).map_err(|_| Unwritable::Record(*id))?;
            }
            Change::Life { id, alive: false } => write_plain(out, &ChangeLine::Delete(*id), *id)?,
            Change::Life { id, alive: true } => write_plain(out, &ChangeLine::Revive(*id), *id)?,
        }
        self.change += 1;
        Ok(true)
    }
}

/// Whether a record stands there as it was born in a row of a chunk.
fn listed(records: &World, births: &Chunk, row: usize) -> bool {
    let place = records.place(births.id(row)).filter(|place| place.kind == births.kind());
    let found = place.and_then(|place| Some((records.chunk(place)?, usize::from(place.row))));
    found.is_some_and(|(chunk, at)| births.same_values(row, chunk, at))
}

fn write_birth(
    out: &mut Vec<u8>,
    records: &World,
    id: RecordId,
    kind: Kind,
    fields: &[(FieldId, Value)],
) -> Result<(), Unwritable> {
    let listed = records.find(id).is_some_and(|record| record.kind == kind && record.fields == fields);
    let line = if listed {
        ChangeLine::Born(id)
    } else {
        ChangeLine::Create(CreateLine { kind, id, fields: FieldsOut(fields) })
    };
    write_plain(out, &line, id)
}

fn write_plain(
    out: &mut Vec<u8>,
    line: &ChangeLine<FieldsOut<'_>, ValueOut<'_>>,
    id: RecordId,
) -> Result<(), Unwritable> {
    write(out, line).map_err(|_| Unwritable::Record(id))
}
