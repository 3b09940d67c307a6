//! The end of everything that is kept here, as the person wants it: on this device nothing is left, and every tab is
//! where a new person begins.

use super::{BASE, Base, Phase, Session, ToastKind, Trouble};
use crate::browser::everything;
use crate::browser::page;
use crate::browser::tabs::Word;
use leptos::prelude::*;

impl Session {
    /// Erases everything. Whoever calls has asked for it in so many words.
    ///
    /// # Errors
    /// When the browser could not: mostly, that another tab does not let go.
    pub async fn erase(&self) -> Result<(), Trouble> {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        self.tell_tabs(Word::Erased);
        self.let_go();
        let erased = everything::erase(BASE).await;
        page::mark_root("data-theme", None);
        erased.map_err(Trouble::Storage)
    }

    /// Another tab erases everything: this one must not write any of it again.
    pub(super) fn hear_erased(&self) {
        self.let_go();
        self.tell(ToastKind::Told, self.say("erase-elsewhere"));
    }

    fn let_go(&self) {
        let inner = self.inner();
        *inner.base.borrow_mut() = Base::None;
        *inner.past.borrow_mut() = super::past::Past::default();
        *inner.doubt.borrow_mut() = None;
        // The pages go first: they look at what is gone.
        self.phase.set(Phase::Welcome);
        self.publish();
    }
}
