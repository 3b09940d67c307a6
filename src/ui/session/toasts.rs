//! What is told at the edge of the screen, for a while.

use super::Session;
use super::past::{Step, Way};
use crate::browser::clock::now;
use crate::commands::Command;
use crate::model::Instant;
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
    /// What can be taken back, or done again: this and nothing else, whatever came since.
    pub turn: Option<(Step, Way)>,
    /// The path of what it is about.
    pub to: Option<String>,
    /// What was not saved, to be tried again: nothing that was entered is lost. Stays until it is answered.
    pub again: Option<Arc<Command>>,
    /// When it was told.
    pub at: Instant,
}

/// What was told so short a time (ms) before a page is left was told on the way to the next.
const ON_THE_WAY: i64 = 1_000;

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
        let turn = self.latest().filter(|_| kind == ToastKind::Done).map(|step| (step, Way::Undo));
        self.add(kind, text, |toast| Toast { turn, ..toast });
    }

    /// Tells of what is due now, with the way to it.
    pub(super) fn tell_due(&self, text: String, to: String) {
        self.add(ToastKind::Due, text, |toast| Toast { to: Some(to), ..toast });
    }

    /// Tells something of what can be tried again.
    pub(super) fn tell_of(&self, kind: ToastKind, text: String, again: Option<Arc<Command>>) {
        self.add(kind, text, |toast| Toast { again, ..toast });
    }

    /// Tells that something was taken back or done again, with the way back.
    pub(super) fn tell_turned(&self, text: String, back: Option<Step>, way: Way) {
        let other = if way == Way::Undo { Way::Redo } else { Way::Undo };
        self.add(ToastKind::Told, text, |toast| Toast { turn: back.map(|back| (back, other)), ..toast });
    }

    /// Takes away what was told of a page that is left. What failed stays, and what waits for an answer.
    pub fn untell_page(&self) {
        let before = now().0 - ON_THE_WAY;
        let stays = |toast: &Toast| toast.stays() || toast.kind == ToastKind::Failed || toast.at.0 > before;
        if !self.toasts.with_untracked(|toasts| toasts.iter().all(stays)) {
            self.toasts.update(|toasts| toasts.retain(stays));
        }
    }

    fn add(&self, kind: ToastKind, text: String, with: impl FnOnce(Toast) -> Toast) {
        let toast = with(Toast { id: 0, kind, text, turn: None, to: None, again: None, at: now() });
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
