//! The wall clock and the zone of this device.

use crate::model::{Instant, Zone};
use js_sys::{Date, Reflect};
use std::cell::OnceCell;
use wasm_bindgen::JsValue;

/// Now.
#[must_use]
pub fn now() -> Instant {
    Instant(Date::now() as i64)
}

/// The zone that this device is set to. Asked anew each time, so that a traveller's clock is right.
#[derive(Clone, Debug)]
pub struct LocalZone {
    name: OnceCell<String>,
}

impl LocalZone {
    /// The zone as it is set now.
    #[must_use]
    pub fn new() -> LocalZone {
        LocalZone { name: OnceCell::from(name()) }
    }

    /// The same for a look: to ask for the name takes milliseconds, so it is asked for when it is needed.
    #[must_use]
    pub const fn unnamed() -> LocalZone {
        LocalZone { name: OnceCell::new() }
    }
}

fn name() -> String {
    let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    let name = Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|name| name.as_string());
    name.unwrap_or_else(|| "UTC".to_owned())
}

impl Default for LocalZone {
    fn default() -> Self {
        LocalZone::new()
    }
}

impl Zone for LocalZone {
    fn offset_ms(&self, at: Instant) -> i64 {
        let minutes = Date::new(&JsValue::from_f64(at.0 as f64)).get_timezone_offset();
        // Outside the calendar of the browser there is no offset.
        if minutes.is_finite() { -(minutes * 60_000.0) as i64 } else { 0 }
    }

    fn name(&self) -> &str {
        self.name.get_or_init(name)
    }
}
