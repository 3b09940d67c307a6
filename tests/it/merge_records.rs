//! Two records become one, in one action, and two again when it is taken back.

use crate::story::Story;
use tend::commands::{Command, Refusal};
use tend::model::plain::Plain;
use tend::model::schema::{ABOUT, ASSIGNEE, BODY, COMPANY, CONTACT, EMAIL, LOOK, NAME, PHONE, TAGS, VERSION};
use tend::model::{FieldId, Kind, RecordId, Records, Value};
use tend::views::segments::{fields, segment};
use tend::views::table::{Filter, Look, Test};

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

/// A person, and one like them.
fn twins(story: &mut Story) -> (RecordId, RecordId) {
    let mut person = |name: &str| story.create(Kind::Person, &[(NAME, name.into())]);
    (person("Ray"), person("R. Ochoa"))
}

#[test]
fn rules_that_name_the_one_name_the_other_and_one_undo_brings_all_back() {
    let mut story = Story::new();
    let (stays, goes) = twins(&mut story);
    let body = format!(
        r#"{{"of":"deal","when":{{"field-changed":{{"field":"assignee","to":{{"ref":"{goes}"}}}}}},"if":{{"any":[{{"test":{{"of":{{"field":"assignee"}},"op":"in","value":{{"refs":["{goes}","{stays}"]}}}}}},{{"test":{{"of":{{"field":"assignee"}},"op":"is","value":{{"ref":"{goes}"}}}}}}]}},"then":[{{"task":{{"name":"Call","assignee":"{goes}"}}}},{{"task":{{"name":"Call","assignee":"{stays}"}}}},{{"assign":{{"to":{{"person":"{goes}"}}}}}}]}}"#
    );
    let rule = story.rule("Hand over", &body);
    let other = story.rule("Other", r#"{"of":"deal","when":"created","then":[{"notify":{"text":"New"}}]}"#);
    let seen = |story: &Story| {
        [(rule, BODY), (rule, VERSION), (other, BODY), (other, VERSION)].map(|(id, field)| value(story, id, field))
    };
    let before = seen(&story);
    let sets = story.journal.len();
    story.act(Command::MergeRecords { stays, goes, fields: vec![] });
    assert_eq!(story.journal.len(), sets + 1, "one change set");
    let [now, version, same, same_version] = seen(&story);
    let now = now.unwrap();
    assert!(!now.as_text().unwrap().contains(&goes.to_string()), "{now:?}");
    // Who is in a list stands there once; two tasks stay two.
    let expected = body
        .replace(&format!(r#""{goes}","{stays}""#), &format!(r#""{stays}""#))
        .replace(&goes.to_string(), &stays.to_string());
    assert_eq!(now, Value::Text(tend::rule::Body::from_json(&expected).unwrap().to_json()));
    assert_eq!((version, same, same_version), (Some(Value::from(2)), before[2].clone(), before[3].clone()));

    // It acts by its new body at once.
    let deal = story.deal("Price tags", 1);
    story.edit(deal, ASSIGNEE, stays);
    let tasks = story
        .workspace
        .records()
        .about(deal)
        .into_iter()
        .filter(|id| value(&story, *id, ASSIGNEE) == Some(stays.into()));
    assert_eq!(tasks.filter(|id| story.workspace.records().kind(*id) == Some(Kind::Task)).count(), 2);

    let action = story.journal[sets..=sets].to_vec();
    story.act(Command::Undo { sets: action });
    assert_eq!(seen(&story), before);
}

#[test]
fn segments_that_ask_for_the_one_ask_for_the_other_and_one_undo_brings_them_back() {
    let mut story = Story::new();
    let (stays, goes) = twins(&mut story);
    let third = story.create(Kind::Person, &[(NAME, "Ann".into())]);
    let look = |ids: &[RecordId], none: RecordId| Look {
        filters: vec![
            Filter { field: ASSIGNEE, test: Test::AnyOf(ids.iter().map(|id| Plain((*id).into())).collect()) },
            Filter { field: ASSIGNEE, test: Test::NoneOf(vec![Plain(none.into())]) },
        ],
        ..Look::default()
    };
    let before = look(&[goes, third, stays], goes);
    let id = story.create(Kind::Segment, &fields("Theirs", Kind::Deal, &before));
    let kept = value(&story, id, LOOK);
    story.act(Command::MergeRecords { stays, goes, fields: vec![] });
    let sets = story.last_deed();
    assert_eq!(sets.len(), 1);
    assert_eq!(segment(story.sight(), id).unwrap().look, Some(look(&[stays, third], stays)));
    story.act(Command::Undo { sets });
    assert_eq!(value(&story, id, LOOK), kept);
}

#[test]
fn what_will_move_over_is_counted_with_the_rules_and_segments_that_name_it() {
    let mut story = Story::new();
    let (stays, goes) = twins(&mut story);
    let deal = story.deal("Price tags", 1);
    story.edit(deal, ASSIGNEE, goes);
    story.rule(
        "Hand over",
        &format!(r#"{{"of":"deal","when":"created","then":[{{"assign":{{"to":{{"person":"{goes}"}}}}}}]}}"#),
    );
    assert_eq!(tend::views::duplicates::preview(story.sight(), stays, goes).unwrap().linked, 2);
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
