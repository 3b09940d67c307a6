//! The foot of the rail: whether all is saved and backed up, how many rules are on, and small tools.

use crate::browser::{page, preferences};
use crate::model::time::DAY_MS;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::palette::use_palette;
use crate::ui::parts::icon;
use crate::ui::router::A;
use crate::ui::session::{Phase, Saving, offset_minutes};
use leptos::prelude::*;

/// From that age on (days) a backup is told to be old.
const OLD: i64 = 14;

/// The foot of the rail.
#[component]
pub fn Foot() -> impl IntoView {
    let session = use_session();
    let palette = use_palette();
    let rules = Memo::new(move |_| session.look(|sight| sight.book.rules().len()));
    let rules_on = move || session.voice().texts.say_with("frame-rules-on", &[("n", Arg::from(rules.get()))]);
    view! {
        <div class="rail-foot">
            <div class="status">
                {move || match session.saving.get() {
                    Saving::NotSaved => icon("circle-alert"),
                    _ => icon("circle-check"),
                }}
                <p><SavingState/><BackupAge/></p>
            </div>
            <div class="status">{icon("zap")}<p><A href="/rules">{rules_on}</A></p></div>
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

/// When the last backup was saved, and the way to the next.
#[component]
fn BackupAge() -> impl IntoView {
    let session = use_session();
    let said = Memo::new(move |_| {
        session.look(|sight| {
            if !matches!(session.phase.get(), Phase::Ready) {
                return None;
            }
            let voice = session.voice();
            Some(match session.last_backup() {
                Some(at) => {
                    let ago = voice.formats.ago(at.0, sight.now.0, offset_minutes(sight.zone, at));
                    (
                        voice.texts.say_with("frame-backup-age", &[("ago", Arg::from(ago))]),
                        sight.now.0 - at.0 > OLD * DAY_MS,
                    )
                }
                None => (session.say("frame-backup-never"), false),
            })
        })
    });
    move || {
        said.get().map(|(text, old)| {
            let tone = old.then_some("warn");
            view! { <A href="/backup" attr:class="hint" attr:data-tone=tone>{text}</A> }
        })
    }
}
