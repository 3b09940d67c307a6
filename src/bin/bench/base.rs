//! A base that is opened, filled, edited and read as the session does it.

use super::data;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use tend::browser::breath::breath;
use tend::browser::clock::{LocalZone, now};
use tend::browser::database::{Database, Durability};
use tend::browser::{chance, sentinel};
use tend::commands::{Command, SetUp};
use tend::journal::{Cause, Change, ChangeSet, Deed};
use tend::model::schema::{NAME, POSITION};
use tend::model::{Device, Given, Kind, RecordId, Records, Stamp, Value};
use tend::shelves::Chunk;
use tend::vault::{Manifest, Segment, WRITER, Writes};
use tend::workspace::{Loading, Plan, Workspace};
use wasm_bindgen::prelude::*;

/// Chunks asked for at once, as in the session.
const BATCH: u32 = 64;

/// Packed chunks stamped without a pause, as in the session.
const AT_A_TIME: usize = 64;

#[wasm_bindgen]
pub struct Base {
    database: Database,
    pub(super) workspace: Workspace,
    packed: Vec<Chunk>,
    contacts: Vec<RecordId>,
}

#[wasm_bindgen]
impl Base {
    /// A new base of that name, set up.
    pub async fn make(name: String) -> Result<Base, JsError> {
        let (database, _) = Database::open(&name, WRITER).await?;
        let workspace = Workspace::empty(RecordId::from_bits(chance::seed()), Device(1), Rc::new(LocalZone::new()));
        let mut base = Base { database, workspace, packed: Vec::new(), contacts: Vec::new() };
        let set_up = SetUp { names: Default::default(), currency: "GBP".into(), zone: "UTC".into() };
        base.act(&base.given(), &Command::SetUp(set_up)).await?;
        Ok(base)
    }

    /// The base of that name, read into memory.
    pub async fn load(name: String) -> Result<Base, JsError> {
        let (database, head) = Database::open(&name, WRITER).await?;
        let head = head.ok_or_else(|| JsError::new("nothing there"))?;
        let last = Manifest::from_bytes(&head.manifest)?.segments.saturating_sub(1);
        let tail = database.segments(&[last]).await?.pop().flatten();
        let mut loading = Loading::begin(&head, tail.as_deref())?;
        for kind in Kind::ALL {
            let count = loading.manifest().shelf(*kind).chunks;
            let mut from = 0;
            while from < count {
                for (index, bytes) in database.chunks(kind.code(), from, BATCH.min(count - from)).await? {
                    loading.put(*kind, index, Arc::from(bytes));
                    from = index + 1;
                }
            }
        }
        let workspace = loading.finish(Rc::new(LocalZone::new())).map_err(|_| JsError::new("not whole"))?;
        let contacts = workspace.records().all(Kind::Contact);
        Ok(Base { database, workspace, packed: Vec::new(), contacts })
    }

    /// Reads a file of contacts into packed records: what the Worker does.
    pub fn pack(&mut self, file: &[u8]) -> Result<usize, JsError> {
        self.packed = data::contacts(file, self.given().ids())?;
        self.contacts = self.packed.iter().flat_map(|chunk| (0..chunk.rows()).map(|row| chunk.id(row))).collect();
        Ok(self.contacts.len())
    }

    /// Makes as many deals ready as said.
    pub fn pack_deals(&mut self, count: u32) -> Result<(), JsError> {
        self.packed = data::deals(count, &self.contacts, now(), self.given().ids())?;
        Ok(())
    }

    /// Takes in what was packed: what the page does. How long its parts took, in ms: stamping,
    /// plan, commit, adopt.
    pub async fn import(&mut self) -> Result<Vec<f64>, JsError> {
        let begun = ms();
        let given = self.given();
        let moment = self.workspace.moment(&given);
        let mut packed = Vec::with_capacity(self.packed.len());
        // As the session does it.
        for some in self.packed.chunks(AT_A_TIME) {
            for chunk in some {
                packed.push(moment.stamp(chunk)?);
            }
            breath().await;
        }
        self.packed.clear();
        let stamping = ms() - begun;
        let command = Command::Import { file: "contacts.json".into(), changes: Vec::new(), packed };
        let rest = self.act(&given, &command).await?;
        Ok([vec![stamping], rest].concat())
    }

    /// Takes back what was done last, read from the journal as the session does. How long its parts took,
    /// in ms: reading, plan, commit, adopt.
    pub async fn undo(&mut self) -> Result<Vec<f64>, JsError> {
        let begun = ms();
        let number = self.workspace.tail().number;
        let deed = self.workspace.manifest().last;
        let segment = self.segment(number).await?;
        let births: Vec<u64> = segment.births().iter().map(|births| births.number).collect();
        let births = self.births(&births).await?;
        let sets = segment.join(&|number| births.get(&number).cloned())?.into_iter().flatten();
        let sets = sets.filter(|set| set.deed == deed).collect();
        let read = ms() - begun;
        let rest = self.act(&self.given(), &Command::Undo { sets }).await?;
        Ok([vec![read], rest].concat())
    }

    /// Writes one field of the n-th contact. How many bytes that wrote.
    pub async fn edit(&mut self, n: usize, text: String) -> Result<usize, JsError> {
        let id = self.contacts[n % self.contacts.len()];
        let command = Command::Edit { ids: vec![id], fields: vec![(POSITION, Value::text(&text))] };
        let plan = self.workspace.plan(&self.given(), &command)?;
        let writes = plan.writes().cloned().ok_or_else(|| JsError::new("nothing to write"))?;
        self.database.commit(&writes, Durability::Strict).await?;
        self.adopt(plan);
        Ok(writes.bytes() + writes.head.manifest.len())
    }

    /// Fills the journal with so many edits of the contacts, as if they had come from another device:
    /// 200 to an action, each action on one chunk's contacts, actions written a hundred at a time.
    pub async fn age(&mut self, entries: u32) -> Result<(), JsError> {
        const LOT: u32 = 200;
        let mut lump: Option<Writes> = None;
        let first = self.workspace.manifest().last;
        for action in 0..entries / LOT {
            let chunks = self.contacts.chunks(tend::shelves::CHUNK_ROWS).collect::<Vec<_>>();
            let ids = chunks[action as usize % chunks.len()];
            let sets = (0..LOT).map(|n| {
                let deed = Stamp::new(first.ms() + 1 + u64::from(action * LOT + n), 0, Device(2));
                let after = Value::text(&format!("Position {action} {n}"));
                let id = ids[n as usize % ids.len()];
                let changes = vec![Change::Set { id, field: POSITION, before: None, after }];
                ChangeSet { stamp: deed, deed, cause: Cause::Person(Deed::Edit), changes }
            });
            let plan = self.workspace.plan(&self.given(), &Command::Merge { sets: sets.collect() })?;
            if let Some(writes) = plan.writes() {
                let lump = lump.get_or_insert_with(|| Writes { puts: Vec::new(), ..writes.clone() });
                lump.head = writes.head.clone();
                lump.puts.extend(writes.puts.iter().cloned());
            }
            self.adopt(plan);
            if action % 100 == 99
                && let Some(writes) = lump.take()
            {
                self.database.commit(&writes, Durability::Relaxed).await?;
            }
        }
        if let Some(writes) = lump {
            self.database.commit(&writes, Durability::Relaxed).await?;
        }
        Ok(())
    }

    /// Reads the history of the n-th contact as the session does. How many change sets it has.
    pub async fn history(&self, n: usize) -> Result<usize, JsError> {
        let id = self.contacts[n % self.contacts.len()];
        let records = self.workspace.records();
        let place = records.place(id).ok_or_else(|| JsError::new("no such record"))?;
        let numbers = records.chunk(place).map(|chunk| chunk.segments(usize::from(place.row))).unwrap_or_default();
        let mut found = 0;
        for bytes in self.database.segments(&numbers).await? {
            let segment = Segment::open_about(&bytes.ok_or_else(|| JsError::new("no such segment"))?, id)?;
            let here = |births: &tend::vault::Births| births.kind == place.kind.code() && births.index == place.chunk;
            let wanted: Vec<u64> = segment.births().iter().filter(|b| here(b)).map(|b| b.number).collect();
            let births = self.births(&wanted).await?;
            let sets = segment.join_some(&|number| births.get(&number).cloned()).into_iter().flatten();
            found += sets.filter(|set| set.changes.iter().flat_map(Change::ids).any(|of| of == id)).count();
        }
        Ok(found)
    }

    /// A digest of the living contacts' names, for comparing with what the peers hold.
    pub fn digest(&self) -> f64 {
        let names = self.workspace.records().rows(Kind::Contact).filter_map(|(chunk, row)| chunk.text(row, NAME));
        names.flat_map(str::bytes).fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())).into()
    }

    /// How many living contacts there are.
    pub fn living(&self) -> usize {
        self.workspace.records().rows(Kind::Contact).count()
    }

    /// How many records a search by name finds, through all kinds that have one.
    pub fn find(&self, name: &str) -> usize {
        let rows = [Kind::Contact, Kind::Deal].into_iter().flat_map(|kind| self.workspace.records().rows(kind));
        rows.filter(|(chunk, row)| chunk.text(*row, NAME).is_some_and(|text| text.contains(name))).count()
    }

    /// The size of all records as they lie on disk.
    pub fn packed_bytes(&self) -> usize {
        self.workspace.records().packed_bytes()
    }

    /// Leaves the note by which the app knows that a base is there.
    pub fn note(&self) -> Result<(), JsError> {
        let manifest = self.workspace.manifest();
        let (base, generation, records) = (manifest.base.to_string(), manifest.generation, manifest.rows());
        sentinel::write(&sentinel::Sentinel { base, generation, records, written_at: now().0 })?;
        Ok(())
    }

    /// Ends the connection.
    pub fn close(&self) {
        self.database.close();
    }
}

impl Base {
    fn given(&self) -> Given {
        let zone = self.workspace.zone().clone();
        Given { now: now(), zone, device: self.workspace.manifest().device, seed: chance::seed() }
    }

    async fn act(&mut self, given: &Given, command: &Command) -> Result<Vec<f64>, JsError> {
        let begun = ms();
        let plan = self.workspace.plan(given, command)?;
        let writes = plan.writes().cloned().ok_or_else(|| JsError::new("nothing to write"))?;
        let planned = ms();
        self.database.commit(&writes, Durability::Strict).await?;
        let written = ms();
        self.adopt(plan);
        Ok(vec![planned - begun, written - planned, ms() - written])
    }

    fn adopt(&mut self, plan: Plan) {
        self.workspace.adopt(plan);
    }

    async fn segment(&self, number: u64) -> Result<Segment, JsError> {
        let bytes = self.database.segments(&[number]).await?.pop().flatten();
        Ok(Segment::open(&bytes.ok_or_else(|| JsError::new("no such segment"))?)?)
    }

    async fn births(&self, numbers: &[u64]) -> Result<HashMap<u64, Chunk>, JsError> {
        let found = if numbers.is_empty() { Vec::new() } else { self.database.births(numbers).await? };
        let chunk = |bytes: Vec<u8>| Chunk::open(Arc::from(bytes)).ok();
        Ok(numbers.iter().zip(found).filter_map(|(number, bytes)| Some((*number, chunk(bytes?)?))).collect())
    }
}

/// Milliseconds of the wall clock.
fn ms() -> f64 {
    now().0 as f64
}

/// How large the memory of this program is, in bytes.
#[wasm_bindgen]
pub fn memory_bytes() -> usize {
    core::arch::wasm32::memory_size(0) << 16
}
