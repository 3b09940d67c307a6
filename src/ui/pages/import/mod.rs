//! Import of a table: choose a file or paste, say what its columns are, see what would become of it, take it in.
//! What was pasted is a file like any other. It is read in the Worker; the page sees what comes of it.

mod choose;
mod columns;
mod desk;
mod doubts;
mod preview;
mod worded;
mod written;

use crate::browser::{clipboard, received};
use crate::exchange::csv::Encoding;
use crate::model::Kind;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::router::A;
use choose::Choose;
use columns::Columns;
use desk::{Desk, Step};
use doubts::{Doubles, Doubts};
use leptos::prelude::*;
use preview::{Counted, OnlyKnown, Pages, PreviewTable, Problems, totals};
use written::EncodingField;

/// The import screen.
#[component]
pub fn Import() -> impl IntoView {
    let session = use_session();
    let desk = Desk::begin(session);
    // Opened with the app, or shared with it: as if it were chosen here.
    if let Some(file) = received::take() {
        desk.choose(file);
    }
    // Owned by the page, so that it ends with it.
    StoredValue::new_local(clipboard::hear_pasted(move |pasted| desk.paste(pasted)));
    let fault = move || {
        desk.fault.get().map(|fault| view! { <div class="notice" role="alert" data-tone="late"><p>{fault}</p></div> })
    };
    view! {
        <header class="page-head"><h1>{move || session.say("import-title")}</h1></header>
        <div class="page-body">
            <div class="page-main import">
                {fault}
                {move || match desk.step.get() {
                    Step::Choose => view! { <Choose desk/> }.into_any(),
                    Step::Reading => {
                        let file = [("file", Arg::from(desk.file.get()))];
                        view! { <p role="status">{session.voice().texts.say_with("import-reading", &file)}</p> }.into_any()
                    }
                    Step::Unreadable(encoding) => view! { <Unreadable desk encoding/> }.into_any(),
                    Step::Map => view! { <Map desk/> }.into_any(),
                    Step::Running(done, total) => view! { <Running desk done total/> }.into_any(),
                    Step::Done(counted) => view! { <Finished desk counted/> }.into_any(),
                }}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Unreadable(desk: Desk, encoding: Encoding) -> impl IntoView {
    view! {
        <EncodingField desk now=Signal::stored(Some(encoding)) at_hand=true/>
        <p class="actions">
            <button class="button" on:click=move |_| desk.again()>{desk.session.say("common-cancel")}</button>
        </p>
    }
}

#[component]
fn Map(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let rows = move || desk.preview.with(|preview| preview.as_ref().map_or(0, |p| p.counts.created + p.counts.updated));
    view! {
        <Columns desk/>
        <div aria-live="polite">
            {move || desk.preview.with(|preview| preview.as_ref().map(|preview| totals(session, &preview.counts)))}
        </div>
        // Above the rows, which may be many: nobody takes them in without having seen it.
        <Doubts desk/>
        <OnlyKnown desk/>
        <section>{move || desk.preview.get().map(|preview| view! { <PreviewTable desk preview/> })}</section>
        <Pages desk/>
        <Problems desk/>
        <p class="actions">
            <button class="button primary" disabled=move || rows() == 0 on:click=move |_| desk.run()>
                {move || session.voice().texts.say_with("import-run", &[("n", Arg::from(rows() as f64))])}
            </button>
            <button class="button" on:click=move |_| desk.again()>{session.say("common-cancel")}</button>
        </p>
    }
}

#[component]
fn Running(desk: Desk, done: u64, total: u64) -> impl IntoView {
    let session = desk.session;
    let file = [("file", Arg::from(desk.file.get_untracked()))];
    view! {
        <p role="status">{session.voice().texts.say_with("import-reading", &file)}</p>
        <progress max=total.to_string() value=done.to_string()></progress>
        <p class="actions">
            <button class="button" on:click=move |_| desk.cancel()>{session.say("common-cancel")}</button>
        </p>
    }
}

#[component]
fn Finished(desk: Desk, counted: Counted) -> impl IntoView {
    let session = desk.session;
    let records = counted.created + counted.updated;
    view! {
        <div class="notice" role="status" data-tone="good">
            <p>{desk.taken(records)}</p>
            <p>{counted.done(session)}</p>
            <p class="actions">
                {way_on(desk)}
                <button class="button" on:click=move |_| session.undo()>{session.say("frame-undo")}</button>
                <button class="button primary" on:click=move |_| desk.again()>{session.say("import-another")}</button>
            </p>
        </div>
        <Doubles desk counted/>
        <Problems desk/>
    }
}

/// Where that is what was taken in.
fn way_on(desk: Desk) -> Option<impl IntoView> {
    let kind = desk.mapping.with_untracked(|mapping| mapping.as_ref().map(|mapping| mapping.kind))?;
    let place = match kind {
        Kind::Deal => "/deals",
        Kind::Order => "/orders",
        Kind::Ticket => "/tickets",
        Kind::Lead => "/leads",
        Kind::Contact => "/contacts",
        Kind::Company => "/companies",
        Kind::Person => "/people",
        Kind::Product => "/products",
        Kind::Payment => "/payments",
        _ => return None,
    };
    let name = desk.session.voice().texts.say_named("kinds", kind.name(), &[]);
    Some(view! { <A href=place attr:class="button">{name}</A> })
}
