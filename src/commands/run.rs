//! What a person does with a run that waits: moves it in time, or gives it up.

use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{RUN_OUTCOME, RUN_STATUS, WAITS_UNTIL};
use crate::model::{FieldId, Instant, Kind, Record, RecordId, Value};

/// Says until when it waits. It goes on then as everything goes on that falls due; at once, when that is past.
pub(super) fn wait_until(run: RecordId, until: Instant, context: &Context<'_>) -> Result<Decision, Refusal> {
    change(run, &[(WAITS_UNTIL, Value::Instant(until))], context)
}

/// Ends it where it is.
pub(super) fn give_up(run: RecordId, context: &Context<'_>) -> Result<Decision, Refusal> {
    change(run, &[(RUN_STATUS, "ended".into()), (RUN_OUTCOME, "cancelled".into())], context)
}

fn change(run: RecordId, fields: &[(FieldId, Value)], context: &Context<'_>) -> Result<Decision, Refusal> {
    let waits = |run: &Record| run.kind == Kind::Run && run.text(RUN_STATUS) == "waiting";
    let record = context.records.get(run).filter(|run| waits(run)).ok_or(Refusal::NotThere(run))?;
    let set = |(field, after): &(FieldId, Value)| {
        let before = record.get(*field).cloned();
        Change::Set { id: run, field: *field, before, after: Some(after.clone()) }
    };
    Ok(Decision::person(Deed::Rule, fields.iter().map(set).collect(), Some(run)))
}
