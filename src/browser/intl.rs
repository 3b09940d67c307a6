//! [`Formats`] by the browser's `Intl`, in the person's own place: an American reads `Nov 12, 2026`.
//! Formatters are costly to make, so each is made once, when it is first needed. Where the browser refuses, [`Plain`] answers.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::model::Day;
use crate::text::currency::{decimal, is_whole, minor_digits, whole_units};
use crate::text::{Formats, Language, Plain, Texts};

const DAY: f64 = 86_400_000.0;

#[wasm_bindgen]
extern "C" {
    // Unlike the bindings of js_sys, these catch what the constructor and `format` throw.
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, instant: f64) -> Result<JsString, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &Object) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, value: &JsValue) -> Result<JsString, JsValue>;
}

/// A currency and how many digits stand after the decimal sign.
type Amounts = ([u8; 3], u32);

/// [`Formats`] by `Intl`. Belongs to one thread of the page.
pub struct Intl {
    plain: Plain,
    language: Language,
    locale: String,
    day: Dates,
    day_short: Dates,
    day_with_weekday: Dates,
    day_in_full: Dates,
    month: Dates,
    time: Dates,
    number: OnceCell<Option<NumberFormat>>,
    percent: OnceCell<Option<NumberFormat>>,
    money: RefCell<HashMap<Amounts, Option<NumberFormat>>>,
}

impl Intl {
    /// Formats for the language of the texts, in the place of the first preferred tag of that language
    /// (`navigator.languages`); without one, as in Britain or Russia.
    pub fn new<'a>(texts: Arc<Texts>, preferred: impl IntoIterator<Item = &'a str>) -> Intl {
        let language = texts.language();
        let locale = preferred
            .into_iter()
            .find(|tag| Language::from_tag(tag) == Some(language) && tag.len() > language.tag().len())
            .unwrap_or(match language {
                Language::English => "en-GB",
                Language::Russian => "ru-RU",
            })
            .to_owned();
        let month = match language {
            Language::English => "short",
            Language::Russian => "long",
        };
        let day = [("day", "numeric"), ("month", month)];
        Intl {
            day: Dates::new(&[day[0], day[1], ("year", "numeric")]),
            day_short: Dates::new(&day),
            day_with_weekday: Dates::new(&[day[0], day[1], ("weekday", "short")]),
            day_in_full: Dates::new(&[day[0], ("month", "long"), ("weekday", "long")]),
            month: Dates::new(&[("month", "long"), ("year", "numeric")]),
            time: Dates::new(&[("hour", "2-digit"), ("minute", "2-digit")]),
            number: OnceCell::new(),
            percent: OnceCell::new(),
            money: RefCell::default(),
            plain: Plain::new(texts),
            language,
            locale,
        }
    }

    fn on_day(&self, dates: &Dates, day: i32) -> Option<String> {
        dates.format(&self.locale, f64::from(day) * DAY)
    }

    /// "12 ноября 2026 г.": the letter is left out on screens.
    fn without_letter(&self, text: String) -> String {
        match self.language {
            Language::English => text,
            Language::Russian => text.trim_end_matches("г.").trim_end_matches('\u{a0}').to_owned(),
        }
    }

    fn in_digits(&self, made: &OnceCell<Option<NumberFormat>>, options: fn() -> Object, number: f64) -> Option<String> {
        let formatter = made.get_or_init(|| NumberFormat::new(&self.locale, &options()).ok()).as_ref()?;
        Some(unbroken(formatter.format(&JsValue::from_f64(number)).ok()?.into()))
    }

    fn amount(&self, decimal: &str, currency: [u8; 3], digits: u32) -> Option<String> {
        let mut made = self.money.borrow_mut();
        let formatter = made
            .entry((currency, digits))
            .or_insert_with(|| NumberFormat::new(&self.locale, &amounts(currency, digits)?).ok())
            .as_ref()?;
        // As a string the amount is exact beyond what a JS number can hold.
        Some(unbroken(formatter.format(&JsValue::from_str(decimal)).ok()?.into()))
    }
}

impl Formats for Intl {
    fn texts(&self) -> &Texts {
        self.plain.texts()
    }

    fn day(&self, day: i32) -> String {
        if !Day(day).has_year() {
            return self.day_short(day);
        }
        self.without_letter(self.on_day(&self.day, day).unwrap_or_else(|| self.plain.day(day)))
    }

    fn day_short(&self, day: i32) -> String {
        self.on_day(&self.day_short, day).unwrap_or_else(|| self.plain.day_short(day))
    }

    fn day_with_weekday(&self, day: i32) -> String {
        self.on_day(&self.day_with_weekday, day).unwrap_or_else(|| self.plain.day_with_weekday(day))
    }

    fn day_in_full(&self, day: i32) -> String {
        self.on_day(&self.day_in_full, day).unwrap_or_else(|| self.plain.day_in_full(day))
    }

    fn month(&self, day: i32) -> String {
        self.without_letter(self.on_day(&self.month, day).unwrap_or_else(|| self.plain.month(day)))
    }

    fn time(&self, instant: i64, zone_offset: i32) -> String {
        let local = instant as f64 + f64::from(zone_offset) * 60_000.0;
        self.time.format(&self.locale, local).unwrap_or_else(|| self.plain.time(instant, zone_offset))
    }

    fn number(&self, number: f64) -> String {
        self.in_digits(&self.number, Object::new, number).unwrap_or_else(|| self.plain.number(number))
    }

    fn percent(&self, hundredths: f64) -> String {
        self.in_digits(&self.percent, percents, hundredths / 100.0).unwrap_or_else(|| self.plain.percent(hundredths))
    }

    fn money(&self, minor: i64, currency: [u8; 3]) -> String {
        let digits = minor_digits(currency);
        if is_whole(minor, digits) && self.language == Language::Russian {
            return self.money_round(minor, currency);
        }
        self.amount(&decimal(minor, digits), currency, digits).unwrap_or_else(|| self.plain.money(minor, currency))
    }

    fn money_round(&self, minor: i64, currency: [u8; 3]) -> String {
        let whole = whole_units(minor, minor_digits(currency));
        self.amount(&whole.to_string(), currency, 0).unwrap_or_else(|| self.plain.money_round(minor, currency))
    }
}

/// One way to write days or times.
struct Dates {
    options: Vec<(&'static str, &'static str)>,
    made: OnceCell<Option<DateTimeFormat>>,
}

impl Dates {
    fn new(options: &[(&'static str, &'static str)]) -> Dates {
        Dates { options: options.to_vec(), made: OnceCell::new() }
    }

    fn format(&self, locale: &str, instant: f64) -> Option<String> {
        let formatter = self.made.get_or_init(|| DateTimeFormat::new(locale, &utc(&self.options)).ok()).as_ref()?;
        Some(unbroken(formatter.format(instant).ok()?.into()))
    }
}

/// Browsers break dates and use the narrow space in places; here a value stays on its line.
fn unbroken(text: String) -> String {
    text.replace([' ', '\u{202f}'], "\u{a0}")
}

/// The zone is already in the instant, so that the same minute offset holds for dates and for due times.
fn utc(options: &[(&str, &str)]) -> Object {
    let object = Object::new();
    set(&object, "timeZone", "UTC");
    for (name, value) in options {
        set(&object, name, *value);
    }
    object
}

fn percents() -> Object {
    let object = Object::new();
    set(&object, "style", "percent");
    set(&object, "maximumFractionDigits", 3);
    object
}

fn amounts(currency: [u8; 3], digits: u32) -> Option<Object> {
    let object = Object::new();
    set(&object, "style", "currency");
    set(&object, "currency", std::str::from_utf8(&currency).ok()?);
    set(&object, "minimumFractionDigits", digits);
    set(&object, "maximumFractionDigits", digits);
    Some(object)
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(name), &value.into());
}
