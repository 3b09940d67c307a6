//! The list of the records of a kind: which are shown, in which order and columns, and what is done with those that
//! were chosen. However many there are, only the rows in sight are drawn.

mod bulk;
mod columns;
mod export;
mod filters;
mod rows;
mod tools;

use crate::browser::part::part;
use crate::browser::preferences;
use crate::model::{Kind, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::palette::use_palette;
use crate::ui::parts::{icon, later_with};
use crate::ui::router::{A, use_router};
use crate::ui::search::{Search, use_search};
use crate::ui::session::Session;
use crate::views::table::{self, Look, Place};
use leptos::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

/// What all of a list share.
#[derive(Clone, Copy)]
struct Listing {
    session: Session,
    search: Search,
    kind: Kind,
    /// How one looks at it.
    look: RwSignal<Look>,
    /// What was typed.
    words: RwSignal<String>,
    /// The rows that fit, in their order.
    rows: Memo<Arc<[Place]>>,
    /// The records that were chosen.
    chosen: RwSignal<HashSet<RecordId>>,
}

impl Listing {
    fn begin(session: Session, kind: Kind) -> Listing {
        let search = use_search();
        let look = RwSignal::new(left(kind));
        let words = RwSignal::new(String::new());
        let rows = Memo::new(move |_| {
            let found = words.with(|words| (!words.trim().is_empty()).then(|| search.all(words, kind)));
            look.with(|look| session.look(|sight| table::rows(sight, kind, look, found.as_ref()).into()))
        });
        // What is looked for is looked for in what there is now.
        Effect::new(move |_| {
            session.look(|_| ());
            if words.with(|words| !words.trim().is_empty()) {
                search.read(session);
            }
        });
        Listing { session, search, kind, look, words, rows, chosen: RwSignal::new(HashSet::new()) }
    }

    /// Changes how one looks at it, and keeps that for the next time.
    fn look(&self, change: impl FnOnce(&mut Look)) {
        self.look.update(change);
        let json = self.look.with_untracked(serde_json::to_string);
        if let Ok(json) = json {
            preferences::set(&kept(self.kind), &json);
        }
    }

    /// The records in the rows, in their order.
    fn ids(&self) -> Vec<RecordId> {
        let rows = self.rows.get_untracked();
        self.session.glance(|sight| rows.iter().filter_map(|place| table::id(sight, self.kind, *place)).collect())
    }
}

fn kept(kind: Kind) -> String {
    format!("look.{}", kind.name())
}

/// How it was left in this browser; what cannot be read is the usual way.
fn left(kind: Kind) -> Look {
    preferences::get(&kept(kind)).and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

type Tools = fn(Listing) -> AnyView;

part! { pages: fn tools() -> Tools { tools::view } }

/// The list of a kind.
#[component]
pub fn List(
    /// Which.
    kind: Kind,
) -> impl IntoView {
    let session = use_session();
    let palette = use_palette();
    let of = Listing::begin(session, kind);
    let texts = move || session.voice().texts;
    let router = use_router();
    let board = kind.has_stages().then(|| {
        let path = router.path_untracked().trim_end_matches("/list").to_owned();
        view! {
            <A href=path attr:class="button quiet">{icon("square-kanban")}<span class="label">{move || session.say("list-board")}</span></A>
        }
    });
    view! {
        <header class="page-head">
            <h1>{move || texts().say_named("kinds", kind.name(), &[])}</h1>
            <p>{move || texts().say_named("count", kind.name(), &[("n", Arg::from(of.rows.with(|rows| rows.len())))])}</p>
            {board}
            <input class="input" type="search" aria-label=move || session.say("common-filter")
                placeholder=move || session.say("common-filter")
                on:focus=move |_| of.search.read(session)
                on:input=move |event| of.words.set(event_target_value(&event))/>
            <div class="actions">
                <button class="button primary" on:click=move |_| palette.create(kind)>
                    {icon("plus")}<span class="label">{move || texts().say_named("add", kind.name(), &[])}</span>
                </button>
            </div>
        </header>
        {later_with(tools, move |tools| tools(of))}
        {rows::view(of)}
    }
    .into_any()
}
