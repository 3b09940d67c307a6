//! One run on its way along the steps of its rule: from where it stands to its end, or to where it waits.

use super::evaluate::holds;
use super::occasion::Occasion;
use super::perform::Bench;
use super::run::{Did, Ended, Trace};
use super::waiting::{self, ASKED, WAITING};
use crate::journal::{Change, Draft};
use crate::model::schema::{
    ABOUT, BODY, DUE_AT, RULE, RULE_VERSION, RUN_OUTCOME, RUN_PLACE, RUN_STATUS, SET_OFF_BY, STAGE, TRACE, WAITS_SINCE,
    WAITS_UNTIL, WATCHES,
};
use crate::model::{FieldId, Given, Instant, Kind, Record, RecordId, Records, Schema, Stamp, Value};
use crate::rule::{Body, Outcome, Path, Step};

/// A run under way.
pub(super) struct Course {
    pub(super) rule: RecordId,
    pub(super) version: u32,
    pub(super) run: RecordId,
    pub(super) record: RecordId,
    pub(super) body: Body,
    /// The number of the step that comes next.
    pub(super) place: usize,
    /// The logical time.
    pub(super) at: Instant,
    pub(super) trace: Trace,
    /// Whether it only tells what it would do.
    pub(super) watches: bool,
    /// The run that set it off.
    pub(super) set_off_by: Option<RecordId>,
    /// The rules that it called.
    pub(super) calls: Vec<RecordId>,
}

/// Where it came to.
#[derive(Default)]
pub(super) struct Came {
    pub(super) status: &'static str,
    pub(super) outcome: Option<Outcome>,
    /// Where it waits or failed.
    pub(super) place: Option<usize>,
}

impl Came {
    /// Over, before any step was taken.
    pub(super) fn nowhere(status: &'static str) -> Came {
        Came { status, ..Came::default() }
    }
}

impl Course {
    /// Takes one step after the other, and applies what they change to the draft; of one that only watches the draft keeps
    /// nothing.
    pub(super) fn walk(
        &mut self,
        draft: &mut Draft<'_>,
        schema: &Schema,
        given: &Given,
        stamp: Stamp,
        on: &Occasion<'_>,
    ) -> (Came, Vec<Change>) {
        if !self.watches {
            return self.all_along(draft, schema, given, stamp, on);
        }
        draft.try_out(|draft| self.all_along(draft, schema, given, stamp, on))
    }

    fn all_along(
        &mut self,
        draft: &mut Draft<'_>,
        schema: &Schema,
        given: &Given,
        stamp: Stamp,
        on: &Occasion<'_>,
    ) -> (Came, Vec<Change>) {
        let steps = std::mem::take(&mut self.body.steps);
        let walked = self.along(&Path::of(&steps), draft, schema, given, stamp, on);
        self.body.steps = steps;
        walked
    }

    fn along(
        &mut self,
        path: &Path<'_>,
        draft: &mut Draft<'_>,
        schema: &Schema,
        given: &Given,
        stamp: Stamp,
        on: &Occasion<'_>,
    ) -> (Came, Vec<Change>) {
        let mut changes = Vec::new();
        while let Some(stop) = path.at(self.place) {
            // A step before may have deleted it; then there is nothing to work on.
            let Some(record) = draft.get(self.record).map(std::borrow::Cow::into_owned) else { break };
            let number = self.place;
            self.place = stop.next;
            match stop.step {
                Step::Branch { ways, .. } => {
                    let open = ways.iter().position(|way| holds(&way.holds, &record, draft, on));
                    let way = open.unwrap_or(ways.len());
                    self.place = stop.ways.get(way).copied().unwrap_or(path.len());
                    self.did(number, Did::Took(way));
                }
                Step::Wait { until, .. } => match waiting::until(until, self.at, &record, &*given.zone) {
                    // What lies behind one is not waited for.
                    Some(due) if due <= self.at => self.did(number, Did::Waited),
                    _ => {
                        self.did(number, Did::Waiting);
                        return (Came { status: WAITING, outcome: None, place: Some(number) }, changes);
                    }
                },
                Step::End { outcome } => {
                    self.did(number, Did::Done);
                    return (Came { status: "done", outcome: Some(*outcome), place: None }, changes);
                }
                step => {
                    let (rule, run, at) = (self.rule, self.run, self.at);
                    let bench = Bench { records: draft, schema, given, rule, run, step: number, at };
                    match bench.perform(step, &record) {
                        Ok((made, done)) => {
                            for change in &made {
                                draft.apply(change, stamp);
                            }
                            changes.extend(made);
                            self.calls.extend(if let Did::Called(rule) = done { Some(rule.0) } else { None });
                            self.did(number, done);
                        }
                        Err(why) => {
                            self.did(number, why);
                            if !matches!(step, Step::Try(_)) {
                                self.trace.did.resize(path.len(), Did::NotTried);
                                return (Came { status: "failed", outcome: None, place: Some(number) }, changes);
                            }
                        }
                    }
                }
            }
        }
        (Came::nowhere("done"), changes)
    }

    /// Writes down what became of a step.
    pub(super) fn did(&mut self, number: usize, did: Did) {
        let done = &mut self.trace.did;
        if done.len() <= number {
            done.resize(number + 1, Did::PassedBy);
        }
        done[number] = did;
    }

    /// It is over, and why.
    pub(super) fn over(&mut self, ended: Ended) {
        self.trace.ended = Some(ended);
    }

    /// What its record shall say; `before`: what it says, of a run that goes on.
    pub(super) fn written(&self, came: &Came, before: Option<&Record>, records: &dyn Records) -> Vec<Change> {
        let held = |field, value: Option<Value>| (field, value);
        let waits = matches!(came.status, WAITING | ASKED);
        let watched = self.watches && matches!(came.status, "done" | "failed" | "ended");
        let stage = || records.get(self.record).and_then(|record| record.reference(STAGE));
        let stands = came.place.is_some();
        let of_place = [
            held(RUN_PLACE, came.place.and_then(|place| u32::try_from(place).ok()).map(Value::from)),
            held(WAITS_SINCE, waits.then_some(Value::Instant(self.at))),
            held(WAITS_UNTIL, None),
            held(STAGE, waits.then(stage).flatten().map(Value::Ref)),
            // It goes on as the rule was when it began.
            held(BODY, stands.then(|| Value::Text(self.body.to_json()))),
            // Whoever looks for a circle later finds the way back.
            held(SET_OFF_BY, self.set_off_by.filter(|_| waits || before.is_some()).map(Value::Ref)),
            held(RUN_OUTCOME, came.outcome.map(|outcome| Value::from(outcome.word()))),
        ];
        let own = [
            held(RUN_STATUS, Some(Value::from(if watched { "watched" } else { came.status }))),
            held(TRACE, serde_json::to_string(&self.trace).ok().map(Value::Text)),
        ];
        match before {
            None => {
                let born = [
                    held(ABOUT, Some(Value::Ref(self.record))),
                    held(RULE, Some(Value::Ref(self.rule))),
                    held(RULE_VERSION, Some(Value::from(self.version))),
                    held(DUE_AT, Some(Value::Instant(self.at))),
                    held(WATCHES, self.watches.then_some(Value::Flag(true))),
                ];
                let all = born.into_iter().chain(own).chain(of_place);
                let mut fields: Vec<(FieldId, Value)> =
                    all.filter_map(|(field, value)| Some((field, value?))).collect();
                fields.sort_by_key(|(field, _)| *field);
                vec![Change::Create { id: self.run, kind: Kind::Run, fields }]
            }
            Some(before) => {
                let change = |(field, after): (FieldId, Option<Value>)| {
                    let held = before.get(field).cloned();
                    (held != after).then_some(Change::Set { id: self.run, field, before: held, after })
                };
                own.into_iter().chain(of_place).filter_map(change).collect()
            }
        }
    }
}
