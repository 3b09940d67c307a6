//! What steps write and whom they assign: formulas, series of numbers, the least busy; and rules that call rules.

use crate::story::{Story, sales};
use tend::automation::{Ended, Finding, Trace, findings};
use tend::commands::{Command, SaveRule};
use tend::model::schema::{
    AMOUNT, ASSIGNEE, EXPECTED_CLOSE, INVOICE_NUMBER, NAME, NOTES, PROBABILITY, RULE, SENIOR, SOURCE, TRACE,
};
use tend::model::time::to_local;
use tend::model::{Currency, Kind, Money, RecordId, Value};
use tend::rule::{Body, BodyFault, FormulaWrong, Mode, Where, Wrong};

/// Upon a new source, this is done with a deal.
fn upon_source(steps: &str) -> String {
    format!(r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},"then":[{steps}]}}"#)
}

fn set(field: &str, value: &str) -> String {
    format!(r#"{{"set":{{"field":"{field}","value":{value}}}}}"#)
}

fn trace(story: &Story, run: usize) -> Trace {
    serde_json::from_str(story.all(Kind::Run)[run].text(TRACE)).unwrap()
}

#[test]
fn a_formula_reckons_with_money_numbers_and_days_and_loses_nothing() {
    let mut story = Story::new();
    let steps = [
        set("amount", r#"{"formula":"amount × 20% + amount / 3 * 3"}"#),
        set("probability", r#"{"formula":"(expected_close - today) / 4"}"#),
        set("expected-close", r#"{"formula":"expected_close + 2 * 7"}"#),
    ];
    story.rule("Reckon", &upon_source(&steps.join(",")));
    let deal = story.deal("Roof", 100);
    let today = to_local(story.now, &*story.zone).0;
    story.edit(deal, EXPECTED_CLOSE, Value::Day(today.plus_days(10)));
    story.edit(deal, SOURCE, "fair");
    let deal = story.record(deal);
    assert_eq!(deal.get(AMOUNT), Some(&Value::Money(Money::new(12_000, Currency::GBP))));
    assert_eq!(deal.get(PROBABILITY).and_then(Value::as_number), Some(2.5));
    assert_eq!(deal.get(EXPECTED_CLOSE), Some(&Value::Day(today.plus_days(24))));
}

#[test]
fn a_formula_that_meets_an_empty_field_or_two_currencies_fails_and_says_why() {
    let mut story = Story::new();
    story.rule("Reckon", &upon_source(&set("amount", r#"{"formula":"amount + amount * probability / 100"}"#)));
    let deal = story.deal("Roof", 100);
    story.edit(deal, SOURCE, "fair");
    assert!(story.all(Kind::Run)[0].text(TRACE).contains(r#"{"formula":{"empty":"probability"}}"#));
    assert_eq!(story.runs(), ["failed"]);
    // Mended and tried again, it goes on.
    story.edit(deal, PROBABILITY, Value::from(50u32));
    let run = story.all(Kind::Run)[0].id;
    story.act(Command::Resume { runs: vec![run], skip: false });
    assert_eq!(story.record(deal).get(AMOUNT), Some(&Value::Money(Money::new(15_000, Currency::GBP))));
}

#[test]
fn a_formula_that_does_not_fit_is_refused_with_the_word() {
    let mut story = Story::new();
    let refused = |story: &mut Story, field: &str, formula: &str| {
        let body = Body::from_json(&upon_source(&set(field, &format!(r#"{{"formula":"{formula}"}}"#)))).unwrap();
        match story.plan(Command::SaveRule(SaveRule { rule: None, name: "Bad".into(), body })) {
            Err(tend::commands::Refusal::BadRule(BodyFault { at: Where::Step(0), wrong: Wrong::Formula(fault) })) => {
                (formula[fault.from..fault.to].to_owned(), fault.what)
            }
            other => panic!("{formula}: {:?}", other.map(|_| ())),
        }
    };
    assert_eq!(refused(&mut story, "amount", "2 * amuont"), ("amuont".into(), FormulaWrong::NoField));
    assert_eq!(refused(&mut story, "amount", "amount + total"), ("total".into(), FormulaWrong::NoField));
    assert_eq!(refused(&mut story, "probability", "amount * 2"), ("amount * 2".into(), FormulaWrong::Result));
    assert_eq!(refused(&mut story, "amount", "amount + 1"), ("amount + 1".into(), FormulaWrong::Apart));
    assert_eq!(refused(&mut story, "source", "1 + 1"), ("1 + 1".into(), FormulaWrong::Result));
}

#[test]
fn the_next_number_follows_the_greatest_and_a_deal_keeps_the_one_it_has() {
    let mut story = Story::new();
    story.rule("Number", &upon_source(&set("invoice-number", r#"{"next":"INV-007"}"#)));
    let deals = ["One", "Two", "Three"].map(|name| story.deal(name, 1));
    story.edit(deals[0], SOURCE, "fair");
    assert_eq!(story.text(deals[0], INVOICE_NUMBER), "INV-007");
    story.edit(deals[1], INVOICE_NUMBER, "INV-099");
    story.edit(deals[2], SOURCE, "fair");
    assert_eq!(story.text(deals[2], INVOICE_NUMBER), "INV-100");
    story.edit(deals[2], SOURCE, "web");
    assert_eq!(story.text(deals[2], INVOICE_NUMBER), "INV-100", "it has one");
    // What was taken back is free again.
    let sets = story.sets_of(story.all(Kind::Run)[1].id);
    let run = story.all(Kind::Run)[1].id;
    story.act(Command::UndoRuns { runs: vec![run], sets });
    story.edit(deals[2], SOURCE, "fair");
    assert_eq!(story.text(deals[2], INVOICE_NUMBER), "INV-100");
}

#[test]
fn a_number_that_two_devices_gave_apart_is_found() {
    use crate::disk::Disk;
    let mut phone = Story::new();
    let rule = phone.rule("Number", &upon_source(&set("invoice-number", r#"{"next":"INV-007"}"#)));
    let deals = ["One", "Two"].map(|name| phone.deal(name, 1));
    let mut laptop = Story::bare(tend::model::Device(2));
    laptop.workspace = Disk::of(&phone.disk()).given_to(tend::model::Device(2)).load().unwrap();
    laptop.now = phone.now.plus_ms(1000);
    phone.edit(deals[0], SOURCE, "fair");
    laptop.edit(deals[1], SOURCE, "fair");
    phone.act(Command::Merge { sets: laptop.journal.clone() });
    let (schema, records) = (phone.workspace.schema(), phone.workspace.records());
    let body = Body::from_json(phone.record(rule).text(tend::model::schema::BODY)).unwrap();
    let found = findings(&[(rule, body)], schema, records);
    assert_eq!(found, [Finding::Twice { rule, number: "INV-007".into(), records: deals.to_vec() }]);
}

#[test]
fn the_least_busy_is_who_has_the_least_open_work_and_of_two_alike_the_first() {
    let mut story = Story::new();
    story.rule("Assign", &upon_source(r#"{"assign":{"to":{"least-busy":{}}}}"#));
    let mut people = ["Ada", "Ben"].map(|name| story.create(Kind::Person, &[(NAME, name.into())]));
    people.sort();
    let given = |story: &mut Story, name: &str| {
        let deal = story.deal(name, 1);
        story.edit(deal, SOURCE, "fair");
        (deal, story.record(deal).reference(ASSIGNEE).unwrap())
    };
    let (first, to) = given(&mut story, "One");
    assert_eq!(to, people[0]);
    assert_eq!(given(&mut story, "Two").1, people[1]);
    // A deal that is won is no work; a task that is open is.
    story.move_to(first, "won");
    assert_eq!(given(&mut story, "Three").1, people[0]);
    let task = story.create(Kind::Task, &[(NAME, "Call".into()), (ASSIGNEE, people[0].into())]);
    assert_eq!(given(&mut story, "Four").1, people[1]);
    story.act(Command::FinishTask { task, done: true, result: None });
    assert_eq!(given(&mut story, "Five").1, people[0]);
    // One's own record does not count: nothing is handed to and fro.
    let (sixth, to) = given(&mut story, "Six");
    story.edit(sixth, SOURCE, "web");
    assert_eq!(story.record(sixth).reference(ASSIGNEE), Some(to));
}

#[test]
fn the_least_busy_may_be_sought_among_senior_colleagues_alone() {
    let mut story = Story::new();
    story.rule("Assign", &upon_source(r#"{"assign":{"to":{"least-busy":{"senior":true}}}}"#));
    let deal = story.deal("One", 1);
    story.create(Kind::Person, &[(NAME, "Ben".into())]);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.runs(), ["failed"], "there is nobody");
    let ada = story.create(Kind::Person, &[(NAME, "Ada".into()), (SENIOR, true.into())]);
    story.edit(deal, SOURCE, "web");
    assert_eq!(story.record(deal).reference(ASSIGNEE), Some(ada));
}

/// A rule that nothing else sets off in these stories: it waits for a payment.
fn callee(story: &mut Story, name: &str, rest: &str) -> RecordId {
    story.rule(name, &format!(r#"{{"of":"deal","when":"payment",{rest}}}"#))
}

fn call(rule: RecordId) -> String {
    format!(r#"{{"call":{{"rule":"{rule}"}}}}"#)
}

#[test]
fn a_rule_that_is_called_begins_after_the_one_that_calls_it_and_one_undo_takes_both_back() {
    let mut story = Story::new();
    let noted =
        callee(&mut story, "Note", r#""then":[{"set":{"field":"invoice-number","value":{"field":"lost-reason"}}}]"#);
    let steps = [call(noted), set("lost-reason", r#"{"value":"called"}"#)].join(",");
    let caller = story.rule("Caller", &upon_source(&steps));
    let deal = story.deal("Roof", 1);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.text(deal, INVOICE_NUMBER), "called", "what comes after the call is done before");
    let rules: Vec<_> = story.all(Kind::Run).iter().map(|run| run.reference(RULE).unwrap()).collect();
    assert_eq!(rules, [caller, noted]);
    assert_eq!(trace(&story, 1).event, tend::automation::Happened::Called);
    let run = story.all(Kind::Run)[0].id;
    let sets = story.sets_of(run);
    story.act(Command::UndoRuns { runs: vec![run], sets });
    assert_eq!(story.runs(), ["undone", "undone"]);
    assert_eq!(story.text(deal, INVOICE_NUMBER), "");
}

#[test]
fn a_rule_that_is_called_asks_its_conditions_and_how_often_it_may_begin_and_says_why_it_does_not() {
    let mut story = Story::new();
    let only = r#""if":{"test":{"of":{"field":"amount"},"op":"greater","value":{"money":[5000,"GBP"]}}},
        "then":[{"set":{"field":"notes","value":{"value":"large"}}}],"again":"once""#;
    let called = callee(&mut story, "Large", only);
    story.rule("Caller", &upon_source(&call(called)));
    let [small, large] = [story.deal("Small", 10), story.deal("Large", 100)];
    story.edit(small, SOURCE, "fair");
    assert_eq!(story.runs(), ["done", "skipped"]);
    assert!(!trace(&story, 1).saw[0].held);
    story.edit(large, SOURCE, "fair");
    assert_eq!(story.text(large, NOTES), "large");
    story.edit(large, SOURCE, "web");
    assert_eq!(story.runs().last().unwrap(), "skipped");
    assert_eq!(trace(&story, 5).ended, Some(Ended::Again));
    // A small one that has grown may begin still: being skipped does not count.
    story.edit(small, AMOUNT, Money::new(9000, Currency::GBP));
    story.edit(small, SOURCE, "web");
    assert_eq!(story.text(small, NOTES), "large");
}

#[test]
fn rules_that_call_each_other_are_stopped_once_and_the_check_names_the_circle() {
    let mut story = Story::new();
    let one = callee(&mut story, "One", r#""then":[{"notify":{"text":"x"}}]"#);
    let two = callee(&mut story, "Two", &format!(r#""then":[{}]"#, call(one)));
    let body = format!(r#"{{"of":"deal","when":"payment","then":[{}]}}"#, call(two));
    let body = Body::from_json(&body).unwrap();
    story.act(Command::SaveRule(SaveRule { rule: Some(one), name: "One".into(), body: body.clone() }));
    let deal = story.deal("Roof", 1);
    story.act(Command::SetMode { rule: two, mode: Mode::Off, also_past: false });
    story.pay(deal, 1);
    assert_eq!(story.runs(), ["done"], "who is off is not called");
    assert!(story.all(Kind::Run)[0].text(TRACE).contains(r#""off""#));
    story.act(Command::SetMode { rule: two, mode: Mode::Auto, also_past: false });
    story.rule("Begin", &upon_source(&call(one)));
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.runs()[1..], ["done", "done", "done", "stopped"]);
    let stopped = trace(&story, 4).cycle.iter().map(|id| id.0).collect::<Vec<_>>();
    assert_eq!(stopped, [one, two]);
    let (schema, records) = (story.workspace.schema(), story.workspace.records());
    let two_body = Body::from_json(story.record(two).text(tend::model::schema::BODY)).unwrap();
    let found = findings(&[(one, body), (two, two_body)], schema, records);
    assert!(matches!(&found[..], [Finding::Circle(circle)] if circle.len() == 2), "{found:?}");
}

#[test]
fn a_rule_that_is_gone_cannot_be_called_and_one_about_other_records_neither() {
    let mut story = Story::new();
    let called = callee(&mut story, "Called", r#""then":[{"notify":{"text":"x"}}]"#);
    story.rule("Caller", &upon_source(&call(called)));
    let deal = story.deal("Roof", 1);
    story.act(Command::Delete { ids: vec![called] });
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.runs(), ["failed"]);
    assert!(story.all(Kind::Run)[0].text(TRACE).contains(r#""no-rule""#));
    let of_orders = story.rule("Orders", r#"{"of":"order","when":"created","then":[{"notify":{"text":"x"}}]}"#);
    for rule in [of_orders, sales("won")] {
        let body = Body::from_json(&upon_source(&call(rule))).unwrap();
        let fault = body.check(story.workspace.schema(), story.workspace.records()).unwrap_err();
        assert_eq!(fault.wrong, Wrong::NoRule(rule));
    }
}

#[test]
fn a_move_that_only_goes_forward_leaves_what_stands_further_where_it_is() {
    let mut story = Story::new();
    let when = r#"{"field-changed":{"field":"source"}}"#;
    let step = |rest: &str| format!(r#"{{"move":{{"stage":"{}"{rest}}}}}"#, sales("follow-up"));
    let body = format!(r#"{{"of":"deal","when":{when},"then":[{}]}}"#, step(r#","only_forward":true"#));
    story.rule("Forward", &body);
    let [behind, further] = ["Behind", "Further"].map(|name| story.deal(name, 10));
    let day: Value = tend::model::Day(20_900).into();
    story.edit(further, tend::model::schema::EXPECTED_CLOSE, day);
    story.move_to(further, "negotiation");
    story.edit(behind, tend::model::schema::SOURCE, "fair");
    story.edit(further, tend::model::schema::SOURCE, "fair");
    assert_eq!((story.stage(behind), story.stage(further)), ("follow-up", "negotiation"));
    assert_eq!(story.runs(), ["done", "done"], "it is no failure");
}
