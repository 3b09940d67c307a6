//! Reading a day and a time out of a line one types: `call Ines Thu 15:00`, «позвонить Инне в четверг в 15:00».
//! Both languages are read at once; what was read is shown back while one types, so that nothing is taken silently.
//!
//! Never here: a clock. What is not surely a time stays in the line.

use crate::model::Day;

/// What a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The line without the words that were read.
    pub rest: String,
    /// The day it names.
    pub day: Option<Day>,
    /// The minute of the day it names.
    pub minute: Option<u32>,
}

/// Weekdays from Monday on, by how their words begin (English, Russian) and how long the shortest is.
const WEEKDAYS: [[&[&str]; 2]; 7] = [
    [&["monday", "mon"], &["понедельник", "пн"]],
    [&["tuesday", "tue", "tues"], &["вторник", "вт"]],
    [&["wednesday", "wed"], &["среда", "среду", "ср"]],
    [&["thursday", "thu", "thurs"], &["четверг", "чт"]],
    [&["friday", "fri"], &["пятница", "пятницу", "пт"]],
    [&["saturday", "sat"], &["суббота", "субботу", "сб"]],
    [&["sunday", "sun"], &["воскресенье", "вс"]],
];

/// Months from January on, by the first letters of their words.
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "янв"],
    ["feb", "фев"],
    ["mar", "март"],
    ["apr", "апр"],
    ["may", "ма"],
    ["jun", "июн"],
    ["jul", "июл"],
    ["aug", "авг"],
    ["sep", "сен"],
    ["oct", "окт"],
    ["nov", "ноя"],
    ["dec", "дек"],
];

/// Words of the months in full, so that “mark” is no month.
const MONTH_WORDS: &str = "jan january feb february mar march apr april may jun june jul july aug august sep sept september \
    oct october nov november dec december янв января фев февраля мар марта апр апреля мая июн июня июл июля авг августа \
    сен сентября окт октября ноя ноября дек декабря";

/// Hours in words, from two on: `at one` may lead anywhere.
const HOURS: [[&str; 2]; 11] = [
    ["two", "два"],
    ["three", "три"],
    ["four", "четыре"],
    ["five", "пять"],
    ["six", "шесть"],
    ["seven", "семь"],
    ["eight", "восемь"],
    ["nine", "девять"],
    ["ten", "десять"],
    ["eleven", "одиннадцать"],
    ["twelve", "двенадцать"],
];

/// Words that only lead to a time.
const LEADS: &[&str] = &["on", "at", "by", "в", "во", "к", "ко", "до"];

/// Minutes from midnight to noon.
const NOON: u32 = 12 * 60;

/// Reads a line. `today` and `minute`: now, in the person's zone.
#[must_use]
pub fn read_when(line: &str, today: Day, minute: u32) -> Said {
    let words: Vec<&str> = line.split_whitespace().collect();
    let plain: Vec<String> =
        words.iter().map(|word| word.trim_matches([',', '.', ';', ':', '!']).to_lowercase()).collect();
    let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
    let mut said = Said::default();
    let mut part = None;
    let mut taken = vec![false; words.len()];
    let mut at = 0;
    while at < words.len() {
        let lead = usize::from(LEADS.contains(&plain[at]) && at + 1 < words.len());
        let from = &plain[at + lead..];
        let day = if said.day.is_none() { day_at(from, today) } else { None };
        let led = (lead > 0).then_some(plain[at]);
        let time = || if said.minute.is_none() { time_at(from, led) } else { None };
        let (length, day, time) = match (day, ahead(&plain[at..], today, minute)) {
            (Some((length, day)), _) => (lead + length, Some(day), None),
            (None, Some((length, day, minute))) if said.day.is_none() => (length, Some(day), minute),
            _ => match time() {
                Some((length, minute)) => (lead + length, None, Some(minute)),
                None => (0, None, None),
            },
        };
        let (length, named) = match part_at(&plain[at..], at > 0 && taken[at - 1]) {
            Some((length, hour)) if part.is_none() => (length, Some(hour)),
            _ => (length, None),
        };
        taken[at..at + length].fill(true);
        part = part.or(named);
        said.day = said.day.or(day.filter(|_| named.is_none()));
        said.minute = said.minute.or(time.filter(|_| named.is_none()));
        at += length.max(1);
    }
    // «Вечером в 7»: the part of the day says which seven; alone it says about when.
    if let Some(hour) = part {
        let afternoon = hour >= 12;
        said.minute = said.minute.map(|at| if afternoon && at < NOON { at + NOON } else { at }).or(Some(hour * 60));
    }
    // A time alone is the next such time.
    if let (None, Some(time)) = (said.day, said.minute) {
        said.day = Some(today.plus_days(i32::from(time <= minute)));
    }
    let rest = words.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(word, _)| *word);
    said.rest = rest.collect::<Vec<_>>().join(" ");
    said
}

/// A day that begins here: how many words it takes, and which.
fn day_at(words: &[&str], today: Day) -> Option<(usize, Day)> {
    let first = *words.first()?;
    let near = match first {
        "today" | "tonight" | "сегодня" => Some(0),
        "tomorrow" | "завтра" => Some(1),
        "послезавтра" => Some(2),
        _ => None,
    };
    if let Some(days) = near {
        return Some((1, today.plus_days(days)));
    }
    let skip = usize::from(matches!(first, "next" | "следующий" | "следующую" | "следующее"));
    let weekday = |word: &&str| WEEKDAYS.iter().position(|names| names.iter().any(|names| names.contains(word)));
    if let Some(weekday) = words.get(skip).and_then(weekday) {
        // 1970 began on a Thursday.
        let ahead = (weekday as i32 - (today.0 + 3)).rem_euclid(7);
        return Some((skip + 1, today.plus_days(if ahead == 0 { 7 } else { ahead })));
    }
    if let Some(day) = Day::from_iso(first) {
        return Some((1, day));
    }
    dotted(first, today).map(|day| (1, day)).or_else(|| with_month(words, today))
}

/// `15.10` or `15.10.2026`.
fn dotted(word: &str, today: Day) -> Option<Day> {
    let mut parts = word.split('.');
    let (day, month) = (parts.next()?, parts.next()?);
    if !(1..=2).contains(&day.len()) || month.len() != 2 {
        return None;
    }
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    match parts.next() {
        Some(year) if year.len() == 4 && parts.next().is_none() => Day::new(year.parse().ok()?, month, day),
        Some(_) => None,
        None => next_such(day, month, today),
    }
}

/// `15 October`, `Oct 15`, «15 октября».
fn with_month(words: &[&str], today: Day) -> Option<(usize, Day)> {
    let [one, other, ..] = words else { return None };
    let number = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<u32>().ok();
    let (day, month) = match (number(one), month(other)) {
        (Some(day), Some(month)) => (day, month),
        _ => (number(other)?, month(one)?),
    };
    Some((2, next_such(day, month, today)?))
}

fn month(word: &str) -> Option<u32> {
    if !MONTH_WORDS.split_whitespace().any(|known| known == word) {
        return None;
    }
    let at = MONTHS.iter().position(|begins| begins.iter().any(|begin| word.starts_with(begin)))?;
    u32::try_from(at + 1).ok()
}

/// The next such date, today at the earliest.
fn next_such(day: u32, month: u32, today: Day) -> Option<Day> {
    let (year, ..) = today.ymd();
    (year..=year + 8).filter_map(|year| Day::new(year, month, day)).find(|found| *found >= today)
}

/// `15:00`, `3pm`, `at 10`, «в 10», «в 10 утра»: how many words, and which minute of the day.
fn time_at(words: &[&str], led: Option<&str>) -> Option<(usize, u32)> {
    let first = *words.first()?;
    if let Some((hour, minute)) = first.split_once(':') {
        let both = hour.len() <= 2 && minute.len() == 2;
        return both.then(|| clock(hour.parse().ok()?, minute.parse().ok()?)).flatten().map(|at| (1, at));
    }
    for (end, later) in [("am", 0), ("pm", 12)] {
        if let Some(hour) = first.strip_suffix(end).and_then(|hour| hour.parse::<u32>().ok())
            && (1..=12).contains(&hour)
        {
            return clock(hour % 12 + later, 0).map(|at| (1, at));
        }
    }
    let led = led?;
    if let Some((hour, minute)) = first.split_once(['.', '-']) {
        let both = hour.len() <= 2 && minute.len() == 2;
        return both.then(|| clock(hour.parse().ok()?, minute.parse().ok()?)).flatten().map(|at| (1, at));
    }
    let in_words = || {
        let at = HOURS.iter().position(|words| words.contains(&first) && matches!(led, "at" | "в"))?;
        u32::try_from(at + 2).ok()
    };
    let in_digits = || first.parse::<u32>().ok().filter(|_| first.len() <= 2);
    let hour = in_digits().or_else(in_words)?;
    match words.get(1).copied() {
        Some("am" | "утра") => clock(hour % 12, 0).map(|at| (2, at)),
        Some("pm" | "вечера" | "дня") => clock(hour % 12 + 12, 0).map(|at| (2, at)),
        Some("o'clock" | "o’clock" | "часов" | "часа" | "час") => clock(hour, 0).map(|at| (2, at)),
        _ => clock(hour, 0).map(|at| (1, at)),
    }
}

/// `in the morning`, `morning` behind a day, «вечером»: how many words, and about which hour.
fn part_at(words: &[&str], behind_a_day: bool) -> Option<(usize, u32)> {
    let hour = |word: &str| match word {
        "morning" | "утром" => Some(9),
        "noon" | "полдень" => Some(12),
        "afternoon" | "днём" | "днем" => Some(14),
        "evening" | "вечером" => Some(19),
        _ => None,
    };
    match words {
        ["in" | "this", "the", word @ ("morning" | "afternoon" | "evening"), ..] => Some((3, hour(word)?)),
        ["at", "noon", ..] | ["в", "полдень", ..] => Some((2, 12)),
        [word @ ("утром" | "днём" | "днем" | "вечером"), ..] => Some((1, hour(word)?)),
        [word, ..] if behind_a_day => Some((1, hour(word)?)),
        _ => None,
    }
}

fn clock(hour: u32, minute: u32) -> Option<u32> {
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// `in 3 days`, `in two weeks`, `in an hour`, «через неделю», «через 2 часа».
fn ahead(words: &[&str], today: Day, minute: u32) -> Option<(usize, Day, Option<u32>)> {
    if !matches!(*words.first()?, "in" | "через") {
        return None;
    }
    let count = |word: &str| match word {
        "a" | "an" | "one" | "один" | "одну" => Some(1),
        "two" | "два" | "две" => Some(2),
        "three" | "три" => Some(3),
        "four" | "четыре" => Some(4),
        _ => word.parse::<i32>().ok().filter(|count| (1..=999).contains(count)),
    };
    match words[1..] {
        ["полчаса", ..] => return later(2, today, minute, 30),
        ["half", "an", "hour", ..] => return later(4, today, minute, 30),
        _ => {}
    }
    let counted = words.get(1).and_then(|word| count(word));
    let (length, count) = counted.map_or((2, 1), |count| (3, count));
    let days = |days: i32| Some((length, today.plus_days(days), None));
    match *words.get(length - 1)? {
        "day" | "days" | "день" | "дня" | "дней" => days(count),
        "week" | "weeks" | "неделю" | "недели" | "недель" => days(count * 7),
        "month" | "months" | "месяц" | "месяца" | "месяцев" => {
            let day = crate::model::time::plus_months(today, u32::try_from(count).ok()?)?;
            Some((length, day, None))
        }
        "hour" | "hours" | "час" | "часа" | "часов" => later(length, today, minute, count * 60),
        "minute" | "minutes" | "минуту" | "минуты" | "минут" => later(length, today, minute, count),
        _ => None,
    }
}

fn later(length: usize, today: Day, minute: u32, minutes: i32) -> Option<(usize, Day, Option<u32>)> {
    let at = i32::try_from(minute).ok()? + minutes;
    let minute = u32::try_from(at.rem_euclid(24 * 60)).ok()?;
    Some((length, today.plus_days(at.div_euclid(24 * 60)), Some(minute)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read on Wednesday, 25 November 2026, at half past nine: the rest, the day, the time.
    fn read(line: &str) -> (String, String, String) {
        let said = read_when(line, Day::new(2026, 11, 25).unwrap(), 9 * 60 + 30);
        let time = said.minute.map(|at| format!("{:02}:{:02}", at / 60, at % 60)).unwrap_or_default();
        (said.rest, said.day.map(Day::to_iso).unwrap_or_default(), time)
    }

    #[track_caller]
    fn says(line: &str, rest: &str, day: &str, time: &str) {
        assert_eq!(read(line), (rest.to_owned(), day.to_owned(), time.to_owned()), "{line}");
    }

    #[test]
    fn days_and_times_are_read_wherever_they_stand() {
        says("call Ines Thu 15:00 about the menus", "call Ines about the menus", "2026-11-26", "15:00");
        says("on Tuesday at 10 call Bob", "call Bob", "2026-12-01", "10:00");
        says("tomorrow: send the quote", "send the quote", "2026-11-26", "");
        says("Send the quote tomorrow", "Send the quote", "2026-11-26", "");
        says("next wed, site visit", "site visit", "2026-12-02", "");
        says("ask in two weeks", "ask", "2026-12-09", "");
        says("ring back in 2 hours", "ring back", "2026-11-25", "11:30");
        says("invoice 15 Dec", "invoice", "2026-12-15", "");
        says("Dec 1st invoice", "invoice", "2026-12-01", "");
        says("renew 2027-03-01 at 3pm", "renew", "2027-03-01", "15:00");
        says("at 9 stand-up", "stand-up", "2026-11-26", "09:00");
        says("в четверг в 15:00 позвонить Инне", "позвонить Инне", "2026-11-26", "15:00");
        says("Позвонить Инне в пт в 10 утра", "Позвонить Инне", "2026-11-27", "10:00");
        says("счёт послезавтра", "счёт", "2026-11-27", "");
        says("уточнить через неделю", "уточнить", "2026-12-02", "");
        says("уточнить через 3 дня", "уточнить", "2026-11-28", "");
        says("напомнить 5 января в 6 вечера", "напомнить", "2027-01-05", "18:00");
        says("оплата 01.12", "оплата", "2026-12-01", "");
        says("во вторник в десять позвонить Вере", "позвонить Вере", "2026-12-01", "10:00");
        says("on Tuesday at ten call Bob", "call Bob", "2026-12-01", "10:00");
        says("завтра утром замер", "замер", "2026-11-26", "09:00");
        says("вечером в 7 позвонить", "позвонить", "2026-11-25", "19:00");
        says("call Bob tomorrow morning", "call Bob", "2026-11-26", "09:00");
        says("ring in the evening", "ring", "2026-11-25", "19:00");
        says("завтра в 10-00 замер", "замер", "2026-11-26", "10:00");
        says("в пт в 14.30 замер", "замер", "2026-11-27", "14:30");
        says("перезвонить через полчаса", "перезвонить", "2026-11-25", "10:00");
        says("ring back in half an hour", "ring back", "2026-11-25", "10:00");
        says("lunch at noon", "lunch", "2026-11-25", "12:00");
        says("во вторник монтаж", "монтаж", "2026-12-01", "");
    }

    #[test]
    fn what_is_not_surely_a_time_stays_in_the_line() {
        for line in [
            "send 3 samples to Mark",
            "order 12 boards",
            "look at version 2.1",
            "ask Mayer about the sunroof",
            "ring 020 7946 0018",
            "at last",
            "25:00",
            "31.02 report",
            "in case of rain",
            "morning coffee for the team",
            "at one with the client's wishes",
            "ask by two designers",
            "evening dress",
            "через забор",
            "",
        ] {
            assert_eq!(read(line), (line.to_owned(), String::new(), String::new()));
        }
    }

    #[test]
    fn a_day_that_is_gone_this_year_is_the_next_ones() {
        says("1 March taxes", "taxes", "2027-03-01", "");
        says("29 Feb leap", "leap", "2028-02-29", "");
        says("25 Nov today", "today", "2026-11-25", "");
    }
}
