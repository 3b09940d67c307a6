//! How rules fare: how often each acted, what was taken back of it and what was wrong, and which of them one should look at.

use crate::commands::Command;
use crate::model::RecordId;
use crate::rule::Mode;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{day_of, icon, judge_button, moment};
use crate::ui::router::A;
use crate::ui::session::{Phase, Session, ToastKind, offset_minutes};
use crate::views::health::{Meters, Reason, Wrong, attention, looked_at, wrong};
use crate::views::rules::{Counts, RuleRow, rules};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How the rules fared, once the journal was looked through.
pub(super) type Known = ReadSignal<Meters>;

/// How the rules fared of late: found out once, when the page is opened.
pub(super) fn meters(session: Session) -> Known {
    let known = RwSignal::new(Meters::new());
    let ready = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready));
    Effect::new(move |_| {
        if ready.get() {
            spawn_local(async move {
                // Without an answer nothing is said of it; whoever opens the history is told why.
                if let Ok(found) = session.reversals().await {
                    let _ = known.try_set(found);
                }
            });
        }
    });
    known.read_only()
}

/// How often it acted and when the last time, or that it never did; what failed, in the colour of that.
pub(super) fn did(session: Session, row: &RuleRow, meters: Known) -> impl IntoView + use<> {
    let texts = session.voice().texts;
    let count = |key: &str, n: usize| texts.say_named("rules-count", key, &[("n", Arg::from(n))]);
    let Counts { fired, failed, stopped, watched, asked, declined, skipped, wrong, last } = row.counts;
    let mut said = Vec::new();
    said.extend((asked > 0).then(|| (count("asked", asked), Some("warn"))));
    said.extend((watched > 0).then(|| (count("watched", watched), None)));
    said.push(if fired > 0 { (count("fired", fired), None) } else { (texts.say("rules-never-fired"), None) });
    said.extend((failed > 0).then(|| (count("failed", failed), Some("late"))));
    said.extend((wrong > 0).then(|| (count("wrong", wrong), Some("late"))));
    said.extend((declined > 0).then(|| (count("declined", declined), None)));
    said.extend((skipped > 0).then(|| (count("skipped", skipped), None)));
    said.extend((stopped > 0).then(|| (count("stopped", stopped), Some("late"))));
    let ago = last
        .map(|at| session.look(|sight| session.voice().formats.ago(at.0, sight.now.0, offset_minutes(sight.zone, at))));
    let ago = ago.map(|when| (texts.say_with("rules-last", &[("when", Arg::from(when))]), None));
    said.extend(ago);
    let of = (row.id, row.version);
    let back = move || {
        let back = meters.with(|meters| meters.get(&of).map_or(0, |meter| meter.reversed.len()));
        let text = session.voice().texts.say_named("rules-count", "taken-back", &[("n", Arg::from(back))]);
        (back > 0).then(|| view! { <span class="mark" data-tone="warn">{text}</span> })
    };
    let said = said.into_iter().map(|(text, tone)| view! { <span class="mark" data-tone=tone>{text}</span> });
    view! { {said.collect_view()}{back} }
}

/// The rules that one should look at, and what one can do about each; nothing when there is none.
#[component]
pub(super) fn Attention(rows: Memo<Vec<RuleRow>>, meters: Known) -> impl IntoView {
    let session = use_session();
    let told = Memo::new(move |_| {
        meters.with(|meters| rows.with(|rows| session.look(|sight| attention(sight, rows, meters))))
    });
    view! {
        <Show when=move || !told.with(Vec::is_empty)>
            <section class="findings" aria-labelledby="attention">
                <div class="section-head">
                    <h2 id="attention">{move || session.say("attention-title")}</h2>
                    <span class="count">{move || told.with(Vec::len)}</span>
                </div>
                <ul class="lines">
                    {move || told.get().into_iter().map(|(row, reason)| line(session, row, reason)).collect_view()}
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

fn line(session: Session, row: RuleRow, reason: Reason) -> AnyView {
    let texts = session.voice().texts;
    let rule = row.id;
    let (text, label, command, said) = match reason {
        Reason::TakenBack { acts, reversed } => (
            texts.say_with("attention-taken-back", &[("n", Arg::from(reversed)), ("acts", Arg::from(acts))]),
            texts.say("attention-suggest"),
            Command::SetMode { rule, mode: Mode::Suggest, also_past: false },
            texts.say("attention-suggests"),
        ),
        Reason::NeverFired { last } => (
            texts.say_with("attention-never", &[("day", Arg::from(day_of(session, last)))]),
            texts.say("attention-off"),
            Command::SetMode { rule, mode: Mode::Off, also_past: false },
            texts.say("attention-is-off"),
        ),
        Reason::Review { last } => (
            texts.say_with("attention-review", &[("day", Arg::from(day_of(session, last)))]),
            texts.say("attention-reviewed"),
            Command::Review { rule },
            texts.say("attention-noted"),
        ),
    };
    let press = move |_| {
        let said = said.clone();
        session.dispatch_then(command.clone(), move |_| session.tell(ToastKind::Done, said));
    };
    let spoken = format!("{label}: {}", row.name);
    view! {
        <li class="finding">
            {icon("circle-alert")}
            <div>
                <p><A href=format!("/rules/{rule}")>{row.name}</A>": "{text}</p>
                <p class="actions">
                    <button class="button small" aria-label=spoken on:click=press>{label}</button>
                </p>
            </div>
        </li>
    }
    .into_any()
}

/// How one rule fares, on its own page.
pub(super) fn view(session: Session, rule: RecordId) -> AnyView {
    let meters = meters(session);
    let row = Memo::new(move |_| session.look(|sight| rules(sight).into_iter().find(|row| row.id == rule)));
    let faults = Memo::new(move |_| session.look(|sight| wrong(sight, rule)));
    view! {
        <section aria-labelledby="health">
            <div class="section-head"><h2 id="health">{session.say("health-title")}</h2></div>
            <p class="marks">{move || row.get().map(|row| did(session, &row, meters))}</p>
            <p class="hint">{move || looked(session, rule)}</p>
            <p class="actions">
                <button class="button small" on:click=move |_| reviewed(session, rule)>
                    {session.say("attention-reviewed")}
                </button>
            </p>
        </section>
        <Show when=move || !faults.with(Vec::is_empty)>
            <section aria-labelledby="wrong">
                <div class="section-head">
                    <h2 id="wrong">{move || session.say("health-wrong")}</h2>
                    <span class="count">{move || faults.with(Vec::len)}</span>
                </div>
                <ul class="runs">{move || faults.get().into_iter().map(|one| fault(session, one)).collect_view()}</ul>
            </section>
        </Show>
    }
    .into_any()
}

/// When it was looked at last.
fn looked(session: Session, rule: RecordId) -> String {
    let day = session.look(|sight| looked_at(sight, rule)).map(|day| day_of(session, day)).unwrap_or_default();
    session.voice().texts.say_with("health-looked", &[("day", Arg::from(day))])
}

fn reviewed(session: Session, rule: RecordId) {
    session.dispatch_then(Command::Review { rule }, move |_| {
        session.tell(ToastKind::Done, session.say("attention-noted"));
    });
}

fn fault(session: Session, wrong: Wrong) -> impl IntoView {
    let name = wrong.about.as_ref().map(|about| about.name.clone()).unwrap_or_default();
    let about = match wrong.about {
        Some(about) => view! { <A href=format!("/record/{}", about.id)>{about.name}</A> }.into_any(),
        None => session.say("common-deleted").into_any(),
    };
    let when = wrong.at.map(|at| moment(session, at));
    view! {
        <li class="run">
            <span>{about}</span>
            <span class="hint">{when}</span>
            {(!wrong.remark.is_empty()).then(|| view! { <p>{wrong.remark}</p> })}
            <p class="actions">{judge_button(session, wrong.run, name)}</p>
        </li>
    }
}
