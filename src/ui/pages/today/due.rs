//! A task as a row of Today: what, whom for, why; how late and what it is worth. The current row is larger, and it
//! alone has buttons and keys.

use crate::browser::page;
use crate::browser::part::part;
use crate::model::{Kind, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{PutOff, finish_task};
use crate::ui::key_places::TODAY;
use crate::ui::keys::use_keys;
use crate::ui::parts::{icon, later_with, moment};
use crate::ui::router::{A, use_router};
use crate::ui::session::{Session, offset_minutes};
use crate::views::tasks::{self, TaskRow};
use crate::views::today::{self, Today};
use leptos::prelude::*;

/// Which row the keyboard is at.
#[derive(Clone, Copy)]
pub(super) struct Current {
    chosen: RwSignal<Option<RecordId>>,
    is: Memo<Option<RecordId>>,
    /// The task of which it shall be said what came of it.
    pub(super) asked: RwSignal<Option<TaskRow>>,
    /// Whether the keyboard is in a row, or was in one that is gone.
    held: StoredValue<bool>,
}

impl Current {
    /// The first row, until another is chosen; with the keys that act on it.
    pub(super) fn over(seen: Memo<Today>) -> Current {
        let session = use_session();
        let router = use_router();
        let chosen = RwSignal::new(None::<RecordId>);
        let asked = RwSignal::new(None::<TaskRow>);
        let rows = Memo::new(move |_| seen.with(ids));
        // When it goes, the one that took its place is next.
        let place = StoredValue::new(0_usize);
        let is = Memo::new(move |_| {
            rows.with(|rows| {
                let found = chosen.get().and_then(|chosen| rows.iter().position(|id| *id == chosen));
                let at = found.unwrap_or_else(|| place.get_value().min(rows.len().saturating_sub(1)));
                place.set_value(at);
                rows.get(at).copied()
            })
        });
        let step = move |by: isize| {
            rows.with_untracked(|rows| {
                let at = rows.iter().position(|id| Some(*id) == is.get_untracked()).unwrap_or_default();
                let at = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
                chosen.set(rows.get(at).copied());
            });
            request_animation_frame(|| page::focus_on(".due[aria-current] .task-name"));
        };
        let of_current = move |act: fn(Session, RecordId)| {
            if let Some(id) = is.get_untracked() {
                act(session, id);
            }
        };
        let ask = move || asked.set(is.get_untracked().and_then(|id| session.glance(|sight| tasks::task(sight, id))));
        let why = move || {
            if let Some(id) = is.get_untracked() {
                router.go(&format!("/record/{id}"));
            }
        };
        let put_off = || {
            page::open_menu(".due[aria-current] .menu");
            page::focus_on(".due[aria-current] .menu[open] input");
        };
        use_keys().offer_of(
            &TODAY,
            [
                ("J", Callback::new(move |()| step(1))),
                ("K", Callback::new(move |()| step(-1))),
                ("E", Callback::new(move |()| of_current(|session, id| finish_task(session, id, true)))),
                ("R", Callback::new(move |()| ask())),
                ("S", Callback::new(move |()| put_off())),
                ("W", Callback::new(move |()| why())),
            ],
        );
        // When its row goes while the keyboard is in it, the keyboard goes on to the next.
        let held = StoredValue::new(false);
        Effect::new(move |_| {
            rows.track();
            request_animation_frame(move || {
                if held.try_get_value() == Some(true) && page::focused().is_none() {
                    page::focus_on(".due[aria-current] .task-name");
                }
            });
        });
        Current { chosen, is, asked, held }
    }
}

fn ids(seen: &Today) -> Vec<RecordId> {
    let groups = [&seen.overdue, &seen.due, &seen.later_today, &seen.tomorrow, &seen.later];
    groups.into_iter().flatten().map(|task| task.id).collect()
}

/// One row.
#[component]
pub(super) fn Row(
    /// The task.
    task: TaskRow,
    /// Which row is current.
    current: Current,
) -> impl IntoView {
    let session = use_session();
    let texts = session.voice().texts;
    let id = task.id;
    let is_current = Memo::new(move |_| current.is.get() == Some(id));
    let kept = StoredValue::new(task.clone());
    let beside = Memo::new(move |_| session.look(|sight| kept.with_value(|task| today::beside(sight, task))));
    let level = Memo::new(move |_| session.look(|sight| kept.with_value(|task| today::level(sight, task))));
    // The clock goes on while the row stands there.
    let when = Memo::new(move |_| {
        session.look(|_| ());
        kept.with_value(|task| when(session, task))
    });
    let worth = move || {
        let money = beside.with(|beside| beside.worth)?;
        Some(session.voice().formats.money_round(money.minor, money.currency.bytes()))
    };
    let whom = move || {
        let whom = beside.with(|beside| beside.whom.as_ref().map(|whom| whom.name.clone()))?;
        Some(view! { <span class="whom">{whom}</span> })
    };
    let about = task.about.clone().filter(|about| about.kind != Kind::Message).map(|about| {
        view! { <A href=format!("/record/{}", about.id)>{about.name}</A> }
    });
    let ticked = format!("{}: {}", texts.say("today-tick"), task.name);
    let why = why(session, &task);
    let choose = move || current.chosen.set(Some(id));
    let came = move || {
        current.held.set_value(true);
        choose();
    };
    let went = move |event: leptos::ev::FocusEvent| {
        // Where it went is not told when what had it is gone.
        if event.related_target().is_some() {
            let _ = current.held.try_set_value(false);
        }
    };
    view! {
        <li class="due" data-level=move || level.get().to_string() aria-current=move || is_current.get().then_some("true")
            on:click=move |_| choose() on:focusin=move |_| came() on:focusout=went>
            <button class="tick" aria-label=ticked on:click=move |_| finish_task(session, id, true)></button>
            <div class="due-what">
                <p><A href=format!("/record/{id}") attr:class="task-name">{task.name.clone()}</A>" "{whom}</p>
                <p class="hint">{about}{why}</p>
            </div>
            <p class="due-side">
                <span class="task-when" data-tone=move || (level.get() > 1).then(|| if level.get() > 2 { "late" } else { "warn" })>
                    <span class="level" aria-hidden="true"><i></i><i></i><i></i></span>{move || when.get()}
                </span>
                <span class="number">{worth}</span>
            </p>
            <Show when=move || is_current.get()>
                <div class="actions">
                    {later_with(buttons, move |buttons| kept.with_value(|task| buttons(task, current.asked)))}
                </div>
            </Show>
        </li>
    }
    .into_any()
}

/// Beside what it is about: what shall come of it, who does it, which rule made it.
fn why(session: Session, task: &TaskRow) -> String {
    let texts = session.voice().texts;
    let rule = (!task.rule.is_empty()).then(|| texts.say_with("history-by-rule", &[("rule", Arg::from(&*task.rule))]));
    let priority = (task.priority == "high").then(|| texts.say("priority-high"));
    let parts = [Some(task.wanted.clone()), Some(task.assignee.clone()), priority, rule];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.map(|part| if task.about.is_some() { format!(" · {part}") } else { format!("{part} ") }).collect()
}

fn when(session: Session, task: &TaskRow) -> String {
    let Some(due) = task.due else { return String::new() };
    let (now, offset) = session.glance(|sight| (sight.now, offset_minutes(sight.zone, due)));
    if due < now { session.voice().formats.late(due.0, now.0, offset) } else { moment(session, due) }
}

/// What shows the buttons of a row.
type Buttons = fn(&TaskRow, RwSignal<Option<TaskRow>>) -> AnyView;

// Their room is kept until they come.
part! { pages: fn buttons() -> Buttons { show_buttons } }

fn show_buttons(task: &TaskRow, asked: RwSignal<Option<TaskRow>>) -> AnyView {
    let session = use_session();
    let texts = session.voice().texts;
    let id = task.id;
    let spoken = |word: String| format!("{word}: {}", task.name);
    let row = StoredValue::new(task.clone());
    let call = move || {
        let (number, link) = session.look(|sight| row.with_value(|task| today::call(sight, task)))?;
        let texts = session.voice().texts;
        Some(view! {
            <a class="button primary" href=link.address().to_owned()>
                {icon("phone")}{texts.say_with("today-call", &[("number", Arg::from(number))])}
            </a>
        })
    };
    view! {
        {call}
        <button class="button" aria-label=spoken(texts.say("today-done")) on:click=move |_| finish_task(session, id, true)>
            {texts.say("today-done")}<kbd aria-hidden="true">"E"</kbd>
        </button>
        <button class="button" aria-label=spoken(texts.say("today-result")) on:click=move |_| asked.set(Some(row.get_value()))>
            {texts.say("today-result")}<kbd aria-hidden="true">"R"</kbd>
        </button>
        <PutOff id due=task.due name=task.name.clone() key_cap="S"/>
        <button class="button quiet" aria-label=spoken(texts.say("task-give-up"))
            on:click=move |_| finish_task(session, id, false)>
            {texts.say("task-give-up")}
        </button>
    }
    .into_any()
}
