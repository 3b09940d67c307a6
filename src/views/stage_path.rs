//! The way of a record through its stages: where it was and for how long, where it stands, what lies ahead.

use super::Sight;
use super::board::stages;
use super::timeline::moment;
use crate::commands::stage_kind;
use crate::journal::{Cause, Change, ChangeSet};
use crate::model::schema::{HUE, PIPELINE, ROT_DAYS, STAGE, STAGE_SINCE};
use crate::model::time::DAY_MS;
use crate::model::{FieldId, Instant, Kind, RecordId, Records, Value};
use crate::shelves::Chunk;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A stage of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// The stage.
    pub stage: RecordId,
    /// What it is called.
    pub name: String,
    /// `open`, `won` or `lost`.
    pub end: String,
    /// Colour 1–6.
    pub hue: u8,
    /// Whether it was there, is there, or was not yet.
    pub at: At,
    /// How long (ms) it stood there, all visits together; `None` where it never did, and at an end.
    pub spent_ms: Option<i64>,
    /// Whether that is longer than it should stand there.
    pub slow: bool,
    /// The run that brought it there last, when a rule did.
    pub run: Option<RecordId>,
}

/// How a stage lies to where the record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// It stood there, and went on.
    Passed,
    /// It stands there.
    Here,
    /// It lies ahead, also where it stood there once and went back; or it was passed over.
    Ahead,
}

/// Once in a stage.
struct Visit {
    stage: RecordId,
    at: Instant,
    run: Option<RecordId>,
}

/// The stages in their order: those on the way and the good end; a bad end only where it stands in it.
/// `history` is what the journal says of the record, or nothing as long as that is being read.
#[must_use]
pub fn path(sight: Sight<'_>, id: RecordId, history: &[(u64, ChangeSet)]) -> Vec<Leg> {
    let Some(record) = sight.records.get(id) else { return Vec::new() };
    let Some(here) = record.reference(STAGE) else { return Vec::new() };
    let mut all = record.reference(PIPELINE).map(|pipeline| stages(sight, pipeline)).unwrap_or_default();
    if !all.contains(&here) {
        all.push(here);
    }
    let since = record.get(STAGE_SINCE).and_then(Value::as_instant).unwrap_or_else(|| moment(record.born));
    let mut visits = visits(id, history);
    // The history is read anew after each change; until then it may end a stage too early.
    if visits.last().is_none_or(|last| last.stage != here) {
        visits.push(Visit { stage: here, at: since, run: None });
    }
    let place = all.iter().position(|stage| *stage == here).unwrap_or_default();
    let leg = |(at, stage): (usize, RecordId)| leg(sight, stage, at.cmp(&place), &visits);
    all.into_iter().enumerate().map(leg).filter(|leg| leg.end != "lost" || leg.at == At::Here).collect()
}

fn leg(sight: Sight<'_>, stage: RecordId, lies: Ordering, visits: &[Visit]) -> Leg {
    let number = |field| sight.records.value(stage, field).as_ref().and_then(Value::as_number);
    let end = stage_kind(sight.records, stage);
    let until = |at: usize| visits.get(at + 1).map_or(sight.now, |next| next.at);
    let here_it_was: Vec<(usize, &Visit)> =
        visits.iter().enumerate().filter(|(_, visit)| visit.stage == stage).collect();
    let spent: i64 = here_it_was.iter().map(|(at, visit)| (until(*at).0 - visit.at.0).max(0)).sum();
    let spent_ms = (!here_it_was.is_empty() && end == "open").then_some(spent);
    let limit = number(ROT_DAYS).map(|days| days as i64);
    Leg {
        stage,
        name: sight.name(stage),
        hue: number(HUE).unwrap_or(1.0) as u8,
        at: match lies {
            Ordering::Equal => At::Here,
            Ordering::Less if !here_it_was.is_empty() => At::Passed,
            _ => At::Ahead,
        },
        slow: limit.is_some_and(|limit| spent_ms.is_some_and(|spent| spent / DAY_MS >= limit)),
        run: here_it_was.last().and_then(|(_, visit)| visit.run),
        spent_ms,
        end,
    }
}

fn visits(id: RecordId, history: &[(u64, ChangeSet)]) -> Vec<Visit> {
    let mut sets: Vec<&ChangeSet> = history.iter().map(|(_, set)| set).collect();
    sets.sort_by_key(|set| set.stamp);
    let mut visits: Vec<Visit> = Vec::new();
    for set in sets {
        let Some(stage) = written(set, id, STAGE).as_ref().and_then(Value::as_ref) else { continue };
        let since = written(set, id, STAGE_SINCE).as_ref().and_then(Value::as_instant);
        let at = since.unwrap_or_else(|| moment(set.stamp));
        let run = if let Cause::Rule { run, .. } = set.cause { Some(run) } else { None };
        let back = matches!(set.cause, Cause::Undo { .. } | Cause::UndoRun { .. });
        // What was taken back was no visit: the one before goes on.
        match visits.iter().rposition(|visit| visit.stage == stage && visit.at == at).filter(|_| back) {
            Some(place) => visits.truncate(place + 1),
            None => visits.push(Visit { stage, at, run }),
        }
    }
    visits
}

/// What a change set wrote into a field of a record, at its birth too.
fn written(set: &ChangeSet, id: RecordId, field: FieldId) -> Option<Value> {
    set.changes.iter().rev().find_map(|change| match change {
        Change::Create { id: of, fields, .. } if *of == id => {
            fields.iter().find(|(named, _)| *named == field).map(|(_, value)| value.clone())
        }
        Change::CreateMany(chunk) => chunk.value(chunk.ids().position(|of| of == id)?, field),
        Change::Set { id: of, field: named, after, .. } if *of == id && *named == field => after.clone(),
        _ => None,
    })
}

/// Cards that must have stood in a stage before anything is said to be usual there.
const ENOUGH: usize = 5;

/// The records of a pipeline that came to its good end, of those that came last at most so many.
#[must_use]
pub fn won(sight: Sight<'_>, kind: Kind, pipeline: RecordId, most: usize) -> Vec<RecordId> {
    let mut good = stages(sight, pipeline);
    good.retain(|stage| stage_kind(sight.records, *stage) == "won");
    let chunks = sight.records.chunks(kind).iter().rev();
    let rows = chunks.flat_map(|chunk| (0..chunk.rows()).rev().map(move |row| (chunk, row)));
    let is_won = |chunk: &Chunk, row| chunk.reference(row, STAGE).is_some_and(|stage| good.contains(&stage));
    rows.filter(|(chunk, row)| chunk.alive(*row) && is_won(chunk, *row))
        .map(|(chunk, row)| chunk.id(row))
        .take(most)
        .collect()
}

/// How long (ms) a record stood in each stage that it left, all visits together.
#[must_use]
pub fn spent(id: RecordId, history: &[(u64, ChangeSet)]) -> BTreeMap<RecordId, i64> {
    let visits = visits(id, history);
    let mut spent = BTreeMap::new();
    for (visit, next) in visits.iter().zip(visits.iter().skip(1)) {
        *spent.entry(visit.stage).or_default() += (next.at.0 - visit.at.0).max(0);
    }
    spent
}

/// The time (ms) that is usual in each stage: the middle one of those that were spent there. Nothing is said of a
/// stage where few stood.
#[must_use]
pub fn usual(spent: &[BTreeMap<RecordId, i64>]) -> BTreeMap<RecordId, i64> {
    let mut of_stage: BTreeMap<RecordId, Vec<i64>> = BTreeMap::new();
    for (stage, ms) in spent.iter().flatten() {
        of_stage.entry(*stage).or_default().push(*ms);
    }
    of_stage.retain(|_, times| times.len() >= ENOUGH);
    let middle = |mut times: Vec<i64>| {
        times.sort_unstable();
        i64::midpoint(times[(times.len() - 1) / 2], times[times.len() / 2])
    };
    of_stage.into_iter().map(|(stage, times)| (stage, middle(times))).collect()
}
