//! The cells of a table on the page: which one has the keyboard, and where it lies. The table says by
//! `aria-rowindex` and `data-col` what is what.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, HtmlElement};

use super::page;

#[wasm_bindgen]
extern "C" {
    type Focusable;
    #[wasm_bindgen(method, js_name = focus)]
    fn focus_with(this: &Focusable, options: &js_sys::Object);
}

/// Where in a table something is: the number of its row (`aria-rowindex`) and of its cell (`data-col`).
#[must_use]
pub fn cell_of(target: Option<EventTarget>) -> Option<(usize, usize)> {
    let element = target?.dyn_into::<Element>().ok()?;
    let number = |within: &str, name: &str| -> Option<usize> {
        element.closest(within).ok()??.get_attribute(name)?.parse().ok()
    };
    Some((number("[aria-rowindex]", "aria-rowindex")?, number("[data-col]", "data-col")?))
}

/// The same of what has the focus.
#[must_use]
pub fn focused_cell() -> Option<(usize, usize)> {
    cell_of(page::focused().map(Into::into))
}

fn cell(table: &Element, (row, col): (usize, usize)) -> Option<Element> {
    let row = table.query_selector(&format!("[aria-rowindex='{row}']")).ok()??;
    let exact = row.query_selector(&format!("[data-col='{col}']")).ok()?;
    exact.or_else(|| row.query_selector("[data-col]").ok()?)
}

/// Gives the focus to a cell, or to what one presses in it; false when it is not drawn.
pub fn focus_cell(table: &Element, at: (usize, usize), seen: bool) -> bool {
    let Some(cell) = cell(table, at) else { return false };
    let control = cell.query_selector("a, input, button").ok().flatten();
    let Ok(target) = control.unwrap_or(cell).dyn_into::<HtmlElement>() else { return false };
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    target.unchecked_ref::<Focusable>().focus_with(&options);
    if seen {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        target.scroll_into_view_with_scroll_into_view_options(&options);
    }
    true
}

/// Lets the Tab key into the rows at a cell, or at what one presses in it, and nowhere else.
pub fn let_tab_in(table: &Element, at: (usize, usize)) {
    let control = |cell: Element| cell.query_selector("a, input, button").ok().flatten().unwrap_or(cell);
    let now = cell(table, at).map(control);
    if let Some(before) = table.query_selector("tbody [tabindex='0']").ok().flatten()
        && Some(&before) != now.as_ref()
    {
        let _ = before.set_attribute("tabindex", "-1");
    }
    if let Some(now) = now {
        let _ = now.set_attribute("tabindex", "0");
    }
}

/// Where a cell lies in the frame that scrolls it (px): left, top, wide, high.
#[must_use]
pub fn room_of_cell(frame: &Element, at: (usize, usize)) -> Option<(f64, f64, f64, f64)> {
    let (room, own) = (cell(frame, at)?.get_bounding_client_rect(), frame.get_bounding_client_rect());
    let left = room.left() - own.left() + f64::from(frame.scroll_left());
    let top = room.top() - own.top() + f64::from(frame.scroll_top());
    Some((left, top, room.width(), room.height()))
}
