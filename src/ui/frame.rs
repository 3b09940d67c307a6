//! What is round every page: the places, the state of saving, and undo.

use super::app::use_session;
use super::router::{A, use_router};
use super::session::{Phase, Saving, Session};
use crate::browser::listen::Listening;
use crate::browser::page;
use crate::text::Arg;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A place one can go to: path and name.
pub type PlaceRow = (&'static str, &'static str);

/// Every place.
pub const PLACES: &[PlaceRow] = &[
    ("/", "today"),
    ("/deals", "deals"),
    ("/orders", "orders"),
    ("/tickets", "tickets"),
    ("/leads", "leads"),
    ("/contacts", "contacts"),
    ("/companies", "companies"),
    ("/outbox", "outbox"),
    ("/payments", "payments"),
    ("/rules", "rules"),
    ("/history", "history"),
    ("/import", "import"),
    ("/backup", "backup"),
    ("/settings", "settings"),
];

/// The places at the thumb on a phone.
const AT_THUMB: &[PlaceRow] =
    &[("/", "today"), ("/deals", "deals"), ("/contacts", "contacts"), ("/outbox", "outbox"), ("/menu", "menu")];

/// The frame with a page in it.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let session = use_session();
    // Owned by the frame, so that the keys end with it.
    StoredValue::new_local(keys(session));
    view! {
        <a class="skip" href="#content">{move || session.say("frame-skip")}</a>
        <div class="shell">
            <nav class="rail" aria-label=move || session.say("frame-name")>
                <div>{places(session, PLACES)}</div>
                <div class="rail-foot">
                    <button class="button quiet small" on:click=move |_| session.undo()>
                        {move || session.say("frame-undo")}
                    </button>
                    <button class="button quiet small" on:click=move |_| session.redo()>
                        {move || session.say("frame-redo")}
                    </button>
                    <SavingState/>
                </div>
            </nav>
            <main class="page" id="content" tabindex="-1">{children()}</main>
            <nav class="bar" aria-label=move || session.say("frame-menu")>{places(session, AT_THUMB)}</nav>
        </div>
    }
}

fn places(session: Session, rows: &'static [PlaceRow]) -> impl IntoView {
    let router = use_router();
    rows.iter()
        .map(|(path, key)| {
            view! {
                <A href=*path attr:class="place" attr:aria-current=move || router.current(path)>
                    <span>{move || session.voice().texts.say_named("frame", key, &[])}</span>
                </A>
            }
        })
        .collect_view()
}

#[component]
fn SavingState() -> impl IntoView {
    let session = use_session();
    let text = move || match (session.phase.get(), session.saving.get()) {
        (Phase::Loading { done, total }, _) => {
            let texts = session.voice().texts;
            texts.say_with("frame-loaded", &[("done", Arg::from(done as f64)), ("total", Arg::from(total as f64))])
        }
        (_, Saving::Saved) => session.say("frame-saved"),
        (_, Saving::Saving) => session.say("frame-saving"),
        (_, Saving::NotSaved) => session.say("frame-not-saved"),
    };
    view! { <span role="status" class="saving">{text}</span> }
}

/// Undo and redo by key, from wherever one is, except while typing.
fn keys(session: Session) -> Option<Listening> {
    let window = web_sys::window()?;
    Some(Listening::to(&window, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if !(key.ctrl_key() || key.meta_key()) || page::is_typing() {
            return;
        }
        // By the place of the key, so that it works in every layout.
        match (key.code().as_str(), key.shift_key()) {
            ("KeyZ", false) => session.undo(),
            ("KeyZ", true) | ("KeyY", false) => session.redo(),
            _ => return,
        }
        event.prevent_default();
    }))
}
