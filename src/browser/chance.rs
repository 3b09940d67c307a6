//! Chance, by the browser's own generator.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn get_random_values(array: &mut [u8]) -> Result<JsValue, JsValue>;
}

/// 128 bits of chance. Without a generator (never seen in a browser that runs this) it is the clock.
#[must_use]
pub fn seed() -> u128 {
    let mut bytes = [0; 16];
    match get_random_values(&mut bytes) {
        Ok(_) => u128::from_le_bytes(bytes),
        Err(_) => (js_sys::Date::now().to_bits() as u128) << 64 | js_sys::Math::random().to_bits() as u128,
    }
}
