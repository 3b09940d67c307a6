//! What stands beside the program and outlives it: `rescue.js`, which is told of a panic and then lets nothing
//! more into the program or onto the disk.
//!
//! Never here: going on after a panic.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = tendRescue, js_name = stop, catch)]
    fn told_to_stop(what: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = tendRescue, js_name = note, catch)]
    fn told_to_note(what: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = tendRescue, js_name = offer, catch)]
    fn told_to_offer() -> Result<(), JsValue>;
}

/// From now on a panic ends all writing and is told over the page.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        // Writing ends first. Where the rescuer did not come, the trap that follows ends this call at least.
        let _ = told_to_stop(&panic.to_string());
        console_error_panic_hook::hook(panic);
    }));
}

/// Remembers a fall that the page survives, such as that of a Worker.
pub fn note(what: &str) {
    // Only the remembering is lost.
    let _ = told_to_note(what);
}

/// Saves all that is stored, as it lies there, as a file, and tells over the page how that goes.
pub fn offer_raw() {
    // Where the rescuer did not come, nobody can.
    let _ = told_to_offer();
}
