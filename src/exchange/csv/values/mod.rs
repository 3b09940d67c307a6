//! Single cells read exactly: numbers and money without floats, days, moments, addresses.
//! What cannot be read whole is refused, never half understood; no rounding, no guess from the locale.

mod contact;
mod day;
mod moment;
mod number;

pub use contact::{Phone, parse_email, parse_phone};
pub(super) use day::proven_order;
pub use day::{DayOrder, is_day_without_year, parse_day, parse_day_of_year};
pub use moment::{Moment, parse_moment};
pub(super) use number::proven_mark;
pub use number::{DecimalMark, Money, Number, NumberError, parse_money, parse_number, typed_mark};

/// Yes or no, in English, Russian or as 1 and 0.
pub fn parse_bool(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "да" | "истина" | "1" => Some(true),
        "false" | "no" | "n" | "нет" | "ложь" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse_bool;

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        assert_eq!(parse_bool(" Да "), Some(true));
        assert_eq!(parse_bool("FALSE"), Some(false));
        assert_eq!(parse_bool("perhaps"), None);
    }
}
