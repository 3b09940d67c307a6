//! What stands there until the base is open: waiting, the first choice of a new person, and everything
//! that can be wrong with what is on disk.

use super::app::use_session;
use super::parts::{BackupFile, OpenedBackup, Page, later};
use super::session::{Missing, Phase, Session, Trouble};
use crate::browser::{page, part::part, rescue};
use crate::text::Arg;
use crate::workspace::Lost;
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
                Phase::Damaged(lost) => view! { <Damaged lost/> }.into_any(),
                Phase::Blocked => told(session.say("storage-blocked"), false),
                Phase::Fenced => told(session.say("storage-newer"), true),
                Phase::NoStorage(error) => told(session.worded(&Trouble::Storage(error)), true),
                Phase::PartMissing => told(session.say("part-missing"), false),
            }}
        </main></Show>
    }
}

/// What is wrong and can only be tried again; `raw`: with the way to save what is stored, where that can be reached.
fn told(text: String, raw: bool) -> AnyView {
    let session = use_session();
    view! {
        <div class="notice" role="alert" data-tone="late">
            <p>{text}</p>
            <p class="actions">
                <button class="button primary" on:click=|_| page::reload()>{session.say("frame-reload")}</button>
                {raw.then(save_raw)}
            </p>
        </div>
    }
    .into_any()
}

/// Saves what is stored as it lies there, before anything is done to it.
fn save_raw() -> AnyView {
    let session = use_session();
    view! { <button class="button" on:click=|_| rescue::offer_raw()>{session.say("storage-raw")}</button> }.into_any()
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
                {save_raw()}
            </p>
        </div>
        {later(from_backup)}
    }
}

#[component]
fn Damaged(lost: Vec<Lost>) -> impl IntoView {
    let session = use_session();
    let mend = move |_| spawn_local(async move { session.mend().await });
    view! {
        <div class="notice" role="alert" data-tone="late">
            <h2>{session.say("storage-damaged")}</h2>
            <ul>{lost.iter().map(|lost| view! { <li>{part_lost(session, lost)}</li> }).collect_view()}</ul>
            <p class="actions">
                <button class="button primary" on:click=mend>{session.say("storage-repair")}</button>
                {save_raw()}
            </p>
        </div>
        {later(from_backup)}
    }
}

/// Which part is damaged, and how much of it is left.
fn part_lost(session: Session, lost: &Lost) -> String {
    let texts = session.voice().texts;
    match lost {
        Lost::Shelf { kind, expected, found } => {
            let name = texts.say_named("kinds", kind.name(), &[]);
            let args = [
                ("kind", Arg::from(name)),
                ("found", Arg::from(found.rows as f64)),
                ("n", Arg::from(expected.rows as f64)),
            ];
            texts.say_with("storage-damaged-shelf", &args)
        }
        Lost::Tail(_) => texts.say("storage-damaged-tail"),
        Lost::Manifest(_) | Lost::Form(_) | Lost::TooLarge(_) => texts.say("storage-damaged-head"),
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
