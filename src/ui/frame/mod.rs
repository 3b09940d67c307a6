//! What is round every page: the places, what was saved, the keys that act everywhere, and the one line to find or
//! do anything.

mod foot;
pub mod places;

pub use foot::other_theme;

use super::app::use_session;
use super::keys::{Keys, Shortcut};
use super::listed::list_at;
use super::palette::{Palette, PaletteDialog, use_palette};
use super::parts::icon;
use super::recent;
use super::router::use_router;
use super::session::Session;
use crate::browser::page;
use leptos::prelude::*;

/// The frame with a page in it.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let session = use_session();
    let keys = Keys::begin(session.dialogs);
    provide_context(keys);
    provide_context(Palette::closed());
    offer_keys(session, keys);
    follow_path(session);
    let palette = use_palette();
    let router = use_router();
    // A phone scrolls the page of a record as a whole.
    let whole = move || router.current("/record").map(|_| "");
    view! {
        <a class="skip" href="#content" on:click=|event| { event.prevent_default(); page::focus_on("#content"); }>{move || session.say("frame-skip")}</a>
        <div class="shell">
            <nav class="rail" aria-label=move || session.say("frame-name")>
                <p class="brand"><img src="icon.svg" alt=""/>" "<span class="place-name">"Tend"</span></p>
                <button
                    class="find"
                    title=move || session.say("frame-search")
                    aria-label=move || session.say("frame-search")
                    on:click=move |_| palette.find()
                >
                    {icon("search")}
                    <span class="place-name">{move || session.say("frame-find")}</span>
                    <kbd aria-hidden="true">"Ctrl K"</kbd>
                </button>
                <div class="places"><places::Groups/></div>
                <foot::Foot/>
            </nav>
            <main class="page" id="content" tabindex="-1" data-whole=whole>{children()}</main>
            <places::Bar/>
        </div>
        <PaletteDialog/>
    }
}

/// The keys that act on every page.
fn offer_keys(session: Session, keys: Keys) {
    let palette = use_palette();
    let router = use_router();
    keys.offer([
        Shortcut::new("Ctrl K", |texts| texts.say("frame-search"), move || palette.find()),
        Shortcut::new("N", |texts| texts.say("common-add"), move || palette.add()),
        Shortcut::new("/", |texts| texts.say("common-filter"), || page::focus_on("main [type=search]")),
        Shortcut::new("Ctrl Z", |texts| texts.say("frame-undo"), move || session.undo()),
        Shortcut::new("Ctrl Shift Z", |texts| texts.say("frame-redo"), move || session.redo()),
        Shortcut::new("?", |texts| texts.say("frame-keys"), move || palette.keys()),
        Shortcut::new("G T", |texts| texts.say("frame-today"), move || router.go("/")),
        Shortcut::new("G K", |texts| texts.say("frame-tasks"), move || router.go("/tasks")),
        Shortcut::new("G M", |texts| texts.say("frame-outbox"), move || router.go("/outbox")),
        Shortcut::new("G D", |texts| texts.say("frame-deals"), move || router.go("/deals")),
        Shortcut::new("G O", |texts| texts.say("frame-orders"), move || router.go("/orders")),
        Shortcut::new("G C", |texts| texts.say("frame-contacts"), move || router.go("/contacts")),
        Shortcut::new("G R", |texts| texts.say("frame-rules"), move || router.go("/rules")),
        Shortcut::new("G S", |texts| texts.say("frame-settings"), move || router.go("/settings")),
    ]);
}

/// Tells the browser where one is, and takes the keyboard there.
fn follow_path(session: Session) {
    let router = use_router();
    let here = Memo::new(move |_| {
        let path = router.path();
        let place = places::all().find(|(at, _)| *at == path);
        let record = match list_at(&path) {
            Some((_, segment)) => segment,
            None => path.strip_prefix("/record/").and_then(|id| id.parse().ok()),
        };
        let name = match (place, record) {
            (Some((_, key)), _) => places::name(session, key),
            (None, Some(id)) => session.look(|sight| sight.name(id)),
            (None, None) if path == "/storage" => session.say("stored-title"),
            (None, None) if path == "/rules/ready" => session.say("ready-title"),
            (None, None) if path == "/rules/import" => session.say("rule-file-import"),
            (None, None) => String::new(),
        };
        if name.is_empty() { session.say("frame-name") } else { format!("{name} · {}", session.say("frame-name")) }
    });
    Effect::new(move |_| page::set_title(&here.get()));
    Effect::new(move |before: Option<String>| {
        let path = router.path();
        if before.is_some_and(|before| before != path) {
            page::focus_on("#content");
            session.untell_page();
        }
        if let Some(id) = path.strip_prefix("/record/").and_then(|id| id.parse().ok()) {
            recent::note(id);
        }
        path
    });
}
