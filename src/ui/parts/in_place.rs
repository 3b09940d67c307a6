//! A value that becomes its editor where it stands: a press, Enter or F2 opens it; leaving it or Enter keeps what was
//! entered, Escape lets it be. The keyboard comes back to the value.

use super::Editor;
use crate::browser::page;
use crate::commands::Command;
use crate::model::schema::{FieldDef, FieldType};
use crate::model::{RecordId, Records, Value};
use crate::ui::app::use_session;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A field of a record as it reads, and its editor. `rest` draws it as long as it is not edited, with one button
/// marked `data-edit` that opens it.
#[component]
pub fn InPlace(
    /// Whose.
    id: RecordId,
    /// Which.
    field: FieldDef,
    /// What it is called.
    label: String,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Draws it; what it is given opens the editor.
    rest: Callback<Callback<()>, AnyView>,
) -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let left_alone = StoredValue::new(false);
    let node = NodeRef::<html::Div>::new();
    let focus_soon = move |selector: &'static str| {
        request_animation_frame(move || {
            if let Some(place) = node.try_get_untracked().flatten() {
                page::focus_within(&place, selector);
            }
        });
    };
    // A day is there with each digit of its year: it is taken as a whole, once one goes.
    let waits = matches!(field.holds, FieldType::Day | FieldType::Instant);
    let waiting = StoredValue::new(None::<Option<Value>>);
    let begin = Callback::new(move |()| {
        fault.set(None);
        left_alone.set_value(false);
        waiting.set_value(None);
        open.set(true);
        focus_soon("input, select, textarea");
    });
    let keys = move |event: KeyboardEvent| {
        // A list that is open has taken it for itself.
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let long = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlTextAreaElement>());
        match (event.key().as_str(), open.get_untracked()) {
            ("F2", false) => {
                event.prevent_default();
                begin.run(());
            }
            ("Escape", true) => {
                event.prevent_default();
                event.stop_propagation();
                left_alone.set_value(true);
                open.set(false);
                focus_soon("[data-edit]");
            }
            ("Enter", true) if !long || event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                // A field speaks when it is left; then it is seen whether it could be read.
                page::leave_field();
                let kept = !open.get_untracked();
                focus_soon(if kept { "[data-edit]" } else { "input, select, textarea" });
            }
            _ => {}
        }
    };
    let of = field.id;
    let write = move |value: Option<Value>| {
        if value.is_some() || !required {
            let edit = Command::Edit { ids: vec![id], fields: vec![(of, value)] };
            leptos::task::spawn_local(async move {
                let _ = session.carry_out_or_keep(edit).await;
            });
        }
    };
    let left = move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let inside = node.get_untracked().is_some_and(|place| place.contains(to.as_ref()));
        // What could not be read stays as it was typed.
        if !inside && fault.with_untracked(Option::is_none) {
            if let Some(value) = waiting.try_update_value(Option::take).flatten().filter(|_| !left_alone.get_value()) {
                write(value);
            }
            after_press(move || {
                let _ = open.try_set(false);
            });
        }
    };
    let on_change = Callback::new(move |value: Option<Value>| {
        if waits {
            waiting.set_value(Some(value));
        } else if !left_alone.get_value() {
            write(value);
        }
    });
    let editor = move || {
        let value = session.glance(|sight| sight.records.value(id, of));
        view! {
            <div class="in-place-editor" on:focusout=left>
                <Editor label=label.clone() field=field.clone() value required fault on_change/>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="in-place" node_ref=node on:keydown=keys>
            {move || if open.get() { editor() } else { rest.run(begin) }}
        </div>
    }
    .into_any()
}

/// Does something once nothing is pressed any more: what moves under a finger is missed.
fn after_press(then: impl FnOnce() + 'static) {
    if page::is_pressed() { request_animation_frame(move || after_press(then)) } else { then() }
}
