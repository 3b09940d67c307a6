//! What waits at the foot of the board while a card is carried: the ends, another pipeline, and leaving it alone
//! for a while.

use super::Board;
use super::carry::Aim;
use crate::browser::part::part;
use crate::commands::Command;
use crate::model::schema::FROZEN_UNTIL;
use crate::model::{Day, Kind, RecordId, Value};
use crate::ui::forms::{Gate, move_to};
use crate::ui::parts::{Dialog, icon, later_with};
use crate::ui::session::Session;
use crate::views::board;
use leptos::prelude::*;

/// The foot, while a card is carried, and the dialogs it opens.
#[component]
pub fn Foot(of: Board, kind: Kind, pipeline: Memo<Option<RecordId>>) -> impl IntoView {
    let session = of.session;
    let ends = Memo::new(move |_| {
        of.columns.with(|columns| {
            let ends = columns.iter().filter(|column| column.end != "open");
            ends.map(|column| (column.stage, column.name.clone(), column.end.clone())).collect::<Vec<_>>()
        })
    });
    let others = Memo::new(move |_| session.look(|sight| board::pipelines(sight, kind)).len() > 1);
    let target = move |word: &'static str, picture: AnyView, text: String| {
        let over = move || of.carry.aims(&Aim::Foot(word.to_owned())).then_some("");
        view! { <div class="drop-target" data-drop=word data-over=over>{picture}{text}</div> }
    };
    let bar = move || {
        of.carry.is_on().then(|| {
            let ends = ends.get().into_iter().map(|(stage, name, end)| {
                let picture = if end == "won" { icon("circle-check") } else { icon("circle-x") };
                let over = move || of.carry.is_over(stage).then_some("");
                view! { <div class="drop-target" data-stage=stage.to_string() data-end=end data-over=over>{picture}{name}</div> }
            });
            view! {
                <div class="drops" aria-hidden="true">
                    {ends.collect_view()}
                    {others.get().then(|| target("pipeline", icon("arrow-left-right"), session.say("board-other-pipeline")))}
                    {target("freeze", icon("snowflake"), session.say("board-freeze"))}
                </div>
            }
        })
    };
    let given = of.carry.given();
    let ask = move || {
        given.get().map(|(id, word)| {
            let asked = Asked { session, kind, pipeline: pipeline.get_untracked(), gate: of.gate, given };
            later_with(asking, move |ask| ask(asked, id, word == "freeze"))
        })
    };
    view! { {bar}{ask} }
}

#[derive(Clone, Copy)]
struct Asked {
    session: Session,
    kind: Kind,
    pipeline: Option<RecordId>,
    gate: RwSignal<Option<Gate>>,
    given: RwSignal<Option<(RecordId, String)>>,
}

type Ask = fn(Asked, RecordId, bool) -> AnyView;

part! { pages: fn asking() -> Ask { |asked, id, freeze| if freeze { until_when(asked, id) } else { which_pipeline(asked, id) } } }

/// Until when shall it be left alone?
fn until_when(asked: Asked, id: RecordId) -> AnyView {
    let Asked { session, given, .. } = asked;
    let freeze = move |day: Option<Day>| {
        if let Some(day) = day {
            session.dispatch(Command::Edit { ids: vec![id], fields: vec![(FROZEN_UNTIL, Some(Value::Day(day)))] });
        }
        given.set(None);
    };
    let today = session.glance(|sight| sight.today());
    let voice = session.voice();
    let days = [7, 14, 30, 90].map(|days| {
        let day = Day(today.0 + days);
        view! { <button class="button" on:click=move |_| freeze(Some(day))>{voice.formats.day_with_weekday(day.0)}</button> }
    });
    let own = move |event| freeze(Day::from_iso(&event_target_value(&event)).filter(|day| day.0 > today.0));
    view! {
        <Dialog title=session.say("board-freeze") on_close=Callback::new(move |()| given.set(None))>
            <div class="dialog-body">
                <p>{session.say("record-freeze-why")}</p>
                <div class="actions">{days.collect_view()}</div>
                <label class="field"><span class="field-name">{session.say("field-frozen-until")}</span>
                    <input class="input" type="date" on:change=own/></label>
            </div>
            <footer class="dialog-foot actions">
                <button class="button" on:click=move |_| given.set(None)>{session.say("common-cancel")}</button>
            </footer>
        </Dialog>
    }
    .into_any()
}

/// To which stage of which other pipeline?
fn which_pipeline(asked: Asked, id: RecordId) -> AnyView {
    let Asked { session, kind, pipeline, gate, given } = asked;
    let others = session.glance(|sight| {
        let others = board::pipelines(sight, kind).into_iter().filter(|other| Some(other.id) != pipeline);
        let stages =
            |of| board::stages(sight, of).into_iter().map(|stage| (stage, sight.name(stage))).collect::<Vec<_>>();
        others.map(|other| (other.name.clone(), stages(other.id))).collect::<Vec<_>>()
    });
    let stage_view = move |(stage, name): (RecordId, String)| {
        let go = move |_| {
            given.set(None);
            move_to(session, id, stage, gate);
        };
        view! { <button class="button" on:click=go>{name}</button> }
    };
    let groups = others.into_iter().map(move |(name, stages)| {
        view! {
            <section class="part"><h3>{name}</h3>
                <div class="actions">{stages.into_iter().map(stage_view).collect_view()}</div></section>
        }
    });
    view! {
        <Dialog title=session.say("board-other-pipeline") on_close=Callback::new(move |()| given.set(None))>
            <div class="dialog-body">{groups.collect_view()}</div>
            <footer class="dialog-foot actions">
                <button class="button" on:click=move |_| given.set(None)>{session.say("common-cancel")}</button>
            </footer>
        </Dialog>
    }
    .into_any()
}
