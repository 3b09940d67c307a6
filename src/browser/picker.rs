//! Lists in which to choose is to act. Shut, the browser chooses by arrows and letters at once: whoever wants to hear
//! what there is would have done it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlSelectElement, KeyboardEvent};

/// Opens the list upon a key that would choose in it while it is shut. In it, Enter chooses.
pub fn open_upon_key(event: &KeyboardEvent) {
    let key = event.key();
    let chooses = matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Home" | "End" | "PageDown" | "PageUp" | "Enter")
        || key.chars().count() == 1 && key != " ";
    if !chooses || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    if let Some(list) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
        event.prevent_default();
        // A browser without it opens the list by Space or Alt+Down.
        let show = js_sys::Reflect::get(&list, &JsValue::from_str("showPicker"));
        if let Some(show) = show.ok().and_then(|show| show.dyn_into::<js_sys::Function>().ok()) {
            let _ = show.call0(&list);
        }
    }
}
