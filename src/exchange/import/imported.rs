//! What an import amounts to. Nothing has happened yet.

use super::problem::{RowProblem, RowProblemKind};
use crate::commands::{Command, Refusal, enter};
use crate::journal::Change;
use crate::model::schema::{CHOICES, CLOSED_ON, HOLDS, NAME, OF_KIND, PIPELINE, POSITION_NO, STAGE, STAGE_SINCE};
use crate::model::{FieldId, FieldType, Given, Kind, RecordId, Records, Value};
use crate::shelves::Chunk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows and records, counted. Each row is exactly one of created, updated, skipped and left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows of the table.
    pub rows: u64,
    /// Rows that become new records.
    pub created: u64,
    /// Rows that are written over records that are there.
    pub updated: u64,
    /// Rows with nothing in them, or whose records are there and shall stay as they are.
    pub skipped: u64,
    /// Rows with a problem that keeps them out.
    pub left_out: u64,
    /// Records made because rows refer to them, by kind.
    pub along: BTreeMap<Kind, u64>,
}

/// A field that the import adds to the kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewField {
    /// Which.
    pub id: FieldId,
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub holds: FieldType,
    /// The words that occur, of one that holds choices.
    pub choices: Vec<String>,
}

impl NewField {
    /// One that holds choices gets the words that occur, up to [`CHOICES_KEPT`].
    pub(super) fn see(&mut self, fields: &[(FieldId, Value)]) {
        if !matches!(self.holds, FieldType::Choice | FieldType::Choices) {
            return;
        }
        let words = match fields.iter().find(|(field, _)| *field == self.id).map(|(_, value)| value) {
            Some(Value::Text(word)) => std::slice::from_ref(word),
            Some(Value::Texts(words)) => words,
            _ => return,
        };
        for word in words {
            if !self.choices.contains(word) && self.choices.len() < CHOICES_KEPT {
                self.choices.push(word.clone());
            }
        }
    }
}

/// Choices that one may still choose from.
const CHOICES_KEPT: usize = 100;

/// What a row says of a record that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The row's line.
    pub line: u64,
    /// The record.
    pub id: RecordId,
    /// What it shall hold, sorted by field.
    pub fields: Vec<(FieldId, Value)>,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// A new record.
    New,
    /// An edit of a record that is there.
    Update,
    /// Nothing: it is empty, or its record is there and stays as it is.
    Same,
    /// Nothing: it has a problem.
    LeftOut,
}

/// A row as it would be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its line.
    pub line: u64,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether a problem is listed for it.
    pub trouble: bool,
    /// Its values.
    pub fields: Vec<(FieldId, Value)>,
    /// What the records are called that it refers to.
    pub names: Vec<(RecordId, String)>,
}

/// What an import would amount to, with its first rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The first rows.
    pub rows: Vec<PreviewRow>,
    /// Rows and records of the whole file.
    pub counts: Counts,
    /// The fields it adds.
    pub new_fields: Vec<NewField>,
    /// What is wrong, by line; the first thousand of the table and of the rows.
    pub problems: Vec<RowProblem>,
    /// How much is wrong in all.
    pub problems_found: u64,
}

/// Records and edits, ready to be taken in by [`Imported::command`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Imported {
    /// The kind of the rows.
    pub kind: Kind,
    /// The fields it adds.
    pub new_fields: Vec<NewField>,
    /// How many fields of their own all kinds had.
    pub field_count: u32,
    /// What rows say of records that are there.
    pub edits: Vec<Edit>,
    /// New records, to be stamped when they are written.
    #[serde(skip)]
    pub packed: Vec<Chunk>,
    /// Rows and records.
    pub counts: Counts,
    /// What is wrong, by line.
    pub problems: Vec<RowProblem>,
    /// How much is wrong in all.
    pub problems_found: u64,
}

impl Imported {
    /// The one command that takes it all in. An edit that makes no difference is none; a record that
    /// cannot enter the stage its row names keeps its own, and the row becomes a problem.
    #[must_use]
    pub fn command(mut self, file: String, records: &dyn Records, given: &Given) -> (Command, Counts, Vec<RowProblem>) {
        let mut changes: Vec<Change> = Vec::new();
        for (new, place) in self.new_fields.iter().zip(self.field_count..) {
            changes.extend(new.id.record().map(|id| field_record(id, new, self.kind, place)));
        }
        for edit in &self.edits {
            match changes_of(edit, records, given) {
                Ok(made) if made.is_empty() => {
                    self.counts.updated -= 1;
                    self.counts.skipped += 1;
                }
                Ok(made) => changes.extend(made),
                Err(kind) => {
                    self.counts.updated -= 1;
                    self.counts.left_out += 1;
                    self.problems.push(RowProblem { line: Some(edit.line), column: None, kind });
                }
            }
        }
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

fn changes_of(edit: &Edit, records: &dyn Records, given: &Given) -> Result<Vec<Change>, RowProblemKind> {
    let Some(record) = records.get(edit.id) else { return Ok(Vec::new()) };
    let said = |field: FieldId| edit.fields.iter().any(|(said, _)| *said == field);
    let mut changes = Vec::new();
    let stage = edit.fields.iter().find(|(field, _)| *field == STAGE).and_then(|(_, value)| value.as_ref());
    if let Some(stage) = stage {
        let filled = |field| said(field) || record.get(field).is_some();
        let entered = enter(records, &record, stage, &filled, given.now, given).map_err(|refusal| match refusal {
            Refusal::Missing { stage, fields } => RowProblemKind::Missing { stage, fields },
            _ => RowProblemKind::UnknownStage { cell: String::new() },
        })?;
        let kept =
            |change: &Change| !matches!(change, Change::Set { field, .. } if *field == CLOSED_ON && said(*field));
        changes.extend(entered.into_iter().filter(kept));
    }
    for (field, value) in &edit.fields {
        let before = record.get(*field);
        let entered = matches!(*field, STAGE | PIPELINE | STAGE_SINCE) && stage.is_some();
        if !entered && before != Some(value) {
            let (before, after) = (before.cloned(), Some(value.clone()));
            changes.push(Change::Set { id: edit.id, field: *field, before, after });
        }
    }
    Ok(changes)
}
