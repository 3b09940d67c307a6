//! What falls due when: derived from rules and records, kept up to date by difference, thrown away and
//! made anew at any time.

use super::book::RuleBook;
use super::due::{carried_out, due};
use super::run::due_run_id;
use crate::model::{Instant, RecordId, Records, Zone};
use crate::shelves::IdMap;
use std::collections::BTreeSet;
use std::ops::Bound;

/// One thing that falls due. In the order in which things are carried out: by time, then by the rules'
/// order, then by record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When it is carried out.
    pub at: Instant,
    /// The place of the rule in the book.
    pub rule: u32,
    /// On which record.
    pub record: RecordId,
    /// When it fell due; earlier than `at` when the record was frozen.
    pub due: Instant,
}

/// All that falls due, by time.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    by_time: BTreeSet<Entry>,
    of: IdMap<Vec<Entry>>,
}

impl Schedule {
    /// Everything, made anew.
    #[must_use]
    pub fn new(book: &RuleBook, records: &dyn Records, zone: &dyn Zone) -> Schedule {
        let mut schedule = Schedule::default();
        for kind in book.timed_kinds() {
            for id in records.all(kind) {
                schedule.refresh(id, book, records, zone);
            }
        }
        schedule
    }

    /// What falls due on one record, made anew.
    pub fn refresh(&mut self, id: RecordId, book: &RuleBook, records: &dyn Records, zone: &dyn Zone) {
        for entry in self.of.remove(&id).into_iter().flatten() {
            self.by_time.remove(&entry);
        }
        let entries = entries(id, book, records, zone);
        if !entries.is_empty() {
            self.by_time.extend(entries.iter().copied());
            self.of.insert(id, entries);
        }
    }

    /// The next thing to fall due.
    #[must_use]
    pub fn first(&self) -> Option<Entry> {
        self.by_time.first().copied()
    }

    /// Everything, in order.
    pub fn iter(&self) -> impl Iterator<Item = Entry> + '_ {
        self.by_time.iter().copied()
    }

    /// What falls due on one record.
    #[must_use]
    pub fn of(&self, id: RecordId) -> &[Entry] {
        self.of.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many things fall due at or before a moment.
    #[must_use]
    pub fn count_until(&self, until: Instant) -> usize {
        self.by_time.iter().take_while(|entry| entry.at <= until).count()
    }
}

/// What falls due on a record and was not done yet.
fn entries(id: RecordId, book: &RuleBook, records: &dyn Records, zone: &dyn Zone) -> Vec<Entry> {
    let Some(record) = records.get(id) else { return Vec::new() };
    let mut entries: Vec<Entry> = book
        .timed(record.kind)
        .filter_map(|(place, rule)| {
            let due = due(rule, &record, records, zone)?;
            let done = records.knows(due_run_id(rule.id, id, due));
            let at = carried_out(&record, due, zone);
            (!done).then_some(Entry { at, rule: place, record: id, due })
        })
        .collect();
    entries.sort();
    entries
}

/// A schedule with what a plan changes on top; the schedule itself stays as it is.
pub struct Pending<'s> {
    base: &'s Schedule,
    passed: Option<Entry>,
    moved: IdMap<()>,
    own: Schedule,
}

impl<'s> Pending<'s> {
    /// Nothing changed yet.
    #[must_use]
    pub fn new(base: &'s Schedule) -> Self {
        Pending { base, passed: None, moved: IdMap::default(), own: Schedule::default() }
    }

    /// The next thing that falls due at or before a moment.
    pub fn next(&mut self, until: Instant) -> Option<Entry> {
        let from = self.passed.map_or(Bound::Unbounded, Bound::Excluded);
        let mut rest = self.base.by_time.range((from, Bound::Unbounded));
        let base = rest.find(|entry| !self.moved.contains_key(&entry.record)).copied();
        let own = self.own.first();
        let next = match (base, own) {
            (Some(base), Some(own)) => base.min(own),
            (base, own) => base.or(own)?,
        };
        if next.at > until {
            return None;
        }
        if Some(next) == base {
            self.passed = base;
        }
        Some(next)
    }

    /// What falls due on a record, made anew.
    pub fn refresh(&mut self, id: RecordId, book: &RuleBook, records: &dyn Records, zone: &dyn Zone) {
        self.moved.insert(id, ());
        self.own.refresh(id, book, records, zone);
    }
}
