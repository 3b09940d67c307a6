//! All runs of all rules, the newest first, as far as one asks for. They never go away.

use super::Sight;
use super::tasks::{Named, named};
use crate::automation::Waits;
use crate::commands::newest;
use crate::model::schema::{ABOUT, DUE_AT, RULE, RULE_VERSION, RUN_STATUS, VERSION, WATCHES};
use crate::model::{Instant, Kind, Record, RecordId, Records, Value};
use crate::rule::Wait;
use crate::shelves::Chunk;

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
    /// What it waits for.
    pub waits: Option<Wait>,
    /// When it goes on by itself.
    pub until: Option<Instant>,
    /// The newest version of its rule, when it waits under an older one and can wait under that too.
    pub newer: Option<u32>,
}

/// The statuses that can be asked for, in the order of the menu.
pub const STATUSES: [&str; 10] =
    ["waiting", "asked", "failed", "stopped", "done", "watched", "ended", "declined", "skipped", "undone"];

/// Which runs one asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only those that stand so.
    pub status: Option<String>,
    /// Only those of this rule.
    pub rule: Option<RecordId>,
    /// Only those that began then or later. A run may begin later than what it did fell due.
    pub since: Option<Instant>,
}

impl Wanted {
    fn fits(&self, chunk: &Chunk, row: usize) -> bool {
        self.status.as_deref().is_none_or(|status| chunk.text(row, RUN_STATUS) == Some(status))
            && self.rule.is_none_or(|rule| chunk.reference(row, RULE) == Some(rule))
            && self.since.is_none_or(|since| i64::try_from(chunk.born(row).ms()).is_ok_and(|born| born >= since.0))
    }
}

/// The newest runs of those that are wanted; how many there are in all; and those among them, of one rule that is
/// asked for, that did something which can be taken back.
#[must_use]
pub fn runs(sight: Sight<'_>, wanted: &Wanted, most: usize) -> (Vec<Run>, usize, Vec<RecordId>) {
    let (mut found, mut count, mut did) = (Vec::new(), 0, Vec::new());
    for chunk in sight.records.chunks(Kind::Run).iter().rev() {
        for row in (0..chunk.rows()).rev().filter(|row| chunk.alive(*row) && wanted.fits(chunk, *row)) {
            count += 1;
            if wanted.rule.is_some() && matches!(chunk.text(row, RUN_STATUS), Some("done" | "ended")) {
                did.push(chunk.id(row));
            }
            if found.len() < most {
                found.extend(run(sight, chunk.id(row)));
            }
        }
    }
    (found, count, did)
}

fn run(sight: Sight<'_>, id: RecordId) -> Option<Run> {
    let record = sight.records.get(id)?;
    let about = record.reference(ABOUT);
    let waits = Waits::of(&record);
    let until = waits.as_ref().and_then(|waits| waits.due(&*sight.records.get(about?)?, sight.zone));
    Some(Run {
        id,
        rule: record.reference(RULE).map(|rule| sight.name(rule)).unwrap_or_default(),
        about: named(sight, about),
        at: record.get(DUE_AT).and_then(Value::as_instant)?,
        status: record.text(RUN_STATUS).to_owned(),
        watches: record.get(WATCHES) == Some(&Value::Flag(true)),
        waits: waits.and_then(|waits| waits.wait().cloned()),
        until,
        newer: newer(sight, &record),
    })
}

/// The newest version of the rule of a run, when it waits under an older one and can wait under that too.
pub(super) fn newer(sight: Sight<'_>, run: &Record) -> Option<u32> {
    let newest = newest(run, sight.records).ok()?.number;
    (run.get(RULE_VERSION) != Some(&newest)).then(|| newest.as_number().map(|number| number as u32))?
}

/// The runs that wait under older versions of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Older {
    /// The newest version.
    pub version: u32,
    /// Those that can wait under it.
    pub can: Vec<RecordId>,
    /// How many cannot.
    pub cannot: usize,
}

/// What waits under older versions of a rule.
#[must_use]
pub fn older(sight: Sight<'_>, rule: RecordId) -> Older {
    let version = sight.records.value(rule, VERSION);
    let mut older =
        Older { version: version.as_ref().and_then(Value::as_number).unwrap_or(1.0) as u32, ..Older::default() };
    let waits = sight.records.rows(Kind::Run).filter(|(chunk, row)| {
        chunk.text(*row, RUN_STATUS) == Some("waiting") && chunk.reference(*row, RULE) == Some(rule)
    });
    for run in waits.filter_map(|(chunk, row)| sight.records.get(chunk.id(row))) {
        if run.get(RULE_VERSION) == version.as_ref() {
            continue;
        }
        match newest(&run, sight.records) {
            Ok(_) => older.can.push(run.id),
            Err(_) => older.cannot += 1,
        }
    }
    older
}
