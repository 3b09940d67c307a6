//! How one looks at a kind on a page. What differs from what is saved is kept in this browser, until one goes back to
//! that or saves it.

use crate::browser::preferences;
use crate::model::Kind;
use crate::ui::session::Session;
use crate::views::table::Look;
use leptos::prelude::*;

/// How one looks at a kind.
#[derive(Clone, Copy)]
pub struct Looked {
    /// The session.
    pub session: Session,
    /// The kind.
    pub kind: Kind,
    /// How.
    pub look: RwSignal<Look>,
    /// How it is saved; `None` when that cannot be read.
    pub saved: Memo<Option<Look>>,
    key: StoredValue<String>,
}

impl Looked {
    /// As it was left here under that key, else as it is saved.
    pub fn begin(session: Session, kind: Kind, key: String, saved: Memo<Option<Look>>) -> Looked {
        let look = RwSignal::new(left(&key).or_else(|| saved.get_untracked()).unwrap_or_default());
        let of = Looked { session, kind, look, saved, key: StoredValue::new(key) };
        // What another tab or an undo saved is shown, unless it was changed here.
        Effect::new(move |_| {
            let saved = saved.get();
            if of.key.with_value(|key| left(key)).is_none()
                && let Some(saved) = saved
                && look.with_untracked(|look| *look != saved)
            {
                look.set(saved);
            }
        });
        of
    }

    /// Changes it.
    pub fn change(&self, change: impl FnOnce(&mut Look)) {
        self.look.update(change);
        let json = self.look.with_untracked(serde_json::to_string).unwrap_or_default();
        let same = self.saved.with_untracked(|saved| self.look.with_untracked(|look| Some(look) == saved.as_ref()));
        self.keep(if same { "" } else { &json });
    }

    /// Whether it differs from what is saved; tracked.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.saved.with(|saved| saved.as_ref().is_some_and(|saved| self.look.with(|look| look != saved)))
    }

    /// Back to what is saved.
    pub fn go_back(&self) {
        self.keep("");
        self.look.set(self.saved.get_untracked().unwrap_or_default());
    }

    /// What is shown was saved.
    pub fn keep_no_longer(&self) {
        self.keep("");
    }

    /// Where something else about the same page is kept.
    #[must_use]
    pub fn key_of(&self, what: &str) -> String {
        self.key.with_value(|key| format!("{key}.{what}"))
    }

    fn keep(&self, json: &str) {
        self.key.with_value(|key| preferences::set(key, json));
    }
}

/// How it was left in this browser, where it differed.
fn left(key: &str) -> Option<Look> {
    preferences::get(key).and_then(|json| serde_json::from_str(&json).ok())
}
