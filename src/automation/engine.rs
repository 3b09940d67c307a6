//! The chain: an event, the rules that hear it, what they change, the events that makes, and so on until
//! nothing is left to do.
//!
//! - Events of one save queue in the order of its changes; rules are tried in their visible order; what
//!   one does is seen by the next.
//! - A rule acts at most once on a record in one chain, never on what it set off itself; a chain is at most
//!   [`MAX_DEPTH`] deep, and one event of the person (or of time) is followed by at most [`MAX_REACTIONS`]
//!   runs that rules set off among themselves. Loops through time end too (`came_round`). What is stopped
//!   is kept as a run that names the cycle.
//! - Runs that wait or ask on a record are looked after before rules are asked: what ends them, what they wait for. A
//!   run goes on at most once in one chain.
//! - A rule that only suggests begins a run that asks; one that only watches a run of which nothing is left but what it
//!   tells.
//! - Every run is a change set of its own, with the run's record in it; so is each of its goings on.

use super::book::{Active, RuleBook};
use super::came_round::{FAR, SOON_MS, came_round};
use super::course::{Came, Course};
use super::enrol::may_begin;
use super::evaluate;
use super::event::{Event, What, events};
use super::occasion::Occasion;
use super::round::Round;
use super::run::{Ended, Happened, Id, Trace, due_run_id, event_run_id, only_run_id};
use super::schedule::Entry;
use super::waiting::{ASKED, WAITING, Waiting};
use crate::journal::{Cause, Change, ChangeSet, Draft};
use crate::model::plain::Plain;
use crate::model::schema::{DUE_AT, FROZEN_UNTIL, RULE, SET_OFF_BY};
use crate::model::time::from_local;
use crate::model::{Device, Given, Instant, Record, RecordId, Records, Schema, Stamp, Value};
use crate::rule::{Enrolment, Missed, Mode, Trigger};
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
    /// The runs that wait.
    pub waits: &'a dyn Waiting,
}

/// One chain at work on a draft.
pub struct Chain<'c, 'w> {
    pub(super) outside: Outside<'c>,
    pub(super) draft: &'c mut Draft<'w>,
    clock: &'c mut Clock,
    sets: &'c mut Vec<ChangeSet>,
    deed: Stamp,
    /// Which rule acted on which record.
    pub(super) acted: HashSet<(RecordId, RecordId)>,
    stopped: HashSet<(RecordId, RecordId)>,
    /// Of each run its rule, and the run that set it off.
    runs: IdMap<(RecordId, Option<RecordId>)>,
    queue: VecDeque<Queued>,
    /// How many runs followed from each first event.
    reactions: HashMap<usize, usize>,
    /// Runs that began to wait in this chain, and on which record.
    pub(super) began_to_wait: Vec<(RecordId, RecordId)>,
    /// Runs that went on in this chain.
    pub(super) went_on: HashSet<RecordId>,
    would: Vec<(RecordId, Vec<Change>)>,
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

/// What becomes of what is too late to be done as usual.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Late {
    LeaveOut,
    Ask,
}

/// What brought a run about.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub(super) parent: Option<RecordId>,
    pub(super) depth: usize,
    pub(super) root: usize,
    /// The change set that made the event.
    pub(super) set: Option<Stamp>,
}

impl Link {
    /// Of what time brings.
    pub(super) const NONE: Link = Link { parent: None, depth: 0, root: 0, set: None };
}

impl<'c, 'w> Chain<'c, 'w> {
    /// A chain that belongs to the action `deed`. Its change sets are appended to `sets`, where the one that it reacts
    /// to stands already.
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
            began_to_wait: Vec::new(),
            went_on: HashSet::new(),
            would: Vec::new(),
        }
    }

    /// Lets the rules react to a change set that was just applied, at the logical time `at`. Returns what runs that only
    /// watched would have changed.
    pub fn react(mut self, set: &ChangeSet, at: Instant) -> Vec<(RecordId, Vec<Change>)> {
        self.enqueue(set.stamp, events(&set.changes, self.draft), 0, None, None);
        self.run_out(at);
        self.would
    }

    /// Carries out what fell due, and lets the rules react to it. Returns what runs that only watched would have changed.
    /// Of a rule that recurs it is the next record of its round; `round` is what was left of it.
    pub fn fall_due(mut self, rule: &Active, entry: Entry, round: &mut Round) -> Vec<(RecordId, Vec<Change>)> {
        match entry.run {
            Some(run) => self.time_is_up(run, entry),
            None if rule.body.when.is_recurring() => self.come_round(rule, entry, round),
            None => self.begin_in_time(rule, entry),
        }
        self.run_out(entry.at);
        self.would
    }

    fn begin_in_time(&mut self, rule: &Active, entry: Entry) {
        let Entry { record, due, at, .. } = entry;
        let Some(found) = self.draft.get(record).map(std::borrow::Cow::into_owned) else { return };
        let mut saw = Vec::new();
        let zone = &*self.outside.given.zone;
        let on = Occasion::at(at, zone);
        let holds = evaluate::saw(&rule.body.conditions, &found, self.draft, &on, &mut saw);
        let late_ms = self.late(at);
        let run = rule.run_id(due_run_id(rule.id, record, due));
        let mut course = course(rule, run, record, at, Happened::Due, saw);
        course.trace.late_ms = late_ms;
        let link = Link::NONE;
        if !holds {
            self.note(course, &Came::nowhere("skipped"), link);
        } else if self.missed(rule.body.missed, at) == Some(Late::LeaveOut) {
            course.over(Ended::Missed);
            self.note(course, &Came::nowhere("skipped"), link);
        } else if !may_begin(rule, record, at, self.draft, zone) {
            course.over(Ended::Again);
            self.note(course, &Came::nowhere("skipped"), link);
        } else {
            self.begin_unless_circle(rule, course, &found);
        }
    }

    /// A rule begins in time, unless its own doing led there.
    pub(super) fn begin_unless_circle(&mut self, rule: &Active, mut course: Course, record: &Record) {
        if let Some(cycle) = came_round(rule, record, course.at, self.draft) {
            course.trace.cycle = cycle.into_iter().map(Id).collect();
            self.note(course, &Came::nowhere("stopped"), Link::NONE);
        } else {
            self.acted.insert((rule.id, course.record));
            self.begin(rule, course, Link::NONE);
        }
    }

    /// A run begins, or asks whether it may.
    fn begin(&mut self, rule: &Active, course: Course, link: Link) {
        // Who runs a rule by its button has answered already.
        let pressed = rule.body.when == Trigger::Button && course.trace.event != Happened::Called;
        let suggests = rule.mode == Mode::Suggest && !pressed;
        let asks = suggests || self.missed(rule.body.missed, course.at) == Some(Late::Ask);
        if asks && !course.watches { self.ask(course, None, link) } else { self.go(course, None, link) }
    }

    /// A run asks before it takes the step at its place.
    pub(super) fn ask(&mut self, course: Course, before: Option<&Record>, link: Link) {
        self.began_to_wait.push((course.record, course.run));
        self.runs.insert(course.run, (course.rule, course.set_off_by));
        let came = Came { status: ASKED, place: Some(course.place), ..Came::default() };
        self.write(course, &came, before, Vec::new(), link, None);
    }

    /// How much later than due it is (ms), where that is worth a word.
    pub(super) fn late(&self, at: Instant) -> Option<i64> {
        let late = self.outside.given.now.0.saturating_sub(at.0);
        (late >= LATE_MS).then_some(late)
    }

    /// What is done with what was due at `at`, when it is too late for it to be done as usual.
    pub(super) fn missed(&self, missed: Missed, at: Instant) -> Option<Late> {
        let given = self.outside.given;
        let (span, late) = match missed {
            Missed::Late => return None,
            Missed::SkipAfter(span) => (span, Late::LeaveOut),
            Missed::AskAfter(span) => (span, Late::Ask),
        };
        (given.now > span.after(at, &*given.zone)).then_some(late)
    }

    /// `root` is what they follow from; without it, each follows from itself.
    fn enqueue(&mut self, set: Stamp, events: Vec<Event>, depth: usize, parent: Option<RecordId>, root: Option<usize>) {
        let events = events.into_iter().enumerate();
        self.queue.extend(events.map(|(number, event)| Queued {
            event,
            set,
            number,
            root: root.unwrap_or(number),
            depth,
            parent,
        }));
    }

    pub(super) fn run_out(&mut self, at: Instant) {
        let book = self.outside.book;
        while let Some(Queued { event, set, number, root, depth, parent }) = self.queue.pop_front() {
            let link = Link { parent, depth, root, set: Some(set) };
            if self.is_exhausted(root) {
                continue;
            }
            self.look_after(&event, at, link);
            if let What::Called(rule) = event.what {
                self.called(rule, event.record, number, at, link);
                continue;
            }
            let Some(mut hearing) = book.hear(&event) else { continue };
            while let Some(record) = self.draft.get(event.record) {
                if self.is_exhausted(root) || is_frozen(&record, at, self.outside.given) {
                    break;
                }
                let zone = &*self.outside.given.zone;
                let on = Occasion { changes: changes_of(self.sets, set), ..Occasion::at(at, zone) };
                let Some(rule) = hearing.next(&record, self.draft, &on) else { break };
                if !may_begin(rule, event.record, at, self.draft, zone) {
                    continue;
                }
                let mut saw = Vec::new();
                evaluate::saw(&rule.body.conditions, &record, self.draft, &on, &mut saw);
                drop(record);
                hearing.forget();
                let run = match rule.body.again {
                    Enrolment::Once => only_run_id(rule.id, event.record),
                    _ => event_run_id(rule.id, event.record, set, number),
                };
                let run = rule.run_id(run);
                self.set_off(rule, course(rule, run, event.record, at, happened(&event.what), saw), link);
            }
        }
    }

    /// A rule begins upon an event, unless that would be a loop or too much.
    fn set_off(&mut self, rule: &Active, mut course: Course, link: Link) {
        course.set_off_by = link.parent;
        let pair = (rule.id, course.record);
        let cycle = self.cycle(rule.id, link.parent, course.at);
        let stop = link.depth >= MAX_DEPTH || cycle.is_some() || self.acted.contains(&pair);
        // One stop tells it; a second one of the same pair would only repeat it.
        if stop && !self.stopped.insert(pair) {
            return;
        }
        // What only watches takes nothing from what acts.
        let spent = !course.watches && self.react_once_more(link);
        if spent || stop {
            course.trace.cycle = cycle.unwrap_or_default();
            self.note(course, &Came::nowhere("stopped"), link);
        } else {
            self.acted.insert(pair);
            self.begin(rule, course, link);
        }
    }

    /// A rule was called on a record: whatever it waits for has happened. Where it does not begin, it says why.
    fn called(&mut self, rule: RecordId, record: RecordId, number: usize, at: Instant, link: Link) {
        let (Some(rule), Some(set)) =
            (self.outside.book.place_of(rule).and_then(|at| self.outside.book.at(at)), link.set)
        else {
            return;
        };
        let Some(found) = self.draft.get(record).map(std::borrow::Cow::into_owned) else { return };
        if self.is_exhausted(link.root) || is_frozen(&found, at, self.outside.given) {
            return;
        }
        let zone = &*self.outside.given.zone;
        let on = Occasion { changes: changes_of(self.sets, set), ..Occasion::at(at, zone) };
        let mut saw = Vec::new();
        let holds = evaluate::saw(&rule.body.conditions, &found, self.draft, &on, &mut saw);
        let begins = holds && may_begin(rule, record, at, self.draft, zone);
        let run = match rule.body.again {
            Enrolment::Once if begins => only_run_id(rule.id, record),
            _ => event_run_id(rule.id, record, set, number),
        };
        let mut course = course(rule, rule.run_id(run), record, at, Happened::Called, saw);
        if begins {
            return self.set_off(rule, course, link);
        }
        if holds {
            course.over(Ended::Again);
        }
        self.note(course, &Came::nowhere("skipped"), link);
    }

    pub(super) fn is_exhausted(&self, root: usize) -> bool {
        self.reactions.get(&root).is_some_and(|runs| *runs > MAX_REACTIONS)
    }

    /// Counts what rules set off among themselves. Whether it is too much.
    pub(super) fn react_once_more(&mut self, link: Link) -> bool {
        *self.reactions.entry(link.root).or_default() += usize::from(link.depth > 0);
        self.is_exhausted(link.root)
    }

    pub(super) fn go(&mut self, mut course: Course, before: Option<&Record>, link: Link) {
        let stamp = self.clock.tick();
        let Outside { schema, given, .. } = self.outside;
        let (run, record) = (course.run, course.record);
        let (watches, kind) = (course.watches, course.body.of);
        self.runs.insert(run, (course.rule, course.set_off_by));
        // Where it waited, the event lies behind.
        let event = link.set.filter(|_| before.is_none());
        let changes = event.and_then(|set| changes_of(self.sets, set));
        let on = Occasion { changes, ..Occasion::at(course.at, &*given.zone) };
        let (came, mut changes) = course.walk(self.draft, schema, given, stamp, &on);
        if course.watches {
            self.would.push((run, std::mem::take(&mut changes)));
        }
        if came.status == WAITING {
            self.began_to_wait.push((record, run));
        }
        let calls = std::mem::take(&mut course.calls).into_iter().filter(|_| !watches);
        self.write(course, &came, before, changes.clone(), link, Some(stamp));
        let mut events = events(&changes, self.draft);
        events.extend(calls.map(|rule| Event { record, kind, what: What::Called(rule) }));
        self.enqueue(stamp, events, link.depth + 1, Some(run), Some(link.root));
    }

    /// A run that changes nothing.
    fn note(&mut self, course: Course, came: &Came, link: Link) {
        self.write(course, came, None, Vec::new(), link, None);
    }

    pub(super) fn write(
        &mut self,
        course: Course,
        came: &Came,
        before: Option<&Record>,
        changes: Vec<Change>,
        link: Link,
        stamp: Option<Stamp>,
    ) {
        let own = course.written(came, before, self.draft);
        let cause = Cause::Rule { rule: course.rule, run: course.run, parent: link.parent, at: course.at };
        self.put_down(cause, own, changes, stamp);
    }

    /// Appends a change set of what is still to be applied, `own`, and of what was applied already.
    pub(super) fn put_down(&mut self, cause: Cause, own: Vec<Change>, changes: Vec<Change>, stamp: Option<Stamp>) {
        let stamp = stamp.unwrap_or_else(|| self.clock.tick());
        for change in &own {
            self.draft.apply(change, stamp);
        }
        let changes = own.into_iter().chain(changes).collect();
        let deed = if self.deed == Stamp::ZERO { stamp } else { self.deed };
        self.deed = deed;
        self.sets.push(ChangeSet { stamp, deed, cause, changes });
    }

    /// The rules that lead from an earlier run of `rule` to the run `parent`, in the order in which they set
    /// each other off; `None` when none of them was `rule`. Among runs that waited it is a circle when they came round
    /// soon; later, it is a habit.
    fn cycle(&self, rule: RecordId, mut parent: Option<RecordId>, at: Instant) -> Option<Vec<Id>> {
        let mut cycle = Vec::new();
        while let Some(run) = parent {
            let (before, by) = match self.runs.get(&run) {
                Some(known) => *known,
                None if cycle.len() > FAR => return None,
                None => {
                    let run = self.draft.get(run)?;
                    let began = run.get(DUE_AT).and_then(Value::as_instant)?;
                    if at.0.saturating_sub(began.0) >= SOON_MS {
                        return None;
                    }
                    (run.reference(RULE)?, run.reference(SET_OFF_BY))
                }
            };
            cycle.push(Id(before));
            if before == rule {
                cycle.reverse();
                return Some(cycle);
            }
            parent = by;
        }
        None
    }
}

/// What a change set of this action wrote; they lie in the order of their stamps.
fn changes_of(sets: &[ChangeSet], stamp: Stamp) -> Option<&[Change]> {
    let place = sets.binary_search_by_key(&stamp, |set| set.stamp).ok()?;
    sets.get(place).map(|set| set.changes.as_slice())
}

/// A run that begins.
pub(super) fn course(
    rule: &Active,
    run: RecordId,
    record: RecordId,
    at: Instant,
    event: Happened,
    saw: Vec<super::run::Saw>,
) -> Course {
    let trace =
        Trace { event, saw, did: Vec::new(), late_ms: None, cycle: Vec::new(), ended: None, earlier: Vec::new() };
    Course {
        rule: rule.id,
        version: rule.version,
        run,
        record,
        body: rule.body.clone(),
        place: 0,
        at,
        trace,
        watches: rule.mode == Mode::Watch,
        set_off_by: None,
        calls: Vec::new(),
    }
}

pub(super) fn is_frozen(record: &Record, at: Instant, given: &Given) -> bool {
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
        What::Filled(stage) => Happened::Filled { stage: *stage },
        What::Pipeline(pipeline) => Happened::Pipeline { pipeline: *pipeline },
        What::Pressed(_) => Happened::Pressed,
        What::Activity { form, direction, outcome } => {
            Happened::Activity { form: form.clone(), direction: direction.clone(), outcome: outcome.clone() }
        }
        What::Paid => Happened::Paid,
        What::Called(_) => Happened::Called,
        What::TaskEnded { status } => Happened::TaskEnded { status: status.clone() },
    }
}
