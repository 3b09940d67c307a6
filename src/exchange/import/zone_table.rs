//! A zone written down: from when on its clocks were how far ahead. So a zone goes to where nobody
//! knows its rules, and gives the same there.

use crate::model::time::DAY_MS;
use crate::model::{Day, Instant, Zone};
use serde::{Deserialize, Serialize};

/// The offsets of a zone over some years; before and after them the nearest one holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneTable {
    name: String,
    /// Since when (ms since 1970) and how far ahead of UTC (ms), ascending; never empty.
    offsets: Vec<(i64, i64)>,
}

impl ZoneTable {
    /// Writes down what `zone` says from the first day of a year to that of another. Offsets that hold
    /// for less than two weeks may be missed.
    #[must_use]
    pub fn of(zone: &dyn Zone, from_year: i32, to_year: i32) -> ZoneTable {
        const STEP: i64 = 14 * DAY_MS;
        let start = |year| Day::new(year, 1, 1).map_or(0, |day| i64::from(day.0) * DAY_MS);
        let (mut at, end) = (start(from_year), start(to_year));
        let mut offsets = vec![(i64::MIN, zone.offset_ms(Instant(at)))];
        let mut last = offsets[0].1;
        while at < end {
            let next = at + STEP;
            let offset = zone.offset_ms(Instant(next));
            if offset != last {
                offsets.push((change_between(zone, at, next), offset));
                last = offset;
            }
            at = next;
        }
        ZoneTable { name: zone.name().to_owned(), offsets }
    }
}

/// The first moment after `low` at which the offset is no longer that of `low`.
fn change_between(zone: &dyn Zone, mut low: i64, mut high: i64) -> i64 {
    let before = zone.offset_ms(Instant(low));
    while high - low > 1 {
        let middle = low.midpoint(high);
        if zone.offset_ms(Instant(middle)) == before { low = middle } else { high = middle }
    }
    high
}

impl Zone for ZoneTable {
    fn offset_ms(&self, at: Instant) -> i64 {
        let after = self.offsets.partition_point(|(since, _)| *since <= at.0);
        self.offsets.get(after.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
    }

    fn name(&self) -> &str {
        &self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::HOUR_MS;

    struct Summer;

    impl Zone for Summer {
        fn offset_ms(&self, at: Instant) -> i64 {
            let from = Instant::from_rfc3339("2026-03-29T01:00:00Z").unwrap();
            let until = Instant::from_rfc3339("2026-10-25T01:00:00Z").unwrap();
            if at >= from && at < until { 2 * HOUR_MS } else { HOUR_MS }
        }

        fn name(&self) -> &'static str {
            "Test/Summer"
        }
    }

    #[test]
    fn a_zone_that_was_written_down_says_the_same() {
        let table = ZoneTable::of(&Summer, 2020, 2030);
        for text in [
            "1999-07-01T00:00:00Z",
            "2026-03-29T00:59:59.999Z",
            "2026-03-29T01:00:00Z",
            "2026-10-25T00:59:59.999Z",
            "2026-10-25T01:00:00Z",
            "2050-07-01T00:00:00Z",
        ] {
            let at = Instant::from_rfc3339(text).unwrap();
            assert_eq!(table.offset_ms(at), Summer.offset_ms(at), "{text}");
        }
        assert_eq!((table.name(), table.offsets.len()), ("Test/Summer", 3));
    }
}
