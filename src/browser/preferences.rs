//! What belongs to this browser and not to the base: language, theme. Kept in localStorage, and nothing
//! is lost with it.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// A preference by name.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&format!("tend.{name}")).ok()?
}

/// Keeps a preference. When the browser refuses, it holds until the page is left.
pub fn set(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("tend.{name}"), value);
    }
}

/// Forgets a preference.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("tend.{name}"));
    }
}

/// The languages the person reads, best first, as the browser tells.
#[must_use]
pub fn languages() -> Vec<String> {
    let list = web_sys::window().map(|window| window.navigator().languages());
    list.into_iter().flat_map(|list| list.iter().collect::<Vec<_>>()).filter_map(|tag| tag.as_string()).collect()
}
