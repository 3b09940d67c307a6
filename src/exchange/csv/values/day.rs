//! Days as they are written in tables.

use chrono::{Datelike, NaiveDate};

/// The order in which day, month and year stand.
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

/// A day, alone or with midnight behind it. A year of four digits in front, or the name of a month, is
/// understood in any order. Years of two digits are 1969 to 2068.
pub fn parse_day(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let text = without_midnight(text.trim());
    if text.len() == 8 && order == DayOrder::Ymd && text.bytes().all(|b| b.is_ascii_digit()) {
        let number: u32 = text.parse().ok()?;
        return date(i32::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100);
    }
    let text = text.strip_suffix("г.").or(text.strip_suffix("г")).unwrap_or(text).trim_end();
    if text.contains(char::is_alphabetic) {
        return named_month(text);
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '-' | '/' | '.') {
        return None;
    }
    let mut parts = text.split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match order {
        _ if a.len() == 4 => date(year(a)?, small(b)?, small(c)?),
        DayOrder::Ymd => None,
        DayOrder::Dmy => date(year(c)?, small(b)?, small(a)?),
        DayOrder::Mdy => date(year(c)?, small(a)?, small(b)?),
    }
}

fn without_midnight(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, "00:00" | "0:00" | "00:00:00" | "0:00:00" | "00:00:00.000" | "00:00:00Z")) => day,
        _ => text,
    }
}

/// `20 Oct 2016`, `Oct 20, 2016`, `20-Oct-16`, `20 октября 2016`
fn named_month(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split([' ', '-', '.', ',', '/', '\u{A0}']).filter(|part| !part.is_empty());
    let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().unwrap_or("")];
    let (name, day, last) = match parts {
        [a, b, c, ""] if a.starts_with(char::is_alphabetic) => (a, b, c),
        [a, b, c, ""] => (b, a, c),
        _ => return None,
    };
    let name = name.to_lowercase();
    let month = MONTHS.iter().zip(1..).find(|(names, _)| names.iter().any(|start| name.starts_with(start)));
    if day.len() == 4 {
        return date(year(day)?, month?.1, small(last)?);
    }
    date(year(last)?, month?.1, small(day)?)
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
        ] {
            assert_eq!(parse_day(text, order).map(|d| d.to_string()).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for (text, order) in [
            ("", Ymd),
            ("29.02.2023", Dmy),
            ("31/12/2016", Mdy),
            ("31.12.2016", Ymd),
            ("20161020", Dmy),
            ("00000101", Ymd),
            ("1.2", Dmy),
            ("1.2.3.4", Dmy),
            ("1.2.345", Dmy),
            ("2016-10-20 10:00", Ymd),
            ("Tel. 5 6", Dmy),
            ("ёёё", Dmy),
        ] {
            assert_eq!(parse_day(text, order), None, "{text}");
        }
    }
}
