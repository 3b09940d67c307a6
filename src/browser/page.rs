//! The page itself: where on its host it stands, what it is called, what in it has the focus.

use super::scroll;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, EventTarget, HtmlElement};

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = window, js_name = getSelection)]
    fn get_selection() -> JsValue;
}

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
pub fn focus_soon(selector: impl Into<String>) {
    focus_in_time(FRAMES, selector.into());
}

/// Frames for which one waits for what comes in a part of the program: half a second.
const FRAMES: u32 = 30;

fn focus_in_time(left: u32, selector: String) {
    let Some(window) = web_sys::window() else { return };
    let focus = Closure::once_into_js(move || {
        let document = web_sys::window().and_then(|window| window.document());
        let found = document.and_then(|document| document.query_selector(&selector).ok().flatten());
        match found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            _ if is_typing() => {}
            Some(element) => drop(element.focus()),
            None if left > 0 => focus_in_time(left - 1, selector),
            None => {}
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

/// Puts the page on paper, as the person's browser does it.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
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

/// Whether a new person reads the words of the page itself, while the program comes (`greeting.js`).
#[must_use]
pub fn greets() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let greeting = document.and_then(|document| document.get_element_by_id("greeting"));
    greeting.is_some_and(|greeting| !greeting.has_attribute("hidden"))
}

/// Takes away what a new person read while the program came (`greeting.js`).
pub fn end_greeting() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(greeting) = document.and_then(|document| document.get_element_by_id("greeting")) {
        greeting.remove();
    }
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

/// What has the focus, unless it is the page as a whole.
#[must_use]
pub fn focused() -> Option<HtmlElement> {
    let active = document()?.active_element()?;
    active.dyn_into::<HtmlElement>().ok().filter(|element| element.tag_name() != "BODY")
}

/// Gives the focus back to what had it; to the content of the page when that is gone, or when nothing had it.
pub fn focus_again(before: Option<HtmlElement>) {
    match before.filter(|before| before.is_connected()) {
        Some(before) => drop(before.focus()),
        None => focus_on("#content"),
    }
}

/// Gives the focus to the first element that fits, when there is one.
pub fn focus_on(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Gives the focus to the first element in a place that fits; what stands in a line is chosen, to be typed over.
pub fn focus_within(place: &Element, selector: &str) {
    let found = place.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        if let Some(line) = element.dyn_ref::<web_sys::HtmlInputElement>() {
            line.select();
        }
    }
}

/// Leaves what has the focus: a field says what was typed into it.
pub fn leave_field() {
    if let Some(element) = focused() {
        let _ = element.blur();
    }
}

/// Does something that may put another editor in place of the one that has the keyboard, which keeps it then.
pub fn keep_field(change: impl FnOnce()) {
    let field = focused().and_then(|focused| focused.closest(".field").ok().flatten());
    let place = field.and_then(|field| {
        let parent = field.parent_element()?;
        let all = parent.children();
        let at = (0..all.length()).find(|at| all.item(*at).as_ref() == Some(&field))?;
        Some((parent, at))
    });
    change();
    let Some((parent, at)) = place else { return };
    let again = Closure::once_into_js(move || {
        if focused().is_none()
            && let Some(field) = parent.children().item(at)
        {
            focus_within(&field, "input, select, textarea");
        }
    });
    let _ = web_sys::window().map(|window| window.request_animation_frame(again.unchecked_ref()));
}

/// Leaves the field that has the keyboard for what stands on the page: its list, else the page as a whole. A line of
/// search that has something in it is emptied first, which the browser does.
pub fn leave_field_for_page() {
    let Some(field) = focused() else { return };
    let search = field.dyn_ref::<web_sys::HtmlInputElement>();
    if search.is_some_and(|line| line.type_() == "search" && !line.value().is_empty()) {
        return;
    }
    let _ = field.blur();
    focus_on("#content");
    focus_on(":is(.due[aria-current] .task-name, main [role=grid] [tabindex='0'])");
}

/// Whether something is pressed just now, by mouse, finger or key.
#[must_use]
pub fn is_pressed() -> bool {
    document().is_some_and(|document| document.query_selector(":active").is_ok_and(|found| found.is_some()))
}

/// Sends the form that something stands in, as its button would.
pub fn send_form(target: Option<EventTarget>) {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    let form = element.and_then(|element| element.closest("form").ok().flatten());
    if let Some(form) = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
        // A form that is not whole tells so itself.
        let _ = form.request_submit();
    }
}

/// Says to the browser what the page is called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether there is as little room as on a phone: less than 45 rem, as in `style/layout.css`.
#[must_use]
pub fn is_narrow() -> bool {
    let asked = web_sys::window().and_then(|window| window.match_media("(width < 45rem)").ok()?);
    asked.is_some_and(|asked| asked.matches())
}

/// Whether the page is dark, by the person's choice or the system's.
#[must_use]
pub fn is_dark() -> bool {
    let chosen = document().and_then(|document| document.document_element()?.get_attribute("data-theme"));
    chosen.map_or_else(
        || {
            let asked = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
            asked.is_some_and(|dark| dark.matches())
        },
        |theme| theme == "dark",
    )
}

/// How long the page has been there (ms), for measuring.
#[must_use]
pub fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Goes to the element with this id: it stands at the top, and the keyboard is there.
pub fn go_to_id(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view();
        let _ = element.focus();
    }
}

/// Whether an event came from something that takes it itself: a button, a field, a list to choose from.
#[must_use]
pub fn is_control(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest("button, input, select, textarea").is_ok_and(|found| found.is_some()))
}

/// The value of an attribute on what lies at a place of the screen, or on what that is in.
#[must_use]
pub fn marked_at(x: f64, y: f64, attribute: &str) -> Option<String> {
    let hit = document()?.element_from_point(x as f32, y as f32)?;
    hit.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// The heights (px) of the children that have a `data-id`, with the room below each.
#[must_use]
pub fn heights_of(list: &Element) -> Vec<(String, f64)> {
    let children = list.children();
    let all = (0..children.length()).filter_map(|at| children.item(at));
    let tops: Vec<(String, f64)> = all
        .filter_map(|child| Some((child.get_attribute("data-id")?, child.get_bounding_client_rect().top())))
        .collect();
    tops.windows(2).map(|pair| (pair[0].0.clone(), pair[1].1 - pair[0].1)).collect()
}

/// How high (px) the first element inside another is that fits.
#[must_use]
pub fn height_of(inside: &Element, selector: &str) -> Option<f64> {
    Some(inside.query_selector(selector).ok()??.get_bounding_client_rect().height()).filter(|height| *height > 0.0)
}

/// The `data-id` of what has the focus, or of what that is in.
#[must_use]
pub fn closest_id() -> Option<String> {
    focused()?.closest("[data-id]").ok()??.get_attribute("data-id")
}

/// Gives the focus to `wanted` in the next element that fits, counted from the one that has it; in the first when
/// none has.
pub fn step_in(selector: &str, wanted: &str, step: i32) {
    let own = focused().and_then(|own| own.closest(selector).ok().flatten());
    let next = match own {
        Some(own) if step > 0 => own.next_element_sibling(),
        Some(own) => own.previous_element_sibling(),
        None => document().and_then(|document| document.query_selector(selector).ok().flatten()),
    };
    focus_in(next.as_ref(), wanted);
}

/// Gives the focus to the next link in the list in which an element stands.
pub fn focus_beside(from: Option<EventTarget>, step: i32) {
    focus_onwards(from.and_then(|from| from.dyn_into::<Element>().ok()), "a", step);
}

/// Gives the focus to the first of `wanted` in the next element of its sort that has one.
pub fn focus_in_neighbour(from: Option<EventTarget>, sort: &str, wanted: &str, step: i32) {
    let from = from.and_then(|from| from.dyn_into::<Element>().ok());
    focus_onwards(from.and_then(|from| from.closest(sort).ok().flatten()), wanted, step);
}

fn focus_onwards(mut at: Option<Element>, wanted: &str, step: i32) {
    while let Some(own) = at {
        at = if step > 0 { own.next_element_sibling() } else { own.previous_element_sibling() };
        if focus_in(at.as_ref(), wanted) {
            return;
        }
    }
}

fn focus_in(element: Option<&Element>, wanted: &str) -> bool {
    let found = element.and_then(|element| element.query_selector(wanted).ok().flatten());
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return false };
    let _ = found.focus();
    scroll::reveal(&found);
    true
}

/// Opens the first menu that a selector names, or closes it, with the keyboard at it.
pub fn open_menu(selector: &str) {
    let menu = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(summary) = menu.and_then(|menu| menu.query_selector("summary").ok().flatten())
        && let Ok(summary) = summary.dyn_into::<HtmlElement>()
    {
        summary.click();
        let _ = summary.focus();
    }
}

/// Whether an event came from within an element.
#[must_use]
pub fn is_within(target: Option<EventTarget>, inside: &Element) -> bool {
    target.and_then(|target| target.dyn_into::<web_sys::Node>().ok()).is_some_and(|node| inside.contains(Some(&node)))
}

/// Whether text of the page is marked, to be copied as it is.
#[must_use]
pub fn has_selection() -> bool {
    let selection = get_selection();
    js_sys::Reflect::get(&selection, &"isCollapsed".into()).is_ok_and(|collapsed| collapsed == JsValue::FALSE)
}
