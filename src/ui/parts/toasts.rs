//! What is told at the edge of the screen.

use crate::ui::app::use_session;
use crate::ui::router::A;
use crate::ui::session::{Toast, ToastKind, Way};
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays (ms).
const STAYS: Duration = Duration::from_secs(8);

/// What is told at the edge of the screen.
#[component]
pub fn Toasts() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || session.toasts.get() key=|toast| toast.id let:toast>
                {one(toast)}
            </For>
        </div>
    }
}

fn one(toast: Toast) -> impl IntoView {
    let session = use_session();
    let id = toast.id;
    let stays = toast.stays();
    let turn = toast.turn.map(|(step, way)| {
        let go = move |_| {
            session.untell(id);
            match way {
                Way::Undo => session.undo_step(step),
                Way::Redo => session.redo_step(step),
            }
        };
        let word = if way == Way::Undo { session.say("frame-undo") } else { session.say("frame-redo") };
        view! { <button class="button small" on:click=go>{word}</button> }
    });
    let again = toast.again.map(|command| {
        view! {
            <button class="button small" on:click=move |_| { session.untell(id); session.dispatch((*command).clone()); }>
                {session.say("part-again")}
            </button>
        }
    });
    if !stays && let Ok(timer) = set_timeout_with_handle(move || session.untell(id), STAYS) {
        on_cleanup(move || timer.clear());
    }
    let text = match toast.to {
        Some(path) => view! { <A href=path>{toast.text}</A> }.into_any(),
        None => toast.text.into_any(),
    };
    let tone = (toast.kind == ToastKind::Failed).then_some("late");
    view! {
        <div class="toast" data-tone=tone>
            <p>{text}</p>
            {turn}
            {again}
            <button class="button bare small" aria-label=session.say("common-close")
                on:click=move |_| session.untell(id)>"×"</button>
        </div>
    }
}
