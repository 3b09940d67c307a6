//! Two records become one, in one action, and two again when it is taken back.

use crate::story::Story;
use tend::commands::{Command, Refusal};
use tend::model::schema::{ABOUT, COMPANY, CONTACT, EMAIL, NAME, PHONE, TAGS};
use tend::model::{FieldId, Kind, RecordId, Records, Value};

fn value(story: &Story, id: RecordId, field: FieldId) -> Option<Value> {
    story.workspace.records().value(id, field)
}

#[test]
fn what_refers_to_the_one_refers_to_the_other_and_one_undo_brings_all_back() {
    let mut story = Story::new();
    let stays = story.create(Kind::Contact, &[(NAME, "Ines".into()), (EMAIL, "a@b.example".into())]);
    let goes = story.create(Kind::Contact, &[(NAME, "I. D.".into()), (PHONE, "112233".into())]);
    let deal = story.deal("Price tags", 1);
    story.edit(deal, CONTACT, goes);
    let task = story.create(Kind::Task, &[(NAME, "Call".into()), (ABOUT, goes.into())]);
    let elsewhere = story.deal("Other", 1);
    let seen = |story: &Story| {
        let of = |id, field| value(story, id, field);
        (of(stays, PHONE), of(deal, CONTACT), of(task, ABOUT), of(elsewhere, CONTACT), of(goes, NAME))
    };
    let before = seen(&story);
    let sets = story.journal.len();
    let fields = vec![(PHONE, Some("112233".into()))];
    story.act(Command::MergeRecords { stays, goes, fields });
    assert_eq!(story.journal.len(), sets + 1, "one change set");
    let here = Some(Value::Ref(stays));
    assert_eq!(seen(&story), (Some("112233".into()), here.clone(), here, None, None));
    assert_eq!(story.workspace.records().about(stays), [task]);
    let action = story.journal[sets..].to_vec();
    story.act(Command::Undo { sets: action });
    assert_eq!(seen(&story), before);
    assert_eq!(story.workspace.records().about(goes), [task]);
}

#[test]
fn in_a_list_of_links_the_one_stands_once_and_nothing_refers_to_itself() {
    let mut story = Story::new();
    let tag = |story: &mut Story, name: &str| story.create(Kind::Tag, &[(NAME, name.into())]);
    let (stays, goes, third) = (tag(&mut story, "vip"), tag(&mut story, "VIP"), tag(&mut story, "new"));
    let tagged = |story: &mut Story, tags: &[RecordId]| {
        let id = story.create(Kind::Contact, &[(NAME, "x".into())]);
        let fields = vec![(TAGS, Some(Value::Refs(tags.to_vec())))];
        story.act(Command::Edit { ids: vec![id], fields });
        id
    };
    let both = tagged(&mut story, &[goes, third, stays]);
    let one = tagged(&mut story, &[third, goes]);
    story.act(Command::MergeRecords { stays, goes, fields: vec![] });
    assert_eq!(value(&story, both, TAGS), Some(Value::Refs(vec![third, stays])));
    assert_eq!(value(&story, one, TAGS), Some(Value::Refs(vec![third, stays])));
}

#[test]
fn only_two_living_records_of_one_kind_become_one() {
    let mut story = Story::new();
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into())]);
    let acme = story.create(Kind::Company, &[(NAME, "Acme".into())]);
    let merge = |stays, goes| Command::MergeRecords { stays, goes, fields: vec![] };
    assert_eq!(story.plan(merge(ines, acme)).err(), Some(Refusal::NotThere(acme)));
    assert_eq!(story.plan(merge(ines, ines)).err(), Some(Refusal::NotThere(ines)));
    let other = story.create(Kind::Contact, &[(NAME, "Ines".into()), (COMPANY, acme.into())]);
    story.act(Command::Delete { ids: vec![other] });
    assert_eq!(story.plan(merge(ines, other)).err(), Some(Refusal::NotThere(other)));
}
