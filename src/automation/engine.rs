//! The chain: an event, the rules that hear it, what they change, the events that makes, and so on until
//! nothing is left to do.
//!
//! - Events of one save queue in the order of its changes; rules are tried in their visible order; what
//!   one does is seen by the next.
//! - A rule acts at most once on a record in one chain, never on what it set off itself; a chain is at most
//!   [`MAX_DEPTH`] deep, and one event of the person (or of time) is followed by at most [`MAX_REACTIONS`]
//!   runs that rules set off among themselves. Loops through time end too (`came_round`). What is stopped
//!   is kept as a run that names the cycle.
//! - Every run is a change set of its own, with the run's record in it.

use super::book::{Active, RuleBook};
use super::came_round::came_round;
use super::evaluate;
use super::event::{Event, What, events};
use super::perform::Bench;
use super::run::{Did, Happened, Id, Trace, due_run_id, event_run_id};
use crate::journal::{Cause, Change, ChangeSet, Draft};
use crate::model::plain::Plain;
use crate::model::schema::{ABOUT, DUE_AT, FROZEN_UNTIL, RULE, RULE_VERSION, RUN_STATUS, TRACE};
use crate::model::time::from_local;
use crate::model::{Device, Given, Instant, Kind, Record, RecordId, Records, Schema, Stamp, Value};
use crate::shelves::IdMap;
use std::collections::{HashMap, HashSet, VecDeque};

/// How deep a chain may go.
pub const MAX_DEPTH: usize = 32;

/// How many runs rules may set off among themselves in the wake of one event. Depth alone does not bound a
/// chain: rules that each make several tasks branch out at every level.
pub const MAX_REACTIONS: usize = 100;

/// What is carried out later than this (ms) after it fell due was missed, and says how late.
const LATE_MS: i64 = 60_000;

/// Hands out the stamps of one action.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    last: Stamp,
    now: Instant,
    device: Device,
}

impl Clock {
    /// Stamps after `last`, at `now`.
    #[must_use]
    pub const fn new(last: Stamp, given: &Given) -> Clock {
        Clock { last, now: given.now, device: given.device }
    }

    /// The next stamp.
    pub fn tick(&mut self) -> Stamp {
        self.last = self.last.next(self.now.0, self.device);
        self.last
    }
}

/// What a chain reads besides the records.
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    /// The rules that are switched on.
    pub book: &'a RuleBook,
    /// Which fields there are.
    pub schema: &'a Schema,
    /// Time, zone, device.
    pub given: &'a Given,
}

/// One chain at work on a draft.
pub struct Chain<'c, 'w> {
    outside: Outside<'c>,
    draft: &'c mut Draft<'w>,
    clock: &'c mut Clock,
    sets: &'c mut Vec<ChangeSet>,
    deed: Stamp,
    /// Which rule acted on which record.
    acted: HashSet<(RecordId, RecordId)>,
    stopped: HashSet<(RecordId, RecordId)>,
    /// Of each run its rule, and the run that set it off.
    runs: IdMap<(RecordId, Option<RecordId>)>,
    queue: VecDeque<Queued>,
    /// How many runs followed from each first event.
    reactions: HashMap<usize, usize>,
}

struct Queued {
    event: Event,
    set: Stamp,
    number: usize,
    /// The number of the first event that it follows from.
    root: usize,
    depth: usize,
    parent: Option<RecordId>,
}

/// One run about to be made.
struct Firing<'a> {
    rule: &'a Active,
    run: RecordId,
    event: Happened,
    saw: Vec<super::run::Saw>,
    at: Instant,
    late_ms: Option<i64>,
    parent: Option<RecordId>,
    depth: usize,
    root: usize,
}

impl<'c, 'w> Chain<'c, 'w> {
    /// A chain that belongs to the action `deed`. Its change sets are appended to `sets`.
    #[must_use]
    pub fn new(
        outside: Outside<'c>,
        draft: &'c mut Draft<'w>,
        clock: &'c mut Clock,
        sets: &'c mut Vec<ChangeSet>,
        deed: Stamp,
    ) -> Self {
        Chain {
            outside,
            draft,
            clock,
            sets,
            deed,
            acted: HashSet::new(),
            stopped: HashSet::new(),
            runs: IdMap::default(),
            queue: VecDeque::new(),
            reactions: HashMap::new(),
        }
    }

    /// Lets the rules react to a change set that was just applied, at the logical time `at`.
    pub fn react(mut self, set: &ChangeSet, at: Instant) {
        self.enqueue(set.stamp, &set.changes, 0, None, None);
        self.run_out(at);
    }

    /// Carries out what fell due, and lets the rules react to it.
    pub fn fall_due(mut self, rule: &Active, record: RecordId, due: Instant, at: Instant) {
        let run = due_run_id(rule.id, record, due);
        let Some(found) = self.draft.get(record).map(std::borrow::Cow::into_owned) else { return };
        let mut saw = Vec::new();
        let holds = evaluate::saw(&rule.body.conditions, &found, self.draft, &mut saw);
        let late = self.outside.given.now.0.saturating_sub(at.0);
        let late_ms = (late >= LATE_MS).then_some(late);
        let firing = Firing { rule, run, event: Happened::Due, saw, at, late_ms, parent: None, depth: 0, root: 0 };
        if !holds {
            self.write_run(firing, record, "skipped", Vec::new(), Vec::new(), Vec::new());
        } else if let Some(cycle) = came_round(rule, &found, at, self.draft) {
            let cycle = cycle.into_iter().map(Id).collect();
            self.write_run(firing, record, "stopped", Vec::new(), cycle, Vec::new());
        } else {
            self.acted.insert((rule.id, record));
            self.fire(firing, record);
        }
        self.run_out(at);
    }

    /// `root` is what they follow from; without it, each follows from itself.
    fn enqueue(&mut self, set: Stamp, changes: &[Change], depth: usize, parent: Option<RecordId>, root: Option<usize>) {
        let events = events(changes, self.draft).into_iter().enumerate();
        self.queue.extend(events.map(|(number, event)| Queued {
            event,
            set,
            number,
            root: root.unwrap_or(number),
            depth,
            parent,
        }));
    }

    fn run_out(&mut self, at: Instant) {
        let book = self.outside.book;
        while let Some(Queued { event, set, number, root, depth, parent }) = self.queue.pop_front() {
            if self.reactions.get(&root).is_some_and(|runs| *runs > MAX_REACTIONS) {
                continue;
            }
            let Some(mut hearing) = book.hear(&event) else { continue };
            while let Some(record) = self.draft.get(event.record) {
                if is_frozen(&record, at, self.outside.given) {
                    break;
                }
                let Some(rule) = hearing.next(&record, self.draft) else { break };
                let mut saw = Vec::new();
                evaluate::saw(&rule.body.conditions, &record, self.draft, &mut saw);
                drop(record);
                hearing.forget();
                let run = event_run_id(rule.id, event.record, set, number);
                let firing =
                    Firing { rule, run, event: happened(&event.what), saw, at, late_ms: None, parent, depth, root };
                let pair = (rule.id, event.record);
                let cycle = self.cycle(rule.id, parent);
                let stop = depth >= MAX_DEPTH || cycle.is_some() || self.acted.contains(&pair);
                // One stop tells it; a second one of the same pair would only repeat it.
                if stop && !self.stopped.insert(pair) {
                    continue;
                }
                let reactions = self.reactions.entry(root).or_default();
                *reactions += usize::from(depth > 0);
                let exhausted = *reactions > MAX_REACTIONS;
                if stop || exhausted {
                    let cycle = cycle.unwrap_or_default();
                    self.write_run(firing, event.record, "stopped", Vec::new(), cycle, Vec::new());
                } else {
                    self.acted.insert(pair);
                    self.fire(firing, event.record);
                }
                if exhausted {
                    break;
                }
            }
        }
    }

    fn fire(&mut self, firing: Firing<'_>, id: RecordId) {
        let stamp = self.clock.tick();
        let Outside { schema, given, .. } = self.outside;
        let (rule, run, at) = (firing.rule, firing.run, firing.at);
        self.runs.insert(run, (rule.id, firing.parent));
        let mut changes = Vec::new();
        let mut did: Vec<Did> = Vec::new();
        for (step, body) in rule.body.steps.iter().enumerate() {
            if did.iter().any(Did::failed) {
                did.push(Did::NotTried);
                continue;
            }
            // A step before may have deleted it; then there is nothing to work on.
            let Some(record) = self.draft.get(id).map(std::borrow::Cow::into_owned) else { break };
            let bench = Bench { records: self.draft, schema, given, rule: rule.id, run, step, at };
            match bench.perform(body, &record) {
                Ok((made, done)) => {
                    for change in &made {
                        self.draft.apply(change, stamp);
                    }
                    changes.extend(made);
                    did.push(done);
                }
                Err(why) => did.push(why),
            }
        }
        let status = if did.iter().any(Did::failed) { "failed" } else { "done" };
        let Firing { depth, root, .. } = firing;
        self.write_set(firing, id, status, did, Vec::new(), changes.clone(), stamp);
        self.enqueue(stamp, &changes, depth + 1, Some(run), Some(root));
    }

    /// The rules that lead from an earlier run of `rule` to the run `parent`, in the order in which they set
    /// each other off; `None` when none of them was `rule`.
    fn cycle(&self, rule: RecordId, mut parent: Option<RecordId>) -> Option<Vec<Id>> {
        let mut cycle = Vec::new();
        while let Some((before, by)) = parent.and_then(|run| self.runs.get(&run)) {
            cycle.push(Id(*before));
            if *before == rule {
                cycle.reverse();
                return Some(cycle);
            }
            parent = *by;
        }
        None
    }

    fn write_run(
        &mut self,
        firing: Firing<'_>,
        record: RecordId,
        status: &str,
        did: Vec<Did>,
        cycle: Vec<Id>,
        changes: Vec<Change>,
    ) {
        let stamp = self.clock.tick();
        self.write_set(firing, record, status, did, cycle, changes, stamp);
    }

    #[expect(clippy::too_many_arguments, reason = "private, and each is one column of the run's record")]
    fn write_set(
        &mut self,
        firing: Firing<'_>,
        record: RecordId,
        status: &str,
        did: Vec<Did>,
        cycle: Vec<Id>,
        changes: Vec<Change>,
        stamp: Stamp,
    ) {
        let Firing { rule, run, event, saw, at, late_ms, parent, .. } = firing;
        let trace = Trace { event, saw, did, late_ms, cycle };
        let mut fields = vec![
            (ABOUT, Value::Ref(record)),
            (RULE, Value::Ref(rule.id)),
            (RULE_VERSION, Value::from(rule.version)),
            (RUN_STATUS, Value::from(status)),
            (DUE_AT, Value::Instant(at)),
        ];
        fields.extend(serde_json::to_string(&trace).ok().map(|trace| (TRACE, Value::Text(trace))));
        let born = Change::Create { id: run, kind: Kind::Run, fields };
        self.draft.apply(&born, stamp);
        let changes = std::iter::once(born).chain(changes).collect();
        let cause = Cause::Rule { rule: rule.id, run, parent, at };
        let deed = if self.deed == Stamp::ZERO { stamp } else { self.deed };
        self.deed = deed;
        self.sets.push(ChangeSet { stamp, deed, cause, changes });
    }
}

fn is_frozen(record: &Record, at: Instant, given: &Given) -> bool {
    let until = record.get(FROZEN_UNTIL).and_then(Value::as_day);
    until.is_some_and(|day| at < from_local(day, 0, &*given.zone))
}

fn happened(what: &What) -> Happened {
    match what {
        What::Created => Happened::Created,
        What::Changed { field, before, after } => {
            Happened::Changed { field: *field, before: before.clone().map(Plain), after: after.clone().map(Plain) }
        }
        What::Entered(stage) => Happened::Entered { stage: *stage },
        What::Left(stage) => Happened::Left { stage: *stage },
        What::Activity { form, direction, outcome } => {
            Happened::Activity { form: form.clone(), direction: direction.clone(), outcome: outcome.clone() }
        }
        What::Paid => Happened::Paid,
    }
}
