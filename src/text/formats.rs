//! What a value looks like in the person's language and place: dates, times, numbers, money, distances in time.
//! Two makers exist: [`super::Plain`], the same on every machine, and `browser::intl`, by the browser's `Intl`.
//! None of them knows what time it is: it is always given.

use super::Texts;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// From here on a moment is named by its date and no longer by its distance.
const FAR_DAYS: i64 = 14;

/// Days are counted from 1970-01-01, instants are milliseconds since 1970 in UTC, zone offsets are minutes east.
/// Spaces inside a date, a number or an amount never break; between a day and its time a line may.
pub trait Formats {
    /// The sentences of the same language.
    fn texts(&self) -> &Texts;

    /// `12 Nov 2026`, `12 ноября 2026`.
    /// Where the year is not known (`Day::has_year`) it says none.
    fn day(&self, day: i32) -> String;

    /// The same without the year: `12 Nov`, `12 ноября`.
    fn day_short(&self, day: i32) -> String;

    /// For rows: `Thu 12 Nov`, `чт, 12 ноября`.
    fn day_with_weekday(&self, day: i32) -> String;

    /// For the head of a page: `Thursday 12 November`, `четверг, 12 ноября`.
    fn day_in_full(&self, day: i32) -> String;

    /// The month of a day: `October 2026`, `октябрь 2026`.
    fn month(&self, day: i32) -> String;

    /// The hour and minute of an instant: `09:42`.
    fn time(&self, instant: i64, zone_offset: i32) -> String;

    /// `1,432.5`, `1 432,5`; at most three digits after the decimal sign.
    fn number(&self, number: f64) -> String;

    /// Of hundredths: 5 is `5%`, `5 %`.
    fn percent(&self, hundredths: f64) -> String;

    /// An exact amount of minor units: `£2,640.00`. Russian leaves out kopecks that are zero: `1 432 000 ₽`.
    fn money(&self, minor: i64, currency: [u8; 3]) -> String;

    /// An amount rounded to whole units, for cards and sums: `£2,640`.
    fn money_round(&self, minor: i64, currency: [u8; 3]) -> String;

    /// Day and time: `12 Nov 2026, 09:42`.
    fn instant(&self, instant: i64, zone_offset: i32) -> String {
        format!("{}, {}", self.day(day_of(instant, zone_offset)), self.time(instant, zone_offset))
    }

    /// A length of time in its fitting unit: `42 min`, `6 h`, `3 days`.
    fn span(&self, length: i64) -> String {
        let length = length.saturating_abs();
        if length < HOUR {
            self.texts().say_with("time-minutes", &[("n", (length / MINUTE).into())])
        } else if length < DAY {
            self.texts().say_with("time-hours", &[("n", (length / HOUR).into())])
        } else {
            self.texts().say_with("time-days", &[("n", (length / DAY).into())])
        }
    }

    /// How late something is: `due now`, `6 h late`, and when far, `late since 3 Oct`.
    fn late(&self, due: i64, now: i64, zone_offset: i32) -> String {
        let length = now.saturating_sub(due);
        if length < MINUTE {
            self.texts().say("time-due")
        } else if length < FAR_DAYS * DAY {
            self.texts().say_with("time-late", &[("span", self.span(length.max(0)).into())])
        } else {
            let day = self.day_by_year(day_of(due, zone_offset), day_of(now, zone_offset));
            self.texts().say_with("time-late-since", &[("day", day.into())])
        }
    }

    /// How long ago something was: `just now`, `5 min ago`, `3 days ago`, and when far, its day.
    fn ago(&self, then: i64, now: i64, zone_offset: i32) -> String {
        let length = now.saturating_sub(then);
        if length < MINUTE {
            self.texts().say("time-now")
        } else if length < FAR_DAYS * DAY {
            self.texts().say_with("time-ago", &[("span", self.span(length).into())])
        } else {
            self.day_by_year(day_of(then, zone_offset), day_of(now, zone_offset))
        }
    }

    /// A day as one speaks of it: `yesterday`, `today`, `tomorrow`, within a week `Thu 12 Nov`, else `12 Nov`,
    /// and with the year only when it is another.
    fn day_near(&self, day: i32, today: i32) -> String {
        match i64::from(day) - i64::from(today) {
            -1 => self.texts().say("time-yesterday"),
            0 => self.texts().say("time-today"),
            1 => self.texts().say("time-tomorrow"),
            -6..=6 => self.day_with_weekday(day),
            _ => self.day_by_year(day, today),
        }
    }

    /// The day, with the year only when it is not the year of `today`.
    fn day_by_year(&self, day: i32, today: i32) -> String {
        if year_of(day) == year_of(today) { self.day_short(day) } else { self.day(day) }
    }
}

/// The day an instant falls on in a zone.
pub(crate) fn day_of(instant: i64, zone_offset: i32) -> i32 {
    let local = instant.saturating_add(i64::from(zone_offset) * MINUTE);
    i32::try_from(local.div_euclid(DAY)).unwrap_or(if local < 0 { i32::MIN } else { i32::MAX })
}

/// The calendar date of a day, unless it is more than 260,000 years away.
pub(crate) fn date_of(day: i32) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_num_days_from_ce_opt(day.checked_add(719_163)?)
}

fn year_of(day: i32) -> Option<i32> {
    date_of(day).map(|date| chrono::Datelike::year(&date))
}
