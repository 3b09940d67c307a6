//! One action, one readwrite transaction. Between the first request and the last nothing is awaited
//! but requests of that same transaction, for anything else would end it half done.

use std::cell::Cell;
use std::sync::Arc;

use indexed_db_futures::database::Database as Idb;
use indexed_db_futures::error::Error;
use indexed_db_futures::future::VoidRequest;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::typed_array::Uint8ArraySlice;

use super::error::{CommitError, StorageError, in_request, in_transaction, told_by_abort};
use super::head;
use super::upgrade::{HEAD, HEAD_KEY};
use crate::vault::{Head, MAX_KEY, Place, Table, Writes};

/// How sure a commit must be before it counts as done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Durability {
    /// On the disk itself: survives a power cut. For what a person did.
    Strict,
    /// With the operating system: survives the browser's death. For what can be done again.
    Relaxed,
}

/// Bytes queued at a stretch. More would make one task of the page long enough to be felt.
const SLICE: usize = 1 << 20;

/// What one attempt to commit came to, when it did not succeed.
pub(super) enum Failure {
    /// Nothing was written.
    Certain(CommitError),
    /// The commit was asked for, and no word came back.
    Doubtful(StorageError),
}

impl Failure {
    /// No word after `limit_ms`; `asked` as in [`Prepared::run`].
    pub(super) fn timeout(limit_ms: u32, asked: bool) -> Self {
        let error = StorageError::Timeout { waited_ms: limit_ms };
        if asked { Self::Doubtful(error) } else { Self::Certain(error.into()) }
    }

    /// Whether the connection was dead, so that a new one may do better.
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.storage(), Some(StorageError::Closed))
    }

    /// Whether the connection is not to be trusted any more.
    pub(super) fn is_of_the_connection(&self) -> bool {
        matches!(self.storage(), Some(StorageError::Closed | StorageError::Timeout { .. }))
    }

    /// What two attempts come to together. The second success counts; its failure does not take a
    /// doubt about the first away.
    pub(super) fn or_better(self, second: Result<(), Failure>) -> Result<(), Failure> {
        match (self, second) {
            (_, Ok(())) => Ok(()),
            (Self::Doubtful(e), Err(_)) => Err(Self::Doubtful(e)),
            (Self::Certain(_), Err(failure)) => Err(failure),
        }
    }

    fn storage(&self) -> Option<&StorageError> {
        match self {
            Self::Certain(CommitError::Storage(e)) | Self::Doubtful(e) => Some(e),
            Self::Certain(_) => None,
        }
    }
}

impl From<CommitError> for Failure {
    fn from(error: CommitError) -> Self {
        Self::Certain(error)
    }
}

/// An action made ready: every key checked, nothing begun.
pub(super) struct Prepared<'w> {
    pub(super) expected: u64,
    head: &'w Head,
    /// Tells this commit from all others, in the head on disk.
    pub(super) mark: f64,
    puts: Vec<(Table, f64, &'w Arc<[u8]>)>,
    deletes: Vec<(Table, f64)>,
    durability: Durability,
    our_writer: u32,
}

impl<'w> Prepared<'w> {
    pub(super) fn new(writes: &'w Writes, durability: Durability, our_writer: u32) -> Result<Self, StorageError> {
        let generation = writes.head.generation;
        if generation <= writes.expected || generation > MAX_KEY {
            return Err(StorageError::NoGeneration(generation));
        }
        let puts = writes.puts.iter().map(|(place, bytes)| Ok((place.table(), key(*place)?, bytes)));
        let deletes = writes.deletes.iter().map(|place| Ok((place.table(), key(*place)?)));
        Ok(Self {
            expected: writes.expected,
            head: &writes.head,
            mark: js_sys::Math::random(),
            puts: puts.collect::<Result<_, StorageError>>()?,
            deletes: deletes.collect::<Result<_, StorageError>>()?,
            durability,
            our_writer,
        })
    }

    /// Runs the action. `asked` becomes true once the browser has been asked to commit: from then on
    /// only its answer, or the head on disk, tells whether it did.
    pub(super) async fn run(&self, idb: &Idb, asked: &Cell<bool>) -> Result<(), Failure> {
        let certain = |e: StorageError| Failure::Certain(CommitError::Storage(e));
        let transaction = self.begin(idb).map_err(|e| certain(in_request(&e)))?;
        // The library tells that a transaction was aborted, not why.
        let raw = transaction.as_sys().clone();
        told_by_abort(&raw);

        match self.queue(&transaction).await {
            // Dropping the transaction rolls it back.
            Err(Fault::Library(e)) => return Err(certain(in_transaction(&e, &raw))),
            Err(Fault::Refused(refusal)) => return Err(refusal.into()),
            Ok(Checked::Landed) => return Ok(()),
            Ok(Checked::Queued) => {}
        }

        asked.set(true);
        transaction.commit().await.map_err(|e| {
            let error = in_transaction(&e, &raw);
            // The library leaves a transaction whose commit the browser refused to complete by itself.
            let rolled_back = raw.abort().is_ok() || raw.error().is_some();
            if rolled_back { certain(error) } else { Failure::Doubtful(error) }
        })
    }

    fn begin<'a>(&self, idb: &'a Idb) -> Result<Transaction<'a>, Error> {
        let mut stores = vec![HEAD];
        let touched = self.puts.iter().map(|put| put.0);
        for table in touched.chain(self.deletes.iter().map(|delete| delete.0)) {
            if !stores.contains(&table.name()) {
                stores.push(table.name());
            }
        }
        let durability = match self.durability {
            Durability::Strict => TransactionDurability::Strict,
            Durability::Relaxed => TransactionDurability::Relaxed,
        };
        idb.transaction(stores.as_slice())
            .with_mode(TransactionMode::Readwrite)
            .with_options(TransactionOptions::new().with_durability(durability))
            .build()
    }

    async fn queue(&self, transaction: &Transaction<'_>) -> Result<Checked, Fault> {
        let head_store = transaction.object_store(HEAD)?;
        let asked = head::ask(&head_store)?;
        // What is small is queued behind the question; when the answer forbids it, all is rolled back together.
        if self.bytes() < SLICE {
            self.queue_puts(transaction, &head_store).await?;
            return Ok(if self.check(asked.await?)? { Checked::Landed } else { Checked::Queued });
        }
        if self.check(asked.await?)? {
            return Ok(Checked::Landed);
        }
        self.queue_puts(transaction, &head_store).await?;
        Ok(Checked::Queued)
    }

    fn bytes(&self) -> usize {
        self.puts.iter().map(|(_, _, bytes)| bytes.len()).sum()
    }

    async fn queue_puts(&self, transaction: &Transaction<'_>, head_store: &ObjectStore<'_>) -> Result<(), Fault> {
        let mut stores: Vec<(Table, ObjectStore<'_>)> = Vec::with_capacity(Table::ALL.len());
        let (mut queued, mut before) = (0, None);
        for (table, key, bytes) in &self.puts {
            let request = put(store(transaction, &mut stores, *table)?, *key, bytes)?;
            queued += bytes.len();
            if queued >= SLICE {
                queued = 0;
                // The slice before, so that the browser has one to write while the next is queued.
                if let Some(last) = Option::replace(&mut before, request) {
                    last.await?;
                }
            }
        }
        for (table, key) in &self.deletes {
            store(transaction, &mut stores, *table)?.delete(*key).primitive()?;
        }
        head_store.put(head::to_js(self.head, self.mark)).with_key(HEAD_KEY).without_key_type().primitive()?;
        Ok(())
    }

    /// Whether this very commit has landed before. Refuses when the base is not as expected.
    fn check(&self, found: Option<wasm_bindgen::JsValue>) -> Result<bool, Fault> {
        let found = head::parse(found).map_err(CommitError::Storage)?;
        if let Some(found) = &found {
            if found.was_written_by(self.mark) {
                return Ok(true);
            }
            if found.min_writer > self.our_writer {
                return Err(Fault::Refused(CommitError::Fenced { min_writer: found.min_writer }));
            }
        }
        if head::generation(found.as_ref()) == self.expected {
            return Ok(false);
        }
        let found = found.map(|head| head.to_head().map(Box::new)).transpose().map_err(CommitError::Storage)?;
        Err(Fault::Refused(CommitError::Stale { found }))
    }
}

enum Checked {
    Queued,
    Landed,
}

enum Fault {
    Library(Error),
    Refused(CommitError),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Library(error)
    }
}

impl From<CommitError> for Fault {
    fn from(error: CommitError) -> Self {
        Self::Refused(error)
    }
}

fn key(place: Place) -> Result<f64, StorageError> {
    super::exact(place.key()).ok_or(StorageError::Unkeyable(place))
}

/// The store of this table, fetched from the transaction once.
fn store<'s, 't>(
    transaction: &'t Transaction<'_>,
    stores: &'s mut Vec<(Table, ObjectStore<'t>)>,
    table: Table,
) -> Result<&'s ObjectStore<'t>, Error> {
    let at = match stores.iter().position(|(known, _)| *known == table) {
        Some(at) => at,
        None => {
            stores.push((table, transaction.object_store(table.name())?));
            stores.len() - 1
        }
    };
    Ok(&stores[at].1)
}

/// Queues one value. The bytes are copied once, into an array of their own.
fn put(store: &ObjectStore<'_>, key: f64, bytes: &[u8]) -> Result<VoidRequest, Error> {
    store.put(Uint8ArraySlice::new(bytes)).with_key(key).without_key_type().primitive()
}
