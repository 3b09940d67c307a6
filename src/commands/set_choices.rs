//! Change the choices of an own field, and with them the records that hold one that was renamed or removed.

use super::{Context, Decision, Refusal, write};
use crate::journal::{Cause, Change, Deed};
use crate::model::schema::{CHOICES, DEFAULT, OF_KIND};
use crate::model::{FieldId, Kind, RecordId, Records, Value};

pub(super) fn decide(
    field: RecordId,
    choices: &[String],
    became: Option<&(String, Option<String>)>,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let choices = (!choices.is_empty()).then(|| Value::Texts(choices.to_vec()));
    let mut changes = write::write(field, &[(CHOICES, choices)], context)?;
    if let Some((word, now)) = became {
        if context.records.value(field, DEFAULT).as_ref().and_then(Value::as_text) == Some(word) {
            let default = now.as_deref().map(Value::from);
            changes.extend(write::write(field, &[(DEFAULT, default)], context)?);
        }
        for id in holding(context.records, field, Some(word)) {
            let own = FieldId::custom(field);
            let before = context.records.value(id, own);
            let after = before.as_ref().and_then(|before| replaced(before, word, now.as_deref()));
            changes.push(Change::Set { id, field: own, before, after });
        }
    }
    // What it is called is another matter than what it is.
    Ok(Decision::silent(Cause::Person(Deed::Edit), changes))
}

fn replaced(value: &Value, word: &str, now: Option<&str>) -> Option<Value> {
    match value {
        Value::Texts(words) => {
            let mut left: Vec<String> = Vec::with_capacity(words.len());
            for one in words {
                let one = if one == word { now } else { Some(one.as_str()) };
                if let Some(one) = one
                    && !left.iter().any(|known| known == one)
                {
                    left.push(one.to_owned());
                }
            }
            (!left.is_empty()).then_some(Value::Texts(left))
        }
        _ => now.map(Value::from),
    }
}

/// The living records that hold something in an own field; with `word`, those that hold this word.
#[must_use]
pub fn holding(records: &dyn Records, field: RecordId, word: Option<&str>) -> Vec<RecordId> {
    let kind = records.value(field, OF_KIND);
    let Some(kind) = kind.as_ref().and_then(Value::as_text).and_then(Kind::from_name) else { return Vec::new() };
    let own = FieldId::custom(field);
    let holds = |id: &RecordId| match (records.value(*id, own), word) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(Value::Texts(words)), Some(word)) => words.iter().any(|one| one == word),
        (Some(value), Some(word)) => value.as_text() == Some(word),
    };
    records.all(kind).into_iter().filter(holds).collect()
}
