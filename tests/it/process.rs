//! The process description: the same base in both languages and both forms, byte for byte; and what was typed never becomes
//! a tag or a mark.

use crate::story::{Story, sales};
use std::collections::BTreeMap;
use std::sync::Arc;
use tend::commands::{Command, SaveRule, SetUp, name_keys, stage_id};
use tend::model::schema::{APPROVER, CHOICES, COMES_FROM, HOLDS, NAME, OF_KIND};
use tend::model::{Device, Kind, Utc, Value};
use tend::rule::{Body, Mode};
use tend::text::{Language, Plain, Texts};
use tend::views::process::{Document, describe, to_html, to_markdown};
use tend::views::words::Words;

fn base(language: Language) -> Story {
    let texts = Texts::new(language);
    let mut story = Story::bare(Device(1));
    let names: BTreeMap<_, _> =
        name_keys().into_iter().filter_map(|key| texts.find(&key, &[]).ok().map(|text| (key, text))).collect();
    story.act(Command::SetUp(SetUp { names, currency: "GBP".into(), zone: "UTC".into() }));
    story
}

fn rule(story: &mut Story, name: &str, json: &str) -> tend::model::RecordId {
    let body = Body::from_json(json).expect("the rule cannot be read");
    story.act(Command::SaveRule(SaveRule { rule: None, name: name.into(), body })).unwrap()
}

fn described(story: &Story, language: Language) -> Document {
    let formats = Plain::new(Arc::new(Texts::new(language)));
    let (records, schema) = (story.workspace.records(), story.workspace.schema());
    describe(story.sight(), &Words { records, schema, formats: &formats, zone: &Utc })
}

/// A base with a way, a field and three rules of the person's own.
fn lived_in(language: Language) -> Story {
    let mut story = base(language);
    let word = |english: &str, russian: &str| match language {
        Language::English => english.to_owned(),
        Language::Russian => russian.to_owned(),
    };
    story.edit(sales("negotiation"), COMES_FROM, Value::Refs(vec![sales("quote-sent"), sales("follow-up")]));
    let choices = Value::Texts(vec![word("Oak", "Дуб"), word("Ash | pine", "Ясень | сосна")]);
    let fields = [
        (NAME, word("Wood", "Дерево").as_str().into()),
        (OF_KIND, Kind::Deal.name().into()),
        (HOLDS, "choice".into()),
        (CHOICES, choices),
    ];
    story.create(Kind::Field, &fields);
    let silent = format!(
        r#"{{"of":"deal","when":{{"silence":{{"stage":"{}","after":{{"days":3}}}}}},"then":[{{"move":{{"stage":"{}"}}}}]}}"#,
        sales("quote-sent"),
        sales("follow-up")
    );
    let silent = rule(&mut story, &word("No answer", "Нет ответа"), &silent);
    story.act(Command::SetMode { rule: silent, mode: Mode::Auto, also_past: false });
    story.act(Command::Review { rule: silent });
    let again = format!(
        r#"{{"of":"order","when":{{"stage-entered":{{"stage":"{}"}}}},
        "then":[{{"make":{{"kind":"deal","name":"{{{{ name }}}}","into":{{"stage":"{}"}}}}}}]}}"#,
        stage_id("orders", "completed"),
        stage_id("repeat", "expected")
    );
    rule(&mut story, &word("<b>Again</b> & *again*", "<b>Снова</b> & *снова*"), &again);
    let jump = format!(
        r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{}"}}}},"then":[{{"move":{{"stage":"{}"}}}}]}}"#,
        sales("new"),
        sales("negotiation")
    );
    rule(&mut story, &word("Jump", "Прыжок"), &jump);
    story
}

/// Whether what was written is what stands in a file; what differs is left where it can be compared with it.
fn is_as_in(file: &str, golden: &str, written: &str) -> bool {
    let left = format!("{}/{file}", env!("CARGO_TARGET_TMPDIR"));
    if golden != written {
        std::fs::write(&left, written).expect("a place for what differs");
        eprintln!("tests/it/process/{file} says something else than {left}");
    }
    golden == written
}

#[test]
fn a_base_is_described_in_both_languages_and_forms() {
    let english = described(&lived_in(Language::English), Language::English);
    let russian = described(&lived_in(Language::Russian), Language::Russian);
    let same = [
        is_as_in("en.md", include_str!("process/en.md"), &to_markdown(&english)),
        is_as_in("ru.md", include_str!("process/ru.md"), &to_markdown(&russian)),
        is_as_in("en.html", include_str!("process/en.html"), &to_html(&english)),
        is_as_in("ru.html", include_str!("process/ru.html"), &to_html(&russian)),
    ];
    assert_eq!(same, [true; 4]);
}

#[test]
fn a_new_base_says_that_it_has_no_fields_and_rules_yet() {
    let document = to_markdown(&described(&base(Language::English), Language::English));
    assert!(document.contains("No fields of your own yet."), "{document}");
    assert!(document.contains("There are no rules yet."), "{document}");
}

#[test]
fn who_must_agree_is_said_where_somebody_must() {
    let mut story = base(Language::English);
    let olga = story.create(Kind::Person, &[(NAME, "Olga".into())]);
    story.edit(sales("won"), APPROVER, olga);
    let document = to_markdown(&described(&story, Language::English));
    let won = document.lines().find(|line| line.starts_with("| Won |")).expect("the stage");
    assert!(won.contains("| Olga |"), "{won}");
    assert_eq!(document.matches("Olga").count(), 1, "other pipelines have no such column");
}

#[test]
fn hostile_names_are_only_read() {
    const HOSTILE: &str = "<script>alert(1)</script>|`![x](javascript:1)` \n# x";
    let mut story = base(Language::English);
    for id in [sales("new"), tend::commands::pipeline_id("sales")] {
        story.edit(id, NAME, HOSTILE);
    }
    let fields = [
        (NAME, HOSTILE.into()),
        (OF_KIND, Kind::Deal.name().into()),
        (HOLDS, "choice".into()),
        (CHOICES, Value::Texts(vec![HOSTILE.into()])),
    ];
    story.create(Kind::Field, &fields);
    let json = format!(
        r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{}"}}}},"then":[{{"notify":{{"text":"{}"}}}}]}}"#,
        sales("new"),
        HOSTILE.replace('\n', "\\n")
    );
    rule(&mut story, HOSTILE, &json);
    let document = described(&story, Language::English);
    let page = to_html(&document);
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    assert!(page.matches("&lt;script&gt;").count() >= 6);
    let text = to_markdown(&document);
    for line in text.lines() {
        let bare = line.replace("\\<", "");
        assert!(!bare.contains("<script") && !line.contains("![x](") && !line.starts_with("# x"), "{line}");
        // Cells are apart only where the table says so.
        let bars = line.replace("\\|", "").matches('|').count();
        assert!([0, 5, 7, 8].contains(&bars), "{bars} in {line}");
    }
}
