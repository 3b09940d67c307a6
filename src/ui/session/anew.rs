//! The base laid out anew from its whole journal: mended after damage, or brought from an older form to ours.
//! Either is one transaction, like any other command; until it is complete the base is what it was.

use super::works::works;
use super::{Phase, Session};
use crate::browser::clock::LocalZone;
use crate::browser::database::{CommitError, Database, Durability, StorageError};
use crate::vault::{Head, Manifest, ManifestDamage, Segment, SegmentDamage, Tail, is_older};
use crate::workspace::Workspace;
use leptos::prelude::*;
use std::rc::Rc;

impl Session {
    /// Brings a base of an older form to this program's, and goes on with it.
    pub(super) async fn upgrade(&self, head: &Head) {
        let database = self.inner().database.borrow().clone();
        let Some(database) = database else { return };
        let works = match works().await {
            Ok(works) => works,
            Err(_) => return self.phase.set(Phase::PartMissing),
        };
        let Ok(manifest) = Manifest::from_bytes(&head.manifest) else {
            return self.phase.set(Phase::Damaged(vec![ManifestDamage.into()]));
        };
        let journal = match self.whole_journal(&manifest, &database).await {
            Ok(Some(journal)) => journal.into_iter().map(|(_, set)| set).collect(),
            Ok(None) => return self.phase.set(Phase::Damaged(vec![SegmentDamage::Form.into()])),
            Err(error) => return self.phase.set(Phase::NoStorage(error)),
        };
        let (workspace, writes) = match (works.upgrade)(head.schema, &manifest, journal, Rc::new(LocalZone::new())) {
            Ok(upgraded) => upgraded,
            Err(lost) => return self.phase.set(Phase::Damaged(vec![lost])),
        };
        match database.commit(&writes, Durability::Strict).await {
            Ok(()) => self.ready(workspace),
            Err(CommitError::Storage(error) | CommitError::Unknown(error)) => self.phase.set(Phase::NoStorage(error)),
            Err(CommitError::Fenced { .. }) => self.phase.set(Phase::Fenced),
            // Another tab was faster.
            Err(CommitError::Stale { found: Some(head) }) => Box::pin(self.load(&head)).await,
            Err(CommitError::Stale { found: None }) => self.phase.set(Phase::NoStorage(StorageError::Gone)),
        }
    }

    /// Makes the shelves anew from the journal, after damage.
    pub async fn mend(&self) {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        let Some(database) = inner.database.borrow().clone() else { return };
        if let Err(missing) = works().await {
            return self.tell_trouble(&missing.into());
        }
        if let Ok(Some(workspace)) = self.mended(&database).await {
            self.ready(workspace);
        } else {
            self.tell(super::ToastKind::Failed, self.say("damage-mend-failed"));
        }
    }

    async fn mended(&self, database: &Database) -> Result<Option<Workspace>, StorageError> {
        let Some(head) = database.head().await? else { return Ok(None) };
        // Laid out as ours without its steps, an older journal would be misread for ever.
        if is_older(&head) {
            return Ok(None);
        }
        let Ok(manifest) = Manifest::from_bytes(&head.manifest) else { return Ok(None) };
        let Some(journal) = self.whole_journal(&manifest, database).await? else { return Ok(None) };
        let last = manifest.segments.saturating_sub(1);
        let bytes = database.segments(&[last]).await?.pop().flatten();
        let Some(tail) = bytes.and_then(|bytes| Tail::open(last, &bytes).ok()) else { return Ok(None) };
        let Ok(works) = works().await else { return Ok(None) };
        let Ok((workspace, writes)) = (works.mend)(&manifest, tail, &journal, Rc::new(LocalZone::new())) else {
            return Ok(None);
        };
        Ok(database.commit(&writes, Durability::Strict).await.is_ok().then_some(workspace))
    }

    /// Every change set with the number of its segment; `None` when a part of it is damaged.
    async fn whole_journal(
        &self,
        manifest: &Manifest,
        database: &Database,
    ) -> Result<Option<Vec<(u64, crate::journal::ChangeSet)>>, StorageError> {
        let mut journal = Vec::new();
        for number in 0..manifest.segments {
            let bytes = database.segments(&[number]).await?.pop().flatten();
            let Some(segment) = bytes.and_then(|bytes| Segment::open(&bytes).ok()) else { return Ok(None) };
            let Some(actions) = self.joined(segment, database).await? else { return Ok(None) };
            journal.extend(actions.into_iter().flatten().map(|set| (number, set)));
        }
        Ok(Some(journal))
    }
}
