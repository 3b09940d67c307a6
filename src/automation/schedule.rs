//! What falls due when: derived from rules and records, kept up to date by difference, thrown away and
//! made anew at any time.

use super::book::RuleBook;
use super::due::{carried_out, due};
use super::run::due_run_id;
use super::waiting::{self, Waiting, Waits};
use crate::model::schema::RULE;
use crate::model::{Instant, RecordId, Records, Zone};
use crate::shelves::IdMap;
use std::collections::BTreeSet;
use std::ops::Bound;

/// One thing that falls due: a rule on a record, or a run that goes on. In the order in which things are carried out: by
/// time, then by the rules' order, then by record.
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
    /// The run that goes on; `None`: one that begins.
    pub run: Option<RecordId>,
}

/// All that falls due, by time.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    by_time: BTreeSet<Entry>,
    of: IdMap<Vec<Entry>>,
    /// The runs that are open on a record, also those that wait for no time.
    open: IdMap<Vec<RecordId>>,
}

impl Waiting for Schedule {
    fn waiting(&self, record: RecordId) -> &[RecordId] {
        self.open.get(&record).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Schedule {
    /// Everything, made anew; `kept_open` are the records on which runs are open.
    #[must_use]
    pub fn new(
        book: &RuleBook,
        records: &dyn Records,
        kept_open: impl IntoIterator<Item = RecordId>,
        zone: &dyn Zone,
    ) -> Schedule {
        let mut schedule = Schedule::default();
        let timed = book.timed_kinds().into_iter().flat_map(|kind| records.all(kind));
        for id in timed.chain(kept_open) {
            schedule.refresh(id, book, records, zone);
        }
        schedule
    }

    /// What falls due on one record, made anew.
    pub fn refresh(&mut self, id: RecordId, book: &RuleBook, records: &dyn Records, zone: &dyn Zone) {
        for entry in self.of.remove(&id).into_iter().flatten() {
            self.by_time.remove(&entry);
        }
        let runs = waiting::on(id, records);
        let entries = entries(id, &runs, book, records, zone);
        if runs.is_empty() {
            self.open.remove(&id);
        } else {
            self.open.insert(id, runs);
        }
        if !entries.is_empty() {
            self.by_time.extend(entries.iter().copied());
            self.of.insert(id, entries);
        }
    }

    /// Whether any run is open.
    #[must_use]
    pub fn has_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The runs that are open: they wait, ask, or could not do a step and were not settled. In no order.
    pub fn open(&self) -> impl Iterator<Item = RecordId> + '_ {
        self.open.values().flatten().copied()
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
fn entries(id: RecordId, runs: &[RecordId], book: &RuleBook, records: &dyn Records, zone: &dyn Zone) -> Vec<Entry> {
    let Some(record) = records.get(id) else { return Vec::new() };
    let mut entries: Vec<Entry> = book
        .timed(record.kind)
        .filter_map(|(place, rule)| {
            let due = due(rule, &record, records, zone)?;
            let run = due_run_id(rule.id, id, due);
            let done = records.knows(run) || records.knows(rule.run_id(run));
            let at = carried_out(&record, due, zone);
            (!done).then_some(Entry { at, rule: place, record: id, due, run: None })
        })
        .collect();
    // Of a rule that is switched off nothing goes on.
    entries.extend(runs.iter().filter_map(|run| {
        let found = records.get(*run)?;
        let rule = book.place_of(found.reference(RULE)?)?;
        let due = Waits::of(&found)?.due(&record, zone)?;
        Some(Entry { at: carried_out(&record, due, zone), rule, record: id, due, run: Some(*run) })
    }));
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

impl Waiting for Pending<'_> {
    fn waiting(&self, record: RecordId) -> &[RecordId] {
        if self.moved.contains_key(&record) { self.own.waiting(record) } else { self.base.waiting(record) }
    }
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
