//! Moving one of a list of records a place up or down.

use super::Sight;
use crate::model::schema::POSITION_NO;
use crate::model::{RecordId, Value};

/// Where a record stands among its like; those without a place stand last.
#[must_use]
pub fn place(sight: Sight<'_>, id: RecordId) -> f64 {
    use crate::model::Records;
    sight.records.value(id, POSITION_NO).as_ref().and_then(Value::as_number).unwrap_or(f64::MAX)
}

/// The places to write so that the record at `at` moves one up or down; `list` is in the visible order.
/// One place where there is room between its new neighbours, else a place for each.
#[must_use]
pub fn moved(list: &[(RecordId, f64)], at: usize, up: bool) -> Vec<(RecordId, f64)> {
    let to = if up { at.checked_sub(1) } else { Some(at + 1) };
    to.map(|to| put(list, at, to)).unwrap_or_default()
}

/// The places to write so that the record at `at` stands at `to`.
#[must_use]
pub fn put(list: &[(RecordId, f64)], at: usize, to: usize) -> Vec<(RecordId, f64)> {
    let Some((id, _)) = list.get(at).filter(|_| to < list.len() && to != at) else { return Vec::new() };
    let mut order = list.to_vec();
    let moving = order.remove(at);
    order.insert(to, moving);
    let low = to.checked_sub(1).and_then(|before| order.get(before)).map(|(_, place)| *place);
    let high = order.get(to + 1).map(|(_, place)| *place);
    let between = match (low, high) {
        (Some(low), Some(high)) => low + (high - low) / 2.0,
        (None, Some(high)) => high - 1.0,
        (Some(low), None) => low + 1.0,
        (None, None) => return Vec::new(),
    };
    let room = low.is_none_or(|low| low < between) && high.is_none_or(|high| between < high);
    if room && between.abs() < 1e9 {
        return vec![(*id, between)];
    }
    (0u32..).zip(order).map(|(place, (id, _))| (id, f64::from(place))).collect()
}
