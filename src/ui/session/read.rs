//! Reading the base into memory: what the page at hand shows comes first.

use super::works::works;
use super::{Base, Phase, Session};
use crate::browser::breath::painted;
use crate::browser::clock::LocalZone;
use crate::browser::database::{Database, StorageError};
use crate::browser::part::PartMissing;
use crate::model::Kind;
use crate::ui::listed::listed_at;
use crate::ui::router::first_path;
use crate::vault::{Head, Manifest};
use crate::workspace::{Loading, Lost, Workspace};
use futures::future::{try_join, try_join_all};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// Why a base could not be read.
pub(super) enum Unread {
    Storage(StorageError),
    Lost(Vec<Lost>),
    Part(PartMissing),
}

impl From<StorageError> for Unread {
    fn from(error: StorageError) -> Unread {
        Unread::Storage(error)
    }
}

/// Chunks asked for at once: about 1.5 MB.
const BATCH: u32 = 64;

/// Chunks of the first shelf that are drawn before the rest is read: more than a screen shows.
const SCREENFUL: u32 = 8;

/// What every screen needs.
const NEEDED: &[Kind] = &[Kind::Setting, Kind::Pipeline, Kind::Stage, Kind::Field, Kind::Segment];

/// The other shelves, the long logs last.
const ORDER: &[Kind] = &[
    Kind::Rule,
    Kind::Person,
    Kind::Tag,
    Kind::Product,
    Kind::Task,
    Kind::Message,
    Kind::Deal,
    Kind::Order,
    Kind::Ticket,
    Kind::Lead,
    Kind::Company,
    Kind::Contact,
    Kind::Payment,
    Kind::Activity,
    Kind::Run,
];

impl Session {
    /// The whole base. What has come can be looked at meanwhile.
    pub(super) async fn read_all(&self, head: &Head) -> Result<Workspace, Unread> {
        let inner = self.inner();
        let database = inner.database.borrow().clone().ok_or(StorageError::Closed)?;
        let wanted = listed_at(&first_path());
        let (tail, firsts) = first_reads(&database, head, wanted).await?;
        let mut loading = Loading::begin(head, tail.as_deref()).map_err(|lost| Unread::Lost(vec![lost]))?;
        let mut read: HashMap<Kind, u32> = HashMap::new();
        for (kind, found) in firsts {
            for (index, bytes) in found {
                loading.put(kind, index, Arc::from(bytes));
                read.insert(kind, index + 1);
            }
        }
        let manifest = loading.manifest().clone();
        let total = manifest.rows();
        let mut done = loading.records().len() as u64;
        *inner.base.borrow_mut() = Base::Loading(Box::new(loading));
        self.phase.set(Phase::Loading { done, total });
        let wanted = wanted.filter(|kind| manifest.shelf(*kind).chunks > 0);
        let others = ORDER.iter().filter(|kind| Some(**kind) != wanted);
        let order = NEEDED.iter().chain(wanted.as_ref()).chain(others);
        // Where a list or a board is asked for, nothing else is drawn until all is here.
        let drawn = |kind: &Kind| wanted.is_none_or(|wanted| wanted == *kind);
        if wanted.is_some() {
            self.publish();
            // What comes next would hold up what can be seen already.
            painted().await;
        }
        fetch_works();
        for kind in order {
            let mut from = read.get(kind).copied().unwrap_or_default();
            let count = manifest.shelf(*kind).chunks;
            while from < count {
                let found = database.chunks(kind.code(), from, BATCH.min(count - from)).await?;
                if found.is_empty() {
                    break;
                }
                let mut base = inner.base.borrow_mut();
                let Base::Loading(loading) = &mut *base else { return Err(StorageError::Closed.into()) };
                for (index, bytes) in found {
                    loading.put(*kind, index, Arc::from(bytes));
                    from = index + 1;
                }
                done = loading.records().len() as u64;
                drop(base);
                self.phase.set(Phase::Loading { done, total });
            }
            if count > 0 && drawn(kind) {
                self.publish();
            }
        }
        debug_assert!(done <= total);
        // What is here can be looked at until then.
        let works = works().await.map_err(Unread::Part)?;
        let taken = inner.base.replace(Base::None);
        let Base::Loading(loading) = taken else { return Err(StorageError::Closed.into()) };
        (works.finish)(*loading, Rc::new(LocalZone::new())).map_err(Unread::Lost)
    }
}

/// The journal's last segment, and chunks with their numbers.
type FirstReads = (Option<Vec<u8>>, Vec<(Kind, Vec<(u32, Vec<u8>)>)>);

/// What comes first, asked for together: one after another each would wait for the one before.
async fn first_reads(database: &Database, head: &Head, wanted: Option<Kind>) -> Result<FirstReads, StorageError> {
    // One that is damaged is told when it is gone by.
    let Ok(manifest) = Manifest::from_bytes(&head.manifest) else { return Ok((None, Vec::new())) };
    let tail = async {
        match manifest.segments.checked_sub(1) {
            Some(number) => Ok(database.segments(&[number]).await?.pop().flatten()),
            None => Ok(None),
        }
    };
    let shelves = NEEDED.iter().map(|kind| (*kind, BATCH)).chain(wanted.map(|kind| (kind, SCREENFUL)));
    let shelves = shelves.map(|(kind, limit)| (kind, limit.min(manifest.shelf(kind).chunks)));
    let shelves = shelves.filter(|(_, count)| *count > 0);
    let shelves = shelves.map(async |(kind, count)| Ok((kind, database.chunks(kind.code(), 0, count).await?)));
    try_join(tail, try_join_all(shelves)).await
}

/// Asks for what makes and changes a workspace. It comes while the base is read; whoever needs it waits for
/// it, or is told.
pub(super) fn fetch_works() {
    spawn_local(async { drop(works().await) });
}
