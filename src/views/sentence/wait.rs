//! “…, wait …”: what a step waits for.

use super::super::words::Words;
use super::trigger;
use crate::model::Kind;
use crate::rule::Wait;

pub(super) fn clause(wait: &Wait, of: Kind, words: &Words<'_>) -> String {
    let texts = words.texts();
    match wait {
        Wait::For(span) => texts.say_with("step-wait-for", &[("span", trigger::span(*span, words).into())]),
        Wait::Date { field, offset_days, .. } => {
            let (field, n) = (words.field(*field), offset_days.unsigned_abs());
            match offset_days.signum() {
                0 => texts.say_with("step-wait-date", &[("field", field.into())]),
                1 => texts.say_with("step-wait-after", &[("field", field.into()), ("n", n.into())]),
                _ => texts.say_with("step-wait-before", &[("field", field.into()), ("n", n.into())]),
            }
        }
        Wait::Weekday { days, minute } => {
            let names = days.iter().map(|day| texts.say_named("weekday-until", &day.to_string(), &[]));
            let either = |first: String, next: String| {
                texts.say_with("rules-join-nor", &[("first", first.into()), ("next", next.into())])
            };
            let days = names.reduce(either).unwrap_or_default();
            let time = format!("{:02}:{:02}", minute / 60, minute % 60);
            texts.say_with("step-wait-weekday", &[("days", days.into()), ("time", time.into())])
        }
        Wait::Event { event, at_most } => {
            let event = trigger::clause(of, event, words);
            match at_most {
                None => texts.say_with("step-wait-event", &[("event", event.into())]),
                Some(span) => {
                    let span = trigger::span(*span, words);
                    texts.say_with("step-wait-event-or", &[("event", event.into()), ("span", span.into())])
                }
            }
        }
    }
}
