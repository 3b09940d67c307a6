//! Dates, numbers, money and distances in time, as they are read in both languages.

use std::sync::Arc;

use proptest::prelude::*;
use tend::text::currency::{decimal, is_whole, minor_digits, whole_units};
use tend::text::{Formats, Language, Plain, Texts};

/// Thursday 12 November 2026, in days since 1970.
const DAY: i32 = 20_769;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

fn english() -> Plain {
    Plain::new(Arc::new(Texts::new(Language::English)))
}

fn russian() -> Plain {
    Plain::new(Arc::new(Texts::new(Language::Russian)))
}

/// Compared without regard to whether a space breaks; that is a test of its own.
fn spaced(text: String) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn a_day_is_written_as_the_language_writes_it() {
    assert_eq!(spaced(english().day(DAY)), "12 Nov 2026");
    assert_eq!(spaced(english().day_short(DAY)), "12 Nov");
    assert_eq!(spaced(english().day_with_weekday(DAY)), "Thu 12 Nov");
    assert_eq!(spaced(english().day_in_full(DAY)), "Thursday 12 November");
    assert_eq!(spaced(russian().day(DAY)), "12 ноября 2026");
    assert_eq!(spaced(russian().day_short(DAY)), "12 ноября");
    assert_eq!(spaced(russian().day_with_weekday(DAY)), "чт, 12 ноября");
    assert_eq!(spaced(russian().day_in_full(DAY)), "четверг, 12 ноября");
    assert_eq!(spaced(english().day(0)), "1 Jan 1970");
    assert_eq!(spaced(english().day(-1)), "31 Dec 1969");
    assert_eq!(spaced(english().day(11_016)), "29 Feb 2000");
}

#[test]
fn a_day_beyond_the_calendar_is_a_number_and_no_panic() {
    for day in [i32::MIN, i32::MAX] {
        assert_eq!(english().day(day), day.to_string());
        assert_eq!(russian().day_in_full(day), day.to_string());
    }
}

#[test]
fn an_instant_is_shown_in_the_persons_zone() {
    let midnight = i64::from(DAY) * 24 * HOUR;
    assert_eq!(english().time(midnight + 9 * HOUR + 42 * MINUTE, 0), "09:42");
    assert_eq!(spaced(english().instant(midnight - HOUR, 180)), "12 Nov 2026, 02:00");
    assert_eq!(spaced(russian().instant(midnight + HOUR, -180)), "11 ноября 2026, 22:00");
    assert_eq!(english().time(-MINUTE, 0), "23:59");
}

#[test]
fn numbers_have_the_separators_of_the_language() {
    assert_eq!(english().number(1_432_000.5), "1,432,000.5");
    assert_eq!(spaced(russian().number(1_432_000.5)), "1 432 000,5");
    assert_eq!(english().number(-999.0), "-999");
    assert_eq!(english().number(-0.0001), "0");
    assert_eq!(english().number(f64::INFINITY), "∞");
    assert_eq!(english().percent(5.0), "5%");
    assert_eq!(russian().percent(12.5), "12,5\u{a0}%");
}

#[test]
fn money_is_exact_or_rounded_to_whole_units_for_cards() {
    assert_eq!(english().money(264_000, *b"GBP"), "£2,640.00");
    assert_eq!(english().money_round(264_050, *b"GBP"), "£2,641");
    assert_eq!(english().money(-5, *b"EUR"), "-€0.05");
    assert_eq!(english().money(143_200_000, *b"RUB"), "RUB\u{a0}1,432,000.00");
    assert_eq!(russian().money(143_200_000, *b"RUB"), "1\u{a0}432\u{a0}000\u{a0}₽");
    assert_eq!(spaced(russian().money(4_450_050, *b"RUB")), "44 500,50 ₽");
    assert_eq!(english().money(1_500, *b"JPY"), "JP¥1,500");
    assert_eq!(spaced(english().money(1_500, *b"KWD")), "KWD 1.500");
    assert_eq!(spaced(russian().money(i64::MIN, *b"USD")), "-92 233 720 368 547 758,08 $");
}

#[test]
fn near_times_are_told_by_distance_and_far_ones_by_date() {
    let now = i64::from(DAY) * 24 * HOUR + 12 * HOUR;
    let late = |formats: &Plain, length| spaced(formats.late(now - length, now, 0));
    assert_eq!(late(&english(), 42 * MINUTE), "42 min late");
    assert_eq!(late(&english(), 26 * HOUR), "1 day late");
    assert_eq!(late(&english(), 72 * HOUR), "3 days late");
    assert_eq!(late(&english(), 40 * 24 * HOUR), "late since 3 Oct");
    assert_eq!(late(&russian(), 26 * HOUR), "опоздание 1 день");
    assert_eq!(late(&russian(), 72 * HOUR), "опоздание 3 дня");
    assert_eq!(late(&russian(), 40 * 24 * HOUR), "просрочено с 3 октября");
    assert_eq!(spaced(russian().span(21 * 24 * HOUR)), "21 день");
    assert_eq!(spaced(russian().ago(now - 48 * HOUR, now, 0)), "2 дня назад");
    assert_eq!(spaced(english().ago(now - 1, now, 0)), "just now");
    assert_eq!(spaced(english().ago(now - 400 * 24 * HOUR, now, 0)), "8 Oct 2025");
}

#[test]
fn a_day_is_spoken_of_as_one_does_and_has_its_year_only_when_it_is_another() {
    let near = |distance| spaced(english().day_near(DAY + distance, DAY));
    assert_eq!(near(-1), "yesterday");
    assert_eq!(near(0), "today");
    assert_eq!(near(1), "tomorrow");
    assert_eq!(near(4), "Mon 16 Nov");
    assert_eq!(near(30), "12 Dec");
    assert_eq!(near(90), "10 Feb 2027");
    assert_eq!(spaced(russian().day_near(DAY + 1, DAY)), "завтра");
}

#[test]
fn a_formatted_value_never_breaks_across_lines() {
    for formats in [english(), russian()] {
        for text in [
            formats.day(DAY),
            formats.day_with_weekday(DAY),
            formats.day_in_full(DAY),
            formats.number(1_432_000.5),
            formats.percent(5.0),
            formats.money(143_200_050, *b"RUB"),
            formats.span(5 * MINUTE),
        ] {
            assert!(!text.contains(' '), "{text}");
        }
    }
}

#[test]
fn minor_digits_follow_the_standard() {
    assert_eq!(minor_digits(*b"GBP"), 2);
    assert_eq!(minor_digits(*b"KRW"), 0);
    assert_eq!(minor_digits(*b"BHD"), 3);
    assert_eq!(minor_digits(*b"CLF"), 4);
    assert_eq!(minor_digits(*b"???"), 2);
}

proptest! {
    #[test]
    fn decimal_digits_hold_the_amount_exactly(minor in any::<i64>(), digits in 0_u32..=4) {
        let written = decimal(minor, digits);
        prop_assert_eq!(written.replace('.', "").parse::<i64>(), Ok(minor));
        let after = written.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        prop_assert_eq!(after, digits as usize);
    }

    #[test]
    fn rounding_moves_an_amount_by_at_most_half_a_unit(minor in any::<i64>(), digits in 0_u32..=4) {
        let unit = 10_i128.pow(digits);
        let difference = i128::from(whole_units(minor, digits)) * unit - i128::from(minor);
        prop_assert!(difference.abs() * 2 <= unit);
        prop_assert_eq!(is_whole(minor, digits), difference == 0);
    }

    #[test]
    fn any_time_has_a_text(then in any::<i64>(), now in any::<i64>(), offset in -840_i32..=840) {
        let formats = russian_once();
        for text in [
            formats.late(then, now, offset),
            formats.ago(then, now, offset),
            formats.span(then),
            formats.instant(then, offset),
        ] {
            prop_assert!(!text.is_empty());
        }
    }
}

fn russian_once() -> Plain {
    static TEXTS: std::sync::OnceLock<Arc<Texts>> = std::sync::OnceLock::new();
    Plain::new(TEXTS.get_or_init(|| Arc::new(Texts::new(Language::Russian))).clone())
}
