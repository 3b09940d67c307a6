//! Filling templates: `{{ name }}`, `{{ contact.name }}`, `{{ amount }}`, with minijinja.
//!
//! A template sees the record, what its fields refer to one step away, and nothing else; amounts and
//! dates come as they are written in the client's language.

use crate::model::schema::{LANGUAGE, key_of};
use crate::model::{FieldId, Record, Records, Value};
use crate::rule::environment;
use std::collections::BTreeMap;

/// The template filled for a record.
///
/// # Errors
/// The kind of fault, as minijinja names it.
pub(super) fn fill(template: &str, record: &Record, records: &dyn Records) -> Result<String, String> {
    if !template.contains('{') {
        return Ok(template.to_owned());
    }
    let russian = speaks_russian(record, records);
    let context = values(record, records, true, russian);
    environment().render_str(template, context).map_err(|error| error.kind().to_string())
}

/// The language of the client: of the contact, else of the record.
fn speaks_russian(record: &Record, records: &dyn Records) -> bool {
    let contact = record.reference(crate::model::schema::CONTACT).and_then(|id| records.value(id, LANGUAGE));
    let language = contact.as_ref().and_then(Value::as_text).unwrap_or_else(|| record.text(LANGUAGE));
    language == "ru"
}

fn values(record: &Record, records: &dyn Records, deep: bool, russian: bool) -> BTreeMap<String, minijinja::Value> {
    let mut values = BTreeMap::new();
    for (field, value) in record.fields() {
        values.insert(name(field), shown(value, records, deep, russian));
    }
    values
}

/// The name of a field in templates: names in files have hyphens, which a template would take for minus.
fn name(field: FieldId) -> String {
    key_of(field).replace(['-', ':'], "_")
}

fn shown(value: &Value, records: &dyn Records, deep: bool, russian: bool) -> minijinja::Value {
    match value {
        Value::Text(text) => minijinja::Value::from(text.as_str()),
        Value::Number(number) => minijinja::Value::from(number.get()),
        Value::Flag(flag) => minijinja::Value::from(*flag),
        Value::Texts(words) => minijinja::Value::from(words.join(", ")),
        Value::Money(money) => minijinja::Value::from(super::outlet::money(*money, russian)),
        Value::Day(day) => minijinja::Value::from(super::outlet::day(*day, russian)),
        Value::Instant(at) => minijinja::Value::from(at.to_rfc3339().unwrap_or_default()),
        Value::Ref(id) => match records.get(*id) {
            Some(record) if deep => minijinja::Value::from_pairs(values(&record, records, false, russian)),
            _ => minijinja::Value::UNDEFINED,
        },
        Value::Refs(_) => minijinja::Value::UNDEFINED,
    }
}
