//! The way through the stages: one bar each, with the time that was spent there. A bar is pressed to move there.

use super::timeline::Story;
use super::usual;
use crate::browser::{page, picker};
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{Gate, move_to};
use crate::ui::key_places::RECORD;
use crate::ui::keys::use_keys;
use crate::ui::parts::icon;
use crate::ui::session::Session;
use crate::views::record;
use crate::views::stage_path::{At, Leg, path};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Less than that is not worth a figure.
const MINUTE_MS: i64 = 60_000;

/// The bars.
#[component]
pub fn Path(id: RecordId, gate: RwSignal<Option<Gate>>, story: Story) -> impl IntoView {
    let session = use_session();
    let legs = Memo::new(move |_| story.history.with(|history| session.look(|sight| path(sight, id, history))));
    let usual = usual::of(session, id);
    let at = Memo::new(move |_| legs.with(|legs| legs.iter().map(|leg| leg.stage).collect::<Vec<_>>()));
    let leg = move |stage| Memo::new(move |_| legs.with(|legs| legs.iter().find(|leg| leg.stage == stage).cloned()));
    // A bar stays the same element when one moves, so that the keyboard stays on it.
    view! {
        <ol class="path" aria-label=move || session.say("path-title")>
            <For each=move || at.get() key=|stage| *stage let:stage>{bar(session, id, stage, leg(stage), usual, gate, story)}</For>
        </ol>
        // Where the bars have no room for words; heard is the list.
        <p class="path-now">
            {move || legs.get().into_iter().find(|leg| leg.at == At::Here).map(|leg| view! {
                <strong aria-hidden="true">{leg.name.clone()}</strong>
                <span aria-hidden="true" data-tone=leg.slow.then_some("warn")>{lag(session, &leg, &usual.get())}</span>
                {leg.run.map(|run| bolt(session, story, run, &leg.name))}
            })}
        </p>
    }
    .into_any()
}

fn bar(
    session: Session,
    id: RecordId,
    stage: RecordId,
    leg: Memo<Option<Leg>>,
    usual: RwSignal<BTreeMap<RecordId, i64>>,
    gate: RwSignal<Option<Gate>>,
    story: Story,
) -> AnyView {
    let of = move |see: fn(&Leg) -> String| move || leg.with(|leg| leg.as_ref().map(see).unwrap_or_default());
    let here = Memo::new(move |_| leg.with(|leg| leg.as_ref().is_some_and(|leg| leg.at == At::Here)));
    let state = of(|leg| {
        let state = match leg.at {
            At::Passed => "passed",
            At::Here => "here",
            At::Ahead => "ahead",
        };
        state.to_owned()
    });
    let name = of(|leg| leg.name.clone());
    let passed = Memo::new(move |_| leg.with(|leg| leg.as_ref().is_some_and(|leg| leg.at == At::Passed)));
    let title = move || {
        let (texts, args) = (session.voice().texts, [("stage", Arg::from(name()))]);
        let go = || if passed.get() { texts.say_with("path-back", &args) } else { texts.say_with("gate-move", &args) };
        (!here.get()).then(go)
    };
    let lag = move || leg.with(|leg| leg.as_ref().and_then(|leg| lag(session, leg, &usual.get())));
    let slow = move || leg.with(|leg| leg.as_ref().is_some_and(|leg| leg.slow).then_some("warn"));
    let run = Memo::new(move |_| leg.with(|leg| leg.as_ref().and_then(|leg| leg.run)));
    let bolt = move || run.get().map(|run| bolt(session, story, run, &name()));
    let press = move |_| {
        if !here.get_untracked() {
            move_to(session, id, stage, gate);
        }
    };
    view! {
        <li data-at=state data-hue=of(|leg| leg.hue.to_string()) data-end=of(|leg| leg.end.clone())
            aria-current=move || here.get().then_some("step")>
            <button class="leg" title=title aria-label=title on:click=press>
                <span class="leg-bar"></span>
                <span class="leg-name">
                    {move || here.get().then(|| view! { <span class="spoken">{session.say("field-stage")}": "</span> })}
                    {name}
                </span>
            </button>
            <p class="lag" data-tone=slow>{lag}{bolt}</p>
        </li>
    }
    .into_any()
}

/// The mark of a rule that moved it to a stage, and the way to its why.
fn bolt(session: Session, story: Story, run: RecordId, stage: &str) -> AnyView {
    let label = format!("{}: {stage}", session.say("why-ask"));
    view! {
        <button class="bolt" aria-label=label title=session.say("board-by-rule")
            on:click=move |_| story.show_why(run)>{icon("zap")}</button>
    }
    .into_any()
}

/// How long it stood there, in words; where it stands, with what is usual there.
fn lag(session: Session, leg: &Leg, usual: &BTreeMap<RecordId, i64>) -> Option<String> {
    let spent = leg.spent_ms?;
    let voice = session.voice();
    let worded = |ms| if ms < MINUTE_MS { voice.texts.say("path-moment") } else { voice.formats.span(ms) };
    let span = worded(spent);
    let span = match leg.at {
        At::Here => voice.texts.say_with("path-so-far", &[("span", Arg::from(span))]),
        _ => span,
    };
    let span = if leg.slow { voice.texts.say_with("path-slow", &[("span", Arg::from(span))]) } else { span };
    let usual = usual.get(&leg.stage).filter(|_| leg.at == At::Here);
    let usual = usual.map(|usual| voice.texts.say_with("path-usual", &[("span", Arg::from(worded(*usual)))]));
    Some(usual.map_or(span.clone(), |usual| format!("{span} · {usual}")))
}

/// The plain way to move: a list of the other stages.
#[component]
pub fn Choice(id: RecordId, head: Memo<Option<record::Head>>, gate: RwSignal<Option<Gate>>) -> impl IntoView {
    let session = use_session();
    let others = Memo::new(move |_| {
        let others = |head: &record::Head| head.place.as_ref().map(|place| place.others.clone());
        head.with(|head| head.as_ref().and_then(others).unwrap_or_default())
    });
    use_keys().offer_of(&RECORD, [("M", Callback::new(|()| page::focus_on(".record-acts select")))]);
    let node = NodeRef::<leptos::html::Select>::new();
    let moved = move |event: leptos::ev::Event| {
        if let Ok(stage) = event_target_value(&event).parse() {
            move_to(session, id, stage, gate);
        }
        // The gate may be left without moving; the list says what can be done, not what was chosen.
        if let Some(select) = node.get_untracked() {
            select.set_value("");
        }
    };
    let option = |(stage, name): (RecordId, String)| view! { <option value=stage.to_string()>{name}</option> };
    view! {
        <select class="input" node_ref=node aria-label=move || session.say("board-move") on:change=moved
            on:keydown=|event| picker::pressed(&event) on:blur=|event| picker::left(&event)>
            <option value="">{move || session.say("board-move")}</option>
            {move || others.get().into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
