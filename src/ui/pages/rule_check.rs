//! What the check of all rules found: which rules, and by what they do.

use crate::model::RecordId;
use crate::ui::app::use_session;
use crate::ui::forms::wrong_words;
use crate::ui::parts::{icon, with_words};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::check_rules::{Doing, Told, check_rules};
use crate::views::sentence::does;
use crate::views::tasks::Named;
use leptos::prelude::*;

/// The findings; nothing when there is none.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let session = use_session();
    let found = session.look_afterwards(check_rules);
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <section class="findings" aria-labelledby="findings">
                <div class="section-head">
                    <h2 id="findings">{move || session.say("findings-title")}</h2>
                    <span class="count">{move || found.with(Vec::len)}</span>
                </div>
                <ul class="lines">
                    {move || found.get().into_iter().map(|told| one(session, told)).collect_view()}
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

fn one(session: Session, told: Told) -> AnyView {
    let (text, of): (String, Vec<AnyView>) = match told {
        Told::Circle(steps) => {
            (session.say("findings-circle"), steps.iter().map(|step| doing(session, step)).collect())
        }
        Told::Contradiction(both) => {
            (session.say("findings-contradiction"), both.iter().map(|one| doing(session, one)).collect())
        }
        Told::Never(rule, name) => (session.say("findings-never"), vec![link(rule, name)]),
        Told::Twice(number, records) => {
            let text = session.voice().texts.say_with("findings-twice", &[("number", number.into())]);
            let to = |to: Named| view! { <A href=format!("/record/{}", to.id)>{to.name}</A> }.into_any();
            (text, records.into_iter().map(to).collect())
        }
        Told::Unfit(rule, name, wrong) => (wrong_words(session, &wrong), vec![link(rule, name)]),
    };
    view! {
        <li class="finding">
            {icon("circle-alert")}
            <div>
                <p>{text}</p>
                <ol>{of.into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view()}</ol>
            </div>
        </li>
    }
    .into_any()
}

/// “Quote sent”: move it to “Negotiation”.
fn doing(session: Session, doing: &Doing) -> AnyView {
    let step = session.glance(|sight| with_words(session, sight, |words| does(&doing.step, &doing.body, words)));
    view! { {link(doing.rule, doing.name.clone())}": "{step} }.into_any()
}

fn link(rule: RecordId, name: String) -> AnyView {
    view! { <A href=format!("/rules/{rule}")>{name}</A> }.into_any()
}
