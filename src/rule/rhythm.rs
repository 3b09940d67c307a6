//! Days that come round: each day, days of the week, a day of the month.

use crate::model::plain;
use crate::model::time::{MINUTE_MS, from_local, monday_of, to_local};
use crate::model::{Day, Instant, Zone};
use serde::{Deserialize, Serialize};

/// How many weeks or months may lie between two times at most.
pub const MOST_EVERY: u32 = 52;

/// So many days after any day the next one has come: 52 months are fewer.
const FAR: i32 = 1600;

/// The days on which something comes round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rhythm {
    /// Each day.
    Day,
    /// Days of the week.
    Week {
        /// 1 is Monday, 7 Sunday.
        days: Vec<u8>,
        /// Of each week, or only of each second, third, … counted from that of `from`. Weeks begin on Monday.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        every: u32,
        /// Not before this day.
        #[serde(default, with = "plain::day::option", skip_serializing_if = "Option::is_none")]
        from: Option<Day>,
    },
    /// A day of the month.
    Month {
        /// From 1 to 31; of a month that is shorter, its last.
        day: u32,
        /// Of each month, or only of each second, third, … counted from that of `from`.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        every: u32,
        /// Not before this day.
        #[serde(default, with = "plain::day::option", skip_serializing_if = "Option::is_none")]
        from: Option<Day>,
    },
}

const fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_one(number: &u32) -> bool {
    *number == 1
}

impl Rhythm {
    /// Whether it ever comes, and one can say when: where some weeks or months are left out, it is said from when on they
    /// are counted.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let counted =
            |every: u32, from: Option<Day>| every == 1 || ((2..=MOST_EVERY).contains(&every) && from.is_some());
        match self {
            Rhythm::Day => true,
            Rhythm::Week { days, every, from } => {
                !days.is_empty() && days.iter().all(|day| (1..=7).contains(day)) && counted(*every, *from)
            }
            Rhythm::Month { day, every, from } => (1..=31).contains(day) && counted(*every, *from),
        }
    }

    /// The first time at a minute of one of its days that is not before a moment.
    #[must_use]
    pub fn next(&self, minute: u32, at_least: Instant, zone: &dyn Zone) -> Option<Instant> {
        let (today, _) = to_local(at_least, zone);
        let first = match self {
            Rhythm::Week { from: Some(from), .. } | Rhythm::Month { from: Some(from), .. } => today.max(*from),
            _ => today,
        };
        // Where clocks are put forward at midnight, the last minutes of yesterday are still to come.
        let days = (-1..=FAR).map(|n| first.plus_days(n)).filter(|day| self.falls_on(*day));
        days.map(|day| from_local(day, i64::from(minute) * MINUTE_MS, zone)).find(|at| *at >= at_least)
    }

    fn falls_on(&self, on: Day) -> bool {
        let begun = |from: Option<Day>| from.is_none_or(|from| on >= from);
        match self {
            Rhythm::Day => true,
            Rhythm::Week { days, every, from } => {
                let weeks = (monday_of(on).0 - monday_of(from.unwrap_or(on)).0) / 7;
                days.contains(&on.weekday()) && begun(*from) && is_turn(weeks, *every)
            }
            Rhythm::Month { day, every, from } => {
                let (_, _, date) = on.ymd();
                let is_last = on.plus_days(1).ymd().2 == 1;
                let months = month_of(on) - month_of(from.unwrap_or(on));
                (date == *day || (is_last && date < *day)) && begun(*from) && is_turn(months, *every)
            }
        }
    }
}

/// Whether that of so many weeks or months later is one of those that are meant.
fn is_turn(later: i32, every: u32) -> bool {
    i32::try_from(every).is_ok_and(|every| every > 0 && later % every == 0)
}

/// Counts months through the years.
fn month_of(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + month as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Utc;

    fn comes(rhythm: &Rhythm, after: &str, times: usize) -> Vec<String> {
        let mut at = Instant::from_rfc3339(&format!("{after}T00:00:00Z")).unwrap();
        let mut told = Vec::new();
        for _ in 0..times {
            let next = rhythm.next(9 * 60, at, &Utc).unwrap();
            told.push(to_local(next, &Utc).0.to_iso());
            at = next.plus_ms(1);
        }
        told
    }

    #[test]
    fn a_month_that_is_shorter_has_its_last_day() {
        let last = Rhythm::Month { day: 31, every: 1, from: None };
        assert_eq!(comes(&last, "2028-01-15", 4), ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]);
        let early = Rhythm::Month { day: 30, every: 1, from: None };
        assert_eq!(comes(&early, "2027-01-31", 3), ["2027-02-28", "2027-03-30", "2027-04-30"]);
    }

    #[test]
    fn each_second_week_and_each_third_month_are_counted_from_a_day() {
        let from = Day::new(2026, 11, 4);
        let weeks = Rhythm::Week { days: vec![1, 5], every: 2, from };
        assert_eq!(comes(&weeks, "2026-11-02", 4), ["2026-11-06", "2026-11-16", "2026-11-20", "2026-11-30"]);
        let months = Rhythm::Month { day: 1, every: 3, from };
        assert_eq!(comes(&months, "2026-01-01", 3), ["2027-02-01", "2027-05-01", "2027-08-01"]);
        let rare = Rhythm::Month { day: 31, every: 52, from };
        assert_eq!(comes(&rare, "2026-01-01", 2), ["2026-11-30", "2031-03-31"]);
    }

    #[test]
    fn each_day_is_each_day_and_its_own_time_counts() {
        assert_eq!(comes(&Rhythm::Day, "2026-12-31", 2), ["2026-12-31", "2027-01-01"]);
        let nine = Instant::from_rfc3339("2026-11-02T09:00:00Z").unwrap();
        assert_eq!(Rhythm::Day.next(9 * 60, nine, &Utc), Some(nine));
    }

    #[test]
    fn what_never_comes_or_cannot_be_counted_is_not_sound() {
        let from = Day::new(2026, 11, 4);
        for (sound, rhythm) in [
            (true, Rhythm::Day),
            (true, Rhythm::Week { days: vec![7], every: 1, from: None }),
            (true, Rhythm::Month { day: 31, every: 2, from }),
            (false, Rhythm::Week { days: vec![], every: 1, from: None }),
            (false, Rhythm::Week { days: vec![8], every: 1, from: None }),
            (false, Rhythm::Week { days: vec![1], every: 2, from: None }),
            (false, Rhythm::Month { day: 0, every: 1, from: None }),
            (false, Rhythm::Month { day: 1, every: 0, from }),
            (false, Rhythm::Month { day: 1, every: 53, from }),
        ] {
            assert_eq!(rhythm.is_sound(), sound, "{rhythm:?}");
        }
    }
}
