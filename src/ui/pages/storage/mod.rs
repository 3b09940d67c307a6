//! What is stored where: how much room there is, what takes it, what never leaves this device, and the end of all of it.

mod erase;
mod room;

use crate::browser::everything::{self, Amount};
use crate::browser::place;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::storage::shelves;
use erase::Erase;
use leptos::prelude::*;
use leptos::task::spawn_local;
use room::Room;

/// The page of what is stored.
#[component]
pub fn Storage() -> impl IntoView {
    let session = use_session();
    // Another language: everything is said anew.
    move || {
        session.language.get();
        view! {
            <header class="page-head"><h1>{session.say("stored-title")}</h1></header>
            <div class="page-body">
                <div class="page-main storage">
                    <p>{session.say("stored-about")}</p>
                    <Room/>
                    <Places/>
                    <Shelves/>
                    <Erase/>
                </div>
            </div>
        }
        .into_any()
    }
}

/// Bytes as one reads them.
fn size(session: Session, bytes: f64) -> String {
    let voice = session.voice();
    let said = |n: f64| [("n", Arg::from(voice.formats.number(n)))];
    match bytes {
        0.0..1e6 => voice.texts.say_with("stored-kilobytes", &said((bytes / 1e3).ceil())),
        1e6..1e9 => voice.texts.say_with("stored-megabytes", &said((bytes / 1e5).round() / 10.0)),
        _ => voice.texts.say_with("stored-gigabytes", &said((bytes / 1e8).round() / 10.0)),
    }
}

/// Where what lies, in a sentence each.
#[component]
fn Places() -> impl IntoView {
    let session = use_session();
    let program = RwSignal::new(Amount::default());
    let folder = RwSignal::new(None::<String>);
    spawn_local(async move {
        let kept = everything::program().await;
        let _ = program.try_set(kept);
        let kept = place::kept().await.map(|place| place.name());
        let _ = folder.try_set(kept);
    });
    let base = move || {
        let records = session.look(|sight| shelves(sight).iter().map(|shelf| shelf.bytes).sum::<usize>());
        size(session, (records + usize::try_from(session.segments()).unwrap_or_default() * SEGMENT) as f64)
    };
    let kept = move || match program.get() {
        Amount { count: 0, .. } => session.say("stored-program-none"),
        Amount { count, bytes } => {
            let n = [("n", Arg::from(count as f64))];
            format!("{} · {}", session.voice().texts.say_with("stored-files", &n), size(session, bytes))
        }
    };
    let notes = everything::notes();
    let there = move || folder.get().unwrap_or_else(|| session.say("common-none"));
    view! {
        <section>
            <div class="section-head"><h2>{session.say("stored-where")}</h2></div>
            <dl class="settings-rows">
                {row(session.say("stored-base"), base, session.say("stored-base-about"))}
                {row(session.say("stored-program"), kept, session.say("stored-program-about"))}
                {row(session.say("stored-notes"), move || size(session, notes.bytes), session.say("stored-notes-about"))}
                {row(session.say("stored-place"), there, session.say("stored-place-about"))}
            </dl>
            <p><A href="/backup">{session.say("backup-title")}</A></p>
        </section>
    }
}

/// A segment of the history takes about so much.
const SEGMENT: usize = 16_384;

fn row(name: String, value: impl Fn() -> String + Send + 'static, about: String) -> AnyView {
    view! {
        <div class="settings-row">
            <dt>{name}</dt>
            <dd><p>{value}</p><p class="hint">{about}</p></dd>
        </div>
    }
    .into_any()
}

/// How much of each kind there is.
#[component]
fn Shelves() -> impl IntoView {
    let session = use_session();
    let all = Memo::new(move |_| session.look(shelves));
    let rows = move || {
        let voice = session.voice();
        let row = |shelf: crate::views::storage::Shelf| {
            view! {
                <tr>
                    <th scope="row">{voice.texts.say_named("kinds", shelf.kind.name(), &[])}</th>
                    <td class="number">{voice.formats.number(shelf.records as f64)}</td>
                    <td class="number">{size(session, shelf.bytes as f64)}</td>
                </tr>
            }
        };
        all.get().into_iter().map(row).collect_view()
    };
    view! {
        <section>
            <div class="section-head"><h2>{session.say("stored-kinds")}</h2></div>
            <table class="table storage-table">
                <thead>
                    <tr>
                        <th scope="col">{session.say("stored-kind")}</th>
                        <th scope="col" class="number">{session.say("stored-records")}</th>
                        <th scope="col" class="number">{session.say("stored-size")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
