//! Scrolling: what shall be seen comes into sight, and what is in sight is told.

use web_sys::{Document, Element};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Scrolls no more than is needed for the element with this id to be seen.
pub fn reveal_id(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        reveal(&element);
    }
}

/// Scrolls no more than is needed for the first element that fits to be seen.
pub fn reveal_on(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        reveal(&element);
    }
}

/// Scrolls no more than is needed for an element to be seen.
pub fn reveal(element: &web_sys::Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls what fits sideways when the pointer is near its edge; false when it is not, or there is no further.
pub fn near_edge(selector: &str, x: f64, edge: f64, step: f64) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(element) = found else { return false };
    let room = element.get_bounding_client_rect();
    let by = if x < room.left() + edge {
        -step
    } else if x > room.right() - edge {
        step
    } else {
        return false;
    };
    let before = element.scroll_left();
    element.set_scroll_left(before + by as i32);
    element.scroll_left() != before
}

/// What stands at the front of something that scrolls sideways: the value of an attribute of that child; of the last,
/// when there is no further.
#[must_use]
pub fn front_of(place: &Element, attribute: &str) -> Option<String> {
    let children = place.children();
    let at = place.scroll_left();
    if at > 0 && at + place.client_width() + 1 >= place.scroll_width() {
        return children.item(children.length().checked_sub(1)?)?.get_attribute(attribute);
    }
    let edge = place.get_bounding_client_rect().left();
    let off = |child: &Element| (child.get_bounding_client_rect().left() - edge).abs();
    let all = (0..children.length()).filter_map(|at| children.item(at));
    all.min_by(|a, b| off(a).total_cmp(&off(b)))?.get_attribute(attribute)
}

/// Brings the first element that fits to the front of what it scrolls in.
pub fn bring_to_front(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
