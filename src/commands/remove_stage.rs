//! Remove a stage; what stands in it goes to another one, past its gate: nobody could fill the fields of all at once.

use super::gate::stage_kind;
use super::{Context, Decision, Refusal, move_stage};
use crate::journal::{Cause, Change, Deed};
use crate::model::schema::{OF_KIND, PIPELINE, STAGE};
use crate::model::{Kind, RecordId, Records, Value};

pub(super) fn decide(stage: RecordId, to: Option<RecordId>, context: &Context<'_>) -> Result<Decision, Refusal> {
    let records = context.records;
    let row = records.get(stage).filter(|row| row.kind == Kind::Stage).ok_or(Refusal::NotThere(stage))?;
    let mut changes = Vec::new();
    for id in standing(records, stage) {
        let to = to.filter(|to| *to != stage).ok_or(Refusal::Empty(STAGE))?;
        let record = records.get(id).ok_or(Refusal::NotThere(id))?;
        let given = context.given;
        changes.extend(move_stage::put(records, &record, to, given.now, given)?);
    }
    changes.push(Change::Life { id: stage, alive: false });
    // A way has work on it, and what ends well and badly, as far as it ever had.
    let (pipeline, end) = (row.reference(PIPELINE), stage_kind(records, stage));
    let is_like = |id: &RecordId| {
        let of = records.value(*id, PIPELINE).and_then(|of| of.as_ref());
        *id != stage && of == pipeline && stage_kind(records, *id) == end
    };
    if !records.all(Kind::Stage).iter().any(is_like) {
        return Err(Refusal::LastStage(stage));
    }
    // Rules heard of each card when it came; that its column is gone is no event of the card.
    Ok(Decision::silent(Cause::Person(Deed::Delete), changes))
}

/// The living records that stand in a stage.
#[must_use]
pub fn standing(records: &dyn Records, stage: RecordId) -> Vec<RecordId> {
    let of = records.value(stage, PIPELINE).and_then(|pipeline| pipeline.as_ref());
    let kind = of.and_then(|pipeline| records.value(pipeline, OF_KIND));
    let Some(kind) = kind.as_ref().and_then(Value::as_text).and_then(Kind::from_name) else { return Vec::new() };
    let here = Some(Value::Ref(stage));
    records.all(kind).into_iter().filter(|id| records.value(*id, STAGE) == here).collect()
}
