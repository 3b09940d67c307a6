//! Move a record to a stage.

use super::gate::{approver, missing, pipeline_for, stage_kind, ways_in};
use super::{Context, Decision, Refusal, write};
use crate::journal::{Change, Deed};
use crate::model::schema::{AWAITS, CLOSED_ON, PIPELINE, STAGE, STAGE_SINCE};
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

/// The changes by which a record enters a stage at a moment, or the refusal of the gate. Where somebody has to agree
/// first, it does not enter: what it awaits is written down. `filled` says whether a field holds something by then.
/// Nothing when it stands there already, or awaits that already.
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
    pass(records, record, stage, filled)?;
    if record.reference(STAGE) == Some(stage) || approver(records, stage).is_none() {
        return put(records, record, stage, at, given);
    }
    Ok(awaiting(record, Some(stage)).into_iter().collect())
}

/// The answer of whoever has to agree: with a yes the record enters what it awaits, through the rest of the gate; with a
/// no it stays where it is.
///
/// # Errors
/// [`Refusal::NotThere`] when it awaits nothing; of the gate as [`enter`].
pub(super) fn answer(ids: &[RecordId], agreed: bool, context: &Context<'_>) -> Result<Decision, Refusal> {
    let mut changes = Vec::new();
    for id in ids {
        let record = context.records.get(*id).ok_or(Refusal::NotThere(*id))?;
        let stage = record.reference(AWAITS).ok_or(Refusal::NotThere(*id))?;
        if agreed {
            pass(context.records, &record, stage, &|field| record.get(field).is_some())?;
            changes.extend(put(context.records, &record, stage, context.given.now, context.given)?);
        } else {
            changes.extend(awaiting(&record, None));
        }
    }
    let deed = if agreed { Deed::Move } else { Deed::Edit };
    Ok(Decision::person(deed, changes, ids.first().copied()))
}

/// Whether the gate lets a record into a stage, but for whoever has to agree.
fn pass(
    records: &dyn Records,
    record: &Record,
    stage: RecordId,
    filled: &dyn Fn(FieldId) -> bool,
) -> Result<(), Refusal> {
    pipeline_for(records, stage, record.kind).ok_or(Refusal::WrongStage(stage))?;
    let stands = record.reference(STAGE);
    if stands == Some(stage) {
        return Ok(());
    }
    let ways = ways_in(records, stage);
    if !ways.is_empty() && stands.is_none_or(|stands| !ways.contains(&stands)) {
        return Err(Refusal::WrongWay(stage));
    }
    let lacking = missing(records, stage, filled);
    if lacking.is_empty() { Ok(()) } else { Err(Refusal::Missing { stage, fields: lacking }) }
}

/// The change by which a record awaits a stage, or nothing any more.
fn awaiting(record: &Record, stage: Option<RecordId>) -> Option<Change> {
    let (before, after) = (record.get(AWAITS).cloned(), stage.map(Value::Ref));
    (before != after).then_some(Change::Set { id: record.id, field: AWAITS, before, after })
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
        (AWAITS, None),
    ];
    let changes = after.into_iter().filter_map(|(field, after)| {
        let before = record.get(field).cloned();
        (before != after).then_some(Change::Set { id: record.id, field, before, after })
    });
    Ok(changes.collect())
}
