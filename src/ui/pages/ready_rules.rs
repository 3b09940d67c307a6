//! Ready rules, in sets, to be taken.

use crate::browser::page;
use crate::commands::{Command, SaveRule};
use crate::ui::app::use_session;
use crate::ui::forms::try_on_past;
use crate::ui::parts::{rule_picture, unfold, with_words};
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use crate::views::gallery::{Offer, SETS, State, gallery};
use crate::views::sentence::sentence;
use leptos::prelude::*;

/// The page of the ready rules.
#[component]
pub fn ReadyRules() -> impl IntoView {
    let session = use_session();
    let offers = Memo::new(move |_| {
        let texts = session.voice().texts;
        session.look(|sight| gallery(sight, &texts)).into_iter().flat_map(|(_, offers)| offers).collect::<Vec<_>>()
    });
    let name = move |set: &str| session.voice().texts.say_named("ready-set", set, &[]);
    let index = SETS.iter().map(|set| {
        let word = set.word;
        view! { <button class="button small" on:click=move |_| page::go_to_id(word)>{move || name(word)}</button> }
    });
    let sets = SETS.iter().map(|set| {
        let word = set.word;
        let rows = set.rules.iter().map(|ready| row(session, ready.word, offers)).collect_view();
        view! {
            <section id=word tabindex="-1" aria-labelledby=format!("ready-{word}")>
                <div class="section-head"><h2 id=format!("ready-{word}")>{move || name(word)}</h2></div>
                <ul class="ready-rules">{rows}</ul>
            </section>
        }
    });
    view! {
        <header class="page-head"><h1>{move || session.say("ready-title")}</h1></header>
        <div class="page-body">
            <div class="page-main ready-sets">
                <p class="hint">{move || session.say("ready-about")}</p>
                <nav class="actions" aria-label=move || session.say("settings-index")>{index.collect_view()}</nav>
                {sets.collect_view()}
            </div>
        </div>
    }
    .into_any()
}

fn row(session: Session, word: &'static str, offers: Memo<Vec<Offer>>) -> impl IntoView {
    let offer = Memo::new(move |_| offers.with(|offers| offers.iter().find(|offer| offer.word == word).cloned()));
    let name = move || session.voice().texts.say_named("ready-rule", word, &[]);
    let told = move || {
        let Offer { body, state, away, .. } = offer.get()?;
        let texts = session.voice().texts;
        if let State::Lacks(names) = &state {
            let names = names.join(", ");
            return Some(
                view! { <p class="hint">{texts.say_with("ready-lacks", &[("names", names.into())])}</p> }.into_any(),
            );
        }
        let text = session.glance(|sight| with_words(session, sight, |words| sentence(&body, words)));
        let away = (!away.is_empty()).then(|| {
            let pipelines = away.join(", ");
            view! { <p class="hint">{texts.say_with("ready-away", &[("pipelines", pipelines.into())])}</p> }
        });
        let act = match state {
            State::Taken(rule) => {
                let mine = session.glance(|sight| sight.name(rule));
                view! {
                    <p class="actions" role="status">
                        {texts.say("ready-taken")}" "<A href=format!("/rules/{rule}")>{mine}</A>
                    </p>
                }
                .into_any()
            }
            _ => {
                let label = texts.say_with("ready-take-named", &[("name", name().into())]);
                let take = move |_| take(session, word, name(), offer);
                view! {
                    <p class="actions">
                        <button class="button" aria-label=label on:click=take>{texts.say("ready-take")}</button>
                    </p>
                }
                .into_any()
            }
        };
        let picture = rule_picture(session, &body);
        let title = view! { <span>{texts.say("what-if")}</span> }.into_any();
        let tried = unfold(title, move || try_on_past(session, body.clone()));
        Some(view! { <div><p class="rule-sentence">{text}</p>{away}{act}{tried}</div>{picture} }.into_any())
    };
    view! { <li data-ready=word><h3>{name}</h3>{told}</li> }
}

fn take(session: Session, word: &'static str, name: String, offer: Memo<Option<Offer>>) {
    let Some(Offer { body, .. }) = offer.get_untracked() else { return };
    session.dispatch_then(Command::SaveRule(SaveRule { rule: None, name, body }), move |_| {
        session.tell(ToastKind::Done, session.say("rules-saved-off"));
        // In the place of the button stands the way to the rule.
        page::focus_soon(format!("[data-ready='{word}'] a"));
    });
}
