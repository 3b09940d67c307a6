//! A record: an id, a kind, and a map from field to value, each value with the stamp of who wrote it last.

use super::{FieldId, Kind, RecordId, Stamp, Value};

/// One record as it stands. Only `journal::apply` makes a record differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// False when it was deleted: its values stay, so that an undo brings them back.
    pub alive: bool,
    /// When it was created; the stamp of every field that was not written since.
    pub born: Stamp,
    /// Values by field, sorted by field.
    pub(crate) fields: Vec<(FieldId, Value)>,
    /// Stamps of what was written after birth, sorted by field; [`Record::LIFE`] stands for `alive`.
    pub(crate) stamps: Vec<(FieldId, Stamp)>,
}

impl Record {
    /// The pseudo field under which deletion and revival are stamped.
    pub const LIFE: FieldId = FieldId::builtin(0);

    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: FieldId) -> Option<&Value> {
        let at = self.fields.binary_search_by_key(&field, |(id, _)| *id).ok()?;
        Some(&self.fields[at].1)
    }

    /// All values, by field.
    pub fn fields(&self) -> impl Iterator<Item = (FieldId, &Value)> {
        self.fields.iter().map(|(id, value)| (*id, value))
    }

    /// When a field was written (or emptied) last; [`Stamp::ZERO`] when it never was.
    #[must_use]
    pub fn stamp_of(&self, field: FieldId) -> Stamp {
        match self.stamps.binary_search_by_key(&field, |(id, _)| *id) {
            Ok(at) => self.stamps[at].1,
            Err(_) if field == Record::LIFE || self.get(field).is_some() => self.born,
            Err(_) => Stamp::ZERO,
        }
    }

    /// When anything of it was written last.
    #[must_use]
    pub fn last_stamp(&self) -> Stamp {
        self.stamps.iter().map(|(_, stamp)| *stamp).fold(self.born, Stamp::max)
    }

    /// Stamps of what was written after birth.
    pub fn later_stamps(&self) -> impl Iterator<Item = (FieldId, Stamp)> {
        self.stamps.iter().copied()
    }

    /// The text of a field, empty when there is none.
    #[must_use]
    pub fn text(&self, field: FieldId) -> &str {
        self.get(field).and_then(Value::as_text).unwrap_or_default()
    }

    /// The record that a field refers to.
    #[must_use]
    pub fn reference(&self, field: FieldId) -> Option<RecordId> {
        self.get(field).and_then(Value::as_ref)
    }
}
