//! The Outbox. A link opens the person's own program; whether it was sent, the person says.

use crate::commands::Command;
use crate::model::schema::{CHANNEL, SUBJECT, TEXT, TO, builtin_row};
use crate::model::{FieldId, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Editor, moment, worded};
use crate::ui::router::A;
use crate::ui::session::{Phase, Session, ToastKind};
use crate::views::outbox::{self, Letter};
use leptos::prelude::*;

/// How many of those said to be sent are listed.
const MOST: usize = 20;

/// The page of messages.
#[component]
pub fn Outbox() -> impl IntoView {
    let session = use_session();
    let seen = Memo::new(move |_| session.look(|sight| outbox::outbox(sight, MOST)));
    let waiting = Memo::new(move |_| seen.with(|seen| seen.waiting.iter().map(|letter| letter.id).collect::<Vec<_>>()));
    let sent = Memo::new(move |_| seen.with(|seen| seen.sent.clone()));
    let empty = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready) && waiting.with(Vec::is_empty));
    view! {
        <header class="page-head"><h1>{move || session.say("outbox-title")}</h1></header>
        <div class="page-body">
            <div class="page-main outbox">
                <Show when=move || empty.get()>
                    <p class="quiet-day">{move || session.say("outbox-empty")}</p>
                </Show>
                <ul>
                    <For each=move || waiting.get() key=|id| *id let:id>
                        <li><Waiting id seen/></li>
                    </For>
                </ul>
                <Show when=move || !sent.with(Vec::is_empty)>
                    <section class="part">
                        <div class="section-head"><h2>{move || session.say("outbox-you-sent")}</h2></div>
                        <ul class="lines">
                            {move || sent.get().into_iter().map(|letter| said_sent(session, letter)).collect_view()}
                        </ul>
                    </section>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Waiting(id: RecordId, seen: Memo<outbox::Outbox>) -> impl IntoView {
    let session = use_session();
    let letter = Memo::new(move |_| seen.with(|seen| seen.waiting.iter().find(|letter| letter.id == id).cloned()));
    let opened = RwSignal::new(false);
    let settle = move |sent: bool| {
        session.dispatch_then(Command::Message { message: id, sent }, move |_| {
            let text = if sent { session.say("outbox-you-sent") } else { session.say("outbox-dropped") };
            session.tell(ToastKind::Done, text);
        });
    };
    let first = letter.get_untracked();
    let editors = first.as_ref().map(|letter| editors(session, letter));
    let title = move || {
        letter.get().map(|letter| {
            let to = [("name", Arg::from(letter.to.as_str()))];
            let title = session.voice().texts.say_with("outbox-to", &to);
            view! { <h2>{title}</h2><p class="hint">{about(session, &letter)}</p> }
        })
    };
    let opener = move || letter.get().map(|letter| opener(session, &letter, opened));
    view! {
        <article class="letter">
            <header>{title}</header>
            <div class="letter-text">{editors}</div>
            <div class="actions">
                {opener}
                <button class="button" on:click=move |_| settle(true)>{move || session.say("outbox-mark-sent")}</button>
                <button class="button quiet" on:click=move |_| settle(false)>{move || session.say("outbox-drop")}</button>
            </div>
            <div role="status">
                <Show when=move || opened.get()>
                    <div class="notice">
                        <p><strong>{move || session.say("outbox-ask")}</strong></p>
                        <p class="actions">
                            <button class="button primary" on:click=move |_| settle(true)>
                                {move || session.say("common-yes")}
                            </button>
                            <button class="button" on:click=move |_| opened.set(false)>
                                {move || session.say("outbox-not-yet")}
                            </button>
                        </p>
                    </div>
                </Show>
            </div>
        </article>
    }
    .into_any()
}

/// The channel, what it is about, and who prepared it when.
fn about(session: Session, letter: &Letter) -> AnyView {
    let texts = session.voice().texts;
    let link = letter.about.clone().map(|about| {
        view! { <A href=format!("/record/{}", about.id)>{about.name}</A>" · " }
    });
    let rule = (!letter.rule.is_empty()).then(|| {
        let text = texts.say_with("outbox-by-rule", &[("rule", Arg::from(letter.rule.as_str()))]);
        format!("{text} · ")
    });
    let when = texts.say_with("outbox-prepared", &[("when", Arg::from(moment(session, letter.prepared)))]);
    view! { {channel(session, letter)}" · "{link}{rule}{when} }.into_any()
}

fn channel(session: Session, letter: &Letter) -> String {
    builtin_row(CHANNEL).map(|row| worded(session, &row, &letter.channel)).unwrap_or_default()
}

/// What can be changed before it is sent.
fn editors(session: Session, letter: &Letter) -> AnyView {
    let id = letter.id;
    let editor = |field: FieldId, text: &str| {
        let row = builtin_row(field)?;
        let on_change = Callback::new(move |value: Option<Value>| {
            session.dispatch(Command::Edit { ids: vec![id], fields: vec![(field, value)] });
        });
        Some(view! { <Editor label=session.field_name(field) field=row value=Value::text(text) on_change/> })
    };
    let subject = (letter.channel == "email").then(|| editor(SUBJECT, &letter.subject)).flatten();
    view! { {editor(TO, &letter.to)}{subject}{editor(TEXT, &letter.text)} }.into_any()
}

/// What opens it in the person's own program; why nothing does otherwise.
fn opener(session: Session, letter: &Letter, opened: RwSignal<bool>) -> AnyView {
    let texts = session.voice().texts;
    let channel = channel(session, letter);
    let Some(link) = letter.link.clone() else {
        let args = [("channel", Arg::from(channel)), ("to", Arg::from(letter.to.as_str()))];
        return view! { <p class="field-fault">{texts.say_with("outbox-no-link", &args)}</p> }.into_any();
    };
    let word = match letter.channel.as_str() {
        "email" => texts.say("outbox-open-mail"),
        "phone" => texts.say("outbox-open-phone"),
        "sms" => texts.say("outbox-open-sms"),
        _ => texts.say_with("outbox-open-in", &[("channel", Arg::from(channel))]),
    };
    view! {
        <a class="button primary" href=link.address().to_owned() target="_blank" rel="noopener noreferrer"
            on:click=move |_| opened.set(true)>{word}</a>
    }
    .into_any()
}

fn said_sent(session: Session, letter: Letter) -> impl IntoView {
    let texts = session.voice().texts;
    let title = [letter.subject.clone(), letter.text.clone()].into_iter().find(|text| !text.is_empty());
    let to = texts.say_with("outbox-to", &[("name", Arg::from(letter.to.as_str()))]);
    let link = letter.about.clone().map(|about| {
        view! { <A href=format!("/record/{}", about.id)>{about.name}</A>" · " }
    });
    view! {
        <li class="told">
            <div>
                <p>{title}</p>
                <p class="hint">{link}{to}" · "{letter.settled.map(|at| moment(session, at))}</p>
            </div>
        </li>
    }
}
