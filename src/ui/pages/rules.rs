//! All rules, in the order in which they are tried.

use crate::browser::notify;
use crate::commands::{Command, SaveRule};
use crate::model::RecordId;
use crate::rule::Step;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, with_words};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::rules::{self, RuleRow};
use crate::views::{order, sentence::sentence};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// A rule that waits for the answer whether it shall catch up.
#[derive(Clone, Copy, PartialEq)]
struct Asked {
    rule: RecordId,
    fell_due: usize,
}

/// The page of the rules.
#[component]
pub fn Rules() -> impl IntoView {
    let session = use_session();
    let rows = Memo::new(move |_| session.look(rules::rules));
    let asked = RwSignal::new(None::<Asked>);
    let row = move |id: RecordId| {
        let live = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
        view! { <li class="rule">{move || live.get().map(|row| rule(session, row, rows, asked))}</li> }
    };
    view! {
        <header class="page-head">
            <h1>{move || session.say("rules-title")}</h1>
            <div class="actions">
                <A href="/rules/new" attr:class="button primary">{move || session.say("add-rule")}</A>
            </div>
        </header>
        <div class="page-body">
            <div class="page-main">
                <p class="hint">{move || {
                    let none = rows.with(Vec::is_empty);
                    if none { session.say("rules-empty") } else { session.say("rules-order") }
                }}</p>
                <ol class="rules">
                    <For each=move || rows.get().into_iter().map(|row| row.id) key=|id| *id let:id>{row(id)}</For>
                </ol>
            </div>
        </div>
        {move || asked.get().map(|asked_now| question(session, asked_now, asked))}
    }
    .into_any()
}

fn rule(session: Session, row: RuleRow, rows: Memo<Vec<RuleRow>>, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let id = row.id;
    let texts = session.voice().texts;
    let text = match &row.body {
        Some(body) => session.glance(|sight| with_words(session, sight, |words| sentence(body, words))),
        None => texts.say("rules-unreadable"),
    };
    let of = |key: &str| {
        let args = [(
            "n",
            Arg::from(match key {
                "failed" => row.counts.failed,
                "stopped" => row.counts.stopped,
                _ => row.counts.fired,
            }),
        )];
        texts.say_named("rules-count", key, &args)
    };
    let mut counts = Vec::new();
    if row.counts.fired > 0 {
        counts.push((of("fired"), None));
    } else {
        counts.push((texts.say("rules-never-fired"), None));
    }
    if row.counts.failed > 0 {
        counts.push((of("failed"), Some("late")));
    }
    if row.counts.stopped > 0 {
        counts.push((of("stopped"), Some("late")));
    }
    let counts =
        counts.into_iter().map(|(text, tone)| view! { <span class="mark" data-tone=tone>{text}</span> }).collect_view();
    let body = row.body.clone();
    let on = row.on;
    let switched = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        if !event_target_checked(&event) {
            return switch(session, id, "off", input, on);
        }
        // The first reminder is the moment to ask whether the system may show it; there is no other.
        if body.as_ref().is_some_and(|body| body.steps.iter().any(|step| matches!(step, Step::Notify { .. }))) {
            spawn_local(notify::ask_once());
        }
        let fell_due = body.as_ref().and_then(|body| session.glance(|sight| rules::fell_due(sight, body, id)));
        match fell_due {
            Some(fell_due) if fell_due > 0 => {
                // It is not on before the question was answered.
                if let Some(input) = input {
                    input.set_checked(false);
                }
                asked.set(Some(Asked { rule: id, fell_due }));
            }
            _ => switch(session, id, "auto", input, on),
        }
    };
    let mode =
        if row.on { texts.say_named("rules-mode", "auto", &[]) } else { texts.say_named("rules-mode", "off", &[]) };
    let name = row.name.clone();
    let named = |key: &str| format!("{}: {}", texts.say_named("rules-do", key, &[]), name);
    let move_by = move |up: bool| {
        let list: Vec<(RecordId, f64)> =
            rows.with_untracked(|rows| rows.iter().map(|row| (row.id, row.place)).collect());
        let Some(at) = list.iter().position(|(of, _)| *of == id) else { return };
        session.dispatch(Command::Arrange { places: order::moved(&list, at, up) });
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
    let label = named("switch");
    view! {
        <div class="rule-head">
            <h2><A href=format!("/rules/{id}")>{row.name.clone()}</A></h2>
            <label class="switch">
                <input type="checkbox" role="switch" aria-label=label prop:checked=row.on on:change=switched/>
                <span>{mode}</span>
            </label>
        </div>
        <p class="rule-sentence">{text}</p>
        <div class="rule-foot">
            <p class="marks">{counts}</p>
            <div class="actions">
                <button class="button quiet small" aria-label=named("up") on:click=move |_| move_by(true)>"↑"</button>
                <button class="button quiet small" aria-label=named("down") on:click=move |_| move_by(false)>"↓"</button>
                <button class="button quiet small" aria-label=named("duplicate") on:click=duplicate>
                    {texts.say("rules-duplicate")}
                </button>
                <button class="button quiet small danger" aria-label=named("delete")
                    on:click=move |_| session.dispatch(Command::Delete { ids: vec![id] })>
                    {texts.say("common-delete")}
                </button>
            </div>
        </div>
    }
}

/// Switches a rule; when that fails, its switch stands again as the rule does.
fn switch(session: Session, rule: RecordId, mode: &'static str, input: Option<web_sys::HtmlInputElement>, on: bool) {
    leptos::task::spawn_local(async move {
        let switched = session.carry_out(Command::SetMode { rule, mode, also_past: false }).await;
        if let (Err(_), Some(input)) = (switched, input) {
            input.set_checked(on);
        }
    });
}

fn question(session: Session, Asked { rule, fell_due }: Asked, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let texts = session.voice().texts;
    let answer = move |also_past: bool| {
        asked.set(None);
        session.dispatch(Command::SetMode { rule, mode: "auto", also_past });
    };
    let name = session.glance(|sight| sight.name(rule));
    let leave = move || asked.set(None);
    view! {
        <Dialog title=texts.say_with("rules-switch-on-title", &[("name", name.into())])
            on_close=Callback::new(move |()| leave())>
            <div class="dialog-body">
                <p>{texts.say_with("rules-fell-due", &[("n", Arg::from(fell_due))])}</p>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| leave()>{texts.say("common-cancel")}</button>
                <button type="button" class="button" on:click=move |_| answer(true)>
                    {texts.say_with("rules-switch-on-existing", &[("n", Arg::from(fell_due))])}
                </button>
                <button type="button" class="button primary" on:click=move |_| answer(false)>
                    {texts.say("rules-switch-on-only-new")}
                </button>
            </footer>
        </Dialog>
    }
}
