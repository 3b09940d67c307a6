//! The history as its screen shows it.

use crate::story::{Story, sales};
use std::collections::BTreeSet;
use tend::commands::Command;
use tend::journal::{ChangeSet, Deed};
use tend::model::schema::{CONTACT, NAME, NOTES, SOURCE};
use tend::model::{Kind, Value};
use tend::views::history::{Answer, Entry, Only, What, Who, entries};
use tend::views::tasks::Named;
use tend::views::{Sight, settings};

fn sight(story: &Story) -> Sight<'_> {
    Sight {
        records: story.workspace.records(),
        schema: story.workspace.schema(),
        book: story.workspace.book(),
        schedule: story.workspace.schedule(),
        now: story.now,
        zone: &*story.zone,
    }
}

/// The history, newest first, as if all of it lay in one segment.
fn history(story: &Story) -> Vec<Entry> {
    let mut actions: Vec<Vec<ChangeSet>> = Vec::new();
    for set in &story.journal {
        match actions.last_mut() {
            Some(action) if action[0].deed == set.deed => action.push(set.clone()),
            _ => actions.push(vec![set.clone()]),
        }
    }
    entries(sight(story), 0, &actions, &mut BTreeSet::new())
}

#[test]
fn what_a_merge_brought_stands_where_it_was_done() {
    let mut story = Story::new();
    let deal = story.deal("Menus", 10);
    story.edit(deal, NAME, "Menu boards");
    story.deal("Price tags", 10);
    let wanted = history(&story);
    // All in one piece, and what was done later in front, as it lies after a merge.
    let mut joined = story.journal.clone();
    joined.rotate_left(story.journal.len() / 2);
    let merged = entries(sight(&story), 0, &[joined], &mut BTreeSet::new());
    assert_eq!(merged, wanted);
}

#[test]
fn two_that_were_made_one_read_so() {
    for refers in [true, false] {
        let mut story = Story::new();
        let ann = story.create(Kind::Contact, &[(NAME, Value::from("Ann Lee"))]);
        let double = story.create(Kind::Contact, &[(NAME, Value::from("A. Lee"))]);
        if refers {
            let deal = story.deal("Menus", 10);
            story.edit(deal, CONTACT, double);
        }
        story.act(Command::MergeRecords { stays: ann, goes: double, fields: vec![] });
        let stays = refers.then(|| Named { id: ann, kind: Kind::Contact, name: "Ann Lee".into() });
        let wanted = What::Merged(Kind::Contact, "A. Lee".into(), stays);
        assert_eq!(history(&story)[0].lines[0].what, Some(wanted));
    }
}

#[test]
fn what_one_did_with_what_waits_is_told_and_a_run_that_waits_can_be_taken_back() {
    let mut story = Story::new();
    let steps = r#"{"task":{"name":"Now"}},{"wait":{"until":{"for":{"days":3}}}}"#;
    let when = r#"{"field-changed":{"field":"notes"}}"#;
    story.rule("Thanks", &format!(r#"{{"of":"deal","when":{when},"then":[{steps}]}}"#));
    let deal = story.deal("Menus", 10);
    story.edit(deal, NOTES, "ordered");
    let run = story.all(Kind::Run)[0].id;
    let of_rule = history(&story)[0].lines[1].who.clone();
    assert!(matches!(of_rule, Who::Rule { undoable: true, .. }));
    let told = |answer| {
        let about = Some(Named { id: deal, kind: Kind::Deal, name: "Menus".into() });
        Some(What::Answered { rule: "Thanks".into(), about, answer })
    };
    let until = story.now.plus_ms(1000);
    story.act(Command::WaitUntil { run, until });
    assert_eq!(history(&story)[0].lines[0].what, told(Answer::Later));
    story.act(Command::GiveUp { runs: vec![run] });
    assert_eq!(history(&story)[0].lines[0].what, told(Answer::GiveUp));
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    story.act(Command::Resume { runs: vec![run], skip: false });
    let entry = history(&story).remove(0);
    assert_eq!((entry.lines[0].what.clone(), entry.undoable), (told(Answer::GoOn), true));
}

#[test]
fn a_run_that_only_asks_says_so_and_so_does_a_press() {
    let mut story = Story::new();
    let rule = story.rule("Call", r#"{"of":"deal","when":"created","then":[{"task":{"name":"Call"}}]}"#);
    story.act(Command::SetMode { rule, mode: tend::rule::Mode::Suggest, also_past: false });
    let deal = story.deal("Menus", 10);
    let about = || Some(Named { id: deal, kind: Kind::Deal, name: "Menus".into() });
    let newest = &history(&story)[0];
    assert_eq!(newest.lines[1].what, Some(What::Ran("asked".to_owned(), about())));
    story.act(Command::Press { rule, records: vec![deal] });
    let newest = &history(&story)[0];
    let pressed = What::Answered { rule: "Call".to_owned(), about: about(), answer: Answer::Run };
    assert_eq!(newest.lines[0].what, Some(pressed));
}

#[test]
fn many_that_were_deleted_are_told_by_their_number() {
    let mut story = Story::new();
    let deals = [story.deal("Menus", 10), story.deal("Price tags", 10)];
    story.act(Command::Delete { ids: vec![deals[0]] });
    let name = |entries: &[Entry]| entries[0].lines[0].what.clone();
    assert_eq!(name(&history(&story)), Some(What::Deleted(deals[0], Kind::Deal, "Menus".into())));
    let others = [story.deal("Labels", 10), deals[1]];
    story.act(Command::Delete { ids: others.to_vec() });
    assert_eq!(name(&history(&story)), Some(What::DeletedMany(2)));
}

#[test]
fn what_a_person_did_and_what_a_rule_did_with_it_are_one_entry() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 10);
    story.rule(
        "Note",
        r#"{"of":"deal","when":{"field-changed":{"field":"source"}},"then":[{"set":{"field":"notes","value":{"value":"seen"}}}]}"#,
    );
    story.edit(deal, SOURCE, "fair");
    let newest = history(&story).remove(0);
    assert!(newest.undoable && !newest.undone);
    assert_eq!(newest.lines.len(), 2);
    assert_eq!(newest.lines[0].who, Who::Person(Deed::Edit));
    assert!(matches!(&newest.lines[1].who, Who::Rule { name, undoable: true, .. } if name == "Note"));
    assert!(matches!(&newest.lines[1].what, Some(What::Changed { field: NOTES, .. })));
    assert_eq!(newest.lines[1].changes, 1, "the run itself is no news");

    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    let after = history(&story);
    assert_eq!(after[0].lines[0].who, Who::Undo);
    assert!(after[1].undone && !after[1].undoable);
    assert!(matches!(&after[1].lines[1].who, Who::Rule { undoable: false, .. }));

    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    let again = history(&story);
    assert!(again[2].undoable, "what was taken back and done again can be taken back");
}

#[test]
fn a_move_is_told_by_its_stage_and_the_set_up_cannot_be_taken_back() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 10);
    story.move_to(deal, "quote-sent");
    let all = history(&story);
    let stage = story.text(sales("quote-sent"), NAME);
    assert_eq!(all[0].lines[0].what, Some(What::Moved(deal, "Price tags".into(), stage)));
    assert!(matches!(&all[1].lines[0].what, Some(What::Created(id, Kind::Deal, _)) if *id == deal));
    let last = all.last().unwrap();
    assert_eq!((last.undoable, &last.lines[0].what), (false, &None));
}

#[test]
fn a_talk_and_a_payment_say_what_they_were_and_with_whom() {
    let mut story = Story::new();
    let helen = story.create(Kind::Contact, &[(NAME, "Helen Frost".into())]);
    story.log(helen, "call", "out", "no-answer");
    let newest = history(&story).remove(0);
    let Some(What::Talked { form, whom: Some(whom), about: None, outcome, .. }) = &newest.lines[0].what else {
        panic!("{newest:?}")
    };
    assert_eq!(
        (form.as_str(), whom.name.as_str(), whom.id, outcome.as_str()),
        ("call", "Helen Frost", helen, "no-answer")
    );

    let deal = story.deal("Price tags", 10);
    story.log(deal, "meeting", "in", "");
    let Some(What::Talked { whom: None, about: Some(about), .. }) = &history(&story)[0].lines[0].what else {
        panic!("about a deal")
    };
    assert_eq!(about.name, "Price tags");
    let all = history(&story);
    assert!(all.iter().all(|entry| Only::You.fits(entry)) && !all.iter().any(|entry| Only::Rules.fits(entry)));
}

#[test]
fn the_settings_show_every_pipeline_also_the_one_that_was_put_away() {
    let story = Story::new();
    let rows = settings::pipelines(sight(&story));
    assert_eq!(rows.iter().filter(|row| row.archived).count(), 1);
    assert_eq!(rows[0].stages.first().map(|(id, _)| *id), Some(sales("new")));
    assert_eq!(settings::asks(sight(&story), sales("invoice-sent")), ["invoice-number", "invoice-due"]);
}
