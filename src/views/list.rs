//! A list of the records of a kind.

use super::Sight;
use crate::model::schema::{EMAIL, NAME, PHONE, WEBSITE};
use crate::model::{Kind, RecordId};
use crate::search::fold;
use crate::shelves::Chunk;

/// One row. It also stands in the chooser and the finder, and for payments; the key of the list in `ui/pages/list.rs`
/// says which parts of it are drawn anew.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// The record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What else tells it from others.
    pub second: String,
}

/// The rows that fit, and how many there are in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The first of them.
    pub rows: Vec<ListRow>,
    /// All of them.
    pub count: usize,
}

/// The records of a kind whose name, e-mail address or telephone number contains `filter`, at most `most`
/// of them as rows.
#[must_use]
pub fn rows(sight: Sight<'_>, kind: Kind, filter: &str, most: usize) -> Rows {
    let wanted = filter.to_lowercase();
    let mut found = Rows { rows: Vec::new(), count: 0 };
    for (chunk, row) in sight.records.rows(kind).filter(|(chunk, row)| fits(chunk, *row, &wanted)) {
        found.count += 1;
        if found.rows.len() < most {
            found.rows.push(shown(chunk, row));
        }
    }
    found
}

/// The few records of some kinds that are offered for what was typed, at most `most`: those called just so first,
/// then those whose name begins so, then the others that [`rows`] would show.
#[must_use]
pub fn offered(sight: Sight<'_>, kinds: &[Kind], typed: &str, most: usize) -> Vec<ListRow> {
    let wanted = fold(typed);
    let mut ranked: [Vec<ListRow>; 3] = Default::default();
    let rows = kinds.iter().flat_map(|kind| sight.records.rows(*kind));
    for (chunk, row) in rows.filter(|(chunk, row)| fits(chunk, *row, &wanted)) {
        let name = fold(chunk.text(row, NAME).unwrap_or_default());
        let rank = if name == wanted { 0 } else { 2 - usize::from(name.starts_with(&wanted)) };
        if ranked[rank].len() < most {
            ranked[rank].push(shown(chunk, row));
        }
    }
    ranked.into_iter().flatten().take(most).collect()
}

fn fits(chunk: &Chunk, row: usize, wanted: &str) -> bool {
    let has = |field| chunk.text(row, field).is_some_and(|text| fold(text).contains(wanted));
    wanted.is_empty() || [NAME, EMAIL, PHONE].into_iter().any(has)
}

fn shown(chunk: &Chunk, row: usize) -> ListRow {
    let text = |field| chunk.text(row, field).unwrap_or_default();
    let second = [EMAIL, PHONE, WEBSITE].into_iter().map(text).find(|text| !text.is_empty()).unwrap_or_default();
    ListRow { id: chunk.id(row), name: text(NAME).to_owned(), second: second.to_owned() }
}
