//! What a backup promises: it is whole, the same for the same base, and nothing else is taken for one.

use crate::backup_histories::{base, history};
use proptest::prelude::*;
use std::rc::Rc;
use tend::exchange::backup::{Backup, Limits, Parcel, Problem, ProblemKind, Writer, floors, read, to_bytes};
use tend::journal::{ChangeSet, fold};
use tend::model::{Device, Kind, Record, RecordId, Stamp, Utc};
use tend::shelves::World;
use tend::vault::{Manifest, Place, Segment, Writes};
use tend::workspace::{Loading, Workspace};

/// An empty profile, and the journal in it.
pub(crate) fn founded(sets: Vec<ChangeSet>) -> (Workspace, Writes) {
    let empty = Manifest::empty(RecordId::derived("nothing", &[]), Device(7));
    Workspace::found(&empty, base(), Device(7), sets, Rc::new(Utc)).unwrap()
}

/// The journal as it lies on disk, segment by segment.
fn segments(writes: &Writes) -> Vec<Vec<ChangeSet>> {
    let births = |number| {
        let bytes = writes.puts.iter().find(|(place, _)| *place == Place::Births(number))?.1.clone();
        tend::shelves::Chunk::open(bytes).ok()
    };
    let mut segments: Vec<_> = writes.puts.iter().filter(|(place, _)| matches!(place, Place::Segment(_))).collect();
    segments.sort_by_key(|(place, _)| *place);
    let open = |bytes: &[u8]| Segment::open(bytes).unwrap().join(&births).unwrap().concat();
    segments.into_iter().map(|(_, bytes)| open(bytes)).collect()
}

pub(crate) fn export(workspace: &Workspace, journal: &[ChangeSet]) -> Vec<u8> {
    to_bytes(workspace.manifest().base, workspace.records(), journal.to_vec()).unwrap()
}

#[track_caller]
pub(crate) fn sound(bytes: &[u8]) -> Backup {
    read(bytes, &Limits::default()).unwrap_or_else(|problem| panic!("{problem}\n{}", String::from_utf8_lossy(bytes)))
}

fn problem(bytes: &[u8]) -> Problem {
    read(bytes, &Limits::default()).expect_err("it was taken")
}

fn records(world: &World) -> Vec<Record> {
    let chunks = Kind::ALL.iter().flat_map(|kind| world.chunks(*kind));
    let mut records: Vec<_> = chunks.flat_map(|chunk| (0..chunk.rows()).map(|row| chunk.record(row))).collect();
    records.sort_by_key(|record| record.id);
    records
}

proptest! {
    #[test]
    fn what_was_exported_and_taken_into_an_empty_profile_exports_to_the_same_bytes(sets in history()) {
        let (first, writes) = founded(sets.clone());
        let folded: Vec<_> = fold(&sets).into_values().collect();
        prop_assert_eq!(records(first.records()), folded.clone());
        let bytes = export(&first, &segments(&writes).concat());

        let (second, writes) = founded(sound(&bytes).sets);
        prop_assert_eq!(records(second.records()), folded);
        prop_assert_eq!(first.manifest().seen.clone(), second.manifest().seen.clone());
        let again = export(&second, &segments(&writes).concat());
        prop_assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(bytes).unwrap());
    }

    #[test]
    fn what_the_worker_packs_the_page_unpacks(sets in history()) {
        let (workspace, writes) = founded(sets);
        let bytes = export(&workspace, &segments(&writes).concat());
        let read = sound(&bytes);
        let seen = read.seen();
        let (parcel, packed) = Parcel::pack(read).unwrap();
        let unpacked = parcel.open(&packed).unwrap();
        prop_assert_eq!(records(&unpacked.records), records(workspace.records()));
        prop_assert_eq!(unpacked.seen(), seen);
        let again = to_bytes(unpacked.base, &unpacked.records, unpacked.sets).unwrap();
        prop_assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(bytes).unwrap());
        if let Some(shorter) = packed.len().checked_sub(1) {
            prop_assert!(parcel.open(&packed[..shorter]).is_err());
        }
    }

    #[test]
    fn a_founded_base_opens_as_the_disk_gives_it(sets in history()) {
        let (workspace, writes) = founded(sets);
        let tail = writes.puts.iter().filter(|(place, _)| matches!(place, Place::Segment(_))).max_by_key(|(place, _)| *place);
        let mut loading = Loading::begin(&writes.head, tail.map(|(_, bytes)| &**bytes)).unwrap();
        let mut chunks: Vec<_> = writes.puts.iter().filter(|(place, _)| matches!(place, Place::Chunk { .. })).collect();
        chunks.sort_by_key(|(place, _)| *place);
        for (place, bytes) in chunks {
            if let Place::Chunk { kind, index } = place {
                loading.put(Kind::from_code(*kind).unwrap(), *index, bytes.clone());
            }
        }
        let loaded = loading.finish(Rc::new(Utc)).map_err(|lost| TestCaseError::fail(format!("{lost:?}")))?;
        prop_assert_eq!(records(loaded.records()), records(workspace.records()));
    }

    #[test]
    fn births_of_many_are_put_where_their_records_lie(sets in history()) {
        let (workspace, writes) = founded(sets);
        for (place, bytes) in &writes.puts {
            let Place::Segment(_) = place else { continue };
            for births in Segment::open(bytes).unwrap().births() {
                let found = writes.puts.iter().find(|(place, _)| *place == Place::Births(births.number)).unwrap();
                let chunk = tend::shelves::Chunk::open(found.1.clone()).unwrap();
                for row in 0..chunk.rows() {
                    let at = workspace.records().place(chunk.id(row)).unwrap();
                    prop_assert_eq!((at.kind.code(), at.chunk), (births.kind, births.index));
                }
            }
        }
    }

    #[test]
    fn the_file_is_the_same_in_whatever_stretches_the_journal_comes(sets in history(), cut in 1..5usize, late in any::<bool>()) {
        let (workspace, _) = founded(sets.clone());
        let whole = export(&workspace, &sets);
        // What another device did long ago lies at the end.
        let mut lying = sets;
        if late {
            lying.sort_by_key(|set| (set.stamp.device(), set.stamp));
        }
        let stretches: Vec<_> = lying.chunks(cut).collect();
        let least: Vec<Stamp> = stretches.iter().map(|sets| sets.iter().map(|set| set.stamp).min().unwrap()).collect();
        let mut writer = Writer::new(workspace.manifest().base);
        let mut bytes = Vec::new();
        for (sets, floor) in stretches.iter().zip(floors(&least)) {
            writer.journal(sets.to_vec(), floor);
            while let Some(piece) = writer.next(workspace.records()).unwrap() {
                bytes.extend(piece);
            }
        }
        writer.close();
        while let Some(piece) = writer.next(workspace.records()).unwrap() {
            bytes.extend(piece);
        }
        prop_assert_eq!(bytes, whole);
    }

    #[test]
    fn bytes_that_were_flipped_or_lost_are_noticed(sets in history(), at in any::<prop::sample::Index>(), bit in 0..8u8, cut in any::<bool>()) {
        let (workspace, _) = founded(sets.clone());
        let mut bytes = export(&workspace, &sets);
        let at = at.index(bytes.len() - 1);
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << bit;
        }
        problem(&bytes);
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        problem(&bytes);
    }
}

#[test]
fn an_empty_base_has_a_backup_too() {
    let (workspace, _) = founded(Vec::new());
    let bytes = export(&workspace, &[]);
    assert_eq!(
        String::from_utf8_lossy(&bytes),
        format!(
            "{{\"format\":\"tend-backup\",\"version\":1,\"base\":\"{}\",\n\"records\":[\n],\n\"journal\":[\n],\n\"xxh3\":\"d225bc1e4adeadb0\"}}\n",
            base()
        )
    );
    let backup = sound(&bytes);
    assert!(backup.sets.is_empty() && backup.records.is_empty());
    assert_eq!(problem(b"").kind, ProblemKind::Empty);
}
