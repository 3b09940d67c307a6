//! A table of the records of a kind: which of them, in which order, with which columns.

mod fields;
mod filter;
mod groups;
mod lines;
mod sort;

pub use fields::{can_filter, can_show, first_columns, first_sort, is_there, shown_columns};
pub use filter::{Filter, Test};
pub(super) use groups::Ranked;
pub use groups::{Group, Shared, can_group};
pub use lines::{Line, Lines};
pub use sort::Sort;

use super::Sight;
use super::board::sums;
use crate::model::schema::PRICE;
use crate::model::{FieldId, FieldType, Kind, Money, RecordId, plain};
use crate::shelves::Chunk;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

/// How one looks at a kind: kept as a segment, or as it was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Look {
    /// What a record must be to be shown.
    pub filters: Vec<Filter>,
    /// What they are sorted by, the first first; empty: as usual for the kind.
    pub sort: Vec<Sort>,
    /// What they are grouped by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Column>,
    /// The columns beside the name, in their order; empty: the usual ones.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Column(#[serde(with = "plain::field")] pub FieldId);

/// A row: which chunk of the kind, and which row of it.
pub type Place = (u32, u16);

/// What the amounts of a column come to, by currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// The column.
    pub field: FieldId,
    /// By currency.
    pub amounts: Vec<Money>,
}

/// All that a list shows, but its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The rows, in their order; of one group after the other when they are grouped.
    pub rows: Arc<[Place]>,
    /// The groups.
    pub groups: Arc<[Group]>,
    /// What all rows come to, column by column.
    pub sums: Vec<Sum>,
}

/// The table of a kind. `found`: what the words that were typed were found in, when any were.
#[must_use]
pub fn table(sight: Sight<'_>, kind: Kind, look: &Look, found: Option<&HashSet<RecordId>>) -> Table {
    let mut rows = rows(sight, kind, look, found);
    let mut groups = groups::deal(sight, kind, look, &mut rows);
    let mut sums = Vec::new();
    for field in shown_columns(sight.schema, kind, look) {
        // Prices are no amounts: nothing comes of adding them.
        if matches!(field.holds, FieldType::Money) && field.id != PRICE {
            sums.push(add_up(sight, kind, field.id, &rows, &mut groups));
        }
    }
    Table { rows: rows.into(), groups: groups.into(), sums }
}

/// The rows of a kind that fit, in their order. A question to a field that is gone is not asked.
#[must_use]
pub fn rows(sight: Sight<'_>, kind: Kind, look: &Look, found: Option<&HashSet<RecordId>>) -> Vec<Place> {
    let mut rows: Vec<Place> = Vec::new();
    fitting(sight, kind, &look.filters, |at, chunk, row| {
        if found.is_none_or(|found| found.contains(&chunk.id(row))) {
            rows.push((at as u32, row as u16));
        }
    });
    let by = if look.sort.is_empty() { first_sort(kind) } else { &look.sort };
    sort::sort(sight, kind, by, &mut rows);
    rows
}

/// How many records of a kind fit.
#[must_use]
pub fn count(sight: Sight<'_>, kind: Kind, filters: &[Filter]) -> usize {
    let mut count = 0;
    fitting(sight, kind, filters, |_, _, _| count += 1);
    count
}

/// Goes through the living records of a kind that fit: the number of the chunk, the chunk, the row in it.
pub(in crate::views) fn fitting<'a>(
    sight: Sight<'a>,
    kind: Kind,
    filters: &[Filter],
    mut each: impl FnMut(usize, &'a Chunk, usize),
) {
    for (at, chunk) in sight.records.chunks(kind).iter().enumerate() {
        let asked = filters.iter().filter(|filter| is_there(sight, kind, filter.field));
        let tests: Vec<_> = asked.map(|filter| filter.on(chunk, sight)).collect();
        for row in (0..chunk.rows()).filter(|row| chunk.alive(*row)) {
            if tests.iter().all(|test| test(row)) {
                each(at, chunk, row);
            }
        }
    }
}

/// The record in a row.
#[must_use]
pub fn id(sight: Sight<'_>, kind: Kind, place: Place) -> Option<RecordId> {
    sight.records.chunks(kind).get(place.0 as usize).map(|chunk| chunk.id(usize::from(place.1)))
}

/// Adds up a column of amounts: for each group, and for all.
fn add_up(sight: Sight<'_>, kind: Kind, field: FieldId, rows: &[Place], groups: &mut [Group]) -> Sum {
    let readers: Vec<_> = sight.records.chunks(kind).iter().map(|chunk| chunk.reader(field)).collect();
    let add_up = |rows: &[Place]| {
        let money = |place: &Place| readers[place.0 as usize].as_ref()?.value(usize::from(place.1))?.as_money();
        sums(rows.iter().filter_map(money))
    };
    if groups.is_empty() {
        return Sum { field, amounts: add_up(rows) };
    }
    let mut all = Vec::new();
    for group in groups {
        let amounts = add_up(&rows[group.rows.clone()]);
        all.extend_from_slice(&amounts);
        group.sums.push(Sum { field, amounts });
    }
    Sum { field, amounts: sums(all.into_iter()) }
}
