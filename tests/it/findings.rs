//! The check of a book of rules: each finding comes about where it must, and not beside it.

use crate::story::{Story, sales};
use tend::automation::{Finding, findings};
use tend::model::RecordId;
use tend::rule::{Body, Step};

fn id(n: u8) -> RecordId {
    RecordId::derived("rule", &[&[n]])
}

fn look(bodies: &[String]) -> Vec<Finding> {
    let story = Story::new();
    let rules: Vec<_> =
        bodies.iter().enumerate().map(|(n, body)| (id(n as u8), Body::from_json(body).unwrap())).collect();
    findings(&rules, story.workspace.schema(), story.workspace.records())
}

fn to(stage: &str) -> String {
    format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales(stage))
}

fn entered(stage: &str) -> String {
    format!(r#""when":{{"stage-entered":{{"stage":"{}"}}}}"#, sales(stage))
}

fn rule(when: &str, condition: &str, then: &str) -> String {
    format!(r#"{{"of":"deal",{when}{condition},"then":[{then}]}}"#)
}

#[test]
fn rules_that_move_a_card_back_and_forth_are_named_both_with_their_steps() {
    let forth = rule(&entered("quote-sent"), "", &to("negotiation"));
    let back = rule(&entered("negotiation"), "", &to("quote-sent"));
    let found = look(&[forth.clone(), back.clone()]);
    let step = |stage| Step::Move { stage: sales(stage), only_forward: false };
    assert_eq!(found, [Finding::Circle(vec![(id(0), step("negotiation")), (id(1), step("quote-sent"))])]);
    assert!(look(&[forth.clone(), rule(&entered("won"), "", &to("quote-sent"))]).is_empty());
    // Through time it is a circle too; also three in a row, and behind a branch.
    let stands = format!(r#""when":{{"time-in-stage":{{"stage":"{}","after":{{"days":2}}}}}}"#, sales("negotiation"));
    assert_eq!(look(&[forth.clone(), rule(&stands, "", &to("quote-sent"))]).len(), 1);
    let branch = format!(r#"{{"branch":{{"ways":[{{"then":[{}]}}]}}}}"#, to("won"));
    let found =
        look(&[forth, rule(&entered("negotiation"), "", &branch), rule(&entered("won"), "", &to("quote-sent"))]);
    assert!(matches!(&found[..], [Finding::Circle(circle)] if circle.len() == 3), "{found:?}");
}

#[test]
fn a_condition_that_cannot_hold_then_breaks_the_circle() {
    let when = r#""when":{"field-changed":{"field":"source"}}"#;
    let set = |value: &str| format!(r#"{{"set":{{"field":"source","value":{{"value":"{value}"}}}}}}"#);
    let only = r#","if":{"test":{"of":{"field":"source"},"op":"is","value":"fair"}}"#;
    assert_eq!(look(&[rule(when, "", &set("shop"))]).len(), 1, "a rule that sets itself off");
    assert!(look(&[rule(when, only, &set("shop"))]).is_empty());
}

#[test]
fn rules_that_write_different_things_upon_the_same_event_contradict_each_other() {
    let set = |value: &str| format!(r#"{{"set":{{"field":"notes","value":{{"value":"{value}"}}}}}}"#);
    let when = entered("quote-sent");
    let found = look(&[rule(&when, "", &set("one")), rule(&when, "", &set("two"))]);
    assert!(matches!(&found[..], [Finding::Contradiction(both)] if (both[0].0, both[1].0) == (id(0), id(1))));
    assert!(look(&[rule(&when, "", &set("one")), rule(&when, "", &set("one"))]).is_empty());
    let if_source =
        |value: &str| format!(r#","if":{{"test":{{"of":{{"field":"source"}},"op":"is","value":"{value}"}}}}"#);
    let apart = [rule(&when, &if_source("fair"), &set("one")), rule(&when, &if_source("shop"), &set("two"))];
    assert!(look(&apart).is_empty(), "they never act on the same card");
    let later = format!(r#"{{"wait":{{"until":{{"for":{{"days":1}}}}}}}},{}"#, set("two"));
    assert!(look(&[rule(&when, "", &set("one")), rule(&when, "", &later)]).is_empty());
}

#[test]
fn a_rule_that_can_never_act_or_does_not_fit_is_told() {
    let task = r#"{"task":{"name":"x"}}"#;
    let both = r#","if":{"all":[{"test":{"of":{"field":"source"},"op":"empty"}},{"test":{"of":{"field":"source"},"op":"is","value":"fair"}}]}"#;
    let when = r#""when":"created""#;
    assert_eq!(look(&[rule(when, both, task)]), [Finding::Never(id(0))]);
    let was = both.replace(r#""op":"is""#, r#""op":"was""#);
    assert!(look(&[rule(r#""when":{"field-changed":{"field":"source"}}"#, &was, task)]).is_empty(), "it was emptied");
    assert_eq!(look(&[rule(when, r#","if":{"any":[]}"#, task)]), [Finding::Never(id(0))]);
    let gone = format!(r#""when":{{"stage-entered":{{"stage":"{}"}}}}"#, id(9));
    assert!(matches!(look(&[rule(&gone, "", task)])[..], [Finding::Unfit(..)]));
    assert!(look(&[rule(when, "", task)]).is_empty());
}

#[test]
fn a_rule_that_makes_what_sets_it_off_is_a_circle_and_one_that_makes_it_elsewhere_is_not() {
    let make = |into: &str| format!(r#"{{"make":{{"kind":"deal","name":"Next"{into}}}}}"#);
    let created = r#""when":"created""#;
    assert_eq!(look(&[rule(created, "", &make(""))]).len(), 1);
    let won = format!(r#","into":{{"stage":"{}"}}"#, sales("won"));
    assert_eq!(look(&[rule(&entered("won"), "", &make(&won))]).len(), 1);
    assert!(look(&[rule(&entered("won"), "", &make(""))]).is_empty(), "it begins in the first stage");
    assert_eq!(look(&[rule(&entered("new"), "", &make(""))]).len(), 1, "which this is");
    let not_new =
        format!(r#","if":{{"test":{{"of":{{"field":"stage"}},"op":"is-not","value":{{"ref":"{}"}}}}}}"#, sales("new"));
    assert!(look(&[rule(created, &not_new, &make(""))]).is_empty());
    let note = r#"{"note":{"text":"Noted"}}"#;
    assert_eq!(look(&[rule(r#""when":{"activity":{}}"#, "", note)]).len(), 1);
    assert!(look(&[rule(r#""when":{"activity":{"form":"call"}}"#, "", note)]).is_empty());
}
