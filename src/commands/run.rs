//! What a person does with runs: moves one in time that is open, or to the newest version of its rule, lets it go on, or settles it as it is; and says that what
//! one did was wrong.

use super::write::write;
use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{
    ABOUT, BODY, REMARK, RULE, RULE_VERSION, RUN_OUTCOME, RUN_PLACE, RUN_STATUS, VERSION, WAITS_UNTIL, WRONG,
};
use crate::model::{FieldId, Instant, Kind, Record, RecordId, Records, Value};
use crate::rule::{Body, Path, Step};

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

/// Lets them wait under the newest version of their rule. Until when, is derived anew, unless the person said it.
pub(super) fn move_over(runs: &[RecordId], context: &Context<'_>) -> Result<Decision, Refusal> {
    let mut changes = Vec::new();
    for id in runs {
        let run = open(*id, context).ok_or(Refusal::NotThere(*id))?;
        let newer = newest(&run, context.records)?;
        for (field, after) in [(BODY, Value::Text(newer.body)), (RULE_VERSION, newer.number)] {
            let before = run.get(field).cloned();
            let after = Some(after);
            if before != after {
                changes.push(Change::Set { id: *id, field, before, after });
            }
        }
    }
    Ok(Decision::person(Deed::Rule, changes, runs.first().copied()))
}

/// A version of a rule under which a run can go on waiting.
#[derive(Clone, Debug, PartialEq)]
pub struct Newest {
    /// Its number, as records hold it.
    pub number: Value,
    /// What the rule is, as JSON.
    pub body: String,
}

/// The newest version of the rule of a run that waits, under which it can wait too: it waits where it waited, when the step
/// with that number is a wait there.
///
/// # Errors
/// [`Refusal::NotThere`] when it does not wait or its rule is gone; [`Refusal::NoWait`] when the rule does not wait there any
/// more, or is about other records.
pub fn newest(run: &Record, records: &dyn Records) -> Result<Newest, Refusal> {
    let place = run.get(RUN_PLACE).and_then(Value::as_number).filter(|_| run.text(RUN_STATUS) == "waiting");
    let rule = run.reference(RULE).and_then(|rule| records.get(rule));
    let (Some(place), Some(rule)) = (place, rule) else { return Err(Refusal::NotThere(run.id)) };
    let body = Body::from_json(rule.text(BODY)).map_err(Refusal::BadRule)?;
    let waits = |step: &Step| matches!(step, Step::Wait { .. });
    let about = run.reference(ABOUT).and_then(|about| records.kind(about));
    if about != Some(body.of) || !Path::of(&body.steps).at(place as usize).is_some_and(|stop| waits(stop.step)) {
        return Err(Refusal::NoWait(run.id));
    }
    let number = rule.get(VERSION).cloned().unwrap_or_else(|| Value::from(1));
    Ok(Newest { number, body: rule.text(BODY).to_owned() })
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
