//! What belongs to this browser: language, theme, reminders through the system, storage.

use crate::browser::notify::{self, Permission};
use crate::browser::{install, offline, page, preferences};
use crate::text::Arg;
use crate::ui::parts::{ask_button, by_hand, choose_language, named, select};
use crate::ui::router::A;
use crate::ui::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn view(session: Session) -> AnyView {
    let themes = vec![
        (String::new(), session.say("settings-theme-system")),
        ("light".to_owned(), session.say("settings-theme-light")),
        ("dark".to_owned(), session.say("settings-theme-dark")),
    ];
    let theme = preferences::get("theme").unwrap_or_default();
    let theme = select(session.say("settings-theme"), themes, &theme, move |theme| {
        preferences::set("theme", &theme);
        page::mark_root("data-theme", Some(theme.as_str()).filter(|theme| !theme.is_empty()));
    });
    view! {
        <div class="settings-rows">
            {named(session.say("settings-language"), choose_language())}
            {named(session.say("settings-theme"), theme)}
            {named(session.say("settings-remind"), reminder(session))}
            {notifications(session)}
            {stored(session)}
            {without_network(session)}
            {as_an_app(session)}
        </div>
    }
    .into_any()
}

/// After how many days one is reminded of the backup.
fn reminder(session: Session) -> AnyView {
    const DAYS: [i64; 5] = [1, 3, 7, 14, 30];
    let texts = session.voice().texts;
    let days =
        DAYS.map(|days| (days.to_string(), texts.say_with("settings-remind-days", &[("n", Arg::from(days as f64))])));
    let options = days.into_iter().chain([("0".to_owned(), texts.say("settings-remind-never"))]).collect();
    select(texts.say("settings-remind"), options, &session.backup_every().to_string(), move |days| {
        session.set_backup_every(days.parse().unwrap_or_default());
    })
}

fn notifications(session: Session) -> AnyView {
    let state = RwSignal::new(notify::permission());
    let ask = move |_| {
        spawn_local(async move {
            let answer = notify::ask().await;
            // The page may have been left meanwhile.
            let _ = state.try_set(answer);
        });
    };
    let told = move || match state.get() {
        Permission::Granted => view! { <p class="hint">{session.say("settings-notifications-on")}</p> }.into_any(),
        Permission::Denied => view! { <p class="hint">{session.say("settings-notifications-denied")}</p> }.into_any(),
        Permission::Unasked => view! {
            <p class="hint">{session.say("settings-notifications-off")}</p>
            <p><button class="button" on:click=ask>{session.say("settings-notifications-ask")}</button></p>
        }
        .into_any(),
    };
    view! {
        <div class="field" role="group" aria-label=session.say("settings-notifications")>
            <span class="field-name">{session.say("settings-notifications")}</span>
            {told}
        </div>
    }
    .into_any()
}

/// The way to what is stored.
fn stored(session: Session) -> AnyView {
    view! {
        <div class="field">
            <span class="field-name">{session.say("settings-storage")}</span>
            <p><A href="/storage">{session.say("stored-title")}</A></p>
        </div>
    }
    .into_any()
}

fn without_network(session: Session) -> AnyView {
    let kept = RwSignal::new(false);
    spawn_local(async move {
        offline::kept().await;
        let _ = kept.try_set(true);
    });
    let told = move || match kept.get() {
        true if offline::has_network() => session.say("settings-offline-kept"),
        true => session.say("frame-offline"),
        false => session.say("settings-offline-not-kept"),
    };
    view! {
        <div class="field" role="group" aria-label=session.say("settings-offline")>
            <span class="field-name">{session.say("settings-offline")}</span>
            <p class="hint">{told}</p>
        </div>
    }
    .into_any()
}

fn as_an_app(session: Session) -> AnyView {
    let way = RwSignal::new(install::way());
    let again = move || {
        let _ = way.try_set(install::way());
    };
    let told = move || match way.get() {
        Some(way) => by_hand(session, way).unwrap_or_else(|| session.say("install-offer")),
        None if install::is_installed() => session.say("settings-app-installed"),
        None => session.say("settings-app-none"),
    };
    let button = move || (way.get() == Some(install::Way::Ask)).then(|| view! { <p>{ask_button(session, again)}</p> });
    view! {
        <div class="field" role="group" aria-label=session.say("settings-app")>
            <span class="field-name">{session.say("settings-app")}</span>
            <p class="hint">{told}</p>
            {button}
        </div>
    }
    .into_any()
}
