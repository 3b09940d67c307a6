//! Today: what is due, what rules tell, what went wrong, what they did meanwhile.
//!
//! - `due`: a task as a row; the one under the keyboard is larger and alone has its buttons.
//! - `aside`: what waits for an answer, and what rules did. `made_up`: the way out of the made-up workshop.

mod aside;
mod due;
mod exceptions;
mod made_up;
mod suggestions;

use crate::browser::part::part;
use crate::demo;
use crate::model::Records;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{QuickTask, ResultDialog};
use crate::ui::parts::{Page, later, later_with, moment};
use crate::ui::router::A;
use crate::ui::session::Phase;
use crate::views::tasks::{Named, TaskRow};
use crate::views::today;
use aside::Asks;
use due::Current;
use leptos::prelude::*;

/// Of what is far, and of what is past, so many lines.
const MOST: usize = 20;

/// Rows of one group at most; all of them stand in the list of tasks.
const ROWS: usize = 60;

/// The first page.
#[component]
pub fn Today() -> impl IntoView {
    let session = use_session();
    let seen = Memo::new(move |_| session.look(|sight| today::today(sight, MOST)));
    let date = Memo::new(move |_| session.look(|sight| sight.today()));
    // Before all is read nobody knows whether something is due.
    let quiet = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready) && seen.with(today::Today::is_quiet));
    let current = Current::over(seen);
    let group = move |of: fn(&today::Today) -> &Vec<TaskRow>| {
        Memo::new(move |_| seen.with(|seen| of(seen).iter().take(ROWS).cloned().collect::<Vec<_>>()))
    };
    let due = Memo::new(move |_| {
        seen.with(|seen| seen.overdue.iter().chain(&seen.due).take(ROWS).cloned().collect::<Vec<_>>())
    });
    let hidden = Memo::new(move |_| {
        seen.with(|seen| {
            let groups = [seen.overdue.len() + seen.due.len(), seen.later_today.len(), seen.tomorrow.len()];
            let over: usize = groups.into_iter().map(|rows| rows.saturating_sub(ROWS)).sum();
            over + seen.later_count - seen.later.len()
        })
    });
    let asks = Asks {
        backup: Memo::new(move |_| matches!(session.phase.get(), Phase::Ready) && session.is_backup_due()),
        made_up: Memo::new(move |_| session.look(|sight| sight.records.get(demo::mark()).is_some())),
    };
    let nothing = move || !asks.backup.get() && !asks.made_up.get() && seen.with(aside::is_empty);
    view! {
        <header class="page-head">
            <h1>{move || session.say("today-title")}</h1>
            <p>{move || session.voice().formats.day_in_full(date.get().0)}</p>
        </header>
        <ResultDialog asked=current.asked/>
        <div class="page-body with-aside today">
            <div class="page-main">
                <div class="quick-room">{later(quick)}</div>
                <Show when=move || quiet.get()><Quiet seen/></Show>
                <Group title="today-due" rows=due current/>
                <Group title="today-later" rows=group(|seen| &seen.later_today) current/>
                <Group title="today-tomorrow" rows=group(|seen| &seen.tomorrow) current/>
                <Group title="today-after" rows=group(|seen| &seen.later) current/>
                <Show when=move || { hidden.get() > 0 }>
                    <p class="hint">
                        <A href="/tasks">
                            {move || {
                                session.voice().texts.say_with("common-more-count", &[("n", Arg::from(hidden.get()))])
                            }}
                        </A>
                    </p>
                </Show>
            </div>
            <div class="page-aside" hidden=nothing>
                {later_with(aside::aside, move |show| show(seen, asks))}
            </div>
        </div>
    }
    .into_any()
}

// Its room is kept until it comes.
part! { pages: fn quick() -> Page { || view! { <QuickTask about=None/> }.into_any() } }

/// Tasks under a title; nothing when there are none.
#[component]
fn Group(title: &'static str, rows: Memo<Vec<TaskRow>>, current: Current) -> impl IntoView {
    let session = use_session();
    // Each title stands here as a whole, so that it can be found.
    let title = move || match title {
        "today-due" => session.say("today-due"),
        "today-later" => session.say("today-later"),
        "today-tomorrow" => session.say("today-tomorrow"),
        _ => session.say("today-after"),
    };
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head"><h2>{title}</h2><span class="count">{move || rows.with(Vec::len)}</span></div>
                <ul class="dues">
                    <For each=move || rows.get() key=Clone::clone let:task><due::Row task current/></For>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn Quiet(seen: Memo<today::Today>) -> impl IntoView {
    let session = use_session();
    let next = Memo::new(move |_| seen.with(|seen| seen.next.clone()));
    view! {
        <div class="quiet-day">
            <p>{move || session.say("today-empty")}</p>
            {move || next.get().map(|next| {
                let what = match &next.rule {
                    Some(rule) => format!("{} · {rule}", next.what.name),
                    None => next.what.name.clone(),
                };
                let args = [("what", Arg::from(what)), ("when", Arg::from(moment(session, next.at)))];
                let text = session.voice().texts.say_with("today-empty-next", &args);
                view! { <p><A href=format!("/record/{}", next.what.id)>{text}</A></p> }
            })}
        </div>
    }
    .into_any()
}

fn link(about: Option<&Named>) -> Option<AnyView> {
    let about = about?.clone();
    Some(view! { <A href=format!("/record/{}", about.id)>{about.name}</A> }.into_any())
}
