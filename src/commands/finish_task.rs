//! Finish a task, or give it up.

use super::{Context, Decision, Refusal, edit};
use crate::journal::Deed;
use crate::model::schema::{DONE_AT, TASK_STATUS};
use crate::model::{RecordId, Value};

pub(super) fn decide(task: RecordId, done: bool, context: &Context<'_>) -> Result<Decision, Refusal> {
    let status = Value::from(if done { "done" } else { "cancelled" });
    let fields = [(TASK_STATUS, Some(status)), (DONE_AT, Some(Value::Instant(context.given.now)))];
    Ok(Decision::person(Deed::Finish, edit::write(task, &fields, context)?, Some(task)))
}
