//! Finding a record by its name: type a part of it, and take one of the few that are left.

use crate::model::RecordId;
use crate::ui::app::use_session;
use crate::views::Sight;
use crate::views::list::ListRow;
use leptos::html;
use leptos::prelude::*;

/// So many are offered.
const MOST: usize = 8;

/// A field to type in, with the records that fit below.
#[component]
pub fn Finder(
    /// What the field is called.
    label: String,
    /// What is looked for: the records that fit what was typed, so many at most.
    find: fn(Sight<'_>, &str, usize) -> Vec<ListRow>,
    /// Called with the record that was taken, and its name.
    on_pick: Callback<(RecordId, String)>,
) -> impl IntoView {
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| drop(field.focus()));
    let found = Memo::new(move |_| {
        let typed = typed.get();
        session.look(|sight| find(sight, typed.trim(), MOST))
    });
    let row = move |row: ListRow| {
        let (id, name) = (row.id, row.name.clone());
        view! {
            <li>
                <button class="button small" on:click=move |_| on_pick.run((id, name.clone()))>
                    {row.name} <span class="hint">{row.second}</span>
                </button>
            </li>
        }
    };
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            <input class="input" type="search" autocomplete="off" node_ref=field
                on:input=move |event| typed.set(event_target_value(&event))/>
        </label>
        <ul class="finds" role="status">{move || found.get().into_iter().map(row).collect_view()}</ul>
    }
    .into_any()
}
