//! The next step: the open task that is due first, in one big line; the others below it; or that there is none.

use crate::browser::page;
use crate::model::RecordId;
use crate::ui::app::use_session;
use crate::ui::forms::{QuickTask, ResultDialog, TaskLine};
use crate::views::tasks::{self, TaskRow};
use leptos::prelude::*;

/// The next step, and the tasks after it.
#[component]
pub fn NextStep(
    /// Of what.
    id: RecordId,
    /// Whether it is asked for, because something has just happened and nothing is planned.
    asks: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let rows = Memo::new(move |_| session.look(|sight| tasks::about(sight, id)));
    let next = Memo::new(move |_| rows.with(|rows| rows.first().filter(|task| task.is_open()).cloned()));
    let others = move || {
        let first = next.with(|next| next.as_ref().map(|next| next.id));
        rows.get().into_iter().filter(|task| Some(task.id) != first).collect::<Vec<TaskRow>>()
    };
    let none = Memo::new(move |_| next.with(Option::is_none));
    let adds = RwSignal::new(false);
    let asked = RwSignal::new(None::<TaskRow>);
    let made = Callback::new(move |()| {
        adds.set(false);
        asks.set(false);
        stay();
    });
    Effect::new(move |before: Option<Option<RecordId>>| {
        let now = next.with(|next| next.as_ref().map(|next| next.id));
        // Its buttons went with what was just done: the keyboard goes on with what comes after it.
        if before.flatten().is_some_and(|before| Some(before) != now) {
            asks.set(now.is_none());
            stay();
        }
        now
    });
    Effect::new(move |_| {
        if asks.get() && none.get_untracked() {
            request_animation_frame(|| page::focus_on(".next-step .quick input"));
        }
    });
    // What is about something else than the page says about what.
    let line = move |task: TaskRow, first: bool| {
        let with_about = task.about.as_ref().is_some_and(|about| about.id != id);
        view! { <TaskLine task asked with_about first/> }
    };
    let words = move || if asks.get() { session.say("log-next") } else { session.say("record-no-next") };
    view! {
        <section class="next-step">
            <h2>{move || session.say("record-next")}</h2>
            <For each=move || next.get() key=Clone::clone let:task>
                <div class="next-task">{line(task, true)}</div>
            </For>
            <Show when=move || none.get()>
                <div role="group" aria-label=words data-asks=move || asks.get().then_some("")>
                    <p class="none">{words}</p>
                    <QuickTask about=Some(id) on_made=made/>
                    <Show when=move || asks.get()>
                        <button class="button quiet small" on:click=move |_| asks.set(false)>
                            {move || session.say("log-no-next")}
                        </button>
                    </Show>
                </div>
            </Show>
            <ul class="tasks">
                <For each=others key=Clone::clone let:task><li>{line(task, false)}</li></For>
            </ul>
            <Show when=move || !none.get()>
                <Show when=move || adds.get()
                    fallback=move || view! {
                        <button class="button quiet small" on:click=move |_| adds.set(true)>
                            {move || session.say("record-another")}
                        </button>
                    }>
                    <QuickTask about=Some(id) on_made=made/>
                </Show>
            </Show>
            <ResultDialog asked page_asks=true/>
        </section>
    }
    .into_any()
}

/// The keyboard goes on with the next step, when what it stood on has gone.
fn stay() {
    request_animation_frame(|| {
        if page::focused().is_none() {
            page::focus_on(".next-task .task-name, .next-step .quick input");
        }
    });
}
