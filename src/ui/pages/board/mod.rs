//! The board of a pipeline: its stages side by side, its records as cards that are carried from one to the other.

mod card;
mod carry;
mod column;
mod folded;
mod foot;
mod lane;
mod strip;

use crate::browser::part::part;
use crate::browser::{page, scroll};
use crate::model::{Kind, Money, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{Gate, GateDialog};
use crate::ui::key_places::BOARD;
use crate::ui::keys::use_keys;
use crate::ui::pages::folds::Folds;
use crate::ui::pages::looked::Looked;
use crate::ui::pages::{filters, grouped, nothing, ways};
use crate::ui::palette::use_palette;
use crate::ui::parts::{icon, later_with};
use crate::ui::router::A;
use crate::ui::search::use_search;
use crate::ui::session::{Phase, Session};
use crate::views::board::{self, Column, Dealt};
use crate::views::table::{Look, Shared};
use carry::Carry;
use folded::Folded;
use leptos::html;
use leptos::prelude::*;

/// Cards of each column that are drawn at once: a screen of them. The others follow with the next frames.
const SCREENFUL: usize = 8;

/// Cards of a column that are drawn at most, when it is not scrolled.
const MOST: usize = 30;

/// What all of a board share.
#[derive(Clone, Copy)]
struct Board {
    session: Session,
    columns: Memo<Vec<Column>>,
    /// How many cards of each column are drawn so far.
    shown: RwSignal<usize>,
    /// Whether the first screen is drawn, and there is time for the rest.
    settled: Memo<bool>,
    /// Whether everything is here: what is not there will not come.
    whole: Memo<bool>,
    gate: RwSignal<Option<Gate>>,
    carry: Carry,
    /// How one looks at it: what is asked of the cards, and what they are grouped by.
    looked: Looked,
    /// The columns that are folded.
    folded: Folded,
    /// The groups that are folded.
    lanes: Folds,
}

impl Board {
    fn column(&self, stage: RecordId) -> Option<Column> {
        self.columns.with(|columns| columns.iter().find(|column| column.stage == stage).cloned())
    }

    /// The group of a card in its column, when they are grouped.
    fn lane_of(&self, stage: RecordId, id: RecordId) -> Option<Shared> {
        self.columns.with(|columns| {
            let column = columns.iter().find(|column| column.stage == stage)?;
            let at = column.ids.iter().position(|of| *of == id)?;
            column.groups.iter().find(|group| group.rows.contains(&at)).map(|group| group.shared.clone())
        })
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
    let chosen = RwSignal::new(None::<RecordId>);
    let words = RwSignal::new(String::new());
    let pipelines = Memo::new(move |_| session.look(|sight| board::pipelines(sight, kind)));
    let pipeline = Memo::new(move |_| {
        let pipelines = pipelines.get();
        chosen.get().or_else(|| pipelines.first().map(|pipeline| pipeline.id))
    });
    let looked = Looked::begin(session, kind, format!("board.{}", kind.name()), Memo::new(|_| Some(Look::default())));
    let search = use_search();
    let dealt = StoredValue::new_local(Dealt::default());
    let columns = Memo::new(move |_| {
        let found = words.with(|words| (!words.trim().is_empty()).then(|| search.all(words, kind)));
        let pipeline = pipeline.get();
        looked.look.with(|look| {
            session.look(|sight| {
                let deal = |dealt: &mut Dealt| {
                    pipeline.map(|id| board::columns(sight, kind, id, found.as_ref(), look, dealt)).unwrap_or_default()
                };
                dealt.try_update_value(deal).unwrap_or_default()
            })
        })
    });
    // What is looked for is looked for in what there is now.
    Effect::new(move |_| {
        session.look(|_| ());
        if words.with(|words| !words.trim().is_empty()) {
            search.read(session);
        }
    });
    let gate = RwSignal::new(None::<Gate>);
    let carry = Carry::begin(session, columns, gate);
    let shown = RwSignal::new(SCREENFUL);
    let settled = Memo::new(move |_| shown.get() > SCREENFUL);
    let whole = Memo::new(move |_| session.phase.with(|phase| *phase == Phase::Ready));
    let (folded, lanes) = (Folded::left(), Folds::left(looked));
    let of = Board { session, columns, shown, settled, whole, gate, carry, looked, folded, lanes };
    draw_the_rest_later(of);
    use_keys().offer_of(&BOARD, [("M", Callback::new(move |()| choose_stage(of)))]);
    let (front, frame) = (RwSignal::new(None::<RecordId>), NodeRef::<html::Div>::new());
    let scrolled = move |_| {
        let at = frame.get_untracked().and_then(|frame| scroll::front_of(&frame, "data-stage"));
        let at = at.and_then(|stage| stage.parse().ok());
        if front.get_untracked() != at {
            front.set(at);
        }
    };
    let totals = Memo::new(move |_| totals(of));
    let is_empty = move || columns.with(|columns| columns.iter().all(|column| column.ids.is_empty()));
    let is_asked =
        move || looked.look.with(|look| !look.filters.is_empty()) || !words.with(|words| words.trim().is_empty());
    let ask_no_more = move || {
        words.set(String::new());
        looked.change(|look| look.filters.clear());
    };
    let named = move || {
        let pipelines = pipelines.get();
        let shown = pipelines.iter().find(|row| Some(row.id) == pipeline.get());
        shown.map(|row| row.name.clone())
    };
    view! {
        <header class="page-head">
            <h1>{move || session.voice().texts.say_named("kinds", kind.name(), &[])}</h1>
            <select class="input of-pipeline" aria-label=move || session.say("field-pipeline")
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                <For each=move || pipelines.get() key=|pipeline| (pipeline.id, pipeline.name.clone()) let:pipeline>
                    <option value=pipeline.id.to_string()>{pipeline.name.clone()}</option>
                </For>
            </select>
            <p class="totals" title=move || totals.get().map(|(sums, rest)| sums + &rest)>
                {move || totals.get().map(|(sums, rest)| view! { <strong>{sums}</strong>{rest} })}
            </p>
            {ways::ways(session, kind, ways::Way::Board)}
            <input class="input" type="search" aria-label=move || session.say("common-filter")
                placeholder=move || session.say("common-filter") prop:value=move || words.get()
                on:input=move |event| words.set(event_target_value(&event))/>
            <div class="actions by-bar">
                <button class="button primary" on:click=move |_| palette.create(kind)>
                    {icon("plus")}<span class="label">{move || session.voice().texts.say_named("add", kind.name(), &[])}</span>
                </button>
            </div>
        </header>
        <div class="list-tools">
            {later_with(asked, move |asked| asked(looked))}
            <div class="actions">
                {move || pipeline.get().map(|id| view! {
                    <A href=format!("/pipelines/{id}") attr:class="button quiet small">{session.say("board-stages")}</A>
                })}
            </div>
        </div>
        {nothing::view(session, kind, is_empty, is_asked, ask_no_more)}
        {strip::strip(of, front)}
        <div class="board" role="list" node_ref=frame on:scroll=scrolled tabindex="0" aria-label=named data-carrying=move || carry.is_on().then_some("") on:touchmove=move |event| carry.hold_still(&event)>
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

type Asked = fn(Looked) -> AnyView;

part! { pages: fn asked() -> Asked { questions } }

/// What is asked of the cards, and what can be asked.
fn questions(of: Looked) -> AnyView {
    let asking = RwSignal::new(None);
    view! { {filters::chips(of, asking)}{filters::button(of, asking)}{grouped::choice(of, board::can_group)}{filters::form(of, asking)} }.into_any()
}

/// What all that is still on its way is worth, and what else is told of it.
fn totals(of: Board) -> Option<(String, String)> {
    let (open, sums, weighted) = of.columns.with(|columns| {
        let open = columns.iter().filter(|column| column.end == "open");
        let of_all = |each: fn(&Column) -> &Vec<Money>| board::sums(open.clone().flat_map(each).copied());
        (open.clone().map(|column| column.ids.len()).sum::<usize>(), of_all(|c| &c.sums), of_all(|c| &c.weighted))
    });
    if sums.is_empty() {
        return None;
    }
    let texts = of.session.voice().texts;
    // Where no stage says how likely it is to be won, there is nothing to weigh.
    let weighted =
        (!weighted.is_empty()).then(|| texts.say_with("board-weighted", &[("amount", Arg::from(of.money(&weighted)))]));
    let open = texts.say_with("board-open", &[("n", Arg::from(open))]);
    let rest = weighted.into_iter().chain([open]).map(|told| format!(" · {told}")).collect();
    Some((of.money(&sums), rest))
}

/// Gives the keyboard to the stages of the card that has it. Who asks before they are drawn gets them now.
fn choose_stage(of: Board) {
    let focus = || page::focus_on(".card:focus-within select");
    if of.settled.get_untracked() {
        return focus();
    }
    of.shown.update(|shown| *shown += SCREENFUL);
    request_animation_frame(focus);
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
