//! What stands beside a record: what comes next, whom it concerns, what belongs to it, the messages about it.

use crate::model::RecordId;
use crate::model::{FieldType, Records, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{asks, could_not, icon, moment, move_over_act, open_run_acts, with_words};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::links::of_value;
use crate::views::outbox;
use crate::views::record::{self, Client, Coming};
use crate::views::sentence::waits_for;
use leptos::prelude::*;

/// How many records that belong here are listed.
const MOST: usize = 50;

/// What the rules will do if nothing else happens.
#[component]
pub fn Coming(id: RecordId) -> impl IntoView {
    let session = use_session();
    let coming = Memo::new(move |_| session.look(|sight| record::coming(sight, id)));
    view! {
        <Show when=move || !coming.with(Vec::is_empty)>
            <section>
                <div class="section-head">
                    <h2>{move || session.say("record-what-next")}</h2>
                    <span>{move || session.say("record-what-next-if")}</span>
                </div>
                <ol class="coming">
                    {move || coming.get().into_iter().map(|next| comes(session, id, next)).collect_view()}
                </ol>
            </section>
        </Show>
    }
    .into_any()
}

/// What falls due; a run that is open says what for, with what one can do with it.
fn comes(session: Session, id: RecordId, next: Coming) -> AnyView {
    let when = next.at.map(|at| moment(session, at));
    let waits = next.waits.map(|(run, wait)| {
        let said = session.glance(|sight| {
            let kind = sight.records.kind(id)?;
            Some(with_words(session, sight, |words| waits_for(&wait, kind, words)))
        });
        let over = next.newer.map(|version| move_over_act(session, run, version, &next.name));
        view! { <p class="hint">{said}</p>{open_run_acts(session, vec![run], "waiting", &next.name)}{over} }
    });
    let open = next.open.map(|(run, status)| {
        let said = if status == "asked" { asks(session, run) } else { could_not(session, run) };
        view! { <p class="hint">{said}</p>{open_run_acts(session, vec![run], &status, &next.name)} }
    });
    view! {
        <li>
            <span class="when">{when}</span>
            <div><p>{icon("zap")}<A href=format!("/rules/{}", next.rule)>{next.name.clone()}</A></p>{waits}{open}</div>
        </li>
    }
    .into_any()
}

/// The contact and the company.
#[component]
pub fn Clients(id: RecordId) -> impl IntoView {
    let session = use_session();
    let clients = Memo::new(move |_| session.look(|sight| record::clients(sight, id)));
    move || clients.get().into_iter().map(|client| one(session, client)).collect_view()
}

fn one(session: Session, client: Client) -> AnyView {
    let title = session.voice().texts.say_named("kind", client.who.kind.name(), &[]);
    let way = |picture: AnyView, holds: FieldType, text: String| {
        (!text.is_empty()).then(|| {
            let link = of_value(holds, &Value::from(text.as_str()));
            let shown = match link {
                Some(link) => view! {
                    <a href=link.address().to_owned() target="_blank" rel="noopener noreferrer">{text}</a>
                }
                .into_any(),
                None => view! { <span>{text}</span> }.into_any(),
            };
            view! { <p>{picture}{shown}</p> }
        })
    };
    view! {
        <section>
            <div class="section-head"><h2>{title}</h2></div>
            <div class="client">
                <p class="who"><A href=format!("/record/{}", client.who.id)>{client.who.name}</A>" "<span>{client.position}</span></p>
                {way(icon("phone"), FieldType::Phone, client.phone)}
                {way(icon("mail"), FieldType::Email, client.email)}
            </div>
        </section>
    }
    .into_any()
}

/// What refers to a contact or a company.
#[component]
pub fn Belonging(id: RecordId) -> impl IntoView {
    let session = use_session();
    let belonging = session.look_afterwards(move |sight| record::belonging(sight, id, MOST));
    view! {
        <Show when=move || belonging.with(|(_, count)| *count > 0)>
            <section>
                <div class="section-head"><h2>{move || session.say("record-related")}</h2></div>
                <ul class="lines">
                    {move || belonging.get().0.into_iter().map(|to| {
                        let kind = session.voice().texts.say_named("kind", to.kind.name(), &[]);
                        let name = if to.name.is_empty() { kind.clone() } else { to.name };
                        view! { <li><A href=format!("/record/{}", to.id)>{name}</A>" "<span class="hint">{kind}</span></li> }
                    }).collect_view()}
                </ul>
                {move || {
                    let more = belonging.with(|(shown, count)| count.saturating_sub(shown.len()));
                    let text = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more))]);
                    (more > 0).then(|| view! { <p class="hint">{text}</p> })
                }}
            </section>
        </Show>
    }
    .into_any()
}

/// The messages about it.
#[component]
pub fn Messages(id: RecordId) -> impl IntoView {
    let session = use_session();
    let letters = Memo::new(move |_| session.look(|sight| outbox::about(sight, id)));
    view! {
        <Show when=move || !letters.with(Vec::is_empty)>
            <section>
                <div class="section-head"><h2>{move || session.say("kinds-message")}</h2></div>
                <ul class="lines">
                    {move || letters.get().into_iter().map(|letter| {
                        let title = if letter.subject.is_empty() { letter.text.clone() } else { letter.subject.clone() };
                        view! { <li><A href="/outbox">{title}</A>" "<span class="hint">{state(session, &letter)}</span></li> }
                    }).collect_view()}
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

fn state(session: Session, letter: &outbox::Letter) -> String {
    let texts = session.voice().texts;
    match (letter.status.as_str(), letter.settled) {
        ("said-sent", Some(at)) => texts.say_with("outbox-you-sent-at", &[("when", Arg::from(moment(session, at)))]),
        ("said-sent", None) => texts.say("outbox-you-sent"),
        ("dropped", _) => texts.say("outbox-dropped"),
        _ => texts.say_with("outbox-prepared", &[("when", Arg::from(moment(session, letter.prepared)))]),
    }
}
