//! Two versions of a rule over the same past.

use crate::story::Story;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use tend::automation::{Told, WhatIf, difference};
use tend::commands::{Command, SaveRule};
use tend::exchange::what_if::{Asking, Reply, Request};
use tend::model::schema::SOURCE;
use tend::model::time::DAY_MS;
use tend::model::{Instant, Utc};
use tend::rule::Body;
use tend::shelves::World;
use tend::vault::{Place, Segment};
use tend::views::versions::versions;

fn silent(days: u32, rest: &str) -> String {
    format!(
        r#"{{"of":"deal","when":{{"silence":{{"after":{{"days":{days}}}}}}},"then":[{{"task":{{"name":"Call"}}}}]{rest}}}"#
    )
}

fn told(story: &Story, body: &str) -> Vec<Told> {
    let nothing = World::default();
    let mut asked = WhatIf::new(&nothing, Body::from_json(body).unwrap(), Instant(0), story.zone.clone());
    story.journal.iter().for_each(|set| asked.take(set));
    asked.end(story.now)
}

const SOURCED: &str = r#","if":{"test":{"of":{"field":"source"},"op":"filled"}}"#;

#[test]
fn what_only_the_one_what_only_the_other_and_what_both_would_have_done() {
    let mut story = Story::new();
    let [one, two] = ["One", "Two"].map(|name| story.deal(name, 10));
    story.edit(one, SOURCE, "fair");
    story.wait_days(10);
    let (all, some) = (told(&story, &silent(3, "")), told(&story, &silent(3, SOURCED)));
    let found = difference(&all, &some);
    assert_eq!((found.both.len(), found.moved, found.newer.len()), (1, 0, 0));
    assert_eq!(found.older.iter().map(|told| told.record).collect::<Vec<_>>(), [two]);
    assert_eq!(difference(&some, &all).newer.len(), 1);
    let same = difference(&all, &all);
    assert_eq!((same.both, same.moved, same.older.len() + same.newer.len()), (all.clone(), 0, 0));
}

#[test]
fn another_time_on_the_same_record_is_the_same_case_at_another_time() {
    let mut story = Story::new();
    story.deal("One", 10);
    let two = story.deal("Two", 10);
    story.wait_days(4);
    story.log(two, "call", "in", "");
    story.wait_days(4);
    // The first is silent for three days and for five; the second for three days twice, never for five.
    let found = difference(&told(&story, &silent(3, "")), &told(&story, &silent(5, "")));
    assert_eq!((found.both.len(), found.moved), (1, 1));
    assert_eq!(found.older.iter().map(|told| told.record).collect::<Vec<_>>(), [two, two]);
    assert_eq!(found.both[0].at.0 - Instant::from_rfc3339(crate::story::START).unwrap().0, 5 * DAY_MS);
}

#[test]
fn the_worker_compares_what_the_history_of_the_rule_tells() {
    let mut story = Story::new();
    let rule = story.rule("Quiet", &silent(3, ""));
    let save = |body: &str| {
        Command::SaveRule(SaveRule { rule: Some(rule), name: "Quiet".into(), body: Body::from_json(body).unwrap() })
    };
    story.act(save(&silent(5, "")));
    story.act(save(&silent(4, "")));
    let known = versions(rule, &story.history(rule));
    assert_eq!(known.iter().map(|version| version.number).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!(Body::from_json(&known[2].body).unwrap(), Body::from_json(&silent(3, "")).unwrap());
    // Taken back and written anew: the last of its number counts.
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    story.act(save(&silent(9, "")));
    let known = versions(rule, &story.history(rule));
    assert_eq!(known.len(), 3);
    assert_eq!(Body::from_json(&known[0].body).unwrap(), Body::from_json(&silent(9, "")).unwrap());

    story.deal("One", 10);
    story.wait_days(10);
    let request = Request {
        body: silent(9, SOURCED),
        older: Some(known[2].body.clone()),
        since: 0,
        now: story.now.0,
        segments: 1,
    };
    let nothing = World::default();
    let mut asking = Asking::new(&nothing, &request, Rc::new(Utc)).unwrap();
    let mut segments: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    for (place, bytes) in story.disk().iter().flat_map(|writes| &writes.puts) {
        if let Place::Segment(number) = place {
            segments.insert(*number, bytes.to_vec());
        }
    }
    for bytes in segments.values() {
        asking.take(Segment::open(bytes).unwrap(), &HashMap::new()).unwrap();
    }
    let Reply::Compared(found) = asking.answer(story.now) else { panic!("no comparison") };
    assert_eq!((found.both, found.older.0, found.newer.0), (0, 1, 0));
    assert!(Asking::new(&nothing, &Request { older: Some("{".into()), ..request }, Rc::new(Utc)).is_none());
}
