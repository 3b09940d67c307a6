//! Why a rule does not act on a record: the first thing that says no.

use crate::story::{Story, sales};
use tend::automation::WhyNot;
use tend::commands::{Command, SaveRule};
use tend::model::schema::{AMOUNT, EXPECTED_CLOSE, FROZEN_UNTIL, SOURCE};
use tend::model::time::{DAY_MS, to_local};
use tend::model::{Currency, Instant, Money, RecordId, Value};
use tend::rule::{Body, Mode};
use tend::views::why_not::{Answer, rules_for, why_not};

fn answer(story: &Story, rule: RecordId, record: RecordId) -> Answer {
    why_not(story.sight(), rule, record, &story.history(record)).unwrap()
}

fn no(story: &Story, rule: RecordId, record: RecordId) -> WhyNot {
    answer(story, rule, record).no
}

const THEN: &str = r#""then":[{"task":{"name":"Call"}}]"#;

fn sourced(rest: &str) -> String {
    format!(r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},{THEN}{rest}}}"#)
}

fn dear() -> String {
    let test = r#""if":{"test":{"of":{"field":"amount"},"op":"at-least","value":{"money":[50000,"GBP"]}}}"#;
    sourced(&format!(",{test}"))
}

#[test]
fn a_rule_that_is_off_or_rests_says_so_before_anything_else() {
    let mut story = Story::new();
    let body = Body::from_json(&sourced("")).unwrap();
    let off = story.act(Command::SaveRule(SaveRule { rule: None, name: "Off".into(), body })).unwrap();
    let deal = story.deal("Menus", 10);
    assert_eq!(no(&story, off, deal), WhyNot::Off);
    story.act(Command::SetMode { rule: off, mode: Mode::Suggest, also_past: false });
    story.act(Command::Pause(true));
    assert_eq!(no(&story, off, deal), WhyNot::Rest);
}

#[test]
fn what_it_waits_for_has_not_happened_since_it_was_switched_on() {
    let mut story = Story::new();
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let before = story.now;
    story.wait_days(1);
    let rule = story.rule("Thanks", &sourced(""));
    assert_eq!(no(&story, rule, deal), WhyNot::NotHappened { last: Some(before) });
    let other = story.deal("Labels", 10);
    assert_eq!(no(&story, rule, other), WhyNot::NotHappened { last: None });
    story.edit(deal, SOURCE, "shop");
    let WhyNot::Ran(run) = no(&story, rule, deal) else { panic!("it ran") };
    assert_eq!(answer(&story, rule, deal).run.map(|(_, status)| status).as_deref(), Some("done"));
    assert_eq!(story.record(run).born.ms(), story.now.0 as u64);
}

#[test]
fn what_is_about_the_record_counts_as_having_happened_to_it() {
    let mut story = Story::new();
    let body = |when: &str| {
        format!(r#"{{"of":"deal","when":{when},"if":{{"test":{{"of":{{"field":"source"}},"op":"filled"}}}},{THEN}}}"#)
    };
    let called = story.rule("Called", &body(r#"{"activity":{"form":"call","outcome":"no-answer"}}"#));
    let paid = story.rule("Paid", &body(r#""payment""#));
    let deal = story.deal("Menus", 10);
    story.log(deal, "call", "out", "positive");
    assert_eq!(no(&story, called, deal), WhyNot::NotHappened { last: None }, "another outcome");
    story.log(deal, "call", "out", "no-answer");
    story.pay(deal, 10);
    for rule in [called, paid] {
        assert!(matches!(no(&story, rule, deal), WhyNot::Conditions(_)), "{:?}", no(&story, rule, deal));
    }
}

#[test]
fn the_first_condition_that_says_no_tells_what_it_sees_now() {
    let mut story = Story::new();
    let rule = story.rule("Thanks", &dear());
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let happened = story.now;
    let WhyNot::Conditions(saw) = no(&story, rule, deal) else { panic!("{:?}", no(&story, rule, deal)) };
    let last = saw.last().unwrap();
    assert!(!last.held);
    assert!(matches!(&last.found, Some(plain) if matches!(plain.0, Value::Money(money) if money.minor == 1000)));
    // What was so then need not be so now.
    story.edit(deal, AMOUNT, Money::new(60000, Currency::GBP));
    assert_eq!(no(&story, rule, deal), WhyNot::Nothing { heard: Some(happened) });
    let until = to_local(story.now, &*story.zone).0.plus_days(3);
    story.edit(deal, FROZEN_UNTIL, until);
    assert_eq!(no(&story, rule, deal), WhyNot::Frozen(until));
}

#[test]
fn what_may_begin_only_once_says_when_it_did() {
    let mut story = Story::new();
    let rule = story.rule("Thanks", &sourced(r#","again":"once""#));
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let at = story.now;
    story.wait_days(1);
    story.edit(deal, SOURCE, "shop");
    let answer = answer(&story, rule, deal);
    assert!(matches!(answer.no, WhyNot::Again(_)), "{answer:?}");
    assert_eq!(answer.run, Some((at, "done".to_owned())));
}

#[test]
fn of_time_it_is_said_when_it_comes_or_why_it_does_not() {
    let mut story = Story::new();
    let deal = story.deal("Menus", 10);
    story.wait_days(3);
    let stands = story.rule(
        "Stands",
        &format!(
            r#"{{"of":"deal","when":{{"time-in-stage":{{"stage":"{}","after":{{"days":2}}}}}},{THEN}}}"#,
            sales("new")
        ),
    );
    let closes = story
        .rule("Closes", &format!(r#"{{"of":"deal","when":{{"date-reached":{{"field":"expected-close"}}}},{THEN}}}"#));
    assert_eq!(no(&story, stands, deal), WhyNot::Before(story.now.plus_ms(-DAY_MS)));
    assert_eq!(no(&story, closes, deal), WhyNot::NoDate(EXPECTED_CLOSE));
    let (today, _) = to_local(story.now, &*story.zone);
    story.edit(deal, EXPECTED_CLOSE, today.plus_days(2));
    let comes = Instant::from_rfc3339("2026-11-07T09:00:00Z").unwrap();
    assert_eq!(no(&story, closes, deal), WhyNot::NotYet(comes));
    // Frozen beyond it, it comes when the record thaws.
    story.edit(deal, FROZEN_UNTIL, today.plus_days(4));
    assert_eq!(no(&story, closes, deal), WhyNot::NotYet(Instant::from_rfc3339("2026-11-09T00:00:00Z").unwrap()));
    story.wait_days(5);
    assert!(matches!(no(&story, closes, deal), WhyNot::Ran(_)));
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(answer(&story, closes, deal).run.map(|(_, status)| status).as_deref(), Some("undone"));
    story.move_to(deal, "quote-sent");
    assert_eq!(no(&story, stands, deal), WhyNot::Elsewhere);
}

#[test]
fn only_rules_for_what_the_record_is_are_offered() {
    let mut story = Story::new();
    let rule = story.rule("Thanks", &sourced(""));
    story.rule("Other", &format!(r#"{{"of":"order","when":"created",{THEN}}}"#));
    let deal = story.deal("Menus", 10);
    assert_eq!(rules_for(story.sight(), deal).into_iter().map(|row| row.id).collect::<Vec<_>>(), [rule]);
}
