//! The timeline of a record: what the journal says of it and what is about it, in one order.

use super::Sight;
use super::tasks::{Named, named};
use crate::automation::{Did, Trace};
use crate::journal::{Cause, Change, ChangeSet};
use crate::model::schema::{
    AMOUNT, AT, BODY, BY_RUN, DIRECTION, DONE_AT, DUE_AT, FORM, IMPORTED_AT, OUTCOME, ROUND, RULE, RUN_STATUS,
    STAGE_SINCE, TASK_STATUS, TEXT, TRACE, TURN,
};
use crate::model::{FieldId, Instant, Kind, Money, Record, RecordId, Records, Stamp, Value};
use std::collections::BTreeMap;

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When: for a rule its logical time.
    pub at: Instant,
    /// Orders what happened at one moment, and names the line.
    pub stamp: Stamp,
    /// Who.
    pub who: Who,
    /// What.
    pub what: Vec<What>,
    /// The run, when a rule did it: it has a why.
    pub run: Option<RecordId>,
    /// Whether the run was taken back.
    pub undone: bool,
    /// How much later (ms) than due it was carried out.
    pub late_ms: Option<i64>,
    /// The action and the segment it lies in, when it can be taken back from here.
    pub action: Option<(Stamp, u64)>,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// The person.
    You,
    /// A rule.
    Rule(String),
    /// A file; its name, when it is known.
    Import(Option<String>),
    /// The taking back of something.
    Undo,
    /// A backup.
    Restore(String),
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The record was made.
    Created,
    /// It was deleted.
    Deleted,
    /// It was brought back.
    Revived,
    /// A field was written.
    Changed(Difference),
    /// Something happened with the client.
    Talk {
        /// `call`, `meeting`, `email`, `message` or `note`.
        form: String,
        /// `in` or `out`, or empty.
        direction: String,
        /// What came of it, or empty.
        outcome: String,
        /// What was said.
        text: String,
    },
    /// Money came.
    Paid(Option<Money>),
    /// A task, a message or another record was made of it.
    Made(Named),
    /// A rule withdrew what rules had made of it, or called another.
    Besides(Did),
    /// A task was done, or given up.
    Finished {
        /// The task.
        task: Named,
        /// Whether it was done.
        done: bool,
    },
    /// A step could not be done.
    Failed(Did),
    /// The conditions did not hold when it fell due.
    Skipped,
    /// A rule only told what it would do.
    Watched,
    /// A rule asks.
    Asks,
    /// A rule asked, and was declined.
    Declined,
    /// It was stopped.
    Stopped {
        /// Because rules set each other off in a circle; else the rule had acted already, or too much had.
        circle: bool,
    },
}

/// What a field held and holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which.
    pub field: FieldId,
    /// What it held.
    pub before: Option<Value>,
    /// What it holds.
    pub after: Option<Value>,
}

/// The timeline of a record, the newest first. `history` is what the journal says of it.
#[must_use]
pub fn timeline(sight: Sight<'_>, id: RecordId, history: &[(u64, ChangeSet)]) -> Vec<Entry> {
    let mut by_run: BTreeMap<RecordId, &ChangeSet> = BTreeMap::new();
    let mut entries = Vec::new();
    for (segment, set) in history {
        match &set.cause {
            // A run that waited goes on in a set of its own, at its own time.
            Cause::Rule { run, at, .. } if by_run.contains_key(run) => {
                let of_run = sight.records.find(*run);
                entries.extend(of_run.and_then(|run| by_rule(sight, &run, *at, set, changed(set))));
            }
            Cause::Rule { run, .. } => {
                by_run.insert(*run, set);
            }
            _ => entries.extend(journal_entry(*segment, set)),
        }
    }
    for record in sight.records.about(id).into_iter().filter_map(|id| sight.records.get(id)) {
        match record.kind {
            Kind::Run => entries.extend(run_entry(sight, &record, by_run.remove(&record.id))),
            _ => entries.extend(about_entries(&record)),
        }
    }
    // What is left was done by runs on other records.
    for (run, set) in by_run {
        if let (Some(run), Cause::Rule { at, .. }) = (sight.records.find(run), &set.cause) {
            entries.extend(by_rule(sight, &run, *at, set, life(set).chain(changed(set)).collect()));
        }
    }
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.stamp)));
    entries
}

/// Fields that follow from others, and are not told.
const QUIET: &[FieldId] = &[STAGE_SINCE, IMPORTED_AT, TRACE, BODY, TURN, ROUND];

/// What a change set changed in fields.
#[must_use]
pub fn differences(set: &ChangeSet) -> Vec<Difference> {
    set.changes.iter().filter_map(difference).collect()
}

/// What a change wrote into a field, when that is told.
#[must_use]
pub fn difference(change: &Change) -> Option<Difference> {
    match change {
        Change::Set { field, before, after, .. } if !QUIET.contains(field) => {
            Some(Difference { field: *field, before: before.clone(), after: after.clone() })
        }
        _ => None,
    }
}

/// How a record came and went.
fn life(set: &ChangeSet) -> impl Iterator<Item = What> {
    set.changes.iter().filter_map(|change| match change {
        Change::Create { .. } => Some(What::Created),
        Change::Life { alive: true, .. } => Some(What::Revived),
        Change::Life { alive: false, .. } => Some(What::Deleted),
        Change::Set { .. } | Change::CreateMany(_) => None,
    })
}

fn changed(set: &ChangeSet) -> Vec<What> {
    differences(set).into_iter().map(What::Changed).collect()
}

fn journal_entry(segment: u64, set: &ChangeSet) -> Option<Entry> {
    let what: Vec<What> = life(set).chain(changed(set)).collect();
    let who = match &set.cause {
        Cause::Person(_) => Who::You,
        Cause::Import { file } => Who::Import(Some(file.clone())),
        Cause::Restore { file } => Who::Restore(file.clone()),
        Cause::Undo { .. } | Cause::UndoRun { .. } | Cause::Rule { .. } => Who::Undo,
    };
    let edited = who == Who::You && what.iter().all(|what| matches!(what, What::Changed(_)));
    (!what.is_empty()).then(|| Entry {
        at: moment(set.stamp),
        stamp: set.stamp,
        who,
        what,
        run: None,
        undone: false,
        late_ms: None,
        action: edited.then_some((set.deed, segment)),
    })
}

fn run_entry(sight: Sight<'_>, run: &Record, set: Option<&ChangeSet>) -> Option<Entry> {
    let trace: Option<Trace> = serde_json::from_str(run.text(TRACE)).ok();
    let mut what: Vec<What> = set.map(changed).unwrap_or_default();
    for did in trace.iter().flat_map(|trace| &trace.did) {
        match did {
            Did::Made(id) => what.extend(made(sight, *id)),
            Did::Invited(messages) => what.extend(messages.iter().filter_map(|message| made(sight, message.0))),
            Did::Withdrew { .. } | Did::Called(_) | Did::Off | Did::Further | Did::Held(_) => {
                what.push(What::Besides(did.clone()))
            }
            failed if failed.failed() => what.push(What::Failed(failed.clone())),
            _ => {}
        }
    }
    match run.text(RUN_STATUS) {
        "skipped" => what.push(What::Skipped),
        "watched" => what.push(What::Watched),
        "asked" => what.push(What::Asks),
        "declined" => what.push(What::Declined),
        "stopped" => what.push(What::Stopped { circle: trace.iter().any(|trace| !trace.cycle.is_empty()) }),
        _ => {}
    }
    Some(Entry {
        at: run.get(DUE_AT).and_then(Value::as_instant)?,
        stamp: run.born,
        who: Who::Rule(run.reference(RULE).map(|rule| sight.name(rule)).unwrap_or_default()),
        what,
        run: Some(run.id),
        undone: run.text(RUN_STATUS) == "undone",
        late_ms: trace.and_then(|trace| trace.late_ms),
        action: None,
    })
}

/// What a run made; a note is read where it stands.
fn made(sight: Sight<'_>, id: RecordId) -> Option<What> {
    let note = sight.records.get(id).filter(|record| record.kind == Kind::Activity);
    note.map(|note| talk(&note)).or_else(|| named(sight, Some(id)).map(What::Made))
}

fn talk(record: &Record) -> What {
    let text = |field| record.text(field).to_owned();
    What::Talk { form: text(FORM), direction: text(DIRECTION), outcome: text(OUTCOME), text: text(TEXT) }
}

/// What a run did that is told by itself: when it went on after a wait, or ran on another record.
fn by_rule(sight: Sight<'_>, run: &Record, at: Instant, set: &ChangeSet, what: Vec<What>) -> Option<Entry> {
    (!what.is_empty()).then(|| Entry {
        at,
        stamp: set.stamp,
        who: Who::Rule(run.reference(RULE).map(|rule| sight.name(rule)).unwrap_or_default()),
        what,
        run: Some(run.id),
        undone: run.text(RUN_STATUS) == "undone",
        late_ms: None,
        action: None,
    })
}

/// The lines of what is about the record. What a rule made stands with its run.
fn about_entries(record: &Record) -> Vec<Entry> {
    let own = Named { id: record.id, kind: record.kind, name: record.text(crate::model::schema::NAME).to_owned() };
    let who = if record.get(IMPORTED_AT).is_some() { Who::Import(None) } else { Who::You };
    let line = |at: Instant, stamp: Stamp, who: Who, what: What| Entry {
        at,
        stamp,
        who,
        what: vec![what],
        run: None,
        undone: false,
        late_ms: None,
        action: None,
    };
    let born = moment(record.born);
    let at = |field| record.get(field).and_then(Value::as_instant);
    match record.kind {
        Kind::Activity if record.reference(BY_RUN).is_some() => Vec::new(),
        Kind::Activity => vec![line(at(AT).unwrap_or(born), record.born, who, talk(record))],
        Kind::Payment => vec![line(born, record.born, who, What::Paid(record.get(AMOUNT).and_then(Value::as_money)))],
        Kind::Task => {
            let mut lines = Vec::new();
            if record.reference(BY_RUN).is_none() {
                lines.push(line(born, record.born, who, What::Made(own.clone())));
            }
            if let Some(done_at) = at(DONE_AT) {
                let done = record.text(TASK_STATUS) == "done";
                let stamp = record.stamp_of(DONE_AT);
                lines.push(line(done_at, stamp, Who::You, What::Finished { task: own, done }));
            }
            lines
        }
        _ => Vec::new(),
    }
}

/// The fields whose present value a rule wrote: the run, and the name of the rule.
#[must_use]
pub fn by_rules(entries: &[Entry]) -> BTreeMap<FieldId, (RecordId, String)> {
    let mut last: BTreeMap<FieldId, &Entry> = BTreeMap::new();
    for entry in entries {
        for what in &entry.what {
            if let What::Changed(difference) = what {
                let known = last.entry(difference.field).or_insert(entry);
                if known.stamp < entry.stamp {
                    *known = entry;
                }
            }
        }
    }
    let by_rule = |(field, entry): (FieldId, &Entry)| match (&entry.who, entry.run) {
        (Who::Rule(rule), Some(run)) => Some((field, (run, rule.clone()))),
        _ => None,
    };
    last.into_iter().filter_map(by_rule).collect()
}

/// When a stamp was given.
#[must_use]
pub fn moment(stamp: Stamp) -> Instant {
    Instant(i64::try_from(stamp.ms()).unwrap_or(i64::MAX))
}
