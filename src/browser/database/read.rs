//! Reading. Every call is one readonly transaction; what it returns belongs to one generation.

use std::future::Future;

use indexed_db_futures::database::Database as Idb;
use indexed_db_futures::error::Error;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::error::{StorageError, in_request, in_transaction, told_by_abort};
use super::head::{self, Stored};
use super::upgrade::HEAD;
use super::wait::within;
use crate::vault::Table;

/// Values fetched by one request: enough to make requests cheap, few enough to keep the page awake.
const BATCH: usize = 32;

/// The head, if the base has one.
pub(super) async fn head(idb: &Idb, limit_ms: u32) -> Result<Option<Stored>, StorageError> {
    reading(idb, HEAD, limit_ms, async |asking| asking.answer(head::read(asking.store)).await)
        .await
        .and_then(head::parse)
}

/// Up to `limit` values of a table with keys from `from` to `to`, both included, in order.
pub(super) async fn range(
    idb: &Idb,
    table: Table,
    (from, to): (f64, f64),
    limit: u32,
    limit_ms: u32,
) -> Result<Vec<(f64, Vec<u8>)>, StorageError> {
    reading(idb, table.name(), limit_ms, async |asking| {
        let mut found = Vec::new();
        let (mut next, mut left) = (from, limit);
        while left > 0 && next <= to {
            let batch = left.min(BATCH as u32);
            // Both are asked at once: waiting for the one first would take twice as long.
            let keys = asking.store.get_all_keys::<f64>().with_query::<f64, _>(next..=to).with_limit(batch);
            let values = asking.store.get_all::<JsValue>().with_query::<f64, _>(next..=to).with_limit(batch);
            let (keys, values) = (keys.primitive()?, values.primitive()?);
            let keys = asking.answer(keys).await?.collect::<Result<Vec<f64>, Error>>()?;
            let values = asking.answer(values).await?;
            // One transaction sees one state, so each key has its value.
            if keys.len() != values.len() {
                return Err(Fault::Storage(StorageError::Damaged));
            }
            let Some(last) = keys.last() else { break };
            next = last + 1.0;
            left = if keys.len() < batch as usize { 0 } else { left - batch };
            for (key, value) in keys.into_iter().zip(values) {
                found.push((key, bytes(Some(value?))?));
            }
        }
        Ok(found)
    })
    .await
}

/// The values under these keys, `None` where nothing lies.
pub(super) async fn several(
    idb: &Idb,
    table: Table,
    keys: &[f64],
    limit_ms: u32,
) -> Result<Vec<Option<Vec<u8>>>, StorageError> {
    reading(idb, table.name(), limit_ms, async |asking| {
        let mut found = Vec::with_capacity(keys.len());
        for batch in keys.chunks(BATCH) {
            let requests = batch
                .iter()
                .map(|key| asking.store.get::<JsValue, _, _>(*key).primitive())
                .collect::<Result<Vec<_>, Error>>()?;
            for request in requests {
                found.push(match asking.answer(request).await? {
                    None => None,
                    value => Some(bytes(value)?),
                });
            }
        }
        Ok(found)
    })
    .await
}

/// The single copy from the browser into our memory.
fn bytes(value: Option<JsValue>) -> Result<Vec<u8>, Fault> {
    value
        .and_then(|value| value.dyn_into::<Uint8Array>().ok())
        .map(|array| array.to_vec())
        .ok_or(Fault::Storage(StorageError::Damaged))
}

enum Fault {
    Library(Error),
    Storage(StorageError),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Library(error)
    }
}

/// One store in a running transaction. However much is read, no single answer may be long in coming.
struct Asking<'a> {
    store: &'a ObjectStore<'a>,
    limit_ms: u32,
}

impl Asking<'_> {
    async fn answer<T>(&self, request: impl Future<Output = Result<T, Error>>) -> Result<T, Fault> {
        let waited_ms = self.limit_ms;
        match within(waited_ms, request).await {
            Some(answer) => Ok(answer?),
            None => Err(Fault::Storage(StorageError::Timeout { waited_ms })),
        }
    }
}

/// Runs `work` on one store in one readonly transaction.
async fn reading<T>(
    idb: &Idb,
    store: &str,
    limit_ms: u32,
    work: impl AsyncFnOnce(Asking<'_>) -> Result<T, Fault>,
) -> Result<T, StorageError> {
    let transaction =
        idb.transaction(store).with_mode(TransactionMode::Readonly).build().map_err(|e| in_request(&e))?;
    // The library tells that a transaction was aborted, not why.
    let raw = transaction.as_sys().clone();
    told_by_abort(&raw);
    let result = match transaction.object_store(store) {
        Ok(store) => {
            let store = &store;
            work(Asking { store, limit_ms }).await
        }
        Err(e) => Err(e.into()),
    };
    result.map_err(|fault| match fault {
        Fault::Library(e) => in_transaction(&e, &raw),
        Fault::Storage(e) => e,
    })
}
