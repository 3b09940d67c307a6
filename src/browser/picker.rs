//! Lists in which to choose is to act. Left alone, the browser chooses in a list that is shut by each arrow and letter:
//! whoever wants to hear what there is would have done it. Here keys go through it, and Enter does it.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlSelectElement, KeyboardEvent};

/// Goes through the list by arrows, Home and End; Enter chooses, Escape chooses nothing. The first of the list stands
/// for nothing.
pub fn pressed(event: &KeyboardEvent) {
    let Some(list) = list(event.target()) else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let (at, last) = (list.selected_index(), i32::try_from(list.length()).unwrap_or(i32::MAX) - 1);
    let to = match key.as_str() {
        "ArrowDown" => (at + 1).min(last),
        "ArrowUp" => (at - 1).max(0),
        "Home" => 0,
        "End" => last,
        "Escape" if at > 0 => 0,
        "Enter" if at > 0 => {
            event.prevent_default();
            return act(&list);
        }
        // A letter would choose what begins with it.
        letter if letter.chars().count() == 1 && letter != " " => return event.prevent_default(),
        _ => return,
    };
    event.prevent_default();
    list.set_selected_index(to);
}

/// Tells as the browser would: so that it is heard wherever one listens, it rises.
fn act(list: &HtmlSelectElement) {
    let change = list.owner_document().and_then(|document| document.create_event("Event").ok());
    if let Some(change) = change {
        change.init_event_with_bubbles("change", true);
        let _ = list.dispatch_event(&change);
    }
}

/// What was gone through and not chosen is forgotten when one leaves.
pub fn left(event: &FocusEvent) {
    if let Some(list) = list(event.target()) {
        list.set_selected_index(0);
    }
}

fn list(target: Option<web_sys::EventTarget>) -> Option<HtmlSelectElement> {
    target?.dyn_into().ok()
}
