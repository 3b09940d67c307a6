//! Two versions of a rule over the same past: on what only the one would have acted, on what only the other, on what both.

use super::what_if::Told;
use crate::model::RecordId;
use std::collections::BTreeMap;

/// How two versions differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What both would have done, as the newer tells it; that which they would have done at different times too.
    pub both: Vec<Told>,
    /// How much of that at different times.
    pub moved: usize,
    /// What only the older would have done.
    pub older: Vec<Told>,
    /// What only the newer would have done.
    pub newer: Vec<Told>,
}

/// Compares what two versions tell of the same past, each in the order of its times. What lies at the same moment on the same
/// record is the same; of the rest, the first of the one on a record is the first of the other there, at another time.
#[must_use]
pub fn difference(older: &[Told], newer: &[Told]) -> Difference {
    let mut rest: BTreeMap<RecordId, Vec<&Told>> = BTreeMap::new();
    for told in older {
        rest.entry(told.record).or_default().push(told);
    }
    let mut found = Difference::default();
    let mut other = Vec::new();
    for told in newer {
        let of_record = rest.entry(told.record).or_default();
        match of_record.iter().position(|old| old.at == told.at) {
            Some(place) => {
                of_record.remove(place);
                found.both.push(told.clone());
            }
            None => other.push(told),
        }
    }
    for told in other {
        let of_record = rest.entry(told.record).or_default();
        if of_record.is_empty() {
            found.newer.push(told.clone());
        } else {
            of_record.remove(0);
            found.moved += 1;
            found.both.push(told.clone());
        }
    }
    found.older = rest.into_values().flatten().cloned().collect();
    found.older.sort_by_key(|told| (told.at, told.record));
    found.both.sort_by_key(|told| (told.at, told.record));
    found
}
