//! What awaits that somebody agrees: the request, to be sent to that person, and the answer, by one press.

use super::outbox::{channel_picture, copied};
use crate::commands::Command;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{icon, moment};
use crate::ui::router::A;
use crate::ui::session::{Session, ToastKind};
use crate::views::approvals::{Approval, approval, approvals};
use crate::views::links::Link;
use crate::views::outbox::link;
use leptos::prelude::*;

/// All that wait, with the requests; nothing when none does.
#[component]
pub fn Approvals() -> impl IntoView {
    let session = use_session();
    let found = Memo::new(move |_| session.look(approvals));
    let all = move || {
        let ids: Vec<RecordId> = found.with(|found| found.iter().map(|approval| approval.of.id).collect());
        (ids.len() > 1).then(|| view! { <p class="actions">{answers(session, ids, "")}</p> })
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <section class="part approvals">
                <div class="section-head bare">
                    <h2>{move || session.say("approvals-title")}</h2>
                    <span class="count">{move || found.with(Vec::len)}</span>
                </div>
                {all}
                <ul>
                    <For each=move || found.get() key=Clone::clone let:approval>
                        <li>{request(session, &approval)}</li>
                    </For>
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

/// What one record awaits, on its own page, with the answers.
#[component]
pub fn Awaits(id: RecordId) -> impl IntoView {
    let session = use_session();
    let found = Memo::new(move |_| session.look(|sight| approval(sight, id)));
    move || {
        found.get().map(|approval| {
            view! {
                <div class="notice awaits" role="group" aria-label=session.say("approvals-title")>
                    <p>{icon("hourglass")}{asked(session, &approval)}</p>
                    <p class="actions">
                        {answers(session, vec![id], &approval.of.name)}
                        <A href="/outbox" attr:class="button quiet small">{session.say("approvals-to-request")}</A>
                    </p>
                </div>
            }
        })
    }
}

/// The request to one person, and the answers.
fn request(session: Session, approval: &Approval) -> AnyView {
    let texts = session.voice().texts;
    let letter = letter(session, approval);
    let subject = texts.say_with("approval-subject", &[("name", Arg::from(approval.of.name.as_str()))]);
    let reach = approval.reach.as_ref();
    let opener = reach.and_then(|(channel, to)| link(channel, to, &subject, &letter)).and_then(Link::to).map(|link| {
        view! {
            <a class="button" href=link.address().to_owned() target="_blank" rel="noopener noreferrer">
                {texts.say("approvals-ask")}
            </a>
        }
    });
    let to_someone = approval.approver.is_some();
    let unreachable =
        (to_someone && opener.is_none()).then(|| view! { <p class="hint">{texts.say("approvals-no-address")}</p> });
    let picture = channel_picture(reach.map(|(channel, _)| channel.as_str()).unwrap_or_default());
    let (text, name) = (letter.clone(), approval.of.name.clone());
    let path = format!("/record/{}", approval.of.id);
    let said = format!("{} · {}", asked(session, approval), moment(session, approval.since));
    let answers = answers(session, vec![approval.of.id], &name);
    let copy = to_someone.then(|| {
        view! {
            <button class="button quiet" on:click=move |_| copied(session, text.clone())>
                {icon("copy")}{texts.say("outbox-copy")}
            </button>
        }
    });
    view! {
        <article class="letter">
            <header>
                {picture}
                <h2><A href=path>{name}</A></h2>
                <p class="hint">{said}</p>
            </header>
            {to_someone.then(|| view! { <blockquote class="letter-text">{letter}</blockquote> })}
            {unreachable}
            <div class="actions">
                {answers}
                {opener}
                {copy}
            </div>
        </article>
    }
    .into_any()
}

/// Who has to agree to what.
fn asked(session: Session, approval: &Approval) -> String {
    let texts = session.voice().texts;
    let stage = Arg::from(approval.stage.as_str());
    match &approval.approver {
        Some(person) => {
            let person = Arg::from(person.name.as_str());
            texts.say_with("approvals-who", &[("person", person), ("stage", stage)])
        }
        None => texts.say_with("approvals-nobody", &[("stage", stage)]),
    }
}

/// What the person is asked, as one writes it.
fn letter(session: Session, approval: &Approval) -> String {
    let voice = session.voice();
    let person = approval.approver.as_ref().map(|person| person.name.as_str()).unwrap_or_default();
    let greeting = voice.texts.say_with("approval-greeting", &[("person", Arg::from(person))]);
    let args = [
        ("name", Arg::from(approval.of.name.as_str())),
        ("from", Arg::from(approval.stands.as_str())),
        ("stage", Arg::from(approval.stage.as_str())),
    ];
    let worth = approval.worth.map(|money| voice.formats.money(money.minor, money.currency.bytes()));
    let facts: Vec<String> =
        [Some(approval.whom.clone()), worth].into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    let lines = [
        greeting,
        voice.texts.say_with("approval-letter", &args),
        facts.join(", "),
        voice.texts.say("approval-answer"),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Yes and no. `name` is what they are known by when read out; of several they say how many.
fn answers(session: Session, ids: Vec<RecordId>, name: &str) -> AnyView {
    let texts = session.voice().texts;
    let n = [("n", Arg::from(ids.len()))];
    let several = ids.len() > 1;
    let one = |agreed: bool| {
        let label = match (agreed, several) {
            (true, false) => texts.say("approvals-yes"),
            (true, true) => texts.say_with("runs-yes-all", &n),
            (false, false) => texts.say("approvals-no"),
            (false, true) => texts.say_with("runs-no-all", &n),
        };
        let spoken = if several { label.clone() } else { format!("{label}: {name}") };
        let ids = ids.clone();
        let press = move |_| {
            session.dispatch_then(Command::Answer { ids: ids.clone(), agreed }, move |_| {
                let said = if agreed { session.say("approvals-agreed") } else { session.say("approvals-declined") };
                session.tell(ToastKind::Done, said);
            });
        };
        view! { <button class="button small" class:primary=agreed && !several class:quiet=!agreed aria-label=spoken on:click=press>{label}</button> }
    };
    view! { {one(true)}{one(false)} }.into_any()
}
