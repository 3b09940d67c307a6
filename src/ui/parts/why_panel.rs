//! The answer to “why” of what a rule did, with the way back.

use super::judge::{judge_button, remark};
use super::run_words::{difference, event, failure, found, test};
use crate::automation::{Did, Saw};
use crate::journal::ChangeSet;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::why::{Why, why};
use leptos::prelude::*;

/// Why a run did what it did.
#[component]
pub fn WhyPanel(
    /// The run.
    run: RecordId,
    /// What the journal says of the record it worked on.
    history: RwSignal<Vec<(u64, ChangeSet)>>,
) -> impl IntoView {
    let session = use_session();
    let answer = Memo::new(move |_| history.with(|history| session.look(|sight| why(sight, run, history))));
    move || answer.get().map(|answer| panel(session, answer))
}

fn panel(session: Session, why: Why) -> AnyView {
    let texts = session.voice().texts;
    let mut happened = event(session, &why.event, why.at);
    if let Some(rule) = &why.parent {
        happened = format!("{happened} {}", texts.say_with("event-by-rule", &[("rule", Arg::from(rule.as_str()))]));
    }
    let late = why.late_ms.map(|late| {
        let span = session.voice().formats.span(late);
        view! { <p data-tone="warn">{texts.say_with("why-late", &[("span", Arg::from(span))])}</p> }
    });
    let conditions = match why.saw.is_empty() {
        true => view! { <p>{texts.say("why-no-conditions")}</p> }.into_any(),
        false => tests(session, &why.saw),
    };
    let rule = why.rule.clone().map(|rule| {
        let version = texts.say_with("rules-version", &[("n", Arg::from(why.version))]);
        view! { <A href=format!("/rules/{}", rule.id)>{rule.name}</A>", "{version} }
    });
    let status = texts.say_named("run", &why.status, &[]);
    let made = why.made.iter().map(|made| {
        let kind = texts.say_named("kind", made.kind.name(), &[]);
        let of = Arg::from(made.kind.name());
        let args = [("kind", Arg::from(kind)), ("of", of), ("name", Arg::from(made.name.as_str()))];
        texts.say_with("history-created", &args)
    });
    let circle =
        (!why.cycle.is_empty()).then(|| texts.say_with("why-cycle", &[("rules", Arg::from(why.cycle.join(" → ")))]));
    let outcome: Vec<String> = why
        .changed
        .iter()
        .map(|change| difference(session, change))
        .chain(made)
        .chain(why.besides.iter().map(|did| besides(session, did)))
        .chain(why.failed.iter().map(|did| failure(session, did)))
        .chain(circle)
        .collect();
    let outcome = if outcome.is_empty() { vec![texts.say("why-nothing")] } else { outcome };
    let run = why.run;
    let undo = why.can_undo().then(|| {
        view! {
            <button class="button small" on:click=move |_| session.undo_runs(vec![run])>{texts.say("why-undo-run")}</button>
        }
    });
    let judged = why.wrong.clone().map(|words| remark(session, run, words));
    view! {
        <div class="why notice" role="region" aria-label=texts.say("why-title")>
            <dl>
                <dt>{texts.say("why-event")}</dt>
                <dd>{happened}</dd>
                <dt>{texts.say("why-conditions")}</dt>
                <dd>{conditions}</dd>
                <dt>{texts.say("why-rule")}</dt>
                <dd>{rule}" · "{status}</dd>
                <dt>{texts.say("why-changed")}</dt>
                <dd><ul>{outcome.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul></dd>
            </dl>
            {late}
            <p class="actions">{undo}{judge_button(session, run, String::new())}</p>
            {judged}
        </div>
    }
    .into_any()
}

/// What a step did besides writing and making.
#[must_use]
pub fn besides(session: Session, did: &Did) -> String {
    let texts = session.voice().texts;
    match did {
        Did::Withdrew { gone, kept } => {
            let withdrew = (*gone > 0).then(|| texts.say_with("timeline-withdrew", &[("n", Arg::from(*gone))]));
            let kept = (*kept > 0).then(|| texts.say_with("timeline-withdrew-kept", &[("n", Arg::from(*kept))]));
            withdrew.into_iter().chain(kept).collect::<Vec<_>>().join(" ")
        }
        Did::Called(rule) => {
            let name = session.glance(|sight| sight.name(rule.0));
            texts.say_with("timeline-called", &[("rule", Arg::from(name))])
        }
        Did::Off => texts.say("timeline-called-off"),
        Did::Held(person) => {
            let person = session.glance(|sight| sight.name(person.0));
            texts.say_with("timeline-held", &[("person", Arg::from(person))])
        }
        Did::Further => texts.say("timeline-further"),
        _ => String::new(),
    }
}

/// Tests that were asked, each with what it saw.
pub fn tests(session: Session, saw: &[Saw]) -> AnyView {
    let texts = session.voice().texts;
    let row = |saw: &Saw| {
        let (tone, held) = if saw.held { ("good", texts.say("common-yes")) } else { ("late", texts.say("common-no")) };
        let seen = texts.say_with("why-saw", &[("value", Arg::from(found(session, saw)))]);
        view! {
            <li>
                <span class="mark" data-tone=tone>{held}</span>
                <span>{test(session, saw)}</span>
                <span class="saw">{seen}</span>
            </li>
        }
    };
    view! { <ul class="tests">{saw.iter().map(row).collect_view()}</ul> }.into_any()
}
