//! The board of a pipeline: its stages side by side, its records as cards that are carried from one to the other.

mod card;
mod carry;
mod column;
mod foot;

use crate::model::{Kind, Money, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{Gate, GateDialog};
use crate::ui::palette::use_palette;
use crate::ui::parts::icon;
use crate::ui::router::{A, use_router};
use crate::ui::session::Session;
use crate::views::board::{self, Column};
use carry::Carry;
use leptos::prelude::*;

/// Cards of each column that are drawn at once: a screen of them. The others follow with the next frames.
const SCREENFUL: usize = 8;

/// Cards of a column that are drawn at most, when it is not scrolled.
const MOST: usize = 50;

/// What all of a board share.
#[derive(Clone, Copy)]
struct Board {
    session: Session,
    columns: Memo<Vec<Column>>,
    /// How many cards of each column are drawn so far.
    shown: RwSignal<usize>,
    gate: RwSignal<Option<Gate>>,
    carry: Carry,
}

impl Board {
    fn column(&self, stage: RecordId) -> Option<Column> {
        self.columns.with(|columns| columns.iter().find(|column| column.stage == stage).cloned())
    }

    fn money(&self, sums: &[Money]) -> String {
        let voice = self.session.voice();
        let sum = |money: &Money| voice.formats.money_round(money.minor, money.currency.bytes());
        sums.iter().map(sum).collect::<Vec<_>>().join(" · ")
    }
}

/// The board of a kind; the pipeline is chosen on it.
#[component]
pub fn Board(
    /// Which.
    kind: Kind,
) -> impl IntoView {
    let session = use_session();
    let palette = use_palette();
    let router = use_router();
    let chosen = RwSignal::new(None::<RecordId>);
    let filter = RwSignal::new(String::new());
    let pipelines = Memo::new(move |_| session.look(|sight| board::pipelines(sight, kind)));
    let pipeline = Memo::new(move |_| {
        let pipelines = pipelines.get();
        chosen.get().or_else(|| pipelines.first().map(|pipeline| pipeline.id))
    });
    let columns = Memo::new(move |_| {
        let filter = filter.get().to_lowercase();
        let pipeline = pipeline.get();
        session.look(|sight| pipeline.map(|id| board::columns(sight, kind, id, filter.trim())).unwrap_or_default())
    });
    let gate = RwSignal::new(None::<Gate>);
    let carry = Carry::begin(session, columns, gate);
    let shown = RwSignal::new(SCREENFUL);
    let of = Board { session, columns, shown, gate, carry };
    draw_the_rest_later(of);
    view! {
        <header class="page-head">
            <h1>{move || session.voice().texts.say_named("kinds", kind.name(), &[])}</h1>
            <select class="input" aria-label=move || session.say("field-pipeline")
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                <For each=move || pipelines.get() key=|pipeline| (pipeline.id, pipeline.name.clone()) let:pipeline>
                    <option value=pipeline.id.to_string()>{pipeline.name.clone()}</option>
                </For>
            </select>
            <A href=format!("{}/list", router.path_untracked()) attr:class="button quiet">
                {icon("list")}<span class="label">{move || session.say("board-list")}</span>
            </A>
            <p class="totals">{move || totals(of)}</p>
            <input class="input" type="search" aria-label=move || session.say("common-filter")
                placeholder=move || session.say("common-filter")
                on:input=move |event| filter.set(event_target_value(&event))/>
            <div class="actions">
                <button class="button primary" on:click=move |_| palette.create(kind)>
                    {icon("plus")}<span class="label">{move || session.voice().texts.say_named("add", kind.name(), &[])}</span>
                </button>
            </div>
        </header>
        <div class="board" role="list" data-carrying=move || carry.is_on().then_some("") on:touchmove=move |event| carry.hold_still(&event)>
            <For each=move || columns.get() key=|column| column.stage let:column>
                {column::view(of, column.stage, column.name)}
            </For>
        </div>
        <foot::Foot of kind pipeline/>
        {carry::ghost(of)}
        <p class="spoken" role="status" aria-live="assertive">{move || carry.spoken()}</p>
        <GateDialog gate/>
    }
    .into_any()
}

/// What all that is still on its way is worth.
fn totals(of: Board) -> Option<AnyView> {
    let (open, sums, weighted) = of.columns.with(|columns| {
        let open = columns.iter().filter(|column| column.end == "open");
        let of_all = |each: fn(&Column) -> &Vec<Money>| board::sums(open.clone().flat_map(each).copied());
        (open.clone().map(|column| column.ids.len()).sum::<usize>(), of_all(|c| &c.sums), of_all(|c| &c.weighted))
    });
    if sums.is_empty() {
        return None;
    }
    let texts = of.session.voice().texts;
    let weighted = texts.say_with("board-weighted", &[("amount", Arg::from(of.money(&weighted)))]);
    let open = texts.say_with("board-open", &[("n", Arg::from(open))]);
    Some(view! { <strong>{of.money(&sums)}</strong>" · "{weighted}" · "{open} }.into_any())
}

/// Draws the cards that are not on the first screen, some with each frame, once there is one.
fn draw_the_rest_later(of: Board) {
    Effect::new(move |begun: Option<bool>| {
        let begun = begun.unwrap_or_default();
        let begins = !begun && of.columns.with(|columns| columns.iter().any(|column| !column.ids.is_empty()));
        if begins {
            show_more(of.shown);
        }
        begun || begins
    });
}

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
