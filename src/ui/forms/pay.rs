//! The form for a payment that came.

use crate::commands::Command;
use crate::model::schema::{AMOUNT, PAID_ON, PAYER, REFERENCE};
use crate::model::{FieldId, Money, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, Editor};
use crate::ui::session::ToastKind;
use leptos::prelude::*;
use std::collections::BTreeMap;

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
    let values = StoredValue::new(given.into_iter().flatten().collect::<BTreeMap<FieldId, Value>>());
    let editors = [AMOUNT, PAID_ON, PAYER, REFERENCE]
        .into_iter()
        .filter_map(|id| session.glance(|sight| sight.schema.field(id).map(std::borrow::Cow::into_owned)))
        .map(|field| {
            let id = field.id;
            let on_change = Callback::new(move |value: Option<Value>| {
                values.update_value(|values| match value {
                    Some(value) => drop(values.insert(id, value)),
                    None => drop(values.remove(&id)),
                });
            });
            let value = values.with_value(|values| values.get(&id).cloned());
            view! { <Editor label=session.field_name(id) field value required=id == AMOUNT on_change/> }
        })
        .collect_view();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((amount, command)) = values.with_value(|values| {
            let text = |field| values.get(&field).and_then(Value::as_text).unwrap_or_default().to_owned();
            let amount = values.get(&AMOUNT).and_then(Value::as_money)?;
            let paid_on = values.get(&PAID_ON).and_then(Value::as_day);
            let (reference, payer) = (text(REFERENCE), text(PAYER));
            Some((amount, Command::Pay { about: Some(about), amount, paid_on, reference, payer }))
        }) else {
            return;
        };
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
