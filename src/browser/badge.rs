//! The number on the icon of the installed app.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Puts a number on the icon; none for zero. Nothing where the browser puts no numbers on icons.
pub fn show(number: usize) {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return };
    let Ok(set) = Reflect::get(&navigator, &"setAppBadge".into()).and_then(|set| set.dyn_into::<Function>()) else {
        return;
    };
    let asked = set.call1(&navigator, &JsValue::from_f64(number as f64)).and_then(|asked| asked.dyn_into::<Promise>());
    if let Ok(asked) = asked {
        spawn_local(async move {
            // Refused where the app is not installed: then there is no icon either.
            let _ = JsFuture::from(asked).await;
        });
    }
}
