//! The foot of the rail: whether all is saved and backed up, how many rules are on, and small tools.

use crate::browser::{page, part::part, preferences};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::copies;
use crate::ui::palette::use_palette;
use crate::ui::parts::icon;
use crate::ui::router::A;
use crate::ui::session::{Phase, Saving, Session, last_backup_ago};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The foot of the rail.
#[component]
pub fn Foot() -> impl IntoView {
    let session = use_session();
    let palette = use_palette();
    let rules = Memo::new(move |_| session.look(|sight| sight.book.rules().len()));
    let rest = Memo::new(move |_| session.look(crate::views::rules::rest));
    let rules_on = move || match rest.get() {
        true => session.say("frame-rules-rest"),
        false => session.voice().texts.say_with("frame-rules-on", &[("n", Arg::from(rules.get()))]),
    };
    // Before all is here nobody knows. Its room is kept.
    let unknown = move || session.phase.with(|phase| *phase != Phase::Ready).then_some("hidden");
    view! {
        <div class="rail-foot">
            <div class="status">
                {move || match session.saving.get() {
                    Saving::NotSaved => icon("circle-alert"),
                    _ => icon("circle-check"),
                }}
                <p><SavingState/><BackupAge/></p>
            </div>
            <div class="status" style:visibility=unknown>{icon("zap")}<p><A href="/rules">{rules_on}</A></p></div>
            <div class="tools">
                <button class="button bare small" aria-label=move || session.say("frame-undo")
                    title=move || session.say("frame-undo") on:click=move |_| session.undo()>{icon("undo-2")}</button>
                <button class="button bare small" aria-label=move || session.say("frame-redo")
                    title=move || session.say("frame-redo") on:click=move |_| session.redo()>{icon("redo-2")}</button>
                <button class="button bare small" aria-label=move || session.say("frame-keys")
                    title=move || session.say("frame-keys") on:click=move |_| palette.keys()>{icon("keyboard")}</button>
                <button class="button bare small" aria-label=move || session.say("frame-theme")
                    title=move || session.say("frame-theme") on:click=|_| other_theme()>{icon("contrast")}</button>
            </div>
        </div>
    }
    .into_any()
}

/// Light where it is dark, and dark where it is light.
pub fn other_theme() {
    let theme = if page::is_dark() { "light" } else { "dark" };
    preferences::set("theme", theme);
    page::mark_root("data-theme", Some(theme));
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

/// When the last backup was saved, the way to the next, and one click to save it when it is time.
#[component]
fn BackupAge() -> impl IntoView {
    let session = use_session();
    let ready = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready));
    let due = Memo::new(move |_| ready.get() && session.is_backup_due());
    let said = Memo::new(move |_| {
        ready.get().then(|| match last_backup_ago(session) {
            Some(ago) => session.voice().texts.say_with("frame-backup-age", &[("ago", Arg::from(ago))]),
            None => session.say("frame-backup-never"),
        })
    });
    let save = move |_| {
        spawn_local(async move {
            match one_click().await {
                Ok(save) => save(session),
                Err(missing) => session.tell_trouble(&missing.into()),
            }
        });
    };
    view! {
        {move || said.get().map(|text| {
            let tone = due.get().then_some("warn");
            view! { <A href="/backup" attr:class="hint" attr:data-tone=tone>{text}</A> }
        })}
        <Show when=move || due.get()>
            <button class="link" disabled=session.saving_backup on:click=save>{move || session.say("backup-now")}</button>
        </Show>
    }
}

part! { pages: fn one_click() -> fn(Session) { copies::save } }
