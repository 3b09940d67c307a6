//! Why a rule does not act on the record: a rule is chosen, and what says no first is told.

use super::History;
use crate::automation;
use crate::model::{Kind, RecordId};
use crate::rule::Mode;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, day_of, moment, named, select, tests, with_words};
use crate::ui::router::A;
use crate::ui::session::{AskWhyNot, Session};
use crate::views::sentence::sentence;
use crate::views::why_not::{Answer, rules_for};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The question and its answer.
#[component]
pub fn WhyNot(
    /// The record.
    id: RecordId,
    /// What the journal says of it.
    history: History,
    /// Called when it is left.
    on_close: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let texts = session.voice().texts;
    let rules = session.glance(|sight| rules_for(sight, id));
    let chosen = RwSignal::new(rules.first().map(|row| row.id));
    let asks = RwSignal::new(None::<AskWhyNot>);
    spawn_local(async move {
        match session.ask_why_not().await {
            Ok(found) => drop(asks.try_set(Some(found))),
            Err(trouble) => session.tell_trouble(&trouble),
        }
    });
    let answer = Memo::new(move |_| {
        let (rule, ask) = chosen.get().zip(asks.get())?;
        history.with(|history| session.look(|sight| ask(sight, rule, id, history)))
    });
    let bodies: Vec<_> = rules.iter().filter_map(|row| Some((row.id, row.body.clone()?))).collect();
    let reads = move || {
        let body = bodies.iter().find(|(of, _)| Some(*of) == chosen.get()).map(|(_, body)| body)?;
        Some(session.glance(|sight| with_words(session, sight, |words| sentence(body, words))))
    };
    let options: Vec<_> = rules.iter().map(|row| (row.id.to_string(), row.name.clone())).collect();
    let first = options.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let label = texts.say_named("kind", Kind::Rule.name(), &[]);
    let body = if options.is_empty() {
        view! { <p>{texts.say("why-not-no-rules")}</p> }.into_any()
    } else {
        view! {
            {named(label.clone(), select(label, options, &first, move |rule| chosen.set(rule.parse().ok())))}
            <p class="rule-sentence">{reads}</p>
            <div class="why" role="status">{move || answer.get().map(|answer| told(session, &answer))}</div>
        }
        .into_any()
    };
    view! {
        <Dialog title=texts.say("why-not-ask") on_close>
            <div class="dialog-body">{body}</div>
            <footer class="dialog-foot">
                {move || chosen.get().map(|rule| view! {
                    <A href=format!("/rules/{rule}") attr:class="button quiet">{session.say("why-not-open")}</A>
                })}
                <button type="button" class="button primary" on:click=move |_| on_close.run(())>
                    {texts.say("common-close")}
                </button>
            </footer>
        </Dialog>
    }
    .into_any()
}

fn told(session: Session, answer: &Answer) -> AnyView {
    use automation::WhyNot;
    let texts = session.voice().texts;
    let when = |at| [("when", Arg::from(moment(session, at)))];
    let (at, status) = match &answer.run {
        Some((at, status)) => (moment(session, *at), texts.say_named("run", status, &[])),
        None => (String::new(), String::new()),
    };
    let of_run = [("when", Arg::from(at)), ("status", Arg::from(status))];
    let mut said = Vec::new();
    let mut seen = None;
    match &answer.no {
        WhyNot::Off => said.push(texts.say("why-not-off")),
        WhyNot::Unreadable => said.push(texts.say("rules-unreadable")),
        WhyNot::Rest => said.push(texts.say("why-not-rest")),
        WhyNot::NotHappened { last } => {
            said.push(texts.say("why-not-happened"));
            said.extend(last.map(|last| texts.say_with("why-not-happened-before", &when(last))));
        }
        WhyNot::NoDate(field) => {
            said.push(texts.say_with("why-not-date", &[("field", Arg::from(session.field_name(*field)))]));
        }
        WhyNot::Elsewhere => said.push(texts.say("why-not-elsewhere")),
        WhyNot::NotYet(at) => said.push(texts.say_with("why-not-yet", &when(*at))),
        WhyNot::ComesRound(at) => said.push(texts.say_with("why-not-comes-round", &when(*at))),
        WhyNot::Before(at) => said.push(texts.say_with("why-not-before", &when(*at))),
        WhyNot::Ran(_) => said.push(texts.say_with("why-not-ran", &of_run)),
        WhyNot::Again(_) => said.push(texts.say_with("why-not-again", &of_run)),
        WhyNot::Frozen(day) => {
            said.push(texts.say_with("record-frozen", &[("day", Arg::from(day_of(session, *day)))]));
        }
        WhyNot::Conditions(saw) => {
            said.push(texts.say("why-not-conditions"));
            seen = Some(tests(session, saw));
        }
        WhyNot::Nothing { heard } => {
            said.push(match answer.mode {
                Mode::Suggest => texts.say("why-not-would-ask"),
                Mode::Watch => texts.say("why-not-would-watch"),
                Mode::Auto | Mode::Off => texts.say("why-not-would-act"),
            });
            said.extend(heard.map(|at| texts.say_with("why-not-then", &when(at))));
        }
    }
    view! { {said.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}{seen} }.into_any()
}
