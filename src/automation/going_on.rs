//! Runs that are open, within a chain: what ends them, and what lets them go on.

use super::course::{Came, Course};
use super::engine::{Chain, Late, Link, MAX_DEPTH, is_frozen};
use super::evaluate;
use super::event::{Event, hears};
use super::occasion::Occasion;
use super::run::{Did, Ended, Happened, Trace};
use super::schedule::Entry;
use super::waiting::Waits;
use crate::commands::is_open;
use crate::model::schema::{ABOUT, BODY, RULE, RULE_VERSION, RUN_PLACE, RUN_STATUS, SET_OFF_BY, TRACE, WATCHES};
use crate::model::{Instant, Record, RecordId, Records, Value};
use crate::rule::{Body, Outcome, Path, Step, Wait};

impl Chain<'_, '_> {
    /// A run has waited long enough.
    pub(super) fn time_is_up(&mut self, run: RecordId, entry: Entry) {
        let Some((before, waits)) = self.waits(run) else { return };
        let Some(record) = self.draft.get(entry.record).map(std::borrow::Cow::into_owned) else { return };
        let link = Link::NONE;
        let on = Occasion::at(entry.at, &*self.outside.given.zone);
        if let Some(over) = over(&waits, &before, &record, self.draft, &on) {
            return self.end(&before, waits, entry.at, over, link);
        }
        match self.missed(waits.body.missed, entry.at) {
            Some(Late::LeaveOut) => {
                return self.end(&before, waits, entry.at, (Ended::Missed, Outcome::Cancelled), link);
            }
            Some(Late::Ask) if !watches(&before) && waits.said.is_none() => {
                let course = self.past_wait(&before, waits, entry.at, false);
                return self.ask(course, Some(&before), link);
            }
            _ => {}
        }
        // What the person said is as good as what was waited for.
        let came = waits.said.is_some();
        self.go_on(&before, waits, entry.at, came, link);
    }

    /// An open run goes on because the person said so: what waits has waited long enough, what asks may, and the step that
    /// could not be done is tried once more, or passed over.
    pub fn resume(mut self, run: RecordId, skip: bool, at: Instant) {
        let Some(before) = self.draft.get(run).filter(|run| is_open(run)).map(std::borrow::Cow::into_owned) else {
            return;
        };
        let link = Link::NONE;
        match Waits::of(&before) {
            Some(waits) if !waits.asks => self.go_on(&before, waits, at, true, link),
            _ => {
                let Some(mut course) = at_step(&before, at, skip) else { return };
                course.trace.late_ms = None;
                self.went_on.insert(run);
                self.acted.insert((course.rule, course.record));
                self.go(course, Some(&before), link);
            }
        }
        self.run_out(at);
    }

    /// The runs that are open on the record of an event: those that it ends, and those that waited for it.
    pub(super) fn look_after(&mut self, event: &Event, at: Instant, link: Link) {
        let known = self.outside.waits.waiting(event.record).iter().copied();
        let own = self.began_to_wait.iter().filter(|(record, _)| *record == event.record).map(|(_, run)| *run);
        let mut runs: Vec<RecordId> = known.collect();
        runs.extend(own.filter(|run| !runs.contains(run)).collect::<Vec<_>>());
        for run in runs {
            let Some((before, waits)) = self.waits(run) else { continue };
            // Of a rule that is switched off nothing goes on.
            if before.reference(RULE).and_then(|rule| self.outside.book.place_of(rule)).is_none() {
                continue;
            }
            let Some(record) = self.draft.get(event.record).map(std::borrow::Cow::into_owned) else { return };
            if is_frozen(&record, at, self.outside.given) || self.is_exhausted(link.root) {
                return;
            }
            let on = Occasion::at(at, &*self.outside.given.zone);
            let over = over(&waits, &before, &record, self.draft, &on);
            // What it did itself is not what it waits for.
            let came = link.parent != Some(run)
                && matches!(waits.wait(), Some(Wait::Event { event: wanted, .. }) if hears(wanted, &event.what));
            if over.is_none() && !came {
                continue;
            }
            let stop = link.depth >= MAX_DEPTH || self.went_on.contains(&run);
            let spent = !watches(&before) && self.react_once_more(link);
            if spent || stop {
                let mut course = again(&before, waits.body, waits.place, at);
                course.trace.late_ms = None;
                self.write(course, &Came::nowhere("stopped"), Some(&before), Vec::new(), link, None);
            } else if let Some(over) = over {
                self.end(&before, waits, at, over, link);
            } else {
                self.go_on(&before, waits, at, true, link);
            }
        }
    }

    /// A run that waits or asks, as it is now.
    fn waits(&self, run: RecordId) -> Option<(Record, Waits)> {
        let found = self.draft.get(run)?.into_owned();
        let waits = Waits::of(&found)?;
        Some((found, waits))
    }

    /// A run goes on: what it waited for came, or did not in time.
    fn go_on(&mut self, before: &Record, waits: Waits, at: Instant, came: bool, link: Link) {
        self.went_on.insert(before.id);
        let course = self.past_wait(before, waits, at, came);
        self.acted.insert((course.rule, course.record));
        self.go(course, Some(before), link);
    }

    /// A run behind the wait at which it stood.
    fn past_wait(&self, before: &Record, waits: Waits, at: Instant, came: bool) -> Course {
        let number = waits.place;
        let late_ms = self.late(at);
        let mut course = again(before, waits.body, waits.place, at);
        course.trace.late_ms = late_ms.or(course.trace.late_ms);
        let path = Path::of(&course.body.steps);
        let stop = path.at(number);
        let is_event = stop.is_some_and(|stop| matches!(stop.step, Step::Wait { until: Wait::Event { .. }, .. }));
        let next = stop.map_or(path.len(), |stop| match stop.ways.first() {
            Some(too_late) if is_event && !came => *too_late,
            _ => stop.next,
        });
        drop(path);
        course.place = next;
        course.did(number, if is_event && !came { Did::TooLate } else { Did::Waited });
        course
    }

    /// A run that waits is over.
    fn end(&mut self, before: &Record, waits: Waits, at: Instant, over: (Ended, Outcome), link: Link) {
        let mut course = again(before, waits.body, waits.place, at);
        course.over(over.0);
        let came = Came { status: "ended", outcome: Some(over.1), place: None };
        self.write(course, &came, Some(before), Vec::new(), link, None);
    }
}

/// A run that asks, or could not do a step: at that step, or behind it.
fn at_step(before: &Record, at: Instant, skip: bool) -> Option<Course> {
    let body = Body::from_json(before.text(BODY)).ok()?;
    let number = before.get(RUN_PLACE).and_then(Value::as_number)? as usize;
    let mut course = again(before, body, number, at);
    course.trace.did.truncate(number);
    if skip && before.text(RUN_STATUS) == "failed" {
        course.place = Path::of(&course.body.steps).at(number)?.next;
        course.did(number, Did::PassedBy);
    }
    Some(course)
}

/// A run, to go on.
fn again(before: &Record, body: Body, place: usize, at: Instant) -> Course {
    let mut trace = trace_of(before);
    trace.earlier.extend(Some(before.stamp_of(TRACE)).filter(|stamp| *stamp != before.born));
    Course {
        rule: before.reference(RULE).unwrap_or(before.id),
        version: before.get(RULE_VERSION).and_then(Value::as_number).unwrap_or(1.0) as u32,
        run: before.id,
        record: before.reference(ABOUT).unwrap_or(before.id),
        body,
        place,
        at,
        trace,
        watches: watches(before),
        set_off_by: before.reference(SET_OFF_BY),
        calls: Vec::new(),
    }
}

/// What a run saw and did.
fn trace_of(run: &Record) -> Trace {
    let lost = || Trace {
        event: Happened::Due,
        saw: Vec::new(),
        did: Vec::new(),
        late_ms: None,
        cycle: Vec::new(),
        ended: None,
        earlier: Vec::new(),
    };
    serde_json::from_str(run.text(TRACE)).unwrap_or_else(|_| lost())
}

fn watches(run: &Record) -> bool {
    run.get(WATCHES) == Some(&Value::Flag(true))
}

/// Why a run that waits or asks is over, and with which outcome; `None` when it is not.
fn over(
    waits: &Waits,
    run: &Record,
    record: &Record,
    records: &dyn Records,
    on: &Occasion<'_>,
) -> Option<(Ended, Outcome)> {
    if waits.is_left(record) {
        return Some((Ended::Left, Outcome::Cancelled));
    }
    // What has not begun yet begins only while it is as the rule wants it.
    if waits.asks && waits.place == 0 {
        let trace = trace_of(run);
        let again = Occasion { saw: &trace.saw, ..*on };
        if !evaluate::holds(&waits.body.conditions, record, records, &again) {
            return Some((Ended::Moot, Outcome::Cancelled));
        }
    }
    let ends = waits.body.until.iter().position(|until| evaluate::holds(&until.holds, record, records, on))?;
    Some((Ended::Until(ends), waits.body.until.get(ends)?.outcome))
}
