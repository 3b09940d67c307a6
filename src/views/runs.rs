//! All runs of all rules, the newest first, as far as one asks for. They never go away.

use super::Sight;
use super::tasks::{Named, named};
use crate::automation::Waits;
use crate::model::schema::{ABOUT, DUE_AT, RULE, RUN_STATUS, WATCHES};
use crate::model::{Instant, Kind, RecordId, Records, Value};

/// One run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its record.
    pub id: RecordId,
    /// The rule's name; empty when it was deleted.
    pub rule: String,
    /// What it works on.
    pub about: Option<Named>,
    /// When what set it off happened or fell due.
    pub at: Instant,
    /// How it stands.
    pub status: String,
    /// Whether it only watches.
    pub watches: bool,
    /// When it goes on by itself.
    pub until: Option<Instant>,
}

/// The statuses that can be asked for, in the order of the menu.
pub const STATUSES: [&str; 10] =
    ["waiting", "asked", "failed", "stopped", "done", "watched", "ended", "declined", "skipped", "undone"];

/// The newest runs of a status, of a rule, where one asks for those; and how many there are in all.
#[must_use]
pub fn runs(sight: Sight<'_>, status: Option<&str>, rule: Option<RecordId>, most: usize) -> (Vec<Run>, usize) {
    let mut found = Vec::new();
    let mut count = 0;
    for chunk in sight.records.chunks(Kind::Run).iter().rev() {
        for row in (0..chunk.rows()).rev().filter(|row| chunk.alive(*row)) {
            let fits = status.is_none_or(|status| chunk.text(row, RUN_STATUS) == Some(status))
                && rule.is_none_or(|rule| chunk.reference(row, RULE) == Some(rule));
            if !fits {
                continue;
            }
            count += 1;
            if found.len() < most {
                found.extend(run(sight, chunk.id(row)));
            }
        }
    }
    (found, count)
}

fn run(sight: Sight<'_>, id: RecordId) -> Option<Run> {
    let record = sight.records.get(id)?;
    let about = record.reference(ABOUT);
    let until = Waits::of(&record).and_then(|waits| waits.due(&*sight.records.get(about?)?, sight.zone));
    Some(Run {
        id,
        rule: record.reference(RULE).map(|rule| sight.name(rule)).unwrap_or_default(),
        about: named(sight, about),
        at: record.get(DUE_AT).and_then(Value::as_instant)?,
        status: record.text(RUN_STATUS).to_owned(),
        watches: record.get(WATCHES) == Some(&Value::Flag(true)),
        until,
    })
}
