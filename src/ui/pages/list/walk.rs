//! Going about in a list by keyboard: arrows go from cell to cell, Enter and F2 open one, J and K go from row to row.

use super::Listing;
use crate::browser::{cells, page};
use crate::model::schema::{FieldDef, NAME, PIPELINE, STAGE, builtin_row};
use crate::ui::key_places::LIST;
use crate::ui::keys::use_keys;
use crate::views::record;
use crate::views::table::{Line, Lines};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use web_sys::EventTarget;

/// The head of the table has the first number.
pub(super) const FIRST: usize = 2;

impl Listing {
    /// Takes the keyboard to a cell, and there when it is not drawn yet.
    pub(super) fn go(&self, line: usize, col: usize) {
        let Some(last) = self.lines.with_untracked(Lines::count).checked_sub(1) else { return };
        let at = (line.min(last), col.min(self.columns.with_untracked(Vec::len) + 1));
        self.at.set(at);
        let Some(frame) = self.frame.get_untracked() else { return };
        if cells::focus_cell(&frame, (at.0 + FIRST, at.1), true) {
            return;
        }
        let (_, height, high) = self.scrolled.get_untracked();
        frame.set_scroll_top((at.0 as f64 * high - height / 2.0) as i32);
        // The first comes before the frame in which it is drawn, the second after it.
        request_animation_frame(move || {
            request_animation_frame(move || {
                cells::focus_cell(&frame, (at.0 + FIRST, at.1), true);
            });
        });
    }

    /// The field of a column; the first is the name.
    pub(super) fn field(&self, col: usize) -> Option<FieldDef> {
        match col.checked_sub(2) {
            None => builtin_row(NAME).filter(|_| col == 1),
            Some(at) => self.columns.with_untracked(|columns| columns.get(at).cloned()),
        }
    }

    /// Opens a cell, when it can be written.
    fn edit(&self, line: usize, col: usize) {
        let field = self.field(col).filter(|field| can_edit(*self, field));
        if field.is_some() && self.record_at(line).is_some() {
            self.at.set((line, col));
            self.editing.set(Some((line, col)));
        }
    }
}

fn can_edit(of: Listing, field: &FieldDef) -> bool {
    // The pipeline follows from the stage.
    matches!(field.id, NAME | STAGE) || field.id != PIPELINE && record::is_editable(of.kind, field)
}

/// Opens the cell that was pressed.
pub(super) fn edit_there(of: Listing, target: Option<EventTarget>) {
    if let Some((row, col)) = cells::cell_of(target)
        && col > 1
    {
        of.edit(row - FIRST, col);
    }
}

/// What a key does in the rows.
pub(super) fn pressed(of: Listing, event: &KeyboardEvent) {
    let Some((row, col)) = cells::cell_of(event.target()) else { return };
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let line = row - FIRST;
    let last = of.lines.with_untracked(Lines::count).saturating_sub(1);
    let (_, height, high) = of.scrolled.get_untracked();
    let screen = (height / high) as usize;
    let is_head = of.lines.with_untracked(|lines| matches!(lines.line(line), Some(Line::Head(_))));
    let to = match (event.key().as_str(), event.ctrl_key()) {
        ("ArrowDown", false) => (line + 1, col),
        ("ArrowUp", false) => (line.saturating_sub(1), col),
        ("ArrowRight", false) if is_head => return super::groups::fold(of, line, false),
        ("ArrowLeft", false) if is_head => return super::groups::fold(of, line, true),
        ("ArrowRight", false) => (line, col + 1),
        ("ArrowLeft", false) => (line, col.saturating_sub(1)),
        ("Home", false) => (line, 0),
        ("End", false) => (line, usize::MAX),
        ("Home", true) => (0, col),
        ("End", true) => (last, col),
        ("PageDown", false) => (line + screen, col),
        ("PageUp", false) => (line.saturating_sub(screen), col),
        ("F2", false) => {
            event.prevent_default();
            return of.edit(line, col);
        }
        // A name and a box take it themselves.
        ("Enter", false) if col > 1 && !is_head => {
            event.prevent_default();
            return of.edit(line, col);
        }
        _ => return,
    };
    event.prevent_default();
    of.go(to.0, to.1);
}

/// Whether the keyboard is in the rows. A row that is drawn anew would lose it: it is given back.
#[derive(Clone, Copy)]
pub(super) struct Held {
    of: Listing,
    held: StoredValue<bool>,
}

pub(super) fn hold(of: Listing) -> Held {
    let held = StoredValue::new(false);
    let again = move || {
        let Some(frame) = of.frame.try_get_untracked().flatten() else { return };
        if held.try_get_value() == Some(true) && page::focused().is_none() {
            let (line, col) = of.at.get_untracked();
            cells::focus_cell(&frame, (line + FIRST, col), false);
        }
    };
    Effect::new(move |_| {
        of.session.look(|_| ());
        of.lines.track();
        request_animation_frame(again);
    });
    Held { of, held }
}

impl Held {
    pub(super) fn came(self, event: &FocusEvent) {
        self.held.set_value(true);
        if let Some((row, col)) = cells::cell_of(event.target())
            && self.of.at.get_untracked() != (row - FIRST, col)
        {
            self.of.at.set((row - FIRST, col));
        }
    }

    pub(super) fn went(self, event: &FocusEvent) {
        // Where it went is not told when what had it is gone.
        if event.related_target().is_some() {
            self.held.set_value(false);
        }
    }
}

pub(super) fn offer_keys(of: Listing) {
    let choose = move || {
        if let Some(id) = page::closest_id().and_then(|id| id.parse().ok()) {
            of.chosen.update(|chosen| {
                let _ = chosen.remove(&id) || chosen.insert(id);
            });
        }
    };
    let step = move |step: isize| {
        let (scrolled, _, high) = of.scrolled.get_untracked();
        let next = match cells::focused_cell() {
            Some((row, _)) => of.lines.with_untracked(|lines| lines.next_row(row - FIRST, step)),
            // The first in sight.
            None => Some((scrolled / high).ceil() as usize).map(|line| {
                of.lines.with_untracked(|lines| match lines.line(line) {
                    Some(Line::Head(_)) => lines.next_row(line, 1).unwrap_or(line),
                    _ => line,
                })
            }),
        };
        if let Some(line) = next {
            of.go(line, 1);
        }
    };
    use_keys().offer_of(
        &LIST,
        [
            ("J", Callback::new(move |()| step(1))),
            ("K", Callback::new(move |()| step(-1))),
            ("X", Callback::new(move |()| choose())),
            ("Ctrl C", Callback::new(move |()| super::copy::copy(of))),
        ],
    );
}
