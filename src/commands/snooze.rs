//! Move a task in time.

use super::{Context, Decision, Refusal, write};
use crate::journal::Deed;
use crate::model::schema::DUE;
use crate::model::{Instant, RecordId, Value};

pub(super) fn decide(task: RecordId, until: Instant, context: &Context<'_>) -> Result<Decision, Refusal> {
    let changes = write::write(task, &[(DUE, Some(Value::Instant(until)))], context)?;
    Ok(Decision::person(Deed::Snooze, changes, Some(task)))
}
