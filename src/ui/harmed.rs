//! What is told of a base that is gone, set back or damaged, and the ways on from there: with what is left, from
//! the history, from a backup, and always with everything saved as it lies there first.
//!
//! Never here: a way on that is taken without being asked for.

use super::app::use_session;
use super::gateway::save_raw;
use super::parts::{BackupFile, OpenedBackup};
use super::session::{Missing, Phase, Session, ToastKind};
use crate::text::Arg;
use crate::workspace::Lost;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen of a base that is not whole. Made anew with each phase.
#[component]
pub fn Harmed() -> impl IntoView {
    match use_session().phase.get_untracked() {
        Phase::Missing(missing) => view! { <Gone missing/> }.into_any(),
        Phase::SetBack => view! { <SetBack/> }.into_any(),
        Phase::Damaged(lost) => view! { <Damaged lost/> }.into_any(),
        _ => ().into_any(),
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
        <FromBackup/>
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
        <FromBackup/>
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
        <FromBackup/>
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

/// Founds the base from a backup: for those who come with one, and where what was there is lost.
#[component]
pub fn FromBackup() -> impl IntoView {
    let session = use_session();
    let read = move |opened: OpenedBackup| {
        spawn_local(async move {
            match session.found_from(&opened.backup).await {
                Ok(()) => {
                    let args = [("n", Arg::from(opened.backup.records.len() as f64))];
                    session.tell(ToastKind::Done, session.voice().texts.say_with("restore-done", &args));
                }
                Err(trouble) => session.tell_trouble(&trouble),
            }
        });
    };
    view! { <BackupFile label=session.say("storage-restore") on_read=read/> }
}
