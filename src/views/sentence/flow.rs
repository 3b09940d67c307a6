//! What follows the sentence in a few words: how often it may begin, what ends it, what is done with what was missed.

use super::super::words::Words;
use super::{condition, trigger};
use crate::rule::{Body, Enrolment, Missed, Until};

pub(super) fn sentences(body: &Body, words: &Words<'_>) -> Vec<String> {
    let texts = words.texts();
    let again = match body.again {
        Enrolment::EveryTime => None,
        Enrolment::Once => Some(texts.say("rules-once")),
        Enrolment::NotWhileWaiting => Some(texts.say("rules-not-waiting")),
        Enrolment::NotWithin { days } => Some(texts.say_with("rules-not-within", &[("n", days.into())])),
    };
    let ends = |until: &Until| {
        let conditions = condition::clause(&until.holds, words)?;
        let outcome = texts.say_named("run-outcome", until.outcome.word(), &[]);
        Some(texts.say_with("rules-until", &[("conditions", conditions.into()), ("outcome", outcome.into())]))
    };
    let keep = body.keep.then(|| texts.say("rules-keep"));
    let missed = match body.missed {
        Missed::Late => None,
        Missed::SkipAfter(span) => Some(texts.say_with("rules-missed", &[("span", trigger::span(span, words).into())])),
        Missed::AskAfter(span) => {
            Some(texts.say_with("rules-missed-ask", &[("span", trigger::span(span, words).into())]))
        }
    };
    again.into_iter().chain(body.until.iter().filter_map(ends)).chain(keep).chain(missed).collect()
}
