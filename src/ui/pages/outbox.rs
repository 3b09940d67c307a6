//! The Outbox. A link opens the person's own program; whether it was sent, the person says. What waits is read and mended
//! where it stands; what was sent stands below, day by day.

use super::approvals::Approvals;
use crate::browser::clipboard;
use crate::commands::Command;
use crate::model::schema::{CHANNEL, SUBJECT, TEXT, TO, builtin_row};
use crate::model::{Day, FieldId, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{InPlace, day_in_words, fresh_id, icon, moment, worded};
use crate::ui::router::A;
use crate::ui::session::{Phase, Session, ToastKind, offset_minutes};
use crate::views::days::by_day;
use crate::views::outbox::{self, Letter};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many of those said to be sent are added at once.
const AT_ONCE: usize = 50;

/// The page of messages.
#[component]
pub fn Outbox() -> impl IntoView {
    let session = use_session();
    let most = RwSignal::new(AT_ONCE);
    // One more than is shown tells whether there are more.
    let seen = Memo::new(move |_| session.look(|sight| outbox::outbox(sight, most.get() + 1)));
    let waiting = Memo::new(move |_| seen.with(|seen| seen.waiting.iter().map(|letter| letter.id).collect::<Vec<_>>()));
    let sent = Memo::new(move |_| seen.with(|seen| seen.sent.iter().take(most.get()).cloned().collect::<Vec<_>>()));
    let older = move || seen.with(|seen| seen.sent.len()) > most.get();
    let empty = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready) && waiting.with(Vec::is_empty));
    let first = Memo::new(move |_| waiting.with(|waiting| waiting.first().copied()));
    let days = move || {
        let when = |letter: &Letter| letter.settled.unwrap_or(letter.prepared);
        let days = session.glance(|sight| by_day(sight, sent.get(), when));
        let of_day = |(day, letters): (Day, Vec<Letter>)| {
            let rows = letters.into_iter().map(|letter| said_sent(session, letter)).collect_view();
            view! { <h3>{day_in_words(session, day)}</h3><ul>{rows}</ul> }
        };
        days.into_iter().map(of_day).collect_view()
    };
    view! {
        <header class="page-head"><h1>{move || session.say("outbox-title")}</h1></header>
        <div class="page-body">
            <div class="page-main outbox">
                <Approvals/>
                <Show when=move || empty.get()>{nothing(session)}</Show>
                <ul>
                    <For each=move || waiting.get() key=|id| *id let:id>
                        <li><Waiting id seen first/></li>
                    </For>
                </ul>
                <Show when=move || !sent.with(Vec::is_empty)>
                    <section class="part">
                        <div class="section-head bare"><h2>{move || session.say("outbox-you-sent")}</h2></div>
                        <div class="timeline">{days}</div>
                        <Show when=older>
                            <button class="button" on:click=move |_| most.update(|most| *most += AT_ONCE)>
                                {move || session.say("history-older")}
                            </button>
                        </Show>
                    </section>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

/// That nothing waits, and how messages come here.
fn nothing(session: Session) -> impl IntoView {
    view! {
        <div class="nothing">
            <p><strong>{move || session.say("outbox-empty")}</strong>" "{move || session.say("outbox-how")}</p>
            <p class="actions">
                <A href="/rules" attr:class="button">{icon("zap")}{move || session.say("outbox-to-rules")}</A>
            </p>
        </div>
    }
}

#[component]
fn Waiting(id: RecordId, seen: Memo<outbox::Outbox>, first: Memo<Option<RecordId>>) -> impl IntoView {
    let session = use_session();
    let letter = Memo::new(move |_| seen.with(|seen| seen.waiting.iter().find(|letter| letter.id == id).cloned()));
    let opened = RwSignal::new(false);
    let settle = move |sent: bool| {
        session.dispatch_then(Command::Message { message: id, sent }, move |_| {
            let text = if sent { session.say("outbox-you-sent") } else { session.say("outbox-dropped") };
            session.tell(ToastKind::Done, text);
        });
    };
    let copy = move |_| {
        let text = letter.with_untracked(|letter| letter.as_ref().map(|letter| letter.text.clone()));
        copied(session, text.unwrap_or_default());
    };
    let head = move || {
        letter.get().map(|letter| {
            let title = match letter.about.clone() {
                Some(about) => view! { <A href=format!("/record/{}", about.id)>{about.name}</A> }.into_any(),
                None => {
                    let to = [("name", Arg::from(letter.to.as_str()))];
                    session.voice().texts.say_with("outbox-to", &to).into_any()
                }
            };
            view! { {channel_picture(&letter.channel)}<h2>{title}</h2><p class="hint">{about(session, &letter)}</p> }
        })
    };
    // Which lines it has follows from its channel, which stays.
    let mail = letter.with_untracked(|letter| letter.as_ref().is_some_and(|letter| letter.channel == "email"));
    let line = move |field: FieldId, of: fn(&Letter) -> &str| {
        let text = Memo::new(move |_| letter.with(|letter| letter.as_ref().map(of).unwrap_or_default().to_owned()));
        written(session, id, field, text)
    };
    let subject = mail.then(|| line(SUBJECT, |letter| &letter.subject));
    let opener = move || letter.get().map(|letter| opener(session, &letter, opened, first.get() == Some(id)));
    view! {
        <article class="letter">
            <header>{head}</header>
            <dl class="facts letter-text">
                {line(TO, |letter| &letter.to)}{subject}{line(TEXT, |letter| &letter.text)}
            </dl>
            <div class="actions">
                {opener}
                <button class="button" on:click=move |_| settle(true)>{move || session.say("outbox-mark-sent")}</button>
                <button class="button quiet" on:click=copy>{icon("copy")}{move || session.say("outbox-copy")}</button>
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

/// The channel, and who prepared it when.
fn about(session: Session, letter: &Letter) -> String {
    let texts = session.voice().texts;
    let mut said = vec![channel(session, letter)];
    if !letter.rule.is_empty() {
        said.push(texts.say_with("outbox-by-rule", &[("rule", Arg::from(letter.rule.as_str()))]));
    }
    said.push(texts.say_with("outbox-prepared", &[("when", Arg::from(moment(session, letter.prepared)))]));
    said.join(" · ")
}

fn channel(session: Session, letter: &Letter) -> String {
    builtin_row(CHANNEL).map(|row| worded(session, &row, &letter.channel)).unwrap_or_default()
}

/// Copies a text, and tells so.
pub(super) fn copied(session: Session, text: String) {
    spawn_local(async move {
        match clipboard::copy_text(&text).await {
            Ok(()) => session.tell(ToastKind::Told, session.say("outbox-copied")),
            Err(clipboard::NotCopied) => session.tell(ToastKind::Failed, session.say("list-not-copied")),
        }
    });
}

/// A channel as a picture.
pub(super) fn channel_picture(channel: &str) -> AnyView {
    match channel {
        "email" => icon("mail"),
        "phone" => icon("phone"),
        _ => icon("message-circle"),
    }
}

/// A line of a letter as it reads; pressed, it can be mended before it is sent.
fn written(session: Session, id: RecordId, field: FieldId, text: Memo<String>) -> Option<AnyView> {
    let row = builtin_row(field)?;
    let label = session.field_name(field);
    let label_id = fresh_id();
    let of = label_id.clone();
    let rest = Callback::new(move |begin: Callback<()>| {
        let own = fresh_id();
        let both = format!("{of} {own}");
        let class = move || if text.with(String::is_empty) { "value add" } else { "value" };
        let face = move || if text.with(String::is_empty) { session.say("common-add") } else { text.get() };
        view! {
            <button class=class data-edit="" id=own aria-labelledby=both on:click=move |_| begin.run(())>{face}</button>
        }
        .into_any()
    });
    Some(
        view! {
            <div class="fact">
                <dt id=label_id>{label.clone()}</dt>
                <dd><InPlace id field=row label rest/></dd>
            </div>
        }
        .into_any(),
    )
}

/// What opens it in the person's own program; why nothing does otherwise.
fn opener(session: Session, letter: &Letter, opened: RwSignal<bool>, first: bool) -> AnyView {
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
        <a class="button" class:primary=first href=link.address().to_owned() target="_blank" rel="noopener noreferrer"
            on:click=move |_| opened.set(true)>{word}</a>
    }
    .into_any()
}

/// One line: when, how, what, about what, to whom.
fn said_sent(session: Session, letter: Letter) -> impl IntoView {
    let title = [&letter.subject, &letter.text].into_iter().find(|text| !text.is_empty()).cloned();
    let title = title.as_deref().and_then(|text| text.lines().next()).map(str::to_owned);
    let link = letter.about.clone().map(|about| {
        view! { <A href=format!("/record/{}", about.id)>{about.name}</A> }
    });
    let time = letter
        .settled
        .map(|at| session.glance(|sight| session.voice().formats.time(at.0, offset_minutes(sight.zone, at))));
    view! {
        <li class="entry sent">
            <time>{time}</time>
            {channel_picture(&letter.channel)}
            <span class="sent-what">{title}</span>
            <span class="sent-about">{link}</span>
            <span class="sent-to">{letter.to}</span>
        </li>
    }
}
