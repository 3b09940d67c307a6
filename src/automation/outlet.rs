//! Where a message to a client can go, and how amounts and dates are written in it.

use crate::model::schema::{CHANNEL, CONTACT, EMAIL, PHONE, TELEGRAM};
use crate::model::{Day, Money, Record, Records};

/// The channel and the address of a message: the wanted channel, else the client's preferred one, else
/// the first for which there is an address.
///
/// # Errors
/// The channel for which there is no address.
pub(super) fn outlet(wanted: Option<&str>, record: &Record, records: &dyn Records) -> Result<(String, String), String> {
    let contact = record.reference(CONTACT).and_then(|id| records.get(id));
    let text = |field| {
        let of_contact = contact.as_ref().map(|contact| contact.text(field)).filter(|text| !text.is_empty());
        of_contact.unwrap_or_else(|| record.text(field)).to_owned()
    };
    let address = |channel: &str| match channel {
        "email" => text(EMAIL),
        "telegram" => text(TELEGRAM),
        "sms" | "whatsapp" | "phone" => text(PHONE),
        _ => String::new(),
    };
    let preferred = text(CHANNEL);
    let chosen = wanted.or(Some(preferred.as_str()).filter(|channel| !channel.is_empty()));
    if let Some(channel) = chosen {
        let to = address(channel);
        return if to.is_empty() { Err(channel.to_owned()) } else { Ok((channel.to_owned(), to)) };
    }
    let first = ["email", "whatsapp", "telegram"].into_iter().map(|channel| (channel, address(channel)));
    first
        .into_iter()
        .find(|(_, to)| !to.is_empty())
        .map(|(channel, to)| (channel.to_owned(), to))
        .ok_or_else(|| "email".to_owned())
}

/// An amount as it is written in a letter.
pub(super) fn money(money: Money, russian: bool) -> String {
    let digits = money.currency.minor_digits();
    let unit = 10u64.pow(digits);
    let whole = money.minor.unsigned_abs() / unit;
    let part = money.minor.unsigned_abs() % unit;
    let (gap, point) = if russian { ("\u{a0}", ",") } else { (",", ".") };
    let mut text = grouped(whole, gap);
    if digits > 0 && (part > 0 || !russian) {
        text.push_str(point);
        text.push_str(&format!("{part:0width$}", width = digits as usize));
    }
    let sign = if money.minor < 0 { "−" } else { "" };
    let symbol = match &money.currency.bytes() {
        b"GBP" => "£",
        b"USD" => "$",
        b"EUR" => "€",
        b"RUB" => "₽",
        _ => "",
    };
    match (symbol, russian) {
        ("", _) => format!("{sign}{text}\u{a0}{}", money.currency.code()),
        (symbol, true) | (symbol @ "₽", false) => format!("{sign}{text}\u{a0}{symbol}"),
        (symbol, false) => format!("{sign}{symbol}{text}"),
    }
}

fn grouped(number: u64, gap: &str) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push_str(gap);
        }
        text.push(digit);
    }
    text
}

/// A day as it is written in a letter.
pub(super) fn day(day: Day, russian: bool) -> String {
    const ENGLISH: [&str; 12] = [
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
    const RUSSIAN: [&str; 12] = [
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
    let (year, month, number) = day.ymd();
    let months = if russian { RUSSIAN } else { ENGLISH };
    let month = months.get(month as usize - 1).copied().unwrap_or_default();
    format!("{number}\u{a0}{month} {year}")
}
