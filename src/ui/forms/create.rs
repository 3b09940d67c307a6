//! The form for a new record: its name and what matters at first; the rest is added on its page.

use super::quick_task::{NAMED, due_of, read_line, surest};
use super::values::Values;
use crate::browser::page;
use crate::browser::part::part;
use crate::commands::Command;
use crate::model::schema::{
    ABOUT, AMOUNT, COMPANY, CONTACT, DEADLINE, DUE, EMAIL, NAME, PHONE, POSITION, PRICE, PRIORITY, SENIOR, SOURCE,
    TOTAL, WEBSITE,
};
use crate::model::{FieldId, Kind, RecordId, Records, Value};
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, later_with};
use crate::ui::search::use_search;
use crate::ui::session::Session;
use leptos::prelude::*;

/// The fields asked for at first.
const fn first_fields(kind: Kind) -> &'static [FieldId] {
    match kind {
        Kind::Contact => &[NAME, EMAIL, PHONE, COMPANY],
        Kind::Company => &[NAME, WEBSITE, EMAIL, PHONE],
        Kind::Lead => &[NAME, EMAIL, PHONE, SOURCE],
        Kind::Deal => &[NAME, AMOUNT, COMPANY, CONTACT],
        Kind::Order => &[NAME, TOTAL, COMPANY, CONTACT],
        Kind::Ticket => &[NAME, CONTACT, PRIORITY, DEADLINE],
        Kind::Task => &[NAME, DUE, ABOUT, PRIORITY],
        Kind::Person => &[NAME, POSITION, EMAIL, SENIOR],
        Kind::Product => &[NAME, PRICE],
        _ => &[NAME],
    }
}

/// A dialog for a new record.
#[component]
pub fn CreateForm(
    /// What it shall be.
    kind: Kind,
    /// What is filled already.
    #[prop(optional)]
    given: Vec<(FieldId, Value)>,
    /// Called when the dialog is left; with the record when one was made.
    on_close: Callback<Option<RecordId>>,
) -> impl IntoView {
    later_with(create_form, move |form| form(kind, given.clone(), on_close))
}

type Form = fn(Kind, Vec<(FieldId, Value)>, Callback<Option<RecordId>>) -> AnyView;

part! { pages: fn create_form() -> Form { form } }

fn form(kind: Kind, given: Vec<(FieldId, Value)>, on_close: Callback<Option<RecordId>>) -> AnyView {
    let session = use_session();
    let values = Values::of(given);
    let texts = session.voice().texts;
    let read = (kind == Kind::Task).then(|| read_name(session, values));
    let heard = Callback::new(move |field| match (field, read) {
        // Once the field is left, and the keyboard where it goes.
        (NAME, Some(read)) => request_animation_frame(move || {
            page::keep_field(move || {
                read.try_run(());
            })
        }),
        (CONTACT, _) if values.get(COMPANY).is_none() => values.put(COMPANY, company_of(session, values.get(CONTACT))),
        _ => {}
    });
    let name = |field| session.field_name_of(kind, field);
    let editors = values.editors_heard(session, first_fields(kind), name, NAME, heard);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(read) = read {
            read.run(());
        }
        let fields = values.all();
        session.dispatch_then(Command::Create { kind, fields }, move |done| on_close.run(done.subject));
    };
    view! {
        <Dialog title=texts.say_named("add", kind.name(), &[]) on_close=Callback::new(move |()| on_close.run(None))>
            <form on:submit=save>
                <div class="dialog-body fields">{editors}</div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| on_close.run(None)>
                        {session.say("common-cancel")}
                    </button>
                    <button type="submit" class="button primary">{session.say("common-save")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// The company of a contact.
fn company_of(session: Session, contact: Option<Value>) -> Option<Value> {
    let contact = contact.as_ref().and_then(Value::as_ref)?;
    session.glance(|sight| sight.records.value(contact, COMPANY))
}

/// Reads the name of a task as the line on Today is read: a day and a time go into their field, and whom it names.
/// What the person put there stays.
fn read_name(session: Session, values: Values) -> Callback<()> {
    let search = use_search();
    search.read(session);
    let last = StoredValue::new(String::new());
    let put = StoredValue::new((None::<Value>, None::<Value>));
    let free = move |field, before: Option<Value>| values.get(field).is_none_or(|now| Some(now) == before);
    Callback::new(move |()| {
        let said = read_line(session, &values.text(NAME));
        if said.rest.is_empty() || last.get_value() == values.text(NAME) {
            return;
        }
        last.set_value(said.rest.clone());
        let (due_before, about_before) = put.get_value();
        let about = untrack(|| surest(&search.named(&said.rest, NAMED))).map(Value::Ref);
        if about.is_some() && free(ABOUT, about_before) {
            put.update_value(|put| put.1 = about.clone());
            values.put(ABOUT, about);
        }
        if let Some(day) = said.day
            && free(DUE, due_before)
        {
            let due = Some(Value::Instant(due_of(session, day, said.minute)));
            put.update_value(|put| put.0 = due.clone());
            values.put(DUE, due);
            values.put(NAME, Value::text(&said.rest));
        } else {
            last.set_value(values.text(NAME));
        }
    })
}
