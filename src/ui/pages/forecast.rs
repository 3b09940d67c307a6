//! What rules will do if nothing else happens: day by day, by which rule, on what.

use crate::model::time::DAY_MS;
use crate::model::{Day, Instant};
use crate::rule::Body;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{day_in_words, difference, failure, moment, named, select as choose, with_words};
use crate::ui::router::A;
use crate::ui::session::{Phase, Session, offset_minutes};
use crate::views::days::by_day;
use crate::views::forecast::{Doing, Line, forecast};
use crate::views::rules::rule;
use crate::views::sentence::would;
use futures::channel::oneshot;
use futures::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::pin;

/// How far ahead, in days.
const AHEAD: [(&str, i64); 3] = [("7", 7), ("30", 30), ("90", 90)];

/// Lines that are shown at first, and how many more at a time.
const AT_ONCE: usize = 100;

/// How far the looking is.
#[derive(Clone, PartialEq)]
enum State {
    Idle,
    Under(f64),
    Told(Vec<Line>, Option<Instant>),
}

/// The page of what is to come.
#[component]
pub fn ForecastPage() -> impl IntoView {
    let session = use_session();
    let (days, state) = (RwSignal::new(AHEAD[0].1), RwSignal::new(State::Idle));
    let most = RwSignal::new(AT_ONCE);
    // Who holds it can stop the looking; with the page it goes too.
    let under_way = StoredValue::new_local(None::<oneshot::Sender<()>>);
    let look = move || {
        let until = session.glance(|sight| sight.now).plus_ms(days.get_untracked() * DAY_MS);
        let (stop, stopped) = oneshot::channel::<()>();
        under_way.set_value(Some(stop));
        most.set(AT_ONCE);
        state.set(State::Under(0.0));
        spawn_local(async move {
            let looking = session.foresee(until, |share| drop(state.try_set(State::Under(share))));
            let Either::Left((seen, _)) = select(pin!(looking), stopped).await else { return };
            let left = match seen {
                Ok(seen) => {
                    let lines = session.glance(|sight| forecast(sight, &seen));
                    state.try_set(State::Told(lines, seen.until))
                }
                Err(trouble) => {
                    session.tell_trouble(&trouble);
                    state.try_set(State::Idle)
                }
            };
            drop(left);
        });
    };
    let ready = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready));
    Effect::new(move |_| {
        if ready.get() {
            look();
        }
    });
    let stop = move |_| {
        under_way.set_value(None);
        state.set(State::Idle);
    };
    let label = session.say("forecast-ahead");
    let options = AHEAD.map(|(word, days)| {
        (word.to_owned(), session.voice().texts.say_with("forecast-days", &[("n", Arg::from(days as f64))]))
    });
    let ahead = choose(label.clone(), options.to_vec(), AHEAD[0].0, move |chosen| {
        if let Some((_, chosen)) = AHEAD.iter().find(|(word, _)| *word == chosen) {
            days.set(*chosen);
            look();
        }
    });
    let is_under_way = Memo::new(move |_| state.with(|state| matches!(state, State::Under(_))));
    let share = move || state.with(|state| if let State::Under(share) = state { *share } else { 1.0 });
    let shown = move || {
        state.with(|state| match state {
            State::Told(lines, until) => Some(told(session, lines, *until, most)),
            State::Idle | State::Under(_) => None,
        })
    };
    view! {
        <header class="page-head">
            <h1>{move || session.say("forecast-title")}</h1>
            <div class="actions">
                <button class="button" disabled=is_under_way on:click=move |_| look()>
                    {move || session.say("forecast-look")}
                </button>
            </div>
        </header>
        <div class="page-body">
            <div class="page-main">
                <p class="hint">{move || session.say("forecast-hint")}</p>
                <div class="fields">{named(label, ahead)}</div>
                <Show when=move || is_under_way.get()>
                    <p class="actions" role="status">
                        <progress max="1" value=move || share().to_string()
                            aria-label=move || session.say("forecast-looks")></progress>
                        <button type="button" class="button small" on:click=stop>{move || session.say("common-cancel")}</button>
                    </p>
                </Show>
                <div class="forecast" aria-live="polite">{shown}</div>
            </div>
        </div>
    }
    .into_any()
}

fn told(session: Session, lines: &[Line], until: Option<Instant>, most: RwSignal<usize>) -> AnyView {
    let texts = session.voice().texts;
    if lines.is_empty() {
        return view! { <p role="status">{texts.say("forecast-nothing")}</p> }.into_any();
    }
    let some = lines.iter().take(most.get()).cloned();
    let days = session.glance(|sight| by_day(sight, some, |line| line.at));
    let of_day = |(day, lines): (Day, Vec<Line>)| {
        view! {
            <h2>{day_in_words(session, day)}</h2>
            <ul class="runs all">{lines.iter().map(|one| line(session, one)).collect_view()}</ul>
        }
    };
    let more = lines.len().saturating_sub(most.get());
    let until = until.map(|until| texts.say_with("forecast-so-far", &[("when", Arg::from(moment(session, until)))]));
    view! {
        <p role="status">{texts.say_with("forecast-count", &[("n", Arg::from(lines.len()))])}</p>
        {until.map(|text| view! { <p class="hint">{text}</p> })}
        {days.into_iter().map(of_day).collect_view()}
        {(more > 0).then(|| view! {
            <p class="actions">
                <button class="button" on:click=move |_| most.update(|most| *most += AT_ONCE)>
                    {texts.say_with("common-more-count", &[("n", Arg::from(more))])}
                </button>
            </p>
        })}
    }
    .into_any()
}

fn line(session: Session, line: &Line) -> AnyView {
    let voice = session.voice();
    let time = session.glance(|sight| voice.formats.time(line.at.0, offset_minutes(sight.zone, line.at)));
    let about = match line.about.name.is_empty() {
        true => voice.texts.say_named("kind", line.about.kind.name(), &[]),
        false => line.about.name.clone(),
    };
    // What is only made on the way has no page yet.
    let there = session.glance(|sight| sight.records.place(line.about.id).is_some());
    let about = match there {
        true => view! { <A href=format!("/record/{}", line.about.id)>{about}</A> }.into_any(),
        false => view! { <span>{about}</span> }.into_any(),
    };
    let (rule_id, name) = (line.rule.id, line.rule.name.clone());
    let tone = match line.status.as_str() {
        "failed" | "stopped" => Some("late"),
        "asked" | "waiting" => Some("warn"),
        _ => None,
    };
    let status = (line.status != "done").then(|| {
        let word = voice.texts.say_named("run", &line.status, &[]);
        view! { <span class="mark" data-tone=tone>{word}</span> }
    });
    let mut what: Vec<String> = line.what.iter().map(|doing| worded(session, doing)).collect();
    if line.status == "asked" {
        let asks = |body: &Body| session.glance(|sight| with_words(session, sight, |words| would(body, words)));
        what.extend(session.glance(|sight| rule(sight, rule_id)).and_then(|row| row.body).map(|body| asks(&body)));
    }
    view! {
        <li class="run">
            <span class="hint when">{time}</span>
            <span>{about}</span>
            <A href=format!("/rules/{rule_id}")>{name}</A>
            {status}
            {what.into_iter().map(|text| view! { <p class="hint">{text}</p> }).collect_view()}
        </li>
    }
    .into_any()
}

fn worded(session: Session, doing: &Doing) -> String {
    let texts = session.voice().texts;
    match doing {
        Doing::Changed(change) => difference(session, change),
        Doing::Made(made) => {
            let kind = texts.say_named("kind", made.kind.name(), &[]);
            let of = Arg::from(made.kind.name());
            texts.say_with(
                "history-created",
                &[("kind", Arg::from(kind)), ("of", of), ("name", Arg::from(made.name.as_str()))],
            )
        }
        Doing::Failed(did) => failure(session, did),
    }
}
