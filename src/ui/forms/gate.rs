//! The dialog that a stage opens when it asks for more: only what is missing, and the way back.

use crate::browser::part::part;
use crate::commands::{Command, Refusal, approver};
use crate::model::schema::{AWAITS, STAGE};
use crate::model::{FieldId, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, Editor, later_with};
use crate::ui::session::{Session, ToastKind, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// A move that waits for what its stage asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// What shall be moved.
    pub id: RecordId,
    /// Where to.
    pub stage: RecordId,
    /// What is missing.
    pub fields: Vec<FieldId>,
}

/// Moves a record; when the stage asks for more, puts the question into `gate`.
pub fn move_to(session: Session, id: RecordId, stage: RecordId, gate: RwSignal<Option<Gate>>) {
    spawn_local(moved(session, id, stage, gate));
}

/// The same, until it is done or told why it is not.
pub async fn moved(session: Session, id: RecordId, stage: RecordId, gate: RwSignal<Option<Gate>>) {
    let command = Command::Move { id, stage, fields: Vec::new() };
    match session.try_out(&command).await {
        Ok(done) => {
            session.remember(&command, &done);
            told(session, id, stage);
        }
        Err(Trouble::Refused(Refusal::Missing { stage, fields })) => {
            let _ = gate.try_set(Some(Gate { id, stage, fields }));
        }
        Err(trouble) => session.tell_trouble(&trouble),
    }
}

/// Where it stands now: a rule may have moved it on at once; or for whose yes it waits.
fn told(session: Session, id: RecordId, stage: RecordId) {
    let (name, awaited, stage, person) = session.glance(|sight| {
        let of = |field| sight.records.value(id, field).as_ref().and_then(Value::as_ref);
        let awaited = of(AWAITS) == Some(stage);
        let person = approver(sight.records, stage).map(|person| sight.name(person)).unwrap_or_default();
        let at = if awaited { stage } else { of(STAGE).unwrap_or(stage) };
        (sight.name(id), awaited, sight.name(at), person)
    });
    let (texts, name, stage) = (session.voice().texts, Arg::from(name), Arg::from(stage));
    let text = if awaited {
        texts.say_with("gate-awaits", &[("name", name), ("stage", stage), ("person", Arg::from(person))])
    } else {
        texts.say_with("history-moved", &[("name", name), ("stage", stage)])
    };
    session.tell(ToastKind::Done, text);
}

/// The dialog for the move in `gate`, when there is one.
#[component]
pub fn GateDialog(
    /// The move that waits.
    gate: RwSignal<Option<Gate>>,
) -> impl IntoView {
    move || gate.get().map(|waiting| later_with(gate_form, move |form| form(gate, waiting.clone())))
}

type Form = fn(RwSignal<Option<Gate>>, Gate) -> AnyView;

part! { pages: fn gate_form() -> Form { |gate, waiting| view! { <Question gate waiting/> }.into_any() } }

#[component]
fn Question(gate: RwSignal<Option<Gate>>, waiting: Gate) -> impl IntoView {
    let session = use_session();
    let values = StoredValue::new(BTreeMap::<FieldId, Option<Value>>::new());
    let texts = session.voice().texts;
    let stage_name = session.glance(|sight| sight.name(waiting.stage));
    let args = [("stage", Arg::from(stage_name.clone())), ("n", Arg::from(waiting.fields.len()))];
    let title = texts.say_with("gate-title", &args);
    let editors = waiting
        .fields
        .iter()
        .filter_map(|id| session.glance(|sight| sight.schema.field(*id).map(std::borrow::Cow::into_owned)))
        .map(|field| {
            let id = field.id;
            let on_change = Callback::new(move |value| values.update_value(|values| drop(values.insert(id, value))));
            view! { <Editor label=session.field_name(id) field value=None required=true on_change/> }
        })
        .collect_view();
    let (id, stage) = (waiting.id, waiting.stage);
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let fields = values.with_value(|values| values.clone().into_iter().collect());
        session.dispatch_then(Command::Move { id, stage, fields }, move |_| {
            gate.set(None);
            told(session, id, stage);
        });
    };
    view! {
        <Dialog title on_close=Callback::new(move |()| gate.set(None))>
            <form on:submit=go>
                <div class="dialog-body fields">{editors}</div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| gate.set(None)>
                        {session.say("common-cancel")}
                    </button>
                    <button type="submit" class="button primary">
                        {texts.say_with("gate-move", &[("stage", Arg::from(stage_name))])}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}
