//! A day with a time of the day, and with its distance from UTC where one is written.

use chrono::{FixedOffset, NaiveDateTime, NaiveTime};

use super::day::{DayOrder, parse_day};

/// A moment as written. Without an offset it is local to whoever wrote it: the zone is the importer's to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// What calendar and clock showed.
    pub local: NaiveDateTime,
    /// East of UTC.
    pub offset: Option<FixedOffset>,
}

/// `2016-10-20T10:30:00Z`, `20.10.2016 10:30`, `10/20/2016 3:05:07 PM`, `2016-10-20 10:30:00.5 +03:00`
pub fn parse_moment(text: &str, order: DayOrder) -> Option<Moment> {
    let text = text.trim();
    let colon = text.find(':')?;
    let split = text[..colon].rfind([' ', 'T', '\u{A0}'])?;
    let day = text[..split].trim_end().trim_end_matches(',');
    let clock = text[split..].trim_start_matches([' ', 'T', '\u{A0}']);
    let end = clock.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(clock.len());
    let (clock, rest) = clock.split_at(end);
    let (half, rest) = half_of_day(rest.trim());
    let offset = match rest {
        "" => None,
        rest => Some(parse_offset(rest)?),
    };
    let time = parse_clock(clock, half)?;
    let local = parse_day(day, order)?.and_time(time);
    Some(Moment { local, offset })
}

/// The hours to add for AM (0) or PM (12), if written.
fn half_of_day(text: &str) -> (Option<u32>, &str) {
    match text.get(..2) {
        Some(half) if half.eq_ignore_ascii_case("am") => (Some(0), text[2..].trim_start()),
        Some(half) if half.eq_ignore_ascii_case("pm") => (Some(12), text[2..].trim_start()),
        _ => (None, text),
    }
}

fn parse_clock(text: &str, half: Option<u32>) -> Option<NaiveTime> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = clock.split(':').map(|part| part.parse::<u32>().ok().filter(|_| part.len() <= 2));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let hour = match half {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    if parts.next().is_some() || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let milli = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    NaiveTime::from_hms_milli_opt(hour, minute, second, milli)
}

fn parse_offset(text: &str) -> Option<FixedOffset> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return FixedOffset::east_opt(0);
    }
    let (east, digits) = match text.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, text.strip_prefix(['-', '\u{2212}'])?),
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at(2);
    let hours: i32 = hours.parse().ok()?;
    let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    let fits = hours <= 14 && minutes < 60;
    fits.then(|| FixedOffset::east_opt(east * (hours * 3600 + minutes * 60)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: DayOrder) -> Option<(String, Option<i32>)> {
        let moment = parse_moment(text, order)?;
        let offset = moment.offset.map(|offset| offset.local_minus_utc() / 60);
        Some((moment.local.to_string(), offset))
    }

    #[test]
    fn moments_keep_their_offset_or_have_none() {
        for (text, order, local, offset) in [
            ("2016-10-20T10:30:00Z", DayOrder::Ymd, "2016-10-20 10:30:00", Some(0)),
            ("2016-10-20 10:30:00.5 +03:00", DayOrder::Ymd, "2016-10-20 10:30:00.500", Some(180)),
            ("2016-10-20T10:30-0330", DayOrder::Ymd, "2016-10-20 10:30:00", Some(-210)),
            ("20.10.2016 9:05", DayOrder::Dmy, "2016-10-20 09:05:00", None),
            ("10/20/2016, 12:05:07 AM", DayOrder::Mdy, "2016-10-20 00:05:07", None),
            ("10/20/2016 3:05 pm", DayOrder::Mdy, "2016-10-20 15:05:00", None),
        ] {
            assert_eq!(read(text, order), Some((local.to_owned(), offset)), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            ":",
            " :",
            "2016-10-20",
            "2016-10-20 25:00",
            "2016-10-20 1:2:3:4",
            "2016-10-20 10:00 ё",
            "2016-10-20 13:00 PM",
            "10:30",
        ] {
            assert_eq!(read(text, DayOrder::Ymd), None, "{text}");
        }
    }
}
