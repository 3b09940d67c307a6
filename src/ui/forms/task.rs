//! A task as a line with its buttons.

use crate::browser::{menus, page};
use crate::commands::Command;
use crate::model::{Day, Instant, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::moment;
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use crate::views::tasks::{Snooze, TaskRow, said, until};
use leptos::prelude::*;

/// A task with what one can do about it.
#[component]
pub fn TaskLine(
    /// The task.
    task: TaskRow,
    /// The task of which it shall be said what came of it.
    asked: RwSignal<Option<TaskRow>>,
    /// Whether it is told what it is about.
    #[prop(optional)]
    with_about: bool,
    /// Whether it is the one thing to do, before all others.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    let session = use_session();
    let texts = session.voice().texts;
    let id = task.id;
    let when = when(session, &task);
    let late = task.is_open() && session.glance(|sight| task.due.is_some_and(|due| due < sight.now));
    let about = task.about.clone().filter(|_| with_about).map(|about| {
        view! { <A href=format!("/record/{}", about.id) attr:class="whom">{about.name}</A> }
    });
    let rule = (!task.rule.is_empty()).then(|| texts.say_with("history-by-rule", &[("rule", Arg::from(&*task.rule))]));
    let priority = (task.priority == "high").then(|| texts.say("priority-high"));
    let hints = [Some(task.wanted.clone()), Some(task.assignee.clone()), priority, rule];
    let hints: Vec<String> = hints.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let buttons = task.is_open().then(|| buttons(session, &task, first, asked));
    view! {
        <div class="task" data-state=task.status.clone()>
            <div class="task-what">
                <A href=format!("/record/{id}") attr:class="task-name">{task.name.clone()}</A>
                {about}
                <p class="hint">{hints.join(" · ")}</p>
            </div>
            <p class="task-when" data-tone=late.then_some("late")>{when}</p>
            {buttons}
        </div>
    }
    .into_any()
}

/// When it is due and how late it is, or how it ended.
fn when(session: Session, task: &TaskRow) -> String {
    let voice = session.voice();
    if !task.is_open() {
        let state = voice.texts.say_named("task-status", &task.status, &[]);
        return task.done_at.map_or(state.clone(), |at| format!("{state} · {}", moment(session, at)));
    }
    let Some(due) = task.due else { return String::new() };
    let (now, offset) = session.glance(|sight| (sight.now, crate::ui::session::offset_minutes(sight.zone, due)));
    if due < now { voice.formats.late(due.0, now.0, offset) } else { moment(session, due) }
}

/// Finishes a task or gives it up, and tells so.
pub fn finish_task(session: Session, id: RecordId, done: bool) {
    let name = session.glance(|sight| sight.name(id));
    session.dispatch_then(Command::FinishTask { task: id, done, result: None }, move |_| {
        told_finished(session, name, done);
    });
}

pub(super) fn told_finished(session: Session, name: String, done: bool) {
    let texts = session.voice().texts;
    let args = [("name", Arg::from(name))];
    let text = if done { texts.say_with("task-done", &args) } else { texts.say_with("task-cancelled", &args) };
    session.tell(ToastKind::Done, text);
}

fn buttons(session: Session, task: &TaskRow, first: bool, asked: RwSignal<Option<TaskRow>>) -> AnyView {
    let row = task.clone();
    let texts = session.voice().texts;
    let id = task.id;
    let spoken = |word: String| format!("{word}: {}", task.name);
    view! {
        <div class="actions">
            <button class="button" class:small=!first class:primary=first aria-label=spoken(texts.say("today-done"))
                on:click=move |_| finish_task(session, id, true)>
                {texts.say("today-done")}
            </button>
            <button class="button" class:small=!first aria-label=spoken(texts.say("today-result"))
                on:click=move |_| asked.set(Some(row.clone()))>
                {texts.say("today-result")}
            </button>
            <PutOff id due=task.due name=task.name.clone() small=!first/>
            <button class="button quiet" class:small=!first aria-label=spoken(texts.say("task-give-up"))
                on:click=move |_| finish_task(session, id, false)>
                {texts.say("task-give-up")}
            </button>
        </div>
    }
    .into_any()
}

/// The menu of moments to which a task is put off.
#[component]
pub fn PutOff(
    /// The task.
    id: RecordId,
    /// When it is due now.
    due: Option<Instant>,
    /// What it is called.
    name: String,
    /// Whether it is one of many.
    #[prop(optional)]
    small: bool,
    /// The key that opens it, where there is one.
    #[prop(optional)]
    key_cap: Option<&'static str>,
) -> impl IntoView {
    let session = use_session();
    let texts = session.voice().texts;
    let put_off = move |to: Snooze| {
        let until = session.glance(|sight| until(sight, due, to));
        // Nothing changes where it is due just then; the menu has done its work all the same.
        menus::done();
        session.dispatch_then(Command::Snooze { task: id, until }, move |_| told_put_off(session, until));
    };
    // Nothing is put off to where it is due already, or before.
    let later = |to| due.is_none_or(|due| session.glance(|sight| until(sight, Some(due), to)) > due);
    // The year of a day that is typed comes digit by digit, and is long past until the last.
    let today = session.glance(|sight| sight.today());
    let day = move |event: leptos::ev::Event| {
        if let Some(day) = Day::from_iso(&event_target_value(&event)).filter(|day| *day >= today) {
            put_off(Snooze::Until(day));
        }
    };
    // Of many tasks one is put off: until when is reckoned when its menu opens, and as of then.
    let turns = RwSignal::new(0_u32);
    let when = move |to: Snooze| {
        let at = move || (turns.get() > 0).then(|| moment(session, session.glance(|sight| until(sight, due, to))));
        view! { <span class="hint">{at}</span> }
    };
    let line = RwSignal::new(String::new());
    let said = move || line.with(|line| session.glance(|sight| said(sight, line)));
    let read = move || {
        if line.with(|line| line.trim().is_empty()) {
            return String::new();
        }
        match said() {
            Some(to) => moment(session, session.glance(|sight| until(sight, due, to))),
            None => session.say("snooze-unread"),
        }
    };
    let as_said = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(to) = said() {
            put_off(to);
        }
    };
    view! {
        <details class="menu" on:toggle=move |_| turns.update(|turns| *turns += 1)>
            <summary class="button" class:small=small aria-label=format!("{}: {name}", texts.say("today-snooze"))>
                {texts.say("today-snooze")}{key_cap.map(|cap| view! { <kbd aria-hidden="true">{cap}</kbd> })}
            </summary>
            <div class="menu-body">
                <button class="button quiet small" hidden=!later(Snooze::InAnHour) on:click=move |_| put_off(Snooze::InAnHour)>
                    {texts.say("snooze-hour")}{when(Snooze::InAnHour)}
                </button>
                <button class="button quiet small" hidden=!later(Snooze::Tomorrow) on:click=move |_| put_off(Snooze::Tomorrow)>
                    {texts.say("snooze-tomorrow")}{when(Snooze::Tomorrow)}
                </button>
                <button class="button quiet small" hidden=!later(Snooze::Monday) on:click=move |_| put_off(Snooze::Monday)>
                    {texts.say("snooze-monday")}{when(Snooze::Monday)}
                </button>
                <button class="button quiet small" hidden=!later(Snooze::TwoWeeks) on:click=move |_| put_off(Snooze::TwoWeeks)>
                    {texts.say("snooze-two-weeks")}{when(Snooze::TwoWeeks)}
                </button>
                <form on:submit=as_said>
                    <input class="input" aria-label=texts.say("snooze-said") placeholder=texts.say("snooze-example")
                        autocomplete="off" on:input=move |event| line.set(event_target_value(&event))/>
                    <p class="hint" role="status">{read}</p>
                </form>
                <input class="input" type="date" min=today.to_iso() aria-label=texts.say("snooze-day") on:change=day/>
            </div>
        </details>
    }
    .into_any()
}

fn told_put_off(session: Session, until: Instant) {
    let texts = session.voice().texts;
    let text = texts.say_with("task-put-off", &[("when", Arg::from(moment(session, until)))]);
    session.tell(ToastKind::Done, text);
    // The line stands elsewhere now, or is gone; the keyboard goes on with the one that is next.
    request_animation_frame(|| {
        if page::focused().is_none() {
            page::focus_on(".due[aria-current] .task-name, .next-task .task-name");
        }
    });
}
