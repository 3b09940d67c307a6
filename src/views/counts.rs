//! How much waits, for the places at the side.

use super::Sight;
use super::approvals;
use super::outbox::is_waiting;
use crate::model::schema::{DUE, TASK_STATUS};
use crate::model::time::from_local;
use crate::model::{Day, Kind, Value};

/// What waits for the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tasks due before tomorrow.
    pub due: usize,
    /// Letters that are prepared, and requests that await an answer.
    pub letters: usize,
}

/// What waits now.
#[must_use]
pub fn counts(sight: Sight<'_>) -> Counts {
    let tomorrow = from_local(Day(sight.today().0 + 1), 0, sight.zone);
    let due = sight.records.rows(Kind::Task).filter(|(chunk, row)| {
        chunk.text(*row, TASK_STATUS) == Some("open")
            && chunk.value(*row, DUE).as_ref().and_then(Value::as_instant).is_some_and(|due| due < tomorrow)
    });
    let letters = sight.records.rows(Kind::Message).filter(|(chunk, row)| is_waiting(chunk, *row));
    Counts { due: due.count(), letters: letters.count() + approvals::count(sight) }
}
