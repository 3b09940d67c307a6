//! One event, and all that follows from it.

use super::condition::{When, holds};
use super::event::{Event, events, hears, is};
use super::records::{Folded, Law, Waits, watches};
use super::walk::{Left, Walked, Walker, after, in_front, numbered};
use super::{Oracle, time};
use std::collections::{HashMap, HashSet, VecDeque};
use tend::automation::{Did, Ended, Happened, Id, Saw, Trace, due_run_id, event_run_id};
use tend::journal::{Cause, Change, ChangeSet};
use tend::model::schema::{
    ABOUT, BODY, DUE_AT, RULE, RULE_VERSION, RUN_OUTCOME, RUN_PLACE, RUN_STATUS, SET_OFF_BY, STAGE, TRACE, WAITS_SINCE,
    WAITS_UNTIL, WATCHES,
};
use tend::model::{FieldId, Instant, Kind, Record, RecordId, Stamp, Value};
use tend::rule::{Body, Enrolment, Missed, Outcome, Step, Trigger, Wait};

/// How deep a chain may go.
const DEPTH: usize = 32;

/// How many runs rules may set off among themselves after one event.
const REACTIONS: usize = 100;

/// What one chain knows of itself.
pub(super) struct Chain {
    /// The stamp of the action it belongs to; of its first run, when nobody began it.
    deed: Option<Stamp>,
    pub(super) now: Instant,
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
    /// The rule that was called; none when every rule may hear of it.
    called: Option<RecordId>,
    set: Stamp,
    number: usize,
    first: usize,
    depth: usize,
    parent: Option<RecordId>,
}

/// A run, as it is written down.
pub(super) struct Run {
    rule: RecordId,
    version: u32,
    body: Body,
    id: RecordId,
    record: RecordId,
    pub(super) trace: Trace,
    watches: bool,
    set_off_by: Option<RecordId>,
    /// The change set whose event began it.
    event: Option<Stamp>,
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
        let when = self.when(at, None);
        let held = holds(&law.body.conditions, folded.get(record).unwrap(), &folded, &when, &mut saw);
        let mut run = law.begin(law.id_of(due_run_id(law.id, record, due)), record, Happened::Due, saw);
        run.trace.late_ms = chain.late();
        if !held {
            self.note(&mut chain, run, "skipped");
        } else if self.is_missed(law.body.missed, &chain) && !matches!(law.body.missed, Missed::AskAfter(_)) {
            run.trace.ended = Some(Ended::Missed);
            self.note(&mut chain, run, "skipped");
        } else if !self.may_begin(&law, record, at, &folded) {
            run.trace.ended = Some(Ended::Again);
            self.note(&mut chain, run, "skipped");
        } else {
            self.begin_in_time(&mut chain, &law, run, &folded);
        }
        self.run_out(&mut chain);
    }

    pub(super) fn begin_in_time(&mut self, chain: &mut Chain, law: &Law, mut run: Run, now: &Folded) {
        if let Some(circle) = super::circle::circle(law, run.record, chain.at, now, &self.journal) {
            run.trace.cycle = circle.into_iter().map(Id).collect();
            self.note(chain, run, "stopped");
        } else {
            self.begin(chain, law, run);
        }
    }

    /// A run takes its first steps, or asks whether it may.
    fn begin(&mut self, chain: &mut Chain, law: &Law, run: Run) {
        chain.acted.insert((run.rule, run.record));
        let too_late = matches!(law.body.missed, Missed::AskAfter(_)) && self.is_missed(law.body.missed, chain);
        let called = run.trace.event == Happened::Called;
        let suggests = law.mode == "suggest" && (called || law.body.when != Trigger::Button);
        if suggests || (too_late && law.mode != "watch") {
            self.ask(chain, &run, 0, Vec::new(), None);
        } else {
            let steps = law.body.steps.clone();
            self.act(chain, run, numbered(&steps, 0), None);
        }
    }

    fn ask(&mut self, chain: &mut Chain, run: &Run, place: usize, did: Vec<Did>, before: Option<&Record>) {
        chain.runs.insert(run.id, (run.rule, run.set_off_by));
        let walked = Walked { place: Some(place), ..nothing("asked", did) };
        self.write(chain, run, &walked, before, None);
    }

    /// The person lets an open run go on.
    pub(super) fn resume(&mut self, set: &ChangeSet, id: RecordId, skip: bool, now: Instant) {
        let mut chain = Chain::new(Some(set.deed), now, now);
        let folded = self.folded(None);
        let before = folded.get(id).unwrap();
        let open = match before.text(RUN_STATUS) {
            "failed" => before.get(RUN_OUTCOME).is_none(),
            status => ["waiting", "asked"].contains(&status),
        };
        if !open {
            return;
        }
        let link = (0, 0, None);
        let found = folded.waiting().into_iter().find(|(run, waits)| *run == id && !waits.asks);
        if let Some((_, waits)) = found {
            self.go_on(&mut chain, before, &waits, true, link);
        } else {
            let body = Body::from_json(before.text(BODY)).unwrap();
            let place = before.get(RUN_PLACE).and_then(Value::as_number).unwrap() as usize;
            let mut run = again(before, &body, link);
            run.trace.late_ms = None;
            run.trace.did.truncate(place);
            let (step, mut left) = after(&body.steps, 0, place).unwrap();
            if skip && before.text(RUN_STATUS) == "failed" {
                while run.trace.did.len() <= place {
                    run.trace.did.push(Did::PassedBy);
                }
            } else {
                left.push_front((place, step));
            }
            chain.went_on.insert(id);
            self.act(&mut chain, run, left, Some(before));
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
        let late = self.is_missed(waits.body.missed, &chain);
        let asks = matches!(waits.body.missed, Missed::AskAfter(_));
        let missed = (late && !asks).then_some((Ended::Missed, Outcome::Cancelled));
        match over(&waits, before, record, &folded, &self.when(at, None)).or(missed) {
            None if late && asks && !watches(before) && waits.said.is_none() => {
                let (run, left) = self.past_wait(&chain, before, &waits, false, (0, 0, None));
                let place = left.front().map_or_else(|| super::walk::count(&waits.body.steps), |(number, _)| *number);
                let did = run.trace.did.clone();
                self.ask(&mut chain, &run, place, did, Some(before));
            }
            Some(over) => self.end(&mut chain, before, over, (0, 0, None)),
            None => self.go_on(&mut chain, before, &waits, waits.said.is_some(), (0, 0, None)),
        }
        self.run_out(&mut chain);
    }

    pub(super) fn is_missed(&self, missed: Missed, chain: &Chain) -> bool {
        match missed {
            Missed::Late => false,
            Missed::SkipAfter(span) | Missed::AskAfter(span) => chain.now > time::later(chain.at, span, &*self.zone),
        }
    }

    pub(super) fn may_begin(&self, law: &Law, record: RecordId, at: Instant, now: &Folded) -> bool {
        let alike = |run: &&Record| run.reference(RULE) == Some(law.id) && watches(run) == (law.mode == "watch");
        let asked = now.about(record, Kind::Run).filter(alike).any(|run| run.text(RUN_STATUS) == "asked");
        if law.mode == "suggest" && asked {
            return false;
        }
        let began = |run: &&Record| alike(run) && !["skipped", "stopped"].contains(&run.text(RUN_STATUS));
        let mut earlier = now.about(record, Kind::Run).filter(began);
        match law.body.again {
            Enrolment::EveryTime => true,
            Enrolment::Once => earlier.next().is_none(),
            Enrolment::NotWhileWaiting => !earlier.any(|run| ["waiting", "asked"].contains(&run.text(RUN_STATUS))),
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
            chain.queue.push_back(Waiting { event, called: None, set: set.stamp, number, first, depth, parent });
        }
    }

    /// Behind all that a run changed comes what it called.
    fn call(&self, chain: &mut Chain, set: &ChangeSet, calls: Vec<RecordId>, run: &Run) {
        let before = events(&set.changes, &self.folded(None)).len();
        for (n, rule) in calls.into_iter().enumerate() {
            chain.queue.push_back(Waiting {
                event: (run.record, Happened::Called),
                called: Some(rule),
                set: set.stamp,
                number: before + n,
                first: run.first,
                depth: run.depth + 1,
                parent: Some(run.id),
            });
        }
    }

    pub(super) fn run_out(&mut self, chain: &mut Chain) {
        while let Some(waiting) = chain.queue.pop_front() {
            let Waiting { event: (record, event), called, set, number, first, depth, parent } = waiting;
            self.look_after(chain, record, &event, (first, depth, parent));
            let mut folded = self.folded(None);
            for law in folded.laws() {
                if chain.is_spent(first) {
                    break;
                }
                let Some(found) = folded.get(record) else { continue };
                let mut saw = Vec::new();
                let meant = called.map_or_else(|| hears(&law, found, &event), |called| called == law.id);
                if self.is_frozen(found, chain.at) || !meant {
                    continue;
                }
                let held = holds(&law.body.conditions, found, &folded, &self.when(chain.at, Some(set)), &mut saw);
                if !held || !self.may_begin(&law, record, chain.at, &folded) {
                    // Who was called answers.
                    if called.is_some() {
                        let id = law.id_of(event_run_id(law.id, record, set, number));
                        let mut run = law.begin(id, record, event.clone(), saw);
                        (run.first, run.depth, run.parent) = (first, depth, parent);
                        run.trace.ended = held.then_some(Ended::Again);
                        self.note(chain, run, "skipped");
                        folded = self.folded(None);
                    }
                    continue;
                }
                let id = match law.body.again {
                    Enrolment::Once => RecordId::derived("once", &[&law.id.to_bytes(), &record.to_bytes()]),
                    _ => event_run_id(law.id, record, set, number),
                };
                let mut run = law.begin(law.id_of(id), record, event.clone(), saw);
                (run.first, run.depth, run.parent, run.set_off_by) = (first, depth, parent, parent);
                run.event = Some(set);
                let cycle = chain.cycle(law.id, parent, &folded, 0);
                let once = depth >= DEPTH || cycle.is_some() || chain.acted.contains(&(law.id, record));
                if once && !chain.stopped.insert((law.id, record)) {
                    continue;
                }
                if depth > 0 && !run.watches {
                    *chain.wakes.entry(first).or_default() += 1;
                }
                if once || (!run.watches && chain.is_spent(first)) {
                    run.trace.cycle = cycle.unwrap_or_default().into_iter().map(Id).collect();
                    self.note(chain, run, "stopped");
                } else {
                    self.begin(chain, &law, run);
                }
                folded = self.folded(None);
            }
        }
    }

    /// The occasion on which something is asked, after the event of a change set.
    pub(super) fn when(&self, at: Instant, event: Option<Stamp>) -> When<'_> {
        let place = event.map_or(0, |event| 1 + self.journal.iter().position(|set| set.stamp == event).unwrap());
        When { at, zone: &*self.zone, until: &self.journal[..place], seen: &[] }
    }

    pub(super) fn is_frozen(&self, record: &Record, at: Instant) -> bool {
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
            let over = over(&waits, folded.get(run).unwrap(), found, &folded, &self.when(chain.at, None));
            let hears = || matches!(waits.step(), Step::Wait { until: Wait::Event { event: wanted, .. }, .. } if is(wanted, event));
            let came = !waits.asks && link.2 != Some(run) && hears();
            if over.is_none() && !came {
                continue;
            }
            let before = folded.get(run).unwrap();
            if link.1 > 0 && !watches(before) {
                *chain.wakes.entry(link.0).or_default() += 1;
            }
            let spent = !watches(before) && chain.is_spent(link.0);
            if link.1 >= DEPTH || chain.went_on.contains(&run) || spent {
                let mut run = again(before, &waits.body, link);
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
        let mut run = again(before, &waits.body, link);
        run.trace.ended = Some(over.0);
        let walked = Walked { outcome: Some(over.1), ..nothing("ended", run.trace.did.clone()) };
        self.write(chain, &run, &walked, Some(before), None);
    }

    fn go_on(&mut self, chain: &mut Chain, before: &Record, waits: &Waits, came: bool, link: Link) {
        chain.went_on.insert(before.id);
        let (run, left) = self.past_wait(chain, before, waits, came, link);
        self.act(chain, run, left, Some(before));
    }

    /// A run behind the wait at which it stood, and the steps that are left.
    fn past_wait<'w>(
        &self,
        chain: &Chain,
        before: &Record,
        waits: &'w Waits,
        came: bool,
        link: Link,
    ) -> (Run, Left<'w>) {
        let mut run = again(before, &waits.body, link);
        if chain.late().is_some() {
            run.trace.late_ms = chain.late();
        }
        let (step, left) = after(&waits.body.steps, 0, waits.place).unwrap();
        let too_late = !came && matches!(step, Step::Wait { until: Wait::Event { .. }, .. });
        run.trace.did[waits.place] = if too_late { Did::TooLate } else { Did::Waited };
        (run, if too_late { in_front(step, waits.place, 0, left) } else { left })
    }

    /// Takes the steps that are left.
    fn act(&mut self, chain: &mut Chain, run: Run, left: Left<'_>, before: Option<&Record>) {
        chain.acted.insert((run.rule, run.record));
        chain.runs.insert(run.id, (run.rule, run.set_off_by));
        let stamp = self.stamp(chain.now);
        let who = Walker { rule: run.rule, run: run.id, record: run.record, at: chain.at, event: run.event, stamp };
        let mut walked = self.walk(&who, &run.body.steps, left, run.trace.did.clone());
        if run.watches {
            walked.changes.clear();
        }
        let set = self.write(chain, &run, &walked, before, Some(stamp));
        let set = ChangeSet { changes: walked.changes, ..set };
        self.hear(chain, &set, Some(run.first), run.depth + 1, Some(run.id));
        self.call(chain, &set, if run.watches { Vec::new() } else { walked.calls }, &run);
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
        let waits = ["waiting", "asked"].contains(&walked.status);
        let over = ["done", "failed", "ended"].contains(&walked.status);
        let status = if run.watches && over { "watched" } else { walked.status };
        let stage = self.so_far(stamp, &walked.changes).get(run.record).and_then(|record| record.reference(STAGE));
        let says: Vec<(FieldId, Option<Value>)> = vec![
            (RUN_STATUS, Some(Value::from(status))),
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
                fields.extend(run.watches.then_some((WATCHES, Value::Flag(true))));
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
    Walked { status, outcome: None, place: None, did, changes: Vec::new(), calls: Vec::new() }
}

/// A run that waited, to go on.
fn again(before: &Record, body: &Body, (first, depth, parent): Link) -> Run {
    let mut trace: Trace = serde_json::from_str(before.text(TRACE)).unwrap();
    if before.stamp_of(TRACE) != before.born {
        trace.earlier.push(before.stamp_of(TRACE));
    }
    Run {
        rule: before.reference(RULE).unwrap(),
        version: before.get(RULE_VERSION).and_then(Value::as_number).unwrap() as u32,
        body: body.clone(),
        id: before.id,
        record: before.reference(ABOUT).unwrap(),
        watches: watches(before),
        trace,
        set_off_by: before.reference(SET_OFF_BY),
        event: None,
        first,
        depth,
        parent,
    }
}

/// Why a run that waits is over.
fn over(waits: &Waits, run: &Record, record: &Record, now: &Folded, when: &When<'_>) -> Option<(Ended, Outcome)> {
    if !waits.body.keep && waits.stage.is_some() && record.reference(STAGE) != waits.stage {
        return Some((Ended::Left, Outcome::Cancelled));
    }
    if waits.asks && waits.place == 0 {
        let trace: Trace = serde_json::from_str(run.text(TRACE)).unwrap();
        let when = When { seen: &trace.saw, ..*when };
        if !holds(&waits.body.conditions, record, now, &when, &mut Vec::new()) {
            return Some((Ended::Moot, Outcome::Cancelled));
        }
    }
    for (number, until) in waits.body.until.iter().enumerate() {
        if holds(&until.holds, record, now, when, &mut Vec::new()) {
            return Some((Ended::Until(number), until.outcome));
        }
    }
    None
}

impl Law {
    pub(super) fn begin(&self, id: RecordId, record: RecordId, event: Happened, saw: Vec<Saw>) -> Run {
        let trace =
            Trace { event, saw, did: Vec::new(), late_ms: None, cycle: Vec::new(), ended: None, earlier: Vec::new() };
        let (rule, version, body) = (self.id, self.version, self.body.clone());
        let watches = self.mode == "watch";
        Run {
            rule,
            version,
            body,
            id,
            record,
            trace,
            watches,
            set_off_by: None,
            event: None,
            first: 0,
            depth: 0,
            parent: None,
        }
    }

    /// What only watches has ids of its own.
    pub(super) fn id_of(&self, id: RecordId) -> RecordId {
        if self.mode == "watch" { RecordId::derived("watched", &[&id.to_bytes()]) } else { id }
    }
}

impl Chain {
    pub(super) fn new(deed: Option<Stamp>, now: Instant, at: Instant) -> Chain {
        let (acted, stopped, queue, went_on) = (HashSet::new(), HashSet::new(), VecDeque::new(), HashSet::new());
        Chain { deed, now, at, queue, acted, stopped, runs: HashMap::new(), wakes: HashMap::new(), went_on }
    }

    fn is_spent(&self, first: usize) -> bool {
        self.wakes.get(&first).is_some_and(|runs| *runs > REACTIONS)
    }

    pub(super) fn late(&self) -> Option<i64> {
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
