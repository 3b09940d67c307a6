//! The replay: a backup moved through time from outside is what the base itself would have become.

use crate::backup::{export, sound};
use crate::story::{Story, sales};
use std::path::PathBuf;
use std::process::{Command as Process, Output};
use std::rc::Rc;
use tend::commands::Command;
use tend::model::schema::{CONTACT, EXPECTED_CLOSE, NAME};
use tend::model::time::HOUR_MS;
use tend::model::{Day, Device, Instant, Kind, Value, Zone};

/// Three hours ahead of UTC, all year.
struct Moscow;

impl Zone for Moscow {
    fn offset_ms(&self, _: Instant) -> i64 {
        3 * HOUR_MS
    }

    fn name(&self) -> &'static str {
        "Europe/Moscow"
    }
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn replay(path: &PathBuf, args: &[&str]) -> Output {
    Process::new(env!("CARGO_BIN_EXE_replay")).arg(path).args(args).output().unwrap()
}

/// A base in which much will fall due.
fn past(device: Device) -> Story {
    let mut story = Story::on(device);
    let ines = story.create(Kind::Contact, &[(NAME, "Ines Duarte".into())]);
    story.rule(
        "No reply in three days",
        &format!(
            r#"{{"of":"deal","when":{{"silence":{{"stage":"{}","after":{{"days":3}}}}}},"then":[
            {{"move":{{"stage":"{}"}}}},{{"task":{{"name":"Call {{{{ contact.name }}}} again","due_in_days":0}}}}]}}"#,
            sales("quote-sent"),
            sales("follow-up")
        ),
    );
    story.rule(
        "Stands",
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":5}}},"then":[{"notify":{"text":"{{ name }} stands"}}]}"#,
    );
    story.rule(
        "The day has come",
        r#"{"of":"deal","when":{"date-reached":{"field":"expected-close"}},"then":[{"set":{"field":"source","value":{"value":"late"}}}]}"#,
    );
    for (n, name) in ["Price tags", "Ценники", "Labels"].into_iter().enumerate() {
        let deal = story.deal(name, 100);
        story.edit(deal, CONTACT, ines);
        story.edit(deal, EXPECTED_CLOSE, Day::new(2026, 11, 20 + n as u32).unwrap());
        story.move_to(deal, "quote-sent");
        story.wait_hours(7);
    }
    story
}

fn until(story: &Story) -> String {
    story.now.to_rfc3339().unwrap()
}

#[test]
fn a_replay_is_what_the_story_does_live() {
    let mut story = past(Device(0xbeef));
    let path = file("live.json", &export(&story.workspace, &story.journal));
    story.wait_days(40);
    let live = export(&story.workspace, &story.journal);
    assert!(story.runs().len() >= 9, "{:?}", story.runs());

    let output = replay(&path, &["--until", &until(&story)]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(live).unwrap());
    assert_eq!(replay(&path, &["--until", &until(&story)]).stdout, output.stdout);
    assert_eq!(sound(&output.stdout).sets, story.journal);
}

#[test]
fn days_begin_in_the_zone_of_the_base_unless_another_is_named() {
    let mut story = past(Device(1));
    story.act(Command::Settings { currency: None, zone: Some(Value::from("Europe/Moscow")) });
    story.zone = Rc::new(Moscow);
    story.workspace.set_zone(story.zone.clone());
    let path = file("zone.json", &export(&story.workspace, &story.journal));
    story.wait_days(30);
    let live = export(&story.workspace, &story.journal);
    let until = until(&story);

    assert_eq!(replay(&path, &["--until", &until]).stdout, live);
    assert_eq!(replay(&path, &["--zone", "Europe/Moscow", "--until", &until]).stdout, live);
    let elsewhere = replay(&path, &["--until", &until, "--zone", "America/Lima"]);
    assert!(elsewhere.status.success());
    assert_ne!(elsewhere.stdout, live);
}

#[test]
fn time_that_passes_in_two_steps_comes_to_the_same() {
    let story = past(Device(3));
    let path = file("steps.json", &export(&story.workspace, &story.journal));
    let half = file("half.json", &replay(&path, &["--until", "2026-11-12T03:00:00+03:00"]).stdout);
    let whole = replay(&path, &["--until", "2026-12-31T00:00:00+03:00"]).stdout;
    assert_eq!(replay(&half, &["--until", "2026-12-31T00:00:00+03:00"]).stdout, whole);
}

#[test]
fn what_cannot_be_replayed_is_told_with_the_place_and_prints_nothing() {
    let story = past(Device(4));
    let bytes = export(&story.workspace, &story.journal);
    let until = ["--until", "2026-12-31T00:00:00Z"];
    let cut = file("cut.json", &bytes[..bytes.len() / 2]);
    let sound = file("sound.json", &bytes);
    let missing = PathBuf::from("no such file");
    for (path, args, code, said) in [
        (&cut, &until[..], 3, "line "),
        (&sound, &["--until", "tomorrow"], 2, "usage"),
        (&sound, &["--until", "2026-12-31T00:00:00Z", "--soon"], 2, "usage"),
        (&sound, &["--until", "2026-12-31T00:00:00Z", "--zone", "Mars/Olympus"], 2, "no such zone: Mars/Olympus"),
        (&missing, &until[..], 2, "no such file"),
    ] {
        let output = replay(path, args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(output.stdout.is_empty());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(said), "{told}");
    }
}
