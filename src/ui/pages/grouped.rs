//! What the rows of a list or the cards of a board are grouped by, and what their groups are called.

use super::looked::Looked;
use crate::model::schema::{FieldDef, field_by_key};
use crate::ui::parts::{icon, shown};
use crate::ui::session::Session;
use crate::views::table::{Column, Shared};
use leptos::prelude::*;

/// A list of the fields that `can` be grouped by, and of none.
pub fn choice(of: Looked, can: fn(&FieldDef) -> bool) -> AnyView {
    let session = of.session;
    let options = move || {
        let fields: Vec<FieldDef> = session.look(|sight| {
            let all = sight.schema.fields_of(of.kind).map(std::borrow::Cow::into_owned);
            all.filter(can).collect()
        });
        let by = of.look.with(|look| look.group);
        let option = |field: FieldDef| {
            let selected = by == Some(Column(field.id));
            view! { <option value=field.key.to_string() selected=selected>{session.field_name_of(of.kind, field.id)}</option> }
        };
        let none = session.say("list-group-none");
        view! { <option value="" selected=by.is_none()>{none}</option>{fields.into_iter().map(option).collect_view()} }
    };
    let choose = move |event| {
        let by = field_by_key(&event_target_value(&event)).map(Column);
        of.change(|look| look.group = by);
    };
    let on = move || of.look.with(|look| look.group.is_some()).then_some("");
    view! {
        <label class="group-by" data-on=on>
            {icon("rows-3")}
            <select aria-label=move || session.say("list-group") on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

/// What those of a group have in common, in words.
pub fn called(session: Session, by: Option<Column>, shared: &Shared) -> String {
    let voice = session.voice();
    match shared {
        Shared::Value(value) => {
            let row = session.glance(|sight| sight.schema.field(by?.0).map(std::borrow::Cow::into_owned));
            row.map(|row| shown(session, &row, value)).unwrap_or_default()
        }
        Shared::Month(first) => voice.formats.month(first.0),
        Shared::Nothing => voice.texts.say("list-group-nothing"),
    }
}
