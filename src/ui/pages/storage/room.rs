//! How much room there is, and whether the browser has promised to keep what is stored.

use super::size;
use crate::browser::storage_status::{self, Estimate};
use crate::text::Arg;
use crate::ui::app::use_session;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the browser says.
#[derive(Clone, Copy, Default)]
struct Told {
    estimate: Option<Estimate>,
    kept: bool,
    refused: bool,
}

#[component]
pub(super) fn Room() -> impl IntoView {
    let session = use_session();
    let told = RwSignal::new(Told::default());
    spawn_local(async move {
        let estimate = storage_status::estimate().await.ok();
        let kept = storage_status::persisted().await.unwrap_or(false);
        let _ = told.try_update(|told| *told = Told { estimate, kept, ..*told });
    });
    let ask = move |_| {
        spawn_local(async move {
            let kept = storage_status::persist().await.unwrap_or(false);
            let _ = told.try_update(|told| *told = Told { kept, refused: !kept, ..*told });
        });
    };
    let used = move || match told.get().estimate {
        None => view! { <p>{session.say("settings-storage-untold")}</p> }.into_any(),
        Some(Estimate { usage, quota }) => {
            let args = [("used", Arg::from(size(session, usage))), ("quota", Arg::from(size(session, quota)))];
            let text = session.voice().texts.say_with("stored-used", &args);
            view! {
                <p id="room">{text}</p>
                <meter aria-labelledby="room" min="0" max=quota.to_string() high=(quota * 0.8).to_string()
                    value=usage.to_string()></meter>
            }
            .into_any()
        }
    };
    let kept = move || {
        if told.get().kept {
            return view! { <p>{session.say("settings-storage-kept")}</p> }.into_any();
        }
        let refused = told.get().refused.then(|| session.say("settings-storage-refused"));
        view! {
            <p>{session.say("settings-storage-not-kept")}</p>
            <p><button class="button small" on:click=ask>{session.say("settings-storage-ask")}</button></p>
            <p class="hint" role="status">{refused}</p>
        }
        .into_any()
    };
    view! {
        <section>
            <div class="section-head"><h2>{session.say("stored-room")}</h2></div>
            <dl class="settings-rows">
                <div class="settings-row"><dt>{session.say("stored-used-title")}</dt><dd>{used}</dd></div>
                <div class="settings-row"><dt>{session.say("stored-kept-title")}</dt><dd>{kept}</dd></div>
            </dl>
        </section>
    }
}
