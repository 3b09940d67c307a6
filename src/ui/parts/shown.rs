//! A value as the person reads it.

use crate::model::schema::{FieldDef, FieldType};
use crate::model::{FieldId, Value};
use crate::ui::session::{Session, offset_minutes};
use crate::views::{Sight, words};

/// A value of a field in the person's language.
#[must_use]
pub fn shown(session: Session, field: &FieldDef, value: &Value) -> String {
    let voice = session.voice();
    match value {
        Value::Text(text) => match field.holds {
            FieldType::Choice if field.label.is_none() => worded(session, field, text),
            _ => text.clone(),
        },
        Value::Number(number) => voice.formats.number(number.get()),
        Value::Money(money) => voice.formats.money(money.minor, money.currency.bytes()),
        Value::Flag(true) => session.say("common-yes"),
        Value::Flag(false) => session.say("common-no"),
        Value::Day(day) => voice.formats.day(day.0),
        Value::Instant(at) => session.glance(|sight| voice.formats.instant(at.0, offset_minutes(sight.zone, *at))),
        Value::Ref(id) => session.glance(|sight| named(session, &sight, *id)),
        Value::Texts(words) => words.join(", "),
        Value::Refs(ids) => {
            let names: Vec<String> = session.glance(|sight| ids.iter().map(|id| named(session, &sight, *id)).collect());
            names.join(", ")
        }
    }
}

fn named(session: Session, sight: &Sight<'_>, id: crate::model::RecordId) -> String {
    let name = sight.name(id);
    if name.is_empty() { session.voice().texts.say("common-deleted") } else { name }
}

/// A built-in choice in the person's language.
#[must_use]
pub fn worded(session: Session, field: &FieldDef, choice: &str) -> String {
    words::choice(&session.voice().texts, field, choice)
}

/// The choices of a built-in field: word and name.
#[must_use]
pub fn choices_of(session: Session, field: FieldId) -> Vec<(String, String)> {
    let row = session.glance(|sight| sight.schema.field(field).map(std::borrow::Cow::into_owned));
    let choices = row.iter().flat_map(|row| row.choices.iter().map(|one| (one.to_string(), worded(session, row, one))));
    choices.collect()
}

/// Words things of the base in the person's language.
pub fn with_words<T>(session: Session, sight: Sight<'_>, word: impl FnOnce(&words::Words<'_>) -> T) -> T {
    let voice = session.voice();
    let Sight { records, schema, zone, .. } = sight;
    word(&words::Words { records, schema, formats: &*voice.formats, zone })
}
