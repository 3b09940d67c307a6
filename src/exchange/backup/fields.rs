//! Fields and their values in a backup: as `model::plain` writes them, with a short way for the texts and
//! names of which a file is full.

use crate::model::{Day, FieldId, Value, plain, schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

static NAMES: LazyLock<HashMap<FieldId, String>> =
    LazyLock::new(|| schema::BUILTIN.iter().map(|field| (*field, schema::key_of(*field))).collect());
static FIELDS: LazyLock<HashMap<&'static str, FieldId>> =
    LazyLock::new(|| NAMES.iter().map(|(field, name)| (name.as_str(), *field)).collect());

/// Fields to write, each under its name in files.
pub(super) struct FieldsOut<'a>(pub(super) &'a [(FieldId, Value)]);

impl Serialize for FieldsOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, value) in self.0 {
            match NAMES.get(field) {
                Some(name) => map.serialize_entry(name, &ValueOut(value))?,
                None => map.serialize_entry(&schema::key_of(*field), &ValueOut(value))?,
            }
        }
        map.end()
    }
}

/// A value to write.
pub(super) struct ValueOut<'a>(pub(super) &'a Value);

impl Serialize for ValueOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            // A year that the file could not give back must not get into it.
            Value::Day(day) if Day::from_iso(&day.to_iso()) != Some(*day) => {
                Err(serde::ser::Error::custom("a day outside the calendar"))
            }
            other => plain::serialize(other, serializer),
        }
    }
}

/// Fields that were read, sorted by field.
pub(super) struct FieldsIn(pub(super) Vec<(FieldId, Value)>);

impl<'de> Deserialize<'de> for FieldsIn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = FieldsIn;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fields by their names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FieldsIn, A::Error> {
        let mut fields: Vec<(FieldId, Value)> = Vec::new();
        while let Some((FieldKey(field), ValueIn(value))) = map.next_entry()? {
            fields.push((field, value));
        }
        fields.sort_by_key(|(field, _)| *field);
        if let Some([(field, _), _]) = fields.array_windows().find(|[(one, _), (two, _)]| one == two) {
            return Err(A::Error::custom(format_args!("duplicate field `{}`", schema::key_of(*field))));
        }
        Ok(FieldsIn(fields))
    }
}

struct FieldKey(FieldId);

impl<'de> Deserialize<'de> for FieldKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor).map(FieldKey)
    }
}

struct KeyVisitor;

impl Visitor<'_> for KeyVisitor {
    type Value = FieldId;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<FieldId, E> {
        let field = FIELDS.get(name).copied().or_else(|| schema::field_by_key(name));
        field.ok_or_else(|| E::custom(format_args!("no field {name:?}")))
    }
}

/// A value that was read.
pub(super) struct ValueIn(pub(super) Value);

impl<'de> Deserialize<'de> for ValueIn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor).map(ValueIn)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        if text.is_empty() { Err(E::custom("an empty text")) } else { Ok(Value::Text(text.to_owned())) }
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        plain::deserialize(number.into_deserializer())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        plain::deserialize(number.into_deserializer())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        plain::deserialize(number.into_deserializer())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Value, A::Error> {
        plain::deserialize(SeqAccessDeserializer::new(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        plain::deserialize(MapAccessDeserializer::new(map))
    }
}
