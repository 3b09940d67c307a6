//! Why a rule does not act on a record, as the screen answers it.

use super::Sight;
use super::rules::{RuleRow, bare, rule};
use crate::automation::{Asked, WhyNot, why_not as asked};
use crate::journal::ChangeSet;
use crate::model::schema::{DUE_AT, RUN_STATUS};
use crate::model::{Instant, RecordId, Records, Value};
use crate::rule::Mode;

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// How far the rule may go.
    pub mode: Mode,
    /// What says no first.
    pub no: WhyNot,
    /// When the run that it names began, and how it stands.
    pub run: Option<(Instant, String)>,
}

/// The rules that are for what a record is, in their order.
#[must_use]
pub fn rules_for(sight: Sight<'_>, record: RecordId) -> Vec<RuleRow> {
    let Some(kind) = sight.records.kind(record) else { return Vec::new() };
    let is_for = |row: &RuleRow| row.body.as_ref().is_some_and(|body| body.of == kind);
    bare(sight).into_iter().filter(is_for).collect()
}

/// Why a rule does not act on a record. `history` is what the journal says of the record. `None` when one of both is gone.
#[must_use]
pub fn why_not(sight: Sight<'_>, of: RecordId, record: RecordId, history: &[(u64, ChangeSet)]) -> Option<Answer> {
    let records = sight.records;
    let history: Vec<&ChangeSet> = history.iter().map(|(_, set)| set).collect();
    let (found, about) = (records.get(of)?, records.get(record)?);
    let no =
        asked(&Asked { rule: &found, record: &about, records, history: &history, now: sight.now, zone: sight.zone });
    let run = match &no {
        WhyNot::Ran(run) | WhyNot::Again(run) => records.find(*run).and_then(|run| {
            let status = if run.alive { run.text(RUN_STATUS) } else { "undone" };
            Some((run.get(DUE_AT).and_then(Value::as_instant)?, status.to_owned()))
        }),
        _ => None,
    };
    Some(Answer { mode: rule(sight, of)?.mode, no, run })
}
