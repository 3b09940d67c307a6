//! A base in memory: it keeps what the database keeps, under the same rule: all writes of an action or
//! none, and none on a head that moved on.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use tend::journal::{Change, ChangeSet};
use tend::model::{Device, Kind, Record, RecordId, Utc};
use tend::shelves::Chunk;
use tend::vault::{Head, Manifest, Place, Segment, Tail, Writes};
use tend::workspace::{Loading, Lost, Workspace};

#[derive(Clone, Default)]
pub(crate) struct Disk {
    pub(crate) head: Option<Head>,
    pub(crate) values: BTreeMap<Place, Arc<[u8]>>,
}

impl Disk {
    pub(crate) fn of(writes: &[Writes]) -> Disk {
        let mut disk = Disk::default();
        for writes in writes {
            assert!(disk.commit(writes), "written on an old head");
        }
        disk
    }

    /// Whether it was written: not when another was faster.
    pub(crate) fn commit(&mut self, writes: &Writes) -> bool {
        if self.head.as_ref().map_or(0, |head| head.generation) != writes.expected {
            return false;
        }
        self.head = Some(writes.head.clone());
        self.values.extend(writes.puts.iter().cloned());
        for place in &writes.deletes {
            self.values.remove(place);
        }
        true
    }

    pub(crate) fn load(&self) -> Result<Workspace, Vec<Lost>> {
        let head = self.head.as_ref().expect("an empty disk");
        let tail = self.values.iter().rev().find(|(place, _)| matches!(place, Place::Segment(_)));
        let mut loading = Loading::begin(head, tail.map(|(_, bytes)| &**bytes)).map_err(|lost| vec![lost])?;
        for (place, bytes) in &self.values {
            if let Place::Chunk { kind, index } = place {
                let kind = Kind::from_code(*kind).expect("a kind");
                loading.put(kind, *index, bytes.clone());
            }
        }
        loading.finish(Rc::new(Utc))
    }

    /// The actions of one segment.
    fn actions(&self, number: u64) -> Vec<Vec<ChangeSet>> {
        self.joined(Segment::open(&self.values[&Place::Segment(number)]).unwrap())
    }

    fn joined(&self, segment: Segment) -> Vec<Vec<ChangeSet>> {
        let births = |number| Chunk::open(self.values.get(&Place::Births(number))?.clone()).ok();
        segment.join(&births).unwrap()
    }

    /// The change sets that speak of a record, read without unpacking the others.
    pub(crate) fn journal_about(&self, id: RecordId) -> Vec<(u64, ChangeSet)> {
        let open = |number| Segment::open_about(&self.values[&Place::Segment(number)], id).unwrap();
        let of = |number| self.joined(open(number)).into_iter().flatten().map(move |set| (number, set));
        let all = (0..self.segments()).flat_map(of);
        all.filter(|(_, set)| set.changes.iter().flat_map(Change::ids).any(|of| of == id)).collect()
    }

    pub(crate) fn segments(&self) -> u64 {
        self.values.keys().filter(|place| matches!(place, Place::Segment(_))).count() as u64
    }

    /// The whole journal, each change set with the number of its segment.
    pub(crate) fn journal(&self) -> Vec<(u64, ChangeSet)> {
        let of = |number| self.actions(number).into_iter().flatten().map(move |set| (number, set));
        (0..self.segments()).flat_map(of).collect()
    }

    /// The actions that follow a tail.
    pub(crate) fn since(&self, tail: &Tail) -> Vec<Vec<ChangeSet>> {
        let all = (tail.number..self.segments()).flat_map(|number| self.actions(number));
        all.skip(tail.actions).collect()
    }

    pub(crate) fn manifest(&self) -> Manifest {
        Manifest::from_bytes(&self.head.as_ref().expect("an empty disk").manifest).expect("a manifest")
    }

    /// The same base in another browser.
    pub(crate) fn given_to(&self, device: Device) -> Disk {
        let mut disk = self.clone();
        let manifest = Manifest { device, ..self.manifest() };
        disk.head.as_mut().expect("an empty disk").manifest = manifest.to_bytes();
        disk
    }
}

/// All records, living and deleted.
pub(crate) fn records(workspace: &Workspace) -> BTreeMap<RecordId, Record> {
    let chunks = Kind::ALL.iter().flat_map(|kind| workspace.records().chunks(*kind));
    chunks.flat_map(|chunk| (0..chunk.rows()).map(|row| chunk.record(row))).map(|record| (record.id, record)).collect()
}
