//! From a journal to records, at the end or at any past time; and from two journals to one.

use super::{ChangeSet, apply::apply_to};
use crate::model::{Record, RecordId, Stamp};
use std::collections::BTreeMap;

/// The records that a journal makes, in whatever order its change sets come.
#[must_use]
pub fn fold<'a>(journal: impl IntoIterator<Item = &'a ChangeSet>) -> BTreeMap<RecordId, Record> {
    fold_until(journal, Stamp::new(u64::MAX, u16::MAX, crate::model::Device(u64::MAX)))
}

/// The records as they stood right after `until`.
#[must_use]
pub fn fold_until<'a>(journal: impl IntoIterator<Item = &'a ChangeSet>, until: Stamp) -> BTreeMap<RecordId, Record> {
    let mut sets: Vec<&ChangeSet> = journal.into_iter().filter(|set| set.stamp <= until).collect();
    // A change of a record must find it, so births go first.
    sets.sort_by_key(|set| set.stamp);
    let mut records = BTreeMap::new();
    for set in sets {
        for change in &set.changes {
            apply_to(&mut records, change, set.stamp);
        }
    }
    records
}

/// One journal of two: every change set of either, once, in the order of stamps.
#[must_use]
pub fn merge(one: &[ChangeSet], two: &[ChangeSet]) -> Vec<ChangeSet> {
    let sets: BTreeMap<Stamp, &ChangeSet> = one.iter().chain(two).map(|set| (set.stamp, set)).collect();
    sets.into_values().cloned().collect()
}
