//! What an import amounts to. Nothing has happened yet.

use super::fate::Fate;
use super::known::Doubt;
use super::problem::RowProblem;
use crate::model::{FieldId, FieldType, Kind, RecordId, Value};
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
    /// Rows that a problem keeps out, or the person, where they may be of a record that is there.
    pub left_out: u64,
    /// Rows that may be of a record that is there, whatever becomes of them.
    pub doubtful: u64,
    /// Those of them that become new records.
    pub doubles: u64,
    /// Rows that say something else than what is there, which stays; known from [`Preview::settle`].
    pub otherwise: u64,
    /// The lines of the first [`OTHERWISE_NAMED`] of them.
    pub otherwise_lines: Vec<u64>,
    /// Rows whose records await then that somebody agrees before they enter the stage; known from [`Preview::settle`].
    pub held: u64,
    /// Records made because rows refer to them, by kind.
    pub along: BTreeMap<Kind, u64>,
}

/// So many lines are named that say something else than what is there.
pub(super) const OTHERWISE_NAMED: usize = 20;

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
    /// Whether only what it lacks is written.
    pub only_empty: bool,
}

/// A row as it would be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its line.
    pub line: u64,
    /// What becomes of it.
    pub fate: Fate,
    /// The record that is there, of which it is an edit or which stays as it is.
    pub of: Option<RecordId>,
    /// Whether it may be of a record that is there.
    pub doubtful: bool,
    /// Whether a problem is listed for it.
    pub trouble: bool,
    /// Its values; from [`Preview::settle`] on, where they change nothing, those that are there.
    pub fields: Vec<(FieldId, Value)>,
    /// What those take the place of, once it is known from [`Preview::settle`].
    pub was: Vec<(FieldId, Value)>,
    /// What the records are called that it refers to.
    pub names: Vec<(RecordId, String)>,
}

/// Which rows a preview shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Show {
    /// How many of them come before.
    pub from: u64,
    /// Only those whose record is there already, or may be.
    pub only_known: bool,
}

/// What an import would amount to, with some of its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// At most [`PAGE`](super::PAGE) rows.
    pub rows: Vec<PreviewRow>,
    /// Which they are.
    pub show: Show,
    /// Rows whose record is there already, or may be.
    pub known: u64,
    /// What rows say of records that are there; taken by [`Preview::settle`].
    pub edits: Vec<Edit>,
    /// Rows that may be of records that are there; the first thousand.
    pub doubts: Vec<Doubt>,
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
    /// Rows that may be of records that are there; the first thousand.
    pub doubts: Vec<Doubt>,
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
