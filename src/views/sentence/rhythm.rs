//! “… each Monday and Friday …”: the days on which something comes round.

use super::super::words::Words;
use crate::model::{Day, Value};
use crate::rule::Rhythm;

/// The days on which people work.
const WORKDAYS: [u8; 5] = [1, 2, 3, 4, 5];

pub(super) fn clause(each: &Rhythm, words: &Words<'_>) -> String {
    let texts = words.texts();
    let from = |said: String, from: Option<Day>| match from {
        None => said,
        Some(day) => {
            let day = words.value(None, &Value::Day(day));
            texts.say_with("rhythm-from", &[("each", said.into()), ("day", day.into())])
        }
    };
    match each {
        Rhythm::Day => texts.say("rhythm-each-day"),
        Rhythm::Week { days, every: 1, from: begun } if *days == WORKDAYS => {
            from(texts.say("rhythm-each-workday"), *begun)
        }
        Rhythm::Week { days, every, from: begun } => {
            let days = weekdays(days, words);
            let said = match every {
                1 => texts.say_with("rhythm-each-week", &[("days", days.into())]),
                n => texts.say_with("rhythm-each-weeks", &[("n", (*n).into()), ("days", days.into())]),
            };
            from(said, *begun)
        }
        Rhythm::Month { day, every, from: begun } => {
            let day = || (*day).into();
            let said = match every {
                1 => texts.say_with("rhythm-each-month", &[("day", day())]),
                n => texts.say_with("rhythm-each-months", &[("n", (*n).into()), ("day", day())]),
            };
            from(said, *begun)
        }
    }
}

/// `Monday, Wednesday and Friday`.
fn weekdays(days: &[u8], words: &Words<'_>) -> String {
    let texts = words.texts();
    let mut names: Vec<String> =
        days.iter().map(|day| texts.say_named("weekday-each", &day.to_string(), &[])).collect();
    let Some(last) = names.pop() else { return String::new() };
    if names.is_empty() {
        return last;
    }
    texts.say_with("rules-join-and", &[("first", names.join(", ").into()), ("next", last.into())])
}
