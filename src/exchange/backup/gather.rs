//! From the lines of a backup to what they mean, with everything checked that the file claims twice.
//!
//! Records are packed as they come, births of many too, so that a large file needs little more memory
//! than its own size.

use super::fields::{FieldsIn, ValueIn};
use super::form::{ChangeLine, CreateLine, RecordLine, SetField, SetLine};
use super::problem::{Disagreement, Limits, ProblemKind};
use crate::journal::{Cause, Change, ChangeSet, apply};
use crate::model::{Device, Kind, Record, RecordId, Records, Stamp};
use crate::shelves::{CHUNK_ROWS, Chunk, Damage, IdMap, Row, World, build};
use std::collections::BTreeMap;

/// So many births one after another are packed.
const PACKED: usize = 32;

/// A backup that was read and found sound.
#[derive(Debug)]
pub struct Backup {
    /// The base it is of.
    pub base: RecordId,
    /// The journal, in the order of stamps.
    pub sets: Vec<ChangeSet>,
    /// The records that the journal makes, living and deleted. When their fields were written is told by
    /// the journal alone.
    pub records: World,
}

impl Backup {
    /// Per device, the greatest stamp in the journal.
    #[must_use]
    pub fn seen(&self) -> BTreeMap<Device, Stamp> {
        self.sets.iter().map(|set| (set.stamp.device(), set.stamp)).collect()
    }
}

/// What a record has come to while the journal is read.
enum State {
    /// Born with the values that stand among the records, and not changed since.
    AsListed,
    /// As the journal made it.
    Made(Box<Record>),
}

/// Collects lines.
pub(super) struct Gather {
    limits: Limits,
    records: World,
    rows: Vec<Row>,
    count: usize,
    sets: Vec<ChangeSet>,
    last: Stamp,
    changes: usize,
    states: IdMap<State>,
    /// Per kind, how many were born so far: births are packed as they will lie on the shelves.
    born: BTreeMap<Kind, usize>,
}

type Checked<T> = Result<T, ProblemKind>;

impl Gather {
    pub(super) fn new(limits: &Limits) -> Self {
        Gather {
            limits: limits.clone(),
            records: World::default(),
            rows: Vec::new(),
            count: 0,
            sets: Vec::new(),
            last: Stamp::ZERO,
            changes: 0,
            states: IdMap::default(),
            born: BTreeMap::new(),
        }
    }

    pub(super) fn record(&mut self, line: RecordLine<FieldsIn>) -> Checked<()> {
        let RecordLine { kind, id, born, deleted, fields: FieldsIn(fields) } = line;
        if self.count == self.limits.records {
            return Err(ProblemKind::TooMany { limit: self.limits.records });
        }
        if self.records.knows(id) || self.rows.iter().any(|row| row.record.id == id) {
            return Err(ProblemKind::DuplicateRecord(id));
        }
        if self.rows.len() == CHUNK_ROWS || self.rows.first().is_some_and(|row| row.record.kind != kind) {
            self.shelve()?;
        }
        let record = Record { id, kind, alive: !deleted, born, fields, stamps: Vec::new() };
        self.rows.push(Row { record, segments: vec![0] });
        self.count += 1;
        Ok(())
    }

    /// Packs the records that came since.
    fn shelve(&mut self) -> Checked<()> {
        if let Some(first) = self.rows.first() {
            let chunk = pack(first.record.kind, &self.rows)?;
            self.records.put(self.records.chunks(chunk.kind()).len() as u32, chunk);
            self.rows.clear();
        }
        Ok(())
    }

    pub(super) fn set(&mut self, line: SetLine<Vec<ChangeLine<FieldsIn, ValueIn>>>) -> Checked<()> {
        self.shelve()?;
        let SetLine { stamp, deed, cause, changes: lines } = line;
        if stamp == self.last {
            return Err(ProblemKind::DuplicateStamp(stamp));
        }
        if stamp < self.last {
            return Err(ProblemKind::Disorder(stamp));
        }
        self.last = stamp;
        self.changes += lines.len();
        if self.changes > self.limits.changes {
            return Err(ProblemKind::TooMany { limit: self.limits.changes });
        }
        let mut changes = Vec::with_capacity(lines.len().min(PACKED));
        let mut births: Vec<Row> = Vec::new();
        for line in lines {
            let single = match line {
                ChangeLine::Born(id) => {
                    let found = self.records.find(id).ok_or(disagree(id, Disagreement::NotListed))?.into_owned();
                    let record = Record { alive: true, born: stamp, ..found };
                    self.birth(record, true, &mut births, &mut changes)?;
                    continue;
                }
                ChangeLine::Create(CreateLine { kind, id, fields: FieldsIn(fields) }) => {
                    let record = Record { id, kind, alive: true, born: stamp, fields, stamps: Vec::new() };
                    self.birth(record, false, &mut births, &mut changes)?;
                    continue;
                }
                ChangeLine::Set(SetField { id, field, before, after }) => {
                    Change::Set { id, field, before: before.map(|value| value.0), after: after.map(|value| value.0) }
                }
                ChangeLine::Delete(id) => Change::Life { id, alive: false },
                ChangeLine::Revive(id) => Change::Life { id, alive: true },
            };
            settle(&mut births, &mut changes)?;
            for id in single.ids() {
                self.make(id, &single, stamp);
            }
            changes.push(single);
        }
        settle(&mut births, &mut changes)?;
        self.sets.push(ChangeSet { stamp, deed: deed.unwrap_or(stamp), cause: Cause::from(cause), changes });
        Ok(())
    }

    /// A record came to be; `listed`: with the values that stand among the records.
    fn birth(&mut self, record: Record, listed: bool, births: &mut Vec<Row>, changes: &mut Vec<Change>) -> Checked<()> {
        let (id, kind, stamp) = (record.id, record.kind, record.born);
        let first = !self.states.contains_key(&id);
        let position = self.born.entry(kind).or_default();
        let shelf_full = first && position.is_multiple_of(CHUNK_ROWS);
        *position += usize::from(first);
        if !first || shelf_full || births.first().is_some_and(|row| row.record.kind != kind) {
            settle(births, changes)?;
        }
        let as_listed =
            first && listed && self.records.find(id).is_some_and(|found| found.born == stamp && found.kind == kind);
        if as_listed {
            self.states.insert(id, State::AsListed);
        } else {
            self.make(id, &Change::Create { id, kind, fields: record.fields.clone() }, stamp);
        }
        births.push(Row { record, segments: vec![0] });
        if !first { settle(births, changes) } else { Ok(()) }
    }

    /// Lets a change happen to a record.
    fn make(&mut self, id: RecordId, change: &Change, stamp: Stamp) {
        let before = match self.states.remove(&id) {
            None => None,
            Some(State::Made(record)) => Some(*record),
            Some(State::AsListed) => self.records.find(id).map(|found| Record { alive: true, ..found.into_owned() }),
        };
        if let Some(record) = apply(before, change, stamp) {
            self.states.insert(id, State::Made(Box::new(record)));
        }
    }

    /// The backup, if records and journal tell the same.
    pub(super) fn finish(mut self, base: RecordId) -> Checked<Backup> {
        self.shelve()?;
        for chunk in Kind::ALL.iter().flat_map(|kind| self.records.chunks(*kind)) {
            for row in 0..chunk.rows() {
                let id = chunk.id(row);
                let how = match self.states.remove(&id) {
                    None => Some(Disagreement::NotBorn),
                    Some(State::AsListed) => (!chunk.alive(row)).then_some(Disagreement::Life),
                    Some(State::Made(made)) => differ(&chunk.record(row), &made),
                };
                if let Some(how) = how {
                    return Err(disagree(id, how));
                }
            }
        }
        match self.states.keys().min() {
            Some(id) => Err(disagree(*id, Disagreement::NotListed)),
            None => Ok(Backup { base, sets: self.sets, records: self.records }),
        }
    }
}

const fn disagree(id: RecordId, how: Disagreement) -> ProblemKind {
    ProblemKind::Disagree { id, how }
}

fn differ(listed: &Record, made: &Record) -> Option<Disagreement> {
    if listed.kind != made.kind || listed.born != made.born {
        return Some(Disagreement::Birth);
    }
    if listed.alive != made.alive {
        return Some(Disagreement::Life);
    }
    let both = listed.fields().chain(made.fields()).map(|(field, _)| field);
    both.into_iter().find(|field| listed.get(*field) != made.get(*field)).map(Disagreement::Field)
}

/// Many births become one change, few stay as they are.
fn settle(births: &mut Vec<Row>, changes: &mut Vec<Change>) -> Checked<()> {
    match births.first() {
        Some(first) if births.len() >= PACKED => {
            changes.push(Change::CreateMany(pack(first.record.kind, births)?));
            births.clear();
        }
        _ => {
            changes.extend(births.drain(..).map(|Row { record: Record { id, kind, fields, .. }, .. }| Change::Create {
                id,
                kind,
                fields,
            }))
        }
    }
    Ok(())
}

fn pack(kind: Kind, rows: &[Row]) -> Checked<Chunk> {
    build(kind, rows).map_err(|damage| match damage {
        // Only what is too long makes a chunk fail.
        Damage::Form | Damage::Checksum | Damage::Unknown => ProblemKind::TooLarge { limit: u64::from(u32::MAX) },
    })
}
