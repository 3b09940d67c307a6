//! One line to find or do anything, the way to add a record, and the map of keys: what can be opened from anywhere.

mod key_map;
mod line;
mod rows;

use super::forms::CreateForm;
use super::parts::later_with;
use super::router::use_router;
use super::search::Search;
use crate::browser::page;
use crate::browser::part::part;
use crate::model::{Kind, RecordId};
use leptos::prelude::*;

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Find a record, do something, go somewhere.
    Find,
    /// Choose what shall be added.
    Add,
    /// All keys.
    Keys,
    /// The form for a new record.
    Create(Kind),
}

/// What is open, if anything.
#[derive(Clone, Copy)]
pub struct Palette(RwSignal<Option<Mode>>);

impl Palette {
    /// Nothing is open.
    #[must_use]
    pub fn closed() -> Palette {
        provide_context(Search::begin());
        Palette(RwSignal::new(None))
    }

    /// Opens the line; closes it when it is open.
    pub fn find(&self) {
        self.0.update(|mode| *mode = (*mode != Some(Mode::Find)).then_some(Mode::Find));
    }

    /// Asks what shall be added.
    pub fn add(&self) {
        self.0.set(Some(Mode::Add));
    }

    /// Shows all keys.
    pub fn keys(&self) {
        self.0.set(Some(Mode::Keys));
    }

    /// Opens the form for a new record of a kind.
    pub fn create(&self, kind: Kind) {
        self.0.set(Some(Mode::Create(kind)));
    }

    fn close(&self) {
        self.0.set(None);
    }
}

/// The palette of this page.
#[must_use]
pub fn use_palette() -> Palette {
    expect_context::<Palette>()
}

type Show = fn(Mode) -> AnyView;

part! { pages: fn shown() -> Show { |mode| match mode {
    Mode::Keys => view! { <key_map::KeyMap/> }.into_any(),
    mode => view! { <line::Line mode/> }.into_any(),
} } }

/// What is open, over the page.
#[component]
pub fn PaletteDialog() -> impl IntoView {
    let palette = use_palette();
    let router = use_router();
    let made = move |id: Option<RecordId>| {
        let kind = palette.0.get_untracked();
        palette.close();
        // Where its kind is listed it is seen; elsewhere one goes to it, to write the rest.
        if let (Some(Mode::Create(kind)), Some(id)) = (kind, id) {
            if lists(&router.path_untracked(), kind) {
                page::focus_soon(format!("main [data-id='{id}'] a"));
            } else {
                router.go(&format!("/record/{id}"));
            }
        }
    };
    move || {
        palette.0.get().map(|mode| match mode {
            Mode::Create(kind) => view! { <CreateForm kind on_close=Callback::new(made)/> }.into_any(),
            mode => later_with(shown, move |show| show(mode)),
        })
    }
}

/// Whether the page at a path lists a kind.
fn lists(path: &str, kind: Kind) -> bool {
    super::listed::listed_at(path) == Some(kind)
}
