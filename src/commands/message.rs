//! The person said that a message was sent, or dropped it. Tend never says so by itself.

use super::{Context, Decision, Refusal, write};
use crate::commands::create::attached;
use crate::journal::{Change, Deed};
use crate::model::schema::{ABOUT, AT, CHANNEL, DIRECTION, DONE_AT, FORM, MESSAGE_STATUS, SUBJECT, TEXT};
use crate::model::{Kind, RecordId, Value};

pub(super) fn decide(message: RecordId, sent: bool, context: &Context<'_>) -> Result<Decision, Refusal> {
    let record = context.records.get(message).ok_or(Refusal::NotThere(message))?.into_owned();
    let status = Value::from(if sent { "said-sent" } else { "dropped" });
    let now = Value::Instant(context.given.now);
    let fields = [(MESSAGE_STATUS, Some(status)), (DONE_AT, Some(now.clone()))];
    let mut changes = write::write(message, &fields, context)?;
    let channel = record.text(CHANNEL);
    if sent && channel != NOTICE && !changes.is_empty() {
        changes.extend(record.reference(ABOUT).map(|about| logged(&record, about, channel, now, context)));
    }
    Ok(Decision::person(Deed::Message, changes, Some(message)))
}

/// The channel of a message to the person at the desk: shown in Today, never sent.
pub(crate) const NOTICE: &str = "notice";

/// What was sent stands in the timeline as an activity, so that silence is counted from it.
fn logged(record: &crate::model::Record, about: RecordId, channel: &str, now: Value, context: &Context<'_>) -> Change {
    let form = match channel {
        "email" => "email",
        "phone" => "call",
        _ => "message",
    };
    let text = [record.text(SUBJECT), record.text(TEXT)].join("\n");
    let mut fields = vec![(FORM, Value::from(form)), (DIRECTION, Value::from("out")), (AT, now)];
    fields.extend(Value::text(&text).map(|text| (TEXT, text)));
    attached(context.given.ids().draw(), Kind::Activity, about, fields)
}
