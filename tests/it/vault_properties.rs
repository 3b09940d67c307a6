//! What the vault promises, on a disk in memory: nothing acknowledged is lost, nothing is done twice,
//! damage is noticed and mended from the journal, tabs agree.

use crate::disk::{Disk, records};
use crate::story::{START, Story, sales};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tend::commands::Command;
use tend::journal::{Change, ChangeSet, fold};
use tend::model::schema::{ABOUT, AMOUNT, NAME, NOTES, SOURCE};
use tend::model::time::DAY_MS;
use tend::model::{Given, Instant, Kind, RecordId, Records, Stamp, Value};
use tend::shelves::{Chunk, Row, build};
use tend::vault::{Manifest, Place, SCHEMA, Segment, Step, UpgradeRefused, steps_from, upgraded};
use tend::workspace::{Lost, Workspace};

const STANDS: &str = r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":1}}},"then":[{"task":{"name":"Look"}},{"set":{"field":"lost-reason","value":{"value":"stood"}}}]}"#;
const NOTED: &str =
    r#"{"of":"deal","when":{"field-changed":{"field":"source"}},"then":[{"notify":{"text":"{{ source }}"}}]}"#;

/// A packed chunk of imported deals.
pub(crate) fn packed(story: &mut Story, count: usize) -> (Vec<RecordId>, Chunk) {
    let mut ids = story.given().ids();
    let ids: Vec<RecordId> = (0..count).map(|_| ids.draw()).collect();
    let row = |id: &RecordId| {
        let fields = vec![(NAME, Value::Text(format!("Imported {id}"))), (NOTES, Value::from("old"))];
        let record = tend::journal::apply(None, &Change::Create { id: *id, kind: Kind::Deal, fields }, Stamp::ZERO);
        Row { record: record.unwrap(), segments: vec![0] }
    };
    let rows: Vec<Row> = ids.iter().map(row).collect();
    (ids, build(Kind::Deal, &rows).unwrap())
}

pub(crate) fn busy() -> Story {
    let mut story = Story::new();
    story.rule("Stands", STANDS);
    story.rule("Noted", NOTED);
    story
}

/// One thing that a person does, or the passing of time.
pub(crate) fn act(story: &mut Story, (what, which, value): (u8, u8, u8)) {
    let deals = story.workspace.records().all(Kind::Deal);
    let deal = (!deals.is_empty()).then(|| deals[usize::from(which) % deals.len()]);
    match (what % 12, deal) {
        (0 | 1, _) | (_, None) => {
            story.deal(&format!("Deal {value}"), i64::from(value));
        }
        (2 | 3, Some(deal)) => {
            let fields = vec![(SOURCE, Some(Value::from(u32::from(value % 3).to_string().as_str())))];
            story.act(Command::Edit { ids: vec![deal], fields });
        }
        (4, Some(deal)) => story.log(deal, "call", "in", "positive"),
        (5, Some(deal)) => story.pay(deal, i64::from(value)),
        (6, Some(deal)) => {
            story.act(Command::Delete { ids: vec![deal] });
        }
        (7, _) => {
            let (_, chunk) = packed(story, usize::from(value) + 1);
            story.act(Command::Import { file: "deals.csv".into(), changes: Vec::new(), packed: vec![chunk] });
        }
        (8, Some(deal)) => {
            let fields = vec![(AMOUNT, Some(tend::model::Money::new(1, tend::model::Currency::GBP).into()))];
            story.act(Command::Move { id: deal, stage: sales("quote-sent"), fields });
        }
        (9, _) => {
            let sets = story.last_deed();
            story.act(Command::Undo { sets });
        }
        (_, _) => {
            story.now = story.now.plus_ms(i64::from(value) * DAY_MS / 40);
            story.tick();
        }
    }
}

pub(crate) fn acts(count: usize) -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec(any::<(u8, u8, u8)>(), 0..count)
}

#[track_caller]
fn same(one: &Workspace, two: &Workspace) {
    assert_eq!(records(one), records(two));
    assert_eq!(one.schedule().iter().collect::<Vec<_>>(), two.schedule().iter().collect::<Vec<_>>());
    assert_eq!(one.manifest(), two.manifest());
    assert_eq!(one.tail(), two.tail());
    for id in records(one).keys() {
        assert_eq!(one.records().about(*id), two.records().about(*id));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn after_any_history_the_disk_holds_what_memory_holds(history in acts(40)) {
        let mut story = busy();
        history.into_iter().for_each(|one| act(&mut story, one));
        let disk = Disk::of(&story.disk());
        same(&disk.load().unwrap(), &story.workspace);
        let journal: Vec<_> = disk.journal().into_iter().map(|(_, set)| set).collect();
        prop_assert_eq!(fold(&journal), records(&story.workspace));
        for id in records(&story.workspace).into_keys() {
            let speaks = |set: &ChangeSet| set.changes.iter().flat_map(Change::ids).any(|of| of == id);
            let all: Vec<_> = disk.journal().into_iter().filter(|(_, set)| speaks(set)).collect();
            prop_assert_eq!(disk.journal_about(id), all);
        }
        // Made anew from the journal, it shows the same, and the mended disk is sound.
        let mut mended = disk.clone();
        let (workspace, writes) = Workspace::mend(
            &disk.manifest(), story.workspace.tail().clone(), &disk.journal(), story.zone.clone(),
        ).unwrap();
        prop_assert!(mended.commit(&writes));
        same(&mended.load().unwrap(), &workspace);
        prop_assert_eq!(records(&workspace), records(&story.workspace));
    }
}

/// Deals that all fall due.
fn waiting(count: usize) -> (Story, Disk) {
    let mut story = busy();
    for n in 0..count {
        story.deal(&format!("Deal {n}"), 1);
    }
    story.now = story.now.plus_ms(3 * DAY_MS);
    let disk = Disk::of(&story.disk());
    (story, disk)
}

/// Runs, tasks and the distinct deals that they are about.
#[track_caller]
fn each_once(workspace: &Workspace, count: usize) {
    for kind in [Kind::Run, Kind::Task] {
        let all = workspace.records().all(kind);
        let about: BTreeSet<_> = all.iter().map(|id| workspace.records().value(*id, ABOUT)).collect();
        assert_eq!((all.len(), about.len()), (count, count), "{kind:?}");
    }
}

#[test]
fn a_catch_up_that_is_killed_at_every_write_does_each_thing_once() {
    let (mut story, fresh) = waiting(9);
    for limit in [1, 2, 5, 100] {
        for before in [true, false] {
            let mut disk = fresh.clone();
            let mut kill = before;
            loop {
                // Each plan is made by a program that was just started.
                let workspace = disk.load().unwrap();
                let plan = workspace.plan(&story.given(), &Command::PassTime { limit }).unwrap();
                let Some(writes) = plan.writes() else { break };
                // Killed before the transaction: nothing is there. After: all is, though nobody took it over.
                if !kill {
                    assert!(disk.commit(writes));
                }
                kill = before && !kill;
            }
            each_once(&disk.load().unwrap(), 9);
        }
    }
}

#[test]
fn three_tabs_that_race_do_each_of_300_things_once_and_agree() {
    for seed in 1..4u64 {
        let (mut story, mut disk) = waiting(300);
        let mut tabs: Vec<Workspace> = (0..3).map(|_| disk.load().unwrap()).collect();
        let mut dice = seed;
        let mut refused = 0;
        let mut plans: Vec<Option<tend::workspace::Plan>> = vec![None, None, None];
        while tabs.iter().any(|tab| tab.next_due().is_some_and(|due| due <= story.now)) {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let one = (dice >> 40) as usize % 3;
            // Between a plan and its writing others may write.
            let Some(plan) = plans[one].take() else {
                let limit = 1 + (dice >> 50) as usize % 9;
                plans[one] = Some(tabs[one].plan(&story.given(), &Command::PassTime { limit }).unwrap());
                continue;
            };
            match plan.writes() {
                Some(writes) if disk.commit(writes) => {
                    tabs[one].adopt(plan);
                }
                _ => {
                    refused += 1;
                    let (actions, manifest) = (disk.since(tabs[one].tail()), disk.manifest());
                    tabs[one].learn(&actions, &manifest).unwrap();
                }
            }
        }
        assert!(refused > 20, "they hardly met");
        for tab in &tabs {
            same(tab, &disk.load().unwrap());
            each_once(tab, 300);
        }
    }
}

#[test]
fn every_flipped_byte_every_cut_and_every_loss_is_noticed() {
    let mut story = busy();
    for one in [(0, 0, 1), (2, 0, 1), (7, 0, 20), (4, 0, 0), (5, 0, 3), (7, 0, 30), (10, 0, 80), (3, 1, 2)] {
        act(&mut story, one);
    }
    // The journal's end is what is read at the start.
    let (sound, last) = (Disk::of(&story.disk()), story.workspace.tail().number);
    let places: Vec<Place> = sound
        .values
        .keys()
        .copied()
        .filter(|place| matches!(place, Place::Chunk { .. }) || *place == Place::Segment(last))
        .collect();
    let noticed = |what: &str, spoil: &dyn Fn(&mut Disk)| {
        let mut disk = sound.clone();
        spoil(&mut disk);
        assert!(disk.load().is_err(), "{what}");
    };
    for place in &places {
        let bytes = &sound.values[place];
        for at in (0..bytes.len()).step_by(1 + bytes.len() / 150).chain(0..bytes.len().min(40)) {
            noticed(&format!("{place:?} flipped at {at}"), &|disk| {
                let mut bytes = bytes.to_vec();
                bytes[at] ^= 1 << (at % 8);
                disk.values.insert(*place, bytes.into());
            });
            noticed(&format!("{place:?} cut at {at}"), &|disk| {
                disk.values.insert(*place, bytes[..at].into());
            });
        }
        noticed(&format!("{place:?} lost"), &|disk| {
            disk.values.remove(place);
        });
        for other in places.iter().filter(|other| *other != place) {
            noticed(&format!("{place:?} in the place of {other:?}"), &|disk| {
                disk.values.insert(*other, bytes.clone());
            });
        }
    }
    let manifest = &sound.head.as_ref().unwrap().manifest;
    for at in 0..manifest.len() {
        noticed(&format!("manifest flipped at {at}"), &|disk| disk.head.as_mut().unwrap().manifest[at] ^= 1);
        noticed(&format!("manifest cut at {at}"), &|disk| disk.head.as_mut().unwrap().manifest.truncate(at));
    }
    noticed("another generation", &|disk| disk.head.as_mut().unwrap().generation += 1);
    noticed("another form", &|disk| disk.head.as_mut().unwrap().schema += 1);
    // A write that never came: each value as it was one action before.
    let writes = story.disk();
    let before = Disk::of(&writes[..writes.len() - 1]);
    for (place, _) in &writes[writes.len() - 1].puts {
        let Some(old) = before.values.get(place) else { continue };
        noticed(&format!("{place:?} one action old"), &|disk| {
            disk.values.insert(*place, old.clone());
        });
    }
}

#[test]
fn an_import_stamped_ahead_is_written_as_one_that_was_not() {
    let mut story = busy();
    let (_, chunk) = packed(&mut story, 20);
    let given = story.given();
    let import =
        |chunk: &Chunk| Command::Import { file: "deals.csv".into(), changes: Vec::new(), packed: vec![chunk.clone()] };
    let written = |chunk: &Chunk| story.workspace.plan(&given, &import(chunk)).unwrap().writes().cloned().unwrap();
    let moment = story.workspace.moment(&given);
    let ahead = moment.stamp(&chunk).unwrap();
    assert_ne!(ahead.bytes(), chunk.bytes());
    assert_eq!(written(&ahead), written(&chunk));
    // What is stamped already is the very same bytes, not a copy.
    assert!(std::sync::Arc::ptr_eq(moment.stamp(&ahead).unwrap().bytes(), ahead.bytes()));
    // Another was faster: the stamps are of a moment that is gone, and are made anew.
    story.deal("Meanwhile", 1);
    let plan = story.workspace.plan(&given, &import(&ahead)).unwrap();
    let writes = plan.writes().unwrap();
    let put = |wanted: fn(&Place) -> bool| writes.puts.iter().find(|(place, _)| wanted(place)).unwrap().1.clone();
    let born = Chunk::open(put(|place| matches!(place, Place::Births(_)))).unwrap();
    assert_eq!(born.born(0), plan.deed().unwrap());
    assert_ne!(born.born(0), ahead.born(0));
}

#[test]
fn steps_to_a_newer_form_go_in_order_and_none_may_be_missing() {
    let step = |from| Step { from, set: |set| set };
    // They may stand in the list in any order.
    let steps = [step(2), step(1), step(3)];
    let of = |found, to| steps_from(found, to, &steps).map(|steps| steps.iter().map(|s| s.from).collect::<Vec<_>>());
    assert_eq!(of(1, 4), Ok(vec![1, 2, 3]));
    assert_eq!(of(3, 4), Ok(vec![3]));
    assert_eq!(of(4, 4), Ok(vec![]));
    assert_eq!(of(0, 4), Err(UpgradeRefused::NoStep { from: 0 }));
    assert_eq!(of(1, 5), Err(UpgradeRefused::NoStep { from: 4 }));
    assert_eq!(of(5, 4), Err(UpgradeRefused::Newer { found: 5, known: 4 }));
}

#[test]
fn a_base_of_an_older_form_is_read_only_after_its_steps_and_tells_the_same_then() {
    let mut story = busy();
    (0..60u8).for_each(|n| act(&mut story, (n, n.wrapping_mul(7), n)));
    let mut disk = Disk::of(&story.disk());
    let head = disk.head.clone().unwrap();
    disk.head = Some(tend::vault::Head { schema: 0, ..head });
    assert!(matches!(disk.load(), Err(lost) if lost == [Lost::Form(UpgradeRefused::Older { found: 0 })]));

    let journal = disk.journal().into_iter().map(|(_, set)| set).collect();
    let (workspace, writes) = Workspace::upgrade(0, &disk.manifest(), journal, story.zone.clone()).unwrap();
    assert!(disk.commit(&writes));
    same(&disk.load().unwrap(), &workspace);
    assert_eq!(records(&workspace), records(&story.workspace));
    assert_eq!(disk.head.as_ref().unwrap().schema, SCHEMA);
    // Still the same profile of the same base, which goes on.
    assert_eq!(disk.manifest().device, story.workspace.manifest().device);
    let all = |disk: &Disk| disk.journal().into_iter().map(|(_, set)| set).collect::<Vec<_>>();
    assert_eq!(fold(&all(&disk)), records(&story.workspace));
}

#[test]
fn the_steps_change_every_change_set_one_after_another() {
    fn mark(set: ChangeSet, mark: &str) -> ChangeSet {
        let changes = set.changes.into_iter().map(|change| match change {
            Change::Set { id, field, before, after: Some(Value::Text(text)) } => {
                Change::Set { id, field, before, after: Some(Value::Text(text + mark)) }
            }
            other => other,
        });
        ChangeSet { changes: changes.collect(), ..set }
    }
    let steps = [Step { from: 1, set: |set| mark(set, "b") }, Step { from: 0, set: |set| mark(set, "a") }];
    let mut story = busy();
    let deal = story.deal("Deal", 1);
    story.act(Command::Edit { ids: vec![deal], fields: vec![(NOTES, Some("note ".into()))] });
    let journal: Vec<_> = Disk::of(&story.disk()).journal().into_iter().map(|(_, set)| set).collect();
    let after = upgraded(journal, &steps_from(0, 2, &steps).unwrap());
    assert_eq!(fold(&after)[&deal].text(NOTES), "note ab");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_form_on_disk_is_what_it_was() {
    let mut story = Story::bare(tend::model::Device(1));
    story.now = Instant::from_rfc3339(START).unwrap();
    let given = Given::fixed(story.now, 1);
    let fields = vec![(NAME, "Tag".into())];
    let plan = story.workspace.plan(&given, &Command::Create { kind: Kind::Tag, fields }).unwrap();
    let puts = &plan.writes().unwrap().puts;
    let of = |wanted: fn(&Place) -> bool| hex(&puts.iter().find(|(place, _)| wanted(place)).unwrap().1);
    assert_eq!(of(|place| matches!(place, Place::Chunk { .. })), CHUNK);
    assert_eq!(of(|place| matches!(place, Place::Segment(_))), SEGMENT);
    assert_eq!(Segment::open(&puts.last().unwrap().1).unwrap().actions(), 1);
    let manifest = Manifest::from_bytes(&plan.writes().unwrap().head.manifest).unwrap();
    assert_eq!((manifest.generation, manifest.rows(), manifest.segments), (1, 1, 1));
}

const CHUNK: &str = "544348310d00010001000000000000000900000072000000a05d70884b6a2d7b9ce0ea5dcb581080007080a67c9ba101010100000000000000000080a67c9ba101010100000000000000000100000000000000000000000000000004000000670000000b0000000000000003000000546167";
const SEGMENT: &str = "54534731000000005d77cdcb924d7b9a01780100000000000000000080a67c9ba1010100000000000000000080a67c9ba101000101009ce0ea5dcb581080007080a67c9ba1010c01010003546167";
