//! “When …”

use super::super::words::Words;
use super::{field_phrase, kind_word, rhythm, value_phrase};
use crate::model::schema::{OUTCOME, PIPELINE};
use crate::model::{Kind, RecordId, Value};
use crate::rule::{Span, Trigger};

pub(super) fn clause(of: Kind, when: &Trigger, words: &Words<'_>) -> String {
    let texts = words.texts();
    let kind = kind_word(of);
    let subject = || texts.say_named("subject", kind, &[]);
    let owner = || texts.say_named("owner", kind, &[]);
    let talk = || texts.say_named("talk", kind, &[]);
    match when {
        Trigger::Created => texts.say_with("trigger-created", &[("subject", subject().into())]),
        Trigger::FieldChanged { field, from, to } => {
            let changed = *field;
            let value = |plain: &crate::model::plain::Plain| value_phrase(Some(changed), &plain.0, words);
            let (field, owner) = (field_phrase(*field, words), owner());
            match (from, to) {
                (None, None) => {
                    texts.say_with("trigger-field-changed", &[("field", field.into()), ("owner", owner.into())])
                }
                (Some(from), None) => texts.say_with(
                    "trigger-field-from",
                    &[("field", field.into()), ("owner", owner.into()), ("from", value(from).into())],
                ),
                (None, Some(to)) => texts.say_with(
                    "trigger-field-to",
                    &[("field", field.into()), ("owner", owner.into()), ("to", value(to).into())],
                ),
                (Some(from), Some(to)) => texts.say_with(
                    "trigger-field-from-to",
                    &[
                        ("field", field.into()),
                        ("owner", owner.into()),
                        ("from", value(from).into()),
                        ("to", value(to).into()),
                    ],
                ),
            }
        }
        Trigger::StageEntered { stage: None } => {
            texts.say_with("trigger-entered-any", &[("subject", subject().into())])
        }
        Trigger::StageEntered { stage: Some(stage) } => {
            let (pipeline, stage) = place(*stage, words);
            texts.say_with(
                "trigger-stage-entered",
                &[("subject", subject().into()), ("pipeline", pipeline.into()), ("stage", stage.into())],
            )
        }
        Trigger::StageLeft { stage: None } => texts.say_with("trigger-left-any", &[("subject", subject().into())]),
        Trigger::StageLeft { stage: Some(stage) } => {
            let (pipeline, stage) = place(*stage, words);
            texts.say_with(
                "trigger-stage-left",
                &[("subject", subject().into()), ("pipeline", pipeline.into()), ("stage", stage.into())],
            )
        }
        Trigger::Filled { stage } => {
            texts.say_with("trigger-filled", &[("stage", words.record(*stage).into()), ("owner", owner().into())])
        }
        Trigger::PipelineChanged { to: None } => {
            texts.say_with("trigger-pipeline-any", &[("subject", subject().into())])
        }
        Trigger::PipelineChanged { to: Some(to) } => {
            texts.say_with("trigger-pipeline", &[("subject", subject().into()), ("pipeline", words.record(*to).into())])
        }
        Trigger::Button => texts.say_with("trigger-button", &[("owner", owner().into())]),
        Trigger::Activity { form, direction, outcome } => {
            let form = form.as_deref().unwrap_or("any");
            let name = direction.as_deref().map_or_else(|| form.to_owned(), |direction| format!("{form}-{direction}"));
            let activity = texts.say_named("logged", &name, &[]);
            let talk = logged_about(kind, words);
            match outcome {
                None => texts.say_with("trigger-activity", &[("activity", activity.into()), ("talk", talk.into())]),
                Some(outcome) => {
                    let row = words.schema.field(OUTCOME);
                    let outcome = words.value(row.as_deref(), &Value::Text(outcome.clone()));
                    texts.say_with(
                        "trigger-activity-outcome",
                        &[("activity", activity.into()), ("talk", talk.into()), ("outcome", outcome.into())],
                    )
                }
            }
        }
        Trigger::Payment => texts.say_with("trigger-payment", &[("about", texts.say_named("about", kind, &[]).into())]),
        Trigger::TaskEnded { status } => {
            let about = texts.say_named("about", kind, &[]);
            match status.as_deref() {
                Some("done") => texts.say_with("trigger-task-done", &[("about", about.into())]),
                Some(_) => texts.say_with("trigger-task-given-up", &[("about", about.into())]),
                None => texts.say_with("trigger-task-ended", &[("about", about.into())]),
            }
        }
        Trigger::TimeInStage { stage, after } => {
            let span = span(*after, words);
            match stage {
                None => texts.say_with("trigger-stands-any", &[("subject", subject().into()), ("span", span.into())]),
                Some(stage) => texts.say_with(
                    "trigger-stands",
                    &[("subject", subject().into()), ("stage", words.record(*stage).into()), ("span", span.into())],
                ),
            }
        }
        Trigger::Silence { stage, after } => {
            let span = span(*after, words);
            match stage {
                None => texts.say_with("trigger-silence", &[("talk", talk().into()), ("span", span.into())]),
                Some(stage) => texts.say_with(
                    "trigger-silence-in",
                    &[("talk", talk().into()), ("stage", words.record(*stage).into()), ("span", span.into())],
                ),
            }
        }
        Trigger::DateReached { field, offset_days, .. } => {
            let n = offset_days.unsigned_abs();
            let (field, owner) = (words.field(*field), owner());
            match offset_days.signum() {
                0 => texts.say_with("trigger-date", &[("field", field.into()), ("owner", owner.into())]),
                1 => texts.say_with(
                    "trigger-date-after",
                    &[("field", field.into()), ("owner", owner.into()), ("n", n.into())],
                ),
                _ => texts.say_with(
                    "trigger-date-before",
                    &[("field", field.into()), ("owner", owner.into()), ("n", n.into())],
                ),
            }
        }
        Trigger::Recurring { each, minute } => {
            let time = format!("{:02}:{:02}", minute / 60, minute % 60);
            let each = rhythm::clause(each, words);
            texts.say_with(
                "trigger-recurring",
                &[("subject", subject().into()), ("each", each.into()), ("time", time.into())],
            )
        }
    }
}

/// What an activity is about, after its name.
fn logged_about(kind: &str, words: &Words<'_>) -> String {
    let about = words.texts().say_named("about", kind, &[]);
    words.texts().say_with("trigger-about", &[("about", about.into())])
}

/// The names of a stage's pipeline and of the stage.
fn place(stage: RecordId, words: &Words<'_>) -> (String, String) {
    let pipeline = words.records.value(stage, PIPELINE).and_then(|pipeline| pipeline.as_ref());
    let pipeline = pipeline.map_or_else(|| words.texts().say("common-deleted"), |id| words.record(id));
    (pipeline, words.record(stage))
}

pub(super) fn span(span: Span, words: &Words<'_>) -> String {
    let texts = words.texts();
    let mut parts = Vec::new();
    if span.days > 0 || (span.hours == 0 && span.minutes == 0) {
        parts.push(texts.say_with("time-days", &[("n", span.days.into())]));
    }
    if span.hours > 0 {
        parts.push(texts.say_with("time-hours", &[("n", span.hours.into())]));
    }
    if span.minutes > 0 {
        parts.push(texts.say_with("time-minutes", &[("n", span.minutes.into())]));
    }
    parts.join(" ")
}
