//! Filling templates: `{{ name }}`, `{{ contact.name }}`, `{{ amount }}`, with minijinja.
//!
//! A template sees the record, what its fields refer to one step away, and nothing else; amounts and
//! dates come as they are written in the client's language.

use crate::model::schema::{LANGUAGE, key_of};
use crate::model::{FieldId, Record, Records, Value};
use crate::rule::environment;
use crate::text::{self, Language};
use std::collections::BTreeMap;

/// The template filled for a record.
///
/// # Errors
/// The kind of fault, as minijinja names it.
pub(super) fn fill(template: &str, record: &Record, records: &dyn Records) -> Result<String, String> {
    if !template.contains('{') {
        return Ok(template.to_owned());
    }
    let language = language_of(record, records);
    let context = values(record, records, true, language);
    environment().render_str(template, context).map_err(|error| error.kind().to_string())
}

/// The language of the client: of the contact, else of the record.
fn language_of(record: &Record, records: &dyn Records) -> Language {
    let contact = record.reference(crate::model::schema::CONTACT).and_then(|id| records.value(id, LANGUAGE));
    let tag = contact.as_ref().and_then(Value::as_text).unwrap_or_else(|| record.text(LANGUAGE));
    Language::from_tag(tag).unwrap_or_default()
}

fn values(
    record: &Record,
    records: &dyn Records,
    deep: bool,
    language: Language,
) -> BTreeMap<String, minijinja::Value> {
    let mut values = BTreeMap::new();
    for (field, value) in record.fields() {
        values.insert(name(field), shown(value, records, deep, language));
    }
    values
}

/// The name of a field in templates: names in files have hyphens, which a template would take for minus.
fn name(field: FieldId) -> String {
    key_of(field).replace(['-', ':'], "_")
}

fn shown(value: &Value, records: &dyn Records, deep: bool, language: Language) -> minijinja::Value {
    match value {
        Value::Text(text) => minijinja::Value::from(text.as_str()),
        Value::Number(number) => minijinja::Value::from(number.get()),
        Value::Flag(flag) => minijinja::Value::from(*flag),
        Value::Texts(words) => minijinja::Value::from(words.join(", ")),
        Value::Money(money) => minijinja::Value::from(text::money(language, money.minor, money.currency.bytes())),
        Value::Day(day) => minijinja::Value::from(text::day_in_letter(language, day.0)),
        Value::Instant(at) => minijinja::Value::from(at.to_rfc3339().unwrap_or_default()),
        Value::Ref(id) => match records.get(*id) {
            Some(record) if deep => minijinja::Value::from_pairs(values(&record, records, false, language)),
            _ => minijinja::Value::UNDEFINED,
        },
        Value::Refs(_) => minijinja::Value::UNDEFINED,
    }
}
