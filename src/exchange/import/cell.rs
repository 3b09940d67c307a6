//! One cell to one value, by what its field holds.

use super::fold::squeezed;
use super::mapping::ReadAs;
use super::problem::{RowProblemKind, cut};
use crate::exchange::csv::values::{
    self, Moment, NumberError, is_day_without_year, parse_bool, parse_day, parse_day_of_year, parse_email,
    parse_moment, parse_money, parse_number,
};
use crate::model::time::{HOUR_MS, MINUTE_MS, from_local};
use crate::model::{Currency, Day, FieldType, Instant, Money, Number, Value, Zone};
use chrono::{Datelike, NaiveDate, Timelike};

/// What reading a cell needs to know.
pub(super) struct Reading<'a> {
    pub(super) read: ReadAs,
    pub(super) currency: Currency,
    pub(super) zone: &'a dyn Zone,
    /// The words of a closed list; empty: any.
    pub(super) choices: &'a [String],
    /// Whether a day does without its year: it comes round with each.
    pub(super) every_year: bool,
    /// The time of day of a moment that is written as a day, in ms after midnight.
    pub(super) time_of_day: i64,
}

/// Six in the evening: when something that is due on a day is due.
pub(super) const EVENING: i64 = 18 * HOUR_MS;

/// The value of a cell without blanks around, which is not empty. References are not read here.
pub(super) fn read(cell: &str, holds: FieldType, how: &Reading<'_>) -> Result<Value, RowProblemKind> {
    let not_a = || match holds {
        FieldType::Day | FieldType::Instant if is_day_without_year(cell) => RowProblemKind::NoYear { cell: cut(cell) },
        _ => RowProblemKind::NotA { holds, cell: cut(cell) },
    };
    let value = match holds {
        FieldType::Text => Some(Value::Text(one_line(cell))),
        FieldType::LongText | FieldType::Phone => Some(Value::Text(cell.to_owned())),
        FieldType::Email => parse_email(cell).map(Value::from),
        FieldType::Url => (cell.contains('.') && !cell.contains(char::is_whitespace)).then(|| Value::from(cell)),
        FieldType::Flag => parse_bool(cell).map(Value::Flag),
        FieldType::Number => number(cell, how).map(Value::Number),
        FieldType::Money => {
            return money(cell, how).map_err(|error| match error {
                NumberError::TooPrecise { .. } => RowProblemKind::TooPrecise { cell: cut(cell) },
                NumberError::NotANumber | NumberError::TooLarge => not_a(),
            });
        }
        FieldType::Day => day(cell, how).or_else(|| every_year(cell, how)).map(Value::Day),
        FieldType::Instant => instant(cell, how).map(Value::Instant),
        FieldType::Choice => return choice(cell, how).map(Value::Text),
        FieldType::Choices => {
            let mut words: Vec<String> = Vec::new();
            for word in parts(cell) {
                let word = choice(&word, how)?;
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            (!words.is_empty()).then_some(Value::Texts(words))
        }
        FieldType::Ref(_) | FieldType::Refs(_) | FieldType::AnyRef | FieldType::Doc => None,
    };
    value.ok_or_else(not_a)
}

/// Several words in one cell: comma and semicolon both stand between them, but not within quotes.
pub(super) fn parts(cell: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for (at, c) in cell.char_indices() {
        let Some(part) = parts.last_mut() else { break };
        // One that opens a word and is closed again; any other is a letter, as in 5".
        let opens = || part.trim().is_empty() && cell[at + 1..].contains('"');
        match c {
            '"' if quoted => quoted = false,
            '"' if opens() => quoted = true,
            ';' | ',' if !quoted => parts.push(String::new()),
            c => part.push(c),
        }
    }
    parts.retain_mut(|part| {
        *part = part.trim().to_owned();
        !part.is_empty()
    });
    parts
}

fn one_line(cell: &str) -> String {
    if cell.contains(['\n', '\r']) { cell.split_whitespace().collect::<Vec<_>>().join(" ") } else { cell.to_owned() }
}

fn choice(word: &str, how: &Reading<'_>) -> Result<String, RowProblemKind> {
    if how.choices.is_empty() {
        return Ok(word.to_owned());
    }
    let wanted = squeezed(word);
    let found = how.choices.iter().find(|choice| *choice == word || !wanted.is_empty() && squeezed(choice) == wanted);
    found.cloned().ok_or_else(|| RowProblemKind::NotAChoice { cell: cut(word) })
}

fn number(cell: &str, how: &Reading<'_>) -> Option<Number> {
    let cell = cell.strip_suffix('%').unwrap_or(cell);
    let values::Number { units, scale } = parse_number(cell, how.read.mark).ok()?;
    // Both are exact up to 2^53, and so the quotient is the nearest there is.
    Number::new(units as f64 / 10_f64.powi(i32::try_from(scale).ok()?))
}

fn money(cell: &str, how: &Reading<'_>) -> Result<Value, NumberError> {
    // What currency it is must be known before how many decimals it has.
    let written = parse_money(cell, how.read.mark, 9)?.currency;
    let currency = match written {
        Some(written) => currency_of(written, how.currency).ok_or(NumberError::NotANumber)?,
        None => how.currency,
    };
    let minor = parse_money(cell, how.read.mark, currency.minor_digits())?.minor;
    Ok(Value::Money(Money { minor, currency }))
}

/// The currency that a sign, code or word in a cell means. A sign that several share means the usual one
/// if that is among them.
fn currency_of(written: &str, usual: Currency) -> Option<Currency> {
    let shared: &[&str] = match written.trim_end_matches('.').to_lowercase().as_str() {
        "$" => &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"],
        "us$" => &["USD"],
        "€" => &["EUR"],
        "£" => &["GBP"],
        "¥" => &["JPY", "CNY"],
        "₽" | "р" | "руб" | "рублей" => &["RUB"],
        "₴" | "грн" => &["UAH"],
        "₸" | "тг" => &["KZT"],
        "₹" | "rs" => &["INR", "PKR"],
        "₺" => &["TRY"],
        "₩" => &["KRW"],
        "₪" => &["ILS"],
        "₫" => &["VND"],
        "₼" => &["AZN"],
        "₾" => &["GEL"],
        "֏" => &["AMD"],
        "฿" => &["THB"],
        "₦" => &["NGN"],
        "₱" => &["PHP"],
        "zł" => &["PLN"],
        "kč" => &["CZK"],
        "kr" => &["SEK", "NOK", "DKK", "ISK"],
        "ft" => &["HUF"],
        "fr" => &["CHF"],
        "br" => &["BYN"],
        _ => return Currency::new(written),
    };
    shared.iter().find(|code| **code == usual.code()).or(shared.first()).and_then(|code| Currency::new(code))
}

fn day(cell: &str, how: &Reading<'_>) -> Option<Day> {
    let order = how.read.order;
    day_of(parse_day(cell, order).or_else(|| parse_moment(cell, order).map(|moment| moment.local.date()))?)
}

fn every_year(cell: &str, how: &Reading<'_>) -> Option<Day> {
    let (month, day) = parse_day_of_year(cell, how.read.order).filter(|_| how.every_year)?;
    Day::of_every_year(month, day)
}

fn day_of(date: NaiveDate) -> Option<Day> {
    Day::new(date.year(), date.month(), date.day())
}

fn instant(cell: &str, how: &Reading<'_>) -> Option<Instant> {
    if let Some(date) = parse_day(cell, how.read.order) {
        return Some(from_local(day_of(date)?, how.time_of_day, how.zone));
    }
    let Moment { local, offset } = parse_moment(cell, how.read.order)?;
    let seconds = i64::from(local.num_seconds_from_midnight()) * 1000 + i64::from(local.nanosecond() / 1_000_000);
    let day = day_of(local.date())?;
    Some(match offset {
        Some(offset) => {
            let utc = from_local(day, seconds, &crate::model::Utc);
            utc.plus_ms(-i64::from(offset.local_minus_utc()) / 60 * MINUTE_MS)
        }
        None => from_local(day, seconds, how.zone),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::csv::values::{DayOrder, DecimalMark};
    use crate::model::Utc;

    fn how(choices: &[String]) -> Reading<'_> {
        let read = ReadAs { order: DayOrder::Dmy, mark: DecimalMark::Comma };
        Reading { read, currency: Currency::RUB, zone: &Utc, choices, every_year: false, time_of_day: EVENING }
    }

    #[test]
    fn cells_are_read_by_what_the_field_holds() {
        let money = |minor, code| Value::Money(Money::new(minor, Currency::new(code).unwrap()));
        let at = |text| Value::Instant(Instant::from_rfc3339(text).unwrap());
        for (cell, holds, value) in [
            ("1 500,50", FieldType::Money, money(150_050, "RUB")),
            ("1.500 €", FieldType::Money, money(150_000, "EUR")),
            ("JPY 500", FieldType::Money, money(500, "JPY")),
            ("60%", FieldType::Number, Value::from(60)),
            ("1,25", FieldType::Number, Value::Number(Number::new(1.25).unwrap())),
            ("03.04.2026", FieldType::Day, Value::Day(Day::new(2026, 4, 3).unwrap())),
            ("03.04.2026 10:30", FieldType::Day, Value::Day(Day::new(2026, 4, 3).unwrap())),
            ("03.04.2026 10:30", FieldType::Instant, at("2026-04-03T10:30:00Z")),
            ("2026-04-03T10:30:00+03:00", FieldType::Instant, at("2026-04-03T07:30:00Z")),
            ("03.04.2026", FieldType::Instant, at("2026-04-03T18:00:00Z")),
            ("Да", FieldType::Flag, true.into()),
            ("mailto:a@b.example", FieldType::Email, "a@b.example".into()),
            ("two\nlines", FieldType::Text, "two lines".into()),
            ("two\nlines", FieldType::LongText, "two\nlines".into()),
            ("x; y,", FieldType::Choices, Value::Texts(vec!["x".into(), "y".into()])),
            ("x, y; z; x", FieldType::Choices, Value::Texts(vec!["x".into(), "y".into(), "z".into()])),
            ("\"x, y\"; 5\"", FieldType::Choices, Value::Texts(vec!["x, y".into(), "5\"".into()])),
        ] {
            assert_eq!(read(cell, holds, &how(&[])), Ok(value), "{cell}");
        }
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let is = |cell: &str, holds| read(cell, holds, &how(&["needs-attention".to_owned()])).unwrap_err();
        assert_eq!(is("1,555", FieldType::Money), RowProblemKind::TooPrecise { cell: "1,555".into() });
        assert_eq!(is("?", FieldType::Choice), RowProblemKind::NotAChoice { cell: "?".into() });
        assert!(matches!(is("soon", FieldType::Day), RowProblemKind::NotA { .. }));
        let birthday = Reading { every_year: true, ..how(&[]) };
        assert_eq!(read("28.11", FieldType::Day, &birthday), Ok(Value::Day(Day::of_every_year(11, 28).unwrap())));
        assert_eq!(is("28.11", FieldType::Day), RowProblemKind::NoYear { cell: "28.11".into() });
        assert!(matches!(is(", ;", FieldType::Choices), RowProblemKind::NotA { .. }));
        assert!(matches!(is("x", FieldType::Doc), RowProblemKind::NotA { .. }));
        let word = read("Needs attention", FieldType::Choice, &how(&["needs-attention".to_owned()]));
        assert_eq!(word, Ok("needs-attention".into()));
    }
}
