//! What a rule would have done: a journal gone through from its first change set, with the rule watching. The same chain,
//! the same schedule, the same steps as live; nothing is left of it but what it tells.
//!
//! It takes the app to have been open all the while, so that what fell due was done at its minute.

use super::book::{Active, RuleBook};
use super::engine::{Chain, Clock, Outside};
use super::event::affected;
use super::round::Round;
use super::schedule::Schedule;
use crate::journal::{Cause, Change, ChangeSet, Deed, Draft};
use crate::model::schema::{ABOUT, DUE_AT, RUN_PLACE, RUN_STATUS, STAGE};
use crate::model::time::DAY_MS;
use crate::model::{Device, FieldId, Given, Instant, Kind, RecordId, Records, Schema, Stamp, Value, Zone};
use crate::rule::{Body, Mode};
use crate::shelves::{IdMap, World};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// For so long (ms) after the rule would have acted it is looked what the person did.
const LOOKS: i64 = 30 * DAY_MS;

/// What a rule would have done on one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// On which.
    pub record: RecordId,
    /// When.
    pub at: Instant,
    /// How it would have come out.
    pub way: Way,
    /// What the person did with the same field afterwards.
    pub after: After,
}

/// How a run would have come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// All was done.
    Done,
    /// A step could not be done.
    Failed,
    /// It waits still.
    Waits,
}

/// What the person did within 30 days with a field that the rule would have written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum After {
    /// Nothing.
    Nothing,
    /// Wrote the same.
    Same,
    /// Wrote something else.
    Otherwise,
}

/// What the rule would have written.
struct Hope {
    /// Its place among the runs.
    run: usize,
    field: FieldId,
    after: Option<Value>,
    until: Instant,
}

/// A journal that is gone through.
pub struct WhatIf<'w> {
    draft: Draft<'w>,
    book: RuleBook,
    schema: Schema,
    schedule: Schedule,
    round: Round,
    given: Given,
    since: Instant,
    last: Stamp,
    /// Each run, with what the person did afterwards.
    runs: Vec<(RecordId, RecordId, After)>,
    known: IdMap<()>,
    hopes: IdMap<Vec<Hope>>,
}

impl<'w> WhatIf<'w> {
    /// A rule that is tried from a moment on. `nothing` is an empty world.
    #[must_use]
    pub fn new(nothing: &'w World, body: Body, since: Instant, zone: Rc<dyn Zone>) -> WhatIf<'w> {
        let id = RecordId::derived("what-if", &[]);
        let rule = Active { id, version: 1, mode: Mode::Watch, since, also_past: false, body };
        let mut draft = Draft::new(nothing);
        // What comes round does on the rule's own record.
        draft.apply(&Change::Create { id, kind: Kind::Rule, fields: Vec::new() }, Stamp::ZERO);
        let book = RuleBook::of(vec![rule]);
        let mut schedule = Schedule::default();
        schedule.refresh(id, &book, &draft, &*zone);
        WhatIf {
            draft,
            book,
            schema: Schema::default(),
            schedule,
            round: Round::default(),
            given: Given { now: since, zone, device: Device(0), seed: 0 },
            since,
            last: Stamp::ZERO,
            runs: Vec::new(),
            known: IdMap::default(),
            hopes: IdMap::default(),
        }
    }

    /// Takes the next change set of the journal.
    pub fn take(&mut self, set: &ChangeSet) {
        let written = Instant(i64::try_from(set.stamp.ms()).unwrap_or(i64::MAX));
        // What rules did when the app was opened again counts as of when it fell due.
        let (at, heard) = match &set.cause {
            Cause::Rule { at, .. } => (*at, true),
            Cause::Person(deed) => (written, *deed != Deed::SetUp),
            _ => (written, false),
        };
        self.pass(Instant(at.0.saturating_sub(1)));
        for change in &set.changes {
            self.draft.apply(change, set.stamp);
        }
        self.last = self.last.max(set.stamp);
        let is_field = |id| self.draft.kind(id) == Some(Kind::Field);
        if set.changes.iter().any(|change| change.ids().any(is_field)) {
            let fields: Vec<_> = self.draft.all(Kind::Field).into_iter().filter_map(|id| self.draft.get(id)).collect();
            self.schema = Schema::new(fields.iter().map(AsRef::as_ref));
        }
        if matches!(set.cause, Cause::Person(_)) {
            self.see(&set.changes, at);
        }
        self.refresh(&set.changes);
        if heard && at >= self.since {
            self.given.now = at;
            self.chain(at, Some(set), |chain| chain.react(set, at));
        }
    }

    /// Lets the rest of the time pass, and tells what the rule would have done, in order.
    #[must_use]
    pub fn end(mut self, now: Instant) -> Vec<Told> {
        self.pass(now);
        let told = self.runs.iter().filter_map(|(run, record, after)| {
            let run = self.draft.get(*run)?;
            let way = match run.text(RUN_STATUS) {
                "waiting" => Way::Waits,
                // It says at which step it stuck.
                "watched" if run.get(RUN_PLACE).is_some() => Way::Failed,
                "watched" => Way::Done,
                // Its conditions did not hold, or it went in a circle.
                _ => return None,
            };
            let at = run.get(DUE_AT).and_then(Value::as_instant)?;
            Some(Told { record: *record, at, way, after: *after })
        });
        told.collect()
    }

    /// Carries out what falls due by a moment.
    fn pass(&mut self, until: Instant) {
        while let Some(entry) = self.schedule.first().filter(|entry| entry.at <= until) {
            let Some(rule) = self.book.at(entry.rule).cloned() else { break };
            self.given.now = self.given.now.max(entry.at);
            let before = self.runs.len();
            let mut round = std::mem::take(&mut self.round);
            self.chain(entry.at, None, |chain| chain.fall_due(&rule, entry, &mut round));
            self.round = round;
            // A run always writes itself down; without one the same thing would fall due for ever.
            let stands = self.schedule.first() == Some(entry);
            if stands && self.runs.len() == before {
                break;
            }
        }
    }

    fn chain(
        &mut self,
        at: Instant,
        heard: Option<&ChangeSet>,
        act: impl FnOnce(Chain<'_, '_>) -> Vec<(RecordId, Vec<Change>)>,
    ) {
        let mut sets: Vec<ChangeSet> = heard.cloned().into_iter().collect();
        let mut clock = Clock::new(self.last, &self.given);
        let outside = Outside { book: &self.book, schema: &self.schema, given: &self.given, waits: &self.schedule };
        let would = act(Chain::new(outside, &mut self.draft, &mut clock, &mut sets, Stamp::ZERO));
        for set in sets.iter().skip(usize::from(heard.is_some())) {
            self.refresh(&set.changes);
            let Cause::Rule { run, .. } = set.cause else { continue };
            let about = self.draft.get(run).and_then(|run| run.reference(ABOUT));
            if let Some(record) = about
                && self.known.insert(run, ()).is_none()
            {
                self.runs.push((run, record, After::Nothing));
            }
        }
        for (run, changes) in would {
            let Some(place) = self.runs.iter().rposition(|(known, ..)| *known == run) else { continue };
            for change in changes {
                let Change::Set { id, field, after, .. } = change else { continue };
                if self.runs[place].1 == id && (field == STAGE || !self.is_system(field)) {
                    let until = at.plus_ms(LOOKS);
                    self.hopes.entry(id).or_default().push(Hope { run: place, field, after, until });
                }
            }
        }
    }

    fn is_system(&self, field: FieldId) -> bool {
        self.schema.field(field).is_some_and(|row| row.system)
    }

    /// What the person did with what the rule would have written.
    fn see(&mut self, changes: &[Change], at: Instant) {
        for change in changes {
            let Change::Set { id, field, after, .. } = change else { continue };
            let Some(hopes) = self.hopes.get_mut(id) else { continue };
            for hope in hopes.iter().filter(|hope| hope.field == *field && at <= hope.until) {
                let did = if hope.after == *after { After::Same } else { After::Otherwise };
                if let Some((.., told)) = self.runs.get_mut(hope.run) {
                    *told = did;
                }
            }
            hopes.retain(|hope| hope.field != *field);
        }
    }

    /// Derives anew when something falls due on what was touched.
    fn refresh(&mut self, changes: &[Change]) {
        let all = self.schedule.has_open() || changes.iter().any(is_of_run);
        let is_timed = self.book.rules().iter().any(|rule| rule.body.when.is_timed());
        if !is_timed && !all {
            return;
        }
        for id in affected(changes, &self.draft) {
            if all || self.draft.kind(id).is_some_and(|kind| self.book.times(kind)) {
                self.schedule.refresh(id, &self.book, &self.draft, &*self.given.zone);
            }
        }
    }
}

fn is_of_run(change: &Change) -> bool {
    matches!(change, Change::Create { kind: Kind::Run, .. })
}
