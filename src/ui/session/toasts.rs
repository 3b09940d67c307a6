//! What is told at the edge of the screen, for a while.

use super::Session;
use leptos::prelude::*;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Names it among the others.
    pub id: u64,
    /// What it is about.
    pub kind: ToastKind,
    /// The sentence.
    pub text: String,
}

/// How many stay on screen at most.
const MOST: usize = 3;

impl Session {
    /// Tells something.
    pub fn tell(&self, kind: ToastKind, text: String) {
        self.toasts.update(|toasts| {
            let id = toasts.last().map_or(0, |toast| toast.id + 1);
            toasts.push(Toast { id, kind, text });
            let over = toasts.len().saturating_sub(MOST);
            toasts.drain(..over);
        });
    }

    /// Takes one away.
    pub fn untell(&self, id: u64) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }
}
