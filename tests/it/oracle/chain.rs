//! One event, and all that follows from it.

use super::condition::holds;
use super::event::{Event, events, hears, is};
use super::records::{Folded, Law, Waits};
use super::walk::{Left, Walked, Walker, after, in_front, numbered};
use super::{Oracle, time};
use std::collections::{HashMap, HashSet, VecDeque};
use tend::automation::{Did, Ended, Happened, Id, Saw, Trace, due_run_id, event_run_id};
use tend::journal::{Cause, Change, ChangeSet};
use tend::model::schema::{
    ABOUT, BODY, DUE_AT, RULE, RULE_VERSION, RUN_OUTCOME, RUN_PLACE, RUN_STATUS, SET_OFF_BY, STAGE, TRACE, WAITS_SINCE,
    WAITS_UNTIL,
};
use tend::model::{FieldId, Instant, Kind, Record, RecordId, Stamp, Value};
use tend::rule::{Body, Enrolment, Missed, Outcome, Step, Wait};

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
    went_on: HashSet<RecordId>,
}

struct Waiting {
    event: Event,
    set: Stamp,
    number: usize,
    first: usize,
    depth: usize,
    parent: Option<RecordId>,
}

/// A run, as it is written down.
struct Run {
    rule: RecordId,
    version: u32,
    body: Body,
    id: RecordId,
    record: RecordId,
    trace: Trace,
    set_off_by: Option<RecordId>,
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
        let mut run = law.begin(due_run_id(law.id, record, due), record, Happened::Due, saw);
        run.trace.late_ms = chain.late();
        let circle = super::circle::circle(&law, record, at, &folded);
        if !held {
            self.note(&mut chain, run, "skipped");
        } else if self.is_missed(law.body.missed, &chain) {
            run.trace.ended = Some(Ended::Missed);
            self.note(&mut chain, run, "skipped");
        } else if !self.may_begin(&law, record, at, &folded) {
            run.trace.ended = Some(Ended::Again);
            self.note(&mut chain, run, "skipped");
        } else if let Some(circle) = circle {
            run.trace.cycle = circle.into_iter().map(Id).collect();
            self.note(&mut chain, run, "stopped");
        } else {
            let steps = law.body.steps.clone();
            self.act(&mut chain, run, numbered(&steps, 0), None);
        }
        self.run_out(&mut chain);
    }

    /// A run that waits has waited long enough.
    pub(super) fn time_is_up(&mut self, run: RecordId, at: Instant, now: Instant) {
        let folded = self.folded(None);
        let (_, waits) = folded.waiting().into_iter().find(|(id, _)| *id == run).unwrap();
        let mut chain = Chain::new(None, now, at);
        let before = folded.get(run).unwrap();
        let record = folded.get(waits.record).unwrap();
        let missed = self.is_missed(waits.body.missed, &chain).then_some((Ended::Missed, Outcome::Cancelled));
        match over(&waits, record, &folded).or(missed) {
            Some(over) => self.end(&mut chain, before, over, (0, 0, None)),
            None => self.go_on(&mut chain, before, &waits, waits.said.is_some(), (0, 0, None)),
        }
        self.run_out(&mut chain);
    }

    fn is_missed(&self, missed: Missed, chain: &Chain) -> bool {
        match missed {
            Missed::Late => false,
            Missed::SkipAfter(span) => chain.now > time::later(chain.at, span, &*self.zone),
        }
    }

    fn may_begin(&self, law: &Law, record: RecordId, at: Instant, now: &Folded) -> bool {
        let began = |run: &&Record| {
            run.reference(RULE) == Some(law.id) && !["skipped", "stopped"].contains(&run.text(RUN_STATUS))
        };
        let mut earlier = now.about(record, Kind::Run).filter(began);
        match law.body.again {
            Enrolment::EveryTime => true,
            Enrolment::Once => earlier.next().is_none(),
            Enrolment::NotWhileWaiting => !earlier.any(|run| run.text(RUN_STATUS) == "waiting"),
            Enrolment::NotWithin { days } => {
                let span = tend::rule::Span::days(days);
                earlier.all(|run| {
                    let begun = run.get(DUE_AT).and_then(Value::as_instant).unwrap();
                    at >= time::later(begun, span, &*self.zone)
                })
            }
        }
    }

    fn hear(&self, chain: &mut Chain, set: &ChangeSet, first: Option<usize>, depth: usize, parent: Option<RecordId>) {
        for (number, event) in events(&set.changes, &self.folded(None)).into_iter().enumerate() {
            let first = first.unwrap_or(number);
            chain.queue.push_back(Waiting { event, set: set.stamp, number, first, depth, parent });
        }
    }

    fn run_out(&mut self, chain: &mut Chain) {
        while let Some(waiting) = chain.queue.pop_front() {
            let Waiting { event: (record, event), set, number, first, depth, parent } = waiting;
            self.look_after(chain, record, &event, (first, depth, parent));
            let mut folded = self.folded(None);
            for law in folded.laws() {
                if chain.is_spent(first) {
                    break;
                }
                let Some(found) = folded.get(record) else { continue };
                let mut saw = Vec::new();
                if self.is_frozen(found, chain.at)
                    || !hears(&law.body, found.kind, &event)
                    || !holds(&law.body.conditions, found, &folded, &mut saw)
                    || !self.may_begin(&law, record, chain.at, &folded)
                {
                    continue;
                }
                let id = match law.body.again {
                    Enrolment::Once => RecordId::derived("once", &[&law.id.to_bytes(), &record.to_bytes()]),
                    _ => event_run_id(law.id, record, set, number),
                };
                let mut run = law.begin(id, record, event.clone(), saw);
                (run.first, run.depth, run.parent, run.set_off_by) = (first, depth, parent, parent);
                let cycle = chain.cycle(law.id, parent, &folded, 0);
                let once = depth >= DEPTH || cycle.is_some() || chain.acted.contains(&(law.id, record));
                if once && !chain.stopped.insert((law.id, record)) {
                    continue;
                }
                if depth > 0 {
                    *chain.wakes.entry(first).or_default() += 1;
                }
                if once || chain.is_spent(first) {
                    run.trace.cycle = cycle.unwrap_or_default().into_iter().map(Id).collect();
                    self.note(chain, run, "stopped");
                } else {
                    let steps = law.body.steps.clone();
                    self.act(chain, run, numbered(&steps, 0), None);
                }
                folded = self.folded(None);
            }
        }
    }

    fn is_frozen(&self, record: &Record, at: Instant) -> bool {
        time::frozen_until(record, &*self.zone).is_some_and(|until| at < until)
    }

    /// What waits on a record is ended by an event, or waited for it.
    fn look_after(&mut self, chain: &mut Chain, record: RecordId, event: &Happened, link: Link) {
        if chain.is_spent(link.0) {
            return;
        }
        for (run, _) in self.folded(None).waiting() {
            let folded = self.folded(None);
            let Some((_, waits)) = folded.waiting().into_iter().find(|(id, _)| *id == run) else { continue };
            let on = folded.laws().iter().any(|law| law.id == waits.rule);
            let Some(found) = folded.get(record).filter(|_| waits.record == record && on) else { continue };
            if self.is_frozen(found, chain.at) || chain.is_spent(link.0) {
                return;
            }
            let over = over(&waits, found, &folded);
            let Step::Wait { until, .. } = waits.step() else { unreachable!("it waits") };
            let came = link.2 != Some(run) && matches!(until, Wait::Event { event: wanted, .. } if is(wanted, event));
            if over.is_none() && !came {
                continue;
            }
            if link.1 > 0 {
                *chain.wakes.entry(link.0).or_default() += 1;
            }
            let before = folded.get(run).unwrap();
            if link.1 >= DEPTH || chain.went_on.contains(&run) || chain.is_spent(link.0) {
                let mut run = again(before, &waits, link);
                run.trace.late_ms = None;
                let trace = run.trace.clone();
                self.write(chain, &run, &nothing("stopped", trace.did), Some(before), None);
            } else if let Some(over) = over {
                self.end(chain, before, over, link);
            } else {
                self.go_on(chain, before, &waits, true, link);
            }
        }
    }

    fn end(&mut self, chain: &mut Chain, before: &Record, over: (Ended, Outcome), link: Link) {
        let folded = self.folded(None);
        let (_, waits) = folded.waiting().into_iter().find(|(id, _)| *id == before.id).unwrap();
        let mut run = again(before, &waits, link);
        run.trace.ended = Some(over.0);
        let walked = Walked { outcome: Some(over.1), ..nothing("ended", run.trace.did.clone()) };
        self.write(chain, &run, &walked, Some(before), None);
    }

    fn go_on(&mut self, chain: &mut Chain, before: &Record, waits: &Waits, came: bool, link: Link) {
        chain.went_on.insert(before.id);
        let mut run = again(before, waits, link);
        if chain.late().is_some() {
            run.trace.late_ms = chain.late();
        }
        let (step, left) = after(&waits.body.steps, 0, waits.place).unwrap();
        let too_late = !came && matches!(step, Step::Wait { until: Wait::Event { .. }, .. });
        run.trace.did[waits.place] = if too_late { Did::TooLate } else { Did::Waited };
        let left = if too_late { in_front(step, waits.place, 0, left) } else { left };
        self.act(chain, run, left, Some(before));
    }

    /// Takes the steps that are left.
    fn act(&mut self, chain: &mut Chain, run: Run, left: Left<'_>, before: Option<&Record>) {
        chain.acted.insert((run.rule, run.record));
        chain.runs.insert(run.id, (run.rule, run.set_off_by));
        let stamp = self.stamp(chain.now);
        let who = Walker { rule: run.rule, run: run.id, record: run.record, at: chain.at, stamp };
        let walked = self.walk(&who, &run.body.steps, left, run.trace.did.clone());
        let set = self.write(chain, &run, &walked, before, Some(stamp));
        let changes = walked.changes;
        self.hear(chain, &ChangeSet { changes, ..set }, Some(run.first), run.depth + 1, Some(run.id));
    }

    fn note(&mut self, chain: &mut Chain, run: Run, status: &'static str) {
        self.write(chain, &run, &nothing(status, Vec::new()), None, None);
    }

    /// Writes a run and its changes down.
    fn write(
        &mut self,
        chain: &mut Chain,
        run: &Run,
        walked: &Walked,
        before: Option<&Record>,
        stamp: Option<Stamp>,
    ) -> ChangeSet {
        let stamp = stamp.unwrap_or_else(|| self.stamp(chain.now));
        let trace = Trace { did: walked.did.clone(), ..run.trace.clone() };
        let waits = walked.status == "waiting";
        let stage = self.so_far(stamp, &walked.changes).get(run.record).and_then(|record| record.reference(STAGE));
        let says: Vec<(FieldId, Option<Value>)> = vec![
            (RUN_STATUS, Some(Value::from(walked.status))),
            (TRACE, Some(Value::Text(serde_json::to_string(&trace).unwrap()))),
            (RUN_PLACE, walked.place.map(|place| Value::from(place as u32))),
            (WAITS_SINCE, waits.then_some(Value::Instant(chain.at))),
            (WAITS_UNTIL, None),
            (STAGE, stage.filter(|_| waits).map(Value::Ref)),
            (BODY, walked.place.map(|_| Value::Text(run.body.to_json()))),
            (SET_OFF_BY, run.set_off_by.filter(|_| waits || before.is_some()).map(Value::Ref)),
            (RUN_OUTCOME, walked.outcome.map(|outcome| Value::from(outcome.word()))),
        ];
        let own = match before {
            None => {
                let mut fields: Vec<_> = says.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
                fields.extend([
                    (ABOUT, Value::Ref(run.record)),
                    (RULE, Value::Ref(run.rule)),
                    (RULE_VERSION, Value::from(run.version)),
                    (DUE_AT, Value::Instant(chain.at)),
                ]);
                fields.sort();
                vec![Change::Create { id: run.id, kind: Kind::Run, fields }]
            }
            Some(record) => {
                let set = |(field, after): (FieldId, Option<Value>)| {
                    let before = record.get(field).cloned();
                    (before != after).then_some(Change::Set { id: run.id, field, before, after })
                };
                says.into_iter().filter_map(set).collect()
            }
        };
        let deed = *chain.deed.get_or_insert(stamp);
        let cause = Cause::Rule { rule: run.rule, run: run.id, parent: run.parent, at: chain.at };
        let changes = own.into_iter().chain(walked.changes.iter().cloned()).collect();
        let set = ChangeSet { stamp, deed, cause, changes };
        self.journal.push(set.clone());
        set
    }
}

/// From which first event, how deep, and set off by which run.
type Link = (usize, usize, Option<RecordId>);

fn nothing(status: &'static str, did: Vec<Did>) -> Walked {
    Walked { status, outcome: None, place: None, did, changes: Vec::new() }
}

/// A run that waited, to go on.
fn again(before: &Record, waits: &Waits, (first, depth, parent): Link) -> Run {
    Run {
        rule: waits.rule,
        version: before.get(RULE_VERSION).and_then(Value::as_number).unwrap() as u32,
        body: waits.body.clone(),
        id: before.id,
        record: waits.record,
        trace: serde_json::from_str(before.text(TRACE)).unwrap(),
        set_off_by: before.reference(SET_OFF_BY),
        first,
        depth,
        parent,
    }
}

/// Why a run that waits is over.
fn over(waits: &Waits, record: &Record, now: &Folded) -> Option<(Ended, Outcome)> {
    if !waits.body.keep && waits.stage.is_some() && record.reference(STAGE) != waits.stage {
        return Some((Ended::Left, Outcome::Cancelled));
    }
    for (number, until) in waits.body.until.iter().enumerate() {
        if holds(&until.holds, record, now, &mut Vec::new()) {
            return Some((Ended::Until(number), until.outcome));
        }
    }
    None
}

impl Law {
    fn begin(&self, id: RecordId, record: RecordId, event: Happened, saw: Vec<Saw>) -> Run {
        let trace = Trace { event, saw, did: Vec::new(), late_ms: None, cycle: Vec::new(), ended: None };
        let (rule, version, body) = (self.id, self.version, self.body.clone());
        Run { rule, version, body, id, record, trace, set_off_by: None, first: 0, depth: 0, parent: None }
    }
}

impl Chain {
    fn new(deed: Option<Stamp>, now: Instant, at: Instant) -> Chain {
        let (acted, stopped, queue, went_on) = (HashSet::new(), HashSet::new(), VecDeque::new(), HashSet::new());
        Chain { deed, now, at, queue, acted, stopped, runs: HashMap::new(), wakes: HashMap::new(), went_on }
    }

    fn is_spent(&self, first: usize) -> bool {
        self.wakes.get(&first).is_some_and(|runs| *runs > REACTIONS)
    }

    fn late(&self) -> Option<i64> {
        let late = self.now.0 - self.at.0;
        (late >= 60_000).then_some(late)
    }

    /// The rules from the last run of `rule` among the forebears down to `parent`; those of earlier chains count when
    /// they began within half a day.
    fn cycle(&self, rule: RecordId, parent: Option<RecordId>, now: &Folded, far: usize) -> Option<Vec<RecordId>> {
        let parent = parent?;
        let (before, by) = match self.runs.get(&parent) {
            Some(known) => *known,
            None => {
                let run = now.get(parent)?;
                let began = run.get(DUE_AT).and_then(Value::as_instant).unwrap();
                if far > 32 || self.at.0 - began.0 >= 12 * 3_600_000 {
                    return None;
                }
                (run.reference(RULE).unwrap(), run.reference(SET_OFF_BY))
            }
        };
        let mut cycle = if before == rule { Vec::new() } else { self.cycle(rule, by, now, far + 1)? };
        cycle.push(before);
        Some(cycle)
    }
}
