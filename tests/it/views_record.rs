//! The record's page: what it holds, its timeline, and the answers to “why”.

use crate::story::{Story, sales};
use std::collections::BTreeMap;
use tend::automation::{Did, Happened};
use tend::commands::{Command, pipeline_id};
use tend::model::schema::{
    AMOUNT, CAME_FROM, COMPANY, CONTACT, EMAIL, FROZEN_UNTIL, NAME, NOTES, PHONE, PROBABILITY, ROT_DAYS, STAGE,
    STAGE_SINCE, TAGS,
};
use tend::model::time::{DAY_MS, HOUR_MS};
use tend::model::{Currency, Day, Kind, Money, RecordId, Value};
use tend::rule::{Op, Operand};
use tend::views::days::by_day;
use tend::views::duplicates::{duplicates, preview};
use tend::views::record;
use tend::views::stage_path::{At, path, spent as spent_by, usual, won};
use tend::views::timeline::{Entry, What, Who, by_rules, timeline};
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
    assert!(
        fields
            .iter()
            .all(|row| (row.group == record::Group::Kept) != row.editable || [TAGS, CAME_FROM].contains(&row.field.id))
    );
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
    let clients = record::clients(story.sight(), deal);
    assert_eq!(clients.iter().map(|client| client.who.name.as_str()).collect::<Vec<_>>(), ["Ines", "Acme"]);
    assert_eq!(record::head(story.sight(), deal).unwrap().whom.unwrap().name, "Acme");
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
    assert_eq!(coming[0].at.unwrap().to_rfc3339().unwrap(), "2026-12-01T00:00:00.000Z");
    assert_eq!(record::head(story.sight(), deal).unwrap().frozen, Day::new(2026, 12, 1));
}

#[test]
fn what_a_run_did_before_and_after_it_waited_both_stand_in_the_timeline() {
    let mut story = Story::new();
    let set = |field: &str| format!(r#"{{"set":{{"field":"{field}","value":{{"value":"x"}}}}}}"#);
    let when = r#""when":{"field-changed":{"field":"notes"}}"#;
    let wait = r#"{"wait":{"until":{"for":{"days":3}}}}"#;
    story.rule("Both", &format!(r#"{{"of":"deal",{when},"then":[{},{wait},{}]}}"#, set("source"), set("lost-reason")));
    let deal = story.deal("Price tags", 1);
    story.edit(deal, tend::model::schema::NOTES, "ordered");
    let begun = story.now;
    story.wait_days(4);
    let entries = tend::views::timeline::timeline(story.sight(), deal, &story.history(deal));
    let by_rule = entries.iter().filter(|entry| matches!(entry.who, tend::views::timeline::Who::Rule(_)));
    let told: Vec<_> = by_rule.map(|entry| (entry.at, entry.what.len())).collect();
    assert_eq!(told, [(begun.plus_ms(3 * 86_400_000), 1), (begun, 1)]);
}

#[test]
fn what_waits_stands_among_what_comes_next_also_when_no_time_is_known() {
    let mut story = Story::new();
    let wait = r#"{"wait":{"until":{"event":{"event":"payment"}}}}"#;
    let when = r#""when":{"field-changed":{"field":"notes"}}"#;
    let rule = story.rule("Thanks", &format!(r#"{{"of":"deal",{when},"then":[{wait},{{"notify":{{"text":"x"}}}}]}}"#));
    let deal = story.deal("Price tags", 1);
    story.edit(deal, tend::model::schema::NOTES, "ordered");
    let coming = record::coming(story.sight(), deal);
    assert_eq!((coming.len(), coming[0].rule, coming[0].at), (1, rule, None));
    let (run, _) = coming[0].waits.clone().unwrap();
    let until = story.now.plus_ms(1000);
    story.act(tend::commands::Command::WaitUntil { run, until });
    assert_eq!(record::coming(story.sight(), deal)[0].at, Some(until));
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
    let by_rules = by_rules(&entries);
    assert_eq!(by_rules.get(&STAGE), Some(&(entries[1].run.unwrap(), "Quote sent".to_owned())));
    assert!(!by_rules.contains_key(&PROBABILITY) && !by_rules.contains_key(&AMOUNT), "the person wrote them");
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
    story.act(Command::UndoRuns { runs: vec![run], sets });
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

/// The stages where it was: by the last word of their keys, with the days spent there.
fn spent(story: &Story, id: RecordId) -> Vec<(RecordId, At, Option<i64>)> {
    let legs = path(story.sight(), id, &story.history(id));
    let been = legs.into_iter().filter(|leg| leg.at != At::Ahead || leg.spent_ms.is_some());
    been.map(|leg| (leg.stage, leg.at, leg.spent_ms.map(|ms| ms / DAY_MS))).collect()
}

#[test]
fn the_path_tells_how_long_it_stood_in_each_stage_and_who_moved_it() {
    let mut story = Story::new();
    quote_rule(&mut story);
    let deal = story.deal("Price tags", 2640);
    story.wait_days(2);
    story.log(deal, "email", "out", "quote-sent");
    story.wait_days(3);
    story.act(Command::Move { id: deal, stage: sales("follow-up"), fields: vec![] });
    story.wait_days(4);
    story.act(Command::Move { id: deal, stage: sales("quote-sent"), fields: vec![] });
    story.wait_days(1);
    let been = [
        (sales("new"), At::Passed, Some(2)),
        (sales("quote-sent"), At::Here, Some(4)),
        // It went back: what lies ahead is not passed, but the time there counts.
        (sales("follow-up"), At::Ahead, Some(4)),
    ];
    assert_eq!(spent(&story, deal), been);
    let legs = path(story.sight(), deal, &story.history(deal));
    assert!(legs.iter().all(|leg| leg.end != "lost"), "a bad end is no goal");
    assert!(legs.iter().all(|leg| leg.run.is_none()), "the person moved it there last");
    // As long as the history is being read, the present stage is known all the same.
    let unread = path(story.sight(), deal, &[]);
    let here: Vec<_> = unread.iter().filter(|leg| leg.at != At::Ahead).collect();
    assert_eq!((here.len(), here[0].stage, here[0].spent_ms), (1, sales("quote-sent"), Some(DAY_MS)));
}

#[test]
fn a_move_that_was_taken_back_was_no_visit() {
    let mut story = Story::new();
    quote_rule(&mut story);
    let deal = story.deal("Price tags", 2640);
    story.wait_days(2);
    story.log(deal, "email", "out", "quote-sent");
    let run = lines(&story, deal).iter().find_map(|entry| entry.run).unwrap();
    let legs = path(story.sight(), deal, &story.history(deal));
    assert_eq!(legs.iter().find(|leg| leg.at == At::Here).unwrap().run, Some(run));
    story.wait_days(1);
    let sets = story.deed_of(run);
    story.act(Command::UndoRuns { runs: vec![run], sets });
    story.wait_days(1);
    assert_eq!(spent(&story, deal), [(sales("new"), At::Here, Some(4))]);
}

#[test]
fn the_path_shows_where_it_stands_too_long_and_a_bad_end_only_where_it_stands() {
    let mut story = Story::new();
    story.edit(sales("new"), ROT_DAYS, 3);
    let deal = story.deal("Price tags", 2640);
    story.wait_days(2);
    assert!(!path(story.sight(), deal, &story.history(deal))[0].slow);
    story.wait_days(1);
    assert!(path(story.sight(), deal, &story.history(deal))[0].slow, "as on the board");
    let lost = vec![(tend::model::schema::LOST_REASON, Some("Price".into()))];
    story.act(Command::Move { id: deal, stage: sales("lost"), fields: lost });
    story.wait_days(9);
    let last = path(story.sight(), deal, &story.history(deal)).pop().unwrap();
    assert_eq!((last.stage, last.at, last.spent_ms), (sales("lost"), At::Here, None));
}

#[test]
fn usual_is_the_middle_of_what_won_cards_spent_in_a_stage_once_there_are_five() {
    let mut story = Story::new();
    let mut made = Vec::new();
    for days in [1, 9, 2, 8, 4] {
        assert_eq!(usual(&made), BTreeMap::new(), "of few nothing is said");
        let deal = story.deal("Price tags", 10);
        story.wait_days(days);
        story.act(Command::Move { id: deal, stage: sales("quote-sent"), fields: vec![] });
        story.wait_days(1);
        // Back and on again is one time there, as on its own path.
        story.act(Command::Move { id: deal, stage: sales("new"), fields: vec![] });
        story.wait_days(1);
        story.act(Command::Move { id: deal, stage: sales("won"), fields: vec![] });
        made.push(spent_by(deal, &story.history(deal)));
    }
    assert_eq!(usual(&made), BTreeMap::from([(sales("new"), 5 * DAY_MS), (sales("quote-sent"), DAY_MS)]));

    let open = story.deal("Still open", 10);
    let found = won(story.sight(), Kind::Deal, pipeline_id("sales"), 3);
    assert_eq!(found.len(), 3, "the last few");
    assert!(!found.contains(&open));
    assert_eq!(won(story.sight(), Kind::Deal, pipeline_id("sales"), 9).len(), 5);
}

#[test]
fn the_timeline_is_told_day_by_day() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 2640);
    story.wait_hours(1);
    story.pay(deal, 1);
    story.wait(DAY_MS + HOUR_MS);
    story.pay(deal, 2);
    let days = by_day(story.sight(), lines(&story, deal), |entry| entry.at);
    let counts: Vec<_> = days.iter().map(|(day, of_day)| (day.to_iso(), of_day.len())).collect();
    assert_eq!(counts, [("2026-11-03".to_owned(), 1), ("2026-11-02".to_owned(), 2)]);
}

#[test]
fn others_that_look_the_same_are_found_by_address_number_or_name() {
    let mut story = Story::new();
    let mut contact = |name: &str, field, text: &str| {
        let mut fields = vec![(NAME, name.into())];
        fields.extend((!text.is_empty()).then(|| (field, text.into())));
        story.create(Kind::Contact, &fields)
    };
    let ines = contact("Inès  Duarte", EMAIL, "Ines@Lumen.example");
    let by_mail = contact("I. D.", EMAIL, "ines@lumen.example ");
    let by_name = contact("ines duarte", EMAIL, "");
    let anna = contact("Anna", PHONE, "+44 20 7946 0000");
    let by_number = contact("Ann", PHONE, "020 7946 0000");
    contact("Somebody", PHONE, "112");
    let short = contact("Else", PHONE, "112");
    let nameless = contact("Nobody", EMAIL, "");
    story.create(Kind::Company, &[(NAME, "Ines Duarte".into())]);
    let found = |id| {
        let found = duplicates(story.sight(), id, 9);
        found.into_iter().map(|one| (one.other.id, one.by)).collect::<Vec<_>>()
    };
    assert_eq!(found(ines), [(by_mail, EMAIL), (by_name, NAME)]);
    assert_eq!(found(anna), [(by_number, PHONE)]);
    assert_eq!(found(short), []);
    assert_eq!(found(nameless), []);
    assert_eq!(duplicates(story.sight(), ines, 1).len(), 1);
}

#[test]
fn a_preview_of_a_merge_tells_where_the_two_differ_and_what_moves_over() {
    let mut story = Story::new();
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into()), (EMAIL, "a@b.example".into())]);
    let other =
        story.create(Kind::Contact, &[(NAME, "Ines".into()), (EMAIL, "c@d.example".into()), (NOTES, "x".into())]);
    let deal = story.deal("Price tags", 1);
    story.edit(deal, CONTACT, other);
    let found = preview(story.sight(), ines, other).unwrap();
    let fields: Vec<_> = found.choices.iter().map(|choice| (choice.field.id, choice.stays.is_some())).collect();
    assert_eq!((fields, found.linked), (vec![(EMAIL, true), (NOTES, false)], 1));
    assert_eq!(preview(story.sight(), ines, RecordId::derived("nothing", &[])), None);
}
