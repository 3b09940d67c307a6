//! The passing of time: what fell due is carried out in due order, each at its own logical time.

use super::{Plan, Workspace};
use crate::automation::{Chain, Clock, Entry, Outside, Pending, Round, RuleBook, Schedule, affected};
use crate::commands::Refusal;
use crate::journal::{Change, ChangeSet, Draft};
use crate::model::{Given, Instant, RecordId, Schema, Stamp};
use crate::shelves::World;

/// Time that passes on a draft: one thing that falls due after the other.
pub(super) struct Passing<'w> {
    pub(super) draft: Draft<'w>,
    pending: Pending<'w>,
    schema: &'w Schema,
    book: &'w RuleBook,
    /// The last stamp that was given.
    last: Stamp,
    round: Round,
}

impl<'w> Passing<'w> {
    /// Over a base in which `last` is the last stamp that was given.
    pub(super) fn over(
        world: &'w World,
        schema: &'w Schema,
        book: &'w RuleBook,
        schedule: &'w Schedule,
        last: Stamp,
    ) -> Passing<'w> {
        Passing {
            draft: Draft::new(world),
            pending: Pending::new(schedule),
            schema,
            book,
            last,
            round: Round::default(),
        }
    }

    /// The next thing that falls due at or before a moment.
    pub(super) fn next(&mut self, until: Instant) -> Option<Entry> {
        self.pending.next(until)
    }

    /// Carries it out, with all that follows from it, and returns what runs that only watched would have changed. `None`
    /// when nothing came of it: it would fall due for ever.
    pub(super) fn carry_out(
        &mut self,
        entry: Entry,
        given: &Given,
        sets: &mut Vec<ChangeSet>,
    ) -> Option<Vec<(RecordId, Vec<Change>)>> {
        let Passing { draft, pending, schema, book, last, round } = self;
        let rule = book.at(entry.rule)?;
        let before = sets.len();
        let mut clock = Clock::new(*last, given);
        let outside = Outside { book, schema, given, waits: &*pending };
        let would = Chain::new(outside, draft, &mut clock, sets, Stamp::ZERO).fall_due(rule, entry, round);
        // Of a round there may be more, though nothing of the rule was written.
        let touched = sets[before..].iter().flat_map(|set| affected(&set.changes, draft)).chain([entry.record]);
        for id in touched {
            pending.refresh(id, book, draft, &*given.zone);
        }
        *last = sets.last().map_or(*last, |set| set.stamp.max(*last));
        (sets.len() > before).then_some(would)
    }
}

impl Workspace {
    /// Plans what fell due by now, at most `limit` things in one action. Each is an action of its own in
    /// the history, so that each can be taken back alone; on disk they are written together.
    pub(super) fn plan_time(&self, given: &Given, limit: usize) -> Result<Plan, Refusal> {
        let last = self.manifest.last;
        let mut passing = Passing::over(&self.world, &self.schema, &self.book, &self.schedule, last);
        let mut sets = Vec::new();
        for _ in 0..limit {
            let Some(entry) = passing.next(given.now) else { break };
            if passing.carry_out(entry, given, &mut sets).is_none() {
                break;
            }
        }
        self.planned(passing.draft, sets, None, Vec::new())
    }
}
