//! Two devices that exchange backups, and a base that goes back to one: what is shown before is what
//! happens after.

use crate::backup::{export, founded, sound};
use crate::backup_histories::history;
use crate::story::Story;
use proptest::prelude::*;
use std::rc::Rc;
use tend::commands::{Command, SetUp};
use tend::exchange::backup::{Backup, Conflict, Difference, MergeRefused, Merged, Restored, difference, merge};
use tend::journal::{Cause, Change};
use tend::model::schema::{AMOUNT, NAME, NOTES, SOURCE, STAGE};
use tend::model::{Device, FieldId, Given, Instant, Kind, Record, RecordId, Records, Utc, Value};
use tend::vault::Manifest;
use tend::workspace::Workspace;

fn backup_of(story: &Story) -> Backup {
    sound(&export(&story.workspace, &story.journal))
}

/// The same base on another device, taken in from a backup.
fn copy(story: &Story, device: Device) -> Story {
    let backup = backup_of(story);
    let mut copy = Story::bare(device);
    let empty = copy.workspace.manifest().clone();
    let journal = backup.sets.clone();
    let (workspace, writes) = Workspace::found(&empty, backup.base, device, backup.sets, Rc::new(Utc)).unwrap();
    copy.disk.borrow_mut().push(writes);
    (copy.workspace, copy.journal, copy.now) = (workspace, journal, story.now);
    copy
}

fn seen_before(story: &Story, other: &Story) -> Merged {
    merge(&backup_of(other), story.workspace.records(), story.workspace.manifest()).unwrap()
}

fn take_in(story: &mut Story, other: &Story) -> Merged {
    let merged = seen_before(story, other);
    story.act(Command::Merge { sets: merged.sets.clone() });
    story.journal.sort_by_key(|set| set.stamp);
    merged
}

/// Two devices that parted a minute ago.
fn parted() -> (Story, Story, RecordId) {
    let mut one = Story::new();
    let deal = one.deal("Price tags", 100);
    one.edit(deal, NOTES, "Known to both");
    let two = copy(&one, Device(2));
    one.wait(60_000);
    (one, two, deal)
}

#[test]
fn a_backup_in_an_empty_profile_goes_on_as_the_base_it_was() {
    let (one, mut two, deal) = parted();
    assert_eq!(two.record(deal), one.record(deal));
    assert_eq!(two.workspace.manifest().device, Device(2));
    assert_eq!(two.disk()[0].expected, 0);
    two.wait(60_000);
    two.move_to(deal, "quote-sent");
    assert_eq!(two.stage(deal), "quote-sent");
    let last = two.journal.last().unwrap().stamp;
    assert!(last.device() == Device(2) && last > one.workspace.manifest().last);
}

#[test]
fn a_merge_tells_what_is_new_changed_deleted_and_written_on_both_sides() {
    let (mut one, mut two, deal) = parted();
    let gone = one.deal("Gone", 1);
    take_in(&mut two, &one);

    let fresh = two.create(Kind::Contact, &[(NAME, "Ines".into())]);
    two.edit(deal, SOURCE, "Fair");
    two.edit(deal, NOTES, "Theirs");
    two.act(Command::Delete { ids: vec![gone] });
    one.wait(120_000);
    one.edit(deal, NOTES, "Ours, later");
    one.edit(deal, AMOUNT, tend::model::Money::new(7, tend::model::Currency::GBP));

    let before = one.record(deal);
    let merged = seen_before(&one, &two);
    assert_eq!(merged.sets.len(), 4);
    assert_eq!((merged.new.as_slice(), merged.deleted.as_slice()), (&[fresh][..], &[gone][..]));
    assert_eq!(merged.changed.keys().collect::<Vec<_>>(), [&deal]);
    assert_eq!(
        merged.changed[&deal].iter().map(|one| one.field).collect::<Vec<_>>(),
        [SOURCE],
        "what holds here stays"
    );
    let notes = Conflict {
        id: deal,
        field: NOTES,
        ours: Some("Ours, later".into()),
        theirs: Some("Theirs".into()),
        after: Some("Ours, later".into()),
        written: (one.record(deal).stamp_of(NOTES), two.record(deal).stamp_of(NOTES)),
    };
    assert!(notes.written.0 > notes.written.1);
    assert_eq!(merged.conflicts, std::slice::from_ref(&notes));
    assert_eq!(one.record(deal), before, "nothing has happened yet");

    take_in(&mut one, &two);
    assert_eq!((one.text(deal, NOTES), one.text(deal, SOURCE)), ("Ours, later".into(), "Fair".into()));
    assert!(!one.record(gone).alive && one.record(fresh).alive);
    assert!(seen_before(&one, &two).sets.is_empty(), "a second time there is nothing new");

    let other_way = seen_before(&two, &one);
    assert_eq!(other_way.conflicts, [], "what the other side has decided is no conflict any more");
    take_in(&mut two, &one);
    assert_eq!(
        String::from_utf8(export(&one.workspace, &one.journal)).unwrap(),
        String::from_utf8(export(&two.workspace, &two.journal)).unwrap(),
        "both hold the same, so both write the same file"
    );
}

#[test]
fn what_one_side_deleted_and_the_other_went_on_with_is_a_conflict() {
    let (mut one, mut two, deal) = parted();
    one.act(Command::Delete { ids: vec![deal] });
    two.wait(120_000);
    two.edit(deal, NOTES, "Still at work");
    let life = |story: &Story, other: &Story| seen_before(story, other).conflicts;
    let conflict = |ours: bool| Conflict {
        written: {
            let (gone, kept) = (one.record(deal).last_stamp(), two.record(deal).last_stamp());
            if ours { (kept, gone) } else { (gone, kept) }
        },
        id: deal,
        field: Record::LIFE,
        ours: Some(ours.into()),
        theirs: Some((!ours).into()),
        after: Some(false.into()),
    };
    assert_eq!(life(&one, &two), [conflict(false)]);
    assert_eq!(life(&two, &one), [conflict(true)]);
}

#[test]
fn births_of_many_from_the_other_device_come_in_and_can_be_edited() {
    let (mut one, mut two, _) = parted();
    let row = |n: u32| {
        let create = Change::Create {
            id: RecordId::derived("many", &[&n.to_le_bytes()]),
            kind: Kind::Contact,
            fields: vec![(NAME, Value::from("Ines"))],
        };
        let record = tend::journal::apply(None, &create, tend::model::Stamp::ZERO).unwrap();
        tend::shelves::Row { record, segments: vec![0] }
    };
    let rows: Vec<_> = (0..300).map(row).collect();
    let packed = rows.chunks(128).map(|rows| tend::shelves::build(Kind::Contact, rows).unwrap()).collect();
    two.act(Command::Import { file: "contacts.csv".into(), changes: Vec::new(), packed });
    let edited = rows[200].record.id;
    two.edit(edited, NAME, "Anna");
    let merged = take_in(&mut one, &two);
    assert_eq!(merged.new.len(), 300);
    assert_eq!(one.all(Kind::Contact).len(), 300);
    assert_eq!(one.text(edited, NAME), "Anna");
    let again = copy(&one, Device(3));
    assert_eq!(again.record(edited), one.record(edited));
}

#[test]
fn a_backup_of_another_base_is_not_merged() {
    let (one, stranger) = (Story::new(), Story::on(Device(9)));
    let refused = merge(&backup_of(&stranger), one.workspace.records(), one.workspace.manifest()).unwrap_err();
    let (ours, theirs) = (one.workspace.manifest().base, stranger.workspace.manifest().base);
    assert_eq!(refused, MergeRefused::OtherBase { ours, theirs });
}

#[test]
fn a_restore_shows_what_comes_back_and_brings_it() {
    let mut story = Story::new();
    let (kept, lost) = (story.deal("Kept", 100), story.deal("Lost", 5));
    let backup = backup_of(&story);
    story.wait(60_000);
    story.move_to(kept, "quote-sent");
    story.edit(kept, SOURCE, "Fair");
    story.act(Command::Delete { ids: vec![lost] });
    let later = story.deal("Later", 1);

    let changes = difference(story.workspace.records(), &backup.records);
    let restored = Restored::by(&changes);
    assert_eq!(restored.added, []);
    assert_eq!(restored.brought_back, [lost]);
    assert_eq!(restored.deleted, [later]);
    let fields: Vec<FieldId> = restored.changed[&kept].iter().map(|difference| difference.field).collect();
    assert!(fields.contains(&STAGE) && fields.contains(&SOURCE));
    let source = Difference { field: SOURCE, before: Some("Fair".into()), after: None };
    assert!(restored.changed[&kept].contains(&source));

    let file = "monday.json".to_owned();
    story.act(Command::Restore { file: file.clone(), changes });
    assert_eq!(story.stage(kept), "new");
    assert!(story.record(lost).alive && !story.record(later).alive);
    assert!(difference(story.workspace.records(), &backup.records).is_empty());
    assert_eq!(story.journal.last().unwrap().cause, Cause::Restore { file });

    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert!(
        story.stage(kept) == "quote-sent" && !story.record(lost).alive && story.record(later).alive,
        "a restore can be taken back"
    );
}

#[test]
fn a_base_takes_the_place_of_another_and_leaves_nothing_of_it() {
    let mut story = Story::new();
    for n in 0..400 {
        story.deal(&format!("Deal {n}"), n);
    }
    let old: &Manifest = story.workspace.manifest();
    let small = Story::on(Device(5));
    let backup = backup_of(&small);
    let (workspace, writes) = Workspace::found(old, backup.base, Device(6), backup.sets, Rc::new(Utc)).unwrap();
    assert_eq!((writes.expected, writes.head.generation), (old.generation, old.generation + 1));
    let mut left: std::collections::BTreeSet<_> =
        story.disk().iter().flat_map(|writes| writes.puts.iter().map(|(place, _)| *place)).collect();
    for place in &writes.deletes {
        assert!(left.remove(place), "{place:?} was not there");
    }
    let put: std::collections::BTreeSet<_> = writes.puts.iter().map(|(place, _)| *place).collect();
    assert!(left.is_subset(&put) && put.iter().all(|place| !writes.deletes.contains(place)));
    assert_eq!(workspace.manifest().device, Device(6));
    let set_up = SetUp { names: Default::default(), currency: "GBP".into(), zone: "UTC".into() };
    let given = Given { device: Device(6), ..Given::fixed(Instant(1_795_340_096_000), 1) };
    assert!(workspace.plan(&given, &Command::SetUp(set_up)).is_err(), "it is set up already");
}

/// Living records with their values.
fn living(records: &dyn Records) -> Vec<(RecordId, Vec<(FieldId, Value)>)> {
    let all = Kind::ALL.iter().flat_map(|kind| records.all(*kind));
    let mut all: Vec<_> = all
        .filter_map(|id| records.get(id))
        .map(|record| (record.id, record.fields().map(|(field, value)| (field, value.clone())).collect()))
        .collect();
    all.sort_by_key(|(id, _)| *id);
    all
}

proptest! {
    #[test]
    fn whatever_happened_since_a_restore_makes_it_as_it_was(before in history(), after in history()) {
        let (wanted, _) = founded(before);
        let (mut workspace, _) = founded(after);
        let changes = difference(workspace.records(), wanted.records());
        let mut given = Given::fixed(Instant(1_895_340_096_000), 1);
        given.device = Device(7);
        // Random births may give one record two kinds; a restore leaves the kind that is there.
        let plan = workspace.plan(&given, &Command::Restore { file: "x".into(), changes }).unwrap();
        workspace.adopt(plan);
        prop_assert_eq!(living(workspace.records()), living(wanted.records()));
        prop_assert!(difference(workspace.records(), wanted.records()).is_empty());
    }
}
