//! Remove an own field. What records hold in it stays beneath, so that an undo brings it back; no stage asks for it.

use super::{Context, Decision, Refusal};
use crate::journal::{Cause, Change, Deed};
use crate::model::schema::{ASKS, key_of};
use crate::model::{FieldId, Kind, RecordId, Value};

pub(super) fn decide(field: RecordId, context: &Context<'_>) -> Result<Decision, Refusal> {
    let records = context.records;
    records.get(field).filter(|row| row.kind == Kind::Field).ok_or(Refusal::NotThere(field))?;
    let key = key_of(FieldId::custom(field));
    let mut changes = vec![Change::Life { id: field, alive: false }];
    for stage in records.all(Kind::Stage) {
        let Some(Value::Texts(asks)) = records.value(stage, ASKS) else { continue };
        let left: Vec<String> = asks.iter().filter(|asked| **asked != key).cloned().collect();
        if left.len() < asks.len() {
            let after = (!left.is_empty()).then_some(Value::Texts(left));
            changes.push(Change::Set { id: stage, field: ASKS, before: Some(Value::Texts(asks)), after });
        }
    }
    Ok(Decision::silent(Cause::Person(Deed::Delete), changes))
}
