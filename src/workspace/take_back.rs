//! Runs of rules that are taken back together.

use super::Workspace;
use super::plan::{Plan, apply};
use crate::automation::Clock;
use crate::commands::{Refusal, RunDeeds, RunUndone};
use crate::journal::{Cause, ChangeSet, Draft};
use crate::model::{Given, RecordId, Records};

impl Workspace {
    /// Plans to take runs back, one after the other as one action, the one that ran last first: each stands on what is
    /// left when those after it are gone.
    pub(super) fn plan_undo(&self, given: &Given, runs: &[RecordId], sets: &[ChangeSet]) -> Result<Plan, Refusal> {
        if let Some(gone) = runs.iter().find(|run| self.world.get(**run).is_none()) {
            return Err(Refusal::NotThere(*gone));
        }
        let deeds = RunDeeds::of(sets);
        let mut draft = Draft::new(&self.world);
        let mut clock = Clock::new(self.manifest.last, given);
        let mut made: Vec<ChangeSet> = Vec::new();
        let mut kept = Vec::new();
        for run in deeds.last_first(runs) {
            let RunUndone { changes, kept: left } = deeds.take_back(run, &draft);
            kept.extend(left);
            if changes.is_empty() {
                continue;
            }
            let stamp = clock.tick();
            let deed = made.first().map_or(stamp, |first: &ChangeSet| first.deed);
            let set = ChangeSet { stamp, deed, cause: Cause::UndoRun { run }, changes };
            apply(&mut draft, std::slice::from_ref(&set));
            made.push(set);
        }
        kept.sort();
        kept.dedup();
        self.planned(draft, made, None, kept)
    }
}
