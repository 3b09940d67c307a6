//! What a person does with runs: moves one in time that is open, lets it go on, or settles it as it is; and says that what
//! one did was wrong.

use super::write::write;
use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{REMARK, RUN_OUTCOME, RUN_PLACE, RUN_STATUS, WAITS_UNTIL, WRONG};
use crate::model::{FieldId, Instant, Kind, Record, RecordId, Value};

/// Says until when it waits. It goes on then as everything goes on that falls due; at once, when that is past.
pub(super) fn wait_until(run: RecordId, until: Instant, context: &Context<'_>) -> Result<Decision, Refusal> {
    settle(&[run], context, |run| match run.text(RUN_STATUS) {
        "waiting" => vec![(WAITS_UNTIL, Value::Instant(until))],
        _ => Vec::new(),
    })
}

/// Lets them go on now; `workspace` does.
pub(super) fn resume(runs: &[RecordId], context: &Context<'_>) -> Result<Decision, Refusal> {
    settle(runs, context, |_| vec![(WAITS_UNTIL, Value::Instant(context.given.now))])
}

/// Ends them where they are: what waits is given up, what asks is declined, what could not do a step is left at that.
pub(super) fn give_up(runs: &[RecordId], context: &Context<'_>) -> Result<Decision, Refusal> {
    settle(runs, context, |run| match run.text(RUN_STATUS) {
        "asked" => vec![(RUN_STATUS, "declined".into()), (RUN_OUTCOME, "cancelled".into())],
        "failed" => vec![(RUN_OUTCOME, "gave-up".into())],
        _ => vec![(RUN_STATUS, "ended".into()), (RUN_OUTCOME, "cancelled".into())],
    })
}

/// Says that what it did was wrong, and why; or that it was not.
pub(super) fn judge(run: RecordId, wrong: bool, remark: &str, context: &Context<'_>) -> Result<Decision, Refusal> {
    if context.records.kind(run) != Some(Kind::Run) {
        return Err(Refusal::NotThere(run));
    }
    let remark = Value::text(remark).filter(|_| wrong);
    let fields = [(WRONG, wrong.then_some(Value::Flag(true))), (REMARK, remark)];
    Ok(Decision::person(Deed::Rule, write(run, &fields, context)?, Some(run)))
}

/// Writes into runs that are open; one that is not any more refuses all of it.
fn settle(
    runs: &[RecordId],
    context: &Context<'_>,
    fields: impl Fn(&Record) -> Vec<(FieldId, Value)>,
) -> Result<Decision, Refusal> {
    let mut changes = Vec::new();
    for id in runs {
        let run = open(*id, context).ok_or(Refusal::NotThere(*id))?;
        let fields = fields(&run);
        if fields.is_empty() {
            return Err(Refusal::NotThere(*id));
        }
        changes.extend(fields.into_iter().map(|(field, after)| {
            let before = run.get(field).cloned();
            Change::Set { id: *id, field, before, after: Some(after) }
        }));
    }
    Ok(Decision::person(Deed::Rule, changes, runs.first().copied()))
}

fn open(run: RecordId, context: &Context<'_>) -> Option<Record> {
    context.records.get(run).filter(|run| is_open(run)).map(std::borrow::Cow::into_owned)
}

/// Whether something can still become of a run: it waits, it asks, or it could not do a step and nobody settled that.
#[must_use]
pub fn is_open(run: &Record) -> bool {
    let stuck = || run.get(RUN_OUTCOME).is_none() && run.get(RUN_PLACE).is_some();
    let stands = match run.text(RUN_STATUS) {
        "waiting" | "asked" => true,
        status => status == "failed" && stuck(),
    };
    run.alive && run.kind == Kind::Run && stands
}
