//! The passing of time: what fell due is carried out in due order, each at its own logical time.

use super::{Plan, Workspace};
use crate::automation::{Chain, Clock, Outside, Pending, affected};
use crate::commands::Refusal;
use crate::journal::Draft;
use crate::model::{Given, Stamp};

impl Workspace {
    /// Plans what fell due by now, at most `limit` things in one action. Each is an action of its own in
    /// the history, so that each can be taken back alone; on disk they are written together.
    pub(super) fn plan_time(&self, given: &Given, limit: usize) -> Result<Plan, Refusal> {
        let mut draft = Draft::new(&self.world);
        let mut clock = Clock::new(self.manifest.last, given);
        let mut pending = Pending::new(&self.schedule);
        let mut sets = Vec::new();
        for _ in 0..limit {
            let Some(entry) = pending.next(given.now) else { break };
            let Some(rule) = self.book.at(entry.rule) else { break };
            let before = sets.len();
            let outside = Outside { waits: &pending, ..self.outside(given) };
            Chain::new(outside, &mut draft, &mut clock, &mut sets, Stamp::ZERO).fall_due(rule, entry);
            for set in &sets[before..] {
                for id in affected(&set.changes, &draft) {
                    pending.refresh(id, &self.book, &draft, &*given.zone);
                }
            }
            // A run always writes itself down; without one the same thing would fall due for ever.
            if sets.len() == before {
                break;
            }
        }
        self.planned(draft, sets, None, Vec::new())
    }
}
