//! Tasks whose time has come, for the system to tell of while one looks elsewhere.

use super::Sight;
use super::tasks::{Named, named};
use crate::model::schema::{ABOUT, DUE, TASK_STATUS};
use crate::model::{Instant, Kind, RecordId, Value};

/// A task whose time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The task.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub about: Option<Named>,
    /// When it is due.
    pub due: Instant,
}

/// The open tasks that are due after one moment and not after another, the first one first.
#[must_use]
pub fn fell_due(sight: Sight<'_>, after: Instant, until: Instant) -> Vec<Reminder> {
    let due = sight.records.rows(Kind::Task).filter(|(chunk, row)| chunk.text(*row, TASK_STATUS) == Some("open"));
    let due = due.filter_map(|(chunk, row)| {
        let at = chunk.value(row, DUE).as_ref().and_then(Value::as_instant)?;
        (after < at && at <= until).then(|| (at, chunk.id(row), chunk.reference(row, ABOUT)))
    });
    let mut due: Vec<_> = due.collect();
    due.sort_unstable();
    due.into_iter()
        .map(|(due, id, about)| Reminder { id, name: sight.name(id), about: named(sight, about), due })
        .collect()
}
