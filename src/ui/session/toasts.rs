//! What is told at the edge of the screen, for a while.

use super::Session;
use crate::commands::Command;
use leptos::prelude::*;
use std::sync::Arc;

/// What a toast is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Something was done; it can be undone.
    Done,
    /// Something is only told.
    Told,
    /// Something could not be done.
    Failed,
}

/// One thing told.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Names it among the others.
    pub id: u64,
    /// What it is about.
    pub kind: ToastKind,
    /// The sentence.
    pub text: String,
    /// What was not saved, to be tried again: nothing that was entered is lost. Stays until it is answered.
    pub again: Option<Arc<Command>>,
}

impl Session {
    /// Tells something, in place of what was told before.
    pub fn tell(&self, kind: ToastKind, text: String) {
        self.tell_of(kind, text, None);
    }

    /// Tells something of what can be tried again.
    pub(super) fn tell_of(&self, kind: ToastKind, text: String, again: Option<Arc<Command>>) {
        self.toasts.update(|toasts| {
            let id = toasts.last().map_or(0, |toast| toast.id + 1);
            // Its undo would take back what came since, and a refusal is over once it was done otherwise. All of it
            // stands in the history; only what was not saved is nowhere else.
            toasts.retain(|toast| toast.again.is_some());
            toasts.push(Toast { id, kind, text, again });
        });
    }

    /// Takes one away.
    pub fn untell(&self, id: u64) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
