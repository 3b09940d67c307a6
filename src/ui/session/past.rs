//! The past: undo and redo, and the history of one record, read from the journal when asked for.

use super::{Base, Done, Session, ToastKind, Trouble};
use crate::browser::database::{Database, StorageError};
use crate::commands::Command;
use crate::demo::DEVICE;
use crate::journal::{Cause, ChangeSet, Kept, undoable};
use crate::model::schema::ABOUT;
use crate::model::{Device, RecordId, Records, Stamp};
use crate::text::Arg;
use crate::vault::{Segment, Tail};
use crate::views::Sight;
use crate::views::tasks::named;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// So many records are named that an undo left alone.
const NAMED: usize = 5;

/// Where an action lies in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub deed: Stamp,
    /// The segment it lies in.
    pub segment: u64,
}

/// Which way an action goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is taken back.
    Undo,
    /// What was taken back is done again.
    Redo,
}

/// What can be undone and redone with a key.
#[derive(Debug, Default)]
pub(super) struct Past {
    undoable: Vec<Step>,
    redoable: Vec<Step>,
    /// What the last command did; `None` when nothing differed, or when it is not taken back this way.
    latest: Option<Step>,
}

impl Past {
    /// What the person did last on this device, read off the open end of the journal.
    pub(super) fn of(tail: &Tail, device: Device) -> Past {
        let Ok(segment) = Segment::open(&tail.bytes()) else { return Past::default() };
        let deeds = undoable(&segment.join_some(&|_| None), device);
        let step = |deed| Step { deed, segment: tail.number };
        Past { undoable: deeds.into_iter().map(step).collect(), ..Past::default() }
    }
}

impl Session {
    /// Keeps in mind what was done, so that it can be undone.
    pub fn remember(&self, command: &Command, done: &Done) {
        let stays = matches!(
            command,
            Command::PassTime { .. } | Command::Merge { .. } | Command::Undo { .. } | Command::UndoRuns { .. }
        );
        let segment = self.tail_number();
        let step = done.deed.filter(|_| !stays).map(|deed| Step { deed, segment });
        let inner = self.inner();
        let mut past = inner.past.borrow_mut();
        past.latest = step;
        if let Some(step) = step {
            past.undoable.push(step);
            past.redoable.clear();
        }
    }

    /// What the command did whose outcome is being told.
    pub(super) fn latest(&self) -> Option<Step> {
        self.inner().past.borrow().latest
    }

    fn tail_number(&self) -> u64 {
        let inner = self.inner();
        let base = inner.base.borrow();
        if let Base::Ready(workspace) = &*base { workspace.tail().number } else { 0 }
    }

    /// Takes back what the person did last.
    pub fn undo(&self) {
        let session = *self;
        spawn_local(async move {
            let inner = session.inner();
            let _turn = inner.taking_back.lock().await;
            let Some(step) = inner.past.borrow_mut().undoable.pop() else {
                return session.tell(ToastKind::Told, session.say("history-nothing-to-undo"));
            };
            if let Some(back) = session.take_back(step, Way::Undo).await {
                inner.past.borrow_mut().redoable.push(back);
            }
        });
    }

    /// Does again what was taken back last.
    pub fn redo(&self) {
        let session = *self;
        spawn_local(async move {
            let inner = session.inner();
            let _turn = inner.taking_back.lock().await;
            let Some(step) = inner.past.borrow_mut().redoable.pop() else {
                return session.tell(ToastKind::Told, session.say("history-nothing-to-redo"));
            };
            if let Some(again) = session.take_back(step, Way::Redo).await {
                inner.past.borrow_mut().undoable.push(again);
            }
        });
    }

    /// Does again what was taken back by this step, whatever was taken back since.
    pub fn redo_step(&self, step: Step) {
        let session = *self;
        spawn_local(async move {
            let inner = session.inner();
            let _turn = inner.taking_back.lock().await;
            inner.past.borrow_mut().redoable.retain(|known| *known != step);
            if let Some(again) = session.take_back(step, Way::Redo).await {
                inner.past.borrow_mut().undoable.push(again);
            }
        });
    }

    /// Takes back an action of the history, however old.
    pub fn undo_step(&self, step: Step) {
        let session = *self;
        spawn_local(async move {
            let inner = session.inner();
            let _turn = inner.taking_back.lock().await;
            inner.past.borrow_mut().undoable.retain(|known| *known != step);
            if let Some(back) = session.take_back(step, Way::Undo).await {
                inner.past.borrow_mut().redoable.push(back);
            }
        });
    }

    /// Takes back runs of rules, each with its cascade, as one action.
    pub fn undo_runs(&self, runs: Vec<RecordId>) {
        let session = *self;
        spawn_local(async move {
            let inner = session.inner();
            let _turn = inner.taking_back.lock().await;
            let sets = match session.deeds_of(&runs).await {
                Ok(sets) => sets,
                Err(trouble) => return session.tell_trouble(&trouble),
            };
            if let Ok(done) = session.carry_out(Command::UndoRuns { runs, sets }).await {
                let back = done.deed.map(|deed| Step { deed, segment: session.tail_number() });
                session.tell_undone(&done, String::new(), Way::Undo, back);
                inner.past.borrow_mut().redoable.extend(back);
            }
        });
    }

    /// The change sets of all actions in which runs spoke, in the order of the journal; one may have waited and gone on.
    async fn deeds_of(&self, runs: &[RecordId]) -> Result<Vec<ChangeSet>, Trouble> {
        let mut steps: Vec<Step> = Vec::new();
        for run in runs {
            let of_run = |set: &ChangeSet| matches!(set.cause, Cause::Rule { run: of, .. } if of == *run);
            let history = self.history(*run).await?;
            let spoke = history.iter().filter(|(_, set)| of_run(set));
            steps.extend(spoke.map(|(segment, set)| Step { deed: set.deed, segment: *segment }));
        }
        steps.sort_by_key(|step| (step.segment, step.deed));
        steps.dedup();
        let mut sets = Vec::new();
        for step in steps {
            sets.extend(self.action(step).await?);
        }
        Ok(sets)
    }

    async fn take_back(&self, step: Step, way: Way) -> Option<Step> {
        let sets = match self.action(step).await {
            Ok(sets) => sets,
            Err(trouble) => {
                self.tell_trouble(&trouble);
                return None;
            }
        };
        // As it is called now: what was made is gone then.
        let of = self.glance(|sight| subject(sight, &sets));
        let done = self.carry_out(Command::Undo { sets }).await.ok()?;
        let back = done.deed.map(|deed| Step { deed, segment: self.tail_number() });
        self.tell_undone(&done, of, way, back);
        back
    }

    fn tell_undone(&self, done: &Done, of: String, way: Way, back: Option<Step>) {
        let texts = self.voice.get_value().texts;
        let name = [("name", Arg::from(of.as_str()))];
        let text = match (done.deed, done.kept.len(), way) {
            (None, ..) => texts.say("undo-kept-all"),
            (Some(_), 0, Way::Undo) if of.is_empty() => texts.say("undo-done"),
            (Some(_), 0, Way::Undo) => texts.say_with("undo-done-of", &name),
            (Some(_), 0, Way::Redo) if of.is_empty() => texts.say("redo-done"),
            (Some(_), 0, Way::Redo) => texts.say_with("redo-done-of", &name),
            (Some(_), ..) => {
                let (names, more) = self.glance(|sight| kept_names(sight, &done.kept));
                texts.say_with("undo-done-kept", &[("names", names.into()), ("more", Arg::from(more))])
            }
        };
        self.tell_turned(text, back, way);
    }

    /// The change sets of an action.
    async fn action(&self, step: Step) -> Result<Vec<ChangeSet>, Trouble> {
        let database = self.inner().database.borrow().clone().ok_or(Trouble::NotOpen)?;
        let actions = self.segment(step.segment, &database).await.map_err(Trouble::Storage)?;
        Ok(actions.into_iter().flatten().filter(|set| set.deed == step.deed).collect())
    }

    async fn segment(&self, number: u64, database: &Database) -> Result<Vec<Vec<ChangeSet>>, StorageError> {
        let bytes = database.segments(&[number]).await?.pop().flatten().ok_or(StorageError::Damaged)?;
        let segment = Segment::open(&bytes).map_err(|_| StorageError::Damaged)?;
        self.joined(segment, database).await?.ok_or(StorageError::Damaged)
    }

    /// Everything the journal says of a record, each change set with the number of its segment, in the
    /// order of the journal. Only what speaks of the record is left in the change sets.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn history(&self, id: RecordId) -> Result<Vec<(u64, ChangeSet)>, Trouble> {
        let inner = self.inner();
        let database = inner.database.borrow().clone().ok_or(Trouble::NotOpen)?;
        let (numbers, place) = {
            let base = inner.base.borrow();
            let Base::Ready(workspace) = &*base else { return Err(Trouble::NotOpen) };
            let records = workspace.records();
            let Some(place) = records.place(id) else { return Ok(Vec::new()) };
            let numbers = records.chunk(place).map(|chunk| chunk.segments(usize::from(place.row))).unwrap_or_default();
            (numbers, place)
        };
        let mut history = Vec::new();
        let found = database.segments(&numbers).await.map_err(Trouble::Storage)?;
        for (number, bytes) in numbers.into_iter().zip(found) {
            let segment = bytes.and_then(|bytes| Segment::open_about(&bytes, id).ok());
            let segment = segment.ok_or(Trouble::Storage(StorageError::Damaged))?;
            let here = |births: &crate::vault::Births| births.may_hold(place.kind.code(), place.chunk);
            let wanted: Vec<u64> = segment.births().iter().filter(|b| here(b)).map(|b| b.number).collect();
            let births = self.births(&wanted, &database).await.map_err(Trouble::Storage)?;
            let sets = segment.join_some(&|number| births.get(&number).cloned()).into_iter().flatten();
            history.extend(sets.filter_map(|set| Some((number, only(set, id)?))));
        }
        Ok(history)
    }

    /// A page of the history of everything, newest first: the actions of segment `number`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn page(&self, number: u64) -> Result<Vec<Vec<ChangeSet>>, Trouble> {
        let database = self.inner().database.borrow().clone().ok_or(Trouble::NotOpen)?;
        let bytes = database.segments(&[number]).await.map_err(Trouble::Storage)?.pop().flatten();
        let segment =
            bytes.and_then(|bytes| Segment::open(&bytes).ok()).ok_or(Trouble::Storage(StorageError::Damaged))?;
        Ok(segment.join_some(&|_| None))
    }

    /// How many segments the journal has.
    #[must_use]
    pub fn segments(&self) -> u64 {
        let inner = self.inner();
        let base = inner.base.borrow();
        if let Base::Ready(workspace) = &*base { workspace.manifest().segments } else { 0 }
    }

    /// Whether something was done on another device, or before this browser got its base from a file. What is made up
    /// was done nowhere.
    #[must_use]
    pub fn is_elsewhere(&self, deed: Stamp) -> bool {
        let inner = self.inner();
        let base = inner.base.borrow();
        let Base::Ready(workspace) = &*base else { return false };
        ![workspace.manifest().device, DEVICE].contains(&deed.device())
    }
}

/// What the first record is called that an action speaks of, also of one that is gone; of what has no name of its own,
/// what it is about.
fn subject(sight: Sight<'_>, sets: &[ChangeSet]) -> String {
    let id = sets.iter().flat_map(|set| &set.changes).find_map(|change| change.ids().next());
    let name = |id| named(sight, id).map(|named| named.name).filter(|name| !name.is_empty());
    let about = || name(sight.records.find(id?)?.reference(ABOUT));
    name(id).or_else(about).unwrap_or_default()
}

/// What the records are called that an undo left alone, a few of them; and how many more there are. What has no name is
/// called as what it is about.
fn kept_names(sight: Sight<'_>, kept: &[Kept]) -> (String, usize) {
    let name = |id: RecordId| {
        let own = named(sight, Some(id)).filter(|named| !named.name.is_empty());
        let about = || named(sight, sight.records.find(id)?.reference(ABOUT));
        own.or_else(about).map(|named| named.name).unwrap_or_default()
    };
    let records: BTreeSet<RecordId> = kept.iter().map(|kept| kept.id).collect();
    let told: Vec<String> = records.iter().map(|id| name(*id)).filter(|name| !name.is_empty()).take(NAMED).collect();
    (told.join(", "), records.len() - told.len())
}

/// A change set with only what speaks of one record; births of many become the birth of that one.
fn only(set: ChangeSet, id: RecordId) -> Option<ChangeSet> {
    use crate::journal::Change;
    let ChangeSet { stamp, deed, cause, changes } = set;
    let mut own = Vec::new();
    for change in changes {
        match change {
            Change::CreateMany(chunk) => {
                if let Some(row) = (0..chunk.rows()).find(|row| chunk.id(*row) == id) {
                    let record = chunk.record(row);
                    let fields = record.fields().map(|(field, value)| (field, value.clone())).collect();
                    own.push(Change::Create { id, kind: record.kind, fields });
                }
            }
            single if single.ids().next() == Some(id) => own.push(single),
            _ => {}
        }
    }
    (!own.is_empty()).then_some(ChangeSet { stamp, deed, cause, changes: own })
}
