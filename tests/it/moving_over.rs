//! Runs that wait, moved by hand to the newest version of their rule.

use crate::story::Story;
use tend::commands::{Command, Refusal, SaveRule};
use tend::model::schema::{NAME, RULE_VERSION, RUN_STATUS, SOURCE};
use tend::model::time::{DAY_MS, from_local, to_local};
use tend::model::{Kind, Record, RecordId, Value};
use tend::rule::{Body, Wait};
use tend::views::history::{Answer, Line, What, entries};
use tend::views::record::coming;
use tend::views::runs::{Wanted, older, runs};

const CALL: &str = r#"{"task":{"name":"Call"}}"#;
const WRITE: &str = r#"{"task":{"name":"Write"}}"#;

fn wait(days: u32) -> String {
    format!(r#"{{"wait":{{"until":{{"for":{{"days":{days}}}}}}}}}"#)
}

fn body(then: &str) -> String {
    format!(r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},"then":[{then}]}}"#)
}

fn write(story: &mut Story, rule: RecordId, then: &str) {
    let body = Body::from_json(&body(then)).unwrap();
    story.act(Command::SaveRule(SaveRule { rule: Some(rule), name: "Rule".into(), body }));
}

/// A run that waits for three days under the first version.
fn waiting() -> (Story, RecordId, RecordId, RecordId) {
    let mut story = Story::new();
    let rule = story.rule("Rule", &body(&format!("{},{CALL}", wait(3))));
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let run = run(&story).id;
    (story, rule, deal, run)
}

fn run(story: &Story) -> Record {
    story.all(Kind::Run).pop().unwrap()
}

fn over(run: RecordId) -> Command {
    Command::MoveOver { runs: vec![run] }
}

#[test]
fn it_waits_on_under_the_newest_version_counted_from_when_it_began_to() {
    let (mut story, rule, deal, run) = waiting();
    let began = story.now;
    story.wait_days(1);
    write(&mut story, rule, &format!("{},{WRITE}", wait(5)));
    assert_eq!(coming(story.sight(), deal)[0].newer, Some(2));
    assert_eq!(story.workspace.next_due(), Some(began.plus_ms(3 * DAY_MS)));
    story.act(over(run));
    assert_eq!(story.workspace.next_due(), Some(began.plus_ms(5 * DAY_MS)));
    assert_eq!(story.record(run).get(RULE_VERSION), Some(&Value::from(2)));
    assert_eq!(coming(story.sight(), deal)[0].newer, None);
    story.wait_days(6);
    assert_eq!(story.tasks(deal), ["Write"]);
}

#[test]
fn who_moves_nothing_finishes_under_the_version_with_which_it_began() {
    let (mut story, rule, deal, _) = waiting();
    write(&mut story, rule, &format!("{},{WRITE}", wait(5)));
    story.wait_days(4);
    assert_eq!(story.tasks(deal), ["Call"]);
}

#[test]
fn what_would_be_over_already_goes_on_at_once_as_of_then() {
    let (mut story, rule, deal, run) = waiting();
    story.wait_days(2);
    write(&mut story, rule, &format!("{},{WRITE}", wait(1)));
    story.act(over(run));
    story.tick();
    assert_eq!((story.tasks(deal), story.runs()), (vec!["Write".to_owned()], vec!["done".to_owned()]));
}

#[test]
fn one_undo_puts_it_back_under_the_version_that_it_had() {
    let (mut story, rule, deal, run) = waiting();
    let before = story.record(run);
    write(&mut story, rule, &format!("{},{WRITE}", wait(5)));
    story.act(over(run));
    let told = entries(story.sight(), 0, &[story.last_deed()], &mut Default::default());
    let [Line { what: Some(What::Answered { answer, about, .. }), .. }] = &told[0].lines[..] else {
        panic!("{told:?}")
    };
    assert_eq!((*answer, about.as_ref().map(|about| about.id), told[0].undoable), (Answer::MoveOver, Some(deal), true));
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(story.record(run).fields().collect::<Vec<_>>(), before.fields().collect::<Vec<_>>());
    story.wait_days(4);
    assert_eq!(story.tasks(deal), ["Call"]);
}

#[test]
fn where_the_newest_version_does_not_wait_it_stays_and_the_reason_is_told() {
    let (mut story, rule, _, run) = waiting();
    for then in [CALL.to_owned(), format!("{CALL},{}", wait(1))] {
        write(&mut story, rule, &then);
        assert_eq!(story.plan(over(run)).unwrap_err(), Refusal::NoWait(run), "{then}");
        assert_eq!((older(story.sight(), rule).can.len(), older(story.sight(), rule).cannot), (0, 1));
    }
    // Of other records it cannot be about.
    let other = Body::from_json(&body(&wait(1)).replace("deal", "lead")).unwrap();
    story.act(Command::SaveRule(SaveRule { rule: Some(rule), name: "Rule".into(), body: other }));
    assert_eq!(story.plan(over(run)).unwrap_err(), Refusal::NoWait(run));
    story.act(Command::Delete { ids: vec![rule] });
    assert_eq!(story.plan(over(run)).unwrap_err(), Refusal::NotThere(run));
}

#[test]
fn what_does_not_wait_is_not_moved_and_what_is_there_already_differs_nothing() {
    let (mut story, rule, deal, run) = waiting();
    assert!(story.plan(over(run)).unwrap().sets.is_empty());
    write(&mut story, rule, &format!("{},{WRITE}", wait(5)));
    story.act(Command::GiveUp { runs: vec![run] });
    assert_eq!(story.plan(over(run)).unwrap_err(), Refusal::NotThere(run));
    assert_eq!(older(story.sight(), rule).can, []);
    story.edit(deal, SOURCE, "shop");
    assert_eq!(older(story.sight(), rule).can, [], "it began under the newest");
}

#[test]
fn all_of_a_rule_are_moved_in_one_action_and_told_as_one() {
    let (mut story, rule, _, _) = waiting();
    for n in 0..2 {
        let deal = story.deal(&format!("Other {n}"), 10);
        story.edit(deal, SOURCE, "fair");
    }
    write(&mut story, rule, &format!("{},{WRITE}", wait(5)));
    let found = older(story.sight(), rule);
    assert_eq!((found.version, found.can.len(), found.cannot), (2, 3, 0));
    story.act(Command::MoveOver { runs: found.can });
    assert_eq!(older(story.sight(), rule).can, []);
    let told = entries(story.sight(), 0, &[story.last_deed()], &mut Default::default());
    assert!(matches!(&told[0].lines[0].what, Some(What::Answered { about: None, answer: Answer::MoveOver, .. })));
}

#[test]
fn what_the_person_said_holds_on_and_what_ends_it_is_the_newest() {
    let (mut story, rule, deal, run) = waiting();
    let until = story.now.plus_ms(9 * DAY_MS);
    story.act(Command::WaitUntil { run, until });
    let ends = r#"],"until":[{"if":{"test":{"of":{"field":"source"},"op":"is","value":"shop"}},"outcome":"lost"}"#;
    write(&mut story, rule, &format!("{},{WRITE}{ends}", wait(5)));
    story.act(over(run));
    assert_eq!(story.workspace.next_due(), Some(until));
    story.edit(deal, SOURCE, "shop");
    assert_eq!(story.record(run).text(RUN_STATUS), "ended");
}

#[test]
fn a_date_or_a_weekday_is_waited_for_from_then_on() {
    let (mut story, rule, _, run) = waiting();
    let tuesday = r#"{"wait":{"until":{"weekday":{"days":[2],"minute":600}}}}"#;
    write(&mut story, rule, &format!("{tuesday},{WRITE}"));
    story.act(over(run));
    let (today, _) = to_local(story.now, &*story.zone);
    let ten = from_local(today.plus_days(1), 10 * 3_600_000, &*story.zone);
    assert_eq!(story.workspace.next_due(), Some(ten));
}

#[test]
fn the_list_of_runs_says_what_each_waits_for_until_when_and_to_which_version_it_can_go() {
    let (mut story, rule, deal, _) = waiting();
    story.create(Kind::Contact, &[(NAME, "Ann".into())]);
    write(&mut story, rule, &format!("{},{WRITE}", wait(5)));
    let (found, count, _) = runs(story.sight(), &Wanted { status: Some("waiting".into()), ..Wanted::default() }, 10);
    assert_eq!(count, 1);
    let run = &found[0];
    assert!(matches!(run.waits, Some(Wait::For(span)) if span.days == 3));
    assert_eq!((run.until, run.newer), (Some(story.now.plus_ms(3 * DAY_MS)), Some(2)));
    assert_eq!(run.about.as_ref().map(|about| about.id), Some(deal));
}
