//! What happened, day by day.

use super::Sight;
use crate::model::time::to_local;
use crate::model::{Day, Instant};

/// What stands in an order of time, each day in the person's zone with its own, in their order.
#[must_use]
pub fn by_day<T>(sight: Sight<'_>, all: impl IntoIterator<Item = T>, at: impl Fn(&T) -> Instant) -> Vec<(Day, Vec<T>)> {
    let mut days: Vec<(Day, Vec<T>)> = Vec::new();
    for one in all {
        let day = to_local(at(&one), sight.zone).0;
        match days.last_mut() {
            Some((last, of_day)) if *last == day => of_day.push(one),
            _ => days.push((day, vec![one])),
        }
    }
    days
}
