//! Why a rule does not act on a record: the first thing that says no, as the record is now.

use super::book::{Active, active};
use super::due::{carried_out, comes, due};
use super::enrol::begun;
use super::evaluate::saw;
use super::event::{What, events, hears};
use super::occasion::Occasion;
use super::round::{self, comes_round};
use super::run::{Saw, due_run_id};
use crate::commands::setting_id;
use crate::journal::{Cause, Change, ChangeSet, Deed};
use crate::model::schema::{ABOUT, FROZEN_UNTIL, MODE, PAUSED, RULE, TASK_STATUS};
use crate::model::{Day, FieldId, Instant, Kind, Record, RecordId, Records, Stamp, Value, Zone};
use crate::rule::{Mode, Trigger};

/// What is asked.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The rule, by its record.
    pub rule: &'a Record,
    /// On which record.
    pub record: &'a Record,
    /// All records.
    pub records: &'a dyn Records,
    /// What the journal says of the record, in its order.
    pub history: &'a [&'a ChangeSet],
    /// The present.
    pub now: Instant,
    /// The zone in which days begin.
    pub zone: &'a dyn Zone,
}

/// The first thing that says no.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyNot {
    /// The rule is switched off.
    Off,
    /// The rule cannot be read.
    Unreadable,
    /// All rules rest.
    Rest,
    /// What it waits for has not happened since it was switched on.
    NotHappened {
        /// When it did before.
        last: Option<Instant>,
    },
    /// The date that it waits for is empty.
    NoDate(FieldId),
    /// The record does not stand where the rule counts the time.
    Elsewhere,
    /// Its time comes then.
    NotYet(Instant),
    /// It comes round then, and would act on the record as it is now.
    ComesRound(Instant),
    /// Its time came before it was switched on, or before the record was imported.
    Before(Instant),
    /// It heard of it: this run came of that.
    Ran(RecordId),
    /// It may not begin again because of this run.
    Again(RecordId),
    /// The record is frozen until then.
    Frozen(Day),
    /// Its conditions do not hold: each test that was asked, with what it sees. The last one decided.
    Conditions(Vec<Saw>),
    /// Nothing: it would act.
    Nothing {
        /// When that for which it waits happened last without its acting: something was otherwise then.
        heard: Option<Instant>,
    },
}

/// Why a rule does not act on a record of its kind.
#[must_use]
pub fn why_not(asked: &Asked<'_>) -> WhyNot {
    let Asked { rule, record, records, now, zone, .. } = *asked;
    if Mode::of(rule.text(MODE)) == Mode::Off {
        return WhyNot::Off;
    }
    let Some(active) = active(rule) else { return WhyNot::Unreadable };
    if records.value(setting_id(), PAUSED) == Some(Value::Flag(true)) {
        return WhyNot::Rest;
    }
    let mut heard = None;
    if active.body.when.is_recurring() {
        let due = round::last(rule).filter(|last| *last >= active.since);
        let run = due.map(|due| active.run_id(due_run_id(active.id, record.id, due)));
        if let Some(run) = run.filter(|run| records.knows(*run)) {
            return WhyNot::Ran(run);
        }
    } else if active.body.when.is_timed() {
        let Some(due) = due(&active, record, records, zone) else { return never(&active, record, records, zone) };
        let run = due_run_id(active.id, record.id, due);
        // Also one that was taken back: what was done once is not done again.
        if let Some(run) = [run, active.run_id(run)].into_iter().find(|run| records.knows(*run)) {
            return WhyNot::Ran(run);
        }
        if due > now {
            return WhyNot::NotYet(carried_out(record, due, zone));
        }
    } else {
        heard = last_heard(asked, &active);
        let since = |stamp: Stamp| at(stamp) >= active.since;
        match &heard {
            Some(last) if since(last.stamp) => {}
            last => return WhyNot::NotHappened { last: last.as_ref().map(|last| at(last.stamp)) },
        }
        let began = |run: &Record| {
            run.kind == Kind::Run
                && run.reference(RULE) == Some(active.id)
                && heard.as_ref().is_some_and(|heard| run.born > heard.stamp)
        };
        let runs = records.about(record.id).into_iter().rev();
        if let Some(run) = runs.into_iter().find(|id| records.get(*id).is_some_and(|run| began(&run))) {
            return WhyNot::Ran(run);
        }
    }
    if let Some(run) = begun(&active, record.id, now, records, zone) {
        return WhyNot::Again(run);
    }
    if let Some(day) = record.get(FROZEN_UNTIL).and_then(Value::as_day).filter(|_| carried_out(record, now, zone) > now)
    {
        return WhyNot::Frozen(day);
    }
    // What was changed then is still what was changed when it happened last.
    let changes = heard.as_ref().and_then(|heard| heard.changes);
    let on = Occasion { changes, ..Occasion::at(now, zone) };
    let mut seen = Vec::new();
    if !saw(&active.body.conditions, record, records, &on, &mut seen) {
        return WhyNot::Conditions(seen);
    }
    if let Some(due) = comes_round(&active, rule, zone) {
        return WhyNot::ComesRound(due);
    }
    WhyNot::Nothing { heard: heard.map(|heard| at(heard.stamp)) }
}

/// Why time does not set it off, as the record is.
fn never(rule: &Active, record: &Record, records: &dyn Records, zone: &dyn Zone) -> WhyNot {
    match (comes(rule, record, records, zone), &rule.body.when) {
        (Some(due), _) => WhyNot::Before(due),
        (None, Trigger::DateReached { field, .. }) => WhyNot::NoDate(*field),
        (None, _) => WhyNot::Elsewhere,
    }
}

/// What set a rule off, or would have.
struct Heard<'a> {
    stamp: Stamp,
    changes: Option<&'a [Change]>,
}

/// When that for which a rule waits happened last to the record.
fn last_heard<'a>(asked: &Asked<'a>, rule: &Active) -> Option<Heard<'a>> {
    let Asked { record, records, history, .. } = *asked;
    // One can also run it by hand, whatever it waits for.
    let means = |what: &What| *what == What::Pressed(rule.id) || hears(&rule.body.when, what);
    let is_meant = |changes: &[Change]| {
        events(changes, records).iter().any(|event| event.record == record.id && means(&event.what))
    };
    let heard = |set: &&&ChangeSet| match &set.cause {
        Cause::Person(deed) => *deed != Deed::SetUp,
        Cause::Rule { .. } => true,
        // What comes from files, and what is taken back, sets nothing off.
        _ => false,
    };
    let own = history.iter().rev().filter(heard).find(|set| is_meant(&set.changes));
    let own = own.map(|set| Heard { stamp: set.stamp, changes: Some(&set.changes) });
    // What is about it stands in a history of its own; when it came is known of it.
    let about = records.about(record.id).into_iter().filter_map(|id| records.get(id)).filter_map(|found| {
        let stamp = match found.kind {
            Kind::Activity => found.born,
            Kind::Payment => found.stamp_of(ABOUT),
            Kind::Task => found.stamp_of(TASK_STATUS),
            _ => return None,
        };
        let fields = found.fields().map(|(field, value)| (field, value.clone())).collect();
        is_meant(&[Change::Create { id: found.id, kind: found.kind, fields }]).then_some(stamp)
    });
    let about = about.max().map(|stamp| Heard { stamp, changes: None });
    [own, about].into_iter().flatten().max_by_key(|heard| heard.stamp)
}

fn at(stamp: Stamp) -> Instant {
    Instant(i64::try_from(stamp.ms()).unwrap_or(i64::MAX))
}
