//! What rules saw and did, and what the timeline tells, in words.

use super::moment::moment;
use super::shown::{shown, with_words, worded};
use crate::automation::{Did, Happened, Saw, Trace};
use crate::model::schema::{
    ABOUT, BODY, CHANNEL, DIRECTION, FORM, FieldDef, FieldType, OUTCOME, TRACE, builtin_row, field_by_key,
};
use crate::model::{FieldId, Instant, RecordId, Records, Value};
use crate::rule::{Body, Operand, Reckon};
use crate::text::Arg;
use crate::ui::session::Session;
use crate::views::sentence::would;
use crate::views::timeline::Difference;

fn field_of(session: Session, id: FieldId) -> Option<FieldDef> {
    session.glance(|sight| sight.schema.field(id).map(std::borrow::Cow::into_owned))
}

/// A value of a field, in words; `empty` for nothing.
fn value_of(session: Session, field: Option<&FieldDef>, value: Option<&Value>) -> String {
    match (field, value) {
        (_, None) => session.say("common-empty"),
        (Some(field), Some(Value::Texts(words))) if field.holds == FieldType::Choice => {
            let words: Vec<String> = words.iter().map(|word| worded(session, field, word)).collect();
            words.join(", ")
        }
        (Some(field), Some(value)) => shown(session, field, value),
        // The field is gone with the person's own type; what it held can still be read.
        (None, Some(value)) => builtin_row(ABOUT).map(|row| shown(session, &row, value)).unwrap_or_default(),
    }
}

/// What a field held and holds.
#[must_use]
pub fn difference(session: Session, difference: &Difference) -> String {
    let field = field_of(session, difference.field);
    let args = [
        ("field", Arg::from(session.field_name(difference.field))),
        ("before", Arg::from(value_of(session, field.as_ref(), difference.before.as_ref()))),
        ("after", Arg::from(value_of(session, field.as_ref(), difference.after.as_ref()))),
    ];
    session.voice().texts.say_with("history-changed", &args)
}

/// What happened with the client: `Call, outgoing: no answer`.
#[must_use]
pub fn talk(session: Session, form: &str, direction: &str, outcome: &str) -> String {
    let word = |field: FieldId, choice: &str| match builtin_row(field) {
        Some(row) if !choice.is_empty() => Some(worded(session, &row, choice)),
        _ => None,
    };
    let words = [word(FORM, form), word(DIRECTION, direction), word(OUTCOME, outcome)];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What set a run off.
pub(super) fn event(session: Session, event: &Happened, at: Instant) -> String {
    let texts = session.voice().texts;
    let stage = |stage: &RecordId| [("stage", Arg::from(session.glance(|sight| sight.name(*stage))))];
    match event {
        Happened::Created => texts.say("event-created"),
        Happened::Changed { field, before, after } => difference(
            session,
            &Difference {
                field: *field,
                before: before.as_ref().map(|plain| plain.0.clone()),
                after: after.as_ref().map(|plain| plain.0.clone()),
            },
        ),
        Happened::Entered { stage: entered } => texts.say_with("event-entered", &stage(entered)),
        Happened::Left { stage: left } => texts.say_with("event-left", &stage(left)),
        Happened::Filled { stage: filled } => texts.say_with("event-filled", &stage(filled)),
        Happened::Pipeline { pipeline } => {
            let name = session.glance(|sight| sight.name(*pipeline));
            texts.say_with("event-pipeline", &[("pipeline", Arg::from(name))])
        }
        Happened::Pressed => texts.say("event-pressed"),
        Happened::Activity { form, direction, outcome } => {
            texts.say_with("event-activity", &[("what", Arg::from(talk(session, form, direction, outcome)))])
        }
        Happened::Paid => texts.say("event-paid"),
        Happened::TaskEnded { status } if status == "done" => texts.say("event-task-done"),
        Happened::TaskEnded { .. } => texts.say("event-task-given-up"),
        Happened::Called => texts.say("event-called"),
        Happened::Due => texts.say_with("event-due", &[("when", Arg::from(moment(session, at)))]),
    }
}

/// What a test asked: `Amount is more than £500`.
pub(super) fn test(session: Session, saw: &Saw) -> String {
    let compared = saw.value.as_ref().map(|plain| &plain.0);
    let days = compared.and_then(Value::as_number).unwrap_or_default();
    let value = value_of(session, field_looked_at(session, saw.of).as_ref(), compared);
    let args = [("field", Arg::from(operand(session, saw.of))), ("value", Arg::from(value)), ("n", Arg::from(days))];
    session.voice().texts.say_named("operator", saw.op.word(), &args)
}

/// What a test found.
pub(super) fn found(session: Session, saw: &Saw) -> String {
    value_of(session, field_looked_at(session, saw.of).as_ref(), saw.found.as_ref().map(|plain| &plain.0))
}

fn field_looked_at(session: Session, of: Operand) -> Option<FieldDef> {
    field_of(session, of.field()?)
}

fn operand(session: Session, of: Operand) -> String {
    let texts = session.voice().texts;
    match of {
        Operand::Field(field) => session.field_name(field),
        Operand::Related { through, field } => {
            let args =
                [("record", Arg::from(session.field_name(through))), ("field", Arg::from(session.field_name(field)))];
            texts.say_with("related-field", &args)
        }
        Operand::Paid => texts.say("field-paid"),
        Operand::Balance => texts.say("field-balance"),
        _ => texts.say_named("operand", of.word(), &[]),
    }
}

/// What a run that asks would do: `Would move it to “Negotiation”.`
#[must_use]
pub fn asks(session: Session, run: RecordId) -> String {
    session.glance(|sight| {
        let body = sight.records.get(run).and_then(|run| Body::from_json(run.text(BODY)).ok());
        body.map(|body| with_words(session, sight, |words| would(&body, words))).unwrap_or_default()
    })
}

/// Why a run could not do a step.
#[must_use]
pub fn could_not(session: Session, run: RecordId) -> String {
    let trace: Option<Trace> = session.glance(|sight| serde_json::from_str(sight.records.get(run)?.text(TRACE)).ok());
    let failed = trace.iter().flat_map(|trace| &trace.did).find(|did| did.failed());
    failure(session, failed.unwrap_or(&Did::WrongValue))
}

/// Why a run was stopped.
#[must_use]
pub fn stopped(session: Session, circle: bool) -> String {
    if circle { session.say("timeline-stopped") } else { session.say("timeline-stopped-enough") }
}

/// Why a step could not be done; empty when it could.
#[must_use]
pub fn failure(session: Session, did: &Did) -> String {
    let texts = session.voice().texts;
    match did {
        Did::Done | Did::Already | Did::Further | Did::Made(_) | Did::NotTried | Did::PassedBy => String::new(),
        Did::Held(_) | Did::Invited(_) => String::new(),
        Did::Called(_) | Did::Off | Did::Withdrew { .. } | Did::Took(_) | Did::Waiting | Did::Waited | Did::TooLate => {
            String::new()
        }
        Did::NoTag => texts.say("failed-no-tag"),
        Did::Missing(keys) => {
            let names: Vec<String> = keys
                .iter()
                .map(|key| field_by_key(key).map_or_else(|| key.clone(), |field| session.field_name(field)))
                .collect();
            texts.say_with("failed-missing", &[("fields", Arg::from(names.join(", ")))])
        }
        Did::NoStage => texts.say("failed-no-stage"),
        Did::WrongWay => texts.say("failed-wrong-way"),
        Did::Nobody => texts.say("failed-nobody"),
        Did::Unreachable(person) => {
            let name = session.glance(|sight| sight.name(person.0));
            texts.say_with("failed-unreachable", &[("person", Arg::from(name))])
        }
        Did::NoAddress(channel) => {
            let channel = builtin_row(CHANNEL).map(|row| worded(session, &row, channel)).unwrap_or_default();
            texts.say_with("failed-no-address", &[("channel", Arg::from(channel))])
        }
        Did::Template(reason) => texts.say_with("failed-template", &[("reason", Arg::from(reason.as_str()))]),
        Did::WrongValue => texts.say("failed-wrong-value"),
        Did::NoRule => texts.say("failed-no-rule"),
        Did::NoNumber => texts.say("failed-no-number"),
        Did::Formula(reckon) => match reckon {
            Reckon::Empty(key) => {
                let name = field_by_key(key).map_or_else(|| key.clone(), |field| session.field_name(field));
                texts.say_with("failed-formula-empty", &[("field", Arg::from(name))])
            }
            Reckon::Currencies => texts.say("failed-formula-currencies"),
            Reckon::Zero => texts.say("failed-formula-zero"),
            Reckon::TooLarge => texts.say("failed-formula-too-large"),
            Reckon::Apart => texts.say("failed-wrong-value"),
        },
    }
}
