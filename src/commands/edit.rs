//! Write or empty fields.

use super::write::write;
use super::{Context, Decision, Refusal, move_stage};
use crate::journal::Deed;
use crate::model::schema::{BODY, MODE, PIPELINE, POSITION_NO, STAGE};
use crate::model::{FieldId, RecordId, Value};
use std::collections::BTreeSet;

pub(super) fn decide(
    ids: &[RecordId],
    fields: &[(FieldId, Option<Value>)],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    if let Some((field, _)) = fields.iter().find(|(field, value)| has_its_own_door(*field, value.as_ref(), context)) {
        return Err(Refusal::WrongValue(*field));
    }
    let stage = fields.iter().find(|(field, _)| *field == STAGE).and_then(|(_, value)| value.as_ref()?.as_ref());
    let mut changes = Vec::new();
    match stage {
        // A stage is entered through its gate, from wherever it is written.
        Some(stage) => {
            let rest: Vec<_> = fields.iter().filter(|(field, _)| *field != STAGE).cloned().collect();
            // What any of them lacks is told at once.
            let mut lacking = BTreeSet::new();
            for id in ids {
                match move_stage::decide(*id, stage, &rest, context) {
                    Ok(moved) => changes.extend(moved.changes),
                    Err(Refusal::Missing { fields, .. }) => lacking.extend(fields),
                    Err(refusal) => return Err(refusal),
                }
            }
            if !lacking.is_empty() {
                return Err(Refusal::Missing { stage, fields: lacking.into_iter().collect() });
            }
        }
        None => {
            for id in ids {
                changes.extend(write(*id, fields, context)?);
            }
        }
    }
    Ok(Decision::person(Deed::Edit, changes, ids.first().copied()))
}

/// Whether a field is written by a command of its own and by nothing else: what Tend keeps for itself, the
/// pipeline (it follows from the stage), the mode and body of a rule; and a stage is never left for nowhere.
fn has_its_own_door(field: FieldId, value: Option<&Value>, context: &Context<'_>) -> bool {
    let kept = context.schema.field(field).is_some_and(|row| row.system) && field != POSITION_NO;
    kept || matches!(field, PIPELINE | MODE | BODY) || (field == STAGE && value.is_none())
}
