//! What fields, choices, records and values are called in the person's language.

use crate::model::schema::{self, FieldDef, key_of};
use crate::model::{FieldId, Instant, Kind, RecordId, Records, Schema, Value, Zone};
use crate::text::{Formats, Texts};

/// All that wording needs: the records that are named, the fields, and the language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The records.
    pub records: &'a dyn Records,
    /// Which fields there are.
    pub schema: &'a Schema,
    /// The language.
    pub formats: &'a dyn Formats,
    /// The person's zone.
    pub zone: &'a dyn Zone,
}

impl Words<'_> {
    /// The sentences of the language.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        self.formats.texts()
    }

    /// What a field is called: by the language, or by the person who made it.
    #[must_use]
    pub fn field(&self, id: FieldId) -> String {
        if id.record().is_some() {
            let label = self.schema.field(id).and_then(|row| row.label.clone());
            return label.unwrap_or_else(|| self.texts().say("common-deleted"));
        }
        self.texts().say_named("field", &key_of(id), &[])
    }

    /// The same, where the kind is known: people have names, things have titles.
    #[must_use]
    pub fn field_of(&self, kind: Kind, id: FieldId) -> String {
        match (id, kind) {
            (schema::NAME, Kind::Contact | Kind::Person) => self.texts().say("field-person-name"),
            _ => self.field(id),
        }
    }

    /// What a record is called.
    #[must_use]
    pub fn record(&self, id: RecordId) -> String {
        let name = self.records.value(id, schema::NAME);
        let name = name.as_ref().and_then(Value::as_text);
        name.map_or_else(|| self.texts().say("common-deleted"), str::to_owned)
    }

    /// A moment, on the person's clocks.
    #[must_use]
    pub fn moment(&self, at: Instant) -> String {
        let minutes = i32::try_from(self.zone.offset_ms(at) / 60_000).unwrap_or(0);
        self.formats.instant(at.0, minutes)
    }

    /// A value of a field; words without quotes.
    #[must_use]
    pub fn value(&self, field: Option<&FieldDef>, value: &Value) -> String {
        let texts = self.texts();
        match value {
            Value::Text(text) => field.map_or_else(|| text.clone(), |field| choice(texts, field, text)),
            Value::Number(number) => self.formats.number(number.get()),
            Value::Money(money) => self.formats.money(money.minor, money.currency.bytes()),
            Value::Flag(true) => texts.say("common-yes"),
            Value::Flag(false) => texts.say("common-no"),
            Value::Day(day) => self.formats.day(day.0),
            Value::Instant(at) => self.moment(*at),
            Value::Ref(id) => self.record(*id),
            Value::Texts(words) => {
                let word = |word: &String| match field {
                    // What a stage asks for is kept by the names that fields have in files.
                    Some(field) if field.id == schema::ASKS => {
                        schema::field_by_key(word).map_or_else(|| word.clone(), |asked| self.field(asked))
                    }
                    Some(field) => choice(texts, field, word),
                    None => word.clone(),
                };
                words.iter().map(word).collect::<Vec<_>>().join(", ")
            }
            Value::Refs(ids) => ids.iter().map(|id| self.record(*id)).collect::<Vec<_>>().join(", "),
        }
    }
}

/// A choice of a field in the language; what the person wrote stays as it is.
#[must_use]
pub fn choice(texts: &Texts, field: &FieldDef, choice: &str) -> String {
    if field.label.is_some() || !field.choices.iter().any(|known| known == choice) {
        return choice.to_owned();
    }
    match field.id {
        schema::FORM => texts.say_named("activity", choice, &[]),
        schema::OUTCOME => texts.say_named("outcome", choice, &[]),
        schema::DIRECTION => texts.say_named("direction", choice, &[]),
        schema::CHANNEL => texts.say_named("channel", choice, &[]),
        schema::PRIORITY => texts.say_named("priority", choice, &[]),
        schema::TASK_STATUS => texts.say_named("task-status", choice, &[]),
        schema::MESSAGE_STATUS => texts.say_named("message-status", choice, &[]),
        schema::RUN_STATUS => texts.say_named("run", choice, &[]),
        schema::MODE => texts.say_named("rules-mode", choice, &[]),
        schema::STATUS => texts.say_named("status", choice, &[]),
        schema::LANGUAGE => texts.say_named("language", choice, &[]),
        schema::STAGE_KIND => texts.say_named("stage-kind", choice, &[]),
        _ => choice.to_owned(),
    }
}
