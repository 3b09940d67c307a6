//! The oracle: what rules do, written a second time and as plainly as can be. A list of change sets is all
//! it has: before every look the records are folded anew from the first change set on, the rules are read
//! from the records, and what falls due next is the least of all rules tried on all records.
//!
//! It shares with the engine only the types and the fold, and the ids and the trace that are documented.

mod chain;
mod circle;
mod condition;
pub(crate) mod dice;
mod event;
mod records;
mod round;
mod step;
mod time;
mod walk;

use records::Folded;
use std::rc::Rc;
use tend::automation::Saw;
use tend::journal::{ChangeSet, fold};
use tend::model::{Device, Instant, Kind, Record, RecordId, Stamp, Zone};
use tend::rule::Condition;

pub(crate) struct Oracle {
    /// Every change set, in order.
    pub(crate) journal: Vec<ChangeSet>,
    device: Device,
    zone: Rc<dyn Zone>,
}

/// One thing that falls due; the least is carried out first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Due {
    /// When it is carried out.
    pub(crate) at: Instant,
    place: usize,
    record: RecordId,
    due: Instant,
    run: Option<RecordId>,
    /// Whether a rule comes round: then the record is its own.
    is_round: bool,
}

impl Oracle {
    pub(crate) fn new(device: Device, zone: Rc<dyn Zone>) -> Oracle {
        Oracle { journal: Vec::new(), device, zone }
    }

    /// Takes what a person did, and lets the rules react to it unless they do not hear of it.
    pub(crate) fn person(&mut self, set: &ChangeSet, now: Instant) {
        self.journal.push(set.clone());
        if matches!(set.cause, tend::journal::Cause::Person(deed) if deed != tend::journal::Deed::SetUp) {
            self.react(set, now);
        }
    }

    /// Takes that a person let open runs go on, and goes on with them.
    pub(crate) fn answer(&mut self, set: &ChangeSet, runs: &[RecordId], skip: bool, now: Instant) {
        self.journal.push(set.clone());
        for run in runs {
            self.resume(set, *run, skip, now);
        }
    }

    /// Carries out all that fell due by now, one thing after another.
    pub(crate) fn pass_time(&mut self, now: Instant) {
        while let Some(due) = self.next_due().filter(|due| due.at <= now) {
            match due.run {
                Some(run) => self.time_is_up(run, due.at, now),
                None if due.is_round => self.come_round(due.place, due.due, now),
                None => self.fall_due(due.place, due.record, due.due, due.at, now),
            }
        }
    }

    /// What falls due next: every rule is tried on every record.
    pub(crate) fn next_due(&self) -> Option<Due> {
        let now = self.folded(None);
        let mut all = Vec::new();
        for (place, law) in now.laws().iter().enumerate() {
            if let Some(due) = time::round(law, &now, &*self.zone) {
                all.push(Due { at: due, place, record: law.id, due, run: None, is_round: true });
            }
            for record in now.living() {
                let Some(due) = time::due(law, record, &now, &*self.zone) else { continue };
                let run = tend::automation::due_run_id(law.id, record.id, due);
                if !now.0.contains_key(&run) && !now.0.contains_key(&law.id_of(run)) {
                    let at = time::thawed(record, due, &*self.zone);
                    all.push(Due { at, place, record: record.id, due, run: None, is_round: false });
                }
            }
        }
        for (run, waits) in now.waiting() {
            let place = now.laws().iter().position(|law| law.id == waits.rule);
            let (Some(place), Some(record)) = (place, now.get(waits.record)) else { continue };
            if let Some(due) = waits.due(record, &*self.zone) {
                let at = time::thawed(record, due, &*self.zone);
                all.push(Due { at, place, record: record.id, due, run: Some(run), is_round: false });
            }
        }
        all.into_iter().min()
    }

    /// Whether a condition holds for each living record of a kind, and what it saw; after the event of a change set.
    pub(crate) fn asked(
        &self,
        condition: &Condition,
        kind: Kind,
        at: Instant,
        event: Option<Stamp>,
    ) -> Vec<(RecordId, (bool, Vec<Saw>))> {
        let now = self.folded(None);
        let ask = |record: &Record| {
            let mut saw = Vec::new();
            (condition::holds(condition, record, &now, &self.when(at, event), &mut saw), saw)
        };
        now.of_kind(kind).map(|record| (record.id, ask(record))).collect()
    }

    /// All records, living and deleted.
    pub(crate) fn records(&self) -> std::collections::BTreeMap<RecordId, Record> {
        fold(&self.journal)
    }

    /// The records, and those of a change set that is being made.
    fn folded(&self, making: Option<&ChangeSet>) -> Folded {
        Folded(fold(self.journal.iter().chain(making)))
    }

    fn stamp(&self, now: Instant) -> Stamp {
        let last = self.journal.iter().map(|set| set.stamp).max().unwrap_or(Stamp::ZERO);
        last.next(now.0, self.device)
    }
}
