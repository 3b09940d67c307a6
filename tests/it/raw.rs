//! What is saved of the storage without the program comes back as a backup, whole or damaged.

use crate::backup::{export, founded, sound};
use crate::backup_histories::history;
use crate::disk::Disk;
use crate::story::Story;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::Command as Process;
use std::sync::Arc;
use tend::exchange::backup::{Limits, ProblemKind, read};
use tend::journal::{Change, fold};
use tend::model::schema::NAME;
use tend::model::{Device, Kind, Record, RecordId};
use tend::shelves::World;
use tend::vault::{Head, Place};

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// As the page writes it; see `docs/raw-format.md`.
fn raw(head: Option<&Head>, values: &BTreeMap<Place, Arc<[u8]>>) -> Vec<u8> {
    let mut lines: Vec<String> = Vec::new();
    for (place, bytes) in values {
        let (store, key) = (place.table().name(), place.key());
        lines.push(format!(r#"{{"store":"{store}","key":{key},"value":{{"base64":"{}"}}}}"#, base64(bytes)));
    }
    if let Some(Head { generation, schema, min_writer, manifest }) = head {
        let manifest = base64(manifest);
        lines.push(format!(
            r#"{{"store":"head","key":0,"value":{{"generation":{generation},"schema":{schema},"minWriter":{min_writer},"commit":0.25,"manifest":{{"base64":"{manifest}"}}}}}}"#
        ));
    }
    let mut text = String::from("{\"format\":\"tend-raw\",\"version\":1,\"stores\":1,\"entries\":[\n");
    write!(text, "{}\n]}}\n", lines.join(",\n")).unwrap();
    text.into_bytes()
}

/// Living and deleted records, without when they were written.
fn records(world: &World) -> BTreeMap<RecordId, Record> {
    let chunks = Kind::ALL.iter().flat_map(|kind| world.chunks(*kind));
    let all = chunks.flat_map(|chunk| (0..chunk.rows()).map(|row| chunk.record(row)));
    all.map(|record| (record.id, record)).collect()
}

fn values(records: &BTreeMap<RecordId, Record>) -> Vec<String> {
    let line = |record: &Record| {
        let fields: Vec<_> = record.fields().collect();
        format!("{} {:?} {} {fields:?}", record.id, record.kind, record.alive)
    };
    records.values().map(line).collect()
}

/// The records that a change lets be born, each with its kind.
fn born(change: &Change) -> Vec<(RecordId, Kind)> {
    match change {
        Change::Create { id, kind, .. } => vec![(*id, *kind)],
        Change::CreateMany(chunk) => change.ids().map(|id| (id, chunk.kind())).collect(),
        Change::Set { .. } | Change::Life { .. } => Vec::new(),
    }
}

proptest! {
    #[test]
    fn what_was_saved_of_a_sound_storage_is_the_base_itself(sets in history()) {
        let (workspace, writes) = founded(sets.clone());
        let disk = Disk::of(&[writes]);
        let found = sound(&raw(disk.head.as_ref(), &disk.values));
        prop_assert_eq!(found.base, workspace.manifest().base);
        prop_assert_eq!(records(&found.records), fold(&sets));
        prop_assert_eq!(&found.sets.len(), &sets.len());
    }

    #[test]
    fn of_a_damaged_storage_comes_back_all_that_is_sound(sets in history(), lost in any::<prop::sample::Index>(), turned: bool) {
        let births: Vec<(RecordId, Kind)> = sets.iter().flat_map(|set| &set.changes).flat_map(born).collect();
        let (workspace, writes) = founded(sets);
        let mut disk = Disk::of(&[writes]);
        let whole = values(&records(workspace.records()));
        // One id never comes to be of two kinds; where the dice draw that, the first birth says which.
        let mut kinds = BTreeMap::new();
        prop_assume!(births.iter().all(|(id, kind)| kinds.insert(*id, *kind).is_none_or(|other| other == *kind)));
        let places: Vec<Place> = disk.values.keys().copied().collect();
        prop_assume!(!places.is_empty());
        let place = places[lost.index(places.len())];
        if turned {
            let mut bytes = disk.values[&place].to_vec();
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            disk.values.insert(place, bytes.into());
        } else {
            disk.values.remove(&place);
        }
        let found = sound(&raw(disk.head.as_ref(), &disk.values));
        // Either the journal or the chunks hold each of them.
        let found = values(&records(&found.records));
        let strange: Vec<_> = found.iter().filter(|line| !whole.contains(line)).collect();
        let missing: Vec<_> = whole.iter().filter(|line| !found.contains(line)).collect();
        prop_assert!(strange.is_empty() && missing.is_empty(), "at {place:?}: {strange:?} for {missing:?}");
    }
}

fn story() -> Story {
    let mut story = Story::on(Device(0xbeef));
    for name in ["Price tags", "Ценники", "=1+1"] {
        let deal = story.deal(name, 100);
        story.edit(deal, NAME, format!("{name}, again").as_str());
    }
    story
}

fn disk_of(story: &Story) -> Disk {
    Disk::of(&[founded(story.journal.clone()).1])
}

#[test]
fn the_replay_makes_a_backup_of_what_was_saved() {
    let story = story();
    let disk = disk_of(&story);
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("raw.json");
    std::fs::write(&path, raw(disk.head.as_ref(), &disk.values)).unwrap();
    let output = Process::new(env!("CARGO_BIN_EXE_replay")).arg(&path).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let made = sound(&output.stdout);
    assert_eq!(values(&records(&made.records)), values(&records(story.workspace.records())));
    let mut live = sound(&export(&story.workspace, &story.journal)).sets;
    live.sort_by_key(|set| set.stamp);
    assert_eq!(made.sets, live);
}

#[test]
fn without_a_head_everything_comes_back_under_a_name_of_its_own() {
    let story = story();
    let disk = disk_of(&story);
    let one = sound(&raw(None, &disk.values));
    assert_eq!(values(&records(&one.records)), values(&records(story.workspace.records())));
    assert_eq!(one.base, sound(&raw(None, &disk.values)).base, "the same each time");
}

#[test]
fn where_the_journal_is_gone_the_records_come_back_as_they_stood() {
    let story = story();
    let mut disk = disk_of(&story);
    disk.values.retain(|place, _| matches!(place, Place::Chunk { .. }));
    let found = sound(&raw(disk.head.as_ref(), &disk.values));
    assert_eq!(values(&records(&found.records)), values(&records(story.workspace.records())));
    assert_eq!(found.sets.len(), 1);
}

#[test]
fn what_is_cut_off_newer_or_empty_is_refused_by_name() {
    let story = story();
    let disk = disk_of(&story);
    let refused = |bytes: &[u8]| read(bytes, &Limits::default()).expect_err("it was taken").kind;
    let bytes = raw(disk.head.as_ref(), &disk.values);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let line = text.find('\n').unwrap() + 1;
    for end in [line, text.rfind("\n]}").unwrap()] {
        assert_eq!(refused(&bytes[..end]), ProblemKind::CutOff);
    }
    assert_eq!(refused(&bytes[..line + 20]), ProblemKind::Syntax);
    let newer = text.replace(r#""version":1"#, r#""version":2"#);
    assert_eq!(refused(newer.as_bytes()), ProblemKind::Newer { found: 2, known: 1 });
    let newer = text.replace(r#""schema":1"#, r#""schema":9"#);
    assert!(matches!(refused(newer.as_bytes()), ProblemKind::Newer { found: 9, .. }));
    assert_eq!(refused(&raw(None, &BTreeMap::new())), ProblemKind::Empty);
}
