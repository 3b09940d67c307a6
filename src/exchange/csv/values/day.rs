//! Days as they are written in tables.

use chrono::{Datelike, NaiveDate};

/// The order in which day, month and year stand: what decides where a single cell may be read in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum DayOrder {
    /// `2016-10-20`, `20161020`
    Ymd,
    /// `20.10.2016`, `20/10/16`
    Dmy,
    /// `10/20/2016`
    Mdy,
}

/// Beginnings of the names of the months, in English and Russian.
const MONTHS: [[&str; 3]; 12] = [
    ["jan", "янв", "янв"],
    ["feb", "фев", "фев"],
    ["mar", "мар", "мар"],
    ["apr", "апр", "апр"],
    ["may", "май", "мая"],
    ["jun", "июн", "июн"],
    ["jul", "июл", "июл"],
    ["aug", "авг", "авг"],
    ["sep", "сен", "сен"],
    ["oct", "окт", "окт"],
    ["nov", "ноя", "ноя"],
    ["dec", "дек", "дек"],
];

/// A day, alone or with midnight behind it. The order decides only what the cell leaves open: a year of four
/// digits in front, the name of a month and a number that can be no month are understood in any, and where the
/// order speaks of years in front, a year behind follows day and month. Years of two digits are 1969 to 2068.
pub fn parse_day(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let text = without_midnight(text.trim());
    if text.len() == 8 && order == DayOrder::Ymd && text.bytes().all(|b| b.is_ascii_digit()) {
        let number: u32 = text.parse().ok()?;
        return date(i32::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100);
    }
    let text = without_word_for_year(text);
    if text.contains(char::is_alphabetic) {
        return named_month(text);
    }
    let (a, b, c) = three_parts(text)?;
    if a.len() == 4 {
        return date(year(a)?, small(b)?, small(c)?);
    }
    let (a, b, year) = (small(a)?, small(b)?, year(c)?);
    let (day_first, month_first) = (date(year, b, a), date(year, a, b));
    if order == DayOrder::Mdy { month_first.or(day_first) } else { day_first.or(month_first) }
}

/// The order that a single cell proves. Either would do for `02.12.1979`, and any for `14 March 1988`.
pub(in super::super) fn proven_order(text: &str) -> Option<DayOrder> {
    let (a, b, c) = three_parts(without_word_for_year(without_midnight(text.trim())))?;
    let (a, b, year) = (small(a)?, small(b)?, year(c)?);
    match (date(year, b, a), date(year, a, b)) {
        (Some(_), None) => Some(DayOrder::Dmy),
        (None, Some(_)) => Some(DayOrder::Mdy),
        _ => None,
    }
}

/// Month and day where the year is not there: `28.11`, `28 ноября`, `Nov 28`, `--11-28`. Which year it is nobody can
/// know. The order decides only where either number could be the month.
pub fn parse_day_of_year(text: &str, order: DayOrder) -> Option<(u32, u32)> {
    let text = text.trim();
    let fits = |month: u32, day: &str| {
        let day = small(day)?;
        date(LEAP_YEAR, month, day).map(|_| (month, day))
    };
    if text.contains(char::is_alphabetic) {
        let mut parts = words(text);
        let (a, b, None) = (parts.next()?, parts.next()?, parts.next()) else { return None };
        let named = |name, day| fits(month_named(name)?, ordinal(day));
        return named(b, a).or_else(|| named(a, b));
    }
    // As address books write it.
    if let Some((month, day)) = text.strip_prefix("--").and_then(|rest| rest.split_once('-')) {
        return fits(small(month)?, day);
    }
    let (a, b) = text.strip_suffix('.').unwrap_or(text).split_once(['.', '/', '-'])?;
    let day_first = || fits(small(b)?, a);
    let month_first = || fits(small(a)?, b);
    if order == DayOrder::Mdy { month_first().or_else(day_first) } else { day_first().or_else(month_first) }
}

/// Whether day and month are there and the year is not.
pub fn is_day_without_year(text: &str) -> bool {
    parse_day_of_year(text, DayOrder::Dmy).is_some()
}

/// In it the 29th of February is a day, too.
const LEAP_YEAR: i32 = 2000;

/// `20.10.2016`
fn three_parts(text: &str) -> Option<(&str, &str, &str)> {
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = text.split(separator);
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

/// `1988 г.`, `1988 года`
fn without_word_for_year(text: &str) -> &str {
    let cut = ["года", "г.", "г"].iter().find_map(|word| text.strip_suffix(word));
    cut.unwrap_or(text).trim_end()
}

fn without_midnight(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, "00:00" | "0:00" | "00:00:00" | "0:00:00" | "00:00:00.000" | "00:00:00Z")) => day,
        _ => text,
    }
}

/// `20 Oct 2016`, `Oct 20, 2016`, `20-Oct-16`, `20 октября 2016`
fn named_month(text: &str) -> Option<NaiveDate> {
    let mut parts = words(text);
    let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().unwrap_or("")];
    let (name, day, last) = match parts {
        [a, b, c, ""] if a.starts_with(char::is_alphabetic) => (a, b, c),
        [a, b, c, ""] => (b, a, c),
        _ => return None,
    };
    let month = month_named(name)?;
    if day.len() == 4 && day.bytes().all(|b| b.is_ascii_digit()) {
        return date(year(day)?, month, small(last)?);
    }
    date(year(last)?, month, small(ordinal(day))?)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-', '.', ',', '/', '\u{A0}']).filter(|part| !part.is_empty())
}

fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let found = MONTHS.iter().zip(1..).find(|(names, _)| names.iter().any(|start| name.starts_with(start)));
    found.map(|(_, month)| month)
}

/// `14th` as `14`.
fn ordinal(day: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day)
}

fn small(text: &str) -> Option<u32> {
    let fits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

fn year(text: &str) -> Option<i32> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(number),
        2 => Some(if number < 69 { 2000 + number } else { 1900 + number }),
        _ => None,
    }
}

/// Real days from 1000 to 9999 only.
fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| day.year() >= 1000)
}

#[cfg(test)]
mod tests {
    use super::DayOrder::{Dmy, Mdy, Ymd};
    use super::*;

    #[test]
    fn days_are_read_in_their_order() {
        for (text, order, day) in [
            ("2016-10-20", Ymd, "2016-10-20"),
            ("2016/1/2", Ymd, "2016-01-02"),
            ("2016-10-20", Mdy, "2016-10-20"),
            ("19970101", Ymd, "1997-01-01"),
            ("31.1.1972", Dmy, "1972-01-31"),
            ("31.01.72", Dmy, "1972-01-31"),
            ("1/20/1981", Mdy, "1981-01-20"),
            ("6/3/2005", Dmy, "2005-03-06"),
            ("6/3/2005", Mdy, "2005-06-03"),
            ("2016-10-20 00:00:00", Ymd, "2016-10-20"),
            ("20-Oct-16", Mdy, "2016-10-20"),
            ("October 20, 2016", Dmy, "2016-10-20"),
            ("20 октября 2016 г.", Dmy, "2016-10-20"),
            ("3 мая 2020", Ymd, "2020-05-03"),
            ("29.02.2024", Dmy, "2024-02-29"),
            ("14 марта 1988", Ymd, "1988-03-14"),
            ("14 март 1988 года", Mdy, "1988-03-14"),
            ("3 сент. 2020", Mdy, "2020-09-03"),
            ("March 14th, 1988", Dmy, "1988-03-14"),
            ("31/12/2016", Mdy, "2016-12-31"),
            ("12/31/2016", Dmy, "2016-12-31"),
            ("31.12.2016", Ymd, "2016-12-31"),
            ("02.12.1979", Ymd, "1979-12-02"),
        ] {
            assert_eq!(parse_day(text, order).map(|d| d.to_string()).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for (text, order) in [
            ("", Ymd),
            ("29.02.2023", Dmy),
            ("31/13/2016", Mdy),
            ("20161020", Dmy),
            ("00000101", Ymd),
            ("1.2", Dmy),
            ("1.2.3.4", Dmy),
            ("1.2.345", Dmy),
            ("2016-10-20 10:00", Ymd),
            ("Tel. 5 6", Dmy),
            ("ёёё", Dmy),
            ("28.11", Dmy),
            ("28 ноября", Dmy),
        ] {
            assert_eq!(parse_day(text, order), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_its_year_is_known_as_one() {
        assert_eq!(parse_day_of_year("03/04", Dmy), Some((4, 3)));
        assert_eq!(parse_day_of_year("03/04", Mdy), Some((3, 4)));
        assert_eq!(parse_day_of_year("--12-02", Dmy), Some((12, 2)));
        for text in ["28.11", "28.11.", "11/28", "29.02", "--02-29", "28 ноября", "28 нояб.", "Nov 28", "28th November"]
        {
            assert!(is_day_without_year(text), "{text}");
        }
        for text in ["", "31.02", "28", "28.11.1988", "1,5", "13.14", "ноябрь", "28 раз", "3 May 2020"] {
            assert!(!is_day_without_year(text), "{text}");
        }
    }
}
