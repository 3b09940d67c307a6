//! Run a rule by hand on records: as if what it waits for had just happened to each.

use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{MODE, PRESSED};
use crate::model::{Kind, RecordId, Value};
use crate::rule::Mode;

pub(super) fn decide(rule: RecordId, ids: &[RecordId], context: &Context<'_>) -> Result<Decision, Refusal> {
    let found = context.records.get(rule).filter(|found| found.kind == Kind::Rule);
    let on = found.is_some_and(|found| Mode::of(found.text(MODE)) != Mode::Off);
    if !on {
        return Err(Refusal::NotThere(rule));
    }
    let mut changes = Vec::with_capacity(ids.len());
    for id in ids {
        let record = context.records.get(*id).ok_or(Refusal::NotThere(*id))?;
        let before = record.get(PRESSED).cloned();
        changes.push(Change::Set { id: *id, field: PRESSED, before, after: Some(Value::Ref(rule)) });
    }
    Ok(Decision::person(Deed::Rule, changes, Some(rule)))
}
