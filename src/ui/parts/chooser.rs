//! Choosing a record of a kind of which there may be a hundred thousand: type a part of its name, and take one
//! of the few that are offered. By key: arrows, Enter, Escape.

use super::fresh_id;
use crate::browser::scroll;
use crate::model::{Kind, RecordId};
use crate::ui::app::use_session;
use crate::views::list::{ListRow, offered};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// So many are offered.
const MOST: usize = 8;

/// A field that holds one record of some kinds, or none.
#[component]
pub fn Chooser(
    /// Of which kinds.
    kinds: &'static [Kind],
    /// What it holds.
    chosen: Option<RecordId>,
    /// The id of the field on the page.
    id: String,
    /// Whether it must be filled.
    required: bool,
    /// Hears what was chosen; `None`: emptied.
    on_choose: Callback<Option<RecordId>>,
) -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(chosen);
    let open = RwSignal::new(false);
    // `None` as long as nobody typed.
    let typed = RwSignal::new(None::<String>);
    let at = RwSignal::new(None::<usize>);
    let found = Memo::new(move |_| {
        open.get().then(|| {
            let typed = typed.get().unwrap_or_default();
            session.look(|sight| offered(sight, kinds, typed.trim(), MOST))
        })
    });
    let name = move || chosen.get().map(|id| session.look(|sight| sight.name(id))).unwrap_or_default();
    let close = move || {
        open.set(false);
        typed.set(None);
        at.set(None);
    };
    let take = move |id: Option<RecordId>| {
        close();
        if chosen.get_untracked() != id {
            chosen.set(id);
            on_choose.run(id);
        }
    };
    let keys = move |event: KeyboardEvent| {
        let offered = found.with_untracked(|found| found.as_ref().map(Vec::len));
        match (event.key().as_str(), offered) {
            ("ArrowDown" | "ArrowUp", None) => {
                event.prevent_default();
                open.set(true);
            }
            ("ArrowDown", Some(count @ 1..)) => {
                event.prevent_default();
                at.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count)));
            }
            ("ArrowUp", Some(count @ 1..)) => {
                event.prevent_default();
                at.update(|at| *at = Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            // An open list swallows both: neither the form is sent nor the dialog closed.
            ("Enter", Some(_)) => {
                event.prevent_default();
                let typed = typed.get_untracked().unwrap_or_default();
                let meant = found.with_untracked(|found| meant(found.as_deref()?, at.get_untracked(), &typed));
                if let Some(row) = meant {
                    take(Some(row));
                }
            }
            ("Escape", Some(_)) => {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
            _ => {}
        }
    };
    let left = move |_| match typed.try_get_untracked().flatten() {
        Some(typed) if typed.trim().is_empty() && !required => take(None),
        Some(typed) => match found.with_untracked(|found| meant(found.as_deref()?, None, &typed)) {
            Some(row) => take(Some(row)),
            None => close(),
        },
        None => drop(open.try_set(false)),
    };
    let list_node = NodeRef::<leptos::html::Ul>::new();
    // What is offered shall be seen, also above the bar of a phone.
    Effect::new(move |_| {
        if found.with(Option::is_some)
            && let Some(list) = list_node.get()
        {
            scroll::reveal(&list);
        }
    });
    let list = fresh_id();
    let option = {
        let list = list.clone();
        move |place: usize, row: ListRow| {
            let id = row.id;
            view! {
                <li role="option" id=format!("{list}-{place}") class="chooser-option"
                    aria-selected=move || (at.get() == Some(place)).to_string()
                    on:mousedown=|event| event.prevent_default() on:click=move |_| take(Some(id))>
                    {row.name} <span class="hint">{row.second}</span>
                </li>
            }
        }
    };
    let options = move || {
        found.get().map(|rows| {
            if rows.is_empty() {
                let text = typed.get().unwrap_or_default();
                let none = session.voice().texts.say_with("frame-search-none", &[("text", text.as_str().into())]);
                return view! { <li class="hint">{none}</li> }.into_any();
            }
            let option = option.clone();
            rows.into_iter().enumerate().map(|(place, row)| option(place, row)).collect_view().into_any()
        })
    };
    let active = {
        let list = list.clone();
        move || at.get().map(|at| format!("{list}-{at}"))
    };
    view! {
        <div class="chooser">
            <input class="input" type="text" role="combobox" autocomplete="off" aria-autocomplete="list" id=id
                required=required aria-expanded=move || open.get().to_string() aria-controls=list.clone()
                aria-activedescendant=active placeholder=move || session.say("common-choose")
                prop:value=move || typed.get().unwrap_or_else(name)
                on:input=move |event| { at.set(None); typed.set(Some(event_target_value(&event))); open.set(true); }
                on:keydown=keys on:blur=left/>
            <ul class="chooser-list" role="listbox" id=list node_ref=list_node hidden=move || !open.get()>{options}</ul>
        </div>
    }
    .into_any()
}

/// The row that is meant: the one at the cursor, else the only one of the name that was typed, else the only one.
fn meant(rows: &[ListRow], at: Option<usize>, typed: &str) -> Option<RecordId> {
    if let Some(row) = at.and_then(|at| rows.get(at)) {
        return Some(row.id);
    }
    let typed = typed.trim().to_lowercase();
    let named: Vec<&ListRow> = rows.iter().filter(|row| row.name.to_lowercase() == typed).collect();
    match (named.as_slice(), rows) {
        ([row], _) => Some(row.id),
        ([], [row]) if !typed.is_empty() => Some(row.id),
        _ => None,
    }
}
