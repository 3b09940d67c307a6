//! An action whose fate is not known: the browser was asked to keep it and neither answered nor let the base be
//! read. It is not done a second time before it is known whether it was done.

use super::works::works;
use super::{Done, Session, Trouble, act::done};
use crate::commands::Command;
use crate::journal::ChangeSet;
use crate::workspace::Plan;
use leptos::prelude::*;

/// The action.
pub(super) struct Doubt {
    command: Command,
    plan: Plan,
    /// Whether it was met in the journal.
    saved: bool,
}

impl Session {
    /// Keeps an action that may have been saved or not.
    pub(super) fn doubt(&self, command: &Command, plan: Plan) {
        *self.inner().doubt.borrow_mut() = Some(Doubt { command: command.clone(), plan, saved: false });
    }

    /// Looks for the action in doubt among those that the journal told.
    pub(super) fn meet(&self, actions: &[Vec<ChangeSet>]) {
        if let Some(doubt) = &mut *self.inner().doubt.borrow_mut() {
            let stamp = doubt.plan.sets.first().map(|set| set.stamp);
            doubt.saved |= actions.iter().flatten().any(|set| Some(set.stamp) == stamp);
        }
    }

    /// Finds out what became of an action in doubt. `Some` when it was saved, and was what is asked for now.
    ///
    /// # Errors
    /// When that cannot be found out yet; the doubt stays.
    pub(super) async fn settle(&self, command: &Command) -> Result<Option<Done>, Trouble> {
        if self.inner().doubt.borrow().is_none() {
            return Ok(None);
        }
        let works = works().await?;
        self.caught_up().await?;
        let doubt = self.inner().doubt.borrow_mut().take();
        let Some(doubt) = doubt.filter(|doubt| doubt.saved) else { return Ok(None) };
        // There is nothing left to try again.
        let is_it = |other: &Command| (works.same)(&doubt.command, other);
        self.toasts.update(|toasts| toasts.retain(|toast| !toast.again.as_deref().is_some_and(is_it)));
        Ok(is_it(command).then(|| done(&doubt.plan)))
    }
}
