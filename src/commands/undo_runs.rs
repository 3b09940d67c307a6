//! Take back runs of rules, each with all that followed from it. That they ran is true, so their records stay and say that
//! they were taken back.

use crate::journal::{Cause, Change, ChangeSet, Kept};
use crate::model::schema::RUN_STATUS;
use crate::model::{RecordId, Records, Value};
use crate::shelves::IdMap;
use std::collections::BTreeSet;

/// What taking back one run amounts to.
#[derive(Clone, Debug, PartialEq)]
pub struct RunUndone {
    /// The changes to make; none when it was taken back before.
    pub changes: Vec<Change>,
    /// What stays, because it was edited since.
    pub kept: Vec<Kept>,
}

/// What runs did, found in the change sets of the actions in which they ran.
pub struct RunDeeds<'a> {
    sets: &'a [ChangeSet],
    /// Where in them each run speaks.
    places: IdMap<Vec<usize>>,
    /// The runs that each run set off.
    followers: IdMap<Vec<RecordId>>,
}

impl<'a> RunDeeds<'a> {
    /// Reads the change sets, which stand in the order of the journal.
    #[must_use]
    pub fn of(sets: &'a [ChangeSet]) -> RunDeeds<'a> {
        let mut deeds = RunDeeds { sets, places: IdMap::default(), followers: IdMap::default() };
        for (place, set) in sets.iter().enumerate() {
            let Cause::Rule { run, parent, .. } = set.cause else { continue };
            deeds.places.entry(run).or_default().push(place);
            if let Some(parent) = parent {
                deeds.followers.entry(parent).or_default().push(run);
            }
        }
        deeds
    }

    /// These runs, the one that ran last first: what came later is taken back before what it stood on.
    #[must_use]
    pub fn last_first(&self, runs: &[RecordId]) -> Vec<RecordId> {
        let mut placed: Vec<(usize, RecordId)> =
            runs.iter().filter_map(|run| Some((*self.places.get(run)?.last()?, *run))).collect();
        placed.sort_unstable_by(|a, b| b.cmp(a));
        placed.into_iter().map(|(_, run)| run).collect()
    }

    /// What takes back a run and all runs that it set off, given how the records stand.
    #[must_use]
    pub fn take_back(&self, run: RecordId, records: &dyn Records) -> RunUndone {
        let runs = self.cascade(run, records);
        let mut places: Vec<usize> =
            runs.iter().flat_map(|run| self.places.get(run).into_iter().flatten().copied()).collect();
        places.sort_unstable();
        let sets: Vec<ChangeSet> = places.into_iter().filter_map(|place| self.sets.get(place).cloned()).collect();
        let undone = crate::journal::undo(&sets, records);
        let mut changes: Vec<Change> = undone
            .changes
            .into_iter()
            .filter(|change| change.ids().next().is_none_or(|id| !runs.contains(&id)))
            .collect();
        for run in runs {
            let (before, after) = (records.value(run, RUN_STATUS), Some(Value::from(UNDONE)));
            changes.push(Change::Set { id: run, field: RUN_STATUS, before, after });
        }
        RunUndone { changes, kept: undone.kept }
    }

    /// A run and all that it set off, but for what was taken back already.
    fn cascade(&self, run: RecordId, records: &dyn Records) -> BTreeSet<RecordId> {
        let mut runs = BTreeSet::new();
        let mut open = vec![run];
        while let Some(run) = open.pop() {
            let undone = records.value(run, RUN_STATUS).is_some_and(|status| status.as_text() == Some(UNDONE));
            if !undone && runs.insert(run) {
                open.extend(self.followers.get(&run).into_iter().flatten().copied());
            }
        }
        runs
    }
}

/// The status of a run that was taken back.
const UNDONE: &str = "undone";
