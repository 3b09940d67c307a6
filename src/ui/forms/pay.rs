//! The form for a payment that came.

use super::values::Values;
use crate::commands::Command;
use crate::model::schema::{AMOUNT, PAID_ON, PAYER, REFERENCE};
use crate::model::{Money, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::Dialog;
use crate::ui::session::ToastKind;
use leptos::prelude::*;

/// A dialog for a payment.
#[component]
pub fn PayForm(
    /// What it is for.
    about: RecordId,
    /// What is still owed.
    owed: Option<Money>,
    /// Called when the dialog is left.
    on_close: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let owed = owed.filter(|owed| owed.minor > 0).map(Value::Money);
    let today = session.glance(|sight| sight.today());
    let given = [owed.map(|owed| (AMOUNT, owed)), Some((PAID_ON, Value::Day(today)))];
    let values = Values::of(given.into_iter().flatten());
    let asked = [AMOUNT, PAID_ON, PAYER, REFERENCE];
    let editors = values.editors(session, &asked, |field| session.field_name(field), AMOUNT);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(amount) = values.get(AMOUNT).as_ref().and_then(Value::as_money) else { return };
        let paid_on = values.get(PAID_ON).as_ref().and_then(Value::as_day);
        let (reference, payer) = (values.text(REFERENCE), values.text(PAYER));
        let command = Command::Pay { about: Some(about), amount, paid_on, reference, payer };
        session.dispatch_then(command, move |_| {
            let voice = session.voice();
            let amount = voice.formats.money(amount.minor, amount.currency.bytes());
            let text = voice.texts.say_with("timeline-paid", &[("amount", Arg::from(amount))]);
            session.tell(ToastKind::Done, text);
            on_close.run(());
        });
    };
    view! {
        <Dialog title=session.say("add-payment") on_close>
            <form on:submit=save>
                <div class="dialog-body fields">{editors}</div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {session.say("common-cancel")}
                    </button>
                    <button type="submit" class="button primary">{session.say("common-save")}</button>
                </footer>
            </form>
        </Dialog>
    }
}
