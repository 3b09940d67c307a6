//! The words of the records in one packed chunk, folded: one text, gone through from end to end. Each record's
//! begin with its name; what others that it refers to are called stands in them too.

use super::fold::fold_char;
use crate::model::schema::{FieldDef, FieldType, NAME, PIPELINE, STAGE};
use crate::model::{RecordId, Records, Value};
use crate::shelves::{Chunk, World};
use memchr::memchr;
use memchr::memmem::Finder;
use std::ops::ControlFlow;

/// Between the fields of a record. No word has it.
const BREAK: char = '\n';

/// How well a record fits; the first is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is called just so.
    Called,
    /// Its name begins so.
    Begins,
    /// A word of its name begins so.
    InName,
    /// It is somewhere in it.
    Somewhere,
}

/// The words of one chunk.
#[derive(Debug)]
pub(super) struct Words {
    /// Where they were read.
    pub(super) of: Chunk,
    /// Record after record; each begins with its name.
    text: String,
    /// Where each record begins, and where the last ends.
    starts: Vec<u32>,
}

impl Words {
    pub(super) fn read(chunk: &Chunk, fields: &[&FieldDef], world: &World) -> Words {
        let fields: Vec<&&FieldDef> = fields.iter().filter(|field| chunk.has_column(field.id)).collect();
        let mut text = String::new();
        let mut starts = Vec::with_capacity(chunk.rows() + 1);
        for row in 0..chunk.rows() {
            starts.push(text.len() as u32);
            if !chunk.alive(row) {
                continue;
            }
            push(&mut text, chunk.text(row, NAME).unwrap_or_default());
            for field in fields.iter().filter(|field| field.id != NAME) {
                push_field(&mut text, chunk, row, field, world);
            }
        }
        starts.push(text.len() as u32);
        Words { of: chunk.clone(), text, starts }
    }

    fn row(&self, row: usize) -> &str {
        let at = |row: usize| self.starts.get(row).map_or(self.text.len(), |start| *start as usize);
        self.text.get(at(row)..at(row + 1)).unwrap_or_default()
    }

    pub(super) fn name(&self, row: usize) -> &str {
        self.row(row).split(BREAK).next().unwrap_or_default()
    }

    /// How well a row fits; `None` when it lacks a word.
    pub(super) fn rank(&self, row: usize, first: &Finder<'_>, others: &[Finder<'_>]) -> Option<Rank> {
        let text = self.row(row);
        let at = first.find(text.as_bytes())?;
        others.iter().all(|word| word.find(text.as_bytes()).is_some()).then(|| rank(text, at, first))
    }

    fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Bytes of them.
    pub(super) fn bytes(&self) -> usize {
        self.text.len() + 4 * self.starts.len()
    }

    /// Whether the records that were there are called as before.
    pub(super) fn same_names(&self, newer: &Words) -> bool {
        (0..self.rows()).all(|row| self.name(row) == newer.name(row))
    }

    /// Goes through the records from the last to the first, which is from the youngest to the oldest.
    pub(super) fn each(
        &self,
        first: &Finder<'_>,
        others: &[Finder<'_>],
        found: &mut impl FnMut(usize, Rank) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut rows: Vec<(usize, Rank)> = Vec::new();
        let (mut from, mut row) = (0, 0);
        while let Some(at) = first.find(&self.text.as_bytes()[from..]).map(|at| from + at) {
            // Of a word that many have, the next is the next row.
            while self.starts.get(row + 1).is_some_and(|next| *next as usize <= at) {
                row += 1;
            }
            let text = self.row(row);
            if others.iter().all(|word| word.find(text.as_bytes()).is_some()) {
                rows.push((row, rank(text, at - self.starts[row] as usize, first)));
            }
            row += 1;
            from = self.starts.get(row).map_or(self.text.len(), |start| *start as usize);
        }
        for (row, rank) in rows.into_iter().rev() {
            found(row, rank)?;
        }
        ControlFlow::Continue(())
    }
}

/// How well a record fits whose words these are, and which has the word at `first` for the first time.
fn rank(row: &str, first: usize, word: &Finder<'_>) -> Rank {
    let is_break = |at: usize| row.as_bytes().get(at) == Some(&(BREAK as u8));
    if first == 0 {
        return if is_break(word.needle().len()) { Rank::Called } else { Rank::Begins };
    }
    // The name comes first.
    if memchr(BREAK as u8, &row.as_bytes()[..first]).is_some() {
        return Rank::Somewhere;
    }
    let name = row.split(BREAK).next().unwrap_or_default();
    let begins_a_word = |at: usize| name[..at].chars().next_back().is_some_and(|before| !before.is_alphanumeric());
    if word.find_iter(name.as_bytes()).any(begins_a_word) { Rank::InName } else { Rank::Somewhere }
}

/// Whether the words of a field are looked for. Where a record stands is asked of boards and lists.
pub(super) fn is_read(field: &FieldDef) -> bool {
    let of_words = matches!(
        field.holds,
        FieldType::Text
            | FieldType::LongText
            | FieldType::Email
            | FieldType::Phone
            | FieldType::Url
            | FieldType::Ref(_)
            | FieldType::AnyRef
            | FieldType::Refs(_)
    );
    let own_choice = field.label.is_some() && matches!(field.holds, FieldType::Choice | FieldType::Choices);
    (of_words || own_choice) && ![STAGE, PIPELINE].contains(&field.id)
}

fn push(text: &mut String, words: &str) {
    text.extend(words.chars().map(|letter| if letter == BREAK { ' ' } else { fold_char(letter) }));
    text.push(BREAK);
}

fn push_field(text: &mut String, chunk: &Chunk, row: usize, field: &FieldDef, world: &World) {
    match field.holds {
        FieldType::Ref(_) | FieldType::AnyRef => {
            if let Some(id) = chunk.reference(row, field.id) {
                push_name(text, world, id);
            }
        }
        FieldType::Refs(_) | FieldType::Choices => match chunk.value(row, field.id) {
            Some(Value::Refs(ids)) => ids.iter().for_each(|id| push_name(text, world, *id)),
            Some(Value::Texts(words)) => words.iter().for_each(|word| push(text, word)),
            _ => {}
        },
        holds => {
            let Some(words) = chunk.text(row, field.id) else { return };
            push(text, words);
            if holds == FieldType::Phone {
                text.extend(words.chars().filter(char::is_ascii_digit));
                text.push(BREAK);
            }
        }
    }
}

fn push_name(text: &mut String, world: &World, id: RecordId) {
    if let Some(Value::Text(name)) = world.value(id, NAME) {
        push(text, &name);
    }
}
