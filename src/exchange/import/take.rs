//! The one command that takes a whole import in.

use super::imported::{Counts, Imported, NewField};
use super::problem::RowProblem;
use super::settle::settle;
use crate::commands::Command;
use crate::journal::Change;
use crate::model::schema::{CHOICES, HOLDS, NAME, OF_KIND, POSITION_NO};
use crate::model::{Given, Kind, RecordId, Records, Value};

impl Imported {
    /// The one command that takes it all in. An edit that makes no difference is none; a record that
    /// cannot enter the stage its row names keeps its own, and the row becomes a problem.
    #[must_use]
    pub fn command(mut self, file: String, records: &dyn Records, given: &Given) -> (Command, Counts, Vec<RowProblem>) {
        let mut changes: Vec<Change> = Vec::new();
        for (new, place) in self.new_fields.iter().zip(self.field_count..) {
            changes.extend(new.id.record().map(|id| field_record(id, new, self.kind, place)));
        }
        let settled = settle(&self.edits, &mut self.counts, &mut self.problems, records, given);
        changes.extend(settled.into_iter().flat_map(|(_, made)| made));
        (Command::Import { file, changes, packed: self.packed }, self.counts, self.problems)
    }
}

fn field_record(id: RecordId, new: &NewField, kind: Kind, place: u32) -> Change {
    let mut fields = vec![
        (NAME, Value::Text(new.name.clone())),
        (POSITION_NO, Value::from(place)),
        (OF_KIND, Value::from(kind.name())),
        (HOLDS, Value::Text(new.holds.name())),
    ];
    if !new.choices.is_empty() {
        fields.push((CHOICES, Value::Texts(new.choices.clone())));
    }
    fields.sort_by_key(|(field, _)| *field);
    Change::Create { id, kind: Kind::Field, fields }
}
