//! “This was wrong”: said of what a rule did, with one press, and why, where one likes.

use super::icon;
use crate::commands::Command;
use crate::model::schema::WRONG;
use crate::model::{RecordId, Records};
use crate::ui::session::{Session, ToastKind};
use leptos::prelude::*;

/// The button that says of a run that it was wrong, or that it was not. `name` is what it is known by when read out where
/// several stand below each other; there it is a picture.
pub fn judge_button(session: Session, run: RecordId, name: String) -> AnyView {
    let wrong = Memo::new(move |_| session.look(|sight| sight.records.value(run, WRONG).is_some()));
    let label = session.say("judge-wrong");
    let small = !name.is_empty();
    let spoken = if small { format!("{label}: {name}") } else { label.clone() };
    let title = label.clone();
    let press = move |_| {
        let judge = Command::Judge { run, wrong: !wrong.get_untracked(), remark: String::new() };
        session.dispatch_then(judge, move |_| {
            let said = if wrong.get_untracked() { session.say("judge-noted") } else { session.say("judge-gone") };
            session.tell(ToastKind::Done, said);
        });
    };
    view! {
        <button type="button" class="button small judge" class:bare=small class:quiet=!small aria-label=spoken title=title
            aria-pressed=move || wrong.get().to_string() on:click=press>
            {icon("thumbs-down")}{(!small).then_some(label)}
        </button>
    }
    .into_any()
}

/// What was wrong about it, in the person's words.
pub fn remark(session: Session, run: RecordId, words: String) -> AnyView {
    let label = session.say("field-remark");
    let written = move |event| {
        session.dispatch(Command::Judge { run, wrong: true, remark: event_target_value(&event) });
    };
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <input class="input" autocomplete="off" prop:value=words on:change=written/>
        </label>
    }
    .into_any()
}
