//! The words of all records, folded, beside the packed chunks: one text for each chunk, gone through from end to
//! end. For what one person has that is faster than any tree, costs nothing to keep, and finds the middles of words.
//!
//! A chunk never changes in place, so its words hold as long as it lies there. What another record is called stands
//! in them too (the company of a deal); when a name changes, the words of all chunks are read anew.

use super::query::Query;
use super::typed::{Place, Rows, Typed};
use super::words::{Rank, Words, is_read};
use crate::model::schema::FieldDef;
use crate::model::{Kind, RecordId, Schema};
use crate::shelves::World;
use memchr::memmem::Finder;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

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
        self.shelves.values().flatten().flatten().map(Words::bytes).sum()
    }
}
