//! Opening and destroying a database, with an end to the waiting.

use std::cell::Cell;
use std::rc::Rc;

use futures::channel::oneshot;
use indexed_db_futures::database::Database as Idb;
use indexed_db_futures::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::error::{StorageError, in_opening};
use super::upgrade;
use super::wait::within;

/// What opening does where there is no database of this name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// Makes an empty one.
    Create,
    /// Makes nothing and answers [`StorageError::Gone`].
    Refuse,
}

/// Opens the database and upgrades its stores. The opening itself is never cut short, for a half-made
/// upgrade would leave a database without stores: when nobody waits any more, the connection is
/// closed as soon as it comes, so that it holds up no other tab.
pub(super) async fn open(name: &str, missing: Missing, limit_ms: u32) -> Result<Idb, StorageError> {
    let refused = Rc::new(Cell::new(false));
    let opening = Idb::open(name)
        .with_version(upgrade::VERSION)
        .with_on_upgrade_needed({
            let refused = refused.clone();
            move |event, database| {
                let old = event.old_version() as u32;
                if old == 0 && missing == Missing::Refuse {
                    refused.set(true);
                    upgrade::undo(&database)
                } else {
                    upgrade::upgrade(&database, old)
                }
            }
        })
        .build()
        .map_err(|e| in_opening(&e))?;

    let (answer, wait) = oneshot::channel();
    spawn_local(async move {
        if let Err(Ok(unwanted)) = answer.send(opening.await) {
            let unwanted: Idb = unwanted;
            unwanted.close();
        }
    });

    let database = match within(limit_ms, wait).await {
        Some(Ok(Ok(database))) => database,
        Some(Ok(Err(_))) if refused.get() => return Err(StorageError::Gone),
        Some(Ok(Err(e))) => return Err(in_opening(&e)),
        Some(Err(oneshot::Canceled)) => return Err(StorageError::Closed),
        None => {
            return Err(StorageError::Blocked { waited_ms: limit_ms });
        }
    };
    if upgrade::is_whole(&database) {
        Ok(database)
    } else {
        database.close();
        Err(StorageError::Damaged)
    }
}

/// Deletes the database of this name with all it holds.
pub(super) async fn destroy(name: &str, limit_ms: u32) -> Result<(), StorageError> {
    let deleting = Idb::delete_by_name(name).map_err(|e| in_opening(&e))?;
    match within(limit_ms, deleting).await {
        Some(answer) => answer.map_err(|e| in_opening(&e.into())),
        None => Err(StorageError::Blocked { waited_ms: limit_ms }),
    }
}
