//! How rules fare: what was taken back of what they did, what was wrong, and when one should look at them again.

use crate::story::{Story, sales};
use std::collections::BTreeMap;
use tend::automation::{Meter, Reversals, StageOrder};
use tend::commands::{Command, Refusal, SaveRule};
use tend::model::schema::{ASSIGNEE, EXPECTED_CLOSE, NAME, REMARK, RULE, SOURCE, VERSION, WRONG};
use tend::model::time::to_local;
use tend::model::{Instant, Kind, RecordId, Value};
use tend::rule::{Body, Mode};
use tend::views::health::{Reason, attention, wrong};
use tend::views::rules::rules;

type Meters = BTreeMap<(RecordId, u32), Meter>;

fn meters(story: &Story, since: Instant) -> Meters {
    let mut read = Reversals::new(since, StageOrder::of(story.workspace.records()));
    story.journal.iter().for_each(|set| read.take(set));
    read.end()
}

fn meter(story: &Story, rule: RecordId) -> Meter {
    let version = story.record(rule).get(VERSION).and_then(Value::as_number).unwrap() as u32;
    meters(story, Instant(0)).remove(&(rule, version)).unwrap_or_default()
}

fn when_sourced(then: &str) -> String {
    format!(r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},"then":[{then}]}}"#)
}

fn moving(story: &mut Story, stage: &str) -> RecordId {
    story.rule("Moves", &when_sourced(&format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales(stage))))
}

fn sourced(story: &mut Story, name: &str) -> RecordId {
    let deal = story.deal(name, 10);
    story.edit(deal, SOURCE, "fair");
    deal
}

fn last_run(story: &Story) -> RecordId {
    story.all(Kind::Run).pop().unwrap().id
}

#[test]
fn a_card_that_goes_back_was_taken_back_and_one_that_goes_on_was_not() {
    let mut story = Story::new();
    let rule = moving(&mut story, "follow-up");
    let [back, on, stays] = ["Back", "On", "Stays"].map(|name| sourced(&mut story, name));
    assert_eq!(story.stage(stays), "follow-up");
    story.wait_days(2);
    story.move_to(back, "new");
    let (today, _) = to_local(story.now, &*story.zone);
    story.edit(on, EXPECTED_CLOSE, today.plus_days(9));
    story.move_to(on, "negotiation");
    let seen = meter(&story, rule);
    assert_eq!((seen.acts, seen.reversed.len()), (3, 1));
    // Back, after it went its way by hand, is no matter of the rule.
    story.move_to(on, "new");
    assert_eq!(meter(&story, rule).reversed.len(), 1);
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(meter(&story, rule).reversed.len(), 1);
}

#[test]
fn a_field_written_otherwise_within_a_month_was_taken_back() {
    let mut story = Story::new();
    let [ada, ben] = ["Ada", "Ben"].map(|name| story.create(Kind::Person, &[(NAME, name.into())]));
    let rule = story.rule("Assigns", &when_sourced(&format!(r#"{{"assign":{{"to":{{"person":"{ada}"}}}}}}"#)));
    let [one, two, three] = ["One", "Two", "Three"].map(|name| sourced(&mut story, name));
    story.edit(one, ASSIGNEE, Value::Ref(ben));
    story.edit(two, ASSIGNEE, Value::Ref(ada));
    story.wait_days(31);
    story.edit(three, ASSIGNEE, Value::Ref(ben));
    let seen = meter(&story, rule);
    assert_eq!(
        (seen.acts, seen.reversed.len()),
        (3, 1),
        "the same is no other, and a month later it is another matter"
    );
    // The taking back was taken back.
    let deed = story
        .journal
        .iter()
        .find(|set| {
            set.changes.iter().any(|change| {
                matches!(change,
        tend::journal::Change::Set { id, field: ASSIGNEE, after, .. } if *id == one && *after == Some(Value::Ref(ben)))
            })
        })
        .unwrap()
        .clone();
    story.act(Command::Undo { sets: vec![deed] });
    assert_eq!(meter(&story, rule).reversed.len(), 0);
}

#[test]
fn an_undone_run_and_a_deleted_task_were_taken_back_but_not_ones_own_action() {
    let mut story = Story::new();
    let rule = story.rule("Calls", &when_sourced(r#"{"task":{"name":"Call"}}"#));
    sourced(&mut story, "One");
    let run = last_run(&story);
    let sets = story.sets_of(run);
    story.act(Command::UndoRuns { runs: vec![run], sets });
    assert_eq!(meter(&story, rule).reversed, [run]);
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(meter(&story, rule).reversed, []);

    sourced(&mut story, "Two");
    let task = story.all(Kind::Task).pop().unwrap().id;
    story.act(Command::Delete { ids: vec![task] });
    assert_eq!(meter(&story, rule).reversed, [last_run(&story)]);

    sourced(&mut story, "Three");
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    let seen = meter(&story, rule);
    assert_eq!((seen.acts, seen.reversed.len()), (3, 1), "what one did oneself was not the rule's fault");
}

#[test]
fn what_time_set_off_is_taken_back_by_undoing_it() {
    let mut story = Story::new();
    let rule = story.rule("Quiet", r#"{"of":"deal","when":{"silence":{"after":{"days":2}}},"then":[{"set":{"field":"notes","value":{"value":"quiet"}}}]}"#);
    story.deal("One", 10);
    story.wait_days(3);
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(meter(&story, rule).reversed.len(), 1);
}

#[test]
fn what_only_watches_or_asks_does_nothing_that_could_be_taken_back() {
    let mut story = Story::new();
    for mode in [Mode::Watch, Mode::Suggest] {
        let body = Body::from_json(&when_sourced(r#"{"task":{"name":"Call"}}"#)).unwrap();
        let id = story.act(Command::SaveRule(SaveRule { rule: None, name: "R".into(), body })).unwrap();
        story.act(Command::SetMode { rule: id, mode, also_past: false });
    }
    sourced(&mut story, "One");
    assert!(meters(&story, Instant(0)).is_empty());
}

#[test]
fn a_rule_that_is_changed_begins_anew() {
    let mut story = Story::new();
    let rule = moving(&mut story, "follow-up");
    for n in 0..4 {
        let deal = sourced(&mut story, &format!("Deal {n}"));
        story.move_to(deal, "new");
    }
    assert!(!meter(&story, rule).is_too_often(), "four say nothing");
    let deal = sourced(&mut story, "Fifth");
    assert!(meter(&story, rule).is_too_often());
    let rows = rules(story.sight());
    let told = attention(story.sight(), &rows, &meters(&story, Instant(0)));
    assert!(matches!(told[..], [(ref row, Reason::TakenBack { acts: 5, reversed: 4 })] if row.id == rule), "{told:?}");
    // A rule that asks anyway is not told to ask.
    story.act(Command::SetMode { rule, mode: Mode::Suggest, also_past: false });
    let rows = rules(story.sight());
    assert_eq!(attention(story.sight(), &rows, &meters(&story, Instant(0))), []);
    story.act(Command::SetMode { rule, mode: Mode::Auto, also_past: false });
    let body = Body::from_json(&when_sourced(r#"{"task":{"name":"Call"}}"#)).unwrap();
    story.act(Command::SaveRule(SaveRule { rule: Some(rule), name: "Moves".into(), body }));
    story.move_to(deal, "new");
    assert_eq!(meter(&story, rule), Meter::default());
}

#[test]
fn what_was_wrong_is_remembered_with_its_run_and_can_be_taken_back() {
    let mut story = Story::new();
    let rule = moving(&mut story, "follow-up");
    let deal = sourced(&mut story, "Menus");
    let run = last_run(&story);
    story.act(Command::Judge { run, wrong: true, remark: " Too early ".into() });
    let listed = wrong(story.sight(), rule);
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].run, listed[0].remark.as_str()), (run, "Too early"));
    assert_eq!(listed[0].about.as_ref().map(|about| about.id), Some(deal));
    assert_eq!(rules(story.sight())[0].counts.wrong, 1);
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert!(wrong(story.sight(), rule).is_empty());
    story.act(Command::Judge { run, wrong: true, remark: String::new() });
    story.act(Command::Judge { run, wrong: false, remark: "x".into() });
    assert_eq!((story.record(run).get(WRONG), story.record(run).get(REMARK)), (None, None));
    assert_eq!(story.record(run).reference(RULE), Some(rule));
    assert!(matches!(
        story.plan(Command::Judge { run: deal, wrong: true, remark: String::new() }),
        Err(Refusal::NotThere(_))
    ));
}

#[test]
fn half_a_year_after_it_was_looked_at_a_rule_asks_to_be_looked_at_again() {
    let mut story = Story::new();
    let rule = moving(&mut story, "follow-up");
    sourced(&mut story, "Menus");
    let reasons = |story: &Story| -> Vec<Reason> {
        let rows = rules(story.sight());
        attention(story.sight(), &rows, &Meters::new()).into_iter().map(|(_, reason)| reason).collect()
    };
    let (begun, _) = to_local(story.now, &*story.zone);
    story.wait_days(170);
    assert_eq!(reasons(&story), []);
    story.wait_days(20);
    assert_eq!(reasons(&story), [Reason::Review { last: begun }]);
    story.act(Command::Review { rule });
    assert_eq!(reasons(&story), []);
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(reasons(&story).len(), 1);
    // What is off is nobody's concern.
    story.act(Command::SetMode { rule, mode: Mode::Off, also_past: false });
    assert_eq!(reasons(&story), []);
}

#[test]
fn a_rule_that_never_fired_in_that_time_is_named() {
    let mut story = Story::new();
    let rule = moving(&mut story, "follow-up");
    let (begun, _) = to_local(story.now, &*story.zone);
    let told = |story: &Story| attention(story.sight(), &rules(story.sight()), &Meters::new());
    story.wait_days(170);
    assert_eq!(told(&story), []);
    story.wait_days(20);
    assert!(matches!(&told(&story)[..], [(row, Reason::NeverFired { last })] if row.id == rule && *last == begun));
    sourced(&mut story, "Menus");
    assert!(matches!(told(&story)[..], [(_, Reason::Review { .. })]));
}
