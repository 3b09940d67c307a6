//! What rules make out of a record: for whom, where it begins, through which gate, and how it is withdrawn.

use crate::story::{Story, sales};
use tend::automation::Did;
use tend::commands::{Command, pipeline_id, stage_id};
use tend::model::schema::{
    ABOUT, AMOUNT, ASKS, ASSIGNEE, BY_RUN, CAME_FROM, COMPANY, CONTACT, DUE, EXPECTED_CLOSE, FORM, LOST_REASON, NAME,
    NOTES, PIPELINE, RULE, RUN_STATUS, STAGE, STAGE_SINCE, TEXT, TOTAL, TRACE,
};
use tend::model::time::{DAY_MS, to_local};
use tend::model::{Currency, Kind, Money, Record, RecordId, Value};
use tend::views::record::belonging;
use tend::views::timeline::{What, Who, timeline};

/// On Completed a deal for the expected repeat order is made in another pipeline, in 45 days.
fn repeat_order(story: &mut Story) -> RecordId {
    let (completed, repeat) = (stage_id("orders", "completed"), pipeline_id("repeat"));
    story.rule(
        "Repeat order",
        &format!(
            r#"{{"of":"order","when":{{"stage-entered":{{"stage":"{completed}"}}}},
            "then":[{{"make":{{"kind":"deal","name":"Again: {{{{ name }}}}","into":{{"pipeline":"{repeat}"}},"fields":[
            {{"field":"expected-close","value":{{"today-plus":45}}}},{{"field":"amount","value":{{"field":"total"}}}}]}}}}]}}"#
        ),
    )
}

/// A cancelled order withdraws it.
fn withdrawal(story: &mut Story) -> RecordId {
    let cancelled = stage_id("orders", "cancelled");
    story.rule(
        "Withdraw",
        &format!(
            r#"{{"of":"order","when":{{"stage-entered":{{"stage":"{cancelled}"}}}},
            "then":[{{"withdraw":{{"kind":"deal"}}}}]}}"#
        ),
    )
}

fn order(story: &mut Story, name: &str) -> RecordId {
    let company = story.create(Kind::Company, &[(NAME, "Acme".into())]);
    let client = story.create(Kind::Contact, &[(NAME, "Ines".into()), (COMPANY, company.into())]);
    let person = story.create(Kind::Person, &[(NAME, "Ada".into())]);
    let total = Money::new(12_000, Currency::GBP);
    let fields = [
        (NAME, name.into()),
        (CONTACT, client.into()),
        (COMPANY, company.into()),
        (ASSIGNEE, person.into()),
        (TOTAL, total.into()),
    ];
    story.create(Kind::Order, &fields)
}

fn go(story: &mut Story, id: RecordId, pipeline: &str, stage: &str) {
    let fields = vec![(LOST_REASON, (stage == "cancelled").then(|| "Changed their mind".into()))];
    let fields = if stage == "cancelled" { fields } else { Vec::new() };
    story.act(Command::Move { id, stage: stage_id(pipeline, stage), fields });
}

fn only(story: &Story, kind: Kind) -> Record {
    let mut all = story.all(kind);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn a_completed_order_makes_a_deal_for_the_next_and_cancelling_it_withdraws_that() {
    let mut story = Story::new();
    let (rule, _) = (repeat_order(&mut story), withdrawal(&mut story));
    let order = order(&mut story, "Shelves");
    story.wait_days(3);
    go(&mut story, order, "orders", "completed");
    let deal = only(&story, Kind::Deal);
    let today = to_local(story.now, &*story.zone).0;
    assert_eq!(deal.text(NAME), "Again: Shelves");
    assert_eq!(deal.reference(PIPELINE), Some(pipeline_id("repeat")));
    assert_eq!(deal.reference(STAGE), Some(stage_id("repeat", "expected")));
    assert_eq!(deal.get(EXPECTED_CLOSE), Some(&Value::Day(today.plus_days(45))));
    assert_eq!(deal.get(STAGE_SINCE), Some(&Value::Instant(story.now)));
    let from = story.record(order);
    for field in [CONTACT, COMPANY, ASSIGNEE] {
        assert_eq!(deal.reference(field), from.reference(field), "the same client, the same colleague");
    }
    assert_eq!(deal.get(AMOUNT), from.get(TOTAL));
    assert_eq!(deal.reference(CAME_FROM), Some(order));
    assert_eq!(deal.reference(BY_RUN).and_then(|run| story.record(run).reference(RULE)), Some(rule));
    assert_eq!(belonging(story.sight(), order, 9).0[0].id, deal.id, "the order shows what came of it");
    let made = timeline(story.sight(), deal.id, &story.history(deal.id));
    assert!(matches!((&made[0].who, &made[0].what[..], made[0].run), (Who::Rule(name), [What::Created], Some(_))
        if name == "Repeat order"));

    go(&mut story, order, "orders", "cancelled");
    assert!(story.all(Kind::Deal).is_empty(), "nobody had a hand in it");
    let told = timeline(story.sight(), order, &story.history(order));
    assert!(told.iter().any(|entry| entry.what.contains(&What::Besides(Did::Withdrew { gone: 1, kept: 0 }))));
    let gone = timeline(story.sight(), deal.id, &story.history(deal.id));
    assert!(matches!((&gone[0].who, &gone[0].what[..]), (Who::Rule(name), [What::Deleted]) if name == "Withdraw"));
    // One undo brings back the order and the deal.
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(only(&story, Kind::Deal).id, deal.id);
}

#[test]
fn what_a_person_had_a_hand_in_is_not_withdrawn() {
    let mut story = Story::new();
    repeat_order(&mut story);
    withdrawal(&mut story);
    // A rule that writes to it later is no person.
    let repeat = stage_id("repeat", "expected");
    story.rule(
        "Note it",
        &format!(
            r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{repeat}"}}}},"then":[
            {{"set":{{"field":"notes","value":{{"value":"once"}}}}}},{{"wait":{{"until":{{"for":{{"days":1}}}}}}}},
            {{"set":{{"field":"notes","value":{{"value":"twice"}}}}}},{{"wait":{{"until":{{"for":{{"days":1}}}}}}}},
            {{"set":{{"field":"source","value":{{"value":"thrice"}}}}}}]}}"#
        ),
    );
    let [one, two] = ["One", "Two"].map(|name| order(&mut story, name));
    go(&mut story, one, "orders", "completed");
    go(&mut story, two, "orders", "completed");
    story.wait_days(5);
    let deals: Vec<RecordId> = story.all(Kind::Deal).into_iter().map(|deal| deal.id).collect();
    assert_eq!(story.text(deals[0], NOTES), "twice");
    story.edit(deals[0], NOTES, "Promised for May");
    go(&mut story, one, "orders", "cancelled");
    go(&mut story, two, "orders", "cancelled");
    assert_eq!(only(&story, Kind::Deal).id, deals[0]);
    let told = timeline(story.sight(), one, &story.history(one));
    assert!(told.iter().any(|entry| entry.what.contains(&What::Besides(Did::Withdrew { gone: 0, kept: 1 }))));
}

#[test]
fn what_a_stage_asks_for_stops_the_making_until_it_is_mended() {
    let mut story = Story::new();
    repeat_order(&mut story);
    let asks = Value::Texts(vec!["notes".into()]);
    story.edit(stage_id("repeat", "expected"), ASKS, asks);
    let order = order(&mut story, "Shelves");
    go(&mut story, order, "orders", "completed");
    assert!(story.all(Kind::Deal).is_empty());
    let run = only(&story, Kind::Run);
    assert_eq!(run.text(RUN_STATUS), "failed");
    assert!(run.text(TRACE).contains(r#"{"missing":["notes"]}"#), "{}", run.text(TRACE));
    story.act(Command::Edit { ids: vec![stage_id("repeat", "expected")], fields: vec![(ASKS, None)] });
    story.act(Command::Resume { runs: vec![run.id], skip: false });
    assert_eq!(only(&story, Kind::Deal).text(NAME), "Again: Shelves");
    assert_eq!(story.runs(), ["done"]);
}

#[test]
fn a_pipeline_that_is_gone_is_told_and_nothing_is_made() {
    let mut story = Story::new();
    repeat_order(&mut story);
    let order = order(&mut story, "Shelves");
    story.act(Command::Delete { ids: vec![pipeline_id("repeat")] });
    go(&mut story, order, "orders", "completed");
    assert!(story.all(Kind::Deal).is_empty());
    assert!(only(&story, Kind::Run).text(TRACE).contains(r#""no-stage""#));
}

#[test]
fn what_is_made_of_a_contact_or_a_task_is_for_the_right_client() {
    let mut story = Story::new();
    let order = order(&mut story, "Shelves");
    let client = story.record(order).reference(CONTACT).unwrap();
    let ticket = |of: &str, when: &str| {
        format!(r#"{{"of":"{of}","when":{when},"then":[{{"make":{{"kind":"ticket","name":"Look into it"}}}}]}}"#)
    };
    story.rule("Of contacts", &ticket("contact", r#"{"field-changed":{"field":"notes"}}"#));
    story.rule("Of tasks", &ticket("task", r#"{"field-changed":{"field":"priority"}}"#));
    story.edit(client, NOTES, "Called twice");
    let task = story.create(Kind::Task, &[(NAME, "Ask".into()), (ABOUT, order.into())]);
    story.edit(task, tend::model::schema::PRIORITY, "high");
    let tickets = story.all(Kind::Ticket);
    assert_eq!(tickets.len(), 2);
    for (ticket, from) in tickets.iter().zip([client, task]) {
        assert_eq!((ticket.reference(CONTACT), ticket.reference(CAME_FROM)), (Some(client), Some(from)));
        assert!(ticket.reference(COMPANY).is_some());
        assert_eq!(ticket.reference(STAGE), Some(stage_id("service", "new")));
    }
}

#[test]
fn a_note_of_a_rule_stands_in_the_history_once_and_is_no_contact() {
    let mut story = Story::new();
    story.rule(
        "Write down",
        &format!(
            r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{}"}}}},
            "then":[{{"note":{{"text":"Came back: {{{{ name }}}}"}}}}]}}"#,
            sales("follow-up")
        ),
    );
    let deal = story.deal("Roof", 1);
    story.move_to(deal, "follow-up");
    let note = only(&story, Kind::Activity);
    assert_eq!((note.text(FORM), note.text(TEXT)), ("note", "Came back: Roof"));
    assert_eq!(note.reference(ABOUT), Some(deal));
    assert_eq!(tend::automation::last_contact(deal, story.workspace.records()), None);
    let told = timeline(story.sight(), deal, &story.history(deal));
    let notes: Vec<&Who> = told
        .iter()
        .filter(|entry| entry.what.iter().any(|what| matches!(what, What::Talk { .. })))
        .map(|entry| &entry.who)
        .collect();
    assert_eq!(notes, [&Who::Rule("Write down".into())]);
}

/// Thirty days after an order was completed, the next one is made.
fn subscription(story: &mut Story) {
    let completed = stage_id("orders", "completed");
    story.rule(
        "Every month",
        &format!(
            r#"{{"of":"order","when":{{"time-in-stage":{{"stage":"{completed}","after":{{"days":30}}}}}},
            "then":[{{"make":{{"kind":"order","name":"{{{{ name }}}}"}}}}]}}"#
        ),
    );
}

#[test]
fn a_rule_falls_due_on_what_it_made_when_a_person_worked_on_it_meanwhile() {
    let mut story = Story::new();
    subscription(&mut story);
    let first = order(&mut story, "Box");
    go(&mut story, first, "orders", "completed");
    for count in 2..=4 {
        story.wait_days(31);
        let orders = story.all(Kind::Order);
        assert_eq!(orders.len(), count);
        let next = orders.last().unwrap().id;
        go(&mut story, next, "orders", "completed");
    }
    assert_eq!(story.runs(), ["done"; 3]);
}

#[test]
fn a_rule_that_falls_due_on_what_it_made_itself_is_stopped_when_only_rules_worked_on_it() {
    let mut story = Story::new();
    subscription(&mut story);
    let (new, completed) = (stage_id("orders", "new"), stage_id("orders", "completed"));
    story.rule(
        "Done at once",
        &format!(
            r#"{{"of":"order","when":{{"stage-entered":{{"stage":"{new}"}}}},"then":[
            {{"wait":{{"until":{{"for":{{"days":1}}}}}}}},{{"move":{{"stage":"{completed}"}}}},
            {{"wait":{{"until":{{"for":{{"days":1}}}}}}}},{{"note":{{"text":"Still there"}}}}],"keep":true}}"#
        ),
    );
    order(&mut story, "Box");
    story.sleep_days(400);
    assert_eq!(story.all(Kind::Order).len(), 2, "the first, and the one made of it");
    assert_eq!(story.runs().iter().filter(|status| *status == "stopped").count(), 1);
}

#[test]
fn a_task_that_a_rule_made_is_withdrawn_while_it_is_open() {
    let mut story = Story::new();
    story.rule(
        "Call",
        &format!(
            r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{}"}}}},
            "then":[{{"task":{{"name":"Call"}}}},{{"task":{{"name":"Write"}}}}]}}"#,
            sales("follow-up")
        ),
    );
    story.rule(
        "No more",
        &format!(
            r#"{{"of":"deal","when":{{"stage-left":{{"stage":"{}"}}}},"then":[{{"withdraw":{{"kind":"task"}}}}]}}"#,
            sales("follow-up")
        ),
    );
    let deal = story.deal("Roof", 1);
    story.move_to(deal, "follow-up");
    let own = story.create(Kind::Task, &[(NAME, "Mine".into()), (ABOUT, deal.into())]);
    let done = story.all(Kind::Task)[0].id;
    story.act(Command::FinishTask { task: done, done: true, result: None });
    story.move_to(deal, "new");
    let left: Vec<RecordId> = story.all(Kind::Task).into_iter().map(|task| task.id).collect();
    assert_eq!(left, [done, own], "what was done stays, and so does what a person made");
    assert!(story.record(done).get(DUE).is_some());
}

#[test]
fn two_devices_that_make_the_same_record_have_it_once() {
    use crate::disk::{Disk, records};
    let mut phone = Story::new();
    subscription(&mut phone);
    let first = order(&mut phone, "Box");
    go(&mut phone, first, "orders", "completed");
    let mut laptop = Story::bare(tend::model::Device(2));
    laptop.workspace = Disk::of(&phone.disk()).given_to(tend::model::Device(2)).load().unwrap();
    laptop.journal = phone.journal.clone();
    phone.now = phone.now.plus_ms(31 * DAY_MS);
    laptop.now = phone.now.plus_ms(5_000);
    phone.tick();
    laptop.tick();
    let sent = phone.journal.clone();
    phone.act(Command::Merge { sets: laptop.journal.clone() });
    laptop.act(Command::Merge { sets: sent });
    assert_eq!(phone.all(Kind::Order).len(), 2);
    assert_eq!(records(&phone.workspace), records(&laptop.workspace));
}

#[test]
fn what_cannot_be_made_is_refused_when_the_rule_is_saved() {
    let story = Story::new();
    let (schema, records) = (story.workspace.schema(), story.workspace.records());
    let fits = |make: &str| {
        let body = format!(r#"{{"of":"order","when":"created","then":[{make}]}}"#);
        tend::rule::Body::from_json(&body).unwrap().check(schema, records).is_ok()
    };
    let make = |inner: &str| format!(r#"{{"make":{{"kind":"deal","name":"Next"{inner}}}}}"#);
    assert!(fits(&make("")));
    assert!(fits(&make(&format!(r#","into":{{"stage":"{}"}}"#, sales("won")))));
    assert!(!fits(&make(&format!(r#","into":{{"stage":"{}"}}"#, stage_id("orders", "new")))), "for orders");
    assert!(!fits(&make(&format!(r#","into":{{"pipeline":"{}"}}"#, pipeline_id("orders")))), "for orders");
    assert!(!fits(&make(&format!(r#","into":{{"pipeline":"{}"}}"#, sales("won")))), "no pipeline");
    let field = |field: &str, value: &str| make(&format!(r#","fields":[{{"field":"{field}","value":{value}}}]"#));
    assert!(fits(&field("notes", r#"{"value":"x"}"#)));
    assert!(!fits(&field("total", r#""nothing""#)), "a deal has no total");
    assert!(fits(&field("amount", r#"{"field":"total"}"#)), "what an order has");
    assert!(!fits(&field("amount", r#"{"field":"amount"}"#)), "an order has no amount");
    assert!(!fits(&field("name", r#"{"value":"x"}"#)), "it has one");
    assert!(!fits(&field("stage", &format!(r#"{{"value":{{"ref":"{}"}}}}"#, sales("won")))), "through the gate");
    assert!(!fits(&field("came-from", r#""nothing""#)), "Tend keeps it");
    assert!(!fits(r#"{"make":{"kind":"contact","name":"x"}}"#));
    assert!(!fits(r#"{"make":{"kind":"deal","name":" "}}"#));
    assert!(!fits(r#"{"withdraw":{"kind":"contact"}}"#));
    assert!(!fits(r#"{"note":{"text":""}}"#));
}
