//! What is worth knowing of a stage, and what a field holds, in a few words.

use crate::model::{FieldType, Kind};
use crate::text::Texts;
use crate::views::settings::StageRow;
use crate::views::words::Words;

/// Its chance, after how many days one stands too long in it, what it asks for, from where alone it is entered, and
/// who must agree: of these what is so, each in words.
#[must_use]
pub fn facts(row: &StageRow, of: Kind, words: &Words<'_>) -> Vec<String> {
    let texts = words.texts();
    let mut said = Vec::new();
    if let Some(chance) = row.chance.filter(|_| of == Kind::Deal && row.end == "open") {
        said.push(words.formats.percent(chance));
    }
    if let Some(days) = row.rot {
        said.push(texts.say_with("settings-rots", &[("n", days.into())]));
    }
    if !row.asks.is_empty() {
        let names: Vec<String> = row.asks.iter().map(|field| words.field_of(of, *field)).collect();
        said.push(texts.say_with("settings-asks-for", &[("fields", names.join(", ").into())]));
    }
    if !row.ways.is_empty() {
        said.push(texts.say_with("settings-only-from", &[("stages", row.ways.join(", ").into())]));
    }
    if !row.approver.is_empty() {
        said.push(texts.say_with("settings-agrees", &[("person", row.approver.as_str().into())]));
    }
    said
}

/// What a field of a type holds.
#[must_use]
pub fn type_name(texts: &Texts, holds: FieldType) -> String {
    match holds {
        FieldType::Ref(kind) | FieldType::Refs(kind) => {
            texts.say_with("type-link", &[("kind", texts.say_named("kind", kind.name(), &[]).into())])
        }
        plain => texts.say_named("type", plain.word(), &[]),
    }
}
