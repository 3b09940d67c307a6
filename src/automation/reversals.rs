//! How often the person took back by hand what rules did: read off the journal, kept nowhere.
//!
//! What counts as taken back, and why, stands in `docs/decisions/override_meter.md`.

use crate::journal::{Cause, Change, ChangeSet};
use crate::model::schema::{RULE_VERSION, RUN_STATUS, STAGE, builtin_row};
use crate::model::time::DAY_MS;
use crate::model::{FieldId, Instant, Kind, RecordId, Records, Stamp, Value};
use crate::shelves::IdMap;
use std::collections::BTreeMap;

/// For so long (ms) after a rule acted it is looked what the person did.
const LOOKS: i64 = 30 * DAY_MS;

/// Fewer acts than these say nothing.
const ENOUGH: usize = 5;

/// From so many in a hundred on it is too often.
const TOO_OFTEN: usize = 30;

/// Where each stage stands: its pipeline, and its place on the way.
#[derive(Clone, Debug, Default)]
pub struct StageOrder(IdMap<(Option<RecordId>, f64)>);

impl StageOrder {
    /// As the stages stand now, also those that are gone.
    #[must_use]
    pub fn of(records: &dyn Records) -> StageOrder {
        use crate::model::schema::{PIPELINE, POSITION_NO};
        let place = |id: RecordId| {
            let stage = records.get(id)?;
            Some((id, (stage.reference(PIPELINE), stage.get(POSITION_NO).and_then(Value::as_number)?)))
        };
        StageOrder(records.all(Kind::Stage).into_iter().filter_map(place).collect())
    }

    /// Whether one lies further along the same pipeline than another: a card that goes there goes its way.
    fn is_onward(&self, from: Option<&Value>, to: Option<&Value>) -> bool {
        let place = |stage: Option<&Value>| self.0.get(&stage.and_then(Value::as_ref)?);
        place(from).zip(place(to)).is_some_and(|(from, to)| from.0 == to.0 && to.1 > from.1)
    }
}

/// How a version of a rule fared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meter {
    /// How many of its runs changed something.
    pub acts: usize,
    /// Those of them that the person took back, in the order in which they ran.
    pub reversed: Vec<RecordId>,
}

impl Meter {
    /// Whether so much was taken back that the rule had better ask first.
    #[must_use]
    pub fn is_too_often(&self) -> bool {
        self.acts >= ENOUGH && self.reversed.len() * 100 >= self.acts * TOO_OFTEN
    }
}

/// What a run wrote, as long as it can be taken back.
struct Hope {
    run: RecordId,
    after: Option<Value>,
    until: Instant,
}

struct Run {
    rule: RecordId,
    version: u32,
    began: Stamp,
    acted: bool,
    reversed: bool,
}

/// A journal that is gone through.
pub struct Reversals {
    since: Instant,
    order: StageOrder,
    runs: IdMap<Run>,
    hopes: IdMap<Vec<(FieldId, Hope)>>,
    made: IdMap<Hope>,
    /// The runs that were actions of their own, by the action.
    deeds: BTreeMap<Stamp, Vec<RecordId>>,
    /// The runs that an action of the person took back, by the action: it can be taken back itself.
    taken: BTreeMap<Stamp, Vec<RecordId>>,
}

impl Reversals {
    /// Counts what rules did from a moment on.
    #[must_use]
    pub fn new(since: Instant, order: StageOrder) -> Reversals {
        Reversals {
            since,
            order,
            runs: IdMap::default(),
            hopes: IdMap::default(),
            made: IdMap::default(),
            deeds: BTreeMap::new(),
            taken: BTreeMap::new(),
        }
    }

    /// Takes the next change set of the journal.
    pub fn take(&mut self, set: &ChangeSet) {
        match &set.cause {
            Cause::Rule { rule, run, .. } => self.acted(*rule, *run, set),
            Cause::Person(_) => self.by_hand(set),
            Cause::UndoRun { run } => self.took_back(set.deed, vec![*run]),
            Cause::Undo { of } => {
                if let Some(runs) = self.taken.remove(of) {
                    runs.iter().for_each(|run| self.mark(*run, false));
                } else if let Some(runs) = self.deeds.get(of).cloned() {
                    self.took_back(set.deed, runs);
                }
            }
            Cause::Import { .. } | Cause::Restore { .. } => {}
        }
    }

    /// How each version of each rule fared.
    #[must_use]
    pub fn end(self) -> BTreeMap<(RecordId, u32), Meter> {
        let mut meters: BTreeMap<(RecordId, u32), Meter> = BTreeMap::new();
        let mut runs: Vec<(RecordId, Run)> = self.runs.into_iter().filter(|(_, run)| run.acted).collect();
        runs.sort_by_key(|(id, run)| (run.began, *id));
        for (id, run) in runs {
            let meter = meters.entry((run.rule, run.version)).or_default();
            meter.acts += 1;
            meter.reversed.extend(run.reversed.then_some(id));
        }
        meters
    }

    fn acted(&mut self, rule: RecordId, run: RecordId, set: &ChangeSet) {
        let at = at(set.stamp);
        let born = set.changes.iter().find_map(|change| match change {
            Change::Create { id, fields, .. } if *id == run => Some(fields),
            _ => None,
        });
        if let Some(fields) = born.filter(|_| at >= self.since) {
            let version = fields.iter().find(|(field, _)| *field == RULE_VERSION).and_then(|(_, n)| n.as_number());
            let version = version.unwrap_or(1.0) as u32;
            self.runs.insert(run, Run { rule, version, began: set.stamp, acted: false, reversed: false });
            if set.deed == set.stamp {
                self.deeds.entry(set.deed).or_default().push(run);
            }
        }
        let until = at.plus_ms(LOOKS);
        for change in set.changes.iter().filter(|change| change.ids().all(|id| id != run)) {
            match change {
                Change::Set { id, field, after, .. } if is_told(*field) => {
                    let hopes = self.hopes.entry(*id).or_default();
                    hopes.retain(|(of, _)| of != field);
                    hopes.push((*field, Hope { run, after: after.clone(), until }));
                }
                Change::Create { id, .. } => drop(self.made.insert(*id, Hope { run, after: None, until })),
                _ => continue,
            }
            if let Some(run) = self.runs.get_mut(&run) {
                run.acted = true;
            }
        }
    }

    /// What the person wrote or deleted.
    fn by_hand(&mut self, set: &ChangeSet) {
        let at = at(set.stamp);
        let mut reversed = Vec::new();
        for change in &set.changes {
            match change {
                Change::Set { id, field, after, .. } => {
                    let Some(hopes) = self.hopes.get_mut(id) else { continue };
                    let Some(place) = hopes.iter().position(|(of, _)| of == field) else { continue };
                    let (_, hope) = &hopes[place];
                    if hope.after == *after {
                        continue;
                    }
                    let onward = *field == STAGE && self.order.is_onward(hope.after.as_ref(), after.as_ref());
                    if at <= hope.until && !onward {
                        reversed.push(hope.run);
                    }
                    hopes.swap_remove(place);
                }
                Change::Life { id, alive: false } => {
                    reversed.extend(self.made.remove(id).filter(|hope| at <= hope.until).map(|hope| hope.run));
                }
                _ => {}
            }
        }
        if !reversed.is_empty() {
            self.took_back(set.deed, reversed);
        }
    }

    fn took_back(&mut self, deed: Stamp, runs: Vec<RecordId>) {
        runs.iter().for_each(|run| self.mark(*run, true));
        self.taken.entry(deed).or_default().extend(runs);
    }

    fn mark(&mut self, run: RecordId, reversed: bool) {
        if let Some(run) = self.runs.get_mut(&run) {
            run.reversed = reversed;
        }
    }
}

/// Whether a field is one that people see: what Tend keeps for itself follows from others.
fn is_told(field: FieldId) -> bool {
    field != RUN_STATUS && (field == STAGE || !builtin_row(field).is_some_and(|row| row.system))
}

fn at(stamp: Stamp) -> Instant {
    Instant(i64::try_from(stamp.ms()).unwrap_or(i64::MAX))
}
