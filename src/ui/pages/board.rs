//! The board of a pipeline.

use crate::model::{Kind, Money, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{CreateForm, Gate, GateDialog, move_to};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::board::{self, Card, Column};
use leptos::prelude::*;

/// Cards that a column shows before it says how many more there are.
const MOST: usize = 50;

/// The board of a kind; the pipeline is chosen on it.
#[component]
pub fn Board(
    /// Which.
    kind: Kind,
) -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(None::<RecordId>);
    let filter = RwSignal::new(String::new());
    let adding = RwSignal::new(false);
    let gate = RwSignal::new(None::<Gate>);
    let pipelines = Memo::new(move |_| session.look(|sight| board::pipelines(sight, kind)));
    let pipeline = Memo::new(move |_| {
        let pipelines = pipelines.get();
        chosen.get().or_else(|| pipelines.first().map(|pipeline| pipeline.id))
    });
    let columns = Memo::new(move |_| {
        let filter = filter.get().to_lowercase();
        let pipeline = pipeline.get();
        session
            .look(|sight| pipeline.map(|id| board::columns(sight, kind, id, MOST, filter.trim())).unwrap_or_default())
    });
    let added = Callback::new(move |_: Option<RecordId>| adding.set(false));
    view! {
        <header class="page-head">
            <h1>{move || session.voice().texts.say_named("kinds", kind.name(), &[])}</h1>
            <select class="input" aria-label=move || session.say("field-pipeline")
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                <For each=move || pipelines.get() key=|pipeline| (pipeline.id, pipeline.name.clone()) let:pipeline>
                    <option value=pipeline.id.to_string()>{pipeline.name.clone()}</option>
                </For>
            </select>
            <input class="input" type="search" aria-label=move || session.say("common-filter")
                placeholder=move || session.say("common-filter")
                on:input=move |event| filter.set(event_target_value(&event))/>
            <div class="actions">
                <button class="button primary" on:click=move |_| adding.set(true)>
                    {move || session.voice().texts.say_named("add", kind.name(), &[])}
                </button>
            </div>
        </header>
        <div class="board" role="list">
            <For each=move || columns.get() key=|column| column.stage let:column>
                {
                    let stage = column.stage;
                    let name = column.name.clone();
                    let live = Memo::new(move |_| columns.get().into_iter().find(|column| column.stage == stage));
                    view! {
                        <section class="column" role="listitem" aria-label=name>
                            {move || live.get().map(|column| column_view(session, column, columns, gate))}
                        </section>
                    }
                }
            </For>
        </div>
        <GateDialog gate/>
        <Show when=move || adding.get()><CreateForm kind on_close=added/></Show>
    }
    .into_any()
}

fn column_view(
    session: Session,
    column: Column,
    columns: Memo<Vec<Column>>,
    gate: RwSignal<Option<Gate>>,
) -> impl IntoView {
    let voice = session.voice();
    let money = |sums: &[Money]| {
        let sums: Vec<String> =
            sums.iter().map(|money| voice.formats.money_round(money.minor, money.currency.bytes())).collect();
        sums.join(" · ")
    };
    let weighted = (!column.weighted.is_empty()).then(|| {
        let amount = money(&column.weighted);
        view! { <span>{voice.texts.say_with("board-weighted", &[("amount", Arg::from(amount))])}</span> }
    });
    let more = column.count.saturating_sub(column.cards.len());
    let more = (more > 0).then(|| {
        view! { <p class="hint">{voice.texts.say_with("common-more-count", &[("n", Arg::from(more))])}</p> }
    });
    let stage = column.stage;
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let id = event.data_transfer().and_then(|data| data.get_data("text/plain").ok());
        if let Some(id) = id.and_then(|id| id.parse().ok()) {
            move_to(session, id, stage, gate);
        }
    };
    let cards = column.cards.into_iter().map(|card| card_view(session, card, stage, columns, gate)).collect_view();
    view! {
        <header class="column-head" data-hue=column.hue.to_string()>
            <h2>{column.name}" "<span class="count">{column.count.to_string()}</span></h2>
            <p class="sums"><span>{money(&column.sums)}</span>{weighted}</p>
        </header>
        <ul class="cards" on:dragover=|event| event.prevent_default() on:drop=dropped>{cards}</ul>
        {more}
    }
}

fn card_view(
    session: Session,
    card: Card,
    stage: RecordId,
    columns: Memo<Vec<Column>>,
    gate: RwSignal<Option<Gate>>,
) -> impl IntoView {
    let voice = session.voice();
    let id = card.id;
    let worth = card.worth.map(|money| voice.formats.money_round(money.minor, money.currency.bytes()));
    let rotting = card.since.filter(|_| card.rotting.is_some()).map(|since| {
        let span = session.glance(|sight| voice.formats.span(sight.now.0 - since.0));
        let text = voice.texts.say_with("board-rotting", &[("span", Arg::from(span))]);
        view! { <p class="mark" data-tone="warn">{text}</p> }
    });
    let start = move |event: leptos::ev::DragEvent| {
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", &id.to_string());
        }
    };
    let targets = columns.with_untracked(|columns| {
        let others = columns.iter().filter(|column| column.stage != stage);
        others.map(|column| (column.stage, column.name.clone())).collect::<Vec<_>>()
    });
    let label = voice.texts.say("board-move");
    let spoken = format!("{label} {}", card.name);
    let node = NodeRef::<leptos::html::Select>::new();
    let moved = move |event: leptos::ev::Event| {
        if let Ok(stage) = event_target_value(&event).parse() {
            move_to(session, id, stage, gate);
        }
        // It may come to nothing, and be tried again; the list says what can be done, not what was chosen.
        if let Some(select) = node.get_untracked() {
            select.set_value("");
        }
    };
    let options =
        targets.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view();
    view! {
        <li class="card" draggable="true" on:dragstart=start>
            <A href=format!("/record/{id}") attr:class="card-name">{card.name}</A>
            <p class="card-line"><span>{card.whom}</span><span class="number">{worth}</span></p>
            {rotting}
            <select class="card-move" node_ref=node aria-label=spoken on:change=moved>
                <option value="">{label.clone()}</option>
                {options}
            </select>
        </li>
    }
}
