//! What was paid, and what is still owed.

use crate::model::{Money, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::PayForm;
use crate::ui::router::A;
use crate::views::record;
use leptos::prelude::*;

/// The payments for a record.
#[component]
pub fn Payments(id: RecordId) -> impl IntoView {
    let session = use_session();
    let adding = RwSignal::new(false);
    let payments = Memo::new(move |_| session.look(|sight| record::payments(sight, id)));
    let owed = move || payments.with(|payments| payments.as_ref().and_then(|payments| payments.balance));
    let closed = Callback::new(move |()| adding.set(false));
    let share = Memo::new(move |_| payments.with(|payments| payments.as_ref().and_then(record::Payments::share)));
    view! {
        <section>
            <div class="section-head">
                <h2>{move || session.say("kinds-payment")}</h2>
                {move || share.get().map(|share| {
                    let percent = session.voice().formats.percent((100.0 * share).round());
                    view! { <span>{session.voice().texts.say_with("record-paid-share", &[("share", Arg::from(percent))])}</span> }
                })}
            </div>
            {move || share.get().map(|share| view! {
                <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="all" width="100" height="4"/>
                    <rect class="part" width=(100.0 * share.min(1.0)).to_string() height="4"/>
                </svg>
            })}
            {move || payments.get().map(|payments| {
                let voice = session.voice();
                let money = |money: Money| voice.formats.money(money.minor, money.currency.bytes());
                let rows = payments.rows.iter().map(|row| {
                    let day = row.day.map(|day| voice.formats.day(day.0));
                    view! {
                        <li class="payment">
                            <A href=format!("/record/{}", row.id)>{day}</A>
                            <span class="hint">{row.note.clone()}</span>
                            <span class="number">{row.amount.map(money)}</span>
                        </li>
                    }
                });
                let balance = payments.balance.map(|balance| view! {
                    <div><dt>{voice.texts.say("field-balance")}</dt><dd class="number">{money(balance)}</dd></div>
                });
                view! {
                    <ul class="lines">{rows.collect_view()}</ul>
                    <dl class="sums">
                        <div><dt>{voice.texts.say("field-paid")}</dt><dd class="number">{money(payments.paid)}</dd></div>
                        {balance}
                    </dl>
                }
            })}
            <p class="actions">
                <button class="button small" on:click=move |_| adding.set(true)>
                    {move || session.say("add-payment")}
                </button>
            </p>
            <Show when=move || adding.get()><PayForm about=id owed=owed() on_close=closed/></Show>
        </section>
    }
    .into_any()
}
