//! What is pressed where. The frame and the pages offer keys as long as they are on screen; one listener hears them,
//! the palette and the map of keys read them off here.
//!
//! Letters are taken by their place on the keyboard, so that they are the same in every layout. They never act while
//! one types or under a dialog, and can be switched off.

use super::key_places::Place;
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

/// What was offered: by whom, of which place, what.
type Offered = (u32, Option<&'static Place>, Shortcut);

/// All keys that are offered now.
#[derive(Clone, Copy)]
pub struct Keys {
    offered: RwSignal<Vec<Offered>>,
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
        self.add(None, shortcuts);
    }

    /// Offers keys of a place, as they are called there, as long as the caller is on screen.
    pub fn offer_of(&self, place: &'static Place, runs: impl IntoIterator<Item = (&'static str, Callback<()>)>) {
        let named = |(keys, run)| place.keys.iter().find(|key| key.0 == keys).map(|(keys, name)| (*keys, *name, run));
        let runs = runs.into_iter().filter_map(named);
        self.add(Some(place), runs.map(|(keys, name, run)| Shortcut { keys, name, run }));
    }

    fn add(&self, place: Option<&'static Place>, shortcuts: impl IntoIterator<Item = Shortcut>) {
        let own = self.next.get_value();
        self.next.set_value(own + 1);
        let shortcuts = shortcuts.into_iter().map(|shortcut| (own, place, shortcut));
        self.offered.update(|offered| offered.extend(shortcuts));
        let offered = self.offered;
        on_cleanup(move || {
            let _ = offered.try_update(|offered| offered.retain(|(of, ..)| *of != own));
        });
    }

    /// What is offered now, the last first.
    #[must_use]
    pub fn all(&self) -> Vec<Shortcut> {
        self.offered.get().into_iter().rev().map(|(.., shortcut)| shortcut).collect()
    }

    /// What acts wherever one is, in the order in which it was offered.
    #[must_use]
    pub fn everywhere(&self) -> Vec<Shortcut> {
        self.offered.get().into_iter().filter(|(_, place, _)| place.is_none()).map(|(.., shortcut)| shortcut).collect()
    }

    /// Whether one is in a place.
    #[must_use]
    pub fn is_in(&self, place: &Place) -> bool {
        self.offered.with(|offered| offered.iter().any(|(_, of, _)| of.is_some_and(|of| std::ptr::eq(of, place))))
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
        // What takes Escape for itself says so.
        if event.key() == "Escape" && !under_dialog && !event.default_prevented() && !event.is_composing() {
            if page::is_typing() {
                page::leave_field_for_page();
            }
            return false;
        }
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
        let all = || offered.iter().rev().map(|(.., shortcut)| *shortcut);
        let of = |keys: &str| all().find(|shortcut| shortcut.keys == keys);
        if let Some(shortcut) = of(&wanted) {
            shortcut.run.run(());
            return true;
        }
        let first = all().filter_map(|shortcut| shortcut.keys.split_once(' ')).map(|(first, _)| first);
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
    // Where a layout has it elsewhere it is meant by what it writes, too.
    if !held && event.key() == "?" {
        return Some("?".to_owned());
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
