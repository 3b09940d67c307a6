//! Whether it is time for a backup. Only a file outside of the browser counts as one.

use super::Sight;
use crate::model::time::DAY_MS;
use crate::model::{Instant, Kind};

/// What a person enters; all else a new base has from its beginning.
const ENTERED: &[Kind] = &[
    Kind::Contact,
    Kind::Company,
    Kind::Lead,
    Kind::Deal,
    Kind::Order,
    Kind::Ticket,
    Kind::Task,
    Kind::Activity,
    Kind::Payment,
];

/// After how many days one is reminded, unless one has chosen otherwise.
pub const USUAL_DAYS: i64 = 7;

/// Whether it is time: the last backup is so many days old, or there is none and there are records older than a day.
/// Not before `put_off`, nor ever when `days` is 0.
#[must_use]
pub fn is_due(sight: Sight<'_>, last: Option<Instant>, days: i64, put_off: Option<Instant>) -> bool {
    let now = sight.now.0;
    if days <= 0 || put_off.is_some_and(|until| now < until.0) {
        return false;
    }
    match last {
        Some(last) => now - last.0 > days * DAY_MS,
        None => oldest(sight).is_some_and(|oldest| now - oldest > DAY_MS),
    }
}

/// When the oldest of what was entered came in (ms). What came later lies later on its shelf.
fn oldest(sight: Sight<'_>) -> Option<i64> {
    let first = |kind: &Kind| sight.records.rows(*kind).next().map(|(chunk, row)| chunk.born(row).ms());
    ENTERED.iter().filter_map(first).min().and_then(|ms| i64::try_from(ms).ok())
}
