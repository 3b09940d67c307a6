//! Finish a task, with what came of it when that is said, or give it up.

use super::{Context, Decision, Log, Refusal, log_activity, write};
use crate::journal::Deed;
use crate::model::schema::{DONE_AT, TASK_STATUS};
use crate::model::{RecordId, Value};

pub(super) fn decide(
    task: RecordId,
    done: bool,
    result: Option<&Log>,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let status = Value::from(if done { "done" } else { "cancelled" });
    let fields = [(TASK_STATUS, Some(status)), (DONE_AT, Some(Value::Instant(context.given.now)))];
    let mut changes = write::write(task, &fields, context)?;
    if let Some(log) = result {
        changes.extend(log_activity::decide(log, context)?.changes);
    }
    Ok(Decision::person(Deed::Finish, changes, Some(task)))
}
