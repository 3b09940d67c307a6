//! All rules, in the order in which they are tried.

use super::rule_check::Findings;
use super::rule_file::save_all;
use super::rule_health::{self, Attention, Known, meters};
use super::rule_mode::{self as mode, Asked};
use crate::browser::page;
use crate::commands::{Command, SaveRule};
use crate::model::RecordId;
use crate::rule::Mode;
use crate::ui::app::use_session;
use crate::ui::parts::{Grip, comes_to, icon, with_words};
use crate::ui::router::A;
use crate::ui::session::{Phase, Session, ToastKind};
use crate::views::rules::{self, RuleRow};
use crate::views::{order, sentence::sentence};
use leptos::prelude::*;

/// What all rows of the list share.
#[derive(Clone, Copy)]
struct List {
    session: Session,
    rows: Memo<Vec<RuleRow>>,
    /// Their places, in their order.
    places: Signal<Vec<(RecordId, f64)>>,
    asked: RwSignal<Option<Asked>>,
    meters: Known,
    /// The arrow that was pressed: its row takes it elsewhere, and the keyboard follows.
    follow: StoredValue<Option<(RecordId, &'static str)>>,
}

/// The page of the rules.
#[component]
pub fn Rules() -> impl IntoView {
    let session = use_session();
    let rows = Memo::new(move |_| session.look(rules::rules));
    let places = Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| (row.id, row.place)).collect::<Vec<_>>()));
    let rest = Memo::new(move |_| session.look(rules::rest));
    let asked = RwSignal::new(None::<Asked>);
    let meters = meters(session);
    let list = List { session, rows, places: places.into(), asked, meters, follow: StoredValue::new(None) };
    let (over, told) = (RwSignal::new(None), RwSignal::new(String::new()));
    Effect::new(move |_| {
        places.track();
        if let Some((id, arrow)) = list.follow.get_value() {
            list.follow.set_value(None);
            request_animation_frame(move || page::focus_on(&format!("[data-row='{id}'] [data-arrow='{arrow}']")));
        }
    });
    let row = move |id: RecordId| {
        // Its place is seen by where it stands: put elsewhere, the row is not drawn anew.
        let live = Memo::new(move |_| {
            let found = rows.with(|rows| rows.iter().find(|row| row.id == id).cloned());
            found.map(|row| RuleRow { place: 0.0, ..row })
        });
        let state = move |is: fn(&RuleRow) -> bool| live.with(|row| row.as_ref().is_some_and(is).then_some("true"));
        view! {
            <li class="rule" data-row=id.to_string() data-over=move || comes_to(over, list.places, id)
                data-off=move || state(|row| row.mode == Mode::Off)>
                <Grip id list=list.places over told/>
                {move || live.get().map(|row| rule(list, row))}
            </li>
        }
    };
    let empty = move || session.phase.with(|phase| *phase == Phase::Ready) && rows.with(Vec::is_empty);
    view! {
        <header class="page-head">
            <h1>{move || session.say("rules-title")}</h1>
            <div class="actions">
                <A href="/rules/runs" attr:class="button quiet">{move || session.say("runs-title")}</A>
                <A href="/rules/ready" attr:class="button quiet">{move || session.say("ready-title")}</A>
                <Show when=move || !rows.with(Vec::is_empty) && !rest.get()>
                    <button class="button quiet" on:click=move |_| session.dispatch(Command::Pause(true))>
                        {move || session.say("rules-pause")}
                    </button>
                </Show>
                {more(session, rows)}
                <A href="/rules/new" attr:class="button primary">{move || session.say("add-rule")}</A>
            </div>
        </header>
        <div class="page-body">
            <div class="page-main">
                <Show when=move || rest.get()>
                    <div class="notice" role="status">
                        <p>{move || session.say("rules-rest")}</p>
                        <p class="actions">
                            <button class="button" on:click=move |_| session.dispatch(Command::Pause(false))>
                                {move || session.say("rules-wake")}
                            </button>
                        </p>
                    </div>
                </Show>
                <Show when=empty>{nothing(session)}</Show>
                <Findings/>
                <Attention rows meters/>
                <Show when=move || !rows.with(Vec::is_empty)>
                    <p class="hint">{move || session.say("rules-order")}</p>
                </Show>
                <ol class="rules">
                    <For each=move || places.get().into_iter().map(|(id, _)| id) key=|id| *id let:id>{row(id)}</For>
                </ol>
                <p class="spoken" role="status">{move || told.get()}</p>
            </div>
        </div>
        {move || asked.get().map(|asked_now| mode::question(session, asked_now, asked))}
    }
    .into_any()
}

/// What is seldom done: rules go out and come in as files.
fn more(session: Session, rows: Memo<Vec<RuleRow>>) -> impl IntoView {
    view! {
        <details class="menu">
            <summary class="button bare" aria-label=move || session.say("record-more")>{icon("ellipsis")}</summary>
            <div class="menu-body">
                <A href="/rules/forecast" attr:class="button quiet">{move || session.say("forecast-title")}</A>
                <A href="/rules/begin" attr:class="button quiet">{move || session.say("wizard-title")}</A>
                <A href="/process" attr:class="button quiet">{move || session.say("process-export")}</A>
                <A href="/rules/import" attr:class="button quiet">{move || session.say("rule-file-import")}</A>
                <Show when=move || !rows.with(Vec::is_empty)>
                    <button class="button quiet" on:click=move |_| save_all(session)>
                        {move || session.say("rule-file-export")}
                    </button>
                </Show>
            </div>
        </details>
    }
}

/// That there is none, and one to begin with.
fn nothing(session: Session) -> impl IntoView {
    let texts = session.voice().texts;
    let body = rules::to_begin_with(texts.say_with("rules-ready-text", &[("name", "{{ name }}".into())]));
    let text = session.glance(|sight| with_words(session, sight, |words| sentence(&body, words)));
    let begin = move |_| {
        let name = session.say("rules-ready");
        let save = Command::SaveRule(SaveRule { rule: None, name, body: body.clone() });
        session.dispatch_then(save, move |_| session.tell(ToastKind::Done, session.say("rules-saved-off")));
    };
    view! {
        <div class="nothing">
            <p>{texts.say("rules-empty")}</p>
            <p class="actions"><A href="/rules/begin" attr:class="button">{session.say("rules-begin")}</A></p>
            <div class="ready">
                <h2>{texts.say("rules-ready")}</h2>
                <p class="rule-sentence">{text}</p>
                <p class="actions"><button class="button" on:click=begin>{icon("zap")}{texts.say("rules-ready-begin")}</button></p>
            </div>
        </div>
    }
}

fn rule(list: List, row: RuleRow) -> impl IntoView {
    let List { session, rows, asked, meters, follow, .. } = list;
    let id = row.id;
    let texts = session.voice().texts;
    let text = match &row.body {
        Some(body) => session.glance(|sight| with_words(session, sight, |words| sentence(body, words))),
        None => texts.say("rules-unreadable"),
    };
    let name = row.name.clone();
    let named = |key: &str| format!("{}: {}", texts.say_named("rules-do", key, &[]), name);
    let arrow = |key: &'static str, up: bool, picture: AnyView| {
        let press = move |_| {
            let list: Vec<(RecordId, f64)> =
                rows.with_untracked(|rows| rows.iter().map(|row| (row.id, row.place)).collect());
            let Some(at) = list.iter().position(|(of, _)| *of == id) else { return };
            follow.set_value(Some((id, key)));
            session.dispatch(Command::Arrange { places: order::moved(&list, at, up) });
        };
        let title = texts.say_named("rules-do", key, &[]);
        view! {
            <button class="button bare small" aria-label=named(key) title=title data-arrow=key on:click=press>
                {picture}
            </button>
        }
    };
    let copy = row.body.clone().map(|body| {
        let name = texts.say_with("rules-copy-of", &[("name", row.name.clone().into())]);
        (name, body)
    });
    let duplicate = move |_| {
        if let Some((name, body)) = copy.clone() {
            session.dispatch(Command::SaveRule(SaveRule { rule: None, name, body }));
        }
    };
    let did = rule_health::did(session, &row, meters);
    let choose = mode::choose(session, &row, asked);
    view! {
        <div class="rule-says">
            <h2><A href=format!("/rules/{id}")>{row.name.clone()}</A></h2>
            <p class="rule-sentence">{text}</p>
        </div>
        <p class="rule-did">{did}</p>
        <div class="rule-acts">
            {arrow("up", true, icon("arrow-up"))}
            {arrow("down", false, icon("arrow-down"))}
            <button class="button bare small" aria-label=named("duplicate") title=texts.say("rules-duplicate")
                on:click=duplicate>{icon("copy")}</button>
            <button class="button bare small" aria-label=named("delete") title=texts.say("common-delete")
                on:click=move |_| session.dispatch(Command::Delete { ids: vec![id] })>{icon("trash-2")}</button>
        </div>
        {choose}
    }
}
