//! The only place that knows IndexedDB. It keeps bytes under keys and knows nothing of records; it
//! never deletes anything by itself, and no JS value leaves it.
//!
//! A commit is one transaction and has happened only when the browser says the whole transaction is
//! complete. A connection the browser has closed is opened again, once for all who wait, and what
//! was under way is done again, at most once.

mod commit;
mod error;
pub mod handles;
mod head;
mod link;
mod open;
mod read;
mod upgrade;
mod wait;

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use indexed_db_futures::database::Database as Idb;

use commit::{Failure, Prepared};
use link::Link;
use wait::within;

pub use commit::Durability;
pub use error::{CommitError, StorageError};
pub use link::{Lost, LostHandle};
pub use wait::Patience;

use crate::vault::{Head, MAX_KEY, Place, Table, Writes};

/// The name of the database in this browser.
pub const BASE: &str = "tend";

/// A database on this device. Clones share one connection.
#[derive(Clone)]
pub struct Database {
    link: Rc<Link>,
    our_writer: u32,
}

impl Database {
    /// Opens the database of this name, made empty if there is none, and reads its head. `our_writer`
    /// is this program's writer number, held against [`Head::min_writer`] in every commit.
    ///
    /// An empty base says nothing about whether the person is new: ask the sentinel.
    pub async fn open(name: &str, our_writer: u32) -> Result<(Database, Option<Head>), StorageError> {
        Self::open_within(name, our_writer, Patience::default()).await
    }

    /// As [`Database::open`], with other patience to the waiting.
    pub async fn open_within(
        name: &str,
        our_writer: u32,
        patience: Patience,
    ) -> Result<(Database, Option<Head>), StorageError> {
        let database = Database { link: Link::new(name, patience), our_writer };
        let head = database.head().await?;
        Ok((database, head))
    }

    /// The head on disk; `None` in an empty base.
    pub async fn head(&self) -> Result<Option<Head>, StorageError> {
        self.read(async |idb, ms| read::head(idb, ms).await?.map(|head| head.to_head()).transpose()).await
    }

    /// Writes all of an action in one transaction, or nothing of it.
    ///
    /// Done when the browser has reported the transaction complete. Where the connection dies under
    /// way the commit is made again on a new one, never twice: it finds its own mark in the head.
    pub async fn commit(&self, writes: &Writes, durability: Durability) -> Result<(), CommitError> {
        let prepared = Prepared::new(writes, durability, self.our_writer)?;
        let limit_ms = self.link.patience.commit(writes.bytes());

        let outcome = match self.attempt(&prepared, limit_ms).await {
            Err(failure) if failure.is_closed() => failure.or_better(self.attempt(&prepared, limit_ms).await),
            outcome => outcome,
        };
        match outcome {
            Ok(()) => Ok(()),
            Err(Failure::Certain(e)) => Err(e),
            Err(Failure::Doubtful(e)) => self.settle(&prepared, e).await,
        }
    }

    async fn attempt(&self, prepared: &Prepared<'_>, limit_ms: u32) -> Result<(), Failure> {
        let on = self.link.connection().await.map_err(|e| Failure::Certain(e.into()))?;
        let asked = Cell::new(false);
        let outcome = match within(limit_ms, prepared.run(&on.idb, &asked)).await {
            Some(outcome) => outcome,
            None => Err(Failure::timeout(limit_ms, asked.get())),
        };
        if matches!(&outcome, Err(failure) if failure.is_of_the_connection()) {
            self.link.forget(&on);
        }
        outcome
    }

    /// Finds out whether a commit without an answer landed. Reads wait for the writes before them,
    /// so the head read now is final; only if others have written since does it tell nothing.
    async fn settle(&self, prepared: &Prepared<'_>, error: StorageError) -> Result<(), CommitError> {
        match self.read(async |idb, ms| read::head(idb, ms).await).await {
            Ok(Some(head)) if head.was_written_by(prepared.mark) => Ok(()),
            Ok(head) if head::generation(head.as_ref()) == prepared.expected => Err(CommitError::Storage(error)),
            Ok(_) | Err(_) => Err(CommitError::Unknown(error)),
        }
    }

    /// Chunks of a kind, in order, from number `from` on, at most `limit`.
    pub async fn chunks(&self, kind: u16, from: u32, limit: u32) -> Result<Vec<(u32, Vec<u8>)>, StorageError> {
        let first = Place::Chunk { kind, index: from }.key();
        let last = Place::Chunk { kind, index: u32::MAX }.key();
        let found = self.range(Table::Chunks, first, last, limit).await?;
        // The kind is in the upper half of the key.
        Ok(found.into_iter().map(|(key, bytes)| (key as u32, bytes)).collect())
    }

    /// The segments of these numbers, `None` where there is none.
    pub async fn segments(&self, wanted: &[u64]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        let places = wanted.iter().map(|number| Place::Segment(*number));
        self.several(Table::Segments, places).await
    }

    /// Segments in order, from number `from` on, at most `limit`.
    pub async fn segment_range(&self, from: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
        self.range(Table::Segments, from, MAX_KEY, limit).await
    }

    /// The pages of births of these numbers, `None` where there is none.
    pub async fn births(&self, wanted: &[u64]) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        let places = wanted.iter().map(|number| Place::Births(*number));
        self.several(Table::Births, places).await
    }

    /// Calls back whenever the connection is lost, until the handle is dropped. What was lost is
    /// opened again by the next call; that may end in [`StorageError::Newer`] after
    /// [`Lost::ForUpgrade`], and in [`StorageError::Gone`] after the others.
    pub fn on_lost(&self, watcher: impl Fn(Lost) + 'static) -> LostHandle {
        self.link.watch(Rc::new(watcher))
    }

    /// Closes for good, for all clones. What is under way is finished.
    pub fn close(&self) {
        self.link.shut();
    }

    /// Deletes the database of this name and everything in it. Only for what a person has asked for
    /// in so many words.
    pub async fn destroy(name: &str) -> Result<(), StorageError> {
        open::destroy(name, Patience::default().open).await
    }

    async fn range(&self, table: Table, from: u64, to: u64, limit: u32) -> Result<Vec<(u64, Vec<u8>)>, StorageError> {
        // Nothing lies beyond the largest key, and the browser reads a limit of 0 as none.
        let Some(keys) = exact(from).zip(exact(to)).filter(|_| limit > 0) else {
            return Ok(Vec::new());
        };
        let found = self.read(async |idb, ms| read::range(idb, table, keys, limit, ms).await).await?;
        Ok(found.into_iter().map(|(key, bytes)| (key as u64, bytes)).collect())
    }

    async fn several(
        &self,
        table: Table,
        places: impl Iterator<Item = Place>,
    ) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
        let keys = places
            .map(|place| exact(place.key()).ok_or(StorageError::Unkeyable(place)))
            .collect::<Result<Vec<f64>, StorageError>>()?;
        self.read(async |idb, ms| read::several(idb, table, &keys, ms).await).await
    }

    /// Reads on the living connection; once more on a new one when it turns out dead.
    async fn read<T>(&self, work: impl AsyncFn(&Idb, u32) -> Result<T, StorageError>) -> Result<T, StorageError> {
        match self.read_once(&work).await {
            Err(StorageError::Closed) => self.read_once(&work).await,
            result => result,
        }
    }

    async fn read_once<T>(&self, work: &impl AsyncFn(&Idb, u32) -> Result<T, StorageError>) -> Result<T, StorageError> {
        let on = self.link.connection().await?;
        let result = work(&on.idb, self.link.patience.answer).await;
        if let Err(StorageError::Closed | StorageError::Timeout { .. }) = result {
            self.link.forget(&on);
        }
        result
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({:?})", self.link.name)
    }
}

/// The key as the browser holds it, if it can hold it exactly.
fn exact(key: u64) -> Option<f64> {
    (key <= MAX_KEY).then_some(key as f64)
}
