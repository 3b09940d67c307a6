//! What falls due if nothing else happens: the same as what comes about when nothing else does, byte for byte.

use crate::story::{Story, sales};
use tend::commands::{Command, SaveRule};
use tend::journal::ChangeSet;
use tend::model::schema::{EXPECTED_CLOSE, FROZEN_UNTIL, LOST_REASON, SOURCE};
use tend::model::time::{DAY_MS, to_local};
use tend::model::{Kind, RecordId};
use tend::rule::{Body, Mode};
use tend::views::forecast::{Doing, Line, forecast};
use tend::workspace::{Forecast, Foreseen};

fn ahead(story: &Story, days: i64) -> Foreseen {
    let present = story.workspace.present();
    let mut ahead = Forecast::new(&present, story.now, story.now.plus_ms(days * DAY_MS));
    // However it is cut into pieces.
    while ahead.go_on(1) {}
    assert!(ahead.share() <= 1.0);
    ahead.end()
}

fn lines(story: &Story, days: i64) -> Vec<Line> {
    forecast(story.sight(), &ahead(story, days))
}

fn in_mode(story: &mut Story, body: &str, mode: Mode) -> RecordId {
    let body = Body::from_json(body).unwrap();
    let id = story.act(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body })).unwrap();
    story.act(Command::SetMode { rule: id, mode, also_past: false });
    id
}

fn moves(stage: &str) -> String {
    format!(r#"{{"move":{{"stage":"{}"}}}}"#, sales(stage))
}

/// Rules of every sort that time sets off, and rules that hear what those do.
fn busy() -> Story {
    let mut story = Story::new();
    let quiet = format!(
        r#"{{"of":"deal","when":{{"silence":{{"after":{{"days":3}}}}}},"then":[{},{{"task":{{"name":"Call"}}}}]}}"#,
        moves("follow-up")
    );
    story.rule("Quiet", &quiet);
    story.rule("Follow up", r#"{"of":"deal","when":{"stage-entered":{}},"then":[{"wait":{"until":{"for":{"days":2}}}},{"set":{"field":"notes","value":{"value":"waited"}}}]}"#);
    story.rule("Stands", &format!(r#"{{"of":"deal","when":{{"time-in-stage":{{"after":{{"days":4}}}}}},"then":[{}],"again":{{"not-within":{{"days":6}}}}}}"#, moves("lost")));
    story.rule("Closes", r#"{"of":"deal","when":{"date-reached":{"field":"expected-close","offset_days":-1}},"then":[{"notify":{"text":"x"}}],"missed":{"skip-after":{"days":1}}}"#);
    story.rule("Late", r#"{"of":"task","when":{"date-reached":{"field":"due","offset_days":1}},"then":[{"set":{"field":"priority","value":{"value":"high"}}}]}"#);
    in_mode(
        &mut story,
        r#"{"of":"deal","when":{"silence":{"after":{"days":5}}},"then":[{"set":{"field":"notes","value":{"value":"seen"}}}]}"#,
        Mode::Watch,
    );
    in_mode(
        &mut story,
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":1}}},"then":[{"task":{"name":"Ask"}}]}"#,
        Mode::Suggest,
    );
    for (n, name) in ["One", "Two", "Three"].into_iter().enumerate() {
        let deal = story.deal(name, 10);
        let (today, _) = to_local(story.now, &*story.zone);
        story.edit(deal, EXPECTED_CLOSE, today.plus_days(3 * n as i32 + 1));
        if n == 1 {
            story.edit(deal, LOST_REASON, "price");
            story.edit(deal, FROZEN_UNTIL, today.plus_days(6));
        }
        story.wait_hours(7);
    }
    story
}

#[test]
fn what_is_foreseen_is_what_comes_about() {
    for days in [7, 30, 90] {
        let mut story = busy();
        let before = story.journal.len();
        let seen = ahead(&story, days);
        let fresh = story.workspace.manifest().clone();
        assert_eq!(*story.workspace.manifest(), fresh, "nothing is kept of it");
        story.wait_days(days);
        let live: &[ChangeSet] = &story.journal[before..];
        assert!(live.len() > 12, "{} change sets", live.len());
        assert_eq!(seen.sets, live, "over {days} days");
    }
}

#[test]
fn looking_ahead_from_a_past_day_tells_what_happened_then() {
    let mut story = busy();
    let present = story.workspace.present();
    let (from, before) = (story.now, story.journal.len());
    story.wait_days(12);
    let mut ahead = Forecast::new(&present, from, story.now);
    while ahead.go_on(50) {}
    assert_eq!(ahead.end().sets, story.journal[before..], "what was written since does not differ it");
}

#[test]
fn it_tells_when_on_what_and_what_would_be_done() {
    let mut story = Story::new();
    let rule = story.rule("Quiet", r#"{"of":"deal","when":{"silence":{"after":{"days":3}}},"then":[{"task":{"name":"Call"}},{"set":{"field":"source","value":{"value":"quiet"}}}]}"#);
    let deal = story.deal("Menus", 10);
    let at = story.now.plus_ms(3 * DAY_MS);
    assert!(lines(&story, 2).is_empty());
    let seen = lines(&story, 7);
    assert_eq!(seen.len(), 1);
    let line = &seen[0];
    assert_eq!((line.at, line.rule.id, line.about.id, line.status.as_str()), (at, rule, deal, "done"));
    assert!(matches!(&line.what[0], Doing::Made(task) if task.name == "Call" && task.kind == Kind::Task));
    assert!(matches!(&line.what[1], Doing::Changed(change) if change.field == SOURCE));
    story.wait_days(1);
    story.log(deal, "call", "in", "");
    assert_eq!(lines(&story, 7)[0].at, at.plus_ms(DAY_MS), "a contact moves it");
}

#[test]
fn what_asks_what_only_watches_and_what_cannot_be_done_says_so() {
    let when = r#""when":{"silence":{"after":{"days":1}}}"#;
    let foreseen = |mode: Mode, then: &str| {
        let mut story = Story::new();
        in_mode(&mut story, &format!(r#"{{"of":"deal",{when},"then":[{then}]}}"#), mode);
        story.deal("Menus", 10);
        let line = lines(&story, 7).pop().unwrap();
        (line.status, line.what)
    };
    let task = r#"{"task":{"name":"Call"}}"#;
    assert_eq!(foreseen(Mode::Suggest, task), ("asked".to_owned(), Vec::new()));
    let (status, what) = foreseen(Mode::Watch, task);
    assert!(status == "watched" && matches!(&what[..], [Doing::Made(_)]), "{what:?}");
    // Of one that waits, each line tells what comes then.
    let mut story = Story::new();
    let wait = r#"{"wait":{"until":{"for":{"days":2}}}}"#;
    in_mode(&mut story, &format!(r#"{{"of":"deal",{when},"then":[{task},{wait},{task},{task}]}}"#), Mode::Watch);
    story.deal("Menus", 10);
    let told: Vec<_> = lines(&story, 7).into_iter().map(|line| (line.status, line.what.len())).collect();
    assert_eq!(told, [("waiting".to_owned(), 1), ("watched".to_owned(), 2)]);
    let (status, what) = foreseen(Mode::Auto, &moves("lost"));
    assert!(status == "failed" && matches!(&what[..], [Doing::Failed(_)]), "{what:?}");
    let unmet = r#"{"of":"deal","when":{"silence":{"after":{"days":1}}},"if":{"test":{"of":{"field":"source"},"op":"filled"}},"then":[{"task":{"name":"Call"}}]}"#;
    let mut story = Story::new();
    story.rule("Unmet", unmet);
    story.deal("Menus", 10);
    assert!(lines(&story, 7).is_empty(), "what comes to nothing is no news");
}

#[test]
fn rules_that_rest_foresee_nothing() {
    let mut story = busy();
    story.act(Command::Pause(true));
    assert!(ahead(&story, 90).sets.is_empty());
}

#[test]
fn when_too_much_lies_ahead_it_says_how_far_it_looked() {
    let mut story = Story::new();
    let daily = r#"{"of":"deal","when":{"date-reached":{"field":"expected-close"}},"then":[{"set":{"field":"expected-close","value":{"today-plus":1}}}]}"#;
    story.rule("Daily", daily);
    let (today, _) = to_local(story.now, &*story.zone);
    for n in 0..70 {
        let deal = story.deal(&format!("Deal {n}"), 10);
        story.edit(deal, EXPECTED_CLOSE, today.plus_days(1));
    }
    let seen = ahead(&story, 90);
    assert!(seen.sets.len() >= 5_000, "{}", seen.sets.len());
    let until = seen.until.unwrap();
    assert!(until > story.now.plus_ms(60 * DAY_MS) && until < story.now.plus_ms(80 * DAY_MS));
    assert_eq!(ahead(&story, 30).until, None);
}
