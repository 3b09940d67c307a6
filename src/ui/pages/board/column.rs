//! A column: what it is, what it is worth, and those of its cards that are in sight.

use super::{Board, MOST, card, lane};
use crate::browser::page;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::parts::{Pip, icon};
use crate::views::board::{self, Card, Column, Drop};
use crate::views::table::{Line, Lines, Shared};
use crate::views::window::{Drawn, Window};
use leptos::html;
use leptos::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// How high a card probably is (px), before it was drawn.
const PROBABLY: f64 = 92.0;

/// How high the head of a group probably is (px), before one was drawn.
const HEAD: f64 = 36.0;

/// What is in sight before anybody scrolled (px).
const SIGHT: f64 = 900.0;

pub(super) fn view(of: Board, stage: RecordId, name: String) -> AnyView {
    let live = Memo::new(move |_| of.column(stage));
    let spoken = name.clone();
    let heard = name.clone();
    let over = move || of.carry.is_over(stage).then_some("");
    let end =
        Memo::new(move |_| live.with(|column| column.as_ref().map(|column| column.end.clone()).unwrap_or_default()));
    let folded = move || of.folded.is(stage).then_some("");
    view! {
        <div class="column" role="listitem" aria-label=heard data-stage=stage.to_string() data-over=over
            data-end=move || end.get() data-folded=folded>
            {move || live.get().map(|column| head(of, &column))}
            {fold(of, stage, name)}
            {cards(of, stage, spoken, live)}
        </div>
    }
    .into_any()
}

fn head(of: Board, column: &Column) -> AnyView {
    let stage = column.stage;
    let weighted = of.money(&column.weighted);
    let is_open = column.end == "open";
    let texts = of.session.voice().texts;
    let right = move || match of.carry.would(stage) {
        Some(Drop::Adds(Some(worth))) if of.carry.is_over(stage) => {
            view! { <span class="adds">{icon("plus")}{of.money(&[worth])}</span> }.into_any()
        }
        Some(Drop::Asks(n)) => {
            let asks = of.session.voice().texts.say_with("board-asks", &[("n", Arg::from(n))]);
            view! { <span class="asks">{icon("list-checks")}{asks}</span> }.into_any()
        }
        Some(Drop::Awaits(person)) => {
            let awaits = of.session.voice().texts.say_with("board-awaits", &[("person", Arg::from(person))]);
            view! { <span class="asks">{icon("hourglass")}{awaits}</span> }.into_any()
        }
        // At an end nothing is uncertain.
        _ if weighted.is_empty() || !is_open => ().into_any(),
        _ => {
            let spoken = texts.say_with("board-weighted", &[("amount", Arg::from(weighted.clone()))]);
            let (title, seen) = (spoken.clone(), weighted.clone());
            view! { <span title=title><span aria-hidden="true">{seen}</span><span class="spoken">{spoken}</span></span> }.into_any()
        }
    };
    view! {
        <header class="column-head" data-hue=column.hue.to_string() data-end=column.end.clone()>
            <Pip along=column.along end=column.end.clone()/>
            <h2 title=column.name.clone()>{column.name.clone()}" "</h2>
            <span class="count">{column.ids.len().to_string()}</span>
            <p class="sums"><span>{of.money(&column.sums)}</span>{right}</p>
        </header>
    }
    .into_any()
}

/// Folds the column to a strip, and back.
fn fold(of: Board, stage: RecordId, name: String) -> AnyView {
    let label = move || {
        let args = [("stage", Arg::from(name.as_str()))];
        let texts = of.session.voice().texts;
        if of.folded.is(stage) { texts.say_with("board-unfold", &args) } else { texts.say_with("board-fold", &args) }
    };
    view! {
        <button class="column-fold" aria-label=label.clone() title=label aria-expanded=move || (!of.folded.is(stage)).to_string()
            on:click=move |_| of.folded.turn(stage)>{icon("chevrons-left-right")}</button>
    }
    .into_any()
}

/// What stands in a column: heads of groups, and cards.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Item {
    Head(Shared),
    Card(Card),
}

/// The group that a carried card stays in, wherever it is let go.
fn goes_to(of: Board) -> Option<String> {
    let (id, from) = of.carry.lifted()?;
    of.lane_of(from, id).map(|shared| lane::name(of, &shared))
}

fn cards(of: Board, stage: RecordId, name: String, live: Memo<Option<Column>>) -> AnyView {
    let session = of.session;
    let others = Memo::new(move |_| {
        of.columns.with(|columns| {
            let others = columns.iter().filter(|column| column.stage != stage);
            others.map(|column| (column.stage, column.name.clone())).collect::<Vec<_>>()
        })
    });
    let scrolled = RwSignal::new((0.0, SIGHT));
    let heights = StoredValue::new(HashMap::<RecordId, f64>::new());
    let head_height = StoredValue::new(HEAD);
    let lines = Memo::new(move |_| {
        let of_column = |column: &Column| of.lanes.with(|folded| Lines::new(column.ids.len(), &column.groups, folded));
        live.with(|column| column.as_ref().map(of_column).unwrap_or_default())
    });
    let drawn = Memo::new(move |_| {
        let (scrolled, height) = scrolled.get();
        live.with(|column| {
            let ids = column.as_ref().map(|column| &*column.ids).unwrap_or_default();
            lines.with(|lines| {
                let height_of = |at| match lines.line(at) {
                    Some(Line::Row(row)) => {
                        ids.get(row).and_then(|id| heights.with_value(|known| known.get(id).copied()))
                    }
                    _ => Some(head_height.get_value()),
                };
                let all =
                    Window { scrolled, height, least: MOST }.of(lines.count(), |at| height_of(at).unwrap_or(PROBABLY));
                // The first frame shows the first screen, and no more.
                let least = all.rows.start + of.shown.get();
                let rows = all.rows.start..all.rows.end.min(least);
                // The head of the first group stays in sight, however far one is within it.
                let head = lines.head_before(rows.start);
                let before = if head.is_some() { all.before - head_height.get_value() } else { all.before };
                (head, Drawn { rows, before, ..all })
            })
        })
    });
    let shown = move || {
        let (head, rows) = drawn.with(|(head, drawn)| (*head, drawn.rows.clone()));
        let wanted = lines.with(|lines| rows.filter_map(|at| lines.line(at)).collect::<Vec<_>>());
        let wanted = head.map(Line::Head).into_iter().chain(wanted);
        let Some(column) = live.get() else { return Vec::new() };
        // All in one look: cards that each watched the records for themselves would cost more than they show.
        session.look(|sight| {
            let item = |line| match line {
                Line::Head(number) => column.groups.get(number).map(|group| Item::Head(group.shared.clone())),
                Line::Row(row) => column.ids.get(row).and_then(|id| board::card(sight, *id)).map(Item::Card),
            };
            wanted.filter_map(item).collect::<Vec<_>>()
        })
    };
    let node = NodeRef::<html::Ul>::new();
    // Where nothing came and nothing went, all is as high as it was.
    let measured = StoredValue::new(None::<(Range<usize>, usize)>);
    let look_at_heights = move |list: &web_sys::Element| {
        let now = (drawn.with_untracked(|(_, drawn)| drawn.rows.clone()), lines.with_untracked(Lines::count));
        if measured.with_value(|before| before.as_ref() == Some(&now)) {
            return;
        }
        measured.set_value(Some(now));
        heights.update_value(|heights| {
            for (id, height) in page::heights_of(list) {
                match id.parse() {
                    Ok(id) => drop(heights.insert(id, height)),
                    // It is the head of a group; they are all the same.
                    Err(_) => head_height.set_value(height),
                }
            }
        });
    };
    let measure = move || {
        let Some(list) = node.get_untracked() else { return };
        look_at_heights(&list);
        scrolled.set((f64::from(list.scroll_top()), f64::from(list.client_height()).max(1.0)));
    };
    // All are drawn anew when the language is another; else only those that differ.
    let list = move || {
        session.language.track();
        let one = move |item| match item {
            Item::Head(shared) => lane::view(of, live, shared),
            Item::Card(card) => card::view(of, card, stage, others),
        };
        view! { <For each=shown key=Item::clone children=one/> }
    };
    let room = |room: f64| format!("{room}px");
    view! {
        <ul class="cards" aria-label=name node_ref=node on:scroll=move |_| measure()>
            // Lines of their own: as the padding of the list they would make it as high as all its cards.
            <li class="room" aria-hidden="true" style:height=move || drawn.with(|(_, drawn)| room(drawn.before))></li>
            {move || of.carry.is_over(stage).then(|| view! { <li class="slot" aria-hidden="true">{goes_to(of)}</li> })}
            {list}
            <li class="room" aria-hidden="true" style:height=move || drawn.with(|(_, drawn)| room(drawn.after))></li>
        </ul>
    }
    .into_any()
}
