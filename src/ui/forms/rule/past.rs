//! What the form was before: undo and redo while a rule is built, step by step of what one did, before anything is saved.

use crate::browser::page;
use crate::ui::parts::icon;
use crate::ui::session::Session;
use crate::views::rule_draft::RuleDraft;
use leptos::prelude::*;

/// The drafts before this one, and those that were taken back.
#[derive(Clone, Copy)]
pub(super) struct Past {
    draft: RwSignal<RuleDraft>,
    before: RwSignal<Vec<RuleDraft>>,
    after: RwSignal<Vec<RuleDraft>>,
    /// Whether what changes next is something new that one does: of a word that is typed, only its first letter is.
    fresh: StoredValue<bool>,
    /// The draft that was put back, which is no change of the person's.
    back: StoredValue<Option<RuleDraft>>,
    /// Counts the drafts that were put back: what shows the draft begins anew.
    turn: RwSignal<u32>,
}

impl Past {
    /// Follows a draft.
    pub(super) fn of(draft: RwSignal<RuleDraft>) -> Past {
        let past = Past {
            draft,
            before: RwSignal::new(Vec::new()),
            after: RwSignal::new(Vec::new()),
            fresh: StoredValue::new(true),
            back: StoredValue::new(None),
            turn: RwSignal::new(0),
        };
        Effect::new(move |last: Option<RuleDraft>| {
            let now = draft.get();
            let put_back = past.back.with_value(|back| back.as_ref() == Some(&now));
            past.back.set_value(None);
            if let Some(last) = last.filter(|last| *last != now && !put_back) {
                if past.fresh.get_value() {
                    past.before.update(|before| before.push(last));
                    past.fresh.set_value(false);
                }
                past.after.update(Vec::clear);
            }
            now
        });
        past
    }

    /// Tracks what must begin anew when a draft is put back.
    pub(super) fn track(self) {
        self.turn.track();
    }

    /// The person begins to do something.
    pub(super) fn begin(self) {
        self.fresh.set_value(true);
    }

    /// A key, while no field has the keyboard that undoes what is typed by itself.
    pub(super) fn key(self, event: &leptos::ev::KeyboardEvent) {
        let with = event.ctrl_key() || event.meta_key();
        let key = event.key().to_lowercase();
        if !with && matches!(key.as_str(), "enter" | " ") {
            self.begin();
        }
        if !with || page::is_typing() || !matches!(key.as_str(), "z" | "y") {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        if key == "y" || event.shift_key() { self.redo() } else { self.undo() }
    }

    fn undo(self) {
        self.put_back(self.before, self.after);
    }

    fn redo(self) {
        self.put_back(self.after, self.before);
    }

    fn put_back(self, from: RwSignal<Vec<RuleDraft>>, onto: RwSignal<Vec<RuleDraft>>) {
        let Some(draft) = from.try_update(Vec::pop).flatten() else { return };
        onto.update(|onto| onto.push(self.draft.get_untracked()));
        self.back.set_value(Some(draft.clone()));
        self.draft.set(draft);
        self.fresh.set_value(true);
        self.turn.update(|turn| *turn += 1);
    }

    /// The two buttons.
    pub(super) fn buttons(self, session: Session) -> AnyView {
        let none = |list: RwSignal<Vec<RuleDraft>>| move || list.with(Vec::is_empty);
        view! {
            <span class="actions rule-past">
                <button type="button" class="button bare" title=session.say("frame-undo") aria-label=session.say("frame-undo")
                    disabled=none(self.before) on:click=move |_| self.undo()>{icon("undo-2")}</button>
                <button type="button" class="button bare" title=session.say("frame-redo") aria-label=session.say("frame-redo")
                    disabled=none(self.after) on:click=move |_| self.redo()>{icon("redo-2")}</button>
            </span>
        }
        .into_any()
    }
}
