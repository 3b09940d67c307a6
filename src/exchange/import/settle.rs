//! What rows say of records that are there, against what those hold: the same for looking and for taking in.

use super::fate::Fate;
use super::imported::{Counts, Edit, OTHERWISE_NAMED, Preview, PreviewRow};
use super::problem::{RowProblem, RowProblemKind};
use super::same::same_number;
use crate::commands::{Refusal, enter};
use crate::journal::Change;
use crate::model::schema::{AWAITS, CLOSED_ON, HOLDS, PIPELINE, STAGE, STAGE_SINCE, builtin_row};
use crate::model::{FieldId, FieldType, Given, Records, Value};

/// What each edit comes to. One that makes no difference is none; a record that cannot enter the stage its
/// row names keeps its own, and the row becomes a problem.
pub(super) fn settle(
    edits: &[Edit],
    counts: &mut Counts,
    problems: &mut Vec<RowProblem>,
    records: &dyn Records,
    given: &Given,
) -> Vec<(Fate, Vec<Change>)> {
    for edit in edits.iter().filter(|edit| says_otherwise(edit, records)) {
        counts.otherwise += 1;
        if counts.otherwise_lines.len() < OTHERWISE_NAMED {
            counts.otherwise_lines.push(edit.line);
        }
    }
    let settle = |edit: &Edit| match changes_of(edit, records, given) {
        Ok(made) if made.is_empty() => {
            counts.updated -= 1;
            counts.skipped += 1;
            (Fate::Same, made)
        }
        Ok(made) => {
            counts.held += u64::from(made.iter().any(is_held));
            (Fate::Update, made)
        }
        Err(kind) => {
            counts.updated -= 1;
            counts.left_out += 1;
            problems.push(RowProblem { line: Some(edit.line), column: None, kind });
            (Fate::LeftOut, Vec::new())
        }
    };
    let settled = edits.iter().map(settle).collect();
    problems.sort_by_key(|problem| problem.line);
    settled
}

impl Preview {
    /// Finds out what rows come to against the records that are there, at most so many at a time. False: there
    /// are no more.
    pub fn settle(&mut self, most: usize, records: &dyn Records, given: &Given) -> bool {
        let rest = self.edits.split_off(most.min(self.edits.len()));
        let edits = std::mem::replace(&mut self.edits, rest);
        let before = self.counts.left_out;
        let settled = settle(&edits, &mut self.counts, &mut self.problems, records, given);
        self.problems_found += self.counts.left_out - before;
        for row in &mut self.rows {
            let edit = edits.binary_search_by_key(&row.line, |edit| edit.line).ok();
            let Some((fate, changes)) = edit.and_then(|at| settled.get(at)) else {
                if row.fate == Fate::Same {
                    row.show_what_stays(&[], records);
                }
                continue;
            };
            row.fate = *fate;
            row.trouble |= *fate == Fate::LeftOut;
            let was = |change: &Change| match change {
                Change::Set { field, before: Some(before), .. } => Some((*field, before.clone())),
                _ => None,
            };
            row.was = changes.iter().filter_map(was).collect();
            if *fate != Fate::LeftOut {
                row.show_what_stays(changes, records);
            }
        }
        !self.edits.is_empty()
    }
}

impl PreviewRow {
    /// In place of what the file says where that changes nothing: what is there.
    fn show_what_stays(&mut self, changes: &[Change], records: &dyn Records) {
        let Some(record) = self.of.and_then(|id| records.get(id)) else { return };
        let changed =
            |of: FieldId| changes.iter().any(|made| matches!(made, Change::Set { field, .. } if *field == of));
        let fields = std::mem::take(&mut self.fields);
        let stays = |(field, value)| {
            let value = if changed(field) { Some(value) } else { record.get(field).cloned() };
            value.map(|value| (field, value))
        };
        self.fields = fields.into_iter().filter_map(stays).collect();
    }
}

/// Whether a row of which only what is lacking is written says something else than what is there.
fn says_otherwise(edit: &Edit, records: &dyn Records) -> bool {
    let Some(record) = records.get(edit.id).filter(|_| edit.only_empty) else { return false };
    let differs = |(field, value): &(FieldId, Value)| {
        record.get(*field).is_some_and(|before| !means_the_same(*field, before, value, records))
    };
    edit.fields.iter().any(differs)
}

fn changes_of(edit: &Edit, records: &dyn Records, given: &Given) -> Result<Vec<Change>, RowProblemKind> {
    let Some(record) = records.get(edit.id) else { return Ok(Vec::new()) };
    let is_free = |field: FieldId| !edit.only_empty || record.get(field).is_none();
    let fields: Vec<&(FieldId, Value)> = edit.fields.iter().filter(|(field, _)| is_free(*field)).collect();
    let said = |field: FieldId| fields.iter().any(|(said, _)| *said == field);
    let mut changes = Vec::new();
    let stage = fields.iter().find(|(field, _)| *field == STAGE).and_then(|(_, value)| value.as_ref());
    if let Some(stage) = stage {
        let filled = |field| said(field) || record.get(field).is_some();
        let entered = enter(records, &record, stage, &filled, given.now, given).map_err(|refusal| match refusal {
            Refusal::Missing { stage, fields } => RowProblemKind::Missing { stage, fields },
            Refusal::WrongWay(stage) => RowProblemKind::WrongWay { stage },
            _ => RowProblemKind::UnknownStage { cell: String::new() },
        })?;
        let kept =
            |change: &Change| !matches!(change, Change::Set { field, .. } if *field == CLOSED_ON && said(*field));
        changes.extend(entered.into_iter().filter(kept));
    }
    let held = changes.iter().any(is_held);
    for (field, value) in fields {
        let before = record.get(*field);
        // What is not let in yet is not closed either.
        let entered =
            matches!(*field, STAGE | PIPELINE | STAGE_SINCE) && stage.is_some() || *field == CLOSED_ON && held;
        if !entered && before.is_none_or(|before| !means_the_same(*field, before, value, records)) {
            let (before, after) = (before.cloned(), Some(value.clone()));
            changes.push(Change::Set { id: edit.id, field: *field, before, after });
        }
    }
    Ok(changes)
}

/// Whether by a change a record awaits that somebody agrees.
fn is_held(change: &Change) -> bool {
    matches!(change, Change::Set { field: AWAITS, after: Some(_), .. })
}

/// Whether two values differ in how they are written at most: that is no change, and what is there stays.
fn means_the_same(field: FieldId, one: &Value, other: &Value, records: &dyn Records) -> bool {
    let (Value::Text(a), Value::Text(b)) = (one, other) else { return one == other };
    let (a, b) = (a.trim(), b.trim());
    let own = || FieldType::from_name(records.value(field.record()?, HOLDS)?.as_text()?);
    a == b
        || match builtin_row(field).map(|row| row.holds).or_else(own) {
            Some(FieldType::Email) => a.to_lowercase() == b.to_lowercase(),
            Some(FieldType::Phone) => same_number(a, b),
            _ => false,
        }
}
