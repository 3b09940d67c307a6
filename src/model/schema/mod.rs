//! The one schema table: which fields a kind has and of which type. Evaluator, forms, filters,
//! importers and exporters all read it. Built-in fields are rows of a constant; custom fields are rows
//! that the person added, and nothing else knows the difference.

mod builtin;
mod types;

pub use builtin::*;
pub use types::FieldType;

use super::{FieldId, Kind, Record, RecordId, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDef {
    /// Its name in code, on disk and in the journal.
    pub id: FieldId,
    /// Its name in files: a word for a built-in field, `field:` and an id for a custom one.
    pub key: Cow<'static, str>,
    /// What it may hold.
    pub holds: FieldType,
    /// What the person called a custom field; built-in fields are named by the language.
    pub label: Option<String>,
    /// The words one may choose from, in order; built-in ones are named by the language.
    pub choices: Vec<Cow<'static, str>>,
    /// What a new record holds in a custom field unless told otherwise.
    pub default: Option<Value>,
    /// Kept by Tend itself, shown but not put into forms.
    pub system: bool,
}

/// The table: built-in rows and the person's own.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    custom: BTreeMap<Kind, Vec<FieldDef>>,
}

impl Schema {
    /// The table with the custom fields that these Field records describe; a record that describes
    /// none (no kind, no type) is left out.
    pub fn new<'a>(fields: impl IntoIterator<Item = &'a Record>) -> Schema {
        let mut schema = Schema::default();
        for record in fields {
            if let Some((kind, row)) = custom_row(record) {
                schema.custom.entry(kind).or_default().push(row);
            }
        }
        schema
    }

    /// The rows of a kind: built-in first, in the order of forms, then the custom ones.
    pub fn fields_of(&self, kind: Kind) -> impl Iterator<Item = Cow<'_, FieldDef>> {
        let own = self.custom.get(&kind).into_iter().flatten().map(Cow::Borrowed);
        fields_of_kind(kind).iter().filter_map(|id| builtin_row(*id)).map(Cow::Owned).chain(own)
    }

    /// The row of one field.
    #[must_use]
    pub fn field(&self, id: FieldId) -> Option<Cow<'_, FieldDef>> {
        if id.record().is_none() {
            return builtin_row(id).map(Cow::Owned);
        }
        self.custom.values().flatten().find(|row| row.id == id).map(Cow::Borrowed)
    }

    /// What a field may hold.
    #[must_use]
    pub fn holds(&self, id: FieldId) -> Option<FieldType> {
        self.field(id).map(|row| row.holds)
    }

    /// Whether a kind has this field.
    #[must_use]
    pub fn has(&self, kind: Kind, id: FieldId) -> bool {
        fields_of_kind(kind).contains(&id)
            || self.custom.get(&kind).is_some_and(|rows| rows.iter().any(|row| row.id == id))
    }
}

/// The name of a field in files.
#[must_use]
pub fn key_of(id: FieldId) -> String {
    match id.record() {
        Some(record) => format!("field:{record}"),
        None => builtin_row(id).map_or_else(|| format!("unknown:{}", id.bits()), |row| row.key.into_owned()),
    }
}

/// The field with that name in files.
#[must_use]
pub fn field_by_key(key: &str) -> Option<FieldId> {
    match key.strip_prefix("field:") {
        Some(id) => id.parse::<RecordId>().ok().map(FieldId::custom).filter(|id| id.record().is_some()),
        None => builtin_by_key(key),
    }
}

fn custom_row(record: &Record) -> Option<(Kind, FieldDef)> {
    let kind = Kind::from_name(record.text(OF_KIND))?;
    let holds = FieldType::from_name(record.text(HOLDS))?;
    let choices = match record.get(CHOICES) {
        Some(Value::Texts(words)) => words.iter().cloned().map(Cow::Owned).collect(),
        _ => Vec::new(),
    };
    let id = FieldId::custom(record.id);
    let label = Some(record.text(NAME).to_owned());
    let default = holds.default_from(record.text(DEFAULT));
    Some((kind, FieldDef { id, key: Cow::Owned(key_of(id)), holds, label, choices, default, system: false }))
}
