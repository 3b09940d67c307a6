//! Today: what is due, what rules tell, what went wrong, what they did meanwhile.

mod exceptions;

use crate::browser::part::part;
use crate::commands::Command;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{QuickTask, TaskLine};
use crate::ui::parts::{BackupLine, Page, later, later_with, moment};
use crate::ui::router::A;
use crate::ui::session::{Phase, Session};
use crate::views::tasks::{Named, TaskRow};
use crate::views::today::{self, Notice, RunRow};
use leptos::prelude::*;

/// Of what is far, and of what is past, so many lines.
const MOST: usize = 20;

/// The first page.
#[component]
pub fn Today() -> impl IntoView {
    let session = use_session();
    let seen = Memo::new(move |_| session.look(|sight| today::today(sight, MOST)));
    let date = Memo::new(move |_| session.look(|sight| sight.today()));
    let tasks = move |of: fn(&today::Today) -> &Vec<TaskRow>| Memo::new(move |_| seen.with(|seen| of(seen).clone()));
    // Before all is read nobody knows whether something is due.
    let quiet = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready) && seen.with(today::Today::is_quiet));
    let backup_due = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready) && session.is_backup_due());
    let waiting = Memo::new(move |_| seen.with(|seen| seen.waiting));
    let payments = Memo::new(move |_| seen.with(|seen| seen.payments));
    let notices = Memo::new(move |_| seen.with(|seen| seen.notices.clone()));
    let failed = Memo::new(move |_| seen.with(|seen| seen.exceptions.clone()));
    let late = Memo::new(move |_| seen.with(|seen| seen.late.clone()));
    let more = Memo::new(move |_| seen.with(|seen| seen.later_count - seen.later.len()));
    view! {
        <header class="page-head">
            <h1>{move || session.say("today-title")}</h1>
            <p>{move || session.voice().formats.day_in_full(date.get().0)}</p>
        </header>
        <div class="page-body">
            <div class="page-main today">
                <QuickTask about=None/>
                <Show when=move || backup_due.get()>{later(backup_line)}</Show>
                <Show when=move || quiet.get()><Quiet seen/></Show>
                <Show when=move || !notices.with(Vec::is_empty)>
                    <section class="part">
                        <div class="section-head"><h2>{move || session.say("today-notices")}</h2></div>
                        <ul class="lines">
                            {move || notices.get().into_iter().map(|told| notice(session, told)).collect_view()}
                        </ul>
                    </section>
                </Show>
                <Group title="today-overdue" rows=tasks(|seen| &seen.overdue)/>
                <Group title="today-due" rows=tasks(|seen| &seen.due)/>
                <Group title="today-later" rows=tasks(|seen| &seen.later_today)/>
                <Show when=move || { waiting.get() > 0 }>
                    <p class="notice">
                        <A href="/outbox">
                            {move || session.voice().texts.say_with("today-outbox", &[("n", Arg::from(waiting.get()))])}
                        </A>
                    </p>
                </Show>
                <Show when=move || { payments.get() > 0 }>
                    <p class="notice">
                        <A href="/payments">
                            {move || {
                                session.voice().texts.say_with("today-payments", &[("n", Arg::from(payments.get()))])
                            }}
                        </A>
                    </p>
                </Show>
                <Show when=move || !failed.with(Vec::is_empty)>
                    <section class="part">
                        <div class="section-head"><h2>{move || session.say("today-exceptions")}</h2></div>
                        {later_with(exceptions::lines, move |show| show(failed))}
                    </section>
                </Show>
                <Show when=move || !late.with(Vec::is_empty)>
                    <section class="part">
                        <div class="section-head"><h2>{move || session.say("today-away")}</h2></div>
                        <ul class="lines">
                            {move || late.get().into_iter().map(|run| came_late(session, run)).collect_view()}
                        </ul>
                    </section>
                </Show>
                <Group title="today-tomorrow" rows=tasks(|seen| &seen.tomorrow)/>
                <Group title="today-after" rows=tasks(|seen| &seen.later)/>
                {move || {
                    let text = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more.get()))]);
                    (more.get() > 0).then(|| view! { <p class="hint">{text}</p> })
                }}
            </div>
        </div>
    }
    .into_any()
}

part! { pages: fn backup_line() -> Page { || view! { <BackupLine/> }.into_any() } }

/// Tasks under a title; nothing when there are none.
#[component]
fn Group(title: &'static str, rows: Memo<Vec<TaskRow>>) -> impl IntoView {
    let session = use_session();
    // Each title stands here as a whole, so that it can be found.
    let title = move || match title {
        "today-overdue" => session.say("today-overdue"),
        "today-due" => session.say("today-due"),
        "today-later" => session.say("today-later"),
        "today-tomorrow" => session.say("today-tomorrow"),
        _ => session.say("today-after"),
    };
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head"><h2>{title}</h2><span class="count">{move || rows.with(Vec::len)}</span></div>
                <ul class="tasks">
                    <For each=move || rows.get() key=Clone::clone let:task>
                        <li><TaskLine task with_about=true/></li>
                    </For>
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

fn notice(session: Session, notice: Notice) -> impl IntoView {
    let texts = session.voice().texts;
    let rule = texts.say_with("history-by-rule", &[("rule", Arg::from(notice.rule.as_str()))]);
    let (message, spoken) = (notice.id, format!("{}: {}", texts.say("today-seen"), notice.text));
    view! {
        <li class="told">
            <div>
                <p><strong>{notice.text}</strong>" "{link(notice.about.as_ref())}</p>
                <p class="hint">{rule}" · "{moment(session, notice.at)}</p>
            </div>
            <button class="button small" aria-label=spoken
                on:click=move |_| session.dispatch(Command::Message { message, sent: true })>
                {texts.say("today-seen")}
            </button>
        </li>
    }
}

fn came_late(session: Session, run: RunRow) -> impl IntoView {
    let voice = session.voice();
    let rule = voice.texts.say_with("history-by-rule", &[("rule", Arg::from(run.rule.as_str()))]);
    let span = voice.formats.span(run.late_ms);
    let late = voice.texts.say_with("time-late", &[("span", Arg::from(span))]);
    view! {
        <li class="told">
            <div>
                <p>{rule}" · "{link(run.about.as_ref())}</p>
                <p class="hint">{moment(session, run.at)}" · "<span data-tone="warn">{late}</span></p>
            </div>
        </li>
    }
}
