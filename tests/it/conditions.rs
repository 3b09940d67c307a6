//! What conditions ask: how near a date lies, what has just changed, and what the client did before.

use crate::story::{START, Story, sales};
use tend::automation::{Did, Occasion, Saw, Trace, holds};
use tend::commands::{Command, SaveRule};
use tend::model::schema::{
    ABOUT, AMOUNT, BIRTHDAY, COMPANY, CONTACT, DEADLINE, EXPECTED_CLOSE, NAME, NOTES, SOURCE, STAGE, STARTED_ON, TRACE,
};
use tend::model::time::{DAY_MS, HOUR_MS, to_local};
use tend::model::{Currency, Day, Instant, Kind, Money, RecordId, Utc, Value, Zone};
use tend::rule::{Body, Condition, Mode, Op, Operand, Where, Wrong};
use tend::views::rule_draft::{operands, ops};

/// A zone so far ahead of UTC all year.
struct Ahead(i64);

impl Zone for Ahead {
    fn offset_ms(&self, _: Instant) -> i64 {
        self.0
    }

    fn name(&self) -> &'static str {
        "Test/Ahead"
    }
}

fn start() -> Instant {
    Instant::from_rfc3339(START).unwrap()
}

fn today() -> Day {
    to_local(start(), &Utc).0
}

fn condition(of: &str, op: &str, value: &str) -> Condition {
    let value = if value.is_empty() { String::new() } else { format!(r#","value":{value}"#) };
    serde_json::from_str(&format!(r#"{{"test":{{"of":{of},"op":"{op}"{value}}}}}"#)).expect("the test cannot be read")
}

fn field(key: &str) -> String {
    format!(r#"{{"field":"{key}"}}"#)
}

/// Whether a test holds on a record when no event is why it is asked.
fn is(story: &Story, record: RecordId, of: &str, op: &str, value: &str) -> bool {
    let on = Occasion::at(story.now, &*story.zone);
    holds(&condition(of, op, value), &story.record(record), story.workspace.records(), &on)
}

/// A rule about deals that makes a task, if something is so.
fn rule(story: &mut Story, when: &str, test: &str) {
    story.rule("Rule", &format!(r#"{{"of":"deal","when":{when},"if":{test},"then":[{{"task":{{"name":"Acted"}}}}]}}"#));
}

fn test(of: &str, op: &str, value: &str) -> String {
    serde_json::to_string(&condition(of, op, value)).unwrap()
}

fn all(tests: &[String]) -> String {
    format!(r#"{{"all":[{}]}}"#, tests.join(","))
}

fn saw(story: &Story) -> Vec<Saw> {
    let run = story.all(Kind::Run).pop().unwrap();
    serde_json::from_str::<Trace>(run.text(TRACE)).unwrap().saw
}

const OPS: [&str; 4] = ["within-next", "within-last", "longer-ago", "further-ahead"];

/// Which of the four hold for a date.
fn near(story: &Story, record: RecordId, key: &str, days: u32) -> Vec<&'static str> {
    OPS.into_iter().filter(|op| is(story, record, &field(key), op, &days.to_string())).collect()
}

#[test]
fn a_day_is_near_or_far_by_civil_days_and_today_is_near_on_both_sides() {
    let mut story = Story::new();
    let deal = story.deal("Menus", 10);
    assert_eq!(near(&story, deal, "expected-close", 3), Vec::<&str>::new(), "no date is neither near nor far");
    for (days, wanted) in [
        (-4, vec!["longer-ago"]),
        (-3, vec!["within-last"]),
        (0, vec!["within-next", "within-last"]),
        (3, vec!["within-next"]),
        (4, vec!["further-ahead"]),
    ] {
        story.edit(deal, EXPECTED_CLOSE, today().plus_days(days));
        assert_eq!(near(&story, deal, "expected-close", 3), wanted, "{days}");
    }
    story.edit(deal, EXPECTED_CLOSE, today().plus_days(1));
    assert_eq!(near(&story, deal, "expected-close", 0), ["further-ahead"]);
}

#[test]
fn a_moment_is_near_by_the_day_of_the_persons_zone_and_has_been_only_when_it_is_past() {
    let mut story = Story::new();
    let ticket = story.create(Kind::Ticket, &[(NAME, "Sign".into())]);
    // 09:00 UTC is 09:00 of the 2nd there, and 03:00 of the 3rd eighteen hours ahead.
    for (hours, there, ahead) in [
        (-1, vec!["within-next", "within-last"], vec!["within-next", "within-last"]),
        (1, vec!["within-next"], vec!["within-next"]),
        (-10, vec!["longer-ago"], vec!["longer-ago"]),
        (-4, vec!["within-next", "within-last"], vec!["longer-ago"]),
        (14, vec!["within-next"], vec!["within-next"]),
        (16, vec!["further-ahead"], vec!["within-next"]),
        (21, vec!["further-ahead"], vec!["further-ahead"]),
    ] {
        story.edit(ticket, DEADLINE, story.now.plus_ms(hours * HOUR_MS));
        assert_eq!(near(&story, ticket, "deadline", 0), there, "{hours} h");
        let on = Occasion::at(story.now, &Ahead(18 * HOUR_MS));
        let (record, records) = (story.record(ticket), story.workspace.records());
        let found: Vec<_> = OPS
            .into_iter()
            .filter(|op| holds(&condition(&field("deadline"), op, "0"), &record, records, &on))
            .collect();
        assert_eq!(found, ahead, "{hours} h, eighteen hours ahead");
    }
}

#[test]
fn a_birthday_is_near_at_its_next_or_last_time_with_its_year_or_without() {
    let mut story = Story::new();
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into())]);
    let mut near_at = |born: Day, now: &str| {
        story.edit(ines, BIRTHDAY, born);
        story.now = Instant::from_rfc3339(now).unwrap();
        near(&story, ines, "birthday", 7)
    };
    for year in [1604, 1985] {
        let mut born = |month, day| near_at(Day::new(year, month, day).unwrap(), START);
        assert_eq!(born(11, 9), ["within-next", "longer-ago"], "in a week");
        assert_eq!(born(11, 2), ["within-next", "within-last"], "today");
        assert_eq!(born(10, 26), ["within-last", "further-ahead"], "a week ago");
        assert_eq!(born(5, 1), ["longer-ago", "further-ahead"]);
        let mut new_year = |month, day| near_at(Day::new(year, month, day).unwrap(), "2026-12-30T09:00:00Z");
        assert_eq!(new_year(1, 2), ["within-next", "longer-ago"], "next year");
        let mut in_march = |now: &str| near_at(Day::of_every_year(2, 29).unwrap(), now);
        assert_eq!(in_march("2027-03-07T09:00:00Z"), ["within-last", "further-ahead"]);
        assert_eq!(in_march("2027-03-08T09:00:00Z"), ["longer-ago", "further-ahead"], "it was the 28th of February");
        assert_eq!(in_march("2028-02-29T09:00:00Z"), ["within-next", "within-last"]);
    }
}

#[test]
fn what_fell_due_while_the_app_was_closed_is_asked_as_of_its_own_day() {
    let mut story = Story::new();
    let when = r#"{"time-in-stage":{"after":{"days":3}}}"#;
    rule(&mut story, when, &test(&field("expected-close"), "within-next", "2"));
    let deal = story.deal("Menus", 10);
    story.edit(deal, EXPECTED_CLOSE, today().plus_days(5));
    story.sleep_days(30);
    assert_eq!(story.tasks(deal), ["Acted"]);
    assert!(saw(&story)[0].held);
}

#[test]
fn a_field_has_changed_when_the_save_that_set_the_rule_off_wrote_it() {
    let begun = |when: &str, test: String| {
        let mut story = Story::new();
        rule(&mut story, when, &test);
        let deal = story.deal("Menus", 10);
        (story, deal)
    };
    let amount = || test(&field("amount"), "changed", "");
    let entered = format!(r#"{{"stage-entered":{{"stage":"{}"}}}}"#, sales("quote-sent"));
    // The stage is entered, and the same save wrote the amount, or did not.
    for (fields, wanted) in [(vec![(AMOUNT, Some(Money::new(500, Currency::GBP).into()))], 1), (Vec::new(), 0)] {
        let (mut story, deal) = begun(&entered, amount());
        story.act(Command::Move { id: deal, stage: sales("quote-sent"), fields });
        assert_eq!(story.tasks(deal).len(), wanted);
    }
    // The stage itself is a field.
    let (mut story, deal) = begun(&entered, test(&field("stage"), "changed", ""));
    story.move_to(deal, "quote-sent");
    assert_eq!(story.tasks(deal), ["Acted"]);
    // A record that was just made: made with the field filled.
    let (story, deal) = begun(r#""created""#, amount());
    assert_eq!(story.tasks(deal), ["Acted"]);
    let (story, deal) = begun(r#""created""#, test(&field("notes"), "changed", ""));
    assert_eq!(story.tasks(deal).len(), 0);
    // An activity about it changes nothing of it; nor does time.
    let (mut story, deal) = begun(r#"{"activity":{}}"#, amount());
    story.log(deal, "call", "out", "positive");
    assert_eq!(story.tasks(deal).len(), 0);
    let (mut story, deal) = begun(r#"{"time-in-stage":{"after":{"days":3}}}"#, amount());
    story.wait_days(9);
    assert_eq!((story.tasks(deal).len(), story.runs()), (0, vec!["skipped".to_owned()]));
}

#[test]
fn a_field_was_what_it_held_before_the_save_also_when_that_left_it_alone() {
    let begun = |test: String| {
        let mut story = Story::new();
        rule(&mut story, r#"{"field-changed":{"field":"source"}}"#, &test);
        let deal = story.create(Kind::Deal, &[(NAME, "Menus".into()), (SOURCE, "fair".into()), (NOTES, "red".into())]);
        (story, deal)
    };
    let was = |value: &str| test(&field("source"), "was", &format!("{value:?}"));
    let (mut story, deal) = begun(was("fair"));
    story.edit(deal, SOURCE, "web");
    assert_eq!(story.tasks(deal).len(), 1);
    assert_eq!(saw(&story)[0].found.clone().map(|plain| plain.0), Some(Value::from("fair")), "it saw what it was");
    story.edit(deal, SOURCE, "mail");
    assert_eq!(story.tasks(deal).len(), 1, "it was something else");
    let (mut story, deal) = begun(test(&field("name"), "was", r#""Menus""#));
    story.edit(deal, SOURCE, "web");
    assert_eq!(story.tasks(deal).len(), 1, "left alone, it was what it is");
    // From one stage to another: what it was, and what it is.
    let mut story = Story::new();
    let from = test(&field("stage"), "was", &format!(r#"{{"ref":"{}"}}"#, sales("new")));
    rule(&mut story, r#"{"stage-entered":{}}"#, &all(&[from, test(&field("stage"), "changed", "")]));
    let deal = story.deal("Menus", 10);
    assert_eq!(story.tasks(deal).len(), 0, "what was just made was nothing before");
    story.move_to(deal, "quote-sent");
    story.move_to(deal, "follow-up");
    assert_eq!(story.tasks(deal).len(), 1);
}

#[test]
fn what_one_rule_writes_has_changed_for_the_next() {
    let mut story = Story::new();
    let then =
        r#"{"set":{"field":"notes","value":{"value":"blue"}}},{"set":{"field":"source","value":{"value":"web"}}}"#;
    story.rule("First", &format!(r#"{{"of":"deal","when":"payment","then":[{then}]}}"#));
    let tests = all(&[test(&field("notes"), "changed", ""), test(&field("source"), "was", r#""fair""#)]);
    rule(&mut story, r#"{"field-changed":{"field":"source"}}"#, &tests);
    let deal = story.create(Kind::Deal, &[(NAME, "Menus".into()), (SOURCE, "fair".into())]);
    story.pay(deal, 1);
    assert_eq!(story.tasks(deal), ["Acted"]);
}

#[test]
fn a_branch_knows_what_changed_until_the_run_has_waited() {
    let changed = test(&field("source"), "changed", "");
    let branch = |name: &str| {
        format!(
            r#"{{"branch":{{"ways":[{{"if":{changed},"then":[{{"task":{{"name":"{name}"}}}}]}}],"otherwise":[]}}}}"#
        )
    };
    let wait = r#"{"wait":{"until":{"for":{"days":3}}}}"#;
    let steps = format!("{},{wait},{}", branch("Before"), branch("After"));
    let until = format!(r#""until":[{{"if":{changed},"outcome":"won"}}]"#);
    let mut story = Story::new();
    let when = r#""when":{"field-changed":{"field":"source"}}"#;
    story.rule("Rule", &format!(r#"{{"of":"deal",{when},"then":[{steps}],{until},"again":"once"}}"#));
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.edit(deal, SOURCE, "web");
    assert_eq!(story.runs(), ["waiting"], "what ends a rule asks how it is, not what changed");
    story.wait_days(4);
    assert_eq!((story.tasks(deal), story.runs()), (vec!["Before".to_owned()], vec!["done".to_owned()]));
}

#[test]
fn a_branch_after_an_event_that_was_waited_for_does_not_take_it_for_its_own() {
    let mut story = Story::new();
    let changed = test(&field("source"), "changed", "");
    let wait = r#"{"wait":{"until":{"event":{"event":{"field-changed":{"field":"source"}}}}}}"#;
    let ways = format!(r#"[{{"if":{changed},"then":[{{"task":{{"name":"Changed"}}}}]}}]"#);
    let branch = format!(r#"{{"branch":{{"ways":{ways},"otherwise":[{{"task":{{"name":"Went on"}}}}]}}}}"#);
    story.rule("Rule", &format!(r#"{{"of":"deal","when":"payment","then":[{wait},{branch}]}}"#));
    let deal = story.deal("Menus", 10);
    story.pay(deal, 1);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.tasks(deal), ["Went on"]);
}

#[test]
fn a_suggestion_stands_on_what_had_changed_and_goes_with_what_is_no_more() {
    let mut story = Story::new();
    let tests = [test(&field("source"), "changed", ""), test(&field("source"), "was", r#""fair""#)];
    let tests = all(&[&tests[..], &[test(&field("notes"), "empty", "")]].concat());
    let when = r#"{"field-changed":{"field":"source"}}"#;
    let then = r#"[{"task":{"name":"Acted"}}]"#;
    let body = Body::from_json(&format!(r#"{{"of":"deal","when":{when},"if":{tests},"then":{then}}}"#)).unwrap();
    let id = story.act(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body })).unwrap();
    story.act(Command::SetMode { rule: id, mode: Mode::Suggest, also_past: false });
    let deal = story.create(Kind::Deal, &[(NAME, "Menus".into()), (SOURCE, "fair".into())]);
    story.edit(deal, SOURCE, "web");
    story.edit(deal, NAME, "Menus and cards");
    assert_eq!(story.runs(), ["asked"], "the source changed when it asked");
    story.edit(deal, NOTES, "no need");
    assert_eq!(story.runs(), ["ended"], "the notes are empty no more");
}

#[test]
fn a_rule_that_only_watches_sees_what_changed_too() {
    let mut story = Story::new();
    let changed = test(&field("source"), "changed", "");
    let branch = format!(r#"{{"branch":{{"ways":[{{"if":{changed},"then":[]}}],"otherwise":[]}}}}"#);
    let when = r#"{"field-changed":{"field":"source"}}"#;
    let body = Body::from_json(&format!(r#"{{"of":"deal","when":{when},"if":{changed},"then":[{branch}]}}"#)).unwrap();
    let id = story.act(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body })).unwrap();
    story.act(Command::SetMode { rule: id, mode: Mode::Watch, also_past: false });
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let run = story.all(Kind::Run).pop().unwrap();
    let trace: Trace = serde_json::from_str(run.text(TRACE)).unwrap();
    assert_eq!(trace.did, [Did::Took(0)]);
}

#[test]
fn what_ends_a_rule_is_asked_as_of_the_day_of_what_happened() {
    let mut story = Story::new();
    let near = test(&field("expected-close"), "within-next", "2");
    let wait = r#"{"wait":{"until":{"for":{"days":30}}}},{"task":{"name":"Acted"}}"#;
    let until = format!(r#""until":[{{"if":{near},"outcome":"won"}}]"#);
    story.rule("Waits", &format!(r#"{{"of":"deal","when":"payment","then":[{wait}],{until}}}"#));
    let write = r#"{"set":{"field":"notes","value":{"value":"stands"}}}"#;
    story.rule(
        "Later",
        &format!(r#"{{"of":"deal","when":{{"time-in-stage":{{"after":{{"days":3}}}}}},"then":[{write}]}}"#),
    );
    let deal = story.deal("Menus", 10);
    story.edit(deal, EXPECTED_CLOSE, today().plus_days(5));
    story.pay(deal, 1);
    story.sleep_days(40);
    assert_eq!(story.tasks(deal).len(), 0, "on the third day the date was near");
    assert!(story.runs().contains(&"ended".to_owned()));
}

#[test]
fn what_the_client_ordered_and_paid_is_seen_from_each_of_its_records() {
    let mut story = Story::new();
    let acme = story.create(Kind::Company, &[(NAME, "Acme".into())]);
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into()), (COMPANY, acme.into())]);
    let order = |story: &mut Story, fields: &[_]| {
        let fields: Vec<_> = [(NAME, Value::from("Signs"))].iter().chain(fields).cloned().collect();
        story.create(Kind::Order, &fields)
    };
    let first = order(&mut story, &[(CONTACT, ines.into()), (COMPANY, acme.into())]);
    order(&mut story, &[(COMPANY, acme.into()), (STARTED_ON, today().plus_days(-200).into())]);
    let deal = story.create(Kind::Deal, &[(NAME, "Menus".into()), (CONTACT, ines.into())]);
    let won = story.create(Kind::Deal, &[(NAME, "Cards".into()), (CONTACT, ines.into())]);
    story.act(Command::Move {
        id: won,
        stage: sales("won"),
        fields: vec![(AMOUNT, Some(Money::new(1, Currency::GBP).into()))],
    });
    let stray = story.deal("Stray", 10);
    story.pay(first, 300);
    story.pay(won, 40);
    story.pay(stray, 5);
    story.act(Command::Pay {
        about: Some(deal),
        amount: Money::new(70_000, Currency::RUB),
        paid_on: None,
        reference: String::new(),
        payer: String::new(),
    });
    let asks = |story: &Story, record, of: &str, value: &str| is(story, record, &format!("{of:?}"), "is", value);
    // Of a deal its contact is the client, not also its company; of these two, they themselves.
    for (record, orders, deals, pounds) in [(deal, 1, 1, 340), (ines, 1, 1, 340), (acme, 2, 0, 300)] {
        assert!(asks(&story, record, "client-orders", &orders.to_string()), "{orders}");
        assert!(asks(&story, record, "client-open-deals", &deals.to_string()), "{deals}");
        assert!(asks(&story, record, "client-paid", &format!(r#"{{"money":[{},"GBP"]}}"#, pounds * 100)), "{pounds}");
        assert!(asks(&story, record, "client-last-order", &format!(r#"{{"day":"{}"}}"#, today().to_iso())));
    }
    story.act(Command::Delete { ids: vec![first] });
    assert!(asks(&story, ines, "client-orders", "0") && is(&story, ines, r#""client-last-order""#, "empty", ""));
    assert!(is(&story, acme, r#""client-last-order""#, "longer-ago", "199"), "an order has a day of its own");
    for of in ["client-orders", "client-open-deals", "client-paid"] {
        assert!(is(&story, stray, &format!("{of:?}"), "empty", ""), "who has no client has nothing of one: {of}");
    }
}

#[test]
fn a_rule_sees_the_order_that_sets_it_off_and_what_rules_did_before_it() {
    let mut story = Story::new();
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into())]);
    let body = |n: u32, name: &str| {
        let orders = test(r#""client-orders""#, "is", &n.to_string());
        format!(r#"{{"of":"order","when":"created","if":{orders},"then":[{{"task":{{"name":"{name}"}}}}]}}"#)
    };
    story.rule("First", &body(1, "Welcome"));
    story.rule("Second", &body(2, "Thank"));
    let orders: Vec<_> =
        (0..2).map(|_| story.create(Kind::Order, &[(NAME, "Signs".into()), (CONTACT, ines.into())])).collect();
    assert_eq!(
        (story.tasks(orders[0]), story.tasks(orders[1])),
        (vec!["Welcome".to_owned()], vec!["Thank".to_owned()])
    );
    // A deal that a rule gives to a client is the client's for the next rule.
    let own = test(r#""client-open-deals""#, "is", "2");
    let give = format!(r#"{{"set":{{"field":"contact","value":{{"value":{{"ref":"{ines}"}}}}}}}}"#);
    story.rule("Give", &format!(r#"{{"of":"deal","when":"payment","then":[{give}]}}"#));
    rule(&mut story, r#""payment""#, &own);
    story.create(Kind::Deal, &[(NAME, "Menus".into()), (CONTACT, ines.into())]);
    let deal = story.deal("Cards", 10);
    story.pay(deal, 1);
    assert_eq!(story.tasks(deal), ["Acted"]);
}

#[test]
fn what_a_rule_gave_to_another_client_is_not_the_clients_any_more() {
    let mut story = Story::new();
    let client = |story: &mut Story, name: &str| story.create(Kind::Contact, &[(NAME, name.into())]);
    let (ines, jo) = (client(&mut story, "Ines"), client(&mut story, "Jo"));
    let give = format!(r#"{{"set":{{"field":"contact","value":{{"value":{{"ref":"{jo}"}}}}}}}}"#);
    let when = r#"{"field-changed":{"field":"source"}}"#;
    let named = test(&field("name"), "is", r#""Menus""#);
    story.rule("Give", &format!(r#"{{"of":"deal","when":{when},"if":{named},"then":[{give}]}}"#));
    rule(&mut story, when, &test(r#""client-open-deals""#, "is", "1"));
    let deal = |story: &mut Story, name: &str| story.create(Kind::Deal, &[(NAME, name.into()), (CONTACT, ines.into())]);
    let ids = vec![deal(&mut story, "Menus"), deal(&mut story, "Cards")];
    story.act(Command::Edit { ids: ids.clone(), fields: vec![(SOURCE, Some("fair".into()))] });
    assert_eq!(ids.iter().map(|id| story.tasks(*id).len()).collect::<Vec<_>>(), [1, 1], "each has one");
}

#[test]
fn messages_that_were_not_sent_are_counted() {
    let mut story = Story::new();
    let then = r#"{"message":{"channel":"email","subject":"Hello","text":"…"}}"#;
    let none = test(r#""messages-waiting""#, "is", "0");
    story.rule("Greet", &format!(r#"{{"of":"deal","when":"payment","if":{none},"then":[{then}]}}"#));
    let ines =
        story.create(Kind::Contact, &[(NAME, "Ines".into()), (tend::model::schema::EMAIL, "i@a.example".into())]);
    let deal = story.create(Kind::Deal, &[(NAME, "Menus".into()), (CONTACT, ines.into())]);
    story.pay(deal, 1);
    story.pay(deal, 1);
    let about =
        |story: &Story| story.all(Kind::Message).iter().filter(|one| one.reference(ABOUT) == Some(deal)).count();
    assert_eq!(about(&story), 1);
    let message = story.all(Kind::Message)[0].id;
    story.act(Command::Message { message, sent: true });
    story.pay(deal, 1);
    assert_eq!(about(&story), 2);
}

#[test]
fn a_comparison_that_does_not_suit_is_refused() {
    let story = Story::new();
    let (records, schema) = (story.workspace.records(), story.workspace.schema());
    let check = |kind: &str, of: &str, op: &str, value: &str| {
        let then = r#"[{"notify":{"text":"Look"}}]"#;
        let json = format!(r#"{{"of":"{kind}","when":"created","if":{},"then":{then}}}"#, test(of, op, value));
        Body::from_json(&json).unwrap().check(schema, records)
    };
    let wrong = |kind: &str, of: &str, op: &str, value: &str| {
        let fault = check(kind, of, op, value).unwrap_err();
        assert_eq!(fault.at, Where::Test(0));
        fault.wrong
    };
    let close = field("expected-close");
    for days in ["0", "14"] {
        assert_eq!(check("deal", &close, "within-next", days), Ok(()));
        assert_eq!(check("deal", r#""last-contact""#, "longer-ago", days), Ok(()));
        assert_eq!(check("deal", r#""client-last-order""#, "within-last", days), Ok(()));
    }
    for days in ["-1", "1.5", r#""3""#, r#"{"day":"2026-11-02"}"#, ""] {
        assert_eq!(wrong("deal", &close, "further-ahead", days), Wrong::WrongValue, "{days}");
    }
    assert_eq!(wrong("deal", &field("amount"), "within-next", "3"), Wrong::WrongOp(Op::WithinNext));
    assert_eq!(wrong("deal", r#""balance""#, "changed", ""), Wrong::WrongOp(Op::Changed));
    let related = r#"{"related":{"through":"company","field":"status"}}"#;
    assert_eq!(wrong("deal", related, "was", r#""vip""#), Wrong::WrongOp(Op::Was));
    assert_eq!(check("deal", &field("notes"), "changed", ""), Ok(()));
    assert_eq!(wrong("deal", &field("source"), "changed", r#""fair""#), Wrong::WrongValue);
    assert_eq!(wrong("deal", &field("source"), "was", ""), Wrong::WrongValue);
    assert_eq!(wrong("deal", &field("amount"), "was", "5"), Wrong::WrongValue);
    assert_eq!(wrong("task", r#""client-orders""#, "is", "1"), Wrong::WrongValue, "a task has no client");
}

#[test]
fn the_menus_offer_what_can_be_asked_and_nothing_else() {
    let story = Story::new();
    let schema = story.workspace.schema();
    let offered = |of, kind| ops(of, kind, schema);
    let has = |list: &[Op], wanted: &[Op]| wanted.iter().all(|op| list.contains(op));
    let near = [Op::WithinNext, Op::WithinLast, Op::LongerAgo, Op::FurtherAhead];
    assert!(has(&offered(Operand::Field(EXPECTED_CLOSE), Kind::Deal), &near));
    assert!(has(&offered(Operand::ClientLastOrder, Kind::Deal), &near));
    assert!(has(&offered(Operand::Field(STAGE), Kind::Deal), &[Op::Changed, Op::Was]));
    assert!(!offered(Operand::Field(AMOUNT), Kind::Deal).iter().any(|op| near.contains(op)));
    assert!(!offered(Operand::LastContact, Kind::Deal).iter().any(|op| matches!(op, Op::Changed | Op::Was)));
    let client = [Operand::ClientOrders, Operand::ClientOpenDeals, Operand::ClientLastOrder, Operand::ClientPaid];
    for kind in [Kind::Deal, Kind::Order, Kind::Ticket, Kind::Lead, Kind::Contact, Kind::Company] {
        assert!(client.iter().all(|one| operands(kind, schema).contains(one)), "{kind:?}");
    }
    assert!(!operands(Kind::Task, schema).iter().any(|one| client.contains(one)));
    // Whatever is offered can be saved, once it is filled in.
    for kind in [Kind::Deal, Kind::Contact, Kind::Task] {
        for of in operands(kind, schema) {
            let holds = of.holds(kind, schema).expect("offered, but not there");
            assert!(offered(of, kind).iter().all(|op| op.suits(of, holds)), "{of:?}");
        }
    }
}

#[test]
fn how_many_fell_due_already_is_counted_as_of_their_own_days() {
    let mut story = Story::new();
    let deal = story.deal("Menus", 10);
    story.edit(deal, EXPECTED_CLOSE, today().plus_days(5));
    story.now = story.now.plus_ms(30 * DAY_MS);
    let near = test(&field("expected-close"), "within-next", "2");
    let then = r#"[{"notify":{"text":"Look"}}]"#;
    let json =
        format!(r#"{{"of":"deal","when":{{"time-in-stage":{{"after":{{"days":3}}}}}},"if":{near},"then":{then}}}"#);
    let body = Body::from_json(&json).unwrap();
    let rule = story.act(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body: body.clone() })).unwrap();
    assert_eq!(tend::views::rules::fell_due(story.sight(), &body, rule), Some(1));
}
