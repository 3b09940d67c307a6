//! The main stories, natively: the sale that moves by itself, the lead that finds its person, the deal
//! that stands still.

use crate::story::{Story, sales};
use tend::commands::{Command, stage_id};
use tend::model::schema::{
    ASSIGNEE, BY_RUN, COMPANY, CONTACT, DUE, EMAIL, EXPECTED_CLOSE, MESSAGE_STATUS, NAME, SENIOR, STAGE, START, TEXT,
    WANTED_RESULT, WEBSITE,
};
use tend::model::{Day, Kind, Records, Value};

/// The rules of a sale.
fn sale_rules(story: &mut Story) {
    let rule = |when: &str, if_: &str, then: &str| format!(r#"{{"of":"deal","when":{when}{if_},"then":{then}}}"#);
    story.rule(
        "Quote sent",
        &rule(
            r#"{"activity":{"outcome":"quote-sent"}}"#,
            "",
            &format!(r#"[{{"move":{{"stage":"{}"}}}}]"#, sales("quote-sent")),
        ),
    );
    story.rule(
        "No reply in three days",
        &rule(
            &format!(r#"{{"silence":{{"stage":"{}","after":{{"days":3}}}}}}"#, sales("quote-sent")),
            "",
            &format!(
                r#"[{{"move":{{"stage":"{}"}}}},{{"task":{{"name":"Call {{{{ contact.name }}}} again","due_in_days":0}}}}]"#,
                sales("follow-up")
            ),
        ),
    );
    story.rule(
        "A good answer",
        &rule(
            r#"{"activity":{"direction":"in","outcome":"positive"}}"#,
            "",
            &format!(
                r#"[{{"set":{{"field":"expected-close","value":{{"today-plus":14}}}}}},{{"move":{{"stage":"{}"}}}}]"#,
                sales("negotiation")
            ),
        ),
    );
    story.rule(
        "Paid in full",
        &rule(
            r#""payment""#,
            r#","if":{"test":{"of":"balance","op":"at-most","value":{"money":[0,"GBP"]}}}"#,
            &format!(
                r#"[{{"move":{{"stage":"{}"}}}},{{"message":{{"subject":"Thank you","text":"Dear {{{{ contact.name }}}}, {{{{ amount }}}} arrived."}}}}]"#,
                sales("won")
            ),
        ),
    );
}

#[test]
fn a_sale_moves_by_itself_from_quote_to_won() {
    let mut story = Story::new();
    sale_rules(&mut story);
    let ines = story.create(Kind::Contact, &[(NAME, "Ines Duarte".into()), (EMAIL, "ines@example.org".into())]);
    let deal = story.deal("Price tags", 2640);
    story.edit(deal, CONTACT, ines);
    assert_eq!(story.stage(deal), "new");

    story.log(deal, "email", "out", "quote-sent");
    assert_eq!(story.stage(deal), "quote-sent");

    story.wait_days(2);
    assert_eq!(story.stage(deal), "quote-sent");
    story.wait_days(1);
    assert_eq!(story.stage(deal), "follow-up");
    assert_eq!(story.tasks(deal), ["Call Ines Duarte again"]);

    story.log(deal, "call", "in", "positive");
    assert_eq!(story.stage(deal), "negotiation");
    assert_eq!(story.record(deal).get(EXPECTED_CLOSE), Some(&Value::Day(Day::new(2026, 11, 19).unwrap())));

    story.pay(deal, 1000);
    assert_eq!(story.stage(deal), "negotiation", "half of the sum is not the sum");
    story.pay(deal, 1640);
    assert_eq!(story.stage(deal), "won");
    let messages = story.all(Kind::Message);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].text(TEXT), "Dear Ines Duarte, £2,640.00 arrived.");
    assert_eq!(messages[0].text(MESSAGE_STATUS), "prepared");
    assert_eq!(story.runs(), ["done", "done", "done", "done"]);
}

#[test]
fn what_was_missed_while_closed_comes_once_and_says_how_late() {
    let mut story = Story::new();
    sale_rules(&mut story);
    let deal = story.deal("Price tags", 2640);
    story.log(deal, "email", "out", "quote-sent");
    story.sleep_days(10);
    assert_eq!(story.stage(deal), "follow-up");
    story.tick();
    let run = story.all(Kind::Run).pop().unwrap();
    let trace = run.text(tend::model::schema::TRACE);
    assert!(trace.contains(r#""late_ms":604800000"#), "{trace}");
    let since = story.record(deal).get(tend::model::schema::STAGE_SINCE).cloned();
    assert_eq!(since.unwrap().as_instant().unwrap().to_rfc3339().unwrap(), "2026-11-05T09:00:00.000Z");
    assert_eq!(story.runs(), ["done", "done"]);
}

#[test]
fn a_lead_from_a_known_company_goes_to_the_senior_and_others_in_turn() {
    let mut story = Story::new();
    let senior = story.create(Kind::Person, &[(NAME, "Olga".into()), (SENIOR, true.into())]);
    let first = story.create(Kind::Person, &[(NAME, "Ben".into()), (SENIOR, false.into())]);
    let second = story.create(Kind::Person, &[(NAME, "Cy".into()), (SENIOR, false.into())]);
    story.create(Kind::Company, &[(NAME, "Acme".into()), (WEBSITE, "https://www.acme.example/en".into())]);
    let welcome = r#"{"message":{"text":"Welcome, {{ name }}."}},{"task":{"name":"Follow up","due_in_days":2}}"#;
    for (op, senior) in [("true", "true"), ("false", "false")] {
        story.rule(
            "Route",
            &format!(
                r#"{{"of":"lead","when":"created","if":{{"test":{{"of":"known-domain","op":"is","value":{op}}}}},
                "then":[{{"assign":{{"to":{{"in-turn":{{"senior":{senior}}}}}}}}},{welcome}]}}"#
            ),
        );
    }
    let mut lead = |email: &str| story.create(Kind::Lead, &[(NAME, "Lead".into()), (EMAIL, email.into())]);
    let (known, a, b, c) = (lead("jo@acme.example"), lead("a@b.example"), lead("c@d.example"), lead("e@f.example"));
    let assignee = |id| story.record(id).reference(ASSIGNEE);
    assert_eq!(assignee(known), Some(senior));
    let mut others = [first, second];
    others.sort();
    assert_eq!([assignee(a), assignee(b), assignee(c)], [Some(others[0]), Some(others[1]), Some(others[0])]);
    assert_eq!(story.all(Kind::Message).len(), 4);
    let due = story.all(Kind::Task)[0].get(DUE).cloned().unwrap().as_instant().unwrap();
    assert_eq!(due.to_rfc3339().unwrap(), "2026-11-04T18:00:00.000Z");
}

#[test]
fn a_deal_that_stands_for_three_days_gets_a_task_on_the_fourth_unless_it_moved() {
    let mut story = Story::new();
    let boss = story.create(Kind::Person, &[(NAME, "Head of sales".into())]);
    story.rule(
        "No movement",
        &format!(
            r#"{{"of":"deal","when":{{"time-in-stage":{{"after":{{"days":3}}}}}},"then":[{{"task":{{"name":"Why does {{{{ name }}}} stand still","wanted_result":"A next step with a date","assignee":"{boss}",
            "start_in_days":0,"due_in_days":1}}}}]}}"#
        ),
    );
    let still = story.deal("Still", 10);
    let moving = story.deal("Moving", 10);
    story.wait_days(2);
    story.move_to(moving, "follow-up");
    story.wait_days(1).wait_hours(1);
    assert_eq!(story.tasks(still), ["Why does Still stand still"]);
    assert_eq!(story.tasks(moving), [""; 0]);
    let task = &story.all(Kind::Task)[0];
    assert_eq!(task.reference(ASSIGNEE), Some(boss));
    assert_eq!(task.text(WANTED_RESULT), "A next step with a date");
    assert!(task.get(START).is_some() && task.get(DUE).is_some() && task.reference(BY_RUN).is_some());
    story.wait_days(2);
    assert_eq!(story.tasks(moving).len(), 1);
    assert_eq!(story.tasks(still).len(), 1, "once for each stay");
}

#[test]
fn a_deal_is_born_in_the_first_stage_and_won_deals_do_not_rot() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 10);
    assert_eq!(story.stage(deal), "new");
    assert_eq!(story.record(deal).reference(tend::model::schema::PIPELINE), Some(crate::story::sales_pipeline()));
    let lead = story.create(Kind::Lead, &[(NAME, "Lead".into())]);
    assert_eq!(story.record(lead).reference(STAGE), Some(stage_id("leads", "new")));
    story.rule(
        "Stands",
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":1}}},"then":[{"notify":{"text":"Stands"}}]}"#,
    );
    story.move_to(deal, "won");
    story.wait_days(5);
    assert_eq!(story.runs(), [""; 0]);
}

#[test]
fn of_many_that_shall_enter_a_stage_none_does_while_one_lacks_something_and_all_that_lacks_is_told() {
    use tend::model::schema::{INVOICE_DUE, INVOICE_NUMBER};
    let mut story = Story::new();
    let [whole, dated, bare] = ["Whole", "Dated", "Bare"].map(|name| story.deal(name, 10));
    let day = Value::Day(tend::model::Day::new(2026, 12, 24).unwrap());
    story.edit(whole, INVOICE_NUMBER, "7");
    story.edit(whole, INVOICE_DUE, day.clone());
    story.edit(dated, INVOICE_DUE, day);
    let fields = vec![(STAGE, Some(Value::Ref(sales("invoice-sent"))))];
    let refused = story.plan(Command::Edit { ids: vec![whole, dated, bare], fields: fields.clone() });
    assert!(
        matches!(refused, Err(tend::commands::Refusal::Missing { fields, .. }) if fields == [INVOICE_NUMBER, INVOICE_DUE])
    );
    assert!([whole, dated, bare].into_iter().all(|deal| story.stage(deal) == "new"));
    story.act(Command::Edit { ids: vec![whole], fields });
    assert_eq!(story.stage(whole), "invoice-sent");
}

#[test]
fn days_moments_and_amounts_stand_in_a_text_as_its_language_writes_them_whoever_the_client_is() {
    let mut story = Story::new();
    let text = |text: &str| {
        format!(
            r#"{{"of":"ticket","when":{{"field-changed":{{"field":"deadline"}}}},"then":[{{"notify":{{"text":"{text} {{{{ deadline }}}}"}}}}]}}"#
        )
    };
    story.rule("English", &text("Late since"));
    story.rule("Russian", &text("Просрочено с"));
    let ticket = story.create(Kind::Ticket, &[(NAME, "Drawer".into())]);
    story.edit(ticket, tend::model::schema::DEADLINE, story.now.plus_ms(90 * 60_000));
    let texts: Vec<String> = story.all(Kind::Message).iter().map(|told| told.text(TEXT).to_owned()).collect();
    assert_eq!(texts, ["Late since 2\u{a0}November\u{a0}2026, 10:30", "Просрочено с 2\u{a0}ноября\u{a0}2026, 10:30"]);
}

#[test]
fn the_gate_stops_the_person_and_the_rule_alike() {
    let mut story = Story::new();
    let deal = story.create(Kind::Deal, &[(NAME, "No amount".into())]);
    let refused = story.plan(Command::Move { id: deal, stage: sales("quote-sent"), fields: Vec::new() });
    assert!(
        matches!(refused, Err(tend::commands::Refusal::Missing { fields, .. }) if fields == [tend::model::schema::AMOUNT])
    );
    story.rule(
        "Quote sent",
        &format!(
            r#"{{"of":"deal","when":{{"activity":{{}}}},"then":[{{"move":{{"stage":"{}"}}}},{{"notify":{{"text":"x"}}}}]}}"#,
            sales("quote-sent")
        ),
    );
    story.log(deal, "email", "out", "");
    assert_eq!(story.stage(deal), "new");
    assert_eq!(story.runs(), ["failed"]);
    assert!(story.all(Kind::Message).is_empty(), "what comes after a failed step is not tried");
    let run = story.all(Kind::Run)[0].clone();
    assert!(run.text(tend::model::schema::TRACE).contains(r#"{"missing":["amount"]},"not-tried""#));
    assert_eq!(story.workspace.records().value(deal, COMPANY), None);
}
