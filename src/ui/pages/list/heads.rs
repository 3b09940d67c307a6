//! The head of the table: what sorts, and what chooses all.

use super::Listing;
use super::rows::is_number;
use crate::model::schema::{FieldDef, FieldType};
use crate::ui::parts::icon;
use crate::views::table::Sort;
use leptos::prelude::*;

/// A head that sorts: once, the other way, not; with Shift after what is sorted by already.
pub(super) fn head(of: Listing, row: &FieldDef) -> AnyView {
    let (session, kind, field) = (of.session, of.kind, row.id);
    let number = is_number(row);
    // Days with their hours need more room, and addresses.
    let long = matches!(row.holds, FieldType::Instant | FieldType::Email | FieldType::Url).then_some("");
    let look = of.looked.look;
    let sorted = move || look.with(|look| look.sort.iter().find(|sort| sort.field == field).map(|sort| sort.falling));
    let order = move || match sorted() {
        Some(false) => "ascending",
        Some(true) => "descending",
        None => "none",
    };
    let press = move |event: leptos::ev::MouseEvent| {
        let next = match sorted() {
            None => Some(Sort { field, falling: false }),
            Some(false) => Some(Sort { field, falling: true }),
            Some(true) => None,
        };
        of.looked.change(|look| {
            let at = look.sort.iter().position(|sort| sort.field == field);
            match (at, next, event.shift_key()) {
                (Some(at), Some(next), _) => look.sort[at] = next,
                (Some(at), None, _) => drop(look.sort.remove(at)),
                (None, Some(next), true) => look.sort.push(next),
                (None, next, _) => look.sort = next.into_iter().collect(),
            }
        });
    };
    let mark = move || match sorted() {
        Some(false) => Some(icon("arrow-up")),
        Some(true) => Some(icon("arrow-down")),
        None => None,
    };
    view! {
        <th scope="col" class:number=number data-long=long aria-sort=order>
            <button on:click=press>{move || session.field_name_of(kind, field)}{mark}</button>
        </th>
    }
    .into_any()
}

/// Chooses all that are shown, or none.
pub(super) fn all_box(of: Listing) -> AnyView {
    let all = move || {
        let count = of.count();
        count > 0 && of.chosen.with(|chosen| chosen.len() >= count)
    };
    let press = move |event| {
        let chosen = if event_target_checked(&event) { of.ids().into_iter().collect() } else { Default::default() };
        of.chosen.set(chosen);
    };
    view! { <input type="checkbox" aria-label=move || of.session.say("list-choose-all") prop:checked=all on:change=press/> }.into_any()
}
