//! The process description, to be read, saved and printed; and each pipeline and each rule as a picture on a page of its own.

mod document;
mod pipeline;

use crate::browser::page;
use crate::model::{Kind, RecordId, Records};
use crate::ui::app::use_session;
use crate::ui::parts::{rule_picture, with_words};
use crate::ui::router::{A, use_router};
use crate::ui::session::Session;
use crate::views::rules::rule;
use crate::views::sentence::sentence;
use leptos::prelude::*;

/// What is seen at the path: the description, or one picture.
#[component]
pub fn Process() -> impl IntoView {
    let session = use_session();
    let router = use_router();
    let of = router.param();
    if of.is_empty() {
        return document::view(session);
    }
    let id = of.parse::<RecordId>().ok();
    let kind = Memo::new(move |_| session.look(|sight| id.and_then(|id| sight.records.get(id).map(|one| one.kind))));
    let seen = move || match (id, kind.get()) {
        (Some(id), Some(Kind::Pipeline)) => pipeline::view(session, id),
        (Some(id), Some(Kind::Rule)) => of_rule(session, id),
        _ => view! { <div class="page-body"><p class="page-main">{session.say("frame-record-gone")}</p></div> }
            .into_any(),
    };
    view! { {seen} }.into_any()
}

/// Puts what is seen on paper.
fn print(session: Session) -> AnyView {
    view! { <button class="button" on:click=move |_| page::print()>{move || session.say("diagram-print")}</button> }
        .into_any()
}

/// One rule: its sentence and its path.
fn of_rule(session: Session, id: RecordId) -> AnyView {
    let row = Memo::new(move |_| session.look(|sight| rule(sight, id)));
    let name = move || row.get().map(|row| row.name).unwrap_or_default();
    let seen = move || match row.get().and_then(|row| row.body) {
        Some(body) => {
            let text = session.glance(|sight| with_words(session, sight, |words| sentence(&body, words)));
            view! { <p class="rule-sentence">{text}</p>{rule_picture(session, &body)} }.into_any()
        }
        None => view! { <p>{session.say("rules-unreadable")}</p> }.into_any(),
    };
    view! {
        <header class="page-head">
            <p><A href=format!("/rules/{id}")>{move || session.say("rules-title")}</A></p>
            <h1>{name}</h1>
            <div class="actions">{print(session)}</div>
        </header>
        <div class="page-body"><div class="page-main process">{seen}</div></div>
    }
    .into_any()
}
