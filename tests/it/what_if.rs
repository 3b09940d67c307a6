//! What a rule would have done on the past: the same as it did live, and nothing differs for it.

use crate::story::{Story, sales};
use tend::automation::{After, Told, Way, WhatIf};
use tend::commands::{Command, SaveRule};
use tend::journal::{Cause, ChangeSet};
use tend::model::schema::{ABOUT, DUE_AT, EXPECTED_CLOSE, LOST_REASON, NOTES, RULE, RUN_STATUS, SOURCE};
use tend::model::time::{DAY_MS, to_local};
use tend::model::{Instant, Kind, RecordId, Value};
use tend::rule::{Body, Mode};
use tend::shelves::World;

fn what_if(story: &Story, body: &str, since: Instant) -> Vec<Told> {
    let nothing = World::default();
    let body = Body::from_json(body).unwrap();
    let mut asked = WhatIf::new(&nothing, body, since, story.zone.clone());
    story.journal.iter().for_each(|set| asked.take(set));
    asked.end(story.now)
}

fn brief(told: &[Told]) -> Vec<(RecordId, Way, After)> {
    told.iter().map(|told| (told.record, told.way, told.after)).collect()
}

const QUIET: &str = r#"{"of":"deal","when":{"silence":{"after":{"days":3}}},"then":[{"set":{"field":"notes","value":{"value":"quiet"}}}]}"#;

#[test]
fn it_tells_when_and_on_what_and_what_the_person_did_afterwards() {
    let mut story = Story::new();
    let [one, two, three] = ["One", "Two", "Three"].map(|name| story.deal(name, 10));
    story.wait_days(2);
    story.log(three, "call", "in", "");
    story.wait_days(2);
    story.edit(one, NOTES, "quiet");
    story.edit(two, NOTES, "busy");
    let mut told = what_if(&story, QUIET, Instant(0));
    told.sort_by_key(|told| told.record != one);
    assert_eq!(brief(&told), [(one, Way::Done, After::Same), (two, Way::Done, After::Otherwise)]);
    assert_eq!(told[0].at.0 - (story.now.0 - 4 * DAY_MS), 3 * DAY_MS);
    story.wait_days(40);
    let told = what_if(&story, QUIET, Instant(0));
    assert_eq!(told.last().map(|told| (told.record, told.after)), Some((three, After::Nothing)));
    assert!(what_if(&story, QUIET, story.now.plus_ms(-DAY_MS)).is_empty(), "only from the day that was asked for");
}

#[test]
fn what_had_changed_is_known_of_the_past_too() {
    let mut story = Story::new();
    let deal = story.deal("One", 10);
    story.move_to(deal, "quote-sent");
    story.move_to(deal, "follow-up");
    let was = format!(r#"{{"test":{{"of":{{"field":"stage"}},"op":"was","value":{{"ref":"{}"}}}}}}"#, sales("new"));
    let then = r#"[{"set":{"field":"notes","value":{"value":"left"}}}]"#;
    let body = format!(r#"{{"of":"deal","when":{{"stage-entered":{{}}}},"if":{was},"then":{then}}}"#);
    assert_eq!(brief(&what_if(&story, &body, Instant(0))), [(deal, Way::Done, After::Nothing)]);
}

#[test]
fn steps_that_wait_are_followed_and_those_that_could_not_be_done_are_told() {
    let mut story = Story::new();
    let deal = story.deal("One", 10);
    story.edit(deal, SOURCE, "fair");
    story.wait_days(5);
    let wait = r#"{"wait":{"until":{"for":{"days":3}}}}"#;
    let body = |then: &str| {
        format!(r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},"then":[{wait},{then}]}}"#)
    };
    let lost = body(&format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales("lost")));
    assert_eq!(brief(&what_if(&story, &lost, Instant(0))), [(deal, Way::Failed, After::Nothing)]);
    let may_fail = body(&format!(r#"{{"try":{{"move":{{"stage":"{}"}}}}}}"#, sales("lost")));
    assert_eq!(brief(&what_if(&story, &may_fail, Instant(0))), [(deal, Way::Done, After::Nothing)]);
    story.edit(deal, LOST_REASON, "price");
    let again = format!("{wait},{wait}");
    assert_eq!(brief(&what_if(&story, &body(&again), Instant(0))), [(deal, Way::Waits, After::Nothing)]);
}

/// A rule that watched all the while, and the same rule asked afterwards, of a journal in which it is not.
#[test]
fn what_would_have_been_is_what_was_seen_live() {
    let rules = [
        QUIET,
        r#"{"of":"deal","when":{"field-changed":{"field":"source"}},"if":{"test":{"of":{"field":"amount"},"op":"filled"}},"then":[{"task":{"name":"x"}}],"again":{"not-within":{"days":3}}}"#,
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":2}}},"then":[{"wait":{"until":{"event":{"event":{"stage-entered":{}},"at_most":{"days":4}}},"too_late":[{"task":{"name":"x"}}]}},{"notify":{"text":"y"}}]}"#,
        r#"{"of":"deal","when":{"date-reached":{"field":"expected-close","offset_days":-1}},"then":[{"notify":{"text":"y"}}],"again":"once"}"#,
        r#"{"of":"deal","when":{"activity":{}},"then":[{"notify":{"text":"y"}}]}"#,
    ];
    for json in rules {
        let body = Body::from_json(json).unwrap();
        let mut story = Story::new();
        let watching = story.act(Command::SaveRule(SaveRule { rule: None, name: "W".into(), body })).unwrap();
        story.act(Command::SetMode { rule: watching, mode: Mode::Watch, also_past: false });
        // Another rule does things meanwhile.
        let moves = format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales("quote-sent"));
        story.rule(
            "Moves",
            &format!(r#"{{"of":"deal","when":{{"time-in-stage":{{"after":{{"days":4}}}}}},"then":[{moves}]}}"#),
        );
        let deals = ["One", "Two"].map(|name| story.deal(name, 10));
        for round in 0..6 {
            let deal = deals[round % 2];
            let day = to_local(story.now, &*story.zone).0.plus_days(2);
            match round {
                0 | 3 => story.edit(deal, SOURCE, format!("fair {round}").as_str()),
                1 | 4 => story.log(deal, "call", "in", ""),
                _ => story.edit(deal, EXPECTED_CLOSE, day),
            }
            if round == 3 {
                story.sleep_days(6)
            } else {
                story.wait_days(2)
            };
        }
        let own = |set: &&ChangeSet| !matches!(set.cause, Cause::Rule { rule, .. } if rule == watching);
        let nothing = World::default();
        let mut asked = WhatIf::new(&nothing, Body::from_json(json).unwrap(), Instant(0), story.zone.clone());
        story.journal.iter().filter(own).for_each(|set| asked.take(set));
        let told: Vec<_> = asked.end(story.now).into_iter().map(|told| (told.record, told.at)).collect();
        let live = story.all(Kind::Run).into_iter().filter(|run| run.reference(RULE) == Some(watching));
        let live = live.filter(|run| matches!(run.text(RUN_STATUS), "watched" | "waiting"));
        let live: Vec<_> = live
            .map(|run| (run.reference(ABOUT).unwrap(), run.get(DUE_AT).and_then(Value::as_instant).unwrap()))
            .collect();
        assert!(!live.is_empty(), "{json}");
        assert_eq!(told, live, "{json}");
    }
}
