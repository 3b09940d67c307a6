//! Six questions, and what follows: a pipeline and three rules that watch at first, taken in one action.

use crate::browser::page;
use crate::model::schema::NAME;
use crate::model::{RecordId, Records};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::with_words;
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::sentence::sentence;
use crate::views::wizard::{ANSWERS, Answers, Proposal, Proposed, QUESTIONS, propose};
use leptos::prelude::*;

/// What was answered so far, by the place of the answer.
type Given = [Option<usize>; ANSWERS];

/// The page of the six questions.
#[component]
pub fn Wizard() -> impl IntoView {
    let session = use_session();
    let given = RwSignal::new([None; ANSWERS]);
    let taken = RwSignal::new(None::<RecordId>);
    let body = move || match taken.get() {
        Some(pipeline) => done(session, pipeline, given, taken),
        None => asked(session, given, taken),
    };
    view! {
        <header class="page-head"><h1>{move || session.say("wizard-title")}</h1></header>
        <div class="page-body"><div class="page-main wizard">{body}</div></div>
    }
    .into_any()
}

fn asked(session: Session, given: RwSignal<Given>, taken: RwSignal<Option<RecordId>>) -> AnyView {
    let proposal = Memo::new(move |_| {
        let texts = session.voice().texts;
        whole(given.get()).map(|answers| session.look(|sight| propose(&answers, sight, &texts)))
    });
    let questions = (0..ANSWERS).map(|n| question(session, n, given)).collect_view();
    view! {
        <p class="hint">{move || session.say("wizard-about")}</p>
        <form on:submit=|event| event.prevent_default()>{questions}</form>
        <section aria-labelledby="wizard-proposal" aria-live="polite">
            <div class="section-head"><h2 id="wizard-proposal">{move || session.say("wizard-proposal")}</h2></div>
            {move || fitting(session, proposal.get(), taken)}
        </section>
    }
    .into_any()
}

fn question(session: Session, n: usize, given: RwSignal<Given>) -> AnyView {
    let Some(question) = QUESTIONS.get(n) else { return ().into_any() };
    let word = question.word;
    let answers = question.answers.iter().enumerate().map(|(at, answer)| {
        let answer = answer.word;
        let is = move || given.with(|given| given.get(n).copied().flatten() == Some(at));
        let choose = move |_| {
            given.update(|given| {
                if let Some(place) = given.get_mut(n) {
                    *place = Some(at);
                }
            });
        };
        view! {
            <label class="check">
                <input type="radio" name=word prop:checked=is on:change=choose/>
                <span>{move || session.voice().texts.say_named("wizard-answer", answer, &[])}</span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend><strong>{move || session.voice().texts.say_named("wizard-ask", word, &[])}</strong></legend>
            {answers.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// All answers, or how many are missing.
fn whole(given: Given) -> Result<Answers, usize> {
    let missing = given.iter().filter(|one| one.is_none()).count();
    if missing > 0 { Err(missing) } else { Ok(given.map(Option::unwrap_or_default)) }
}

/// What follows, or how many answers are missing for that.
fn fitting(session: Session, proposal: Result<Option<Proposal>, usize>, taken: RwSignal<Option<RecordId>>) -> AnyView {
    let texts = session.voice().texts;
    match proposal {
        Err(missing) => view! { <p>{texts.say_with("wizard-left", &[("n", Arg::from(missing))])}</p> }.into_any(),
        Ok(None) => view! { <p>{texts.say("wizard-never")}</p> }.into_any(),
        Ok(Some(proposal)) if proposal.rules.is_empty() => view! { <p>{texts.say("wizard-all-there")}</p> }.into_any(),
        Ok(Some(proposal)) => proposed(session, proposal, taken),
    }
}

fn proposed(session: Session, proposal: Proposal, taken: RwSignal<Option<RecordId>>) -> AnyView {
    let texts = session.voice().texts;
    // What was removed still has its name.
    let name = |id: &RecordId| {
        session.glance(|sight| sight.records.find(*id).map(|one| one.text(NAME).to_owned()).unwrap_or_default())
    };
    let names = |ids: &[RecordId]| ids.iter().map(name).collect::<Vec<_>>().join(", ");
    let told = |key: fn(&crate::text::Texts, Arg) -> String, ids: &[RecordId]| {
        (!ids.is_empty()).then(|| view! { <p class="hint">{key(&texts, names(ids).into())}</p> })
    };
    let back = told(|texts, names| texts.say_with("wizard-back", &[("names", names)]), &proposal.comes_back);
    let into_use =
        told(|texts, names| texts.say_with("wizard-into-use", &[("names", names)]), &proposal.comes_into_use);
    let title = texts.say_with("wizard-pipeline", &[("name", name(&proposal.pipeline).into())]);
    let rules = proposal.rules.iter().map(|one| rule(session, one)).collect_view();
    let (command, pipeline) = (proposal.command(), proposal.pipeline);
    let take = move |_| {
        session.dispatch_then(command.clone(), move |_| {
            taken.set(Some(pipeline));
            page::focus_soon("#wizard-taken");
        });
    };
    view! {
        <p>{title}</p>
        <ol class="ready-rules">{rules}</ol>
        {back}
        {into_use}
        <p class="actions">
            <button type="button" class="button primary" on:click=take>{texts.say("wizard-take")}</button>
        </p>
    }
    .into_any()
}

fn rule(session: Session, rule: &Proposed) -> AnyView {
    let texts = session.voice().texts;
    let text = session.glance(|sight| with_words(session, sight, |words| sentence(&rule.body, words)));
    let answer = texts.say_named("wizard-answer", rule.why, &[]);
    let why = texts.say_with("wizard-why", &[("answer", answer.into())]);
    view! { <li><h3>{rule.name.clone()}</h3><p class="rule-sentence">{text}</p><p class="hint">{why}</p></li> }
        .into_any()
}

/// What one may want to see next.
fn done(session: Session, pipeline: RecordId, given: RwSignal<Given>, taken: RwSignal<Option<RecordId>>) -> AnyView {
    let anew = move |_| {
        given.set([None; ANSWERS]);
        taken.set(None);
        page::focus_soon(".wizard input");
    };
    view! {
        <div class="notice" data-tone="good" role="status">
            <h2 id="wizard-taken" tabindex="-1">{move || session.say("wizard-taken")}</h2>
            <p>{move || session.say("wizard-watching")}</p>
            <p class="actions">
                <A href="/rules" attr:class="button primary">{move || session.say("rules-title")}</A>
                <A href=format!("/process/{pipeline}") attr:class="button">{move || session.say("wizard-picture")}</A>
                <A href="/process" attr:class="button">{move || session.say("process-title")}</A>
                <button class="button quiet" on:click=anew>{move || session.say("wizard-again")}</button>
            </p>
        </div>
    }
    .into_any()
}
