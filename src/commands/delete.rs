//! Delete records. Their values stay beneath, so that an undo brings them back.

use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::RecordId;

pub(super) fn decide(ids: &[RecordId], context: &Context<'_>) -> Result<Decision, Refusal> {
    if let Some(lost) = ids.iter().find(|id| context.records.get(**id).is_none()) {
        return Err(Refusal::NotThere(*lost));
    }
    let changes = ids.iter().map(|id| Change::Life { id: *id, alive: false }).collect();
    Ok(Decision::person(Deed::Delete, changes, None))
}
