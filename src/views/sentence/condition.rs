//! “… and …”: what must be so.

use super::super::words::Words;
use super::{field_phrase, value_phrase};
use crate::model::schema::{FieldType, key_of};
use crate::model::{FieldId, Value};
use crate::rule::{Condition, Op, Operand};
use crate::text::Arg;

/// The conditions as a clause; `None` when nothing is asked.
pub(super) fn clause(condition: &Condition, words: &Words<'_>) -> Option<String> {
    phrase(condition, words).map(|phrase| phrase.text)
}

/// A part of the clause, and whether it needs brackets inside another.
struct Phrase {
    text: String,
    joined: bool,
}

fn phrase(condition: &Condition, words: &Words<'_>) -> Option<Phrase> {
    let texts = words.texts();
    let parts = |list: &[Condition]| -> Vec<Phrase> { list.iter().filter_map(|one| phrase(one, words)).collect() };
    let single = |text| Some(Phrase { text, joined: false });
    match condition {
        Condition::Test { of, op, value } => single(test(*of, *op, value.as_ref().map(|plain| &plain.0), words)),
        Condition::All(list) => {
            let parts = parts(list);
            let joined = parts.len() > 1;
            let text = join(parts, words, |first, next| {
                texts.say_with("rules-join-and", &[("first", first.into()), ("next", next.into())])
            })?;
            Some(Phrase { text, joined })
        }
        Condition::Any(list) => {
            let mut parts = parts(list);
            match parts.len() {
                // Where one of them always holds, nothing is asked; where there is none, nothing holds.
                _ if list.iter().any(Condition::is_always) => None,
                0 => single(texts.say("rules-never")),
                1 => parts.pop(),
                _ => {
                    let either = join(parts, words, |first, next| {
                        texts.say_with("rules-join-either", &[("first", first.into()), ("next", next.into())])
                    })?;
                    let text = texts.say_with("rules-either", &[("what", either.into())]);
                    Some(Phrase { text, joined: true })
                }
            }
        }
        Condition::None(list) => {
            let either = join(parts(list), words, |first, next| {
                texts.say_with("rules-join-nor", &[("first", first.into()), ("next", next.into())])
            })?;
            Some(Phrase { text: texts.say_with("rules-join-not", &[("what", either.into())]), joined: true })
        }
    }
}

/// The parts joined; each that is itself joined stands in brackets, unless it is alone.
fn join(parts: Vec<Phrase>, words: &Words<'_>, two: impl Fn(String, String) -> String) -> Option<String> {
    let alone = parts.len() < 2;
    let texts = words.texts();
    parts
        .into_iter()
        .map(|part| {
            if part.joined && !alone {
                texts.say_with("rules-brackets", &[("what", part.text.into())])
            } else {
                part.text
            }
        })
        .reduce(two)
}

fn test(of: Operand, op: Op, value: Option<&Value>, words: &Words<'_>) -> String {
    let texts = words.texts();
    if of == Operand::KnownDomain {
        let holds = matches!((op, value), (Op::Is, Some(Value::Flag(true))) | (Op::IsNot, Some(Value::Flag(false))));
        return if holds || op == Op::Filled {
            texts.say("operator-known-domain")
        } else {
            texts.say("operator-unknown-domain")
        };
    }
    let field = of.field();
    if op.counts_days() {
        let days = value.and_then(Value::as_number).map_or_else(|| Arg::from("…"), Arg::from);
        return texts.say_named("operator", op.word(), &[("field", operand(of, words).into()), ("n", days)]);
    }
    let holds = holds(of, field, words);
    let dated = matches!(holds, Some(FieldType::Day | FieldType::Instant));
    let word = match op {
        Op::Empty | Op::Filled | Op::Changed => {
            return texts.say_named("operator", op.word(), &[("field", operand_label(of, words).into())]);
        }
        Op::Greater if dated => "after",
        Op::AtLeast if dated => "not-before",
        Op::Less if dated => "before",
        Op::AtMost if dated => "not-after",
        op => op.word(),
    };
    let value = match (op, value) {
        // Their sentences bring the quotes themselves.
        (Op::Contains | Op::StartsWith, Some(value)) => {
            words.value(field.and_then(|field| words.schema.field(field)).as_deref(), value)
        }
        (_, Some(value)) => value_phrase(field, value, words),
        (_, None) => "…".to_owned(),
    };
    let name = if op == Op::Was { operand_label(of, words) } else { operand(of, words) };
    texts.say_named("operator", word, &[("field", name.into()), ("value", value.into())])
}

fn holds(of: Operand, field: Option<FieldId>, words: &Words<'_>) -> Option<FieldType> {
    match of {
        Operand::LastContact => Some(FieldType::Instant),
        Operand::ClientLastOrder => Some(FieldType::Day),
        _ => field.and_then(|field| words.schema.holds(field)),
    }
}

/// What is looked at, within the sentence.
fn operand(of: Operand, words: &Words<'_>) -> String {
    let texts = words.texts();
    match of {
        Operand::Field(field) => field_phrase(field, words),
        Operand::Related { through, field } => {
            let record = if through.record().is_some() {
                texts.say_with("rules-quoted", &[("what", words.field(through).into())])
            } else {
                texts.say_named("of-field", &key_of(through), &[])
            };
            let args = [("field", field_phrase(field, words).into()), ("record", record.into())];
            texts.say_with("related-field", &args)
        }
        _ => texts.say_named("operand", of.word(), &[]),
    }
}

/// What is looked at, as a name in a list to choose from.
#[must_use]
pub fn operand_label(of: Operand, words: &Words<'_>) -> String {
    match of {
        Operand::Field(field) => words.field(field),
        Operand::Related { through, field } => {
            let args = [("record", words.field(through).into()), ("field", words.field(field).into())];
            words.texts().say_with("related-label", &args)
        }
        _ => words.texts().say_named("operand-label", of.word(), &[]),
    }
}
