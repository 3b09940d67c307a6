//! Numbers and amounts in many hands.

use super::DecimalMark::{Comma, Point};
use super::*;
use proptest::prelude::*;

#[test]
fn money_is_read_in_many_hands() {
    for (text, mark, minor, currency) in [
        ("1,234.56", Point, 123_456, None),
        ("1.234,56 €", Comma, 123_456, Some("€")),
        ("1 234 567,8 руб.", Comma, 123_456_780, Some("руб.")),
        ("1\u{A0}234,50\u{202F}₽", Comma, 123_450, Some("₽")),
        ("1'234.50 CHF", Point, 123_450, Some("CHF")),
        ("$1,000", Point, 100_000, Some("$")),
        ("-$5.00", Point, -500, Some("$")),
        ("$-5.00", Point, -500, Some("$")),
        ("\u{2212}5", Point, -500, None),
        ("(1,234.00)", Point, -123_400, None),
        ("(US$ 12)", Point, -1_200, Some("US$")),
        ("5,00-", Comma, -500, None),
        ("5,- €", Comma, 500, Some("€")),
        ("+8.850", Point, 885, None),
        (".5", Point, 50, None),
        ("12,34,567.00", Point, 123_456_700, None),
        ("0", Point, 0, None),
    ] {
        assert_eq!(parse_money(text, mark, 2), Ok(Money { minor, currency }), "{text}");
    }
}

#[test]
fn what_would_be_rounded_or_guessed_is_refused() {
    let precise = NumberError::TooPrecise { decimals: 3, allowed: 2 };
    assert_eq!(parse_money("1.005", Point, 2), Err(precise));
    assert_eq!(parse_money("1,005", Comma, 2).map_err(|e| e.to_string()), Err("3 decimals, at most 2".into()));
    assert_eq!(parse_money("92233720368547758.08", Point, 2), Err(NumberError::TooLarge));
    assert_eq!(parse_money("99999999999999999999", Point, 0), Err(NumberError::TooLarge));
    for text in ["", "abc", "12,5", "1,23,4", "1.2.3", "--5", "-(5)", "(5", "5)", "$5€", "1 2", "5 apples", "1e5", "5+"]
    {
        assert_eq!(parse_money(text, Point, 2), Err(NumberError::NotANumber), "{text}");
    }
    assert_eq!(parse_number("$5", Point), Err(NumberError::NotANumber));
}

#[test]
fn a_mark_is_proven_only_where_one_reading_is_left() {
    for (text, mark) in [
        ("1.234,5", Some(Comma)),
        ("1,234.5", Some(Point)),
        ("1.5", Some(Point)),
        ("1,50", Some(Comma)),
        ("1.234.567", Some(Comma)),
        ("0,125", Some(Comma)),
        ("1234.567", Some(Point)),
        ("1,234", None),
        ("5", None),
    ] {
        assert_eq!(proven_mark(text), mark, "{text}");
    }
}

proptest! {
    #[test]
    fn every_amount_comes_back_as_it_was_written(minor in any::<i64>(), comma in any::<bool>(), group in 0_usize..4) {
        let (mark, sign) = if comma { (Comma, ',') } else { (Point, '.') };
        let group = ["", " ", "\u{A0}", if comma { "." } else { "," }][group];
        let digits = (minor.unsigned_abs() / 100).to_string();
        let mut whole = String::new();
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                whole.push_str(group);
            }
            whole.push(digit);
        }
        let minus = if minor < 0 { "-" } else { "" };
        let text = format!("{minus}{whole}{sign}{:02}", minor.unsigned_abs() % 100);
        prop_assume!(minor != i64::MIN);
        prop_assert_eq!(parse_money(&text, mark, 2), Ok(Money { minor, currency: None }));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,12}", odd in "[-+()0-9.,' $€]{0,8}") {
        for text in [text, odd] {
            let _ = parse_money(&text, Point, 2);
            let _ = parse_number(&text, Comma);
            let _ = proven_mark(&text);
        }
    }
}

#[test]
fn what_somebody_types_is_read_as_they_mean_it() {
    let money = |text, usual| parse_money(text, typed_mark(text, Some(2), usual), 2).map(|money| money.minor);
    for usual in [DecimalMark::Point, DecimalMark::Comma] {
        for text in ["4,850", "4.850", "4 850", "4850", "4,850.00", "4.850,00", "£4,850"] {
            assert_eq!(money(text, usual), Ok(485_000), "{text}");
        }
        for text in ["1200,5", "1200.50", "1,200.50", "1 200,50"] {
            assert_eq!(money(text, usual), Ok(120_050), "{text}");
        }
        assert_eq!(money("1,234,567", usual), Ok(123_456_700));
    }
    let number = |text, usual| {
        let number = parse_number(text, typed_mark(text, None, usual)).unwrap();
        (number.units, number.scale)
    };
    assert_eq!(number("1,234", DecimalMark::Point), (1_234, 0));
    assert_eq!(number("1,234", DecimalMark::Comma), (1_234, 3));
    assert_eq!(number("1.234", DecimalMark::Point), (1_234, 3));
}
