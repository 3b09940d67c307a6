//! A table of the records of a kind: which of them, in which order, with which columns.

mod fields;
mod filter;
mod sort;

pub use fields::{can_filter, can_show, first_columns, shown_columns};
pub use filter::{Filter, Test};
pub use sort::Sort;

use super::Sight;
use super::board::sums;
use crate::model::{FieldId, Kind, Money, RecordId, Value, plain};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// How one looks at a kind: kept as a segment, or as it was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Look {
    /// What a record must be to be shown.
    pub filters: Vec<Filter>,
    /// What they are sorted by, the first first; as they came when it is empty.
    pub sort: Vec<Sort>,
    /// The columns beside the name, in their order; empty: the usual ones.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Column(#[serde(with = "plain::field")] pub FieldId);

/// A row: which chunk of the kind, and which row of it.
pub type Place = (u32, u16);

/// The rows of a kind that fit, in their order. `found`: what the words that were typed were found in, when any were.
#[must_use]
pub fn rows(sight: Sight<'_>, kind: Kind, look: &Look, found: Option<&HashSet<RecordId>>) -> Vec<Place> {
    let mut rows: Vec<Place> = Vec::new();
    for (at, chunk) in sight.records.chunks(kind).iter().enumerate() {
        let tests: Vec<_> = look.filters.iter().map(|filter| filter.on(chunk, sight)).collect();
        for row in (0..chunk.rows()).filter(|row| chunk.alive(*row)) {
            let fits = tests.iter().all(|test| test(row)) && found.is_none_or(|found| found.contains(&chunk.id(row)));
            if fits {
                rows.push((at as u32, row as u16));
            }
        }
    }
    sort::sort(sight, kind, &look.sort, &mut rows);
    rows
}

/// The record in a row.
#[must_use]
pub fn id(sight: Sight<'_>, kind: Kind, place: Place) -> Option<RecordId> {
    sight.records.chunks(kind).get(place.0 as usize).map(|chunk| chunk.id(usize::from(place.1)))
}

/// What amounts of money come to, by currency.
#[must_use]
pub fn total(sight: Sight<'_>, kind: Kind, rows: &[Place], field: FieldId) -> Vec<Money> {
    let chunks = sight.records.chunks(kind);
    let mut open: Option<(u32, Option<crate::shelves::Reader<'_>>)> = None;
    let money = |(chunk, row): &Place| {
        if open.as_ref().is_none_or(|(at, _)| at != chunk) {
            open = Some((*chunk, chunks.get(*chunk as usize).and_then(|chunk| chunk.reader(field))));
        }
        let reader = open.as_ref().and_then(|(_, reader)| reader.as_ref())?;
        reader.value(usize::from(*row)).as_ref().and_then(Value::as_money)
    };
    sums(rows.iter().filter_map(money))
}
