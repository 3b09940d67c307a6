//! A task as a line with its buttons, and a new one in a line.

use crate::commands::Command;
use crate::model::schema::{ABOUT, DUE, NAME};
use crate::model::{Day, Instant, Kind, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{fresh_id, moment};
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use crate::views::tasks::{Snooze, TaskRow, end_of, until};
use leptos::prelude::*;

/// A task with what one can do about it.
#[component]
pub fn TaskLine(
    /// The task.
    task: TaskRow,
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
    let buttons = task.is_open().then(|| buttons(session, &task, first));
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

fn buttons(session: Session, task: &TaskRow, first: bool) -> AnyView {
    let texts = session.voice().texts;
    let (id, due, name) = (task.id, task.due, StoredValue::new(task.name.clone()));
    let finish = move |done| {
        session.dispatch_then(Command::FinishTask { task: id, done }, move |_| {
            let texts = session.voice().texts;
            let Some(name) = name.try_get_value() else { return };
            let args = [("name", Arg::from(name))];
            let text = if done { texts.say_with("task-done", &args) } else { texts.say_with("task-cancelled", &args) };
            session.tell(ToastKind::Done, text);
        });
    };
    let put_off = move |to: Snooze| {
        let until = session.glance(|sight| until(sight, due, to));
        session.dispatch_then(Command::Snooze { task: id, until }, move |_| told_put_off(session, until));
    };
    let day = move |event: leptos::ev::Event| {
        if let Some(day) = Day::from_iso(&event_target_value(&event)) {
            put_off(Snooze::Until(day));
        }
    };
    let spoken = |word: String| format!("{word}: {}", task.name);
    view! {
        <div class="actions">
            <button class="button" class:small=!first class:primary=first aria-label=spoken(texts.say("today-done")) on:click=move |_| finish(true)>
                {texts.say("today-done")}
            </button>
            <details class="menu">
                <summary class="button" class:small=!first aria-label=spoken(texts.say("today-snooze"))>
                    {texts.say("today-snooze")}
                </summary>
                <div class="menu-body">
                    <button class="button quiet small" on:click=move |_| put_off(Snooze::Tomorrow)>
                        {texts.say("snooze-tomorrow")}
                    </button>
                    <button class="button quiet small" on:click=move |_| put_off(Snooze::TwoWeeks)>
                        {texts.say("snooze-two-weeks")}
                    </button>
                    <input class="input" type="date" aria-label=texts.say("snooze-day") on:change=day/>
                </div>
            </details>
            <button class="button quiet" class:small=!first aria-label=spoken(texts.say("task-give-up"))
                on:click=move |_| finish(false)>
                {texts.say("task-give-up")}
            </button>
        </div>
    }
    .into_any()
}

fn told_put_off(session: Session, until: Instant) {
    let texts = session.voice().texts;
    let text = texts.say_with("task-put-off", &[("when", Arg::from(moment(session, until)))]);
    session.tell(ToastKind::Done, text);
}

/// A new task in one line: what, and by which day.
#[component]
pub fn QuickTask(
    /// What it is about.
    #[prop(optional_no_strip)]
    about: Option<RecordId>,
    /// Called once it was made.
    #[prop(optional)]
    on_made: Option<Callback<()>>,
) -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let tomorrow = session.glance(|sight| sight.today().plus_days(1));
    let day = RwSignal::new(tomorrow.to_iso());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut fields = Vec::new();
        fields.extend(Value::text(&name.get_untracked()).map(|name| (NAME, name)));
        fields.extend(about.map(|about| (ABOUT, Value::Ref(about))));
        let due = Day::from_iso(&day.get_untracked()).map(|day| session.glance(|sight| end_of(sight, day)));
        fields.extend(due.map(|due| (DUE, Value::Instant(due))));
        session.dispatch_then(Command::Create { kind: Kind::Task, fields }, move |_| {
            session.tell(ToastKind::Done, session.say("task-made"));
            name.try_set(String::new());
            if let Some(made) = on_made {
                made.run(());
            }
        });
    };
    let (name_id, day_id) = (fresh_id(), fresh_id());
    view! {
        <form class="quick" on:submit=add>
            <label class="spoken" for=name_id.clone()>{move || session.say("task-what")}</label>
            <input class="input" id=name_id required=true autocomplete="off" prop:value=move || name.get()
                placeholder=move || session.say("task-what") on:input=move |event| name.set(event_target_value(&event))/>
            <label class="spoken" for=day_id.clone()>{move || session.say("field-due")}</label>
            <input class="input" id=day_id type="date" required=true prop:value=move || day.get()
                on:change=move |event| day.set(event_target_value(&event))/>
            <button class="button" type="submit">{move || session.say("add-task")}</button>
        </form>
    }
    .into_any()
}
