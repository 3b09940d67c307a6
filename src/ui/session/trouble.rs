//! Saying what could not be done: what, why, and what now.

use super::{Session, ToastKind, Trouble};
use crate::browser::database::StorageError;
use crate::commands::{Refusal, ways_in};
use crate::model::schema::{NAME, key_of};
use crate::model::{FieldId, Kind};
use crate::text::Arg;
use leptos::prelude::*;

impl Session {
    /// Tells what could not be done.
    pub fn tell_trouble(&self, trouble: &Trouble) {
        let text = self.worded(trouble);
        self.tell(ToastKind::Failed, text);
    }

    /// The sentence for what could not be done.
    #[must_use]
    pub fn worded(&self, trouble: &Trouble) -> String {
        let voice = self.voice.get_value();
        let texts = &voice.texts;
        match trouble {
            Trouble::Refused(refusal) => self.refused(refusal),
            Trouble::Fenced => texts.say("storage-newer"),
            Trouble::NotOpen => texts.say("storage-panic"),
            Trouble::PartMissing => texts.say("part-missing"),
            Trouble::Storage(error) => match error {
                StorageError::Full => texts.say("storage-full"),
                StorageError::Blocked { .. } => texts.say("storage-blocked"),
                StorageError::Newer => texts.say("storage-newer"),
                StorageError::Gone => texts.say("storage-vanished"),
                StorageError::Denied => texts.say("storage-denied"),
                StorageError::Damaged => texts.say("storage-unreadable"),
                StorageError::Closed => texts.say("storage-closed"),
                StorageError::Timeout { .. } => texts.say("storage-silent"),
                other => texts.say_with("storage-failed", &[("reason", Arg::from(other.to_string()))]),
            },
        }
    }

    fn refused(&self, refusal: &Refusal) -> String {
        let texts = self.voice.get_value().texts;
        let named = |fields: &[FieldId]| {
            let names: Vec<String> = fields.iter().map(|field| self.field_name(*field)).collect();
            names.join(", ")
        };
        match refusal {
            Refusal::NotThere(_) => texts.say("refusal-not-found"),
            Refusal::WrongValue(field) => {
                texts.say_with("refusal-wrong-value", &[("field", Arg::from(named(&[*field])))])
            }
            Refusal::Empty(field) => texts.say_with("refusal-required", &[("field", Arg::from(named(&[*field])))]),
            Refusal::Missing { stage, fields } => {
                let stage = self.glance(|sight| sight.name(*stage));
                texts.say_with("refusal-missing", &[("stage", Arg::from(stage)), ("fields", Arg::from(named(fields)))])
            }
            Refusal::WrongWay(stage) => self.glance(|sight| {
                let ways = ways_in(sight.records, *stage).into_iter().map(|way| sight.name(way));
                let ways = ways.collect::<Vec<_>>().join(", ");
                let args = [("stage", Arg::from(sight.name(*stage))), ("stages", Arg::from(ways))];
                texts.say_with("refusal-wrong-way", &args)
            }),
            Refusal::WrongStage(_) => texts.say("refusal-wrong-stage"),
            Refusal::LastStage(_) => texts.say("refusal-last-stage"),
            Refusal::Duplicate(_) => texts.say("refusal-duplicate"),
            Refusal::NoWait(_) => texts.say("refusal-no-wait"),
            Refusal::BadRule(_) => texts.say("refusal-bad-rule"),
            Refusal::NotEmpty => texts.say("refusal-not-empty"),
            Refusal::TooLarge => texts.say("refusal-too-large"),
        }
    }

    /// What a field of a kind is called: people have names of another sort than things.
    #[must_use]
    pub fn field_name_of(&self, kind: Kind, field: FieldId) -> String {
        match (kind, field) {
            (Kind::Contact | Kind::Person, NAME) => self.voice.get_value().texts.say("field-person-name"),
            _ => self.field_name(field),
        }
    }

    /// What a field is called: by the language, or by the person who made it.
    #[must_use]
    pub fn field_name(&self, field: FieldId) -> String {
        if field.record().is_some() {
            return self
                .glance(|sight| sight.schema.field(field).and_then(|row| row.label.clone()))
                .unwrap_or_default();
        }
        self.voice.get_value().texts.say_named("field", &key_of(field), &[])
    }
}
