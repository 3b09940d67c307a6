//! The style of pages that come after the first screen: fetched once, and there before such a page is drawn.
//!
//! Never here: the style of the first screen.

use super::page;
use super::part::PartMissing;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

/// By what its link is known in the page.
const MARK: &str = "data-later";

/// Begins to fetch it, unless that was begun.
pub fn ask_for_style() {
    drop(link());
}

/// Waits for it.
///
/// # Errors
/// [`PartMissing`] when it does not come; it is asked for again by the next who needs it.
pub async fn later_style() -> Result<(), PartMissing> {
    let link = link().ok_or(PartMissing)?;
    if link.sheet().is_some() {
        return Ok(());
    }
    let coming = js_sys::Promise::new(&mut |came, failed| {
        // Whoever listens to a link that was just put in is heard; each listener goes with the link.
        let _ = link.add_event_listener_with_callback("load", &came);
        let _ = link.add_event_listener_with_callback("error", &failed);
    });
    match JsFuture::from(coming).await {
        Ok(_) => Ok(()),
        Err(_) => {
            link.remove();
            Err(PartMissing)
        }
    }
}

/// The link in the page; put in by the first who needs it.
fn link() -> Option<HtmlLinkElement> {
    let document = web_sys::window()?.document()?;
    if let Ok(Some(link)) = document.query_selector(&format!("link[{MARK}]")) {
        return link.dyn_into().ok();
    }
    let link: HtmlLinkElement = document.create_element("link").ok()?.dyn_into().ok()?;
    link.set_rel("stylesheet");
    link.set_href(&page::file("later.css"));
    link.set_attribute(MARK, "").ok()?;
    document.head()?.append_child(&link).ok()?;
    Some(link)
}
