//! The object stores, and how each version of the database came by them. Only stores are made here;
//! what the bytes mean has its own version in the head and is upgraded by the core.

use indexed_db_futures::database::Database as Idb;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;

use crate::vault::Table;

/// The store of the head, under [`HEAD_KEY`].
pub(super) const HEAD: &str = "head";

/// The one key in [`HEAD`].
pub(super) const HEAD_KEY: f64 = 0.0;

/// The version of the database this program opens.
pub(super) const VERSION: u32 = STEPS.len() as u32;

type Step = fn(&Idb) -> indexed_db_futures::Result<()>;

/// Step `n` leads from version `n` to `n + 1`. Steps are only ever added.
const STEPS: &[Step] = &[first_stores];

/// Brings a database of version `old` to [`VERSION`], within the browser's upgrade transaction.
pub(super) fn upgrade(database: &Idb, old: u32) -> indexed_db_futures::Result<()> {
    STEPS.iter().skip(old as usize).try_for_each(|step| step(database))
}

/// Ends the upgrade transaction of a database that was not there, so that none comes to be.
pub(super) fn undo(database: &Idb) -> indexed_db_futures::Result<()> {
    // The library hands out that transaction only by way of a store.
    let store = database.create_object_store(HEAD).build()?;
    Ok(store.transaction().as_sys().abort()?)
}

/// Whether every store is there.
pub(super) fn is_whole(database: &Idb) -> bool {
    let names: Vec<String> = database.object_store_names().collect();
    Table::ALL.iter().map(|table| table.name()).chain([HEAD]).all(|wanted| names.iter().any(|name| name == wanted))
}

fn first_stores(database: &Idb) -> indexed_db_futures::Result<()> {
    for table in Table::ALL {
        database.create_object_store(table.name()).build()?;
    }
    database.create_object_store(HEAD).build()?;
    Ok(())
}
