//! Which of many rows are drawn: those in sight and enough round them that scrolling finds them there.

use std::ops::Range;

/// Rows of heights that are known only once they were drawn, in px.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// How far it is scrolled.
    pub scrolled: f64,
    /// How much of it is in sight.
    pub height: f64,
    /// How many rows are drawn at least.
    pub least: usize,
}

/// The rows that are drawn, and the room that the others take.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Drawn {
    /// Which.
    pub rows: Range<usize>,
    /// The room of those before them.
    pub before: f64,
    /// The room of those after them.
    pub after: f64,
}

/// Rows are added and taken away so many at a time: few, so that no frame has much more to do than another.
const STEP: usize = 2;

impl Window {
    /// What is drawn of `count` rows that are all equally high; told without going through them.
    #[must_use]
    pub fn of_equal(&self, count: usize, height: f64) -> Drawn {
        let height = height.max(1.0);
        let skipped = ((self.scrolled / height).floor().max(0.0) as usize).min(count);
        // The same as going through them, from the first row that is in sight on.
        let near = Window { scrolled: self.scrolled - skipped as f64 * height, ..*self };
        let seen = ((near.scrolled + self.height) / height).ceil() as usize;
        let spare = (self.least.saturating_sub(seen) / 2).max(STEP);
        let start = skipped.saturating_sub(spare) / STEP * STEP;
        let end = (skipped + seen + spare).max(start + self.least).div_ceil(STEP) * STEP;
        let rows = start.min(count)..end.min(count);
        Drawn { before: rows.start as f64 * height, after: (count - rows.end) as f64 * height, rows }
    }

    /// What is drawn of `count` rows; `height_of` tells how high a row is, or probably is.
    #[must_use]
    pub fn of(&self, count: usize, height_of: impl Fn(usize) -> f64) -> Drawn {
        let (mut at, mut top) = (0, 0.0);
        while at < count && top + height_of(at) <= self.scrolled {
            top += height_of(at);
            at += 1;
        }
        let first_seen = at;
        while at < count && top < self.scrolled + self.height {
            top += height_of(at);
            at += 1;
        }
        let spare = self.least.saturating_sub(at - first_seen) / 2;
        let start = first_seen.saturating_sub(spare.max(STEP)) / STEP * STEP;
        let end = (at + spare.max(STEP)).max(start + self.least).div_ceil(STEP) * STEP;
        let rows = start.min(count)..end.min(count);
        let room = |range: Range<usize>| range.map(&height_of).sum::<f64>();
        Drawn { before: room(0..rows.start), after: room(rows.end..count), rows }
    }
}

#[cfg(test)]
mod tests {
    use super::Window;

    fn drawn(scrolled: f64, count: usize) -> super::Drawn {
        Window { scrolled, height: 600.0, least: 50 }.of(count, |row| if row % 3 == 0 { 100.0 } else { 80.0 })
    }

    #[test]
    fn what_is_in_sight_is_drawn_wherever_one_is() {
        let height: f64 = (0..5_000).map(|row| if row % 3 == 0 { 100.0 } else { 80.0 }).sum();
        for step in 0..100 {
            let scrolled = (height - 600.0) * f64::from(step) / 99.0;
            let drawn = drawn(scrolled, 5_000);
            let inside: f64 = drawn.rows.clone().map(|row| if row % 3 == 0 { 100.0 } else { 80.0 }).sum();
            assert!(drawn.before <= scrolled, "{scrolled}: {drawn:?}");
            assert!(drawn.before + inside >= scrolled + 600.0 - 0.001, "{scrolled}: {drawn:?}");
            assert!((drawn.before + inside + drawn.after - height).abs() < 0.001);
            assert!(drawn.rows.len() <= 80, "{scrolled}: {drawn:?}");
        }
    }

    #[test]
    fn equal_rows_are_drawn_as_if_they_were_gone_through() {
        for count in [0, 3, 70, 100_000] {
            for scrolled in [0.0, 10.0, 32.0, 900.0, 31_999.0, 3_199_000.0] {
                let window = Window { scrolled, height: 640.0, least: 60 };
                let equal = window.of_equal(count, 32.0);
                let seen = (scrolled / 32.0) as usize..((scrolled + 640.0) / 32.0).ceil() as usize;
                assert!(equal.rows.start <= seen.start.min(count) && equal.rows.end >= seen.end.min(count));
                assert!(equal.rows.len() <= 90);
                let room = equal.before + equal.rows.len() as f64 * 32.0 + equal.after;
                assert!((room - count as f64 * 32.0).abs() < 0.001);
            }
        }
    }

    #[test]
    fn few_rows_are_all_drawn() {
        assert_eq!(drawn(0.0, 50).rows, 0..50);
        assert_eq!(drawn(900.0, 3).rows, 0..3);
        assert_eq!(drawn(0.0, 0).rows, 0..0);
    }

    #[test]
    fn no_step_of_the_wheel_brings_many_rows_at_once() {
        let ranges: Vec<_> = (0..1_000).map(|step| drawn(f64::from(step) * 10.0, 5_000).rows).collect();
        let come = |pair: &[std::ops::Range<usize>]| pair[1].end.abs_diff(pair[0].end);
        assert!(ranges.windows(2).all(|pair| come(pair) <= 4));
        let changes = ranges.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!((20..200).contains(&changes), "{changes} times");
    }
}
