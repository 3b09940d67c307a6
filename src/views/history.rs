//! What was done, as lines: who, when, what. An action of a person and what the rules did with it are one
//! entry, because they are undone together.

use super::Sight;
use super::timeline::moment;
use crate::journal::{Cause, Change, ChangeSet, Deed};
use crate::model::schema::{NAME, POSITION_NO, RUN_STATUS, STAGE};
use crate::model::{FieldId, Instant, Kind, RecordId, Records, Stamp, Value};
use std::collections::BTreeSet;

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name in the journal.
    pub deed: Stamp,
    /// The segment it lies in.
    pub segment: u64,
    /// When it was done.
    pub at: Instant,
    /// What was done, by whom, in order.
    pub lines: Vec<Line>,
    /// Whether the whole can be taken back: it is a person's or a file's, and was not taken back yet.
    pub undoable: bool,
    /// Whether it was taken back already.
    pub undone: bool,
}

/// What one doer did in an action.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Who.
    pub who: Who,
    /// The first thing; `None` when the line has nothing to show by itself.
    pub what: Option<What>,
    /// How many changes there are in all.
    pub changes: usize,
}

/// Who did it.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// The person; what kind of thing it was.
    Person(Deed),
    /// A rule.
    Rule {
        /// What it is called; empty when it was deleted.
        name: String,
        /// The run.
        run: RecordId,
        /// Whether the run can be taken back.
        undoable: bool,
    },
    /// A file.
    Import(String),
    /// A backup.
    Restore(String),
    /// An action was taken back.
    Undo,
    /// A run was taken back.
    UndoRun,
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A record was made.
    Created(RecordId, Kind, String),
    /// A record was deleted.
    Deleted(RecordId, Kind, String),
    /// A record was brought back.
    Revived(RecordId, Kind, String),
    /// A record was moved to a stage.
    Moved(RecordId, String, String),
    /// A field was written.
    Changed {
        /// Whose.
        id: RecordId,
        /// What that is called.
        name: String,
        /// Which.
        field: FieldId,
        /// What it held.
        before: Option<Value>,
        /// What it holds.
        after: Option<Value>,
    },
}

/// The actions of a segment, newest first. `undone` takes up the actions that were taken back, so that
/// older segments, read after this one, know.
#[must_use]
pub fn entries(sight: Sight<'_>, segment: u64, actions: &[Vec<ChangeSet>], undone: &mut BTreeSet<Stamp>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for sets in actions.iter().rev() {
        let Some(first) = sets.first() else { continue };
        let gone = undone.contains(&first.deed);
        if let Cause::Undo { of } = first.cause
            && !gone
        {
            undone.insert(of);
        }
        let own = match &first.cause {
            Cause::Person(deed) => *deed != Deed::SetUp,
            Cause::Import { .. } | Cause::Restore { .. } => true,
            Cause::Rule { .. } | Cause::Undo { .. } | Cause::UndoRun { .. } => false,
        };
        entries.push(Entry {
            deed: first.deed,
            segment,
            at: moment(first.stamp),
            lines: sets.iter().map(|set| line(sight, set, gone)).collect(),
            undoable: own && !gone,
            undone: gone,
        });
    }
    entries
}

/// The newest import among actions: its file, and when it was.
#[must_use]
pub fn last_import(actions: &[Vec<ChangeSet>]) -> Option<(String, Instant)> {
    actions.iter().rev().filter_map(|sets| sets.first()).find_map(|set| match &set.cause {
        Cause::Import { file } => Some((file.clone(), moment(set.stamp))),
        _ => None,
    })
}

fn line(sight: Sight<'_>, set: &ChangeSet, gone: bool) -> Line {
    let who = match &set.cause {
        Cause::Person(deed) => Who::Person(*deed),
        Cause::Rule { rule, run, .. } => {
            let status = sight.records.value(*run, RUN_STATUS);
            let acted = matches!(status.as_ref().and_then(Value::as_text), Some("done" | "failed"));
            Who::Rule { name: sight.name(*rule), run: *run, undoable: acted && !gone }
        }
        Cause::Import { file } => Who::Import(file.clone()),
        Cause::Restore { file } => Who::Restore(file.clone()),
        Cause::Undo { .. } => Who::Undo,
        Cause::UndoRun { .. } => Who::UndoRun,
    };
    let shown: Vec<&Change> = set.changes.iter().filter(|change| is_shown(sight, change)).collect();
    let moved = |change: &&&Change| matches!(change, Change::Set { field: STAGE, .. });
    let first = shown.iter().find(moved).or_else(|| shown.first());
    // Of setting up, no single thing says what it was.
    let what = first.filter(|_| who != Who::Person(Deed::SetUp)).and_then(|change| what(sight, change));
    let changes = shown.iter().map(|change| change.ids().count()).sum();
    Line { who, what, changes }
}

/// What Tend writes down for itself is no news: runs, places, counters, the stamps of a stage.
fn is_shown(sight: Sight<'_>, change: &Change) -> bool {
    match change {
        Change::Create { kind, .. } => *kind != Kind::Run,
        Change::CreateMany(_) => true,
        Change::Life { id, .. } => sight.records.find(*id).is_none_or(|record| record.kind != Kind::Run),
        Change::Set { id, field, .. } => {
            let run = sight.records.find(*id).is_some_and(|record| record.kind == Kind::Run);
            let system = sight.schema.field(*field).is_some_and(|row| row.system);
            !run && (!system || *field == POSITION_NO)
        }
    }
}

fn what(sight: Sight<'_>, change: &Change) -> Option<What> {
    let found = |id: RecordId| {
        let record = sight.records.find(id)?;
        Some((record.kind, record.text(NAME).to_owned()))
    };
    match change {
        Change::Create { id, kind, fields } => {
            let born = fields.iter().find(|(field, _)| *field == NAME).and_then(|(_, value)| value.as_text());
            let name = found(*id).map(|(_, name)| name).filter(|name| !name.is_empty());
            Some(What::Created(*id, *kind, name.or_else(|| born.map(str::to_owned)).unwrap_or_default()))
        }
        Change::CreateMany(_) => None,
        Change::Life { id, alive } => {
            let (kind, name) = found(*id)?;
            Some(if *alive { What::Revived(*id, kind, name) } else { What::Deleted(*id, kind, name) })
        }
        Change::Set { id, field: STAGE, after: Some(Value::Ref(stage)), .. } => {
            Some(What::Moved(*id, found(*id)?.1, sight.name(*stage)))
        }
        Change::Set { id, field, before, after } => Some(What::Changed {
            id: *id,
            name: found(*id)?.1,
            field: *field,
            before: before.clone(),
            after: after.clone(),
        }),
    }
}
