//! A small database of its own for what only the browser can keep: the place that a person chose for backups.
//!
//! Never here: anything of the base.

use super::error::{StorageError, in_opening, in_request};
use super::open::destroy as delete;
use super::wait::Patience;
use indexed_db_futures::database::Database as Idb;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use wasm_bindgen::JsValue;

const NAME: &str = "tend-place";
const STORE: &str = "handles";
const KEY: f64 = 0.0;

/// Keeps a handle, in place of the one before.
pub(in crate::browser) async fn put(handle: &JsValue) -> Result<(), StorageError> {
    let idb = open().await?;
    let written = async {
        let transaction = idb.transaction(STORE).with_mode(TransactionMode::Readwrite).build()?;
        transaction.object_store(STORE)?.put(handle.clone()).with_key(KEY).without_key_type().primitive()?.await?;
        transaction.commit().await
    };
    let written = written.await.map_err(|error| in_request(&error));
    idb.close();
    written
}

/// What was kept.
pub(in crate::browser) async fn get() -> Result<Option<JsValue>, StorageError> {
    let idb = open().await?;
    let read = async {
        let transaction = idb.transaction(STORE).with_mode(TransactionMode::Readonly).build()?;
        transaction.object_store(STORE)?.get::<JsValue, _, _>(KEY).primitive()?.await
    };
    let read = read.await.map_err(|error| in_request(&error));
    idb.close();
    read
}

/// Deletes it with all it holds.
pub async fn destroy() -> Result<(), StorageError> {
    delete(NAME, Patience::default().open).await
}

async fn open() -> Result<Idb, StorageError> {
    let opening = Idb::open(NAME).with_version(1u32).with_on_upgrade_needed(|_, database| {
        database.create_object_store(STORE).build()?;
        Ok(())
    });
    opening.build().map_err(|error| in_opening(&error))?.await.map_err(|error| in_opening(&error))
}
