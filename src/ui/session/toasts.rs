//! What is told at the edge of the screen, for a while.

use super::Session;
use super::past::Step;
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
    /// Something is due now; it stays until it is closed.
    Due,
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
    /// What can be taken back: this and nothing else, whatever came since.
    pub undo: Option<Step>,
    /// The path of what it is about.
    pub to: Option<String>,
    /// What was not saved, to be tried again: nothing that was entered is lost. Stays until it is answered.
    pub again: Option<Arc<Command>>,
}

impl Toast {
    /// Whether it waits for an answer.
    #[must_use]
    pub fn stays(&self) -> bool {
        self.again.is_some() || self.kind == ToastKind::Due
    }
}

impl Session {
    /// Tells something, in place of what was told before.
    pub fn tell(&self, kind: ToastKind, text: String) {
        let undo = self.latest().filter(|_| kind == ToastKind::Done);
        self.add(Toast { id: 0, kind, text, undo, to: None, again: None });
    }

    /// Tells of what is due now, with the way to it.
    pub(super) fn tell_due(&self, text: String, to: String) {
        self.add(Toast { id: 0, kind: ToastKind::Due, text, undo: None, to: Some(to), again: None });
    }

    /// Tells something of what can be tried again.
    pub(super) fn tell_of(&self, kind: ToastKind, text: String, again: Option<Arc<Command>>) {
        self.add(Toast { id: 0, kind, text, undo: None, to: None, again });
    }

    fn add(&self, toast: Toast) {
        self.toasts.update(|toasts| {
            let id = toasts.last().map_or(0, |toast| toast.id + 1);
            // What was done stands in the history, and a refusal is over once it was done otherwise.
            toasts.retain(Toast::stays);
            toasts.push(Toast { id, ..toast });
        });
    }

    /// Takes one away.
    pub fn untell(&self, id: u64) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
