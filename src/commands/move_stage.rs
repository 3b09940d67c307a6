//! Move a record to a stage.

use super::gate::{missing, pipeline_for, stage_kind, ways_in};
use super::{Context, Decision, Refusal, write};
use crate::journal::{Change, Deed};
use crate::model::schema::{CLOSED_ON, PIPELINE, STAGE, STAGE_SINCE};
use crate::model::time::to_local;
use crate::model::{FieldId, Given, Instant, Record, RecordId, Records, Value};

pub(super) fn decide(
    id: RecordId,
    stage: RecordId,
    fields: &[(FieldId, Option<Value>)],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let mut changes = write::write(id, fields, context)?;
    let record = context.records.get(id).ok_or(Refusal::NotThere(id))?;
    let filled = |field| match fields.iter().find(|(written, _)| *written == field) {
        Some((_, value)) => value.is_some(),
        None => record.get(field).is_some(),
    };
    let entered = enter(context.records, &record, stage, &filled, context.given.now, context.given)?;
    changes.extend(entered);
    Ok(Decision::person(Deed::Move, changes, Some(id)))
}

/// The changes by which a record enters a stage at a moment, or the refusal of the gate.
/// `filled` says whether a field holds something by then. Nothing when it stands there already.
///
/// # Errors
/// [`Refusal::WrongStage`], [`Refusal::WrongWay`], [`Refusal::Missing`].
pub fn enter(
    records: &dyn Records,
    record: &Record,
    stage: RecordId,
    filled: &dyn Fn(FieldId) -> bool,
    at: Instant,
    given: &Given,
) -> Result<Vec<Change>, Refusal> {
    pipeline_for(records, stage, record.kind).ok_or(Refusal::WrongStage(stage))?;
    let stands = record.reference(STAGE);
    if stands == Some(stage) {
        return Ok(Vec::new());
    }
    let ways = ways_in(records, stage);
    if !ways.is_empty() && stands.is_none_or(|stands| !ways.contains(&stands)) {
        return Err(Refusal::WrongWay(stage));
    }
    let lacking = missing(records, stage, filled);
    if !lacking.is_empty() {
        return Err(Refusal::Missing { stage, fields: lacking });
    }
    put(records, record, stage, at, given)
}

/// The changes by which a record comes to stand in a stage, past its gate. Nothing when it stands there already.
///
/// # Errors
/// [`Refusal::WrongStage`].
pub(super) fn put(
    records: &dyn Records,
    record: &Record,
    stage: RecordId,
    at: Instant,
    given: &Given,
) -> Result<Vec<Change>, Refusal> {
    let pipeline = pipeline_for(records, stage, record.kind).ok_or(Refusal::WrongStage(stage))?;
    if record.reference(STAGE) == Some(stage) {
        return Ok(Vec::new());
    }
    let closed = (stage_kind(records, stage) != "open").then(|| Value::Day(to_local(at, &*given.zone).0));
    let after = [
        (PIPELINE, Some(Value::Ref(pipeline))),
        (STAGE, Some(Value::Ref(stage))),
        (STAGE_SINCE, Some(Value::Instant(at))),
        (CLOSED_ON, closed),
    ];
    let changes = after.into_iter().filter_map(|(field, after)| {
        let before = record.get(field).cloned();
        (before != after).then_some(Change::Set { id: record.id, field, before, after })
    });
    Ok(changes.collect())
}
