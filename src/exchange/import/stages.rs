//! Where a row stands on its way, what its stage asks for, and what follows from it.

use super::fold::squeezed;
use super::lookups::{Lookups, StageRow};
use super::mapping::{Constant, Wanted};
use crate::model::schema::{CLOSED_ON, EXPECTED_CLOSE, PIPELINE, STAGE, STAGE_SINCE, STARTED_ON};
use crate::model::time::{from_local, to_local};
use crate::model::{FieldId, Given, Kind, RecordId, Value};
use std::collections::HashMap;

/// The stages of the pipeline that rows go to.
#[derive(Debug, Default)]
pub(super) struct Stages {
    pipeline: Option<RecordId>,
    rows: Vec<StageRow>,
    by_name: HashMap<String, RecordId>,
}

impl Stages {
    pub(super) fn new(lookups: &Lookups) -> Stages {
        let by_name = lookups.stages.iter().rev().map(|stage| (squeezed(&stage.name), stage.id)).collect();
        Stages { pipeline: lookups.pipeline, rows: lookups.stages.clone(), by_name }
    }

    /// The stage of that name.
    pub(super) fn find(&self, name: &str) -> Option<RecordId> {
        self.by_name.get(&squeezed(name)).copied()
    }

    fn get(&self, id: RecordId) -> Option<&StageRow> {
        self.rows.iter().find(|stage| stage.id == id)
    }

    /// Whether records of the pipeline can stand there.
    pub(super) fn has(&self, id: RecordId) -> bool {
        self.get(id).is_some()
    }

    /// Makes what a row says of a record that is there fit the stage that the row names.
    pub(super) fn fit(&self, kind: Kind, fields: &mut Vec<(FieldId, Value)>) {
        let named = value(fields, STAGE).and_then(Value::as_ref).and_then(|id| self.get(id));
        if named.is_some_and(|stage| stage.stage_kind == "open") {
            expect_close(kind, fields);
        }
    }

    /// Puts a new record into its stage, the first one when the row names none, with all that follows.
    /// Error: the stage, and what it asks for and the row lacks.
    pub(super) fn enter(
        &self,
        kind: Kind,
        fields: &mut Vec<(FieldId, Value)>,
        constants: &[Constant],
        given: &Given,
    ) -> Result<(), (RecordId, Vec<FieldId>)> {
        let named = value(fields, STAGE).and_then(Value::as_ref);
        let Some(stage) = named.and_then(|id| self.get(id)).or(self.rows.first()) else {
            fields.retain(|(field, _)| !matches!(*field, STAGE | PIPELINE));
            return Ok(());
        };
        for constant in constants.iter().filter(|constant| constant.wanted == Wanted::ByStage) {
            if stage.asks.contains(&constant.field) && value(fields, constant.field).is_none() {
                fields.push((constant.field, constant.value.clone()));
            }
        }
        let lacking: Vec<FieldId> =
            stage.asks.iter().filter(|field| value(fields, **field).is_none()).copied().collect();
        if !lacking.is_empty() {
            return Err((stage.id, lacking));
        }
        fields.retain(|(field, _)| !matches!(*field, STAGE | PIPELINE));
        fields.push((STAGE, Value::Ref(stage.id)));
        fields.extend(self.pipeline.map(|pipeline| (PIPELINE, Value::Ref(pipeline))));
        let closed = stage.stage_kind != "open";
        if closed && value(fields, CLOSED_ON).is_none() {
            fields.push((CLOSED_ON, Value::Day(to_local(given.now, &*given.zone).0)));
        }
        if !closed {
            expect_close(kind, fields);
        }
        if value(fields, STAGE_SINCE).is_none() {
            let began = value(fields, if closed { CLOSED_ON } else { STARTED_ON }).and_then(Value::as_day);
            let since = began.map(|day| from_local(day, 0, &*given.zone)).filter(|since| *since <= given.now);
            fields.push((STAGE_SINCE, Value::Instant(since.unwrap_or(given.now))));
        }
        Ok(())
    }
}

/// The day on which something open closes is one that is expected.
fn expect_close(kind: Kind, fields: &mut Vec<(FieldId, Value)>) {
    let Some(at) = fields.iter().position(|(field, _)| *field == CLOSED_ON) else { return };
    let (_, day) = fields.swap_remove(at);
    if kind == Kind::Deal && value(fields, EXPECTED_CLOSE).is_none() {
        fields.push((EXPECTED_CLOSE, day));
    }
}

/// The value of a field among values in any order.
pub(super) fn value(fields: &[(FieldId, Value)], wanted: FieldId) -> Option<&Value> {
    fields.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value)
}
