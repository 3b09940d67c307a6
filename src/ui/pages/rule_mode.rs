//! How far a rule may go by itself: chosen in its row, with the question what becomes of what fell due before.

use crate::browser::notify;
use crate::commands::Command;
use crate::model::RecordId;
use crate::rule::{Body, Mode, Step};
use crate::text::Arg;
use crate::ui::parts::Dialog;
use crate::ui::session::Session;
use crate::views::rules::{self, RuleRow};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// A rule that waits for the answer whether it shall catch up.
#[derive(Clone, PartialEq)]
pub(super) struct Asked {
    rule: RecordId,
    mode: Mode,
    past: Past,
}

/// What a rule would have acted on, had it been on.
#[derive(Clone, PartialEq)]
enum Past {
    /// It fell due on so many records.
    FellDue(usize),
    /// These match already what it waits for.
    Match(Vec<RecordId>),
}

impl Past {
    /// `None` where there is nothing.
    fn of(session: Session, body: &Body, rule: RecordId) -> Option<Past> {
        session.glance(|sight| match rules::fell_due(sight, body, rule) {
            Some(n) => Some(Past::FellDue(n)).filter(|_| n > 0),
            None => rules::matching(sight, body, rule).filter(|ids| !ids.is_empty()).map(Past::Match),
        })
    }
}

/// The choice of its mode.
pub(super) fn choose(session: Session, row: &RuleRow, asked: RwSignal<Option<Asked>>) -> AnyView {
    let texts = session.voice().texts;
    let (id, now, body) = (row.id, row.mode, row.body.clone());
    let chosen = move |event: leptos::ev::Event| {
        let select = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let mode = Mode::of(&event_target_value(&event));
        // The first reminder is the moment to ask whether the system may show it; there is no other.
        let reminds = |step: &Step| matches!(step, Step::Notify { .. });
        if mode == Mode::Auto && body.as_ref().is_some_and(|body| body.steps.iter().any(reminds)) {
            spawn_local(notify::ask_once());
        }
        let acts = |mode| matches!(mode, Mode::Suggest | Mode::Auto);
        let begins = acts(mode) && !acts(now);
        match body.as_ref().filter(|_| begins).and_then(|body| Past::of(session, body, id)) {
            Some(past) => {
                // It is not so before the question was answered.
                if let Some(select) = select {
                    select.set_value(now.word());
                }
                asked.set(Some(Asked { rule: id, mode, past }));
            }
            None => switch(session, id, mode, select, now),
        }
    };
    let options = Mode::ALL.map(|mode| {
        let name = texts.say_named("rules-mode", mode.word(), &[]);
        view! { <option value=mode.word() selected=mode == now>{name}</option> }
    });
    let spoken = texts.say_with("rules-mode-of", &[("name", row.name.as_str().into())]);
    view! {
        <select class="input rule-mode" aria-label=spoken data-mode=now.word() prop:value=now.word() on:change=chosen>
            {options.into_iter().collect_view()}
        </select>
    }
    .into_any()
}

/// Switches a rule; when that fails, its choice stands again as the rule does.
fn switch(session: Session, rule: RecordId, mode: Mode, select: Option<web_sys::HtmlSelectElement>, before: Mode) {
    spawn_local(async move {
        let switched = session.carry_out(Command::SetMode { rule, mode, also_past: false }).await;
        if let (Err(_), Some(select)) = (switched, select) {
            select.set_value(before.word());
        }
    });
}

/// Whether it shall also act on what fell due, or matched, before.
pub(super) fn question(session: Session, is: Asked, asked: RwSignal<Option<Asked>>) -> impl IntoView {
    let Asked { rule, mode, past } = is;
    let texts = session.voice().texts;
    let (told, also) = match &past {
        Past::FellDue(n) => {
            let n = || Arg::from(*n);
            (texts.say_with("rules-fell-due", &[("n", n())]), texts.say_with("rules-switch-on-existing", &[("n", n())]))
        }
        Past::Match(ids) => {
            let n = || Arg::from(ids.len());
            (texts.say_with("rules-match", &[("n", n())]), texts.say_with("rules-switch-on-match", &[("n", n())]))
        }
    };
    let answer = move |also_past: bool| {
        asked.set(None);
        match past.clone() {
            // Two actions: what it does to those that are there is taken back without switching it off.
            Past::Match(records) if also_past => session
                .dispatch_then(Command::SetMode { rule, mode, also_past: false }, move |_| {
                    session.dispatch(Command::Press { rule, records })
                }),
            _ => session.dispatch(Command::SetMode { rule, mode, also_past }),
        }
    };
    let (yes, no) = (answer.clone(), answer);
    let name = session.glance(|sight| sight.name(rule));
    let leave = move || asked.set(None);
    view! {
        <Dialog title=texts.say_with("rules-switch-on-title", &[("name", name.into())])
            on_close=Callback::new(move |()| leave())>
            <div class="dialog-body">
                <p>{told}</p>
            </div>
            <footer class="dialog-foot">
                <button type="button" class="button" on:click=move |_| leave()>{texts.say("common-cancel")}</button>
                <button type="button" class="button" on:click=move |_| yes(true)>
                    {also}
                </button>
                <button type="button" class="button primary" on:click=move |_| no(false)>
                    {texts.say("rules-switch-on-only-new")}
                </button>
            </footer>
        </Dialog>
    }
}
