//! The cards of a board as they lie in its columns, kept from one look to the next: a board may have a hundred thousand,
//! and a change touches a chunk of them. Only the chunks that differ are dealt anew.

use super::worth::{sums, worth_field};
use crate::model::schema::{PIPELINE, STAGE, STAGE_SINCE};
use crate::model::{FieldId, Instant, Kind, Money, RecordId, Value};
use crate::shelves::{Chunk, World};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// What a column is sorted by and summed over: its group, since when it stands there, which, what it is worth.
pub(super) type Row = (usize, Option<Instant>, RecordId, Option<Money>);

/// The cards of one column.
#[derive(Debug, Default)]
pub(super) struct Pile {
    /// In their order.
    pub(super) rows: Vec<Row>,
    /// Which they are.
    pub(super) ids: Arc<[RecordId]>,
    /// What they come to, by currency.
    pub(super) sums: Vec<Money>,
}

impl Pile {
    pub(super) fn of(mut rows: Vec<Row>) -> Pile {
        // Of what is nearly in order already, this is the quicker sort.
        rows.sort();
        Pile {
            ids: rows.iter().map(|(_, _, id, _)| *id).collect(),
            sums: sums(rows.iter().filter_map(|(.., worth)| *worth)),
            rows,
        }
    }
}

/// The cards of a board as they lay at the last look.
#[derive(Debug, Default)]
pub struct Dealt {
    of: Option<(Kind, RecordId)>,
    chunks: Vec<Chunk>,
    piles: BTreeMap<RecordId, Pile>,
}

impl Dealt {
    /// Deals what differs from the last look.
    pub(super) fn follow(&mut self, records: &World, kind: Kind, pipeline: RecordId) {
        let chunks = records.chunks(kind);
        if self.of != Some((kind, pipeline)) || self.chunks.len() > chunks.len() {
            *self = Dealt { of: Some((kind, pipeline)), ..Dealt::default() };
        }
        let mut gone: BTreeMap<RecordId, HashSet<RecordId>> = BTreeMap::new();
        let mut come: BTreeMap<RecordId, Vec<Row>> = BTreeMap::new();
        for (at, chunk) in chunks.iter().enumerate() {
            let before = self.chunks.get(at);
            if before.is_some_and(|before| Arc::ptr_eq(before.bytes(), chunk.bytes())) {
                continue;
            }
            for row in 0..chunk.rows() {
                let was =
                    before.filter(|before| row < before.rows()).and_then(|before| lies(before, row, kind, pipeline));
                let is = lies(chunk, row, kind, pipeline);
                if was == is {
                    continue;
                }
                if let Some((stage, (_, _, id, _))) = was {
                    gone.entry(stage).or_default().insert(id);
                }
                if let Some((stage, row)) = is {
                    come.entry(stage).or_default().push(row);
                }
            }
        }
        self.chunks = chunks.to_vec();
        let stages: HashSet<RecordId> = gone.keys().chain(come.keys()).copied().collect();
        for stage in stages {
            let mut rows = self.piles.remove(&stage).unwrap_or_default().rows;
            if let Some(gone) = gone.get(&stage) {
                rows.retain(|(_, _, id, _)| !gone.contains(id));
            }
            rows.extend(come.remove(&stage).unwrap_or_default());
            self.piles.insert(stage, Pile::of(rows));
        }
    }

    pub(super) fn pile(&self, stage: RecordId) -> Option<&Pile> {
        self.piles.get(&stage)
    }
}

/// Where a row lies on the board of a pipeline, when it does.
fn lies(chunk: &Chunk, at: usize, kind: Kind, pipeline: RecordId) -> Option<(RecordId, Row)> {
    let is_on_it = chunk.alive(at) && chunk.reference(at, PIPELINE) == Some(pipeline);
    is_on_it.then(|| row(chunk, at, 0, worth_field(kind))).flatten()
}

/// A row of a group, and the stage it stands in.
pub(super) fn row(chunk: &Chunk, at: usize, group: usize, worth_field: FieldId) -> Option<(RecordId, Row)> {
    let stage = chunk.reference(at, STAGE)?;
    let since = chunk.value(at, STAGE_SINCE).as_ref().and_then(Value::as_instant);
    let worth = chunk.value(at, worth_field).as_ref().and_then(Value::as_money);
    Some((stage, (group, since, chunk.id(at), worth)))
}
