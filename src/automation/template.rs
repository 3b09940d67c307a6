//! Filling templates: `{{ name }}`, `{{ contact.name }}`, `{{ amount }}`, with minijinja.
//!
//! A template sees the record, what its fields refer to one step away, and nothing else; amounts and
//! dates come as they are written in the language of the text, moments as the clocks of the base show them.

use crate::model::schema::{LANGUAGE, key_of};
use crate::model::time::{MINUTE_MS, to_local};
use crate::model::{FieldId, Record, Records, Value, Zone};
use crate::rule::environment;
use crate::text::{self, Language};
use std::collections::BTreeMap;

/// What is needed to write a value down.
#[derive(Clone, Copy)]
struct Hand<'a> {
    records: &'a dyn Records,
    language: Language,
    zone: &'a dyn Zone,
}

/// The template filled for a record.
///
/// # Errors
/// The kind of fault, as minijinja names it.
pub(super) fn fill(template: &str, record: &Record, records: &dyn Records, zone: &dyn Zone) -> Result<String, String> {
    if !template.contains('{') {
        return Ok(template.to_owned());
    }
    let hand = Hand { records, language: language_of(template, record, records), zone };
    let context = values(record, true, hand);
    environment().render_str(template, context).map_err(|error| error.kind().to_string())
}

/// The language of a text: Russian where it is written so, else the client's: of the contact, else of the record.
fn language_of(template: &str, record: &Record, records: &dyn Records) -> Language {
    if template.chars().any(|letter| matches!(letter, 'А'..='я' | 'Ё' | 'ё')) {
        return Language::Russian;
    }
    let contact = record.reference(crate::model::schema::CONTACT).and_then(|id| records.value(id, LANGUAGE));
    let tag = contact.as_ref().and_then(Value::as_text).unwrap_or_else(|| record.text(LANGUAGE));
    Language::from_tag(tag).unwrap_or_default()
}

fn values(record: &Record, deep: bool, hand: Hand<'_>) -> BTreeMap<String, minijinja::Value> {
    let mut values = BTreeMap::new();
    for (field, value) in record.fields() {
        values.insert(name(field), shown(value, deep, hand));
    }
    values
}

/// The name of a field in templates: names in files have hyphens, which a template would take for minus.
fn name(field: FieldId) -> String {
    key_of(field).replace(['-', ':'], "_")
}

fn shown(value: &Value, deep: bool, hand: Hand<'_>) -> minijinja::Value {
    let Hand { records, language, zone } = hand;
    match value {
        Value::Text(text) => minijinja::Value::from(text.as_str()),
        Value::Number(number) => minijinja::Value::from(number.get()),
        Value::Flag(flag) => minijinja::Value::from(*flag),
        Value::Texts(words) => minijinja::Value::from(words.join(", ")),
        Value::Money(money) => minijinja::Value::from(text::money(language, money.minor, money.currency.bytes())),
        Value::Day(day) => minijinja::Value::from(text::day_in_letter(language, day.0)),
        Value::Instant(at) => {
            let (day, ms) = to_local(*at, zone);
            let minute = u32::try_from(ms / MINUTE_MS).unwrap_or_default();
            minijinja::Value::from(text::moment_in_letter(language, day.0, minute))
        }
        Value::Ref(id) => match records.get(*id) {
            Some(record) if deep => minijinja::Value::from_pairs(values(&record, false, hand)),
            _ => minijinja::Value::UNDEFINED,
        },
        Value::Refs(_) => minijinja::Value::UNDEFINED,
    }
}
