//! Choosing a record of a kind of which there may be a hundred thousand: type a part of its name, and take one
//! of the few that are offered, or make one of that name where it is a client. By key: arrows, Enter, Escape. What was
//! typed and is none of them stays, and is told.

use super::{fresh_id, icon};
use crate::browser::scroll;
use crate::commands::Command;
use crate::model::schema::NAME;
use crate::model::{Kind, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::session::Session;
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
    /// Where it is told what is none of them; a form with such a field is not sent.
    fault: RwSignal<Option<String>>,
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
    // What is typed and is nothing yet, where one can be made of it: the last that is offered.
    let new = Memo::new(move |_| {
        let name = typed.with(|typed| typed.as_ref().map(|typed| typed.trim().to_owned()))?;
        let is_there = |rows: &Vec<ListRow>| rows.iter().any(|row| row.name.to_lowercase() == name.to_lowercase());
        let there = found.with(|found| found.as_ref().is_none_or(is_there));
        (made(kinds).is_some() && !name.is_empty() && !there).then_some(name)
    });
    let line = NodeRef::<leptos::html::Input>::new();
    let tell = move |text: Option<String>| {
        // The browser holds the form back, and shows where.
        if let Some(line) = line.try_get_untracked().flatten() {
            line.set_custom_validity(text.as_deref().unwrap_or_default());
        }
        fault.try_set(text);
    };
    let name = move || chosen.get().map(|id| session.look(|sight| sight.name(id))).unwrap_or_default();
    let close = move || {
        open.try_set(false);
        typed.try_set(None);
        at.try_set(None);
        tell(None);
    };
    let take = move |id: Option<RecordId>| {
        close();
        // One that is made may come when the field is gone.
        if chosen.try_get_untracked().is_some_and(|chosen| chosen != id) {
            chosen.set(id);
            on_choose.run(id);
        }
    };
    let make = move || {
        let (Some(kind), Some(name)) = (made(kinds), new.get_untracked()) else { return };
        let fields = vec![(NAME, Value::Text(name))];
        session.dispatch_then(Command::Create { kind, fields }, move |made| take(made.subject));
    };
    let keys = move |event: KeyboardEvent| {
        let news = usize::from(new.with_untracked(Option::is_some));
        let offered = found.with_untracked(|found| found.as_ref().map(|rows| rows.len() + news));
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
                let rows = found.with_untracked(|found| found.as_ref().map_or(0, Vec::len));
                let at = at.get_untracked();
                if at.unwrap_or_default() == rows {
                    return make();
                }
                let meant = found.with_untracked(|found| meant(found.as_deref()?, at, &typed));
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
            None if typed.trim().is_empty() => close(),
            // It stays as it was typed.
            None => {
                open.set(false);
                tell(Some(none_of(session, kinds, typed.trim())));
            }
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
    let make_list = list.clone();
    let options = move || {
        found.get().map(|rows| {
            let last = new.get().map(|name| {
                let place = rows.len();
                let text = session.voice().texts.say_with("chooser-make", &[("name", Arg::from(name))]);
                view! {
                    <li role="option" id=format!("{make_list}-{place}") class="chooser-option"
                        aria-selected=move || (at.get() == Some(place)).to_string()
                        on:mousedown=|event| event.prevent_default() on:click=move |_| make()>{icon("plus")}{text}</li>
                }
            });
            if rows.is_empty() && last.is_none() {
                let text = typed.get().unwrap_or_default();
                let none = session.voice().texts.say_with("frame-search-none", &[("text", text.as_str().into())]);
                return view! { <li class="hint">{none}</li> }.into_any();
            }
            let option = option.clone();
            let rows = rows.into_iter().enumerate().map(|(place, row)| option(place, row)).collect_view();
            view! { {rows}{last} }.into_any()
        })
    };
    let active = {
        let list = list.clone();
        move || at.get().map(|at| format!("{list}-{at}"))
    };
    view! {
        <div class="chooser">
            <input class="input" type="text" role="combobox" autocomplete="off" aria-autocomplete="list" id=id node_ref=line
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                required=required aria-expanded=move || open.get().to_string() aria-controls=list.clone()
                aria-activedescendant=active placeholder=move || session.say("common-choose")
                prop:value=move || typed.get().unwrap_or_else(name)
                on:input=move |event| { tell(None); at.set(None); typed.set(Some(event_target_value(&event))); open.set(true); }
                on:keydown=keys on:blur=left/>
            <ul class="chooser-list" role="listbox" id=list node_ref=list_node hidden=move || !open.get()>{options}</ul>
        </div>
    }
    .into_any()
}

/// Of which kind one can be made by its name alone: a client.
fn made(kinds: &[Kind]) -> Option<Kind> {
    match kinds {
        [kind @ (Kind::Contact | Kind::Company)] => Some(*kind),
        _ => None,
    }
}

/// That nothing is called what was typed, and what one can do.
fn none_of(session: Session, kinds: &[Kind], name: &str) -> String {
    let texts = session.voice().texts;
    let name = [("name", Arg::from(name))];
    match made(kinds) {
        Some(Kind::Contact) => texts.say_with("chooser-no-contact", &name),
        Some(_) => texts.say_with("chooser-no-company", &name),
        None => texts.say_with("chooser-none", &name),
    }
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
