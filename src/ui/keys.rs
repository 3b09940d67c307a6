//! What is pressed where. The frame and the pages offer keys as long as they are on screen; one listener hears them,
//! the palette and the map of keys read them off here.
//!
//! Letters are taken by their place on the keyboard, so that they are the same in every layout. They never act while
//! one types or under a dialog, and can be switched off.

use crate::browser::listen::Listening;
use crate::browser::{page, preferences};
use crate::text::Texts;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Where it is kept that letters do nothing.
const LETTERS: &str = "letters";

/// A key and what it does.
#[derive(Clone, Copy)]
pub struct Shortcut {
    /// As it stands on the caps: `N`, `?`, `Ctrl K`, or one after the other `G D`.
    pub keys: &'static str,
    /// What it does, in words.
    pub name: fn(&Texts) -> String,
    /// Does it.
    pub run: Callback<()>,
}

impl Shortcut {
    /// A key, what it does in words, and the doing.
    pub fn new(keys: &'static str, name: fn(&Texts) -> String, run: impl Fn() + Send + Sync + 'static) -> Shortcut {
        Shortcut { keys, name, run: Callback::new(move |()| run()) }
    }
}

/// All keys that are offered now.
#[derive(Clone, Copy)]
pub struct Keys {
    offered: RwSignal<Vec<(u32, Shortcut)>>,
    next: StoredValue<u32>,
    /// The first of two keys was pressed.
    begun: StoredValue<Option<&'static str>>,
    letters: RwSignal<bool>,
}

impl Keys {
    /// None yet. `dialogs` tells how many dialogs lie over the page.
    #[must_use]
    pub fn begin(dialogs: RwSignal<u32>) -> Keys {
        let keys = Keys {
            offered: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            begun: StoredValue::new(None),
            letters: RwSignal::new(preferences::get(LETTERS).as_deref() != Some("off")),
        };
        // Owned by whoever began, so that it ends with them.
        StoredValue::new_local(web_sys::window().map(|window| {
            Listening::to(&window, "keydown", move |event| {
                if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                    && keys.hear(event, dialogs.get_untracked() > 0)
                {
                    event.prevent_default();
                }
            })
        }));
        keys
    }

    /// Offers keys as long as the caller is on screen. What is offered later comes first.
    pub fn offer(&self, shortcuts: impl IntoIterator<Item = Shortcut>) {
        let own = self.next.get_value();
        self.next.set_value(own + 1);
        self.offered.update(|offered| offered.extend(shortcuts.into_iter().map(|shortcut| (own, shortcut))));
        let offered = self.offered;
        on_cleanup(move || {
            let _ = offered.try_update(|offered| offered.retain(|(of, _)| *of != own));
        });
    }

    /// What is offered now, the last first.
    #[must_use]
    pub fn all(&self) -> Vec<Shortcut> {
        self.offered.get().into_iter().rev().map(|(_, shortcut)| shortcut).collect()
    }

    /// Whether single letters act; tracked.
    #[must_use]
    pub fn letters(&self) -> bool {
        self.letters.get()
    }

    /// Switches single letters on or off, in this browser.
    pub fn set_letters(&self, on: bool) {
        preferences::set(LETTERS, if on { "on" } else { "off" });
        self.letters.set(on);
    }

    /// Whether the key was ours.
    fn hear(&self, event: &KeyboardEvent, under_dialog: bool) -> bool {
        let begun = self.begun.get_value();
        self.begun.set_value(None);
        let Some(cap) = cap(event) else { return false };
        let with_ctrl = cap.starts_with("Ctrl");
        let idle = !page::is_typing() && !under_dialog;
        // Searching is possible from everywhere; undoing while one types is the field's own.
        // Text that is marked is copied as it is.
        if cap == "Ctrl C" && page::has_selection() {
            return false;
        }
        let allowed = if with_ctrl { idle || cap == "Ctrl K" } else { idle && self.letters.get_untracked() };
        if !allowed {
            return false;
        }
        let wanted = begun.map_or_else(|| cap.clone(), |first| format!("{first} {cap}"));
        let offered = self.offered.get_untracked();
        let of = |keys: &str| offered.iter().rev().find(|(_, shortcut)| shortcut.keys == keys).map(|(_, found)| *found);
        if let Some(shortcut) = of(&wanted) {
            shortcut.run.run(());
            return true;
        }
        let first = offered.iter().filter_map(|(_, shortcut)| shortcut.keys.split_once(' ')).map(|(first, _)| first);
        let begins = first.filter(|first| *first != "Ctrl").find(|first| *first == cap);
        self.begun.set_value(begins);
        begins.is_some()
    }
}

/// What stands on the key, in an English layout; `None` for keys that fields and buttons need themselves.
fn cap(event: &KeyboardEvent) -> Option<String> {
    if event.alt_key() || event.is_composing() {
        return None;
    }
    let code = event.code();
    let held = event.ctrl_key() || event.meta_key();
    if let Some(letter) = code.strip_prefix("Key") {
        return match (held, event.shift_key()) {
            (true, false) => Some(format!("Ctrl {letter}")),
            (true, true) => Some(format!("Ctrl Shift {letter}")),
            (false, false) => Some(letter.to_owned()),
            (false, true) => None,
        };
    }
    match (code.as_str(), held, event.shift_key()) {
        ("Slash", false, true) => Some("?".to_owned()),
        ("Slash", false, false) => Some("/".to_owned()),
        _ => None,
    }
}

/// The keys of this page.
#[must_use]
pub fn use_keys() -> Keys {
    expect_context::<Keys>()
}

/// The caps of a shortcut, as they are shown.
#[must_use]
pub fn caps(keys: &str) -> AnyView {
    keys.split(' ').map(|cap| view! { <kbd>{cap.to_owned()}</kbd> }).collect_view().into_any()
}
