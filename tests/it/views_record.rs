//! The record's page: what it holds, its timeline, and the answers to “why”.

use crate::story::{Story, sales};
use tend::automation::{Did, Happened};
use tend::commands::Command;
use tend::model::schema::{
    AMOUNT, COMPANY, CONTACT, EMAIL, FROZEN_UNTIL, NAME, NOTES, PROBABILITY, STAGE, STAGE_SINCE,
};
use tend::model::{Currency, Day, Kind, Money, RecordId, Value};
use tend::rule::{Op, Operand};
use tend::views::record;
use tend::views::timeline::{Entry, What, Who, last_written, timeline};
use tend::views::why::{Why, why};

fn pounds(pounds: i64) -> Money {
    Money::new(pounds * 100, Currency::GBP)
}

fn lines(story: &Story, id: RecordId) -> Vec<Entry> {
    timeline(story.sight(), id, &story.history(id))
}

/// The answer for the newest line that a rule wrote.
fn newest_why(story: &Story, id: RecordId) -> Why {
    let run = lines(story, id).iter().find_map(|entry| entry.run).expect("no line by a rule");
    why(story.sight(), run, &story.history(id)).expect("no why")
}

fn quote_rule(story: &mut Story) -> RecordId {
    story.rule(
        "Quote sent",
        &format!(
            r#"{{"of":"deal","when":{{"activity":{{"outcome":"quote-sent"}}}},
            "if":{{"test":{{"of":{{"field":"amount"}},"op":"greater","value":{{"money":[0,"GBP"]}}}}}},
            "then":[{{"move":{{"stage":"{}"}}}},{{"task":{{"name":"Ask","due_in_days":2}}}}]}}"#,
            sales("quote-sent")
        ),
    )
}

#[test]
fn the_head_tells_where_it_stands_and_where_it_can_go() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 2640);
    let head = record::head(story.sight(), deal).unwrap();
    assert_eq!((head.name.as_str(), head.worth), ("Price tags", Some(pounds(2640))));
    let place = head.place.unwrap();
    assert_eq!((place.stage, place.end.as_str()), (sales("new"), "open"));
    assert_eq!(place.others.len(), 6);
    assert!(place.others.iter().all(|(stage, _)| *stage != sales("new")));
    assert!(head.takes_money && head.can_freeze);
    story.act(Command::Delete { ids: vec![deal] });
    assert_eq!(record::head(story.sight(), deal), None);
}

#[test]
fn what_tend_keeps_itself_is_shown_and_not_edited() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 2640);
    let fields = record::fields(story.sight(), deal);
    let row = |id| fields.iter().find(|row| row.field.id == id);
    assert!(row(AMOUNT).unwrap().editable && row(NOTES).unwrap().editable && row(PROBABILITY).unwrap().editable);
    assert!(!row(STAGE_SINCE).unwrap().editable);
    for elsewhere in [NAME, STAGE, FROZEN_UNTIL] {
        assert!(row(elsewhere).is_none(), "it has a place of its own");
    }
}

#[test]
fn payments_are_summed_and_the_balance_is_what_is_owed() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 2640);
    story.pay(deal, 1000);
    story.wait_hours(1);
    story.pay(deal, 640);
    let money = record::payments(story.sight(), deal).unwrap();
    assert_eq!(money.rows.iter().map(|row| row.amount.unwrap()).collect::<Vec<_>>(), [pounds(640), pounds(1000)]);
    assert_eq!((money.paid, money.balance), (pounds(1640), Some(pounds(1000))));
}

#[test]
fn a_company_knows_what_belongs_to_it_and_a_deal_links_to_it() {
    let mut story = Story::new();
    let acme = story.create(Kind::Company, &[(NAME, "Acme".into())]);
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into()), (COMPANY, acme.into())]);
    let deal = story.deal("Price tags", 1);
    story.edit(deal, COMPANY, acme);
    story.edit(deal, CONTACT, ines);
    let (found, count) = record::belonging(story.sight(), acme, 1);
    assert_eq!((found.len(), count), (1, 2));
    let links = record::links(story.sight(), deal);
    assert_eq!(links.iter().map(|(_, to)| to.name.as_str()).collect::<Vec<_>>(), ["Ines", "Acme"]);
    assert!(record::belonging(story.sight(), deal, 9).0.is_empty());
}

#[test]
fn what_comes_next_is_what_the_rules_will_do_if_nothing_happens() {
    let mut story = Story::new();
    story.rule(
        "Stands",
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":2}}},"then":[{"notify":{"text":"x"}}]}"#,
    );
    let deal = story.deal("Price tags", 1);
    let coming = record::coming(story.sight(), deal);
    assert_eq!((coming.len(), coming[0].name.as_str()), (1, "Stands"));
    story.edit(deal, FROZEN_UNTIL, Day::new(2026, 12, 1).unwrap());
    let coming = record::coming(story.sight(), deal);
    assert_eq!(coming[0].at.to_rfc3339().unwrap(), "2026-12-01T00:00:00.000Z");
    assert_eq!(record::head(story.sight(), deal).unwrap().frozen, Day::new(2026, 12, 1));
}

#[test]
fn the_timeline_merges_the_journal_with_what_is_about_the_record_newest_first() {
    let mut story = Story::new();
    quote_rule(&mut story);
    let deal = story.deal("Price tags", 2640);
    story.wait_hours(1);
    story.edit(deal, PROBABILITY, 40);
    story.wait_hours(1);
    story.log(deal, "email", "out", "quote-sent");
    story.wait_hours(1);
    story.pay(deal, 1000);
    let entries = lines(&story, deal);
    let who: Vec<&Who> = entries.iter().map(|entry| &entry.who).collect();
    assert_eq!(who, [&Who::You, &Who::Rule("Quote sent".into()), &Who::You, &Who::You, &Who::You]);
    assert!(matches!(&entries[0].what[..], [What::Paid(Some(money))] if *money == pounds(1000)));
    let [What::Changed(moved), What::Made(task)] = &entries[1].what[..] else { panic!("{:?}", entries[1]) };
    assert_eq!(moved.field, STAGE);
    assert_eq!(moved.before, Some(Value::Ref(sales("new"))));
    assert_eq!(moved.after, Some(Value::Ref(sales("quote-sent"))));
    assert_eq!((task.kind, task.name.as_str()), (Kind::Task, "Ask"));
    assert!(matches!(&entries[2].what[..], [What::Talk { outcome, .. }] if outcome == "quote-sent"));
    assert!(entries[3].action.is_some(), "an edit can be taken back from its line");
    assert_eq!(entries[4].what, [What::Created]);
    assert_eq!(last_written(&entries, STAGE).unwrap().run, entries[1].run);
    assert_eq!(last_written(&entries, AMOUNT).unwrap().what, [What::Created]);
}

#[test]
fn why_tells_the_event_what_each_condition_saw_and_what_was_changed() {
    let mut story = Story::new();
    let rule = quote_rule(&mut story);
    let deal = story.deal("Price tags", 2640);
    story.log(deal, "email", "out", "quote-sent");
    let why = newest_why(&story, deal);
    assert_eq!(why.rule.as_ref().map(|rule| (rule.id, rule.name.as_str())), Some((rule, "Quote sent")));
    assert_eq!((why.version, why.status.as_str(), why.late_ms), (1, "done", None));
    assert!(matches!(&why.event, Happened::Activity { outcome, .. } if outcome == "quote-sent"));
    let saw = &why.saw[0];
    assert_eq!((saw.of, saw.op, saw.held), (Operand::Field(AMOUNT), Op::Greater, true));
    assert_eq!(saw.found.as_ref().unwrap().0, Value::Money(pounds(2640)));
    assert_eq!(why.changed.iter().map(|change| change.field).collect::<Vec<_>>(), [STAGE]);
    assert_eq!(why.made[0].name, "Ask");
    assert!(why.can_undo());
}

#[test]
fn why_says_how_late_and_which_rule_led_to_it() {
    let mut story = Story::new();
    let follow = format!(
        r#"{{"of":"deal","when":{{"time-in-stage":{{"stage":"{}","after":{{"days":2}}}}}},"then":[{{"move":{{"stage":"{}"}}}}]}}"#,
        sales("new"),
        sales("follow-up")
    );
    story.rule("Too long", &follow);
    let chance = format!(
        r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{}"}}}},"then":[{{"set":{{"field":"probability","value":{{"value":20}}}}}}]}}"#,
        sales("follow-up")
    );
    story.rule("Less likely", &chance);
    let deal = story.deal("Price tags", 2640);
    story.sleep_days(5);
    let entries = lines(&story, deal);
    let late = entries.iter().find(|entry| entry.who == Who::Rule("Too long".into())).unwrap();
    assert_eq!(late.late_ms, Some(3 * 86_400_000));
    let run = late.run.unwrap();
    let why_late = why(story.sight(), run, &story.history(deal)).unwrap();
    assert_eq!((why_late.event, why_late.late_ms), (Happened::Due, Some(3 * 86_400_000)));
    let why_next = newest_why(&story, deal);
    assert_eq!(why_next.parent.as_deref(), Some("Too long"));
    let sets = story.deed_of(run);
    story.act(Command::UndoRun { run, sets });
    let undone = lines(&story, deal);
    assert!(undone.iter().filter(|entry| entry.run.is_some()).all(|entry| entry.undone));
    assert_eq!(undone[0].who, Who::Undo);
    assert!(!why(story.sight(), run, &story.history(deal)).unwrap().can_undo());
}

#[test]
fn a_run_that_failed_or_was_skipped_stands_in_the_timeline_with_its_reason() {
    let mut story = Story::new();
    quote_rule(&mut story);
    story.rule("No address", r#"{"of":"deal","when":{"activity":{}},"then":[{"message":{"text":"x"}}]}"#);
    story.rule(
        "Rich",
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":1}}},
        "if":{"test":{"of":{"field":"amount"},"op":"greater","value":{"money":[900000,"GBP"]}}},"then":[{"notify":{"text":"x"}}]}"#,
    );
    let deal = story.deal("Price tags", 2640);
    story.log(deal, "call", "out", "");
    story.wait_days(1);
    let entries = lines(&story, deal);
    assert_eq!(entries[0].what, [What::Skipped]);
    assert!(entries.iter().any(|entry| entry.what == [What::Failed(Did::NoAddress("email".into()))]));
    let skipped = newest_why(&story, deal);
    assert!(!skipped.saw[0].held && !skipped.can_undo());
}

#[test]
fn there_is_no_why_for_what_is_no_run_or_cannot_be_read() {
    let mut story = Story::new();
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into()), (EMAIL, "i@example.org".into())]);
    assert_eq!(why(story.sight(), ines, &[]), None);
    assert_eq!(why(story.sight(), RecordId::derived("nothing", &[]), &[]), None);
}
