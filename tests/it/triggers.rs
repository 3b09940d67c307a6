//! What sets a rule off besides the plain events: a button, all that a stage asks for, another pipeline; and what a rule
//! is run on when it is switched on.

use crate::story::{Story, sales};
use tend::automation::{Happened, Trace};
use tend::commands::{Command, Refusal, SaveRule, pipeline_id, stage_id};
use tend::journal::{Cause, Deed};
use tend::model::schema::{AMOUNT, ASKS, INVOICE_DUE, INVOICE_NUMBER, PIPELINE, RUN_STATUS, SOURCE, STAGE, TRACE};
use tend::model::{Currency, Day, Kind, Money, RecordId, Value};
use tend::rule::{Body, Mode};
use tend::views::rules::{by_hand, matching};

const CALL: &str = r#"{"task":{"name":"Call"}}"#;

fn on_button(rest: &str) -> String {
    format!(r#"{{"of":"deal","when":"button","then":[{CALL}]{rest}}}"#)
}

/// A rule that is switched off.
fn written(story: &mut Story, body: &str) -> RecordId {
    let body = Body::from_json(body).unwrap();
    story.act(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body })).unwrap()
}

fn press(story: &mut Story, rule: RecordId, records: &[RecordId]) {
    story.act(Command::Press { rule, records: records.to_vec() });
}

fn happened(story: &Story) -> Vec<Happened> {
    let trace = |text: &str| serde_json::from_str::<Trace>(text).unwrap().event;
    story.all(Kind::Run).iter().map(|run| trace(run.text(TRACE))).collect()
}

#[test]
fn a_button_runs_its_rule_on_all_that_were_chosen_and_on_nothing_else() {
    let mut story = Story::new();
    let rule = story.rule("Call", &on_button(""));
    let other = story.rule("Other", &on_button(""));
    let [one, two, three] = ["One", "Two", "Three"].map(|name| story.deal(name, 10));
    assert!(story.runs().is_empty(), "being made or edited presses nothing");
    press(&mut story, rule, &[one, two]);
    assert_eq!(story.runs(), ["done", "done"]);
    assert_eq!(happened(&story), [Happened::Pressed, Happened::Pressed]);
    assert_eq!([one, two, three].map(|deal| story.tasks(deal).len()), [1, 1, 0]);
    // Each press counts, also the same once more, and that of another.
    press(&mut story, rule, &[one]);
    press(&mut story, other, &[one]);
    assert_eq!(story.tasks(one).len(), 3);
}

#[test]
fn one_undo_takes_back_all_that_a_press_did() {
    let mut story = Story::new();
    let rule = story.rule("Call", &on_button(""));
    let deals = ["One", "Two"].map(|name| story.deal(name, 10));
    press(&mut story, rule, &deals);
    let pressed = story.journal.iter().rfind(|set| set.cause == Cause::Person(Deed::Rule)).unwrap().deed;
    let sets = story.journal.iter().filter(|set| set.deed == pressed).cloned().collect();
    story.act(Command::Undo { sets });
    assert!(deals.iter().all(|deal| story.tasks(*deal).is_empty()));
}

#[test]
fn a_press_asks_the_conditions_and_how_often_the_rule_may_begin() {
    let mut story = Story::new();
    let only = r#","again":"once","if":{"test":{"of":{"field":"source"},"op":"filled"}}"#;
    let rule = story.rule("Call", &on_button(only));
    let [with, without] = ["With", "Without"].map(|name| story.deal(name, 10));
    story.edit(with, SOURCE, "fair");
    press(&mut story, rule, &[with, without]);
    press(&mut story, rule, &[with]);
    assert_eq!((story.tasks(with).len(), story.tasks(without).len()), (1, 0));
}

#[test]
fn who_presses_is_not_asked_again_and_what_only_watches_does_nothing() {
    let mut story = Story::new();
    let rule = story.rule("Call", &on_button(""));
    let deal = story.deal("One", 10);
    story.act(Command::SetMode { rule, mode: Mode::Suggest, also_past: false });
    press(&mut story, rule, &[deal]);
    assert_eq!((story.runs(), story.tasks(deal).len()), (vec!["done".to_owned()], 1));
    story.act(Command::SetMode { rule, mode: Mode::Watch, also_past: false });
    press(&mut story, rule, &[deal]);
    assert_eq!((story.runs(), story.tasks(deal).len()), (vec!["done".into(), "watched".into()], 1));
}

#[test]
fn only_a_rule_that_is_on_has_a_button_and_only_for_its_kind() {
    let mut story = Story::new();
    let rule = story.rule("Call", &on_button(""));
    story.rule("No button", &format!(r#"{{"of":"deal","when":"created","then":[{CALL}]}}"#));
    let named = vec![(rule, "Call".to_owned())];
    assert_eq!(by_hand(story.sight(), Kind::Deal), named);
    assert_eq!(by_hand(story.sight(), Kind::Lead), []);
    let deal = story.deal("One", 10);
    let contact = story.create(Kind::Contact, &[(tend::model::schema::NAME, "Ann".into())]);
    press(&mut story, rule, &[contact]);
    assert!(story.tasks(contact).is_empty(), "a rule about deals");
    story.act(Command::SetMode { rule, mode: Mode::Off, also_past: false });
    assert_eq!(by_hand(story.sight(), Kind::Deal), []);
    let off = story.plan(Command::Press { rule, records: vec![deal] });
    assert_eq!(off.unwrap_err(), Refusal::NotThere(rule));
}

/// The rule that most people want of this: the deal goes on by itself once all is there.
fn goes_on(story: &mut Story) -> RecordId {
    let stage = sales("invoice-sent");
    story.rule(
        "Goes on",
        &format!(
            r#"{{"of":"deal","when":{{"filled":{{"stage":"{stage}"}}}},"then":[{{"move":{{"stage":"{stage}"}}}}]}}"#
        ),
    )
}

#[test]
fn a_deal_goes_on_by_itself_once_all_that_the_stage_asks_for_is_filled() {
    let mut story = Story::new();
    goes_on(&mut story);
    let deal = story.deal("Menus", 10);
    story.edit(deal, INVOICE_NUMBER, "R-1");
    assert_eq!(story.stage(deal), "new", "one field of two");
    story.edit(deal, INVOICE_DUE, Day::new(2027, 4, 1).unwrap());
    assert_eq!(story.stage(deal), "invoice-sent");
    assert_eq!(happened(&story), [Happened::Filled { stage: sales("invoice-sent") }]);
    // What was full already and is only changed completes nothing.
    story.move_to(deal, "new");
    story.edit(deal, INVOICE_NUMBER, "R-2");
    assert_eq!((story.stage(deal), story.runs().len()), ("new", 1));
}

#[test]
fn two_fields_of_one_save_complete_a_stage_once_and_so_does_a_birth() {
    let mut story = Story::new();
    let stage = sales("invoice-sent");
    let body = format!(r#"{{"of":"deal","when":{{"filled":{{"stage":"{stage}"}}}},"then":[{CALL}]}}"#);
    story.rule("Call", &body);
    let deal = story.deal("Menus", 10);
    let day: Value = Day::new(2027, 4, 1).unwrap().into();
    let fields = vec![(INVOICE_NUMBER, Some("R-1".into())), (INVOICE_DUE, Some(day.clone()))];
    story.act(Command::Edit { ids: vec![deal], fields });
    assert_eq!(story.tasks(deal).len(), 1);
    let name = (tend::model::schema::NAME, Value::from("Born whole"));
    let born = story.create(Kind::Deal, &[name, (INVOICE_NUMBER, "R-2".into()), (INVOICE_DUE, day)]);
    assert_eq!(story.tasks(born).len(), 1);
}

#[test]
fn a_stage_in_which_it_stands_or_of_another_pipeline_is_not_completed() {
    let mut story = Story::new();
    let stage = sales("quote-sent");
    let body = format!(r#"{{"of":"deal","when":{{"filled":{{"stage":"{stage}"}}}},"then":[{CALL}]}}"#);
    story.rule("Call", &body);
    let amount: Value = Money::new(500, Currency::GBP).into();
    let name = || (tend::model::schema::NAME, Value::from("Repeat"));
    let there = [(STAGE, Value::Ref(stage_id("repeat", "expected"))), (PIPELINE, Value::Ref(pipeline_id("repeat")))];
    let [expected, repeat] = there;
    let other = story.create(Kind::Deal, &[name(), expected, repeat, (AMOUNT, amount.clone())]);
    let inside = story.create(Kind::Deal, &[name(), (STAGE, Value::Ref(stage)), (AMOUNT, amount)]);
    assert!(story.tasks(other).is_empty() && story.tasks(inside).is_empty());
}

#[test]
fn a_rule_for_a_stage_that_asks_for_nothing_is_refused() {
    let mut story = Story::new();
    let fits = |story: &Story, stage: &str| {
        let body = format!(r#"{{"of":"deal","when":{{"filled":{{"stage":"{}"}}}},"then":[{CALL}]}}"#, sales(stage));
        Body::from_json(&body).unwrap().check(story.workspace.schema(), story.workspace.records()).is_ok()
    };
    assert!(fits(&story, "quote-sent") && !fits(&story, "new"));
    story.act(Command::Edit { ids: vec![sales("quote-sent")], fields: vec![(ASKS, None)] });
    assert!(!fits(&story, "quote-sent"));
}

#[test]
fn coming_into_another_pipeline_is_heard_once_and_moving_within_it_is_not() {
    let mut story = Story::new();
    let repeat = pipeline_id("repeat");
    let when = |to: &str| format!(r#"{{"of":"deal","when":{{"pipeline-changed":{{{to}}}}},"then":[{CALL}]}}"#);
    story.rule("Into it", &when(&format!(r#""to":"{repeat}""#)));
    story.rule("Into any", &when(""));
    let deal = story.deal("Menus", 10);
    story.move_to(deal, "quote-sent");
    assert!(story.tasks(deal).is_empty());
    let to = |stage| Command::Move { id: deal, stage: stage_id("repeat", stage), fields: Vec::new() };
    story.act(to("expected"));
    assert_eq!(story.tasks(deal).len(), 2);
    story.act(to("contacted"));
    assert_eq!(story.tasks(deal).len(), 2);
    story.move_to(deal, "new");
    assert_eq!(story.tasks(deal).len(), 3, "only the one that hears any");
}

#[test]
fn what_matches_already_is_found_and_run_in_one_action() {
    let mut story = Story::new();
    let [one, two, three] = ["One", "Two", "Three"].map(|name| story.deal(name, 10));
    story.move_to(one, "quote-sent");
    story.move_to(two, "quote-sent");
    story.edit(two, SOURCE, "fair");
    let stage = sales("quote-sent");
    let no_source = r#""if":{"test":{"of":{"field":"source"},"op":"empty"}}"#;
    let when = |rest: &str| {
        format!(r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{stage}"}}}},"then":[{CALL}]{rest}}}"#)
    };
    let all = written(&mut story, &when(""));
    let some = written(&mut story, &when(&format!(",{no_source}")));
    let found = |story: &Story, rule| {
        let body = Body::from_json(story.record(rule).text(tend::model::schema::BODY)).unwrap();
        matching(story.sight(), &body, rule).unwrap()
    };
    assert_eq!(found(&story, all), [one, two]);
    assert_eq!(found(&story, some), [one]);
    story.act(Command::SetMode { rule: all, mode: Mode::Auto, also_past: false });
    press(&mut story, all, &[one, two]);
    assert_eq!([one, two, three].map(|deal| story.tasks(deal).len()), [1, 1, 0]);
    // In the mode that asks, they are asked about.
    story.act(Command::SetMode { rule: some, mode: Mode::Suggest, also_past: false });
    press(&mut story, some, &[one]);
    assert_eq!(story.all(Kind::Run).pop().unwrap().text(RUN_STATUS), "asked");
}

#[test]
fn of_what_leaves_no_trace_nothing_is_offered() {
    let mut story = Story::new();
    story.deal("One", 10);
    let found = |story: &mut Story, when: &str| {
        let body = Body::from_json(&format!(r#"{{"of":"deal","when":{when},"then":[{CALL}]}}"#)).unwrap();
        matching(story.sight(), &body, RecordId::NONE).map(|ids| ids.len())
    };
    for (when, offered) in [
        (r#""created""#, Some(1)),
        (r#""button""#, None),
        (r#""payment""#, None),
        (r#"{"activity":{}}"#, None),
        (r#"{"stage-left":{}}"#, None),
        (r#"{"stage-entered":{}}"#, None),
        (r#"{"field-changed":{"field":"source"}}"#, None),
        (r#"{"field-changed":{"field":"source","to":"fair"}}"#, Some(0)),
    ] {
        assert_eq!(found(&mut story, when), offered, "{when}");
    }
}
