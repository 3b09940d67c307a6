//! What is shown, as a table for other programs: the same rows, order and columns.

use super::Listing;
use crate::browser::files::{Pieces, download};
use crate::exchange::csv::escape_cell;
use crate::model::schema::NAME;
use crate::ui::session::ToastKind;
use leptos::prelude::*;

/// Rows written at a stretch.
const AT_A_TIME: usize = 2_000;

pub(super) fn save(of: Listing) {
    if write(of).is_none() {
        of.session.tell(ToastKind::Failed, of.session.say("list-export-failed"));
    }
}

fn write(of: Listing) -> Option<()> {
    let session = of.session;
    let columns = of.columns.get_untracked();
    let mut pieces = Pieces::default();
    let heads = std::iter::once(NAME).chain(columns.iter().map(|field| field.id));
    // The mark tells spreadsheets that it is UTF-8.
    pieces.push(format!("\u{feff}{}", line(heads.map(|id| session.field_name_of(of.kind, id)))).as_bytes()).ok()?;
    for ids in of.ids().chunks(AT_A_TIME) {
        let mut text = String::new();
        for id in ids {
            let (name, cells) = of.cells(&columns, *id);
            text.push_str(&line(std::iter::once(name).chain(cells)));
        }
        pieces.push(text.as_bytes()).ok()?;
    }
    let name = session.voice().texts.say_named("kinds", of.kind.name(), &[]);
    download(&pieces.whole("text/csv").ok()?, &format!("{name}.csv")).ok()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| format!("\"{}\"", escape_cell(&cell).replace('"', "\"\""))).collect();
    cells.join(",") + "\r\n"
}
