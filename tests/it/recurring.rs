//! Rules that come round: on all records at once, at their time, each record once in a round.

use crate::disk::{Disk, records};
use crate::story::{Story, sales};
use std::rc::Rc;
use tend::automation::{Trace, Way, WhatIf, WhyNot};
use tend::commands::{Command, SaveRule};
use tend::journal::ChangeSet;
use tend::model::schema::{ABOUT, BODY, DUE_AT, FROZEN_UNTIL, NAME, NOTES, RULE, SOURCE, TRACE};
use tend::model::time::{DAY_MS, HOUR_MS, to_local};
use tend::model::{Device, Instant, Kind, RecordId, Value, Zone};
use tend::rule::{Body, Missed, Mode, Span, Trigger};
use tend::shelves::World;
use tend::views::forecast::forecast;
use tend::views::history::{Line, What, entries};
use tend::views::rule_draft::RuleDraft;
use tend::views::why_not::why_not;
use tend::workspace::Forecast;

const MONDAY: &str = r#"{"week":{"days":[1]}}"#;
const CALL: &str = r#"{"task":{"name":"Call"}}"#;
const SOURCED: &str = r#","if":{"test":{"of":{"field":"source"},"op":"filled"}}"#;

/// A rule about deals that comes round at ten.
fn comes(each: &str, then: &str, rest: &str) -> String {
    format!(r#"{{"of":"deal","when":{{"recurring":{{"each":{each},"minute":600}}}},"then":[{then}]{rest}}}"#)
}

fn save(story: &mut Story, rule: Option<RecordId>, body: &str) -> RecordId {
    let body = Body::from_json(body).unwrap();
    story.act(Command::SaveRule(SaveRule { rule, name: "Weekly".into(), body })).unwrap()
}

fn deals(story: &mut Story) -> [RecordId; 3] {
    let deals = ["One", "Two", "Three"].map(|name| story.deal(name, 10));
    story.edit(deals[0], SOURCE, "fair");
    story.edit(deals[2], SOURCE, "shop");
    deals
}

fn tasks(story: &Story, deals: &[RecordId]) -> Vec<usize> {
    deals.iter().map(|deal| story.tasks(*deal).len()).collect()
}

fn at(text: &str) -> Instant {
    Instant::from_rfc3339(text).unwrap()
}

/// The logical times of all runs, in order, and the records they were on.
fn times(story: &Story) -> Vec<(String, RecordId)> {
    let time = |run: &tend::model::Record| run.get(DUE_AT).and_then(Value::as_instant).unwrap().to_rfc3339().unwrap();
    let runs = story.all(Kind::Run);
    runs.iter().map(|run| (time(run)[..16].to_owned(), run.reference(ABOUT).unwrap())).collect()
}

#[test]
fn at_its_time_it_begins_on_all_that_match_and_writes_nothing_of_the_others() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    story.rule("Weekly", &comes(MONDAY, CALL, SOURCED));
    assert_eq!(story.workspace.next_due(), Some(at("2026-11-02T10:00:00Z")), "today's is still ahead");
    story.wait_hours(1);
    assert_eq!((tasks(&story, &deals), story.runs()), (vec![1, 0, 1], vec!["done".to_owned(); 2]));
    assert_eq!(story.workspace.next_due(), Some(at("2026-11-09T10:00:00Z")));
    story.edit(deals[1], SOURCE, "fair");
    assert_eq!(tasks(&story, &deals), [1, 0, 1], "what matches later waits for the next round");
    story.wait_days(7);
    assert_eq!(tasks(&story, &deals), [2, 1, 2]);
}

#[test]
fn a_round_in_which_nothing_matches_leaves_no_run_and_is_over() {
    let mut story = Story::new();
    story.deal("One", 10);
    story.rule("Weekly", &comes(MONDAY, CALL, SOURCED));
    let before = story.journal.len();
    story.wait_days(15);
    assert!(story.runs().is_empty());
    assert_eq!(story.journal.len() - before, 3, "each round says that it was");
    let told = entries(story.sight(), 0, &[story.journal[before..].to_vec()], &mut Default::default());
    let what: Vec<_> = told.iter().flat_map(|entry| &entry.lines).map(|Line { what, .. }| what.clone()).collect();
    assert_eq!(what.last(), Some(&Some(What::CameRound(at("2026-11-02T10:00:00Z")))));
    assert!(told.iter().all(|entry| !entry.undoable));
}

#[test]
fn rounds_that_were_missed_are_made_up_for_each_at_its_own_time() {
    let mut story = Story::new();
    let [one, _, three] = deals(&mut story);
    story.rule("Weekly", &comes(MONDAY, CALL, SOURCED));
    story.sleep_days(10);
    let expected = ["2026-11-02T10:00", "2026-11-09T10:00"].map(str::to_owned);
    let expected: Vec<_> = expected.iter().flat_map(|time| [(time.clone(), one), (time.clone(), three)]).collect();
    assert_eq!(times(&story), expected);
    let late = |run: &tend::model::Record| serde_json::from_str::<Trace>(run.text(TRACE)).unwrap().late_ms;
    assert_eq!(story.all(Kind::Run).first().and_then(late), Some(10 * DAY_MS - HOUR_MS));
}

#[test]
fn rounds_that_are_too_late_are_left_out_all_at_once() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    story.rule("Daily", &comes(r#""day""#, CALL, r#","missed":{"skip-after":{"days":1}}"#));
    let before = story.journal.len();
    story.sleep_days(100);
    // Yesterday's is late by less than a day.
    assert_eq!(tasks(&story, &deals), [1, 1, 1]);
    assert_eq!(times(&story)[0].0, "2027-02-09T10:00");
    let of_rounds = |set: &&ChangeSet| {
        entries(story.sight(), 0, &[vec![(*set).clone()]], &mut Default::default())
            .iter()
            .any(|entry| matches!(entry.lines[0].what, Some(What::CameRound(_))))
    };
    assert_eq!(story.journal[before..].iter().filter(of_rounds).count(), 2, "left out, and carried out");
}

#[test]
fn a_round_that_is_late_asks_where_the_rule_says_so() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    story.rule("Weekly", &comes(MONDAY, CALL, r#","missed":{"ask-after":{"days":1}}"#));
    story.sleep_days(4);
    assert_eq!((story.runs(), tasks(&story, &deals)), (vec!["asked".to_owned(); 3], vec![0, 0, 0]));
}

/// Effects within a round that move what other rules and the same rule look at.
fn busy() -> Story {
    let mut story = Story::new();
    for n in 0..7 {
        let deal = story.deal(&format!("Deal {n}"), n);
        if n % 2 == 0 {
            story.edit(deal, SOURCE, "fair");
        }
    }
    let spread = format!(r#"{CALL},{{"set":{{"field":"notes","value":{{"value":"seen"}}}}}}"#);
    story.rule("Weekly", &comes(MONDAY, &spread, SOURCED));
    story.rule("Daily", &comes(r#""day""#, r#"{"set":{"field":"source","value":{"value":"all"}}}"#, ""));
    let moves = format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales("follow-up"));
    story.rule("Seen", &format!(r#"{{"of":"deal","when":{{"field-changed":{{"field":"notes"}}}},"then":[{moves}]}}"#));
    story
}

#[test]
fn a_round_broken_off_anywhere_goes_on_where_it_was_and_comes_out_the_same() {
    let mut whole = busy();
    whole.now = whole.now.plus_ms(9 * DAY_MS);
    let plan = whole.plan(Command::PassTime { limit: 10_000 }).unwrap();
    whole.take(plan);
    assert!(whole.runs().len() > 20);
    let mut parts = busy();
    parts.now = parts.now.plus_ms(9 * DAY_MS);
    loop {
        let plan = parts.plan(Command::PassTime { limit: 1 }).unwrap();
        if plan.sets.is_empty() {
            break;
        }
        parts.take(plan);
        // The app was killed; what is on disk is all there is.
        let disk = Disk::of(&parts.disk());
        parts.workspace = disk.load().unwrap();
    }
    assert_eq!(parts.journal, whole.journal);
    assert_eq!(records(&parts.workspace), records(&whole.workspace));
}

#[test]
fn a_round_does_not_meet_what_it_makes_and_what_it_made_does_not_make_more() {
    let mut story = Story::new();
    story.deal("One", 10);
    story.rule("Weekly", &comes(MONDAY, r#"{"make":{"kind":"deal","name":"Again"}}"#, ""));
    story.wait_hours(1);
    assert_eq!((story.all(Kind::Deal).len(), story.runs()), (2, vec!["done".to_owned()]));
    story.wait_days(7);
    let mut runs = story.runs();
    runs.sort();
    assert_eq!((story.all(Kind::Deal).len(), runs), (3, vec!["done".into(), "done".into(), "stopped".into()]));
}

#[test]
fn what_is_frozen_gone_or_born_later_is_left_out_of_a_round() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    story.rule("Daily", &comes(r#""day""#, CALL, ""));
    let (today, _) = to_local(story.now, &*story.zone);
    story.edit(deals[0], FROZEN_UNTIL, today.plus_days(1));
    story.act(Command::Delete { ids: vec![deals[1]] });
    story.now = at("2026-11-02T10:00:30Z");
    let late = story.deal("Late", 10);
    story.tick();
    assert_eq!(tasks(&story, &[deals[0], deals[1], deals[2], late]), [0, 0, 1, 0]);
    story.wait_days(1);
    assert_eq!(tasks(&story, &[deals[0], deals[1], deals[2], late]), [1, 0, 2, 1]);
}

#[test]
fn what_was_taken_back_is_not_done_again_in_its_round() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    story.rule("Weekly", &comes(MONDAY, CALL, ""));
    story.now = at("2026-11-02T10:00:00Z");
    // Taken back in the midst of the round, and after it.
    let plan = story.plan(Command::PassTime { limit: 2 }).unwrap();
    story.take(plan);
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    story.tick();
    assert_eq!(tasks(&story, &deals).iter().sum::<usize>(), 2);
    let run = story.all(Kind::Run)[0].id;
    let sets = story.sets_of(run);
    story.act(Command::UndoRuns { runs: vec![run], sets });
    story.tick();
    assert_eq!(tasks(&story, &deals).iter().sum::<usize>(), 1);
    story.wait_days(7);
    assert_eq!(tasks(&story, &deals).iter().sum::<usize>(), 4);
}

#[test]
fn a_rule_that_is_written_anew_or_switched_on_makes_up_for_nothing_before_that() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    let rule = story.rule("Weekly", &comes(r#"{"month":{"day":1}}"#, CALL, ""));
    story.wait_days(3);
    save(&mut story, Some(rule), &comes(r#""day""#, CALL, ""));
    story.tick();
    assert_eq!(tasks(&story, &deals), [0, 0, 0]);
    assert_eq!(story.workspace.next_due(), Some(at("2026-11-05T10:00:00Z")));
    story.act(Command::SetMode { rule, mode: Mode::Off, also_past: false });
    story.wait_days(5);
    story.act(Command::SetMode { rule, mode: Mode::Auto, also_past: true });
    story.tick();
    assert_eq!(tasks(&story, &deals), [0, 0, 0]);
    story.wait_days(1);
    assert_eq!(tasks(&story, &deals), [1, 1, 1]);
}

#[test]
fn while_all_rules_rest_no_round_is_carried_out_and_then_it_is_as_the_rule_says() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    story.rule("Daily", &comes(r#""day""#, CALL, r#","missed":{"skip-after":{"hours":2}}"#));
    story.act(Command::Pause(true));
    story.wait_days(3);
    assert_eq!(tasks(&story, &deals), [0, 0, 0]);
    story.act(Command::Pause(false));
    story.tick();
    assert_eq!(tasks(&story, &deals), [0, 0, 0], "the last was 23 hours ago");
    story.wait_days(1);
    assert_eq!(tasks(&story, &deals), [1, 1, 1]);
}

#[test]
fn it_asks_once_and_watches_and_begins_as_often_as_it_may() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    let rule = story.rule("Daily", &comes(r#""day""#, CALL, ""));
    story.act(Command::SetMode { rule, mode: Mode::Suggest, also_past: false });
    story.wait_days(3);
    assert_eq!(story.runs(), ["asked", "asked", "asked"], "not again while it asks");
    story.act(Command::SetMode { rule, mode: Mode::Watch, also_past: false });
    story.wait_days(2);
    assert_eq!(story.runs().iter().filter(|status| *status == "watched").count(), 6);
    assert_eq!(tasks(&story, &deals), [0, 0, 0]);
    save(&mut story, Some(rule), &comes(r#""day""#, CALL, r#","again":{"not-within":{"days":2}}"#));
    story.act(Command::SetMode { rule, mode: Mode::Auto, also_past: false });
    story.wait_days(4);
    assert_eq!(tasks(&story, &deals), [2, 2, 2]);
    assert!(!story.runs().contains(&"skipped".to_owned()));
}

#[test]
fn two_devices_that_each_carried_a_round_out_have_each_thing_once() {
    let mut phone = busy();
    let mut laptop = Story::bare(Device(2));
    laptop.workspace = Disk::of(&phone.disk()).given_to(Device(2)).load().unwrap();
    laptop.journal = phone.journal.clone();
    phone.now = at("2026-11-03T12:00:00Z");
    laptop.now = at("2026-11-03T12:00:09Z");
    phone.tick();
    // Of one only the beginning was done.
    let plan = laptop.plan(Command::PassTime { limit: 3 }).unwrap();
    laptop.take(plan);
    let sent = phone.journal.clone();
    phone.act(Command::Merge { sets: laptop.journal.clone() });
    laptop.act(Command::Merge { sets: sent });
    phone.tick();
    laptop.tick();
    assert_eq!(records(&phone.workspace), records(&laptop.workspace));
    let is_due = |run: &tend::model::Record| run.text(TRACE).contains(r#""event":"due""#);
    let of = |run: &tend::model::Record| format!("{:?}", (run.reference(RULE), run.reference(ABOUT), run.get(DUE_AT)));
    let runs: Vec<_> = phone.all(Kind::Run).iter().filter(|run| is_due(run)).map(of).collect();
    let distinct: std::collections::BTreeSet<_> = runs.iter().collect();
    assert_eq!((runs.len(), distinct.len()), (4 + 7 + 7, 4 + 7 + 7));
    assert_eq!(phone.all(Kind::Task).len(), 4);
}

/// Berlin in the last days of March 2027: from two to three there is no time on the 28th.
struct Berlin;

impl Zone for Berlin {
    fn offset_ms(&self, at: Instant) -> i64 {
        if at >= Instant::from_rfc3339("2027-03-28T01:00:00Z").unwrap() { 2 * HOUR_MS } else { HOUR_MS }
    }

    fn name(&self) -> &'static str {
        "Europe/Berlin"
    }
}

#[test]
fn a_time_that_the_clocks_skip_comes_an_hour_later_and_only_once() {
    let mut story = Story::new();
    story.zone = Rc::new(Berlin);
    story.workspace.set_zone(story.zone.clone());
    let deal = story.deal("One", 10);
    story.now = at("2027-03-26T12:00:00Z");
    let half_past_two = comes(r#""day""#, CALL, "").replace("600", "150");
    story.rule("Daily", &half_past_two);
    story.wait_days(3);
    let times: Vec<_> = times(&story).into_iter().map(|(time, _)| time).collect();
    assert_eq!(times, ["2027-03-27T01:30", "2027-03-28T01:30", "2027-03-29T00:30"]);
    assert_eq!(story.tasks(deal).len(), 3);
}

#[test]
fn it_is_asked_why_it_does_not_act() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    let rule = story.rule("Weekly", &comes(MONDAY, CALL, SOURCED));
    let no = |story: &Story, deal: RecordId| why_not(story.sight(), rule, deal, &story.history(deal)).unwrap().no;
    assert_eq!(no(&story, deals[0]), WhyNot::ComesRound(at("2026-11-02T10:00:00Z")));
    assert!(matches!(no(&story, deals[1]), WhyNot::Conditions(_)));
    story.wait_hours(2);
    assert!(matches!(no(&story, deals[0]), WhyNot::Ran(_)));
    story.edit(deals[1], SOURCE, "fair");
    assert_eq!(no(&story, deals[1]), WhyNot::ComesRound(at("2026-11-09T10:00:00Z")));
}

#[test]
fn what_is_foreseen_comes_and_what_would_have_been_was() {
    let mut story = busy();
    let present = story.workspace.present();
    let mut ahead = Forecast::new(&present, story.now, story.now.plus_ms(9 * DAY_MS));
    while ahead.go_on(1) {}
    let seen = ahead.end();
    let before = story.journal.len();
    story.wait_days(9);
    assert_eq!(seen.sets, story.journal[before..]);
    let lines = forecast(story.sight(), &seen);
    assert!(lines.iter().all(|line| line.about.kind == Kind::Deal), "rounds themselves are no news");
    // Another such rule, asked of what was.
    let body = Body::from_json(&comes(MONDAY, CALL, SOURCED)).unwrap();
    let nothing = World::default();
    let mut asked = WhatIf::new(&nothing, body, at("2026-11-02T09:30:00Z"), story.zone.clone());
    story.journal.iter().for_each(|set| asked.take(set));
    let told = asked.end(story.now);
    assert!(told.iter().all(|told| told.way == Way::Done));
    assert_eq!(told.len(), 7 + 7, "it stands behind all other rules, and one of them gave each a source");
}

#[test]
fn many_records_are_gone_through_once() {
    let mut story = Story::new();
    let create = |n: u128| {
        let source = n.is_multiple_of(3).then(|| (SOURCE, Value::from("fair")));
        let mut fields: Vec<_> = [(NAME, Value::from("Deal"))].into_iter().chain(source).collect();
        fields.sort_by_key(|(field, _)| *field);
        tend::journal::Change::Create {
            id: RecordId::at(1, n.to_be_bytes()[6..].try_into().unwrap()),
            kind: Kind::Deal,
            fields,
        }
    };
    let changes = (0..3_000).map(create).collect();
    story.act(Command::Import { file: "deals.csv".into(), changes, packed: Vec::new() });
    story.rule("Weekly", &comes(MONDAY, r#"{"set":{"field":"notes","value":{"value":"seen"}}}"#, SOURCED));
    story.now = at("2026-11-02T10:00:00Z");
    let mut actions = 0;
    loop {
        let plan = story.plan(Command::PassTime { limit: 200 }).unwrap();
        if plan.sets.is_empty() {
            break;
        }
        story.take(plan);
        actions += 1;
    }
    assert_eq!((actions, story.runs().len()), (6, 1_000));
    assert!(story.all(Kind::Deal).iter().all(|deal| deal.get(NOTES).is_some() == deal.get(SOURCE).is_some()));
}

#[test]
fn what_matches_now_is_offered_when_it_is_switched_on() {
    let mut story = Story::new();
    let deals = deals(&mut story);
    let rule = save(&mut story, None, &comes(MONDAY, CALL, SOURCED));
    let body = Body::from_json(story.record(rule).text(BODY)).unwrap();
    assert_eq!(tend::views::rules::fell_due(story.sight(), &body, rule), None);
    let found = tend::views::rules::matching(story.sight(), &body, rule).unwrap();
    assert_eq!(found, [deals[0], deals[2]]);
    story.act(Command::SetMode { rule, mode: Mode::Auto, also_past: false });
    story.act(Command::Press { rule, records: found });
    assert_eq!(tasks(&story, &deals), [1, 0, 1]);
    story.wait_hours(2);
    assert_eq!(tasks(&story, &deals), [2, 0, 2], "the round comes all the same");
}

#[test]
fn a_rule_that_cannot_come_round_is_refused_and_the_form_proposes_to_leave_out_what_is_late() {
    let story = Story::new();
    for each in [r#"{"week":{"days":[]}}"#, r#"{"month":{"day":32}}"#, r#"{"week":{"days":[1],"every":2}}"#] {
        let body = Body::from_json(&comes(each, CALL, "")).unwrap();
        assert!(body.check(story.workspace.schema(), story.workspace.records()).is_err(), "{each}");
    }
    assert!(Body::from_json(&comes(r#"{"week":{"days":[1],"from":"2026-02-30"}}"#, CALL, "")).is_err());
    let wait = r#"{"of":"deal","when":"created","then":[{"wait":{"until":{"event":{"event":{"recurring":{"each":"day"}}}}}}]}"#;
    let body = Body::from_json(wait).unwrap();
    assert!(body.check(story.workspace.schema(), story.workspace.records()).is_err(), "no run waits for a round");
    let mut draft = RuleDraft::new(Kind::Deal);
    let when = Body::from_json(&comes(MONDAY, CALL, "")).unwrap().when;
    draft.set_when(when.clone());
    assert_eq!(draft.missed, Missed::SkipAfter(Span::days(1)));
    draft.missed = Missed::Late;
    draft.set_when(Trigger::Created);
    assert_eq!(draft.missed, Missed::Late);
}
