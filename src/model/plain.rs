//! Values as plain JSON, for everything that is written as text: rules, runs, backups. Every value says
//! by its form what it is, so that a file can be read without the schema.
//!
//! | value | JSON |
//! |---|---|
//! | text | `"…"` |
//! | number | `12.5` |
//! | flag | `true` |
//! | money | `{"money": [264000, "GBP"]}` (minor units) |
//! | day | `{"day": "2026-11-22"}` |
//! | moment | `{"at": "2026-11-22T09:30:00.000Z"}` |
//! | reference | `{"ref": "0192…"}`, several: `{"refs": ["…"]}` |
//! | several words | `["…", "…"]` |

use super::{Currency, Day, Instant, Money, Number, RecordId, Value};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A number as JSON writes it: without a point when it is whole.
struct Digits(f64);

impl Serialize for Digits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Up to 2^53 every whole number is exact.
        if self.0.fract() == 0.0 && self.0.abs() < 9_007_199_254_740_992.0 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// `#[serde(with = "plain")]` for a [`Value`].
///
/// # Errors
/// Those of the serializer; a moment outside the years 1 to 9999 cannot be written.
pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    let one = |serializer: S, key: &'static str, text: String| {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, &text)?;
        map.end()
    };
    match value {
        Value::Text(text) => serializer.serialize_str(text),
        Value::Number(number) => Digits(number.get()).serialize(serializer),
        Value::Flag(flag) => serializer.serialize_bool(*flag),
        Value::Texts(words) => words.serialize(serializer),
        Value::Money(money) => {
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry("money", &(money.minor, money.currency.code()))?;
            map.end()
        }
        Value::Day(day) => one(serializer, "day", day.to_iso()),
        Value::Instant(at) => {
            let at = at.to_rfc3339().ok_or_else(|| serde::ser::Error::custom("a moment outside the calendar"))?;
            one(serializer, "at", at)
        }
        Value::Ref(id) => one(serializer, "ref", id.to_string()),
        Value::Refs(ids) => {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry("refs", &ids)?;
            map.end()
        }
    }
}

/// `#[serde(with = "plain")]` for a [`Value`].
///
/// # Errors
/// Those of the deserializer, and for what is no value: an empty text, a day that does not exist, …
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    deserializer.deserialize_any(Forms)
}

/// Tells the form of a value by its first sign. Written out, because what serde derives for untagged
/// enums keeps a copy of everything and weighs more than all else in this file.
struct Forms;

impl<'de> Visitor<'de> for Forms {
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
        self.visit_f64(number as f64)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        self.visit_f64(number as f64)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Number::new(number).map(Value::Number).ok_or_else(|| E::custom("a number without end"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element::<String>()? {
            if word.is_empty() {
                return Err(A::Error::custom("an empty word"));
            }
            words.push(word);
        }
        if words.is_empty() { Err(A::Error::custom("an empty list")) } else { Ok(Value::Texts(words)) }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let form = map.next_key::<String>()?.unwrap_or_default();
        let value = match form.as_str() {
            "money" => {
                let (minor, currency) = map.next_value::<(i64, String)>()?;
                let currency = currency.as_bytes().try_into().ok().and_then(Currency::from_bytes);
                currency.map(|currency| Value::Money(Money { minor, currency }))
            }
            "day" => Day::from_iso(&map.next_value::<String>()?).map(Value::Day),
            "at" => Instant::from_rfc3339(&map.next_value::<String>()?).map(Value::Instant),
            "ref" => map.next_value::<String>()?.parse().ok().map(Value::Ref),
            "refs" => {
                let ids = map.next_value::<Vec<String>>()?;
                let ids: Option<Vec<RecordId>> = ids.iter().map(|id| id.parse().ok()).collect();
                ids.filter(|ids| !ids.is_empty()).map(Value::Refs)
            }
            _ => None,
        };
        match (value, map.next_key::<String>()?) {
            (Some(value), None) => Ok(value),
            _ => Err(A::Error::custom("not a value")),
        }
    }
}

/// A value as [`serde_json`] sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Plain(#[serde(with = "self")] pub Value);

/// `#[serde(with = "plain::id")]` for a [`RecordId`].
pub mod id {
    use super::{Deserialize, Deserializer, RecordId, Serializer};

    /// Writes the id as text.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(id: &RecordId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(id)
    }

    /// Reads the id from text.
    ///
    /// # Errors
    /// When it is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RecordId, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }

    /// The same for an id that may be missing.
    pub mod option {
        use super::{Deserialize, Deserializer, RecordId, Serializer};

        /// Writes the id as text, or null.
        ///
        /// # Errors
        /// Those of the serializer.
        pub fn serialize<S: Serializer>(id: &Option<RecordId>, serializer: S) -> Result<S::Ok, S::Error> {
            match id {
                Some(id) => serializer.collect_str(id),
                None => serializer.serialize_none(),
            }
        }

        /// Reads the id from text, or null.
        ///
        /// # Errors
        /// When it is no id.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<RecordId>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
        }
    }
}

/// `#[serde(with = "plain::ids")]` for several [`RecordId`]s.
pub mod ids {
    use super::{Deserialize, Deserializer, RecordId, Serializer};

    /// Writes the ids as texts.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(ids: &[RecordId], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(ids.iter().map(ToString::to_string))
    }

    /// Reads the ids from texts.
    ///
    /// # Errors
    /// When one is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<RecordId>, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        texts.iter().map(|text| text.parse().map_err(serde::de::Error::custom)).collect()
    }
}

/// Days without what says that they are some.
pub mod day {
    /// `#[serde(with = "plain::day::option")]` for a [`crate::model::Day`] that may be missing, as `2026-11-22`.
    pub mod option {
        use super::super::{Day, Deserialize, Deserializer, Serializer};

        /// Writes the day as text, or null.
        ///
        /// # Errors
        /// Those of the serializer.
        pub fn serialize<S: Serializer>(day: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
            match day {
                Some(day) => serializer.serialize_str(&day.to_iso()),
                None => serializer.serialize_none(),
            }
        }

        /// Reads the day from text, or null.
        ///
        /// # Errors
        /// When there is no such day.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            let day = |text: String| Day::from_iso(&text).ok_or_else(|| serde::de::Error::custom("no such day"));
            text.map(day).transpose()
        }
    }
}

/// `#[serde(with = "plain::field")]` for a [`super::FieldId`], by its name in files.
pub mod field {
    use super::{Deserialize, Deserializer, Serializer};
    use crate::model::FieldId;
    use crate::model::schema::{field_by_key, key_of};

    /// Writes the field's name in files.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(id: &FieldId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&key_of(*id))
    }

    /// Reads the field's name in files.
    ///
    /// # Errors
    /// When there is no such name.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<FieldId, D::Error> {
        let key = String::deserialize(deserializer)?;
        field_by_key(&key).ok_or_else(|| serde::de::Error::custom(format_args!("no field {key:?}")))
    }
}

/// `#[serde(with = "plain::kind")]` for a [`super::Kind`], by its name in files.
pub mod kind {
    use super::{Deserialize, Deserializer, Serializer};
    use crate::model::Kind;

    /// Writes the kind's name.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.name())
    }

    /// Reads the kind's name.
    ///
    /// # Errors
    /// When there is no such kind.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let name = String::deserialize(deserializer)?;
        Kind::from_name(&name).ok_or_else(|| serde::de::Error::custom(format_args!("no kind {name:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: Value, json: &str) {
        assert_eq!(serde_json::to_string(&Plain(value.clone())).unwrap(), json);
        assert_eq!(serde_json::from_str::<Plain>(json).unwrap().0, value);
    }

    #[test]
    fn every_value_says_what_it_is() {
        check(Value::from("Липа"), r#""Липа""#);
        check(Value::from(3), "3");
        check(Value::Number(Number::new(2.5).unwrap()), "2.5");
        check(Value::Flag(true), "true");
        check(Value::Money(Money::new(-264_000, Currency::GBP)), r#"{"money":[-264000,"GBP"]}"#);
        check(Value::Day(Day::new(2026, 2, 28).unwrap()), r#"{"day":"2026-02-28"}"#);
        check(Value::Instant(Instant(1_795_340_096_123)), r#"{"at":"2026-11-22T09:34:56.123Z"}"#);
        check(Value::Texts(vec!["a".into(), "b".into()]), r#"["a","b"]"#);
        let id = RecordId::derived("test", &[]);
        check(Value::Ref(id), &format!(r#"{{"ref":"{id}"}}"#));
        check(Value::Refs(vec![id]), &format!(r#"{{"refs":["{id}"]}}"#));
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for json in [r#""""#, "[]", r#"{"day":"2026-02-30"}"#, r#"{"money":[1,"gbp"]}"#, r#"{"ref":"x"}"#, "null", "{}"]
        {
            assert!(serde_json::from_str::<Plain>(json).is_err(), "{json}");
        }
    }
}
