//! What stands between the head and the rows: the questions as chips, what can be asked besides, the groups, the columns;
//! and what can be done with those that were chosen.

use super::{Listing, bulk, columns, copy, export, segment_forms};
use crate::model::schema::{FieldDef, field_by_key};
use crate::ui::pages::filters;
use crate::ui::parts::icon;
use crate::views::table::{self, Column};
use leptos::prelude::*;

pub(super) fn view(of: Listing) -> AnyView {
    let asking = RwSignal::new(None::<filters::Asking>);
    let saving = RwSignal::new(None::<segment_forms::Asking>);
    let choosing = RwSignal::new(false);
    let session = of.session;
    let any = move || of.count() > 0;
    let take = move || {
        view! {
            <button class="button quiet small" on:click=move |_| copy::copy(of)>
                {icon("copy")}<span class="word">{move || session.say("list-copy")}</span>
            </button>
            <button class="button quiet small" on:click=move |_| export::save(of)>
                {icon("download")}<span class="word">{move || session.say("list-export")}</span>
            </button>
        }
    };
    view! {
        <div class="list-tools">
            {filters::chips(of.looked, asking)}
            {filters::button(of.looked, asking)}
            {group_by(of)}
            <div class="actions">
                {segment_forms::buttons(of, saving)}
                <button class="button quiet small" on:click=move |_| choosing.set(true)>
                    {icon("columns-3")}<span class="word">{move || session.say("list-columns")}</span>
                </button>
                <Show when=any>{take}</Show>
            </div>
        </div>
        {segment_forms::told(of)}
        {filters::form(of.looked, asking)}
        {segment_forms::form(of, saving)}
        {move || choosing.get().then(|| columns::form(of, choosing))}
        {bulk::bar(of)}
    }
    .into_any()
}

/// What the rows are grouped by.
fn group_by(of: Listing) -> AnyView {
    let session = of.session;
    let options = move || {
        let fields: Vec<FieldDef> = session.look(|sight| {
            let all = sight.schema.fields_of(of.kind).map(std::borrow::Cow::into_owned);
            all.filter(table::can_group).collect()
        });
        let by = of.looked.look.with(|look| look.group);
        let option = |field: FieldDef| {
            let selected = by == Some(Column(field.id));
            view! { <option value=field.key.to_string() selected=selected>{session.field_name_of(of.kind, field.id)}</option> }
        };
        let none = session.say("list-group-none");
        view! { <option value="" selected=by.is_none()>{none}</option>{fields.into_iter().map(option).collect_view()} }
    };
    let choose = move |event| {
        let by = field_by_key(&event_target_value(&event)).map(Column);
        of.looked.change(|look| look.group = by);
    };
    let on = move || of.looked.look.with(|look| look.group.is_some()).then_some("");
    view! {
        <label class="group-by" data-on=on>
            {icon("rows-3")}
            <select aria-label=move || session.say("list-group") on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}
