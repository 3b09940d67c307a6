//! The handle by which one thing of a list is put elsewhere: by its arrows, by the mouse, by a finger.
//!
//! The row that it moves has its id as `data-row`, and shows that something would come to its place by `data-over`.

use super::icon;
use crate::browser::page;
use crate::commands::Command;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::views::order;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What is being moved, and over which row it is.
pub type Over = RwSignal<Option<(RecordId, RecordId)>>;

/// The handle of a row.
#[component]
pub fn Grip(
    /// The row.
    id: RecordId,
    /// All rows with their places, in their order.
    list: Signal<Vec<(RecordId, f64)>>,
    /// Shared by all rows of the list.
    over: Over,
    /// Where it is told to those who listen.
    told: RwSignal<String>,
) -> impl IntoView {
    let session = use_session();
    let name = move || session.look(|sight| sight.name(id));
    let at = move |list: &[(RecordId, f64)], id| list.iter().position(|(of, _)| *of == id);
    // A row that comes to another place loses the keyboard on the way.
    let follow = StoredValue::new(false);
    Effect::new(move |_| {
        list.track();
        if follow.get_value() {
            follow.set_value(false);
            request_animation_frame(move || page::focus_on(&format!("[data-row='{id}'] .grip")));
        }
    });
    let put = move |to: usize| {
        let rows = list.get_untracked();
        let Some(from) = at(&rows, id) else { return };
        let places = order::put(&rows, from, to);
        if places.is_empty() {
            return;
        }
        let args = [
            ("name", Arg::from(session.glance(|sight| sight.name(id)))),
            ("at", Arg::from(to as f64 + 1.0)),
            ("n", Arg::from(rows.len() as f64)),
        ];
        told.set(session.voice().texts.say_with("order-told", &args));
        session.dispatch(Command::Arrange { places });
        follow.set_value(true);
    };
    let key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        let rows = list.get_untracked();
        let to = at(&rows, id).and_then(|from| from.checked_add_signed(step));
        if let Some(to) = to.filter(|to| *to < rows.len()) {
            put(to);
        }
    };
    let press = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let handle = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(handle) = handle {
            // Refused only for a pointer that is up again.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        over.set(Some((id, id)));
    };
    let carry = move |event: PointerEvent| {
        if over.with_untracked(Option::is_none) {
            return;
        }
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        if let Some(row) = page::marked_at(x, y, "data-row").and_then(|row| row.parse().ok())
            && at(&list.get_untracked(), row).is_some()
        {
            over.set(Some((id, row)));
        }
    };
    let drop = move |_| {
        let Some((_, row)) = over.get_untracked() else { return };
        over.set(None);
        if let Some(to) = at(&list.get_untracked(), row) {
            put(to);
        }
    };
    let label = move || session.voice().texts.say_with("order-move", &[("name", Arg::from(name()))]);
    view! {
        <button type="button" class="button bare small grip" aria-label=label title=move || session.say("order-hint")
            on:keydown=key on:pointerdown=press on:pointermove=carry on:pointerup=drop
            on:pointercancel=move |_| over.set(None)>
            {icon("grip-vertical")}
        </button>
    }
    .into_any()
}

/// Whether something would come to this row's place: from above or from below; tracked.
#[must_use]
pub fn comes_to(over: Over, list: Signal<Vec<(RecordId, f64)>>, row: RecordId) -> Option<&'static str> {
    let (moved, to) = over.get().filter(|(moved, to)| *to == row && *moved != row)?;
    let list = list.get();
    let at = |id| list.iter().position(|(of, _)| *of == id);
    Some(if at(moved) < at(to) { "after" } else { "before" })
}
