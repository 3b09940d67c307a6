//! The records one was at last, in this browser: only their ids are kept here.

use crate::browser::preferences;
use crate::model::RecordId;

const KEPT: &str = "recent";

/// So many are kept.
const MOST: usize = 8;

/// Them, the last first.
#[must_use]
pub fn recent() -> Vec<RecordId> {
    let kept = preferences::get(KEPT).unwrap_or_default();
    kept.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// Notes that one is at a record.
pub fn note(id: RecordId) {
    let others = recent().into_iter().filter(|other| *other != id);
    let ids: Vec<String> = std::iter::once(id).chain(others).take(MOST).map(|id| id.to_string()).collect();
    preferences::set(KEPT, &ids.join(" "));
}
