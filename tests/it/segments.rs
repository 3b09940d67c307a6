//! Segments are records like all others: kept, backed up, undone. A question to a field that is gone is told, not lost.

use crate::backup::{export, founded};
use crate::story::Story;
use tend::commands::Command;
use tend::exchange::backup::{Limits, read};
use tend::model::plain::Plain;
use tend::model::schema::{COMPANY, HOLDS, LOOK, NAME, OF_KIND, POSITION_NO, STATUS};
use tend::model::{FieldId, Kind, RecordId, Value};
use tend::views::segments::{self, fields, written};
use tend::views::table::{self, Column, Filter, Look, Sort, Test};

fn vip() -> Look {
    Look {
        filters: vec![Filter { field: STATUS, test: Test::AnyOf(vec![Plain("vip".into())]) }],
        sort: vec![Sort { field: NAME, falling: true }],
        group: Some(Column(COMPANY)),
        columns: vec![Column(STATUS)],
    }
}

fn contact(story: &mut Story, name: &str, status: &'static str) -> RecordId {
    story.create(Kind::Contact, &[(NAME, name.into()), (STATUS, status.into())])
}

#[test]
fn a_segment_is_made_changed_put_in_order_deleted_and_every_step_is_undone() {
    let mut story = Story::new();
    contact(&mut story, "Ines", "vip");
    contact(&mut story, "Ray", "new");
    let first = story.create(Kind::Segment, &fields("VIP", Kind::Contact, &vip()));
    let second = story.create(Kind::Segment, &fields("All deals", Kind::Deal, &Look::default()));
    let third = story.create(Kind::Segment, &fields("Everybody", Kind::Contact, &Look::default()));
    let of = |story: &Story, kind| -> Vec<RecordId> {
        segments::of(story.sight(), kind).into_iter().map(|segment| segment.id).collect()
    };
    assert_eq!(of(&story, Kind::Contact), [first, third]);
    assert_eq!(of(&story, Kind::Deal), [second]);
    let kept = segments::segment(story.sight(), first).unwrap();
    assert_eq!((kept.name.as_str(), kept.look.as_ref()), ("VIP", Some(&vip())));
    assert_eq!(table::count(story.sight(), Kind::Contact, &kept.look.unwrap().filters), 1);

    story.edit(third, POSITION_NO, Value::Number((-1).into()));
    assert_eq!(of(&story, Kind::Contact), [third, first]);
    story.edit(first, LOOK, written(&Look::default()).unwrap());
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!(segments::segment(story.sight(), first).unwrap().look, Some(vip()));
    story.act(Command::Delete { ids: vec![first] });
    let sets = story.last_deed();
    assert_eq!(of(&story, Kind::Contact), [third]);
    story.act(Command::Undo { sets });
    assert_eq!(of(&story, Kind::Contact), [third, first]);
}

#[test]
fn segments_are_in_backups() {
    let mut story = Story::new();
    let id = story.create(Kind::Segment, &fields("VIP", Kind::Contact, &vip()));
    let backup = read(&*export(&story.workspace, &story.journal), &Limits::default()).unwrap();
    let (again, _) = founded(backup.sets);
    use tend::model::Records;
    let record = again.records().get(id).unwrap();
    assert_eq!(serde_json::from_str::<Look>(record.text(LOOK)).unwrap(), vip());
}

#[test]
fn a_question_to_a_field_that_is_gone_is_not_asked_and_not_lost() {
    let mut story = Story::new();
    let field =
        story.create(Kind::Field, &[(NAME, "Size".into()), (OF_KIND, "contact".into()), (HOLDS, "number".into())]);
    let own = FieldId::custom(field);
    let small = contact(&mut story, "Ines", "vip");
    story.edit(small, own, Value::Number(3.into()));
    contact(&mut story, "Ray", "vip");
    let look = Look {
        filters: vec![Filter { field: own, test: Test::AtLeast(Plain(Value::Number(2.into()))) }],
        group: Some(Column(own)),
        ..vip()
    };
    let segment = story.create(Kind::Segment, &fields("Large", Kind::Contact, &look));
    let shown = |story: &Story| {
        let look = segments::segment(story.sight(), segment).unwrap().look.unwrap();
        let gone = look.filters.iter().filter(|filter| !table::is_there(story.sight(), Kind::Contact, filter.field));
        (table::table(story.sight(), Kind::Contact, &look, None).rows.len(), gone.count())
    };
    assert_eq!(shown(&story), (1, 0));
    story.act(Command::Delete { ids: vec![field] });
    let sets = story.last_deed();
    assert_eq!(shown(&story), (2, 1));
    story.act(Command::Undo { sets });
    assert_eq!(shown(&story), (1, 0));
}

#[test]
fn what_cannot_be_read_is_told_and_left_as_it_was() {
    let mut story = Story::new();
    let later = r#"{"filters":[{"field":"status","test":{"like-the-moon":1}}]}"#;
    let id = story.create(
        Kind::Segment,
        &[(NAME, "Of a later program".into()), (OF_KIND, "contact".into()), (LOOK, later.into())],
    );
    let segment = segments::segment(story.sight(), id).unwrap();
    assert_eq!((segment.name.as_str(), segment.look), ("Of a later program", None));
    assert_eq!(story.text(id, LOOK), later);
}
