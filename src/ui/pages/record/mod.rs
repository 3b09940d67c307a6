//! The page of one record, whatever its kind: what it is and where it stands at the top; what is to be done and what
//! happened in the middle; what it holds on one side, what comes next and whom it concerns on the other.

mod beside;
mod duplicates;
mod facts;
mod head;
mod money;
mod next;
mod path;
mod timeline;
mod usual;
mod why_not;

use crate::journal::ChangeSet;
use crate::model::{Kind, RecordId, Records};
use crate::ui::app::use_session;
use crate::ui::forms::{LogForm, ResultDialog, TaskLine};
use crate::ui::router::use_router;
use crate::ui::session::{Phase, Session};
use crate::views::{record, tasks};
use leptos::prelude::*;
use leptos::task::spawn_local;
use timeline::Story;

/// What the journal says of a record.
type History = RwSignal<Vec<(u64, ChangeSet)>>;

/// The page under `/record/:id`.
#[component]
pub fn RecordPage() -> impl IntoView {
    match use_router().param().parse::<RecordId>() {
        Ok(id) => view! { <Sheet id/> }.into_any(),
        Err(_) => view! { <Gone/> }.into_any(),
    }
}

#[component]
fn Gone() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="page-main">
            <h1>{move || session.say("common-deleted")}</h1>
            <p>{move || session.say("frame-record-gone")}</p>
        </div>
    }
}

#[component]
fn Sheet(id: RecordId) -> impl IntoView {
    let session = use_session();
    let there = Memo::new(move |_| session.look(|sight| sight.records.get(id).map(|record| record.kind)));
    let history = history(session, id);
    let all_read = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready));
    move || match there.get() {
        Some(kind) => view! { <Page id kind history/> }.into_any(),
        None if all_read.get() => view! { <Gone/> }.into_any(),
        None => view! { <div class="page-main"><p role="status">{session.say("frame-loading")}</p></div> }.into_any(),
    }
}

#[component]
fn Page(id: RecordId, kind: Kind, history: History) -> impl IntoView {
    let session = use_session();
    let story = Story::begin(session, id, history);
    let head = Memo::new(move |_| session.look(|sight| record::head(sight, id)));
    let is_subject = Memo::new(move |_| head.with(|head| head.as_ref().is_some_and(|head| head.is_subject)));
    let takes_money = Memo::new(move |_| head.with(|head| head.as_ref().is_some_and(|head| head.takes_money)));
    let asks = RwSignal::new(false);
    let on_logged = Callback::new(move |()| asks.set(true));
    // Read in this order; where each stands is said by the sheet of styles.
    view! {
        <head::Head id head story/>
        <div class="page-body record">
            <div class="record-now">
                <duplicates::Duplicates id/>
                <Show when=move || kind == Kind::Task><Doing id/></Show>
                <Show when=move || is_subject.get()>
                    <next::NextStep id asks/>
                    <LogForm about=id on_logged/>
                </Show>
            </div>
            <div class="record-story"><timeline::Timeline story/></div>
            <div class="record-beside">
                <beside::Coming id/>
                <Show when=move || takes_money.get()><money::Payments id/></Show>
                <beside::Clients id/>
                <beside::Belonging id/>
                <beside::Messages id/>
            </div>
            <div class="record-facts"><facts::Facts id kind story/></div>
        </div>
    }
    .into_any()
}

/// A task's own page: what one can do about it.
#[component]
fn Doing(id: RecordId) -> impl IntoView {
    let session = use_session();
    let task = Memo::new(move |_| session.look(|sight| tasks::task(sight, id)));
    let asked = RwSignal::new(None);
    view! {
        {move || task.get().map(|task| view! { <section class="part"><TaskLine task asked with_about=true/></section> })}
        <ResultDialog asked/>
    }
}

/// Reads the journal when the page opens, and again whenever the record differs.
fn history(session: Session, id: RecordId) -> History {
    let history = RwSignal::new(Vec::new());
    let asked = StoredValue::new(0_u32);
    let mark = Memo::new(move |_| {
        let last = session.look(|sight| sight.records.find(id).map(|record| record.last_stamp()));
        last.filter(|_| matches!(session.phase.get(), Phase::Ready))
    });
    Effect::new(move |_| {
        if mark.get().is_none() {
            return;
        }
        asked.update_value(|asked| *asked += 1);
        let own = asked.get_value();
        spawn_local(async move {
            let read = session.history(id).await;
            // The page may be left, or a later reading under way.
            if asked.try_get_value() != Some(own) {
                return;
            }
            match read {
                Ok(sets) => drop(history.try_set(sets)),
                Err(trouble) => session.tell_trouble(&trouble),
            }
        });
    });
    history
}
