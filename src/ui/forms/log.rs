//! The form for what happened with a client; once it is logged, the question for the next step.

use super::QuickTask;
use crate::commands::{Command, Log};
use crate::model::schema::{AT, DIRECTION, FORM, OUTCOME, TEXT};
use crate::model::{FieldId, RecordId, Value};
use crate::ui::app::use_session;
use crate::ui::parts::{Editor, talk};
use crate::ui::session::{Session, ToastKind};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The form, and after it the next step.
#[component]
pub fn LogForm(
    /// With which record it happened.
    about: RecordId,
) -> impl IntoView {
    let session = use_session();
    // Each round is a form of its own, so that it begins empty.
    let round = RwSignal::new(0_u32);
    let asks_next = RwSignal::new(false);
    let made = Callback::new(move |()| asks_next.set(false));
    view! {
        <For each=move || [round.get()] key=|round| *round let:_round>{form(session, about, round, asks_next)}</For>
        <Show when=move || asks_next.get()>
            <div class="notice" role="group" aria-label=move || session.say("log-next")>
                <h3>{move || session.say("log-next")}</h3>
                <QuickTask about=Some(about) on_made=made/>
                <p class="actions">
                    <button class="button quiet small" on:click=move |_| asks_next.set(false)>
                        {move || session.say("log-no-next")}
                    </button>
                </p>
            </div>
        </Show>
    }
    .into_any()
}

fn form(session: Session, about: RecordId, round: RwSignal<u32>, asks_next: RwSignal<bool>) -> AnyView {
    let values = StoredValue::new(BTreeMap::from([(FORM, Value::from("call")), (DIRECTION, Value::from("out"))]));
    let editors = [FORM, DIRECTION, OUTCOME, AT, TEXT]
        .into_iter()
        .filter_map(|id| session.glance(|sight| sight.schema.field(id).map(std::borrow::Cow::into_owned)))
        .map(|field| {
            let id = field.id;
            let on_change = Callback::new(move |value: Option<Value>| {
                values.update_value(|values: &mut BTreeMap<FieldId, Value>| match value {
                    Some(value) => drop(values.insert(id, value)),
                    None => drop(values.remove(&id)),
                });
            });
            let value = values.with_value(|values| values.get(&id).cloned());
            view! { <Editor label=session.field_name(id) field value required=id == FORM on_change/> }
        })
        .collect_view();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let log = values.with_value(|values| {
            let text = |field| values.get(&field).and_then(Value::as_text).unwrap_or_default().to_owned();
            Log {
                about: Some(about),
                form: text(FORM),
                direction: text(DIRECTION),
                outcome: text(OUTCOME),
                text: text(TEXT),
                at: values.get(&AT).and_then(Value::as_instant),
            }
        });
        let told = talk(session, &log.form, &log.direction, &log.outcome);
        session.dispatch_then(Command::Log(log), move |_| {
            session.tell(ToastKind::Done, told);
            round.try_update(|round| *round += 1);
            asks_next.try_set(true);
        });
    };
    view! {
        <form class="log" on:submit=save aria-label=session.say("log-title")>
            <div class="fields">{editors}</div>
            <p class="actions">
                <button type="submit" class="button primary">{session.say("add-activity")}</button>
            </p>
        </form>
    }
    .into_any()
}
