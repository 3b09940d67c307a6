//! How far a rule goes by itself: one that watches tells and does nothing, one that suggests asks first; what a run could
//! not do is tried again; all rules rest.

use crate::story::{Story, sales};
use tend::automation::{Did, Ended, Trace};
use tend::commands::{Command, Refusal, SaveRule};
use tend::journal::ChangeSet;
use tend::model::schema::{ASSIGNEE, FROZEN_UNTIL, LOST_REASON, NAME, RUN_OUTCOME, RUN_STATUS, SOURCE, TRACE};
use tend::model::time::to_local;
use tend::model::{Kind, Record, RecordId};
use tend::rule::{Body, Mode};

/// A rule about deals whose source is set, in a mode.
fn rule(story: &mut Story, mode: Mode, then: &str, rest: &str) -> RecordId {
    let when = r#""when":{"field-changed":{"field":"source"}}"#;
    let body = Body::from_json(&format!(r#"{{"of":"deal",{when},"then":[{then}]{rest}}}"#)).unwrap();
    let id = story.act(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body })).unwrap();
    story.act(Command::SetMode { rule: id, mode, also_past: false });
    id
}

/// A rule about deals that stood for two days.
fn stands(story: &mut Story, mode: Mode, rest: &str) -> RecordId {
    let when = r#""when":{"time-in-stage":{"after":{"days":2}}}"#;
    let body = Body::from_json(&format!(r#"{{"of":"deal",{when},"then":[{}]{rest}}}"#, task("Call"))).unwrap();
    let id = story.act(Command::SaveRule(SaveRule { rule: None, name: "Stands".into(), body })).unwrap();
    story.act(Command::SetMode { rule: id, mode, also_past: false });
    id
}

fn task(name: &str) -> String {
    format!(r#"{{"task":{{"name":"{name}"}}}}"#)
}

fn to(stage: &str) -> String {
    format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales(stage))
}

fn last(story: &Story) -> Record {
    story.all(Kind::Run).pop().unwrap()
}

fn trace(run: &Record) -> Trace {
    serde_json::from_str(run.text(TRACE)).unwrap()
}

fn undo(story: &mut Story, sets: Vec<ChangeSet>) {
    story.act(Command::Undo { sets });
}

#[test]
fn a_rule_that_watches_tells_what_it_would_do_and_does_none_of_it() {
    let mut story = Story::new();
    let both = format!("{},{}", to("quote-sent"), task("Call"));
    rule(&mut story, Mode::Watch, &both, "");
    // What comes after it sees the deal as it is.
    let when = r#""when":{"stage-entered":{}}"#;
    story.rule("Hears", &format!(r#"{{"of":"deal",{when},"then":[{}]}}"#, task("Moved")));
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!((story.stage(deal), story.tasks(deal)), ("new", vec!["Moved".to_owned()]));
    let run = last(&story);
    assert_eq!(run.text(RUN_STATUS), "watched");
    assert!(matches!(trace(&run).did[..], [Did::Done, Did::Made(_)]), "{:?}", trace(&run).did);
}

#[test]
fn what_a_rule_would_fail_to_do_is_seen_while_it_watches() {
    let mut story = Story::new();
    rule(&mut story, Mode::Watch, &to("lost"), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.runs(), ["watched"]);
    assert!(matches!(trace(&last(&story)).did[..], [Did::Missing(_)]));
}

#[test]
fn a_rule_that_watches_waits_too_and_goes_on_watching_when_it_is_switched_on_meanwhile() {
    let mut story = Story::new();
    let wait = r#"{"wait":{"until":{"for":{"days":3}}}}"#;
    let id = rule(&mut story, Mode::Watch, &format!("{wait},{}", task("Call")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.runs(), ["waiting"]);
    story.act(Command::SetMode { rule: id, mode: Mode::Auto, also_past: false });
    story.wait_days(4);
    assert_eq!((story.runs(), story.tasks(deal).len()), (vec!["watched".to_owned()], 0));
}

#[test]
fn what_was_watched_does_not_keep_the_rule_from_acting_later() {
    let mut story = Story::new();
    let deal = story.deal("Menus", 10);
    let id = stands(&mut story, Mode::Watch, r#","again":"once""#);
    story.wait_days(3);
    assert_eq!((story.runs(), story.tasks(deal).len()), (vec!["watched".to_owned()], 0));
    story.act(Command::SetMode { rule: id, mode: Mode::Auto, also_past: true });
    story.tick();
    assert_eq!(story.tasks(deal), ["Call"], "the records that match already were asked for");
    // And what was done already is not told as something that would be done.
    story.act(Command::SetMode { rule: id, mode: Mode::Watch, also_past: true });
    story.tick();
    assert_eq!(story.runs(), ["watched", "done"]);
}

#[test]
fn a_rule_that_suggests_does_it_when_one_says_yes_and_both_are_taken_back_as_one() {
    let mut story = Story::new();
    rule(&mut story, Mode::Suggest, &format!("{},{}", to("quote-sent"), task("Call")), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!((story.runs(), story.stage(deal)), (vec!["asked".to_owned()], "new"));
    story.wait_days(40);
    assert_eq!(story.runs(), ["asked"], "it waits for the person, not for time");
    story.act(Command::Resume { runs: vec![last(&story).id], skip: false });
    assert_eq!((story.stage(deal), story.tasks(deal)), ("quote-sent", vec!["Call".to_owned()]));
    assert_eq!(story.runs(), ["done"]);
    let sets = story.last_deed();
    undo(&mut story, sets);
    assert_eq!((story.stage(deal), story.tasks(deal).len(), story.runs()), ("new", 0, vec!["asked".to_owned()]));
}

#[test]
fn a_suggestion_is_made_once_and_no_is_an_answer() {
    let mut story = Story::new();
    rule(&mut story, Mode::Suggest, &task("Call"), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.edit(deal, SOURCE, "shop");
    assert_eq!(story.runs(), ["asked"], "what was asked is not asked again while it stands");
    let run = last(&story).id;
    story.act(Command::GiveUp { runs: vec![run] });
    assert_eq!((story.runs(), story.tasks(deal).len()), (vec!["declined".to_owned()], 0));
    assert!(matches!(story.plan(Command::Resume { runs: vec![run], skip: false }), Err(Refusal::NotThere(_))));
    story.edit(deal, SOURCE, "fair");
    assert_eq!(story.runs(), ["declined", "asked"], "another time it is asked anew");
}

#[test]
fn a_suggestion_goes_when_the_card_has_moved_on_or_is_not_as_the_rule_wants_it() {
    let wanted = r#","if":{"test":{"of":{"field":"lost-reason"},"op":"empty"}}"#;
    let begun = || {
        let mut story = Story::new();
        rule(&mut story, Mode::Suggest, &task("Call"), wanted);
        let deal = story.deal("Menus", 10);
        story.edit(deal, SOURCE, "fair");
        (story, deal)
    };
    let (mut story, deal) = begun();
    story.edit(deal, NAME, "Menus and cards");
    assert_eq!(story.runs(), ["asked"]);
    story.edit(deal, LOST_REASON, "no time");
    assert_eq!((story.runs(), trace(&last(&story)).ended), (vec!["ended".to_owned()], Some(Ended::Moot)));
    let (mut story, deal) = begun();
    story.move_to(deal, "quote-sent");
    assert_eq!((story.runs(), trace(&last(&story)).ended), (vec!["ended".to_owned()], Some(Ended::Left)));
}

#[test]
fn what_was_missed_by_more_than_the_rule_allows_is_asked_about() {
    let rest = r#","missed":{"ask-after":{"days":1}}"#;
    let mut story = Story::new();
    stands(&mut story, Mode::Auto, rest);
    let deal = story.deal("Menus", 10);
    story.sleep_days(9);
    assert_eq!((story.runs(), story.tasks(deal).len()), (vec!["asked".to_owned()], 0));
    story.act(Command::Resume { runs: vec![last(&story).id], skip: false });
    assert_eq!(story.tasks(deal), ["Call"]);

    // A run that waited asks behind its wait.
    let mut story = Story::new();
    let steps = format!(r#"{},{{"wait":{{"until":{{"for":{{"days":3}}}}}}}},{}"#, task("Now"), task("Later"));
    rule(&mut story, Mode::Auto, &steps, rest);
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.sleep_days(9);
    assert_eq!((story.runs(), story.tasks(deal)), (vec!["asked".to_owned()], vec!["Now".to_owned()]));
    story.act(Command::Resume { runs: vec![last(&story).id], skip: false });
    assert_eq!(story.tasks(deal), ["Now", "Later"]);
}

#[test]
fn a_step_that_could_not_be_done_is_tried_again_and_the_rest_follows() {
    let mut story = Story::new();
    let steps = format!("{},{},{}", task("First"), to("lost"), task("Last"));
    rule(&mut story, Mode::Auto, &steps, "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let run = last(&story).id;
    assert_eq!((story.runs(), story.tasks(deal)), (vec!["failed".to_owned()], vec!["First".to_owned()]));
    assert_eq!(story.workspace.schedule().open().collect::<Vec<_>>(), [run], "it stands until it is settled");
    story.act(Command::Resume { runs: vec![run], skip: false });
    assert_eq!(story.runs(), ["failed"], "nothing was mended");
    story.edit(deal, LOST_REASON, "no time");
    story.act(Command::Resume { runs: vec![run], skip: false });
    assert_eq!((story.runs(), story.stage(deal)), (vec!["done".to_owned()], "lost"));
    assert_eq!(story.tasks(deal), ["First", "Last"], "the first was not done a second time");
    assert_eq!(story.workspace.schedule().open().count(), 0);
}

#[test]
fn a_step_that_could_not_be_done_is_passed_over_or_left() {
    let begun = || {
        let mut story = Story::new();
        rule(&mut story, Mode::Auto, &format!("{},{}", to("lost"), task("Last")), "");
        let deal = story.deal("Menus", 10);
        story.edit(deal, SOURCE, "fair");
        let run = last(&story).id;
        (story, deal, run)
    };
    let (mut story, deal, run) = begun();
    story.act(Command::Resume { runs: vec![run], skip: true });
    assert_eq!((story.runs(), story.tasks(deal)), (vec!["done".to_owned()], vec!["Last".to_owned()]));
    assert!(matches!(trace(&last(&story)).did[..], [Did::PassedBy, Did::Made(_)]));
    let (mut story, deal, run) = begun();
    story.act(Command::GiveUp { runs: vec![run] });
    assert_eq!((story.runs(), story.tasks(deal).len()), (vec!["failed".to_owned()], 0));
    assert_eq!(last(&story).text(RUN_OUTCOME), "gave-up");
    assert_eq!(story.workspace.schedule().open().count(), 0);
    let sets = story.last_deed();
    undo(&mut story, sets);
    assert_eq!(story.workspace.schedule().open().count(), 1);
}

#[test]
fn while_all_rules_rest_nothing_is_heard_and_what_fell_due_is_done_when_they_wake() {
    let mut story = Story::new();
    rule(&mut story, Mode::Auto, &task("Heard"), "");
    stands(&mut story, Mode::Auto, "");
    let deal = story.deal("Menus", 10);
    story.act(Command::Pause(true));
    story.edit(deal, SOURCE, "fair");
    story.wait_days(5);
    assert_eq!((story.runs().len(), story.workspace.next_due()), (0, None));
    story.act(Command::Pause(false));
    story.tick();
    assert_eq!(story.tasks(deal), ["Call"], "events are not made up for");
}

#[test]
fn watching_in_turn_leaves_the_turn_as_it_is() {
    let mut story = Story::new();
    let people: Vec<_> = ["Ada", "Ben"].map(|name| story.create(Kind::Person, &[(NAME, name.into())])).into();
    let id = rule(&mut story, Mode::Watch, r#"{"assign":{"to":{"in-turn":{}}}}"#, "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    story.act(Command::SetMode { rule: id, mode: Mode::Auto, also_past: false });
    story.edit(deal, SOURCE, "shop");
    let first = people.iter().min().copied();
    assert_eq!(story.record(deal).reference(ASSIGNEE), first);
}

#[test]
fn a_person_may_say_yes_for_a_frozen_record() {
    let mut story = Story::new();
    rule(&mut story, Mode::Suggest, &task("Call"), "");
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let thaw = to_local(story.now, &*story.zone).0.plus_days(8);
    story.edit(deal, FROZEN_UNTIL, thaw);
    story.act(Command::Resume { runs: vec![last(&story).id], skip: false });
    assert_eq!(story.tasks(deal), ["Call"]);
}

#[test]
fn today_shows_the_first_of_many_suggestions_and_has_all_of_them_to_answer() {
    let mut story = Story::new();
    let id = rule(&mut story, Mode::Suggest, &task("Call"), "");
    let other = rule(&mut story, Mode::Suggest, &task("Write"), "");
    for n in 0..7 {
        let deal = story.deal(&format!("Deal {n}"), 10);
        story.edit(deal, SOURCE, "fair");
    }
    let seen = tend::views::today::today(story.sight(), 10);
    let told: Vec<_> = seen.suggestions.iter().map(|one| (one.of, one.runs.len(), one.first.len())).collect();
    assert_eq!(told.len(), 2);
    assert!(told.contains(&(Some(id), 7, 5)) && told.contains(&(Some(other), 7, 5)), "{told:?}");
    let runs = seen.suggestions[0].runs.clone();
    story.act(Command::Resume { runs, skip: false });
    assert_eq!(tend::views::today::today(story.sight(), 10).suggestions.len(), 1);
}
