//! The tags of a record: those there are stand as buttons, pressed or not; another is typed, and made by Enter or its
//! button, never by leaving. A new tag is a record of its own.

use super::icon;
use crate::commands::Command;
use crate::model::schema::NAME;
use crate::model::{Kind, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// So many are offered at once; typing finds the others.
const MOST: usize = 24;

/// A field that holds any number of tags.
#[component]
pub fn Tags(
    /// What it holds.
    chosen: Vec<RecordId>,
    /// The id of the line on the page.
    id: String,
    /// Hears which tags it holds now; `None`: no more.
    on_choose: Callback<Option<Value>>,
) -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(chosen);
    let typed = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        let mut all: Vec<(String, RecordId)> =
            session.look(|sight| sight.records.all(Kind::Tag).into_iter().map(|id| (sight.name(id), id)).collect());
        all.sort_by_cached_key(|(name, id)| (name.to_lowercase(), *id));
        all
    });
    // The buttons stay where they are while one presses them.
    let first = chosen.get_untracked();
    let offered = move || {
        let part = typed.with(|typed| typed.trim().to_lowercase());
        let fits = |(name, _): &&(String, RecordId)| part.is_empty() || name.to_lowercase().contains(&part);
        let mut fitting: Vec<RecordId> = all.with(|all| all.iter().filter(fits).map(|(_, id)| *id).collect());
        if part.is_empty() {
            fitting.sort_by_key(|id| !first.contains(id));
        }
        fitting.truncate(MOST);
        fitting
    };
    let turn = move |id: RecordId, on: bool| {
        let now = chosen.try_update(|chosen| {
            chosen.retain(|other| *other != id);
            if on {
                chosen.push(id);
            }
            chosen.clone()
        });
        // `None`: the line was left before the new tag was there.
        if let Some(now) = now {
            on_choose.try_run((!now.is_empty()).then_some(Value::Refs(now)));
        }
    };
    let named = move |name: &str| {
        let name = name.to_lowercase();
        all.with(|all| all.iter().find(|(other, _)| other.to_lowercase() == name).map(|(_, id)| *id))
    };
    // What is typed and is no tag yet.
    let new = Memo::new(move |_| {
        let name = typed.with(|typed| typed.trim().to_owned());
        (!name.is_empty() && named(&name).is_none()).then_some(name)
    });
    let take = move || {
        let name = typed.with_untracked(|typed| typed.trim().to_owned());
        match untrack(|| named(&name)) {
            Some(id) => turn(id, true),
            None => {
                let fields = Value::text(&name).map(|name| (NAME, name)).into_iter().collect();
                session.dispatch_then(Command::Create { kind: Kind::Tag, fields }, move |made| {
                    if let Some(id) = made.subject {
                        turn(id, true);
                    }
                });
            }
        }
        typed.set(String::new());
    };
    let line = NodeRef::<leptos::html::Input>::new();
    // The button goes with what is typed; the keyboard must not go with it, and the editor with that.
    let by_button = move || {
        if let Some(line) = line.get_untracked() {
            let _ = line.focus();
        }
        take();
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && typed.with_untracked(|typed| !typed.trim().is_empty()) {
            event.prevent_default();
            take();
        }
    };
    let tag = move |id: RecordId| {
        let on = Memo::new(move |_| chosen.with(|chosen| chosen.contains(&id)));
        view! {
            <button type="button" class="button small" aria-pressed=move || on.get().to_string()
                on:click=move |_| turn(id, !on.get_untracked())>
                {move || session.look(|sight| sight.name(id))}
            </button>
        }
    };
    view! {
        <div class="tags">
            <div class="tags-there">
                <For each=offered key=|id| *id let:id>{tag(id)}</For>
                {move || new.get().map(|name| view! {
                    <button type="button" class="button small" on:click=move |_| by_button()>
                        {icon("plus")}{session.voice().texts.say_with("tags-make", &[("name", Arg::from(name))])}
                    </button>
                })}
            </div>
            <input class="input" id=id node_ref=line type="text" autocomplete="off" placeholder=move || session.say("tags-new")
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=keys/>
        </div>
    }
    .into_any()
}
