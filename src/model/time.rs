//! Moments, days and zones. A moment is UTC milliseconds; a day is a civil date without a zone; a zone
//! is given from outside, because only the browser (or the operating system) knows its rules.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Milliseconds in a day of 24 hours.
pub const DAY_MS: i64 = 86_400_000;
/// Milliseconds in an hour.
pub const HOUR_MS: i64 = 3_600_000;
/// Milliseconds in a minute.
pub const MINUTE_MS: i64 = 60_000;

/// Years that are taken from outside; what lies beyond is a mistake in a file, and outside chrono's comfort.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instant(pub i64);

impl Instant {
    /// So many milliseconds later.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Instant {
        Instant(self.0.saturating_add(ms))
    }

    /// As RFC 3339 in UTC with milliseconds, `None` outside the years 1 to 9999.
    #[must_use]
    pub fn to_rfc3339(self) -> Option<String> {
        let (day, ms) = to_local(self, &Utc);
        let (year, ..) = day.ymd();
        let time = [ms / HOUR_MS, ms % HOUR_MS / MINUTE_MS, ms % MINUTE_MS / 1000, ms % 1000];
        let [hours, minutes, seconds, ms] = time;
        let day = day.to_iso();
        YEARS.contains(&year).then(|| format!("{day}T{hours:02}:{minutes:02}:{seconds:02}.{ms:03}Z"))
    }

    /// From RFC 3339 with any offset.
    #[must_use]
    pub fn from_rfc3339(text: &str) -> Option<Instant> {
        let (day, rest) = text.split_once(['T', 't', ' '])?;
        let sign = rest.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = rest.split_at(sign);
        let offset = match zone {
            "Z" | "z" => 0,
            _ => {
                let minutes = clock_ms(zone.get(1..)?, false)?;
                if zone.starts_with('-') { -minutes } else { minutes }
            }
        };
        Some(Instant(i64::from(Day::from_iso(day)?.0) * DAY_MS + clock_ms(clock, true)? - offset))
    }
}

/// A civil date: days since 1970-01-01. What a person means by a date without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// Stands for a year that is not known.
const NO_YEAR: i32 = 1604;

impl Day {
    /// The day of a calendar date, `None` when there is no such date.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        YEARS.contains(&year).then(|| Day(date.to_epoch_days()))
    }

    /// The day of every year: a birthday of which nobody knows the year. It is kept as a day of 1604, as address books
    /// do (a leap year, in which no client was born). `None` when no year has such a day.
    #[must_use]
    pub fn of_every_year(month: u32, day: u32) -> Option<Day> {
        Day::new(NO_YEAR, month, day)
    }

    /// Whether its year is known.
    #[must_use]
    pub fn has_year(self) -> bool {
        self.ymd().0 != NO_YEAR
    }

    /// The same day of another year; the 29th of February is the 28th where there is none.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<Day> {
        let (_, month, day) = self.ymd();
        Day::new(year, month, day).or_else(|| Day::new(year, month, day - 1))
    }

    /// Year, month (1–12), day of the month (1–31).
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The day of the week: 1 is Monday, 7 Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        self.date().weekday().number_from_monday() as u8
    }

    /// So many days later (or earlier, when negative).
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// As `2026-11-22`.
    #[must_use]
    pub fn to_iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// From `2026-11-22`.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let mut next = |width| parts.next().filter(|part: &&str| part.len() == width).and_then(digits);
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        Day::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MIN)
    }
}

/// A time zone: what the wall clocks of a place show at a moment.
pub trait Zone {
    /// How far local time is ahead of UTC at that moment, in milliseconds.
    fn offset_ms(&self, at: Instant) -> i64;

    /// The IANA name, as `Europe/Berlin`.
    fn name(&self) -> &str;
}

/// Coordinated universal time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Utc;

impl Zone for Utc {
    fn offset_ms(&self, _: Instant) -> i64 {
        0
    }

    fn name(&self) -> &'static str {
        "UTC"
    }
}

/// The civil day and the milliseconds since its midnight that clocks in `zone` show.
#[must_use]
pub fn to_local(at: Instant, zone: &dyn Zone) -> (Day, i64) {
    let local = at.0.saturating_add(zone.offset_ms(at));
    let day = local.div_euclid(DAY_MS).clamp(i64::from(i32::MIN), i64::from(i32::MAX));
    (Day(day as i32), local.rem_euclid(DAY_MS))
}

/// The moment at which clocks in `zone` show `ms` milliseconds after midnight of `day`.
/// A time that the clocks skip is taken as long after the gap as it lies into it; of a time they show
/// twice, the first is taken (RFC 5545, section 3.3.5).
#[must_use]
pub fn from_local(day: Day, ms: i64, zone: &dyn Zone) -> Instant {
    let local = i64::from(day.0) * DAY_MS + ms;
    let before = zone.offset_ms(Instant(local - DAY_MS));
    let after = zone.offset_ms(Instant(local + DAY_MS));
    let early = Instant(local - before);
    if zone.offset_ms(early) == before {
        return early;
    }
    let late = Instant(local - after);
    if zone.offset_ms(late) == after { late } else { early }
}

/// The same time of day, so many civil days later.
#[must_use]
pub fn plus_civil_days(at: Instant, days: i32, zone: &dyn Zone) -> Instant {
    let (day, ms) = to_local(at, zone);
    from_local(day.plus_days(days), ms, zone)
}

/// The day so many months later; at a month's end the last day that exists.
#[must_use]
pub fn plus_months(day: Day, months: u32) -> Option<Day> {
    let date = day.date().checked_add_months(chrono::Months::new(months))?;
    Some(Day(date.to_epoch_days()))
}

/// Parses a local date and time without a zone, as `2026-03-01T09:30` or with a blank instead of T.
#[must_use]
pub fn parse_local(text: &str, zone: &dyn Zone) -> Option<Instant> {
    let (day, clock) = text.trim().split_once(['T', ' '])?;
    Some(from_local(Day::from_iso(day)?, clock_ms(clock, true)?, zone))
}

/// Milliseconds since midnight of `09:30`, and with `seconds` also of `09:30:15` and `09:30:15.123`.
/// Written out: chrono's reader of formats weighs 40 kB, and these are the only forms there are.
fn clock_ms(text: &str, seconds: bool) -> Option<i64> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let parts: Option<Vec<i64>> = clock.split(':').map(|part| digits(part).filter(|_| part.len() == 2)).collect();
    let (hour, minute, second) = match parts?.as_slice() {
        [hour, minute] if fraction.is_empty() => (*hour, *minute, 0),
        [hour, minute, second] if seconds => (*hour, *minute, *second),
        _ => return None,
    };
    let ms = if fraction.is_empty() { 0 } else { digits(&format!("{:0<3}", fraction.get(..3.min(fraction.len()))?))? };
    let sound = hour < 24 && minute < 60 && second < 60 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    sound.then_some(hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + ms)
}

fn digits(text: &str) -> Option<i64> {
    let sound = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| text.parse().ok()).flatten()
}

/// The Monday of the week of a day.
#[must_use]
pub fn monday_of(day: Day) -> Day {
    let date = day.date();
    let back = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(back)).map_or(day, |d| Day(d.to_epoch_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One hour ahead, two from `from` to `until`.
    struct Summer {
        from: Instant,
        until: Instant,
    }

    impl Zone for Summer {
        fn offset_ms(&self, at: Instant) -> i64 {
            if at >= self.from && at < self.until { 2 * HOUR_MS } else { HOUR_MS }
        }

        fn name(&self) -> &'static str {
            "Test/Summer"
        }
    }

    fn berlin_2026() -> Summer {
        let at = |text| Instant::from_rfc3339(text).unwrap();
        Summer { from: at("2026-03-29T01:00:00Z"), until: at("2026-10-25T01:00:00Z") }
    }

    #[test]
    fn a_time_in_the_gap_is_moved_past_it() {
        let day = Day::new(2026, 3, 29).unwrap();
        let at = from_local(day, 2 * HOUR_MS + 30 * MINUTE_MS, &berlin_2026());
        assert_eq!(at.to_rfc3339().unwrap(), "2026-03-29T01:30:00.000Z");
        assert_eq!(to_local(at, &berlin_2026()), (day, 3 * HOUR_MS + 30 * MINUTE_MS));
    }

    #[test]
    fn of_a_time_shown_twice_the_first_is_meant() {
        let day = Day::new(2026, 10, 25).unwrap();
        let at = from_local(day, 2 * HOUR_MS + 30 * MINUTE_MS, &berlin_2026());
        assert_eq!(at.to_rfc3339().unwrap(), "2026-10-25T00:30:00.000Z");
    }

    #[test]
    fn nine_in_the_morning_stays_nine_over_the_change() {
        let zone = berlin_2026();
        let before = from_local(Day::new(2026, 3, 28).unwrap(), 9 * HOUR_MS, &zone);
        let after = plus_civil_days(before, 1, &zone);
        assert_eq!(after.0 - before.0, 23 * HOUR_MS);
        assert_eq!(to_local(after, &zone).1, 9 * HOUR_MS);
    }

    #[test]
    fn moments_are_read_with_any_offset_and_nothing_else_is_taken_for_one() {
        let read = |text| Instant::from_rfc3339(text).and_then(Instant::to_rfc3339);
        assert_eq!(read("2026-12-31T00:00:00+03:00").unwrap(), "2026-12-30T21:00:00.000Z");
        assert_eq!(read("2026-12-31T23:59:59.5Z").unwrap(), "2026-12-31T23:59:59.500Z");
        assert_eq!(read("1969-12-31T23:59:59.999999Z").unwrap(), "1969-12-31T23:59:59.999Z");
        for no in [
            "",
            "2026-12-31",
            "2026-12-31T24:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-1-1T00:00:00Z",
            "2026-12-31T00:00:00",
        ] {
            assert_eq!(read(no), None, "{no}");
        }
        assert_eq!(Day::from_iso("2026-2-03"), None);
        assert_eq!(Day::from_iso("0000-01-01"), None);
    }

    #[test]
    fn the_last_of_february_comes_every_year() {
        let born = Day::of_every_year(2, 29).unwrap();
        assert_eq!(born.in_year(2027), Day::new(2027, 2, 28));
        assert_eq!(born.in_year(2028), Day::new(2028, 2, 29));
        assert_eq!(born.in_year(10_000), None);
    }

    #[test]
    fn a_month_after_the_last_of_january_is_the_last_of_february() {
        let day = Day::new(2027, 1, 31).unwrap();
        assert_eq!(plus_months(day, 1), Day::new(2027, 2, 28));
    }
}
