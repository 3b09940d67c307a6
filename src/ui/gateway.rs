//! What stands there until the base is open: waiting, the first choice of a new person, and why it cannot be
//! opened now. What is wrong with the base itself is told in `harmed`.

use super::app::use_session;
use super::harmed::{FromBackup, Harmed};
use super::parts::{Page, later};
use super::session::{Phase, Trouble};
use super::welcome::Welcome;
use crate::browser::{offline, page, part::part, rescue};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// An opening that takes no longer shows no word of itself.
const AT_ONCE: Duration = Duration::from_millis(300);

/// The page before the base is open.
#[component]
pub fn Gateway() -> impl IntoView {
    let session = use_session();
    let waited = RwSignal::new(false);
    // Whoever is greeted has something to read.
    let patience = set_timeout_with_handle(move || waited.set(!page::greets()), AT_ONCE).ok();
    on_cleanup(move || {
        if let Some(patience) = patience {
            patience.clear();
        }
    });
    let shown = move || waited.get() || !matches!(session.phase.get(), Phase::Opening | Phase::Loading { .. });
    Effect::new(move |_| {
        if shown() {
            page::end_greeting();
        }
    });
    view! {
        <Show when=shown><main class="gateway">
            <h1>"Tend"</h1>
            {move || match session.phase.get() {
                Phase::Opening | Phase::Loading { .. } | Phase::Ready => {
                    view! { <p role="status">{session.say("frame-loading")}</p> }.into_any()
                }
                Phase::Welcome => view! { <Welcome/> }.into_any(),
                Phase::Missing(_) | Phase::SetBack | Phase::Damaged(_) => later(harmed),
                Phase::Blocked => told(session.say("storage-blocked"), false),
                Phase::Fenced => told_with(session.say("storage-newer"), true, renew),
                Phase::NoStorage(error) => told(session.worded(&Trouble::Storage(error)), true),
                Phase::PartMissing => told(session.say("part-missing"), false),
            }}
        </main></Show>
    }
}

/// What is wrong and can only be tried again; `raw`: with the way to save what is stored, where that can be reached.
fn told(text: String, raw: bool) -> AnyView {
    told_with(text, raw, page::reload)
}

fn told_with(text: String, raw: bool, reload: fn()) -> AnyView {
    let session = use_session();
    view! {
        <div class="notice" role="alert" data-tone="late">
            <p>{text}</p>
            <p class="actions">
                <button class="button primary" on:click=move |_| reload()>{session.say("frame-reload")}</button>
                {raw.then(save_raw)}
            </p>
        </div>
    }
    .into_any()
}

part! { pages: fn renewing() -> fn() { || spawn_local(offline::renew()) } }

/// Loads the page anew, in the newer version: what is kept on this device is the older one.
fn renew() {
    spawn_local(async {
        match renewing().await {
            Ok(renew) => renew(),
            Err(_) => page::reload(),
        }
    });
}

/// Saves what is stored as it lies there, before anything is done to it.
pub(super) fn save_raw() -> AnyView {
    let session = use_session();
    view! { <button class="button" on:click=|_| rescue::offer_raw()>{session.say("storage-raw")}</button> }.into_any()
}

// All that restoring needs comes when it is asked for, and so do the screens that few will ever see.
part! { pages: pub(super) fn from_backup() -> Page { || view! { <FromBackup/> }.into_any() } }
part! { pages: fn harmed() -> Page { || view! { <Harmed/> }.into_any() } }
