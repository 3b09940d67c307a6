//! Erasing everything: asked twice, with a backup offered before, and the word typed.

use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::copies;
use crate::ui::parts::{Dialog, named};
use crate::ui::router::use_router;
use crate::ui::session::last_backup_ago;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Erase() -> impl IntoView {
    let session = use_session();
    let asked = RwSignal::new(false);
    view! {
        <section>
            <div class="section-head"><h2>{session.say("erase-title")}</h2></div>
            <p>{session.say("erase-about")}</p>
            <p class="actions">
                <button class="button danger" on:click=move |_| asked.set(true)>{session.say("erase-ask")}</button>
            </p>
            <Show when=move || asked.get()><Question asked/></Show>
        </section>
    }
}

#[component]
fn Question(asked: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let router = use_router();
    let typed = RwSignal::new(String::new());
    let erasing = RwSignal::new(false);
    let word = session.say("erase-word");
    let right = {
        let word = word.clone();
        Memo::new(move |_| typed.with(|typed| typed.trim().to_lowercase() == word.to_lowercase()))
    };
    let leave = move || asked.set(false);
    let last = move || match last_backup_ago(session) {
        Some(ago) => session.voice().texts.say_with("backup-last", &[("when", Arg::from(ago))]),
        None => session.say("backup-never"),
    };
    let erase = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !right.get_untracked() || erasing.get_untracked() {
            return;
        }
        erasing.set(true);
        spawn_local(async move {
            // With the page goes this dialog, and all that is left is the place where a new person begins.
            match session.erase().await {
                Ok(()) => router.go("/"),
                Err(trouble) => session.tell_trouble(&trouble),
            }
        });
    };
    let busy = session.saving_backup;
    let type_it = session.voice().texts.say_with("erase-type", &[("word", Arg::from(word))]);
    view! {
        <Dialog title=session.say("erase-question") on_close=Callback::new(move |()| leave())>
            <form on:submit=erase>
                <div class="dialog-body">
                    <p>{session.say("erase-what")}</p>
                    <p class="hint">{last}</p>
                    <p class="actions">
                        <button type="button" class="button" disabled=busy on:click=move |_| copies::save(session)>
                            {move || if busy.get() { session.say("backup-saving") } else { session.say("erase-back-up") }}
                        </button>
                    </p>
                    {named(type_it, view! {
                        <input class="input" autocomplete="off" autocapitalize="none" spellcheck="false"
                            prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
                    })}
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| leave()>{session.say("common-cancel")}</button>
                    <button type="submit" class="button danger" disabled=move || !right.get() || erasing.get()>
                        {session.say("erase-run")}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
