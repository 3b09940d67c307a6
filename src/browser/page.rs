//! Where on its host the page stands: `/`, or a folder.

use wasm_bindgen::prelude::*;

/// The folder of the page, without the slash at its end; empty at the root of the host.
#[must_use]
pub fn base_path() -> String {
    let base = web_sys::window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok());
    let path = base.flatten().and_then(|uri| web_sys::Url::new(&uri).ok()).map(|url| url.pathname());
    path.unwrap_or_default().trim_end_matches('/').to_owned()
}

/// How a file beside the page is called: a release names it by what it holds, and the page says so.
#[must_use]
pub fn file(name: &str) -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let meta = document.and_then(|document| document.query_selector(&format!("meta[name='{name}']")).ok().flatten());
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_else(|| name.to_owned())
}

/// What stands behind the question mark of the address.
#[must_use]
pub fn query() -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// Path and query of an address, when it lies within the folder of the page.
#[must_use]
pub fn within(address: &str) -> Option<(String, String)> {
    let url = web_sys::Url::new(address).ok()?;
    let path = url.pathname().strip_prefix(&base_path())?.trim_end_matches('/').to_owned();
    Some((if path.is_empty() { "/".to_owned() } else { path }, url.search().trim_start_matches('?').to_owned()))
}

/// Puts the keyboard on what a selector names, once the page is drawn; not while the person types elsewhere.
pub fn focus_soon(selector: &'static str) {
    let Some(window) = web_sys::window() else { return };
    let focus = Closure::once_into_js(move || {
        let document = web_sys::window().and_then(|window| window.document());
        let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
            && !is_typing()
        {
            let _ = element.focus();
        }
    });
    let _ = window.request_animation_frame(focus.unchecked_ref());
}

/// Goes to a place of the app by loading the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Says to the browser which language and theme the page is in.
pub fn mark_root(name: &str, value: Option<&str>) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Where the keyboard is: whether what has the focus takes letters.
#[must_use]
pub fn is_typing() -> bool {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    active.is_some_and(|element| {
        let name = element.tag_name();
        matches!(name.as_str(), "INPUT" | "TEXTAREA") || element.get_attribute("contenteditable").is_some()
    })
}

/// Scrolls no more than is needed for an element to be seen.
pub fn reveal(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
