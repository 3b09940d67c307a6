//! A card: what, whom for, what it is worth, what comes next, and what is amiss with it.

use super::Board;
use crate::browser::picker;
use crate::model::RecordId;
use crate::model::time::to_local;
use crate::text::Arg;
use crate::ui::forms::move_to;
use crate::ui::parts::icon;
use crate::ui::router::A;
use crate::views::board::Card;
use leptos::html;
use leptos::prelude::*;

pub(super) fn view(of: Board, card: Card, stage: RecordId, others: Memo<Vec<(RecordId, String)>>) -> AnyView {
    let id = card.id;
    let choice = {
        let name = card.name.clone();
        // A list to choose from costs as much as the rest of a card: it is put in with a later frame.
        move || of.settled.get().then(|| move_choice(of, id, &name, others))
    };
    let carry = of.carry;
    let pressed = move |event: leptos::ev::PointerEvent| carry.press(&event, id, stage);
    view! {
        <li class="card" data-id=id.to_string() data-frozen=card.frozen.map(|_| "")
            data-lifted=move || carry.is_lifted(id).then_some("")
            on:pointerdown=pressed on:click=move |event| carry.swallow_click(&event)
            on:keydown=move |event| carry.key(&event, id, stage)>
            {face(of, &card, true)}
            <div class="card-move">{choice}</div>
        </li>
    }
    .into_any()
}

/// What is written on a card.
pub(super) fn face(of: Board, card: &Card, linked: bool) -> AnyView {
    let voice = of.session.voice();
    let worth = card.worth.map(|money| voice.formats.money_round(money.minor, money.currency.bytes()));
    let name = if linked {
        let (path, name) = (format!("/record/{}", card.id), card.name.clone());
        view! { <A href=path attr:class="card-name" attr:draggable="false">{name}</A> }.into_any()
    } else {
        view! { <span class="card-name">{card.name.clone()}</span> }.into_any()
    };
    view! {
        {name}
        <p class="card-whom">{card.whom.clone()}</p>
        <p class="card-line"><span class="number">{worth}</span>{next(of, card)}</p>
        {marks(of, card)}
    }
    .into_any()
}

/// When the next thing to do is due, or that there is none.
fn next(of: Board, card: &Card) -> Option<AnyView> {
    let voice = of.session.voice();
    let Some(due) = card.next else {
        let none = voice.texts.say("board-no-next");
        let told = move || of.whole.get().then(|| view! { <span data-tone="warn">{none.clone()}</span> });
        return (card.open && card.frozen.is_none()).then(|| told.into_any());
    };
    let (day, today) = of.session.glance(|sight| (to_local(due, sight.zone).0, sight.today()));
    let tone = match day.0.cmp(&today.0) {
        std::cmp::Ordering::Less => Some("late"),
        std::cmp::Ordering::Equal => Some("warn"),
        std::cmp::Ordering::Greater => None,
    };
    Some(view! { <span data-tone=tone>{voice.formats.day_near(day.0, today.0)}</span> }.into_any())
}

fn marks(of: Board, card: &Card) -> Option<AnyView> {
    let voice = of.session.voice();
    let mut marks = Vec::new();
    if let Some(days) = card.rotting {
        let spoken = voice.texts.say_with("board-rotting", &[("n", Arg::from(days))]);
        let short = voice.texts.say_with("board-days", &[("n", Arg::from(days))]);
        let title = spoken.clone();
        let mark = view! {
            <span class="mark" data-tone="warn" title=title>
                {icon("hourglass")}<span aria-hidden="true">{short}</span><span class="spoken">{spoken}</span>
            </span>
        };
        marks.push(mark.into_any());
    }
    if card.by_rule {
        marks.push(
            view! { <span class="mark" data-tone="rule">{icon("zap")}{voice.texts.say("board-by-rule")}</span> }
                .into_any(),
        );
    }
    if let Some(stage) = &card.awaits {
        let text = voice.texts.say_with("board-awaiting", &[("stage", Arg::from(stage.as_str()))]);
        marks.push(view! { <span class="mark" data-tone="warn">{icon("hourglass")}{text}</span> }.into_any());
    }
    if let Some(day) = card.frozen {
        let until = voice.texts.say_with("record-frozen", &[("day", Arg::from(voice.formats.day(day.0)))]);
        marks.push(view! { <span class="mark">{icon("snowflake")}{until}</span> }.into_any());
    }
    (!marks.is_empty()).then(|| view! { <p class="marks">{marks}</p> }.into_any())
}

/// The list of the other stages, to move a card without dragging it.
fn move_choice(of: Board, id: RecordId, name: &str, others: Memo<Vec<(RecordId, String)>>) -> AnyView {
    let label = of.session.voice().texts.say("board-move");
    let spoken = format!("{label} {name}");
    let node = NodeRef::<html::Select>::new();
    let moved = move |event: leptos::ev::Event| {
        if let Ok(stage) = event_target_value(&event).parse() {
            move_to(of.session, id, stage, of.gate);
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
        <select node_ref=node aria-label=spoken title=label.clone() on:change=moved on:keydown=|event| picker::pressed(&event) on:blur=|event| picker::left(&event)
            on:focus=move |_| near.set(true) on:pointerdown=move |_| near.set(true)>
            <option value="">{label.clone()}</option>
            {options}
        </select>
    }
    .into_any()
}
