//! One event, and all that follows from it.

use super::condition::holds;
use super::event::{Event, events, hears};
use super::records::Law;
use super::step::Hand;
use super::{Oracle, time};
use std::collections::{HashMap, HashSet, VecDeque};
use tend::automation::{Did, Happened, Saw, Trace, due_run_id, event_run_id};
use tend::journal::{Cause, Change, ChangeSet};
use tend::model::schema::{ABOUT, DUE_AT, RULE, RULE_VERSION, RUN_STATUS, TRACE};
use tend::model::{Instant, Kind, RecordId, Stamp, Value};

/// How deep a chain may go.
const DEPTH: usize = 32;

/// How many runs rules may set off among themselves after one event.
const REACTIONS: usize = 100;

/// What one chain knows of itself.
struct Chain {
    /// The stamp of the action it belongs to; of its first run, when nobody began it.
    deed: Option<Stamp>,
    now: Instant,
    at: Instant,
    queue: VecDeque<Waiting>,
    acted: HashSet<(RecordId, RecordId)>,
    stopped: HashSet<(RecordId, RecordId)>,
    /// Of each run its rule and what set it off.
    runs: HashMap<RecordId, (RecordId, Option<RecordId>)>,
    /// Of each first event the runs that rules set off among themselves after it.
    wakes: HashMap<usize, usize>,
}

struct Waiting {
    event: Event,
    set: Stamp,
    number: usize,
    first: usize,
    depth: usize,
    parent: Option<RecordId>,
}

struct Run<'a> {
    law: &'a Law,
    id: RecordId,
    record: RecordId,
    event: Happened,
    saw: Vec<Saw>,
    late_ms: Option<i64>,
    first: usize,
    depth: usize,
    parent: Option<RecordId>,
}

impl Oracle {
    pub(super) fn react(&mut self, set: &ChangeSet, now: Instant) {
        let mut chain = Chain::new(Some(set.deed), now, now);
        self.hear(&mut chain, set, None, 0, None);
        self.run_out(&mut chain);
    }

    pub(super) fn fall_due(&mut self, place: usize, record: RecordId, due: Instant, at: Instant, now: Instant) {
        let folded = self.folded(None);
        let law = folded.laws().swap_remove(place);
        let mut chain = Chain::new(None, now, at);
        let mut saw = Vec::new();
        let held = holds(&law.body.conditions, folded.get(record).unwrap(), &folded, &mut saw);
        let late = now.0 - at.0;
        let run = Run {
            law: &law,
            id: due_run_id(law.id, record, due),
            record,
            event: Happened::Due,
            saw,
            late_ms: (late >= 60_000).then_some(late),
            first: 0,
            depth: 0,
            parent: None,
        };
        let circle = super::circle::circle(&law, record, at, &folded);
        match circle {
            _ if !held => drop(self.note(&mut chain, run, "skipped", Vec::new(), Vec::new(), Vec::new())),
            Some(circle) => drop(self.note(&mut chain, run, "stopped", Vec::new(), circle, Vec::new())),
            None => self.act(&mut chain, run),
        }
        self.run_out(&mut chain);
    }

    fn hear(&self, chain: &mut Chain, set: &ChangeSet, first: Option<usize>, depth: usize, parent: Option<RecordId>) {
        for (number, event) in events(&set.changes, &self.folded(None)).into_iter().enumerate() {
            let first = first.unwrap_or(number);
            chain.queue.push_back(Waiting { event, set: set.stamp, number, first, depth, parent });
        }
    }

    fn run_out(&mut self, chain: &mut Chain) {
        let mut folded = self.folded(None);
        while let Some(waiting) = chain.queue.pop_front() {
            let Waiting { event: (record, event), set, number, first, depth, parent } = waiting;
            for law in folded.laws() {
                if chain.wakes.get(&first).is_some_and(|runs| *runs > REACTIONS) {
                    break;
                }
                let Some(found) = folded.get(record) else { continue };
                let frozen = time::frozen_until(found, &*self.zone).is_some_and(|until| chain.at < until);
                let mut saw = Vec::new();
                if frozen
                    || !hears(&law.body, found.kind, &event)
                    || !holds(&law.body.conditions, found, &folded, &mut saw)
                {
                    continue;
                }
                let id = event_run_id(law.id, record, set, number);
                let run = Run { law: &law, id, record, event: event.clone(), saw, late_ms: None, first, depth, parent };
                let cycle = chain.cycle(law.id, parent);
                let once = depth >= DEPTH || cycle.is_some() || chain.acted.contains(&(law.id, record));
                if once && !chain.stopped.insert((law.id, record)) {
                    continue;
                }
                if depth > 0 {
                    *chain.wakes.entry(first).or_default() += 1;
                }
                if once || chain.wakes.get(&first).is_some_and(|runs| *runs > REACTIONS) {
                    self.note(chain, run, "stopped", Vec::new(), cycle.unwrap_or_default(), Vec::new());
                } else {
                    self.act(chain, run);
                }
                folded = self.folded(None);
            }
        }
    }

    /// Takes the steps of a rule one by one; after one that failed none is tried.
    fn act(&mut self, chain: &mut Chain, run: Run<'_>) {
        chain.acted.insert((run.law.id, run.record));
        chain.runs.insert(run.id, (run.law.id, run.parent));
        let stamp = self.stamp(chain.now);
        let mut did: Vec<Did> = Vec::new();
        let mut changes = Vec::new();
        for (number, step) in run.law.body.steps.iter().enumerate() {
            if did.iter().any(Did::failed) {
                did.push(Did::NotTried);
                continue;
            }
            let cause = Cause::Undo { of: stamp };
            let so_far = ChangeSet { stamp, deed: stamp, cause, changes: changes.clone() };
            let folded = self.folded(Some(&so_far));
            let Some(record) = folded.get(run.record) else { break };
            let hand = Hand { now: &folded, zone: &*self.zone, rule: run.law.id, run: run.id, number, at: chain.at };
            match hand.take(step, record) {
                Ok((made, done)) => {
                    changes.extend(made);
                    did.push(done);
                }
                Err(why) => did.push(why),
            }
        }
        let status = if did.iter().any(Did::failed) { "failed" } else { "done" };
        let (first, depth, id) = (run.first, run.depth + 1, run.id);
        let set = self.note(chain, run, status, did, Vec::new(), changes.clone());
        self.hear(chain, &ChangeSet { changes, ..set }, Some(first), depth, Some(id));
    }

    /// Writes a run and its changes down.
    fn note(
        &mut self,
        chain: &mut Chain,
        run: Run<'_>,
        status: &str,
        did: Vec<Did>,
        cycle: Vec<RecordId>,
        changes: Vec<Change>,
    ) -> ChangeSet {
        let cycle = cycle.into_iter().map(tend::automation::Id).collect();
        let trace = Trace { event: run.event, saw: run.saw, did, late_ms: run.late_ms, cycle };
        let fields = vec![
            (ABOUT, Value::Ref(run.record)),
            (RULE, Value::Ref(run.law.id)),
            (RULE_VERSION, Value::from(run.law.version)),
            (RUN_STATUS, Value::from(status)),
            (DUE_AT, Value::Instant(chain.at)),
            (TRACE, Value::Text(serde_json::to_string(&trace).unwrap())),
        ];
        let stamp = self.stamp(chain.now);
        let deed = *chain.deed.get_or_insert(stamp);
        let cause = Cause::Rule { rule: run.law.id, run: run.id, parent: run.parent, at: chain.at };
        let born = Change::Create { id: run.id, kind: Kind::Run, fields };
        let changes = std::iter::once(born).chain(changes).collect();
        let set = ChangeSet { stamp, deed, cause, changes };
        self.journal.push(set.clone());
        set
    }
}

impl Chain {
    fn new(deed: Option<Stamp>, now: Instant, at: Instant) -> Chain {
        let (acted, stopped, queue) = (HashSet::new(), HashSet::new(), VecDeque::new());
        Chain { deed, now, at, queue, acted, stopped, runs: HashMap::new(), wakes: HashMap::new() }
    }

    /// The rules from the last run of `rule` among the forebears down to `parent`.
    fn cycle(&self, rule: RecordId, parent: Option<RecordId>) -> Option<Vec<RecordId>> {
        let (before, by) = self.runs[&parent?];
        let mut cycle = if before == rule { Vec::new() } else { self.cycle(rule, by)? };
        cycle.push(before);
        Some(cycle)
    }
}
