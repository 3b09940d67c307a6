//! What came of a task, said as it is done: outcome and note are logged about the same record, in the same action.
//! What was planned for that record is over then, so it is asked for the next step.

use super::QuickTask;
use super::task::told_finished;
use super::values::Values;
use crate::browser::page;
use crate::browser::part::part;
use crate::commands::{Command, Log};
use crate::model::schema::{FORM, OUTCOME, TEXT};
use crate::model::{RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, later_with};
use crate::ui::session::Session;
use crate::views::tasks::{self, TaskRow};
use crate::views::today;
use leptos::prelude::*;

/// The dialog about the task in `asked`, when there is one.
#[component]
pub fn ResultDialog(
    /// The task that is done.
    asked: RwSignal<Option<TaskRow>>,
    /// Whether the page itself asks for the next step.
    #[prop(optional)]
    page_asks: bool,
) -> impl IntoView {
    move || asked.get().map(|task| later_with(result_form, move |form| form(asked, task.clone(), page_asks)))
}

type Form = fn(RwSignal<Option<TaskRow>>, TaskRow, bool) -> AnyView;

part! { pages: fn result_form() -> Form { show } }

fn show(asked: RwSignal<Option<TaskRow>>, task: TaskRow, page_asks: bool) -> AnyView {
    let session = use_session();
    let next = RwSignal::new(None::<RecordId>);
    let close = Callback::new(move |()| {
        asked.set(None);
        // What was done is gone from the page: the keyboard goes on with what took its place.
        request_animation_frame(|| {
            if page::focused().is_none() {
                page::focus_on(".due[aria-current] .task-name");
            }
        });
    });
    let about = task.about.as_ref().map(|about| about.id);
    let done = Callback::new(move |()| {
        let planned = |about| session.glance(|sight| tasks::about(sight, about).first().is_some_and(TaskRow::is_open));
        match about.filter(|about| !page_asks && !planned(*about)) {
            Some(about) => next.set(Some(about)),
            None => close.run(()),
        }
    });
    let one = move |next: Option<RecordId>| match next {
        None => question(session, &task, done, close),
        Some(about) => next_step(session, about, close),
    };
    // Each is a dialog of its own, with the keyboard at its first field.
    view! { <For each=move || [next.get()] key=|next| *next children=one/> }.into_any()
}

/// Outcome, note and what was done; none of them must be said.
fn question(session: Session, task: &TaskRow, on_done: Callback<()>, on_close: Callback<()>) -> AnyView {
    let texts = session.voice().texts;
    let id = task.id;
    let name = task.name.clone();
    // What is about nothing has its result itself.
    let about = task.about.as_ref().map_or(id, |about| about.id);
    let can_call = session.glance(|sight| today::call(sight, task).is_some());
    let form = if can_call { "call" } else { "note" };
    let values = Values::of([(FORM, Value::from(form))]);
    let editors = values.editors(session, &[OUTCOME, FORM, TEXT], |field| session.field_name(field), FORM);
    let finish = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // A note says that it was changed when it is left.
        page::leave_field();
        let form = values.text(FORM);
        let direction = if form == "note" { "" } else { "out" }.to_owned();
        let (outcome, text) = (values.text(OUTCOME), values.text(TEXT));
        let log = Log { about: Some(about), form, direction, outcome, text, at: None };
        let result = Some(log).filter(|log| !log.outcome.is_empty() || !log.text.is_empty());
        let name = name.clone();
        session.dispatch_then(Command::FinishTask { task: id, done: true, result }, move |_| {
            told_finished(session, name, true);
            on_done.try_run(());
        });
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            page::send_form(event.target());
        }
    };
    let title = texts.say_with("result-title", &[("name", Arg::from(&*task.name))]);
    let whom = task.about.clone().map(|about| view! { <p class="hint">{about.name}</p> });
    view! {
        <Dialog title on_close>
            <form on:submit=finish on:keydown=keys>
                <div class="dialog-body">
                    {whom}
                    <div class="fields of-result">{editors}</div>
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {texts.say("common-cancel")}
                    </button>
                    <button type="submit" class="button primary">{texts.say("today-done")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// Nothing is planned for the record now.
fn next_step(session: Session, about: RecordId, on_close: Callback<()>) -> AnyView {
    view! {
        <Dialog title=session.say("log-next") on_close>
            <div class="dialog-body">
                <p class="hint">{session.glance(|sight| sight.name(about))}</p>
                <QuickTask about=Some(about) on_made=on_close/>
            </div>
            <footer class="dialog-foot actions">
                <button type="button" class="button quiet" on:click=move |_| on_close.run(())>
                    {session.say("log-no-next")}
                </button>
            </footer>
        </Dialog>
    }
    .into_any()
}
