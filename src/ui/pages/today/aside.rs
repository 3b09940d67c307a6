//! What waits for an answer: what rules tell, what they could not do, letters and payments; and what they did.
//! The first screen does not wait for it.

use super::{exceptions, link, made_up, suggestions};
use crate::browser::part::part;
use crate::commands::Command;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{BackupLine, icon, judge_button, moment};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::today::{Notice, RunRow, Today};
use leptos::prelude::*;

/// How many lines of what rules did today.
const LINES: usize = 8;

/// What is asked of the person as long as it is so.
#[derive(Clone, Copy)]
pub(super) struct Asks {
    /// It is time for a backup.
    pub(super) backup: Memo<bool>,
    /// What is here is made up, and can be taken away.
    pub(super) made_up: Memo<bool>,
}

/// What shows all of it.
pub(super) type Show = fn(Memo<Today>, Asks) -> AnyView;

part! { pages: pub(super) fn aside() -> Show { show } }

/// Whether there is anything of it.
pub(super) fn is_empty(seen: &Today) -> bool {
    let lists = [
        seen.suggestions.is_empty(),
        seen.exceptions.is_empty(),
        seen.late.is_empty(),
        seen.done.is_empty(),
        seen.notices.is_empty(),
    ];
    lists.into_iter().all(|empty| empty) && seen.waiting + seen.payments == 0
}

fn show(seen: Memo<Today>, asks: Asks) -> AnyView {
    let session = use_session();
    let waiting = Memo::new(move |_| seen.with(|seen| seen.waiting));
    let payments = Memo::new(move |_| seen.with(|seen| seen.payments));
    let notices = Memo::new(move |_| seen.with(|seen| seen.notices.clone()));
    let failed = Memo::new(move |_| seen.with(|seen| seen.exceptions.clone()));
    let asked = Memo::new(move |_| seen.with(|seen| seen.suggestions.clone()));
    let asked_count = move || asked.with(|asked| asked.iter().map(|one| one.runs.len()).sum::<usize>());
    let late = Memo::new(move |_| seen.with(|seen| seen.late.clone()));
    let done = Memo::new(move |_| seen.with(|seen| seen.done.iter().take(LINES).cloned().collect::<Vec<_>>()));
    let done_count = Memo::new(move |_| seen.with(|seen| seen.done_count));
    let letters = move || session.voice().texts.say_with("today-outbox", &[("n", Arg::from(waiting.get()))]);
    let unsettled = move || session.voice().texts.say_with("today-payments", &[("n", Arg::from(payments.get()))]);
    view! {
        <Show when=move || asks.made_up.get()>{made_up::line(session)}</Show>
        <Show when=move || asks.backup.get() && !asks.made_up.get()><BackupLine/></Show>
        <Show when=move || !notices.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head">
                    <h2>{move || session.say("today-notices")}</h2>
                    <span class="count">{move || notices.with(Vec::len)}</span>
                </div>
                <ul class="lines">
                    {move || notices.get().into_iter().map(|told| notice(session, told)).collect_view()}
                </ul>
            </section>
        </Show>
        <Show when=move || !asked.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head">
                    <h2>{move || session.say("today-suggestions")}</h2>
                    <span class="count">{asked_count}</span>
                </div>
                {suggestions::groups(asked)}
            </section>
        </Show>
        <Show when=move || !failed.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head"><h2>{move || session.say("today-exceptions")}</h2></div>
                {exceptions::lines(failed)}
            </section>
        </Show>
        <Show when=move || { waiting.get() + payments.get() > 0 }>
            <section class="part">
                <div class="section-head"><h2>{move || session.say("today-answer")}</h2></div>
                <ul class="lines">
                    <Show when=move || { waiting.get() > 0 }><li><A href="/outbox">{letters}</A></li></Show>
                    <Show when=move || { payments.get() > 0 }><li><A href="/payments">{unsettled}</A></li></Show>
                </ul>
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
        <Show when=move || !done.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head">
                    <h2>{move || session.say("today-rules")}</h2>
                    <span class="count">{move || done_count.get()}</span>
                </div>
                <ul class="lines">{move || done.get().into_iter().map(|run| did(session, run)).collect_view()}</ul>
                <p class="hint"><A href="/history">{move || session.say("today-rules-all")}</A></p>
            </section>
        </Show>
    }
    .into_any()
}

/// What a rule did today, and when.
fn did(session: Session, run: RunRow) -> impl IntoView {
    let name = run.about.as_ref().map(|about| about.name.as_str()).unwrap_or_default();
    let judge = judge_button(session, run.id, format!("{} {name}", run.rule));
    view! {
        <li class="did">
            <span class="when">{moment(session, run.at)}</span>
            <p>{icon("zap")}<strong>{run.rule}</strong>" "{link(run.about.as_ref())}</p>
            {judge}
        </li>
    }
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
