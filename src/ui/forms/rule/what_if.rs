//! “Try it on the past”: what the rule, as it is filled in now, would have done; nothing is changed by it.

use super::{Form, compare};
use crate::automation::{After, Told, Way};
use crate::browser::what_if_worker::WhatIfWorker;
use crate::exchange::what_if::{Comparison, Reply, Report, Request};
use crate::model::RecordId;
use crate::model::time::DAY_MS;
use crate::rule::Body;
use crate::text::Arg;
use crate::ui::parts::{moment, named, select as choose};
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use futures::channel::oneshot;
use futures::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::pin;

/// Lines that are shown.
pub(super) const MOST: usize = 50;

/// How far back, in days; the last is all there is.
const PERIODS: [(&str, i64); 4] = [("month", 30), ("quarter", 91), ("year", 365), ("all", i64::MAX)];

/// How far the asking is.
#[derive(Clone, PartialEq)]
enum State {
    Idle,
    Under { done: u64, total: u64 },
    Told(Report),
    Compared(Comparison),
}

/// Tries a rule that is filled in, and compares it with its older versions.
pub(super) fn view(form: Form, rule: Option<RecordId>) -> AnyView {
    let Form { session, draft, .. } = form;
    let body = move || draft.with_untracked(crate::views::rule_draft::RuleDraft::body).ok();
    let versions = compare::versions_of(session, rule);
    let other = RwSignal::new(None::<u32>);
    let older = move || {
        let wanted = other.get_untracked();
        versions.with_untracked(|all| {
            all.iter().find(|version| Some(version.number) == wanted).map(|version| version.body.clone())
        })
    };
    asking(session, Box::new(body), Box::new(older), compare::choose(session, versions, other))
}

/// Tries a rule as it is.
#[must_use]
pub fn try_on_past(session: Session, body: Body) -> AnyView {
    asking(session, Box::new(move || Some(body.clone())), Box::new(|| None), ().into_any())
}

/// `body` gives the rule, when it is whole; `older` another one with which it is compared, which `choice` lets one choose.
// Boxed, so that there is one copy of it.
fn asking(
    session: Session,
    body: Box<dyn Fn() -> Option<Body>>,
    older: Box<dyn Fn() -> Option<String>>,
    choice: AnyView,
) -> AnyView {
    let state = RwSignal::new(State::Idle);
    let period = RwSignal::new(PERIODS[0].0);
    // Who holds it can stop the asking; with the page it goes too, and the Worker with it.
    let under_way = StoredValue::new_local(None::<oneshot::Sender<()>>);
    let ask = move |_| {
        let fits = |body: &Body| session.glance(|sight| body.check(sight.schema, sight.records)).is_ok();
        let Some(body) = body().filter(fits) else {
            return session.tell(ToastKind::Failed, session.say("what-if-unfinished"));
        };
        let now = session.glance(|sight| sight.now);
        let days = PERIODS.iter().find(|(word, _)| *word == period.get_untracked()).map_or(30, |(_, days)| *days);
        let since = now.0.saturating_sub(days.saturating_mul(DAY_MS)).max(0);
        let total = session.segments();
        let request = Request { body: body.to_json(), older: older(), since, now: now.0, segments: total };
        let (stop, stopped) = oneshot::channel::<()>();
        under_way.set_value(Some(stop));
        state.set(State::Under { done: 0, total });
        spawn_local(async move {
            let asking = async {
                let worker = WhatIfWorker::start().await?;
                let heard = |done, total| drop(state.try_set(State::Under { done, total }));
                worker.ask(&request, heard).await
            };
            let Either::Left((told, _)) = select(pin!(asking), stopped).await else { return };
            let left = match told {
                Ok(Reply::Told(report)) => state.try_set(State::Told(report)),
                Ok(Reply::Compared(found)) => state.try_set(State::Compared(found)),
                Ok(_) | Err(_) => {
                    session.tell(ToastKind::Failed, session.say("what-if-failed"));
                    state.try_set(State::Idle)
                }
            };
            drop(left);
        });
    };
    let stop = move |_| {
        under_way.set_value(None);
        state.set(State::Idle);
    };
    let texts = session.voice().texts;
    let options = PERIODS.map(|(word, _)| (word.to_owned(), texts.say_named("what-if-since", word, &[]))).to_vec();
    let label = session.say("what-if-since");
    let since = choose(label.clone(), options, PERIODS[0].0, move |chosen| {
        if let Some((word, _)) = PERIODS.iter().find(|(word, _)| *word == chosen) {
            period.set(word);
        }
    });
    let shown = move || {
        match state.get() {
        State::Idle => ().into_any(),
        State::Under { done, total } => view! {
            <p class="actions" role="status">
                <progress max=total.to_string() value=done.to_string() aria-label=session.say("what-if-reads")></progress>
                <button type="button" class="button small" on:click=stop>{session.say("common-cancel")}</button>
            </p>
        }
        .into_any(),
        State::Told(report) => told(session, &report),
        State::Compared(found) => compare::told(session, &found),
    }
    };
    view! {
        <p class="hint">{session.say("what-if-hint")}</p>
        <div class="fields">{named(label, since)}{choice}</div>
        <p class="actions">
            <button type="button" class="button" on:click=ask disabled=move || matches!(state.get(), State::Under { .. })>
                {session.say("what-if-ask")}
            </button>
        </p>
        <div class="what-if" aria-live="polite">{shown}</div>
    }
    .into_any()
}

fn told(session: Session, report: &Report) -> AnyView {
    let texts = session.voice().texts;
    let n = |n: usize| Arg::from(n);
    if report.acts == 0 {
        return view! { <p role="status">{texts.say("what-if-never")}</p> }.into_any();
    }
    let mut said = vec![texts.say_with("what-if-acts", &[("n", n(report.acts)), ("records", n(report.records))])];
    if report.failed > 0 {
        said.push(texts.say_with("what-if-fails", &[("n", n(report.failed))]));
    }
    if report.otherwise > 0 {
        said.push(texts.say_with("what-if-otherwise", &[("n", n(report.otherwise))]));
    }
    if report.same > 0 {
        said.push(texts.say_with("what-if-same", &[("n", n(report.same))]));
    }
    let more = report.acts.saturating_sub(MOST.min(report.last.len()));
    let more = (more > 0)
        .then(|| view! { <p class="hint">{texts.say_with("common-more-count", &[("n", Arg::from(more))])}</p> });
    let rows = report.last.iter().take(MOST).map(|told| line(session, told)).collect_view();
    view! {
        <div role="status">{said.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</div>
        <ul class="runs">{rows}</ul>
        {more}
    }
    .into_any()
}

pub(super) fn line(session: Session, told: &Told) -> AnyView {
    let texts = session.voice().texts;
    let name = session.glance(|sight| sight.name(told.record));
    let about = if name.is_empty() {
        texts.say("common-deleted").into_any()
    } else {
        view! { <A href=format!("/record/{}", told.record)>{name}</A> }.into_any()
    };
    let way = match told.way {
        Way::Done => None,
        Way::Failed => Some((texts.say("what-if-way-failed"), "late")),
        Way::Waits => Some((texts.say("run-waiting"), "warn")),
    };
    let after = match told.after {
        After::Nothing => None,
        After::Same => Some(texts.say("what-if-after-same")),
        After::Otherwise => Some(texts.say("what-if-after-otherwise")),
    };
    view! {
        <li class="run">
            <span>{about}</span>
            {way.map(|(text, tone)| view! { <span class="mark" data-tone=tone>{text}</span> })}
            {after.map(|text| view! { <span class="mark">{text}</span> })}
            <span class="hint">{moment(session, told.at)}</span>
        </li>
    }
    .into_any()
}
