//! A rule as one sentence: “When …, …, then ….” The trigger, the conditions and the steps each have
//! their own file; here they are put together. How often it may begin and what ends it follows in a few words.

mod condition;
mod flow;
mod pieces;
mod rhythm;
mod step;
mod trigger;
mod wait;

pub use condition::operand_label;
pub use pieces::{Piece, pieces};

use super::words::Words;
use crate::model::schema::{FieldType, key_of};
use crate::model::{FieldId, Kind, Value};
use crate::rule::{Body, Condition, Span, Step, Trigger, Wait};

/// The whole rule as one sentence.
#[must_use]
pub fn sentence(body: &Body, words: &Words<'_>) -> String {
    let texts = words.texts();
    let trigger = when(body, words);
    let mut steps = step::clauses(body, words);
    if let Some(time) = hour(body, words) {
        steps = texts.say_with("rules-at", &[("time", time.into()), ("steps", steps.into())]);
    }
    let whole = match condition::clause(&body.conditions, words) {
        None => texts.say_with("rules-sentence", &[("trigger", trigger.into()), ("steps", steps.into())]),
        Some(conditions) => texts.say_with(
            "rules-sentence-if",
            &[("trigger", trigger.into()), ("conditions", conditions.into()), ("steps", steps.into())],
        ),
    };
    // What is still to be said ends the sentence by itself.
    let whole = if whole.ends_with("….") { whole.trim_end_matches('.').to_owned() } else { whole };
    std::iter::once(whole).chain(flow::sentences(body, words)).collect::<Vec<_>>().join(" ")
}

/// What sets a rule off.
#[must_use]
pub fn when(body: &Body, words: &Words<'_>) -> String {
    trigger::clause(body.of, &body.when, words)
}

/// At which time of its day a rule acts that a date sets off.
#[must_use]
pub fn hour(body: &Body, words: &Words<'_>) -> Option<String> {
    match &body.when {
        Trigger::DateReached { field, minute, .. } if words.schema.holds(*field) == Some(FieldType::Day) => {
            Some(format!("{:02}:{:02}", minute / 60, minute % 60))
        }
        _ => None,
    }
}

/// What must be so; `None` when nothing is asked.
#[must_use]
pub fn asks(condition: &Condition, words: &Words<'_>) -> Option<String> {
    condition::clause(condition, words)
}

/// How often a rule may begin, what ends it, what becomes of the missed: a sentence each, where it is not as usual.
#[must_use]
pub fn course(body: &Body, words: &Words<'_>) -> Vec<String> {
    flow::sentences(body, words)
}

/// A length of time.
#[must_use]
pub fn so_long(span: Span, words: &Words<'_>) -> String {
    trigger::span(span, words)
}

/// What a rule would do: its steps as a sentence of their own.
#[must_use]
pub fn would(body: &Body, words: &Words<'_>) -> String {
    words.texts().say_with("rules-would", &[("steps", step::clauses(body, words).into())])
}

/// What a step of a rule does.
#[must_use]
pub fn does(step: &Step, body: &Body, words: &Words<'_>) -> String {
    step::clause(step, body, words)
}

/// What a run waits for, as its step says it.
#[must_use]
pub fn waits_for(wait: &Wait, of: Kind, words: &Words<'_>) -> String {
    wait::clause(wait, of, words)
}

/// The word for a kind in the keys of subjects; kinds that no rule of a person is about are just records.
const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact
        | Kind::Company
        | Kind::Lead
        | Kind::Deal
        | Kind::Order
        | Kind::Ticket
        | Kind::Task
        | Kind::Activity
        | Kind::Payment
        | Kind::Message
        | Kind::Person
        | Kind::Product => kind.name(),
        _ => "record",
    }
}

/// A field within a sentence: as a common word where its name is one, else in quotes.
fn field_phrase(field: FieldId, words: &Words<'_>) -> String {
    let texts = words.texts();
    let name = words.field(field);
    let date_or_flag =
        matches!(words.schema.holds(field), None | Some(FieldType::Day | FieldType::Instant | FieldType::Flag));
    if field.record().is_some() || date_or_flag {
        return texts.say_with("rules-quoted", &[("what", name.into())]);
    }
    texts.say_with("rules-the", &[("what", lower(&name).into())])
}

/// A value within a sentence: words in quotes, amounts and dates as they are.
fn value_phrase(field: Option<FieldId>, value: &Value, words: &Words<'_>) -> String {
    let row = field.and_then(|field| words.schema.field(field));
    let plain = |value: &Value| words.value(row.as_deref(), value);
    let quoted = |value: &Value| words.texts().say_with("rules-quoted", &[("what", plain(value).into())]);
    match value {
        Value::Text(_) | Value::Ref(_) => quoted(value),
        Value::Texts(list) => list.iter().map(|word| quoted(&Value::Text(word.clone()))).collect::<Vec<_>>().join(", "),
        Value::Refs(list) => list.iter().map(|id| quoted(&Value::Ref(*id))).collect::<Vec<_>>().join(", "),
        Value::Flag(_) => lower(&plain(value)),
        _ => plain(value),
    }
}

/// A template with its gaps named in words: `{{ contact.name }}` reads `[contact: name]`.
fn readable(template: &str, words: &Words<'_>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((inside, after)) = after.split_once("}}") else { break };
        out.push_str(before);
        match gap(inside.trim(), words) {
            Some(name) => out.push_str(&words.texts().say_with("rules-template-field", &[("field", name.into())])),
            None => {
                out.push_str("{{");
                out.push_str(inside);
                out.push_str("}}");
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn gap(inside: &str, words: &Words<'_>) -> Option<String> {
    let known = |part: &str| field_by_template_name(part, words);
    match inside.split_once('.') {
        None => Some(lower(&words.field(known(inside)?))),
        Some((through, field)) => {
            let (through, field) = (known(through)?, known(field)?);
            let name = match words.schema.holds(through) {
                Some(FieldType::Ref(kind)) => words.field_of(kind, field),
                _ => words.field(field),
            };
            let args = [("record", lower(&words.field(through)).into()), ("field", lower(&name).into())];
            Some(words.texts().say_with("related-label", &args))
        }
    }
}

/// The name of a field in templates: its name in files, with underscores.
#[must_use]
pub fn template_name(field: FieldId) -> String {
    key_of(field).replace(['-', ':'], "_")
}

fn field_by_template_name(name: &str, words: &Words<'_>) -> Option<FieldId> {
    let known = |field: &FieldId| template_name(*field) == name;
    crate::model::schema::BUILTIN.iter().copied().find(known).or_else(|| {
        let custom = Kind::ALL.iter().flat_map(|kind| words.schema.fields_of(*kind)).map(|row| row.id);
        custom.into_iter().find(known)
    })
}

/// With a small first letter, unless the word is an abbreviation.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
