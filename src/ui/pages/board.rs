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

/// Cards of each column that are drawn at once: a screen of them. The others follow, as many with each frame.
const SCREENFUL: usize = 8;

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
    let shown = RwSignal::new(SCREENFUL);
    Effect::new(move |begun: Option<bool>| {
        let begun = begun.unwrap_or_default();
        let begins = !begun && columns.with(|columns| columns.iter().any(|column| !column.cards.is_empty()));
        if begins {
            show_more(shown);
        }
        begun || begins
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
                    let live = Memo::new(move |_| of_stage(columns, stage));
                    view! {
                        <section class="column" role="listitem" aria-label=name>
                            {move || live.get().map(|column| head(session, column))}
                            {cards(session, stage, live, columns, shown, gate)}
                            {move || live.get().and_then(|column| more(session, &column))}
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

fn of_stage(columns: Memo<Vec<Column>>, stage: RecordId) -> Option<Column> {
    columns.with(|columns| columns.iter().find(|column| column.stage == stage).cloned())
}

/// Draws the cards that are not on the first screen, some with each frame.
fn show_more(shown: RwSignal<usize>) {
    // The first call comes before the frame with what is there already, the second after it.
    request_animation_frame(move || {
        request_animation_frame(move || {
            if shown.try_update(|shown| *shown += SCREENFUL).is_some() && shown.get_untracked() < MOST {
                show_more(shown);
            }
        });
    });
}

fn head(session: Session, column: Column) -> impl IntoView {
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
    view! {
        <header class="column-head" data-hue=column.hue.to_string()>
            <h2>{column.name}" "<span class="count">{column.count.to_string()}</span></h2>
            <p class="sums"><span>{money(&column.sums)}</span>{weighted}</p>
        </header>
    }
}

fn more(session: Session, column: &Column) -> Option<impl IntoView + use<>> {
    let more = column.count.saturating_sub(column.cards.len());
    (more > 0).then(|| {
        let text = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more))]);
        view! { <p class="hint">{text}</p> }
    })
}

fn cards(
    session: Session,
    stage: RecordId,
    live: Memo<Option<Column>>,
    columns: Memo<Vec<Column>>,
    shown: RwSignal<usize>,
    gate: RwSignal<Option<Gate>>,
) -> impl IntoView {
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let id = event.data_transfer().and_then(|data| data.get_data("text/plain").ok());
        if let Some(id) = id.and_then(|id| id.parse().ok()) {
            move_to(session, id, stage, gate);
        }
    };
    let others = Memo::new(move |_| {
        columns.with(|columns| {
            let others = columns.iter().filter(|column| column.stage != stage);
            others.map(|column| (column.stage, column.name.clone())).collect::<Vec<_>>()
        })
    });
    let cards = move || {
        let column = live.get();
        column.into_iter().flat_map(|column| column.cards).take(shown.get()).collect::<Vec<_>>()
    };
    // A list to choose from costs as much as the rest of a card: they are put in with the next frame.
    let settled = Memo::new(move |_| shown.get() > SCREENFUL);
    // All are drawn anew when the language is another; else only those that differ.
    let list = move || {
        session.language.track();
        view! { <For each=cards key=Card::clone let:card>{card_view(session, card, others, settled, gate)}</For> }
    };
    view! { <ul class="cards" on:dragover=|event| event.prevent_default() on:drop=dropped>{list}</ul> }
}

fn card_view(
    session: Session,
    card: Card,
    others: Memo<Vec<(RecordId, String)>>,
    settled: Memo<bool>,
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
    let name = card.name.clone();
    let choice = move || settled.get().then(|| move_choice(session, id, &name, others, gate));
    view! {
        <li class="card" draggable="true" on:dragstart=start>
            <A href=format!("/record/{id}") attr:class="card-name">{card.name}</A>
            <p class="card-line"><span>{card.whom}</span><span class="number">{worth}</span></p>
            {rotting}
            <div class="card-move">{choice}</div>
        </li>
    }
}

/// The list of the other stages, to move a card without dragging it.
fn move_choice(
    session: Session,
    id: RecordId,
    name: &str,
    others: Memo<Vec<(RecordId, String)>>,
    gate: RwSignal<Option<Gate>>,
) -> impl IntoView + use<> {
    let label = session.voice().texts.say("board-move");
    let spoken = format!("{label} {name}");
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
    // The stages are put in when somebody comes near: for all cards together they would be most of what is drawn.
    let near = RwSignal::new(false);
    let options = move || {
        let option = |(id, name): (RecordId, String)| view! { <option value=id.to_string()>{name}</option> };
        near.get().then(|| others.get().into_iter().map(option).collect_view())
    };
    view! {
        <select node_ref=node aria-label=spoken on:change=moved
            on:focus=move |_| near.set(true) on:pointerdown=move |_| near.set(true)>
            <option value="">{label}</option>
            {options}
        </select>
    }
}
