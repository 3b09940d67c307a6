//! Values written into the fields of one record, each of a type that the field takes.

use super::create::check;
use super::{Context, Refusal};
use crate::journal::Change;
use crate::model::{FieldId, RecordId, Value};

/// The changes that give fields of one record new values; what is so already is no change.
pub(super) fn write(
    id: RecordId,
    fields: &[(FieldId, Option<Value>)],
    context: &Context<'_>,
) -> Result<Vec<Change>, Refusal> {
    let record = context.records.get(id).ok_or(Refusal::NotThere(id))?;
    let mut changes = Vec::new();
    for (field, after) in fields {
        check(record.kind, *field, after.as_ref(), context)?;
        let before = record.get(*field).cloned();
        if before != *after {
            changes.push(Change::Set { id, field: *field, before, after: after.clone() });
        }
    }
    Ok(changes)
}
