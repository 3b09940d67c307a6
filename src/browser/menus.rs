//! Menus of the page (`<details class="menu">`) open where there is room, and close as one expects of menus: when one chooses in them, presses or
//! goes elsewhere, and by Escape, which gives the keyboard back to what opened them. Arrows go through what is in them.

use super::listen::Listening;
use super::scroll;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, KeyboardEvent, Node};

/// Marks a menu that opens upwards.
const UPWARDS: &str = "data-up";

/// Places and closes menus until it is dropped.
#[must_use]
pub fn close_when_left() -> Vec<Listening> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Vec::new() };
    let of = document.clone();
    let left = move |event: Event| {
        let at = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(menu) = open(&of).filter(|menu| !menu.contains(at.as_ref())) {
            close(&menu);
        }
    };
    let of = document.clone();
    let pressed = move |event: Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
        let Some(menu) = open(&of) else { return };
        let done = match key.as_str() {
            "Escape" => {
                give_back(&menu);
                true
            }
            "ArrowDown" => go_on(&menu, event.target(), 1),
            "ArrowUp" => go_on(&menu, event.target(), -1),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    };
    // What was pressed has heard it by then.
    let chosen = move |event: Event| {
        let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = at.and_then(|at| at.closest(".menu-body > .button").ok().flatten());
        if let Some(menu) = button.and_then(|button| button.closest("details").ok().flatten()) {
            close(&menu);
        }
    };
    let opened = |event: Event| {
        let menu = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(menu) = menu.filter(|menu| menu.matches("details.menu[open]").unwrap_or_default()) {
            place(&menu);
        }
    };
    vec![
        Listening::within(&document, "toggle", opened),
        Listening::to(&document, "pointerdown", left.clone()),
        Listening::to(&document, "focusin", left),
        Listening::to(&document, "keydown", pressed),
        Listening::to(&document, "click", chosen),
    ]
}

/// Lets a menu open upwards where that is where the room is; what still does not fit is scrolled into sight.
fn place(menu: &Element) {
    let _ = menu.remove_attribute(UPWARDS);
    let body = menu.query_selector(".menu-body").ok().flatten();
    let page = menu.closest("main").ok().flatten();
    let (Some(body), Some(page)) = (body, page) else { return };
    let (needs, from, room) =
        (body.get_bounding_client_rect(), menu.get_bounding_client_rect(), page.get_bounding_client_rect());
    let (above, below) = (from.top() - room.top(), room.bottom() - from.bottom());
    if needs.bottom() > room.bottom() && above > below {
        let _ = menu.set_attribute(UPWARDS, "");
    }
    scroll::reveal(&body);
}

/// Closes the menu that is open: what was wanted of it is done. The keyboard goes back to what opened it.
pub fn done() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(menu) = document.and_then(|document| open(&document)) {
        give_back(&menu);
    }
}

fn give_back(menu: &Element) {
    close(menu);
    let summary = menu.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

/// Takes the keyboard to what stands next in the menu; not from a field that has its own use for arrows.
fn go_on(menu: &Element, from: Option<EventTarget>, step: isize) -> bool {
    let Some(from) = from.and_then(|from| from.dyn_into::<Element>().ok()) else { return false };
    let Ok(stops) = menu.query_selector_all(":is(summary, button, a, input, select):not([hidden], :disabled)") else {
        return false;
    };
    if !menu.contains(Some(&from)) || from.matches("input[type=date], select, textarea").unwrap_or_default() {
        return false;
    }
    let stops = (0..stops.length()).filter_map(|at| stops.get(at)?.dyn_into::<HtmlElement>().ok());
    let stops: Vec<HtmlElement> = stops.collect();
    let at = stops.iter().position(|stop| **stop == from);
    let next = at.and_then(|at| at.checked_add_signed(step)).and_then(|at| stops.get(at));
    if let Some(next) = next {
        let _ = next.focus();
    }
    true
}

/// The menu that is open: of several all but one were left.
fn open(document: &Document) -> Option<Element> {
    document.query_selector("details.menu[open]").ok().flatten()
}

fn close(menu: &Element) {
    let _ = menu.remove_attribute("open");
}
