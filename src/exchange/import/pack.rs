//! New records, packed as they come, so that no more than one chunk of each kind lies open.

use crate::model::{FieldId, Kind, Record, RecordId, Stamp, Value};
use crate::shelves::{CHUNK_ROWS, Chunk, Damage, Row, build};
use std::collections::BTreeMap;

/// The stamp and the segment stand in for those of the writing, which is not yet.
const SEGMENT: u64 = 0;

#[derive(Debug, Default)]
pub(super) struct Packer {
    open: BTreeMap<Kind, Vec<Row>>,
    full: Vec<Chunk>,
}

impl Packer {
    /// `fields` sorted, each there once.
    pub(super) fn put(&mut self, kind: Kind, id: RecordId, fields: Vec<(FieldId, Value)>) -> Result<(), Damage> {
        let record = Record { id, kind, alive: true, born: Stamp::ZERO, fields, stamps: Vec::new() };
        let rows = self.open.entry(kind).or_default();
        rows.push(Row { record, segments: vec![SEGMENT] });
        if rows.len() == CHUNK_ROWS {
            self.full.push(build(kind, rows)?);
            rows.clear();
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Vec<Chunk>, Damage> {
        for (kind, rows) in &self.open {
            if !rows.is_empty() {
                self.full.push(build(*kind, rows)?);
            }
        }
        Ok(self.full)
    }
}
