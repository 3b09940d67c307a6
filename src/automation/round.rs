//! Rules that recur: when they come round, and how a round goes.
//!
//! A round falls due once, on the rule itself, whose record says which round was the last. It takes one record after the
//! other, in the order of their ids, and begins a run on each that matches; each is a thing of its own in the schedule, so a
//! round may be broken off after any of them. How far it came is derived: behind the last record on which it began a run.
//! Of those it passed over nothing is written down.
//!
//! Only records that were there when it came round are asked, so what a round makes it does not meet.

use super::book::Active;
use super::engine::{Chain, Late, course, is_frozen};
use super::enrol::may_begin;
use super::evaluate;
use super::occasion::Occasion;
use super::run::{Happened, due_run_id};
use super::schedule::Entry;
use crate::journal::{Cause, Change};
use crate::model::schema::{BODY, ROUND};
use crate::model::{Instant, Record, RecordId, Records, Value, Zone};
use crate::rule::Trigger;
use std::vec::IntoIter;

/// When a rule comes round next, by its own record: after its last round, and not before it was switched on or written.
#[must_use]
pub(super) fn comes_round(rule: &Active, record: &Record, zone: &dyn Zone) -> Option<Instant> {
    let Trigger::Recurring { each, minute } = &rule.body.when else { return None };
    if !record.alive || record.id != rule.id {
        return None;
    }
    let written = Instant(i64::try_from(record.stamp_of(BODY).ms()).unwrap_or(i64::MAX));
    let after = last(record).map_or(Instant(i64::MIN), |last| last.plus_ms(1));
    each.next(*minute, rule.since.max(written).max(after), zone)
}

/// The last round of a rule that was carried out.
pub(super) fn last(rule: &Record) -> Option<Instant> {
    rule.get(ROUND).and_then(Value::as_instant)
}

/// What is left of a round. It only saves looking for it anew for each record.
#[derive(Default)]
pub struct Round {
    of: Option<(RecordId, Instant)>,
    left: IntoIter<RecordId>,
}

impl Round {
    /// Takes up the round of a rule that is due, where it was left.
    fn take_up(&mut self, rule: &Active, due: Instant, records: &dyn Records) {
        if self.of == Some((rule.id, due)) {
            return;
        }
        // Also what was deleted since: how far it came is not forgotten with it.
        let mut all = records.ever(rule.body.of);
        all.sort_unstable();
        let begun = |id: &RecordId| records.knows(rule.run_id(due_run_id(rule.id, *id, due)));
        let passed = all.iter().rposition(begun).map_or(0, |last| last + 1);
        self.of = Some((rule.id, due));
        self.left = all.split_off(passed).into_iter();
    }
}

impl Chain<'_, '_> {
    /// The round of a rule goes on to the next record that matches; or it is over.
    pub(super) fn come_round(&mut self, rule: &Active, entry: Entry, round: &mut Round) {
        let Entry { due, at, .. } = entry;
        let given = self.outside.given;
        if self.missed(rule.body.missed, at) == Some(Late::LeaveOut) {
            let last = self.last_missed(rule, due);
            return self.round_is_over(rule, due, last);
        }
        round.take_up(rule, due, self.draft);
        let on = Occasion::at(at, &*given.zone);
        for id in round.left.by_ref() {
            let Some(record) = self.draft.get(id) else { continue };
            let there = i64::try_from(record.born.ms()).is_ok_and(|born| born < due.0);
            if !there
                || is_frozen(&record, at, given)
                || !evaluate::holds(&rule.body.conditions, &record, self.draft, &on)
            {
                continue;
            }
            if !may_begin(rule, id, at, self.draft, &*given.zone) {
                continue;
            }
            let mut saw = Vec::new();
            evaluate::saw(&rule.body.conditions, &record, self.draft, &on, &mut saw);
            let record = record.into_owned();
            let run = rule.run_id(due_run_id(rule.id, id, due));
            let mut course = course(rule, run, id, at, Happened::Due, saw);
            course.trace.late_ms = self.late(at);
            return self.begin_unless_circle(rule, course, &record);
        }
        self.round_is_over(rule, due, due);
    }

    /// The last of the rounds from one on that are all too late.
    fn last_missed(&self, rule: &Active, from: Instant) -> Instant {
        let Trigger::Recurring { each, minute } = &rule.body.when else { return from };
        let zone = &*self.outside.given.zone;
        let next = |at: &Instant| each.next(*minute, at.plus_ms(1), zone);
        let late = |at: &Instant| self.missed(rule.body.missed, *at) == Some(Late::LeaveOut);
        std::iter::successors(Some(from), next).take_while(late).last().unwrap_or(from)
    }

    /// The round that was due is over, and `last` is the last one that was carried out or left out.
    fn round_is_over(&mut self, rule: &Active, due: Instant, last: Instant) {
        let before = self.draft.value(rule.id, ROUND);
        let changes = vec![Change::Set { id: rule.id, field: ROUND, before, after: Some(Value::Instant(last)) }];
        let cause = Cause::Rule { rule: rule.id, run: due_run_id(rule.id, rule.id, due), parent: None, at: due };
        self.put_down(cause, changes, Vec::new(), None);
    }
}
