//! The form for a new record: its name and what matters at first; the rest is added on its page.

use super::values::Values;
use crate::browser::part::part;
use crate::commands::Command;
use crate::model::schema::{
    AMOUNT, COMPANY, CONTACT, DEADLINE, DUE, EMAIL, NAME, PHONE, POSITION, PRICE, PRIORITY, SENIOR, SOURCE, TOTAL,
    WEBSITE,
};
use crate::model::{FieldId, Kind, RecordId, Value};
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, later_with};
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
        Kind::Task => &[NAME, DUE, PRIORITY],
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
    let editors = values.editors(session, first_fields(kind), |field| session.field_name_of(kind, field), NAME);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
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
