//! The words of all records, folded, beside the packed chunks: one text for each chunk, gone through from end to
//! end. For what one person has that is faster than any tree, costs nothing to keep, and finds the middles of words.
//!
//! A chunk never changes in place, so its words hold as long as it lies there. What another record is called stands
//! in them too (the company of a deal); when a name changes, the words of all chunks are read anew.

use super::fold::fold_char;
use super::query::Query;
use super::typed::{Place, Rows, Typed};
use crate::model::schema::{FieldDef, FieldType, NAME, PIPELINE, STAGE};
use crate::model::{Kind, RecordId, Records, Schema, Value};
use crate::shelves::{Chunk, World};
use memchr::memchr;
use memchr::memmem::Finder;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

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

/// A record that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// How well it fits.
    pub rank: Rank,
}

/// The words of one chunk.
#[derive(Debug)]
struct Words {
    /// Where they were read.
    of: Chunk,
    /// Record after record; each begins with its name.
    text: String,
    /// Where each record begins, and where the last ends.
    starts: Vec<u32>,
}

/// The words of all records.
#[derive(Debug, Default)]
pub struct Index {
    shelves: HashMap<Kind, Vec<Option<Words>>>,
    typed: Typed,
}

/// The kinds that are looked through, those one looks for most often first.
pub const KINDS: &[Kind] = &[
    Kind::Deal,
    Kind::Contact,
    Kind::Company,
    Kind::Order,
    Kind::Ticket,
    Kind::Lead,
    Kind::Task,
    Kind::Product,
    Kind::Person,
    Kind::Rule,
    Kind::Activity,
];

impl Index {
    /// Reads the words of chunks that are new or differ, at most `most` of them; whether all are read now.
    pub fn refresh(&mut self, world: &World, schema: &Schema, most: usize) -> bool {
        let mut left = most;
        for kind in KINDS {
            let chunks = world.chunks(*kind);
            let fields: Vec<FieldDef> = schema.fields_of(*kind).map(std::borrow::Cow::into_owned).collect();
            let fields: Vec<&FieldDef> = fields.iter().filter(|field| is_read(field)).collect();
            let mut renamed = false;
            let shelf = self.shelves.entry(*kind).or_default();
            shelf.resize_with(chunks.len(), || None);
            for (words, chunk) in shelf.iter_mut().zip(chunks) {
                if words.as_ref().is_some_and(|words| Arc::ptr_eq(words.of.bytes(), chunk.bytes())) {
                    continue;
                }
                if left == 0 {
                    return false;
                }
                left -= 1;
                self.typed.forget();
                let read = Words::read(chunk, &fields, world);
                renamed |= words.as_ref().is_some_and(|old| !old.same_names(&read));
                *words = Some(read);
            }
            if renamed {
                // Others may say its name.
                self.shelves.iter_mut().filter(|(other, _)| *other != kind).for_each(|(_, shelf)| shelf.clear());
                return self.refresh(world, schema, left);
            }
        }
        true
    }

    /// The best of what has every word, at most `most`: by rank, then in the order of `kinds`, then the youngest.
    /// What was found is remembered, for whoever types on.
    #[must_use]
    pub fn find(&mut self, query: &Query, kinds: &[Kind], most: usize) -> Vec<Hit> {
        let mut ranked: [Vec<Hit>; 4] = Default::default();
        let mut seen = Vec::new();
        // One letter is in nearly all; of those that begin so the first are enough.
        let is_short = query.words().iter().all(|word| word.chars().count() < 3);
        for kind in kinds {
            let mut own: [Vec<Hit>; 4] = Default::default();
            let mut rows = Rows::none();
            let end = self.places(query, *kind, |place, id, rank| {
                rows.add(place);
                let of_rank = &mut own[rank as usize];
                if of_rank.len() < most {
                    of_rank.push(Hit { id, kind: *kind, rank });
                }
                let enough = is_short && own[Rank::Begins as usize].len() >= most;
                if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if end.is_continue() {
                seen.push((*kind, rows));
            }
            ranked.iter_mut().zip(own).for_each(|(all, own)| all.extend(own));
        }
        if !query.is_empty() {
            self.typed.remember(query, seen);
        }
        ranked.into_iter().flatten().take(most).collect()
    }

    /// Calls `found` for each record of a kind that has every word, the youngest first, until it has enough.
    pub fn each(
        &self,
        query: &Query,
        kind: Kind,
        mut found: impl FnMut(RecordId, Rank) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.places(query, kind, |_, id, rank| found(id, rank))
    }

    fn places(
        &self,
        query: &Query,
        kind: Kind,
        mut found: impl FnMut(Place, RecordId, Rank) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let [first, others @ ..] = query.words() else { return ControlFlow::Continue(()) };
        let first = Finder::new(first.as_str());
        let others: Vec<Finder<'_>> = others.iter().map(|word| Finder::new(word.as_str())).collect();
        let shelf = self.shelves.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let words = |chunk: usize| shelf.get(chunk).and_then(Option::as_ref);
        if let Some(rows) = self.typed.among(query, kind) {
            for place in rows {
                let (chunk, row) = (place.0 as usize, place.1 as usize);
                let Some(words) = words(chunk) else { continue };
                if let Some(rank) = words.rank(row, &first, &others) {
                    found(*place, words.of.id(row), rank)?;
                }
            }
            return ControlFlow::Continue(());
        }
        for chunk in (0..shelf.len()).rev() {
            let Some(words) = words(chunk) else { continue };
            words.each(&first, &others, &mut |row, rank| found((chunk as u32, row as u32), words.of.id(row), rank))?;
        }
        ControlFlow::Continue(())
    }

    /// Calls `found` with the name, folded, of each record of a kind in whose name a word begins so, the youngest
    /// first, until it has enough.
    pub fn each_named(
        &self,
        beginning: &str,
        kind: Kind,
        mut found: impl FnMut(RecordId, &str) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let first = Finder::new(beginning);
        let words: Vec<&Words> = self.shelves.get(&kind).into_iter().flatten().flatten().collect();
        for words in words.into_iter().rev() {
            words.each(&first, &[], &mut |row, rank| match rank {
                Rank::Somewhere => ControlFlow::Continue(()),
                Rank::Called | Rank::Begins | Rank::InName => found(words.of.id(row), words.name(row)),
            })?;
        }
        ControlFlow::Continue(())
    }

    /// Bytes of all words.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.shelves.values().flatten().flatten().map(|words| words.text.len() + 4 * words.starts.len()).sum()
    }
}

impl Words {
    fn read(chunk: &Chunk, fields: &[&FieldDef], world: &World) -> Words {
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

    fn name(&self, row: usize) -> &str {
        self.row(row).split(BREAK).next().unwrap_or_default()
    }

    /// How well a row fits; `None` when it lacks a word.
    fn rank(&self, row: usize, first: &Finder<'_>, others: &[Finder<'_>]) -> Option<Rank> {
        let text = self.row(row);
        let at = first.find(text.as_bytes())?;
        others.iter().all(|word| word.find(text.as_bytes()).is_some()).then(|| rank(text, at, first))
    }

    fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether the records that were there are called as before.
    fn same_names(&self, newer: &Words) -> bool {
        (0..self.rows()).all(|row| self.name(row) == newer.name(row))
    }

    /// Goes through the records from the last to the first, which is from the youngest to the oldest.
    fn each(
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
fn is_read(field: &FieldDef) -> bool {
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
