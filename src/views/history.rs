//! What was done, as lines: who, when, what. An action of a person and what the rules did with it are one
//! entry, because they are undone together.

use super::Sight;
use super::tasks::{Named, named};
use super::timeline::moment;
use crate::journal::{Cause, Change, ChangeSet, Deed};
use crate::model::schema::{
    ABOUT, AMOUNT, AWAITS, BODY, CONTACT, FORM, NAME, OUTCOME, POSITION_NO, PRESSED, REMARK, REVIEWED_ON, ROUND, RULE,
    RULE_VERSION, RUN_STATUS, STAGE, SUBJECT, TEXT, WAITS_UNTIL, WRONG,
};
use crate::model::{FieldId, Instant, Kind, Money, Record, RecordId, Records, Stamp, Value};
use std::collections::{BTreeMap, BTreeSet};

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

impl Who {
    /// Whether the person did it by hand, which needs no name.
    #[must_use]
    pub fn is_you(&self) -> bool {
        matches!(self, Who::Person(_))
    }
}

/// Whose doings are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// The person's.
    You,
    /// What rules did.
    Rules,
    /// What came from files.
    Files,
}

impl Only {
    /// Whether anything in the entry is of that kind.
    #[must_use]
    pub fn fits(self, entry: &Entry) -> bool {
        entry.lines.iter().any(|line| match self {
            Only::You => matches!(line.who, Who::Person(_) | Who::Undo | Who::UndoRun),
            Only::Rules => matches!(line.who, Who::Rule { .. }),
            Only::Files => matches!(line.who, Who::Import(_) | Who::Restore(_)),
        })
    }
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A record was made.
    Created(RecordId, Kind, String),
    /// Something happened with the client.
    Talked {
        /// The activity.
        id: RecordId,
        /// `call`, `meeting`, `email`, `message` or `note`.
        form: String,
        /// With whom, where that is said.
        whom: Option<Named>,
        /// What it was about, when that is not the one it was with.
        about: Option<Named>,
        /// What came of it, or empty.
        outcome: String,
        /// What was said: its first line.
        text: String,
    },
    /// Money came, for this.
    Paid(RecordId, Option<Money>, Option<Named>),
    /// A record was deleted.
    Deleted(RecordId, Kind, String),
    /// Several records were deleted: how many.
    DeletedMany(usize),
    /// A record was made one with another, which stays.
    Merged(Kind, String, Option<Named>),
    /// What was open was answered, or a rule was run by hand: which rule, on what.
    Answered {
        /// The rule's name.
        rule: String,
        /// On what it stood.
        about: Option<Named>,
        /// What was said.
        answer: Answer,
    },
    /// A rule was found to be right still.
    Reviewed(Named),
    /// A round of a rule is over: when it was due.
    CameRound(Instant),
    /// A run wrote nothing but itself: how it stood then (a word of [`RUN_STATUS`]), and on what.
    Ran(String, Option<Named>),
    /// A record was brought back.
    Revived(RecordId, Kind, String),
    /// A record was moved to a stage.
    Moved(RecordId, String, String),
    /// A record awaits that somebody agrees before it enters a stage; or the stage, and that it does not any more.
    Awaits(RecordId, String, String, bool),
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

/// What the person said to a run that was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Wait until another time.
    Later,
    /// Wait under the newest version of the rule.
    MoveOver,
    /// Go on.
    GoOn,
    /// Wait no more.
    GiveUp,
    /// No, do not begin.
    No,
    /// Leave it at that.
    Leave,
    /// Run it by hand.
    Run,
    /// It was wrong.
    Wrong,
    /// It was not wrong after all.
    Right,
}

/// Each action with all that belongs to it, the oldest first: a merge brings those of another device all at once, and
/// some of them are older than what was here already.
fn by_deed(actions: &[Vec<ChangeSet>]) -> Vec<Vec<&ChangeSet>> {
    let mut deeds: BTreeMap<Stamp, Vec<&ChangeSet>> = BTreeMap::new();
    for set in actions.iter().flatten() {
        deeds.entry(set.deed).or_default().push(set);
    }
    deeds.into_values().collect()
}

/// The actions of a segment, newest first. `undone` takes up the actions that were taken back, so that
/// older segments, read after this one, know.
#[must_use]
pub fn entries(sight: Sight<'_>, segment: u64, actions: &[Vec<ChangeSet>], undone: &mut BTreeSet<Stamp>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for sets in by_deed(actions).into_iter().rev() {
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
            let acted =
                matches!(status.as_ref().and_then(Value::as_text), Some("done" | "failed" | "waiting" | "ended"));
            Who::Rule { name: sight.name(*rule), run: *run, undoable: acted && !gone }
        }
        Cause::Import { file } => Who::Import(file.clone()),
        Cause::Restore { file } => Who::Restore(file.clone()),
        Cause::Undo { .. } => Who::Undo,
        Cause::UndoRun { .. } => Who::UndoRun,
    };
    let shown: Vec<&Change> = set.changes.iter().filter(|change| is_shown(sight, change)).collect();
    let moved = |change: &&&Change| matches!(change, Change::Set { field: STAGE, .. });
    // What enters a stage awaits none any more; only the entering is told.
    let enters = shown.iter().any(|change| moved(&change));
    let shown: Vec<&Change> =
        shown.into_iter().filter(|change| !enters || !matches!(change, Change::Set { field: AWAITS, .. })).collect();
    let first = shown.iter().find(moved).or_else(|| shown.first());
    // Of setting up, no single thing says what it was.
    let what = first.filter(|_| who != Who::Person(Deed::SetUp)).and_then(|change| what(sight, change));
    let what = match who {
        Who::Person(Deed::Merge) => merged(sight, set).or(what),
        Who::Person(Deed::Rule) => what.or_else(|| answered(sight, set)),
        Who::Rule { .. } => what.or_else(|| ran(sight, set)).or_else(|| came_round(set)),
        // Of many, none says what it was.
        Who::Import(_) | Who::Restore(_) if shown.len() > 1 => None,
        _ => what,
    };
    let goes = |change: &&&Change| matches!(change, Change::Life { alive: false, .. });
    let what = match shown.iter().filter(goes).count() {
        gone @ 2.. if matches!(what, Some(What::Deleted(..))) => Some(What::DeletedMany(gone)),
        _ => what,
    };
    let changes = shown.iter().map(|change| change.ids().count()).sum();
    Line { who, what, changes }
}

/// Which record was made one with which: the one that goes, and the one to which what referred to it refers now, or
/// into which its fields were taken.
fn merged(sight: Sight<'_>, set: &ChangeSet) -> Option<What> {
    let goes = set.changes.iter().find_map(|change| match change {
        Change::Life { id, alive: false } => Some(*id),
        _ => None,
    })?;
    let gone = sight.records.find(goes)?;
    let stays = set.changes.iter().find_map(|change| match change {
        Change::Set { before: Some(Value::Ref(before)), after: Some(Value::Ref(after)), .. } if *before == goes => {
            Some(*after)
        }
        Change::Set { id, .. } if *id != goes && sight.records.kind(*id) == Some(gone.kind) => Some(*id),
        _ => None,
    });
    Some(What::Merged(gone.kind, called(sight, &gone), named(sight, stays)))
}

/// How a run stood that wrote nothing else.
fn ran(sight: Sight<'_>, set: &ChangeSet) -> Option<What> {
    let Cause::Rule { run, .. } = set.cause else { return None };
    let status = set.changes.iter().find_map(|change| match change {
        Change::Create { id, fields, .. } if *id == run => {
            fields.iter().find(|(field, _)| *field == RUN_STATUS).map(|(_, status)| status)
        }
        Change::Set { id, field: RUN_STATUS, after, .. } if *id == run => after.as_ref(),
        _ => None,
    })?;
    let about = sight.records.find(run).and_then(|run| run.reference(ABOUT));
    Some(What::Ran(status.as_text()?.to_owned(), named(sight, about)))
}

/// Which round of a rule is over.
fn came_round(set: &ChangeSet) -> Option<What> {
    match (&set.cause, set.changes.as_slice()) {
        (Cause::Rule { at, .. }, [Change::Set { field: ROUND, .. }]) => Some(What::CameRound(*at)),
        _ => None,
    }
}

/// What the person did with a run that was open.
fn answered(sight: Sight<'_>, set: &ChangeSet) -> Option<What> {
    let Change::Set { id, field, after, .. } = set.changes.first()? else { return None };
    if let (PRESSED, Some(Value::Ref(rule))) = (*field, after) {
        let about = named(sight, Some(*id)).filter(|_| set.changes.len() == 1);
        return Some(What::Answered { rule: sight.name(*rule), about, answer: Answer::Run });
    }
    let answer = match (*field, after) {
        (RUN_STATUS, Some(Value::Text(status))) if status == "declined" => Answer::No,
        (RUN_STATUS, _) => Answer::GiveUp,
        (WAITS_UNTIL, Some(Value::Instant(until))) if *until > moment(set.stamp) => Answer::Later,
        (WAITS_UNTIL, _) => Answer::GoOn,
        (BODY | RULE_VERSION, _) => Answer::MoveOver,
        (WRONG, None) => Answer::Right,
        (WRONG | REMARK, _) => Answer::Wrong,
        _ => Answer::Leave,
    };
    if *field == REVIEWED_ON {
        return Some(What::Reviewed(named(sight, Some(*id))?));
    }
    let run = sight.records.find(*id).filter(|record| record.kind == Kind::Run)?;
    let rule = run.reference(RULE).map(|rule| sight.name(rule)).unwrap_or_default();
    // Of many, none says which it was.
    let one = set.changes.iter().all(|change| change.ids().eq([*id]));
    Some(What::Answered { rule, about: named(sight, run.reference(ABOUT)).filter(|_| one), answer })
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
            !run && (!system || matches!(*field, POSITION_NO | AWAITS))
        }
    }
}

/// What a record is called in a line: what has no name, by what it is about.
fn called(sight: Sight<'_>, record: &Record) -> String {
    let own = [NAME, SUBJECT, TEXT].into_iter().map(|field| record.text(field)).find(|text| !text.is_empty());
    let own = own.and_then(|text| text.lines().next()).map(str::to_owned);
    own.or_else(|| record.reference(ABOUT).map(|about| sight.name(about))).unwrap_or_default()
}

/// What was logged or paid, as it was entered.
fn entered(sight: Sight<'_>, id: RecordId, kind: Kind, fields: &[(FieldId, Value)]) -> Option<What> {
    let value = |of: FieldId| fields.iter().find(|(field, _)| *field == of).map(|(_, value)| value);
    let text = |of| value(of).and_then(Value::as_text).unwrap_or_default().to_owned();
    let other = |of| named(sight, value(of).and_then(Value::as_ref));
    let about = other(ABOUT).filter(|about| !about.name.is_empty());
    match kind {
        Kind::Activity => {
            let one_can_talk_to =
                |of: &Named| matches!(of.kind, Kind::Contact | Kind::Company | Kind::Lead | Kind::Person);
            let (client, thing) =
                if about.as_ref().is_some_and(one_can_talk_to) { (about, None) } else { (None, about) };
            let said = text(TEXT).lines().next().unwrap_or_default().to_owned();
            let whom = other(CONTACT).filter(|whom| !whom.name.is_empty()).or(client);
            Some(What::Talked { id, form: text(FORM), whom, about: thing, outcome: text(OUTCOME), text: said })
        }
        Kind::Payment => Some(What::Paid(id, value(AMOUNT).and_then(Value::as_money), about)),
        _ => None,
    }
}

fn what(sight: Sight<'_>, change: &Change) -> Option<What> {
    let found = |id: RecordId| {
        let record = sight.records.find(id)?;
        Some((record.kind, called(sight, &record)))
    };
    match change {
        Change::Create { id, kind: kind @ (Kind::Activity | Kind::Payment), fields } => {
            entered(sight, *id, *kind, fields)
        }
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
        Change::Set { id, field: AWAITS, before, after } => {
            let stage = after.as_ref().or(before.as_ref()).and_then(Value::as_ref)?;
            Some(What::Awaits(*id, found(*id)?.1, sight.name(stage), after.is_some()))
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
