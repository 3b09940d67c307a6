//! The other tabs: what they wrote is read from the journal and taken over.

use super::works::works;
use super::{Base, Phase, Session, Trouble};
use crate::browser::database::{Database, StorageError};
use crate::browser::tabs::{Tabs, Word};
use crate::journal::ChangeSet;
use crate::shelves::Chunk;
use crate::vault::{Manifest, Segment, is_newer};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::Arc;

impl Session {
    /// Joins the other tabs of this base.
    pub(super) fn join_tabs(&self) {
        let session = *self;
        let tabs = Tabs::join(super::BASE, move |word| match word {
            Word::Written => session.hear(),
            Word::Newer => session.phase.set(Phase::Fenced),
            Word::Erased => session.hear_erased(),
            Word::Leading => {}
        });
        *self.inner().tabs.borrow_mut() = tabs;
    }

    /// Another tab wrote something, or may have while this one slept.
    pub(super) fn hear(&self) {
        let session = *self;
        spawn_local(async move {
            let inner = session.inner();
            let _turn = inner.queue.lock().await;
            if !session.is_ready() {
                return session.join_if_founded().await;
            }
            match session.catch_up().await {
                Ok(()) => {}
                Err(Trouble::Storage(StorageError::Gone)) => session.gone(),
                Err(trouble) => session.tell_trouble(&trouble),
            }
        });
    }

    /// A page that stands before an empty base goes on when another tab has filled it.
    async fn join_if_founded(&self) {
        let nothing_here = matches!(self.phase.get_untracked(), Phase::Welcome | Phase::Missing(_));
        let database = self.inner().database.borrow().clone();
        if nothing_here
            && let Some(database) = database
            && let Ok(Some(head)) = database.head().await
        {
            self.load(&head).await;
        }
    }

    /// Takes over what was written since our own head. The turn in the queue must be held.
    pub(super) async fn catch_up(&self) -> Result<(), Trouble> {
        let inner = self.inner();
        let database = inner.database.borrow().clone().ok_or(Trouble::NotOpen)?;
        let head = database.head().await.map_err(Trouble::Storage)?.ok_or(Trouble::Storage(StorageError::Gone))?;
        if is_newer(&head) {
            self.phase.set(Phase::Fenced);
            return Err(Trouble::Fenced);
        }
        let (own, generation, number, skip) = {
            let base = inner.base.borrow();
            let Base::Ready(workspace) = &*base else { return Err(Trouble::NotOpen) };
            (
                workspace.manifest().base,
                workspace.manifest().generation,
                workspace.tail().number,
                workspace.tail().actions,
            )
        };
        if head.generation == generation {
            return Ok(());
        }
        let manifest = Manifest::from_bytes(&head.manifest).ok();
        let actions = match &manifest {
            // Another base begins with another journal.
            Some(manifest) if manifest.base == own => {
                self.actions_since(&database, number, skip, manifest.segments).await.map_err(Trouble::Storage)?
            }
            _ => None,
        };
        let works = works().await?;
        let learned = match (&manifest, actions) {
            (Some(manifest), Some(actions)) => {
                self.meet(&actions);
                let mut base = inner.base.borrow_mut();
                let Base::Ready(workspace) = &mut *base else { return Err(Trouble::NotOpen) };
                (works.learn)(workspace, &actions, manifest).is_ok()
            }
            _ => false,
        };
        if !learned {
            // Not to be told from the journal alone (the shelves were made anew): read everything.
            self.load(&head).await;
        }
        self.publish();
        Ok(())
    }

    /// The actions after the first `skip` of segment `number`.
    async fn actions_since(
        &self,
        database: &Database,
        number: u64,
        skip: usize,
        segments: u64,
    ) -> Result<Option<Vec<Vec<ChangeSet>>>, StorageError> {
        let mut actions = Vec::new();
        let mut skip = skip;
        for number in number..segments {
            let bytes = database.segments(&[number]).await?.pop().flatten();
            let Some(segment) = bytes.and_then(|bytes| Segment::open(&bytes).ok()) else { return Ok(None) };
            let Some(joined) = self.joined(segment, database).await? else { return Ok(None) };
            actions.extend(joined.into_iter().skip(std::mem::take(&mut skip)));
        }
        Ok(Some(actions))
    }

    /// The actions of a segment with the births that they speak of; `None` when some are damaged.
    pub(super) async fn joined(
        &self,
        segment: Segment,
        database: &Database,
    ) -> Result<Option<Vec<Vec<ChangeSet>>>, StorageError> {
        let numbers: Vec<u64> = segment.births().into_iter().map(|place| place.number).collect();
        let births = self.births(&numbers, database).await?;
        Ok(segment.join(&|number| births.get(&number).cloned()).ok())
    }

    /// The births of those numbers, as far as they are sound.
    pub(super) async fn births(
        &self,
        numbers: &[u64],
        database: &Database,
    ) -> Result<HashMap<u64, Chunk>, StorageError> {
        let found = if numbers.is_empty() { Vec::new() } else { database.births(numbers).await? };
        let chunk = |bytes: Vec<u8>| Chunk::open(Arc::from(bytes)).ok();
        let births = numbers.iter().zip(found).filter_map(|(number, bytes)| Some((*number, chunk(bytes?)?)));
        Ok(births.collect())
    }
}
