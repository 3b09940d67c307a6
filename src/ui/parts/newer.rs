//! A newer version: told calmly, and started only when the person wants it.

use crate::browser::listen::on_wake;
use crate::browser::offline::{self, Keeper, News};
use crate::ui::app::use_session;
use crate::ui::router::use_router;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The line that tells of a newer version. Has Tend kept on this device as long as it is there.
#[component]
pub fn Newer() -> impl IntoView {
    let session = use_session();
    let router = use_router();
    let news = RwSignal::new(None::<News>);
    let keeper = StoredValue::new_local(None::<Keeper>);
    spawn_local(async move {
        let started = Keeper::start(move |told| match told {
            News::Show(place) => router.go(&format!("/{place}")),
            // The page may be going already.
            told => drop(news.try_set(Some(told))),
        });
        let started = started.await;
        keeper.try_set_value(started);
    });
    StoredValue::new_local(on_wake(move || {
        keeper.try_with_value(|keeper| keeper.as_ref().map(Keeper::ask));
    }));
    let going = RwSignal::new(false);
    let reload = move |_| {
        going.set(true);
        spawn_local(offline::renew());
    };
    move || {
        let told = match news.get()? {
            News::TakenOver => session.say("frame-older"),
            _ => session.say("frame-update"),
        };
        let line = view! {
            <div class="toast">
                <p>{told}</p>
                <button class="button small" disabled=going on:click=reload>{session.say("frame-reload")}</button>
                <button class="button bare small" aria-label=session.say("common-close") on:click=move |_| news.set(None)>
                    "×"
                </button>
            </div>
        };
        Some(line.into_any())
    }
}
