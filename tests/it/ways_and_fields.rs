//! Pipelines and fields are the person's: what changes them takes the records along in one action, which can be
//! taken back.

use crate::story::{Story, sales, sales_pipeline};
use tend::commands::{Command, Refusal, holding, standing};
use tend::journal::Cause;
use tend::model::schema::{ASKS, CHOICES, CLOSED_ON, COMES_FROM, DEFAULT, HOLDS, NAME, OF_KIND, STAGE, key_of};
use tend::model::time::DAY_MS;
use tend::model::{FieldId, Instant, Kind, Number, RecordId, Records, Value};
use tend::views::backup_due::is_due;
use tend::views::settings::stages;

fn own_field(story: &mut Story, holds: &str, more: &[(FieldId, Value)]) -> RecordId {
    let mut fields = vec![(NAME, "Wood".into()), (OF_KIND, "deal".into()), (HOLDS, holds.into())];
    fields.extend(more.iter().cloned());
    story.create(Kind::Field, &fields)
}

fn undo(story: &mut Story) {
    let sets = story.last_deed();
    assert!(sets.iter().all(|set| !matches!(set.cause, Cause::Rule { .. })), "no rule hears of it");
    story.act(Command::Undo { sets });
}

/// A stage is entered from these alone from now on.
fn only_from(story: &mut Story, stage: &str, from: &[&str]) {
    let from = from.iter().map(|from| sales(from)).collect();
    story.act(Command::Edit { ids: vec![sales(stage)], fields: vec![(COMES_FROM, Some(Value::Refs(from)))] });
}

#[test]
fn a_stage_that_is_entered_only_from_some_refuses_the_person_and_the_rule_alike() {
    let mut story = Story::new();
    only_from(&mut story, "negotiation", &["follow-up", "quote-sent"]);
    let when = r#"{"field-changed":{"field":"source"}}"#;
    let stage = sales("negotiation");
    let rule = format!(r#"{{"of":"deal","when":{when},"then":[{{"move":{{"stage":"{stage}"}}}}]}}"#);
    story.rule("Talks", &rule);
    let deal = story.deal("Menus", 10);
    let day: Value = tend::model::Day(20_900).into();
    story.edit(deal, tend::model::schema::EXPECTED_CLOSE, day);
    let moved = |story: &mut Story| story.plan(Command::Move { id: deal, stage, fields: Vec::new() }).err();
    assert_eq!(moved(&mut story), Some(Refusal::WrongWay(stage)));
    story.edit(deal, tend::model::schema::SOURCE, "fair");
    assert_eq!((story.stage(deal), story.runs()), ("new", vec!["failed".to_owned()]));
    story.move_to(deal, "quote-sent");
    assert_eq!(moved(&mut story), None);
    story.edit(deal, tend::model::schema::SOURCE, "web");
    assert_eq!(story.stage(deal), "negotiation");
    // Undo is no move: it puts back what was.
    undo_last_run(&mut story);
    assert_eq!(story.stage(deal), "quote-sent");
}

fn undo_last_run(story: &mut Story) {
    let run = story.all(Kind::Run).pop().unwrap().id;
    let sets = story.sets_of(run);
    story.act(Command::UndoRuns { runs: vec![run], sets });
}

#[test]
fn a_way_in_that_was_removed_is_none_and_what_stood_there_goes_past_the_gate() {
    let mut story = Story::new();
    only_from(&mut story, "negotiation", &["follow-up"]);
    let [deal, other] = ["Menus", "Labels"].map(|name| story.deal(name, 10));
    story.act(Command::RemoveStage { stage: sales("new"), to: Some(sales("negotiation")) });
    assert_eq!((story.stage(deal), story.stage(other)), ("negotiation", "negotiation"));
    story.move_to(deal, "quote-sent");
    let stage = sales("negotiation");
    let day: Value = tend::model::Day(20_900).into();
    story.edit(deal, tend::model::schema::EXPECTED_CLOSE, day);
    assert!(story.plan(Command::Move { id: deal, stage, fields: Vec::new() }).is_err());
    story.act(Command::RemoveStage { stage: sales("follow-up"), to: None });
    story.move_to(deal, "negotiation");
    assert_eq!(story.stage(deal), "negotiation");
}

#[test]
fn a_stage_is_removed_with_what_stands_in_it_and_comes_back() {
    let mut story = Story::new();
    let cards: Vec<RecordId> = (0..3).map(|n| story.deal(&format!("Deal {n}"), 10)).collect();
    for card in &cards {
        story.move_to(*card, "follow-up");
    }
    let stage = sales("follow-up");
    let held = |story: &Story| {
        let fields = |card: &RecordId| story.record(*card).fields().map(|(at, held)| (at, held.clone())).collect();
        cards.iter().map(fields).collect::<Vec<Vec<_>>>()
    };
    let before = held(&story);
    let refused = story.plan(Command::RemoveStage { stage, to: None }).err();
    assert_eq!(refused, Some(Refusal::Empty(STAGE)), "where do they go?");

    let actions = story.disk().len();
    story.act(Command::RemoveStage { stage, to: Some(sales("won")) });
    assert_eq!(story.disk().len(), actions + 1, "one action");
    assert_eq!(story.last_deed().len(), 1, "one change set");
    assert!(cards.iter().all(|card| story.stage(*card) == "won" && story.record(*card).get(CLOSED_ON).is_some()));
    assert!(stages(story.sight(), sales_pipeline()).iter().all(|row| row.id != stage));

    undo(&mut story);
    assert_eq!(held(&story), before);
    assert_eq!(standing(story.workspace.records(), stage).len(), 3);
}

#[test]
fn the_last_stage_of_its_sort_stays() {
    let mut story = Story::new();
    let refused = story.plan(Command::RemoveStage { stage: sales("won"), to: None }).err();
    assert_eq!(refused, Some(Refusal::LastStage(sales("won"))));
}

#[test]
fn a_pipeline_comes_whole_and_goes_whole() {
    let mut story = Story::new();
    let named = |name: &str, end| (name.to_owned(), end);
    let new = Command::NewPipeline {
        name: "Repairs".into(),
        of: Kind::Deal,
        stages: vec![named("Asked", "open"), named("Mended", "won"), named("Thrown away", "lost")],
    };
    let pipeline = story.act(new).unwrap();
    let ends: Vec<String> = stages(story.sight(), pipeline).into_iter().map(|row| row.end).collect();
    assert_eq!(ends, ["open", "won", "lost"]);
    undo(&mut story);
    assert!(stages(story.sight(), pipeline).is_empty() && story.workspace.records().get(pipeline).is_none());
}

#[test]
fn a_choice_is_renamed_and_removed_in_every_record_that_holds_it() {
    let mut story = Story::new();
    let choices = Value::Texts(vec!["oak".into(), "ash".into()]);
    for holds in ["choice", "choices"] {
        let field = own_field(&mut story, holds, &[(CHOICES, choices.clone())]);
        let own = FieldId::custom(field);
        let held = |word: &str| match holds {
            "choice" => Value::from(word),
            _ => Value::Texts(vec![word.to_owned()]),
        };
        let deals: Vec<RecordId> = (0..3).map(|_| story.deal("Door", 1)).collect();
        for deal in &deals[..2] {
            story.edit(*deal, own, held("oak"));
        }
        story.edit(deals[2], own, held("ash"));

        let rename = Some(("oak".to_owned(), Some("oak, old".to_owned())));
        story.act(Command::SetChoices { field, choices: vec!["oak, old".into(), "ash".into()], became: rename });
        assert_eq!(story.record(deals[0]).get(own), Some(&held("oak, old")));
        assert_eq!(holding(story.workspace.records(), field, Some("oak")).len(), 0);
        assert_eq!(story.last_deed().len(), 1, "one change set");

        let remove = Some(("oak, old".to_owned(), None));
        story.act(Command::SetChoices { field, choices: vec!["ash".into()], became: remove });
        assert_eq!((story.record(deals[0]).get(own), story.record(deals[2]).get(own)), (None, Some(&held("ash"))));
        undo(&mut story);
        assert_eq!(holding(story.workspace.records(), field, Some("oak, old")).len(), 2);
        assert_eq!(story.record(field).get(CHOICES), Some(&Value::Texts(vec!["oak, old".into(), "ash".into()])));
    }
}

#[test]
fn a_field_is_removed_nobody_asks_for_it_and_an_undo_brings_all_back() {
    let mut story = Story::new();
    let field = own_field(&mut story, "text", &[]);
    let own = FieldId::custom(field);
    let deal = story.deal("Door", 1);
    story.edit(deal, own, "elm");
    story.edit(sales("negotiation"), ASKS, Value::Texts(vec!["amount".into(), key_of(own)]));
    assert_eq!(holding(story.workspace.records(), field, None), [deal]);

    story.act(Command::RemoveField { field });
    let removed = story.last_deed();
    assert_eq!(story.record(sales("negotiation")).get(ASKS), Some(&Value::Texts(vec!["amount".into()])));
    story.move_to(deal, "negotiation");
    assert_eq!(story.stage(deal), "negotiation", "nothing is asked for that nobody could fill");

    story.move_to(deal, "new");
    story.act(Command::Undo { sets: removed });
    assert!(story.workspace.schema().field(own).is_some());
    assert_eq!(story.text(deal, own), "elm");
    assert_eq!(story.record(sales("negotiation")).get(ASKS), Some(&Value::Texts(vec!["amount".into(), key_of(own)])));
}

#[test]
fn a_new_record_begins_with_the_defaults_of_own_fields() {
    let mut story = Story::new();
    let number = |n: u32| Some(Value::Number(Number::from(n)));
    for (holds, default, held) in [
        ("text", "elm", Some(Value::from("elm"))),
        ("number", "3", number(3)),
        ("flag", "yes", Some(Value::Flag(true))),
        ("choices", "oak", Some(Value::Texts(vec!["oak".into()]))),
        ("number", "three", None),
        ("day", "2026-11-02", None),
    ] {
        let own = FieldId::custom(own_field(&mut story, holds, &[(DEFAULT, default.into())]));
        let deal = story.deal("Door", 1);
        assert_eq!(story.record(deal).get(own), held.as_ref(), "{holds}: {default}");
    }
}

#[test]
fn one_is_reminded_of_a_backup_by_its_age() {
    let mut story = Story::new();
    let due = |story: &Story, last: Option<Instant>, days, put_off: Option<Instant>| {
        is_due(story.sight(), last, days, put_off)
    };
    story.wait_days(30);
    assert!(!due(&story, None, 7, None), "nothing was entered yet");
    story.deal("Door", 1);
    assert!(!due(&story, None, 7, None), "not on the first day");
    story.wait_days(2);
    assert!(due(&story, None, 7, None));
    let ago = |days: i64| Some(Instant(story.now.0 - days * DAY_MS));
    assert!(!due(&story, ago(6), 7, None) && due(&story, ago(8), 7, None));
    assert!(!due(&story, ago(8), 14, None) && !due(&story, ago(800), 0, None), "the person chooses");
    assert!(!due(&story, ago(8), 7, Some(Instant(story.now.0 + 1))) && due(&story, ago(8), 7, ago(0)));
}

#[test]
fn one_undo_after_another_goes_back_step_by_step() {
    let mut story = Story::new();
    let deal = story.deal("Door", 1);
    let mut steps = Vec::new();
    for name in ["Gate", "Fence", "Roof"] {
        story.edit(deal, NAME, name);
        steps.push(story.last_deed());
    }
    for (sets, name) in steps.into_iter().rev().zip(["Fence", "Gate", "Door"]) {
        story.act(Command::Undo { sets });
        assert_eq!(story.text(deal, NAME), name);
    }
}
