//! Formats that are the same on every machine: for tests, for the native replay, and for a browser whose
//! `Intl` fails. They follow British English and Russian usage and know no other place.

use std::sync::Arc;

use chrono::Datelike;

use super::currency::{decimal, is_whole, minor_digits, whole_units};
use super::formats::{Formats, date_of};
use super::{Language, Texts};
use crate::model::Day;

/// A space that does not break; Russian also groups thousands with it.
const NBSP: char = '\u{a0}';

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// As they are called where no day stands before them.
const MONTHS_RU_ALONE: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
/// From Monday.
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS_RU: [(&str, &str); 7] = [
    ("понедельник", "пн"),
    ("вторник", "вт"),
    ("среда", "ср"),
    ("четверг", "чт"),
    ("пятница", "пт"),
    ("суббота", "сб"),
    ("воскресенье", "вс"),
];

/// [`Formats`] by tables of its own.
#[derive(Clone)]
pub struct Plain {
    texts: Arc<Texts>,
}

impl Plain {
    pub fn new(texts: Arc<Texts>) -> Plain {
        Plain { texts }
    }

    fn language(&self) -> Language {
        self.texts.language()
    }
}

impl Formats for Plain {
    fn texts(&self) -> &Texts {
        &self.texts
    }

    fn day(&self, day: i32) -> String {
        match date_of(day) {
            Some(_) if !Day(day).has_year() => self.day_short(day),
            Some(date) => format!("{}{NBSP}{}", self.day_short(day), date.year()),
            None => day.to_string(),
        }
    }

    fn day_short(&self, day: i32) -> String {
        let Some(date) = date_of(day) else {
            return day.to_string();
        };
        let month = match self.language() {
            Language::English => first_three(month_name(&MONTHS_EN, date)),
            Language::Russian => month_name(&MONTHS_RU, date),
        };
        format!("{}{NBSP}{month}", date.day())
    }

    fn day_with_weekday(&self, day: i32) -> String {
        let Some(date) = date_of(day) else {
            return day.to_string();
        };
        match self.language() {
            Language::English => format!("{}{NBSP}{}", first_three(weekday_en(date)), self.day_short(day)),
            Language::Russian => format!("{},{NBSP}{}", weekday_ru(date).1, self.day_short(day)),
        }
    }

    fn day_in_full(&self, day: i32) -> String {
        let Some(date) = date_of(day) else {
            return day.to_string();
        };
        match self.language() {
            Language::English => {
                format!("{}{NBSP}{}{NBSP}{}", weekday_en(date), date.day(), month_name(&MONTHS_EN, date))
            }
            Language::Russian => format!("{},{NBSP}{}", weekday_ru(date).0, self.day_short(day)),
        }
    }

    fn month(&self, day: i32) -> String {
        let Some(date) = date_of(day) else {
            return day.to_string();
        };
        let month = match self.language() {
            Language::English => month_name(&MONTHS_EN, date),
            Language::Russian => month_name(&MONTHS_RU_ALONE, date),
        };
        format!("{month}{NBSP}{}", date.year())
    }

    fn time(&self, instant: i64, zone_offset: i32) -> String {
        let minutes = instant.div_euclid(60_000).saturating_add(i64::from(zone_offset)).rem_euclid(24 * 60);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    fn number(&self, value: f64) -> String {
        number(self.language(), value)
    }

    fn percent(&self, hundredths: f64) -> String {
        match self.language() {
            Language::English => format!("{}%", self.number(hundredths)),
            Language::Russian => format!("{}{NBSP}%", self.number(hundredths)),
        }
    }

    fn money(&self, minor: i64, currency: [u8; 3]) -> String {
        money(self.language(), minor, currency)
    }

    fn money_round(&self, minor: i64, currency: [u8; 3]) -> String {
        let whole = whole_units(minor, minor_digits(currency));
        with_symbol(self.language(), &grouped(self.language(), &whole.to_string()), currency)
    }
}

/// An amount with its currency, as it is written in a letter too. Russian leaves out pence where there are none.
#[must_use]
pub fn money(language: Language, minor: i64, currency: [u8; 3]) -> String {
    let digits = minor_digits(currency);
    let amount = match language {
        Language::Russian if is_whole(minor, digits) => whole_units(minor, digits).to_string(),
        _ => decimal(minor, digits),
    };
    with_symbol(language, &grouped(language, &amount), currency)
}

/// A day (since 1970) with its month in full, as it is written in a letter.
#[must_use]
pub fn day_in_letter(language: Language, day: i32) -> String {
    let Some(date) = date_of(day) else { return day.to_string() };
    let month = match language {
        Language::English => month_name(&MONTHS_EN, date),
        Language::Russian => month_name(&MONTHS_RU, date),
    };
    format!("{}{NBSP}{month}{NBSP}{}", date.day(), date.year())
}

/// A day and a time of it (minutes after midnight), as they are written in a letter.
#[must_use]
pub fn moment_in_letter(language: Language, day: i32, minute: u32) -> String {
    format!("{}, {:02}:{:02}", day_in_letter(language, day), minute / 60, minute % 60)
}

/// A number with the language's separators and at most three digits after the decimal sign; from about 10^16
/// on the largest that can be written so.
pub(super) fn number(language: Language, value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "NaN".to_owned()
        } else if value < 0.0 {
            "-∞".to_owned()
        } else {
            "∞".to_owned()
        };
    }
    // By whole numbers: the exact way of writing a fraction weighs more than all of this room.
    let thousandths = (value.abs() * 1000.0).round() as u64;
    let sign = if value < 0.0 && thousandths > 0 { "-" } else { "" };
    let rounded = format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000);
    grouped(language, rounded.trim_end_matches('0').trim_end_matches('.'))
}

/// Plain decimal digits with the language's separators.
fn grouped(language: Language, digits: &str) -> String {
    let (group, point) = match language {
        Language::English => (',', '.'),
        Language::Russian => (NBSP, ','),
    };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

fn with_symbol(language: Language, amount: &str, currency: [u8; 3]) -> String {
    let code = String::from_utf8_lossy(&currency);
    let symbol = match (&currency, language) {
        (b"GBP", _) => "£",
        (b"EUR", _) => "€",
        (b"JPY", Language::English) => "JP¥",
        (b"JPY", Language::Russian) => "¥",
        (b"INR", _) => "₹",
        (b"KRW", _) => "₩",
        (b"CNY", _) => "CN¥",
        (b"USD", Language::English) => "US$",
        (b"USD", Language::Russian) => "$",
        (b"RUB", Language::Russian) => "₽",
        (b"UAH", Language::Russian) => "₴",
        _ => &code,
    };
    match language {
        Language::Russian => format!("{amount}{NBSP}{symbol}"),
        Language::English => {
            let (sign, amount) = amount.strip_prefix('-').map_or(("", amount), |rest| ("-", rest));
            let gap = if symbol == code { NBSP.to_string() } else { String::new() };
            format!("{sign}{symbol}{gap}{amount}")
        }
    }
}

fn month_name(names: &[&'static str; 12], date: chrono::NaiveDate) -> &'static str {
    names.get(date.month0() as usize).copied().unwrap_or_default()
}

fn weekday_en(date: chrono::NaiveDate) -> &'static str {
    WEEKDAYS_EN.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

fn weekday_ru(date: chrono::NaiveDate) -> (&'static str, &'static str) {
    WEEKDAYS_RU.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

fn first_three(name: &'static str) -> &'static str {
    name.get(..3).unwrap_or(name)
}
