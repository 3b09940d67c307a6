//! What stands there until the base is open: waiting, the first choice of a new person, and everything
//! that can be wrong with what is on disk.

use super::app::use_session;
use super::parts::{BackupFile, OpenedBackup, Page, later};
use super::session::{Missing, Phase, Trouble};
use crate::browser::{offline, page, part::part};
use crate::text::Arg;
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
    let patience = set_timeout_with_handle(move || waited.set(true), AT_ONCE).ok();
    on_cleanup(move || {
        if let Some(patience) = patience {
            patience.clear();
        }
    });
    let shown = move || waited.get() || !matches!(session.phase.get(), Phase::Opening | Phase::Loading { .. });
    view! {
        <Show when=shown><main class="gateway">
            <h1>"Tend"</h1>
            {move || match session.phase.get() {
                Phase::Opening | Phase::Loading { .. } | Phase::Ready => {
                    view! { <p role="status">{session.say("frame-loading")}</p> }.into_any()
                }
                Phase::Welcome => view! { <Welcome/> }.into_any(),
                Phase::Missing(missing) => view! { <Gone missing/> }.into_any(),
                Phase::SetBack => view! { <SetBack/> }.into_any(),
                Phase::Damaged(_) => view! { <Damaged/> }.into_any(),
                Phase::Blocked => told(session.say("storage-blocked")),
                Phase::Fenced => told_with(session.say("storage-newer"), renew),
                Phase::NoStorage(error) => told(session.worded(&Trouble::Storage(error))),
                Phase::PartMissing => told(session.say("part-missing")),
                Phase::Stopped => told(session.say("storage-panic")),
            }}
        </main></Show>
    }
}

fn told(text: String) -> AnyView {
    told_with(text, page::reload)
}

fn told_with(text: String, reload: fn()) -> AnyView {
    let session = use_session();
    view! {
        <div class="notice" role="alert" data-tone="late">
            <p>{text}</p>
            <p class="actions">
                <button class="button primary" on:click=move |_| reload()>{session.say("frame-reload")}</button>
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

#[component]
fn Welcome() -> impl IntoView {
    let session = use_session();
    let starting = RwSignal::new(false);
    let start = move |_| {
        let currency = if session.language.get_untracked().tag() == "ru" { "RUB" } else { "GBP" };
        starting.set(true);
        spawn_local(async move {
            session.set_up(currency.to_owned()).await;
            // Gone with the page, when it went well.
            let _ = starting.try_set(false);
        });
    };
    view! {
        <p>{session.say("welcome-what")}</p>
        <p class="actions">
            <button class="button primary" on:click=start disabled=starting aria-busy=move || starting.get().to_string()>
                {session.say("welcome-empty")}
            </button>
        </p>
        <p class="hint">{session.say("welcome-kept")}</p>
        {later(from_backup)}
    }
}

#[component]
fn Gone(missing: Missing) -> impl IntoView {
    let session = use_session();
    let texts = session.voice().texts;
    view! {
        <div class="notice" role="alert" data-tone="late">
            <h2>{session.say("storage-vanished")}</h2>
            <p>{texts.say_with("storage-vanished-held", &[("n", Arg::from(missing.records as f64))])}</p>
            <p class="actions">
                <button class="button" on:click=move |_| session.phase.set(Phase::Welcome)>
                    {session.say("storage-begin-anew")}
                </button>
            </p>
        </div>
        {later(from_backup)}
    }
}

#[component]
fn SetBack() -> impl IntoView {
    let session = use_session();
    let go_on = move |_| spawn_local(async move { session.go_on().await });
    view! {
        <div class="notice" role="alert" data-tone="late">
            <h2>{session.say("storage-set-back")}</h2>
            <p>{session.say("storage-set-back-hint")}</p>
            <p class="actions">
                <button class="button" on:click=go_on>{session.say("storage-go-on")}</button>
            </p>
        </div>
    }
}

#[component]
fn Damaged() -> impl IntoView {
    let session = use_session();
    let mend = move |_| spawn_local(async move { session.mend().await });
    view! {
        <div class="notice" role="alert" data-tone="late">
            <h2>{session.say("storage-damaged")}</h2>
            <p class="actions">
                <button class="button primary" on:click=mend>{session.say("storage-repair")}</button>
            </p>
        </div>
        {later(from_backup)}
    }
}

// All that restoring needs comes when it is asked for.
part! { pages: fn from_backup() -> Page { || view! { <FromBackup/> }.into_any() } }

/// Founds the base from a backup: for those who come with one, and where what was there is lost.
#[component]
fn FromBackup() -> impl IntoView {
    let session = use_session();
    let read = move |opened: OpenedBackup| {
        spawn_local(async move {
            if let Err(trouble) = session.found_from(&opened.backup).await {
                session.tell_trouble(&trouble);
            }
        });
    };
    view! { <BackupFile label=session.say("storage-restore") on_read=read/> }
}
