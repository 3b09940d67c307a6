//! Payments that are for nothing yet: for each the likeliest deal or order, for the person to confirm, and
//! a way to choose another. Until then no rule hears of them.

use crate::commands::Command;
use crate::exchange::import::{Evidence, Suggestion, match_payments};
use crate::model::schema::{ABOUT, AMOUNT, PAID_ON, PAYER, REFERENCE};
use crate::model::{RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::Finder;
use crate::ui::router::A;
use crate::ui::session::{Phase, Session, ToastKind};
use crate::views::{Sight, payments};
use leptos::prelude::*;

/// How many are shown; the next come when these are settled.
const MOST: usize = 50;

/// One payment that waits.
#[derive(Clone, PartialEq)]
struct Waiting {
    id: RecordId,
    /// Amount, day, payer and reference, as they are read.
    amount: String,
    line: String,
    suggestion: Option<(Evidence, RecordId, String)>,
}

/// The page of payments to confirm.
#[component]
pub fn Payments() -> impl IntoView {
    let session = use_session();
    let count = Memo::new(move |_| session.look(payments::unsettled));
    let seen = Memo::new(move |_| session.look(|sight| waiting(session, sight)));
    let empty = Memo::new(move |_| matches!(session.phase.get(), Phase::Ready) && seen.with(Vec::is_empty));
    let more = move || {
        let more = count.get().saturating_sub(seen.with(Vec::len));
        (more > 0).then(|| {
            let text = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more))]);
            view! { <p class="hint">{text}</p> }
        })
    };
    view! {
        <header class="page-head"><h1>{move || session.say("payments-title")}</h1></header>
        <div class="page-body">
            <div class="page-main outbox">
                <Show when=move || empty.get()>
                    <p class="quiet-day">{move || session.say("payments-empty")}</p>
                </Show>
                <ul>
                    <For each=move || seen.get() key=|row| (row.id, row.suggestion.clone()) let:row>
                        <li><Payment row/></li>
                    </For>
                </ul>
                {more}
            </div>
        </div>
    }
    .into_any()
}

fn waiting(session: Session, sight: Sight<'_>) -> Vec<Waiting> {
    let suggestions = match_payments(sight.records);
    let formats = session.voice().formats;
    let row = |id: RecordId| {
        let payment = sight.records.get(id)?;
        let amount = payment.get(AMOUNT).and_then(Value::as_money)?;
        let day = payment.get(PAID_ON).and_then(Value::as_day).map(|day| formats.day(day.0));
        let texts = [day.as_deref().unwrap_or_default(), payment.text(PAYER), payment.text(REFERENCE)];
        let line: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        let found = suggestions.iter().find(|suggestion| suggestion.payment == id);
        Some(Waiting {
            id,
            amount: formats.money(amount.minor, amount.currency.bytes()),
            line: line.join(" · "),
            suggestion: found.map(|Suggestion { about, evidence, .. }| (*evidence, *about, sight.name(*about))),
        })
    };
    // Those with a proposal first, the surest before the others.
    let mut ids: Vec<RecordId> = suggestions.iter().map(|suggestion| suggestion.payment).take(MOST).collect();
    let known = ids.len();
    let rest = payments::unsettled_ids(sight).filter(|id| !ids[..known].contains(id)).take(MOST - known);
    let rest: Vec<RecordId> = rest.collect();
    ids.extend(rest);
    ids.into_iter().filter_map(row).collect()
}

#[component]
fn Payment(row: Waiting) -> impl IntoView {
    let session = use_session();
    let choosing = RwSignal::new(false);
    let payment = row.id;
    let (title, spoken) = (row.amount.clone(), row.amount.clone());
    let proposal = match &row.suggestion {
        Some((evidence, about, name)) => {
            let (about, name, link) = (*about, name.clone(), name.clone());
            let why = why(session, *evidence);
            view! {
                <p>
                    {session.say("payments-for")}" "<A href=format!("/record/{about}")>{link}</A>
                    <span class="hint">" – "{why}</span>
                </p>
                <div class="actions">
                    <button class="button primary" on:click=move |_| settle(session, payment, about, name.clone())>
                        {session.say("payments-confirm")}
                    </button>
                    <button class="button" on:click=move |_| choosing.set(true)>{session.say("payments-another")}</button>
                </div>
            }
            .into_any()
        }
        None => view! {
            <p class="hint">{session.say("payments-unknown")}</p>
            <div class="actions">
                <button class="button" on:click=move |_| choosing.set(true)>{session.say("payments-choose")}</button>
            </div>
        }
        .into_any(),
    };
    let on_pick = Callback::new(move |(about, name)| settle(session, payment, about, name));
    view! {
        <article class="letter" aria-label=spoken>
            <header><h2>{title}</h2><p class="hint">{row.line}</p></header>
            {proposal}
            <Show when=move || choosing.get()>
                <Finder label=session.say("payments-find") find=payments::candidates on_pick/>
            </Show>
        </article>
    }
}

/// The person says what a payment is for; then the rules hear that it came.
fn settle(session: Session, payment: RecordId, about: RecordId, name: String) {
    let command = Command::Edit { ids: vec![payment], fields: vec![(ABOUT, Some(Value::Ref(about)))] };
    session.dispatch_then(command, move |_| {
        let text = session.voice().texts.say_with("payments-settled", &[("name", Arg::from(name))]);
        session.tell(ToastKind::Done, text);
    });
}

fn why(session: Session, evidence: Evidence) -> String {
    match evidence {
        Evidence::InvoiceAndBalance => session.say("payments-invoice-and-balance"),
        Evidence::Invoice => session.say("payments-invoice"),
        Evidence::BalanceAndPayer => session.say("payments-balance-and-payer"),
    }
}
