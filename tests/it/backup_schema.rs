//! Every backup is what the schema in `docs` says it is, and the schema says no to what the reader refuses.

use crate::backup::{export, founded};
use crate::backup_histories::history;
use crate::story::{Story, sales};
use proptest::prelude::*;
use serde_json::Value as Json;
use std::sync::LazyLock;
use tend::commands::Command;
use tend::exchange::backup::{Limits, read};
use tend::model::schema::{AMOUNT, EXPECTED_CLOSE, HOLDS, NAME, NOTES, OF_KIND, TAGS};
use tend::model::{Currency, Day, FieldId, Kind, Money, RecordId, Value};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema: Json = serde_json::from_str(include_str!("../../docs/backup.schema.json")).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
});

fn faults(bytes: &[u8]) -> Vec<String> {
    let json: Json = serde_json::from_slice(bytes).unwrap();
    SCHEMA.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// A base in which everything that has a form in the file happened.
fn eventful() -> Story {
    let mut story = Story::new();
    let field =
        story.create(Kind::Field, &[(NAME, "Shoe size".into()), (OF_KIND, "contact".into()), (HOLDS, "number".into())]);
    let tag = story.create(Kind::Tag, &[(NAME, "VIP".into())]);
    let own = FieldId::custom(field);
    story.create(
        Kind::Contact,
        &[(NAME, "Ines".into()), (TAGS, Value::Refs(vec![tag])), (own, Value::Number(41.into()))],
    );
    story.rule(
        "Quote sent",
        &format!(
            r#"{{"of":"deal","when":{{"activity":{{}}}},"then":[{{"move":{{"stage":"{}"}}}},{{"notify":{{"text":"x"}}}}]}}"#,
            sales("quote-sent")
        ),
    );
    story.rule(
        "Moved",
        r#"{"of":"deal","when":{"stage-entered":{}},"then":[{"set":{"field":"source","value":{"value":"rule"}}}]}"#,
    );
    let deal = story.deal("Price tags", 100);
    story.log(deal, "email", "out", "quote-sent");
    story.pay(deal, 100);
    story.edit(deal, EXPECTED_CLOSE, Day::new(2026, 12, 1).unwrap());
    story.edit(deal, AMOUNT, Money::new(-5, Currency::RUB));
    story.edit(deal, NOTES, "a\n\"b\"\u{0}");
    story.act(Command::Delete { ids: vec![deal] });
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    let sets = story.deed_of(tag);
    story.act(Command::Undo { sets });
    let changes = vec![tend::journal::Change::Life { id: deal, alive: false }];
    story.act(Command::Restore { file: "monday.json".into(), changes });
    story
}

#[test]
fn the_backup_of_an_eventful_story_is_what_the_schema_says() {
    let story = eventful();
    let bytes = export(&story.workspace, &story.journal);
    assert_eq!(faults(&bytes), [""; 0]);
    let text = String::from_utf8(bytes).unwrap();
    for form in [
        "\"parent\"",
        "\"undo\"",
        "\"restore\"",
        "\"revive\"",
        "\"deleted\":true",
        "\"field:",
        "\"create\"",
        "\"refs\"",
    ] {
        assert!(text.contains(form), "{form} does not occur");
    }
}

#[test]
fn the_schema_knows_every_kind_and_every_field() {
    let text = include_str!("../../docs/backup.schema.json");
    for kind in Kind::ALL {
        assert!(text.contains(&format!("\"{}\"", kind.name())), "{kind:?}");
    }
    let id = RecordId::derived("schema", &[]);
    for field in tend::model::schema::BUILTIN {
        let key = tend::model::schema::key_of(*field);
        let json = format!(
            r#"{{"format":"tend-backup","version":1,"base":"{id}","records":[{{"kind":"deal","id":"{id}","born":"0.0@0","fields":{{"{key}":1}}}}],"journal":[]}}"#
        );
        assert_eq!(faults(json.as_bytes()), [""; 0], "{key}");
    }
}

#[test]
fn the_example_in_the_description_is_a_backup() {
    let page = include_str!("../../docs/backup-format.md");
    let example: Vec<&str> =
        page.lines().skip_while(|line| !line.starts_with("    {")).take_while(|l| l.starts_with("    ")).collect();
    let mut text = example.join("\n");
    for (n, start) in ["0192f0a4", "0192f0a5", "0192f0a6"].into_iter().enumerate() {
        text = text.replace(&format!("{start}-…"), &RecordId::derived("example", &[&[n as u8]]).to_string());
    }
    assert_eq!(faults(text.as_bytes()), [""; 0]);
    let (bare, _) = text.rsplit_once(",\n").unwrap();
    let backup = read(format!("{bare}}}").as_bytes(), &Limits::default()).unwrap();
    assert_eq!((backup.records.len(), backup.sets.len()), (2, 3));
}

#[test]
fn what_is_no_backup_is_none_for_the_schema_either() {
    let story = eventful();
    let text = String::from_utf8(export(&story.workspace, &story.journal)).unwrap();
    for (what, by) in [
        ("\"version\":1", "\"version\":2"),
        ("tend-backup", "other"),
        ("\"kind\":\"deal\"", "\"kind\":\"alien\""),
        ("\"person\":\"log\"", "\"person\":\"juggle\""),
        ("\"fields\":{", "\"fields\":{\"__proto__\":{},"),
        ("\"born\":\"1", "\"more\":1,\"born\":\"1"),
        ("\"revive\":", "\"evolve\":"),
        ("\"RUB\"", "\"rub\""),
    ] {
        assert!(text.contains(what), "{what}");
        let spoilt = text.replacen(what, by, 1);
        assert!(!faults(spoilt.as_bytes()).is_empty(), "{by}");
        assert!(read(spoilt.as_bytes(), &Limits::default()).is_err(), "{by}");
    }
}

proptest! {
    #[test]
    fn every_backup_is_what_the_schema_says(sets in history()) {
        let (workspace, _) = founded(sets.clone());
        prop_assert_eq!(faults(&export(&workspace, &sets)), [""; 0]);
    }
}
