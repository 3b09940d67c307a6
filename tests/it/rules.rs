//! What rules promise beyond single stories: order, loops, undo, switching on.

use crate::story::{Story, sales};
use tend::automation::MAX_REACTIONS;
use tend::commands::Command;
use tend::journal::Cause;
use tend::model::schema::{
    AMOUNT, CATEGORY, DUE, EXPECTED_CLOSE, MODE, NAME, NOTES, PRIORITY, RUN_STATUS, SOURCE, TRACE,
};
use tend::model::time::{MINUTE_MS, to_local};
use tend::model::{Currency, Kind, Money, Value};
use tend::rule::Mode;

fn when_set(field: &str, of: &str, then: &str) -> String {
    format!(r#"{{"of":"{of}","when":{{"field-changed":{{"field":"{field}"}}}},"then":[{then}]}}"#)
}

fn set(field: &str, value: &str) -> String {
    format!(r#"{{"set":{{"field":"{field}","value":{{"value":"{value}"}}}}}}"#)
}

#[test]
fn rules_act_in_their_order_and_the_next_sees_what_one_did() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    story.rule("One", &when_set("source", "deal", &set("notes", "one")));
    story.rule(
        "Two",
        r#"{"of":"deal","when":{"field-changed":{"field":"source"}},
        "if":{"test":{"of":{"field":"notes"},"op":"is","value":"one"}},
        "then":[{"set":{"field":"lost-reason","value":{"field":"source"}}}]}"#
            .replace(r#"{"field":"notes"},"op":"is""#, r#"{"field":"notes"},"op":"filled""#)
            .replace(r#","value":"one""#, "")
            .as_str(),
    );
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.text(deal, NOTES), "one");
    assert_eq!(story.text(deal, tend::model::schema::LOST_REASON), "fair");
}

#[test]
fn a_test_that_rules_share_is_asked_anew_after_one_of_them_acted() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    let if_no_notes = |then: &str| {
        format!(
            r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},
            "if":{{"test":{{"of":{{"field":"notes"}},"op":"empty"}}}},"then":[{then}]}}"#
        )
    };
    story.rule("First come", &if_no_notes(&set("notes", "taken")));
    story.rule("Too late", &if_no_notes(&set("lost-reason", "too late")));
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.text(deal, NOTES), "taken");
    assert_eq!(story.runs(), ["done"], "the second rule sees that there are notes now");
}

#[test]
fn two_rules_that_play_ping_pong_are_stopped_and_the_stop_is_kept() {
    let mut story = Story::new();
    let there = sales("follow-up");
    let back = sales("new");
    let mover = |from, to| {
        format!(
            r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{from}"}}}},"then":[{{"move":{{"stage":"{to}"}}}}]}}"#
        )
    };
    let one = story.rule("There", &mover(back, there));
    let two = story.rule("Back", &mover(there, back));
    let deal = story.deal("Ball", 1);
    assert_eq!(story.stage(deal), "new", "there and back, then it stops");
    assert_eq!(story.runs(), ["done", "done", "stopped"]);
    let stopped = story.all(Kind::Run).pop().unwrap();
    assert!(stopped.text(TRACE).contains(&format!(r#""cycle":["{one}","{two}"]"#)));
}

#[test]
fn a_rule_that_writes_what_it_listens_to_acts_once() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    story.rule("Echo", &when_set("source", "deal", &set("source", "echo")));
    story.edit(deal, SOURCE, "call");
    assert_eq!(story.text(deal, SOURCE), "echo");
    assert_eq!(story.runs(), ["done", "stopped"]);
}

#[test]
fn a_creation_that_sets_the_stage_sets_a_rule_off_once() {
    let mut story = Story::new();
    story.rule("New", r#"{"of":"deal","when":"created","then":[{"notify":{"text":"new"}}]}"#);
    story.rule(
        "Stage",
        r#"{"of":"deal","when":{"field-changed":{"field":"stage"}},"then":[{"notify":{"text":"stage"}}]}"#,
    );
    story.deal("Deal", 1);
    assert_eq!(story.runs(), ["done"]);
}

#[test]
fn undoing_an_action_takes_back_what_rules_did_with_it() {
    let mut story = Story::new();
    let ticket = story.create(Kind::Ticket, &[(NAME, "Ticket".into())]);
    story.rule("Urgent", &when_set("category", "ticket", &set("priority", "high")));
    story.edit(ticket, CATEGORY, "fire");
    let sets = story.last_deed();
    assert_eq!(sets.len(), 2);
    story.act(Command::Undo { sets });
    assert_eq!(story.record(ticket).get(CATEGORY), None);
    assert_eq!(story.record(ticket).get(PRIORITY), None);
    // And redone, by taking back the undo.
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(story.text(ticket, CATEGORY), "fire");
    assert_eq!(story.text(ticket, PRIORITY), "high");
}

#[test]
fn undoing_a_run_takes_back_its_cascade_and_keeps_what_was_edited_since() {
    let mut story = Story::new();
    let ticket = story.create(Kind::Ticket, &[(NAME, "Ticket".into())]);
    story.rule("Urgent", &when_set("category", "ticket", &set("priority", "high")));
    story.rule("Note", &when_set("priority", "ticket", &set("notes", "look at once")));
    story.edit(ticket, CATEGORY, "fire");
    assert_eq!(story.text(ticket, NOTES), "look at once");
    let sets = story.last_deed();
    let Cause::Rule { run, .. } = sets[1].cause else { panic!("a run was expected") };
    story.edit(ticket, NOTES, "I looked");
    let plan = story.plan(Command::UndoRuns { runs: vec![run], sets }).unwrap();
    let (_, kept) = story.take(plan);
    assert_eq!(story.text(ticket, CATEGORY), "fire", "what the person did stays");
    assert_eq!(story.record(ticket).get(PRIORITY), None);
    assert_eq!(story.text(ticket, NOTES), "I looked");
    assert_eq!(kept.iter().map(|kept| (kept.id, kept.field)).collect::<Vec<_>>(), [(ticket, NOTES)]);
    assert_eq!(story.runs(), ["undone", "undone"]);
}

#[test]
fn runs_are_taken_back_together_the_last_first_and_what_was_edited_since_is_named() {
    let mut story = Story::new();
    let deals = ["One", "Two", "Three"].map(|name| story.deal(name, 1));
    story.rule(
        "Stands",
        &format!(
            r#"{{"of":"deal","when":{{"time-in-stage":{{"after":{{"days":1}}}}}},"then":[{}]}}"#,
            set("source", "old")
        ),
    );
    story.rule("Notes", &when_set("source", "deal", &set("notes", "look at it")));
    story.wait_days(1);
    story.edit(deals[1], NOTES, "I looked");
    let runs: Vec<_> = story.all(Kind::Run).iter().map(|run| run.id).collect();
    assert_eq!(runs.len(), 6, "each with what followed from it");
    let sets: Vec<_> = story.journal.clone();
    let plan = story.plan(Command::UndoRuns { runs: runs.clone(), sets }).unwrap();
    assert!(plan.sets.iter().all(|set| Some(set.deed) == plan.deed()), "it is one action");
    let (_, kept) = story.take(plan);
    assert_eq!(kept.iter().map(|kept| (kept.id, kept.field)).collect::<Vec<_>>(), [(deals[1], NOTES)]);
    let held = deals.map(|deal| (story.text(deal, SOURCE), story.text(deal, NOTES)));
    assert_eq!(held, [("", ""), ("", "I looked"), ("", "")].map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(story.runs(), ["undone"; 6]);
    // Taken back once is taken back; and the one action can be taken back itself.
    let undone = story.last_deed();
    let sets = story.journal.clone();
    assert!(story.plan(Command::UndoRuns { runs, sets }).unwrap().sets.is_empty());
    story.act(Command::Undo { sets: undone });
    assert_eq!(story.runs(), ["done"; 6]);
    assert_eq!(story.text(deals[2], NOTES), "look at it");
}

#[test]
fn two_runs_that_wrote_the_same_field_are_taken_back_to_what_was_before_both() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 10);
    story.rule(
        "Twice as much",
        r#"{"of":"deal","when":{"field-changed":{"field":"source"}},"then":[{"set":{"field":"amount","value":{"formula":"amount × 2"}}}]}"#,
    );
    story.edit(deal, SOURCE, "fair");
    story.edit(deal, SOURCE, "mail");
    let amount = |story: &Story| story.record(deal).get(AMOUNT).cloned();
    assert_eq!(amount(&story), Some(Money::new(4_000, Currency::GBP).into()));
    let runs: Vec<_> = story.all(Kind::Run).iter().map(|run| run.id).collect();
    let sets = story.journal.clone();
    let plan = story.plan(Command::UndoRuns { runs, sets }).unwrap();
    let (_, kept) = story.take(plan);
    assert_eq!((amount(&story), kept.len()), (Some(Money::new(1_000, Currency::GBP).into()), 0));
}

#[test]
fn a_run_that_was_taken_back_does_not_come_again() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    story.rule(
        "Stands",
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":1}}},"then":[{"notify":{"text":"Stands"}}]}"#,
    );
    story.wait_days(1);
    assert_eq!(story.runs(), ["done"]);
    let sets = story.last_deed();
    let Cause::Rule { run, .. } = sets[0].cause else { panic!("a run was expected") };
    story.act(Command::UndoRuns { runs: vec![run], sets });
    story.wait_days(3);
    assert_eq!(story.runs(), ["undone"]);
    assert!(story.all(Kind::Message).is_empty());
    assert_eq!(story.stage(deal), "new");
}

#[test]
fn a_rule_switched_on_leaves_the_past_alone_unless_asked() {
    let body = r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":1}}},"then":[{"notify":{"text":"Stands"}}]}"#;
    let mut story = Story::new();
    story.deal("Old", 1);
    story.wait_days(10);
    let rule = story.rule("Stands", body);
    story.wait_days(2);
    assert_eq!(story.runs(), [""; 0]);
    story.act(Command::SetMode { rule, mode: Mode::Off, also_past: false });
    story.act(Command::SetMode { rule, mode: Mode::Auto, also_past: true });
    story.tick();
    assert_eq!(story.runs(), ["done"]);
    assert_eq!(story.text(rule, MODE), "auto");
}

#[test]
fn a_due_time_follows_the_date_and_a_condition_that_says_no_is_kept_as_skipped() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    story.rule(
        "Invoice due",
        r#"{"of":"deal","when":{"date-reached":{"field":"invoice-due","offset_days":-1}},
        "if":{"test":{"of":{"field":"amount"},"op":"greater","value":{"money":[500,"GBP"]}}},
        "then":[{"notify":{"text":"Tomorrow"}}]}"#,
    );
    let day = |d| Value::Day(tend::model::Day::new(2026, 11, d).unwrap());
    story.edit(deal, tend::model::schema::INVOICE_DUE, day(5));
    story.wait_days(1);
    story.edit(deal, tend::model::schema::INVOICE_DUE, day(20));
    story.wait_days(10);
    assert_eq!(story.runs(), [""; 0], "the date moved away");
    story.wait_days(10);
    assert_eq!(story.runs(), ["skipped"]);
    let run = &story.all(Kind::Run)[0];
    assert_eq!(run.text(RUN_STATUS), "skipped");
    assert!(run.text(TRACE).contains(r#""held":false"#));
}

#[test]
fn of_two_steps_that_write_one_field_the_later_one_counts() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    let steps = [
        set("notes", "first"),
        set("notes", "second"),
        format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales("quote-sent")),
        format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales("follow-up")),
    ];
    story.rule("Twice", &when_set("source", "deal", &steps.join(",")));
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.text(deal, NOTES), "second");
    assert_eq!(story.stage(deal), "follow-up");
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(story.record(deal).get(NOTES), None);
    assert_eq!(story.stage(deal), "new");
}

#[test]
fn a_rule_that_sets_itself_off_through_what_it_makes_is_stopped() {
    let mut story = Story::new();
    let task = r#"{"task":{"name":"Another"}}"#;
    let body = |of: &str| format!(r#"{{"of":"{of}","when":"created","then":[{task},{task}]}}"#);
    story.rule("First", &body("deal"));
    let breeds = story.rule("Breeds", &body("task"));
    story.deal("Deal", 1);
    // Two by the first rule, two more for each of them, and each of those is stopped.
    assert_eq!(story.all(Kind::Task).len(), 6);
    let stopped: Vec<_> = story.all(Kind::Run).into_iter().filter(|run| run.text(RUN_STATUS) == "stopped").collect();
    assert_eq!(stopped.len(), 4);
    assert!(stopped.iter().all(|run| run.text(TRACE).contains(&format!(r#""cycle":["{breeds}"]"#))));
}

#[test]
fn a_stop_names_only_the_rules_that_set_each_other_off() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    let there = story.rule("There", &when_set("source", "deal", &set("notes", "there")));
    story.rule("Bystander", &when_set("source", "deal", &set("lost-reason", "seen")));
    let back = story.rule("Back", &when_set("notes", "deal", &set("source", "back")));
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.runs(), ["done", "done", "done", "stopped", "stopped"]);
    let stopped = &story.all(Kind::Run)[3];
    assert!(stopped.text(TRACE).contains(&format!(r#""cycle":["{there}","{back}"]"#)), "{}", stopped.text(TRACE));
}

#[test]
fn a_rule_writes_only_what_a_person_could_write() {
    let mut story = Story::new();
    let company = story.create(Kind::Company, &[(NAME, "Gone".into())]);
    let deal = story.deal("Deal", 1);
    let value = format!(r#"{{"set":{{"field":"company","value":{{"value":{{"ref":"{company}"}}}}}}}}"#);
    story.rule("Company", &when_set("source", "deal", &value));
    story.act(Command::Delete { ids: vec![company] });
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.record(deal).get(tend::model::schema::COMPANY), None);
    assert_eq!(story.runs(), ["failed"]);
}

#[test]
fn only_a_kind_that_has_an_assignee_can_be_assigned() {
    let mut story = Story::new();
    let body = r#"{"of":"product","when":"created","then":[{"assign":{"to":{"in-turn":{}}}}]}"#;
    let body = tend::rule::Body::from_json(body).unwrap();
    let refused = story.plan(Command::SaveRule(tend::commands::SaveRule { rule: None, name: "Rule".into(), body }));
    assert!(matches!(refused, Err(tend::commands::Refusal::BadRule(_))));
}

#[test]
fn what_was_due_next_is_not_done_when_the_first_step_moved_the_record_away() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    let stands = |days: u32, then: &str| {
        format!(
            r#"{{"of":"deal","when":{{"time-in-stage":{{"stage":"{}","after":{{"days":{days}}}}}}},"then":[{then}]}}"#,
            sales("new")
        )
    };
    story.rule("Away", &stands(1, &format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales("follow-up"))));
    story.rule("Still there", &stands(2, r#"{"notify":{"text":"Still there"}}"#));
    // Both fell due while the app was closed, and one action carries out what is left of them.
    story.now = story.now.plus_ms(5 * tend::model::time::DAY_MS);
    let plan = story.plan(Command::PassTime { limit: 10 }).unwrap();
    assert_eq!(plan.runs.len(), 1);
    story.take(plan);
    assert_eq!(story.stage(deal), "follow-up");
    assert!(story.all(Kind::Message).is_empty());
}

#[test]
fn an_edit_goes_round_no_door() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    let rule = story.rule("Rule", r#"{"of":"deal","when":"created","then":[{"notify":{"text":"x"}}]}"#);
    let schema = tend::model::schema::builtin_row;
    for (id, field, value) in [
        (deal, tend::model::schema::STAGE, None),
        (deal, tend::model::schema::PIPELINE, Some(Value::Ref(tend::commands::pipeline_id("repeat")))),
        (deal, tend::model::schema::STAGE_SINCE, Some(Value::Instant(story.now))),
        (rule, MODE, Some(Value::from("off"))),
        (rule, tend::model::schema::BODY, Some(Value::from("{}"))),
    ] {
        let refused = story.plan(Command::Edit { ids: vec![id], fields: vec![(field, value)] });
        assert!(matches!(refused, Err(tend::commands::Refusal::WrongValue(f)) if f == field), "{:?}", schema(field));
    }
}

#[test]
fn a_template_that_cannot_be_read_is_refused_when_the_rule_is_saved() {
    let mut story = Story::new();
    let body = r#"{"of":"deal","when":"created","then":[{"notify":{"text":"Dear {{ name"}}]}"#;
    let body = tend::rule::Body::from_json(body).unwrap();
    let save = tend::commands::SaveRule { rule: None, name: "Bad".into(), body };
    assert!(matches!(story.plan(Command::SaveRule(save)), Err(tend::commands::Refusal::BadRule(_))));
}

#[test]
fn rules_that_push_a_card_to_and_fro_by_time_are_stopped_and_a_person_sets_them_free() {
    let mut story = Story::new();
    let waits = |from, to| {
        format!(
            r#"{{"of":"deal","when":{{"time-in-stage":{{"stage":"{from}","after":{{"minutes":1}}}}}},
            "then":[{{"move":{{"stage":"{to}"}}}}]}}"#
        )
    };
    let one = story.rule("There", &waits(sales("new"), sales("follow-up")));
    let two = story.rule("Back", &waits(sales("follow-up"), sales("new")));
    let deal = story.deal("Ball", 1);
    story.sleep_days(100);
    assert_eq!(story.stage(deal), "new", "there and back, then it stops");
    assert_eq!(story.runs(), ["done", "done", "stopped"]);
    assert!(story.all(Kind::Run)[2].text(TRACE).contains(&format!(r#""cycle":["{one}","{two}"]"#)));
    // What the person does is no circle, however soon it comes.
    story.move_to(deal, "follow-up");
    story.wait(MINUTE_MS);
    assert_eq!(story.stage(deal), "new");
    assert_eq!(story.runs()[3..], ["done"]);
}

#[test]
fn a_rule_that_sets_its_own_date_anew_each_day_is_a_habit_and_goes_on() {
    let mut story = Story::new();
    story.rule(
        "Daily",
        r#"{"of":"deal","when":{"date-reached":{"field":"expected-close"}},
        "then":[{"set":{"field":"expected-close","value":{"today-plus":1}}}]}"#,
    );
    let deal = story.deal("Deal", 1);
    let today = to_local(story.now, &*story.zone).0;
    story.edit(deal, EXPECTED_CLOSE, Value::Day(today.plus_days(1)));
    story.wait_days(5);
    assert_eq!(story.runs(), ["done"; 5]);
}

#[test]
fn a_rule_that_falls_due_on_what_it_made_itself_is_stopped() {
    let mut story = Story::new();
    let task = |name: &str| format!(r#"{{"task":{{"name":"{name}","due_in_days":1}}}}"#);
    story.rule(
        "Again",
        &format!(
            r#"{{"of":"task","when":{{"date-reached":{{"field":"due"}}}},"then":[{},{}]}}"#,
            task("one more"),
            task("and one more")
        ),
    );
    let first = story.create(Kind::Task, &[(NAME, "First".into())]);
    story.edit(first, DUE, story.now.plus_ms(MINUTE_MS));
    story.wait_days(100);
    assert_eq!(story.runs(), ["done", "stopped", "stopped"], "each of the two it made is told, and made no more");
    assert_eq!(story.all(Kind::Task).len(), 3);
}

#[test]
fn rules_that_branch_out_are_stopped_after_a_hundred_runs() {
    let mut story = Story::new();
    let task = r#"{"task":{"name":"more"}}"#;
    for name in ["One", "Two", "Three", "Four", "Five", "Six"] {
        story.rule(name, &format!(r#"{{"of":"task","when":"created","then":[{task},{task},{task}]}}"#));
    }
    let first = story.create(Kind::Task, &[(NAME, "First".into())]);
    let followed = 6 + MAX_REACTIONS + 1;
    assert_eq!(story.runs().len(), followed, "what the person set off, and what followed from it");
    assert_eq!(story.runs().last().unwrap(), "stopped", "and it is told");
    // Each record of one action has a hundred of its own.
    let second = story.create(Kind::Task, &[(NAME, "Second".into())]);
    story.rule("Urgent", &when_set("priority", "task", task));
    let before = story.runs().len();
    story.act(Command::Edit { ids: vec![first, second], fields: vec![(PRIORITY, Some("high".into()))] });
    assert_eq!(story.runs().len() - before, 2 * (1 + MAX_REACTIONS + 1));
}
