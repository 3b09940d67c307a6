//! Rules that wait, branch and end: what moves a wait, what ends it, and what it was for.

use crate::story::{Story, sales};
use tend::automation::{Did, Ended, Trace};
use tend::commands::{Command, SaveRule};
use tend::model::schema::{
    ABOUT, BODY, FROZEN_UNTIL, INVOICE_DUE, NAME, NOTES, RUN_OUTCOME, RUN_STATUS, SOURCE, TRACE,
};
use tend::model::time::to_local;
use tend::model::{Day, Kind, Record, RecordId};
use tend::rule::Body;
use tend::rule::Mode;

/// A rule about deals whose source is set.
fn rule(story: &mut Story, then: &str, rest: &str) -> RecordId {
    let when = r#""when":{"field-changed":{"field":"source"}}"#;
    story.rule("Rule", &format!(r#"{{"of":"deal",{when},"then":[{then}]{rest}}}"#))
}

fn task(name: &str) -> String {
    format!(r#"{{"task":{{"name":"{name}"}}}}"#)
}

const THREE_DAYS: &str = r#"{"wait":{"until":{"for":{"days":3}}}}"#;

fn today(story: &Story) -> Day {
    to_local(story.now, &*story.zone).0
}

fn run(story: &Story) -> Record {
    story.all(Kind::Run).pop().unwrap()
}

fn did(story: &Story) -> Vec<Did> {
    trace(story).did
}

fn trace(story: &Story) -> Trace {
    serde_json::from_str(run(story).text(TRACE)).unwrap()
}

#[test]
fn a_step_waits_and_the_next_is_taken_at_its_own_time() {
    let mut story = Story::new();
    rule(&mut story, &format!("{},{THREE_DAYS},{}", task("Now"), task("Later")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!((story.tasks(deal), story.runs()), (vec!["Now".to_owned()], vec!["waiting".to_owned()]));
    story.wait_days(2);
    assert_eq!(story.tasks(deal).len(), 1);
    // Asleep over the moment: it is done once, as of then.
    story.sleep_days(9);
    assert_eq!(story.tasks(deal), ["Now", "Later"]);
    assert_eq!(story.runs(), ["done"]);
    assert!(matches!(did(&story)[..], [Did::Made(_), Did::Waited, Did::Made(_)]));
    assert!(trace(&story).late_ms.is_some_and(|late| late > 7 * 86_400_000));
    story.sleep_days(9);
    assert_eq!(story.tasks(deal).len(), 2);
}

#[test]
fn a_wait_for_a_date_moves_with_the_date_and_waits_visibly_for_one() {
    let mut story = Story::new();
    let wait = r#"{"wait":{"until":{"date":{"field":"invoice-due","offset-days":-1,"minute":540}}}}"#;
    let wait = wait.replace("offset-days", "offset_days");
    rule(&mut story, &format!("{wait},{}", task("Ask for the money")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.wait_days(5);
    assert_eq!(story.runs(), ["waiting"], "there is no date yet");
    assert_eq!(story.workspace.next_due(), None);
    let day = today(&story).plus_days(10);
    story.edit(deal, INVOICE_DUE, day);
    let first = story.workspace.next_due().unwrap();
    story.edit(deal, INVOICE_DUE, day.plus_days(7));
    assert_eq!(story.workspace.next_due(), Some(first.plus_ms(7 * 86_400_000)), "the wait follows the date");
    story.edit(deal, INVOICE_DUE, today(&story).plus_days(-30));
    story.tick();
    assert_eq!(story.tasks(deal), ["Ask for the money"], "a day that is past is not waited for");
    assert_eq!(story.runs(), ["done"]);
}

#[test]
fn a_wait_for_a_weekday_ends_at_its_hour() {
    let mut story = Story::new();
    let wait = r#"{"wait":{"until":{"weekday":{"days":[2,5],"minute":600}}}}"#;
    rule(&mut story, &format!("{wait},{}", task("Ring")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let due = story.workspace.next_due().unwrap();
    let (day, ms) = to_local(due, &*story.zone);
    assert!([2, 5].contains(&day.weekday()) && ms == 600 * 60_000, "{day:?}");
    assert!(day.0 - today(&story).0 <= 7);
}

#[test]
fn what_is_waited_for_comes_or_does_not_come_in_time() {
    let wait = r#"{"wait":{"until":{"event":{"event":"payment","at_most":{"days":3}}},"too_late":[{"task":{"name":"Remind"}}]}}"#;
    for pays in [true, false] {
        let mut story = Story::new();
        rule(&mut story, &format!("{wait},{}", task("Thank")), "");
        let deal = story.deal("Menus", 10);
        story.edit(deal, SOURCE, "fair");
        if pays {
            story.pay(deal, 1);
        }
        story.wait_days(4);
        let wanted: &[&str] = if pays { &["Thank"] } else { &["Remind", "Thank"] };
        assert_eq!(story.tasks(deal), wanted);
        assert_eq!(did(&story)[0], if pays { Did::Waited } else { Did::TooLate });
    }
}

#[test]
fn the_first_way_that_is_open_is_taken_and_what_comes_after_the_branch_always() {
    let is = |source: &str| format!(r#""if":{{"test":{{"of":{{"field":"source"}},"op":"is","value":"{source}"}}}}"#);
    let way = |source: &str, then: &str| format!(r#"{{{},"then":[{then}]}}"#, is(source));
    let branch =
        |ways: &[String]| format!(r#"{{"branch":{{"ways":[{}],"otherwise":[{}]}}}}"#, ways.join(","), task("Other"));
    let both = branch(&[way("fair", &task("Fair")), way("fair", &task("Never")), way("web", "")]);
    for (source, wanted, took) in
        [("fair", vec!["Fair", "After"], 0), ("web", vec!["After"], 2), ("mail", vec!["Other", "After"], 3)]
    {
        let mut story = Story::new();
        rule(&mut story, &format!("{both},{}", task("After")), "");
        let deal = story.deal("Menus", 10);
        story.edit(deal, SOURCE, source);
        assert_eq!(story.tasks(deal), wanted, "{source}");
        assert_eq!(did(&story)[0], Did::Took(took));
    }
}

#[test]
fn an_end_ends_it_with_its_outcome_and_nothing_after_it_is_done() {
    let mut story = Story::new();
    rule(&mut story, &format!(r#"{{"end":{{"outcome":"gave-up"}}}},{}"#, task("Never")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(run(&story).text(RUN_OUTCOME), "gave-up");
    assert_eq!((story.tasks(deal).len(), story.runs()), (0, vec!["done".to_owned()]));
}

#[test]
fn what_ends_a_rule_ends_it_while_it_waits_and_leaving_the_stage_does_unless_it_is_kept() {
    let until = r#","until":[{"if":{"test":{"of":{"field":"notes"},"op":"filled"}},"outcome":"won"}]"#;
    let steps = format!("{THREE_DAYS},{}", task("Later"));
    let begun = |rest: &str| {
        let mut story = Story::new();
        rule(&mut story, &steps, rest);
        let deal = story.deal("Menus", 10);
        story.edit(deal, SOURCE, "fair");
        (story, deal)
    };
    let (mut story, deal) = begun(until);
    story.edit(deal, NAME, "Menu boards");
    assert_eq!(story.runs(), ["waiting"]);
    story.edit(deal, NOTES, "he ordered");
    assert_eq!((story.runs(), run(&story).text(RUN_OUTCOME).to_owned()), (vec!["ended".to_owned()], "won".to_owned()));
    assert_eq!(trace(&story).ended, Some(Ended::Until(0)));
    story.wait_days(9);
    assert_eq!(story.tasks(deal).len(), 0);

    for (rest, wanted) in [("", 0), (r#","keep":true"#, 1)] {
        let (mut story, deal) = begun(rest);
        story.move_to(deal, "quote-sent");
        story.wait_days(9);
        assert_eq!(story.tasks(deal).len(), wanted, "{rest}");
    }
}

#[test]
fn a_rule_begins_as_often_as_it_says() {
    for (again, wanted) in [
        ("", [1, 2, 3]),
        (r#","again":"once""#, [1, 1, 1]),
        (r#","again":"not-while-waiting""#, [1, 1, 2]),
        (r#","again":{"not-within":{"days":30}}"#, [1, 1, 1]),
    ] {
        let mut story = Story::new();
        rule(&mut story, &format!("{},{THREE_DAYS}", task("Begun")), again);
        let deal = story.deal("Menus", 10);
        let mut counts = Vec::new();
        for (source, days) in [("fair", 1), ("web", 5), ("mail", 1)] {
            story.edit(deal, SOURCE, source);
            counts.push(story.tasks(deal).len());
            story.wait_days(days);
        }
        assert_eq!(counts, wanted, "{again}");
    }
}

#[test]
fn what_is_missed_by_more_than_the_rule_allows_is_left_out_and_says_so() {
    let mut story = Story::new();
    let rest = r#","missed":{"skip-after":{"days":1}}"#;
    rule(&mut story, &format!("{THREE_DAYS},{}", task("Later")), rest);
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.sleep_days(9);
    assert_eq!((story.tasks(deal).len(), trace(&story).ended), (0, Some(Ended::Missed)));
}

#[test]
fn a_run_goes_on_as_the_rule_was_when_it_began_and_not_while_the_rule_is_off() {
    let mut story = Story::new();
    let id = rule(&mut story, &format!("{THREE_DAYS},{}", task("As it was")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let other = story.text(id, BODY).replace("As it was", "As it is");
    let body = Body::from_json(&other).unwrap();
    story.act(Command::SaveRule(SaveRule { rule: Some(id), name: "Rule".into(), body }));
    story.act(Command::SetMode { rule: id, mode: Mode::Off, also_past: false });
    story.wait_days(5);
    assert_eq!(story.runs(), ["waiting"]);
    story.act(Command::SetMode { rule: id, mode: Mode::Auto, also_past: false });
    story.tick();
    assert_eq!(story.tasks(deal), ["As it was"]);
}

#[test]
fn a_frozen_record_is_left_alone_until_it_thaws() {
    let mut story = Story::new();
    rule(&mut story, &format!("{THREE_DAYS},{}", task("Later")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let thaw = today(&story).plus_days(8);
    story.edit(deal, FROZEN_UNTIL, thaw);
    story.wait_days(6);
    assert_eq!(story.tasks(deal).len(), 0);
    story.wait_days(3);
    assert_eq!(story.tasks(deal), ["Later"]);
}

#[test]
fn rules_that_wait_for_each_other_are_stopped_when_they_come_round() {
    let mut story = Story::new();
    let soon = r#"{"wait":{"until":{"for":{"minutes":1}}}}"#;
    let rule = |story: &mut Story, on: &str, sets: &str| {
        let set = format!(r#"{{"set":{{"field":"{sets}","value":{{"field":"name"}}}}}}"#);
        let empty = format!(r#"{{"set":{{"field":"{sets}","value":"nothing"}}}}"#);
        let when = format!(r#""when":{{"field-changed":{{"field":"{on}"}}}}"#);
        let filled = format!(r#"{{"if":{{"test":{{"of":{{"field":"{sets}"}},"op":"filled"}}}},"then":[{empty}]}}"#);
        let turn = format!(r#"{{"branch":{{"ways":[{filled}],"otherwise":[{set}]}}}}"#);
        story.rule(on, &format!(r#"{{"of":"deal",{when},"then":[{soon},{turn}]}}"#))
    };
    rule(&mut story, "source", "lost-reason");
    rule(&mut story, "lost-reason", "source");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.wait_days(1);
    let stopped = story.all(Kind::Run).iter().filter(|run| run.text(RUN_STATUS) == "stopped").count();
    assert!(stopped >= 1 && story.all(Kind::Run).len() < 8, "{:?}", story.all(Kind::Run).len());
    let last = trace(&story);
    assert_eq!(last.cycle.len(), 2, "the circle names both");
}

#[test]
fn a_run_is_taken_back_with_all_that_it_did_after_it_waited() {
    let mut story = Story::new();
    rule(&mut story, &format!("{},{THREE_DAYS},{}", task("Now"), task("Later")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.wait_days(4);
    let id = run(&story).id;
    let sets = story.sets_of(id);
    story.act(Command::UndoRuns { runs: vec![id], sets });
    assert_eq!(story.tasks(deal).len(), 0);
    assert_eq!(story.runs(), ["undone"]);
}

#[test]
fn a_step_that_may_fail_lets_the_rest_go_on() {
    let mut story = Story::new();
    let lost = sales("lost");
    rule(&mut story, &format!(r#"{{"try":{{"move":{{"stage":"{lost}"}}}}}},{}"#, task("All the same")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!((story.tasks(deal), story.runs()), (vec!["All the same".to_owned()], vec!["done".to_owned()]));
    assert!(matches!(did(&story)[0], Did::Missing(_)));
}

#[test]
fn a_person_moves_what_waits_lets_it_go_on_or_gives_it_up() {
    let wait = r#"{"wait":{"until":{"event":{"event":"payment","at_most":{"days":30}}},"too_late":[{"task":{"name":"Remind"}}]}}"#;
    let begun = || {
        let mut story = Story::new();
        rule(&mut story, &format!("{wait},{}", task("Thank")), "");
        let deal = story.deal("Menus", 10);
        story.edit(deal, SOURCE, "fair");
        let id = run(&story).id;
        (story, deal, id)
    };
    let (mut story, deal, id) = begun();
    let until = story.now.plus_ms(5 * 86_400_000);
    story.act(Command::WaitUntil { run: id, until });
    assert_eq!(story.workspace.next_due(), Some(until));
    story.wait_days(4);
    assert_eq!(story.tasks(deal).len(), 0);
    story.wait_days(2);
    assert_eq!(story.tasks(deal), ["Thank"], "who lets it go on does not wait for the event");

    let (mut story, deal, id) = begun();
    let now = story.now;
    story.act(Command::WaitUntil { run: id, until: now });
    story.tick();
    assert_eq!(story.tasks(deal), ["Thank"]);

    let (mut story, deal, id) = begun();
    story.act(Command::GiveUp { runs: vec![id] });
    assert_eq!(
        (story.runs(), run(&story).text(RUN_OUTCOME).to_owned()),
        (vec!["ended".into()], "cancelled".to_owned())
    );
    let sets = story.last_deed();
    story.wait_days(40);
    assert_eq!(story.tasks(deal).len(), 0);
    story.act(Command::Undo { sets });
    assert_eq!(story.runs(), ["waiting"], "giving up is taken back like anything else");
}

#[test]
fn a_rule_hears_that_a_task_is_done_or_given_up() {
    for (done, wanted) in [(true, vec!["done"]), (false, vec!["given up"])] {
        let mut story = Story::new();
        for (status, text) in [("done", "done"), ("cancelled", "given up")] {
            let when = format!(r#""when":{{"task-ended":{{"status":"{status}"}}}}"#);
            story.rule(text, &format!(r#"{{"of":"deal",{when},"then":[{{"task":{{"name":"{text}"}}}}]}}"#));
        }
        let deal = story.deal("Menus", 10);
        let call = story.create(Kind::Task, &[(NAME, "Call".into()), (ABOUT, deal.into())]);
        story.act(Command::FinishTask { task: call, done, result: None });
        assert_eq!(story.tasks(deal), wanted);
    }
}
