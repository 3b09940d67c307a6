//! Loops that run through time: a rule that falls due because of what it did itself.
//!
//! A chain ends when nothing is left to do at its moment, so its own bounds do not see these. What the
//! person did in between breaks the circle: a rule comes round only on what rules did.

use super::book::Active;
use super::by_hand::{is_by_hand, stamps_of};
use crate::model::schema::{ABOUT, BY_RUN, DUE_AT, RULE, RUN_STATUS, STAGE_SINCE};
use crate::model::time::HOUR_MS;
use crate::model::{Instant, Kind, Record, RecordId, Records, Value};
use crate::rule::Trigger;
use std::borrow::Cow;

/// Falling due again sooner than this (ms) because a rule wrote the date is a loop; later, it is a habit
/// ("every day", also on the day that has 23 hours).
pub(super) const SOON_MS: i64 = 12 * HOUR_MS;

/// How far back it is looked for the rule among the makers of a record: a file from outside could name
/// records that made each other.
pub(super) const FAR: usize = 32;

/// The rules that lead from an earlier run of `rule` to its falling due on `record` at the time `at`, in
/// the order in which they acted; `None` when the rule did not bring it about.
pub(super) fn came_round(rule: &Active, record: &Record, at: Instant, records: &dyn Records) -> Option<Vec<RecordId>> {
    made_it(rule, record, records).or_else(|| wrote_its_date(rule, record, at, records))
}

/// The record was made by the rule, or by what the rule made, and no person had a hand in any of it.
fn made_it(rule: &Active, record: &Record, records: &dyn Records) -> Option<Vec<RecordId>> {
    let mut makers = Vec::new();
    let mut made = Cow::Borrowed(record);
    for _ in 0..FAR {
        let found = records.find(made.reference(BY_RUN)?)?;
        if is_by_hand(&made, records) {
            return None;
        }
        let maker = found.reference(RULE)?;
        makers.push(maker);
        if maker == rule.id {
            makers.reverse();
            return Some(makers);
        }
        made = records.find(found.reference(ABOUT)?)?;
    }
    None
}

/// A rule wrote the date for which this one waits, and this one acted on the record shortly before.
fn wrote_its_date(rule: &Active, record: &Record, at: Instant, records: &dyn Records) -> Option<Vec<RecordId>> {
    let field = match &rule.body.when {
        Trigger::TimeInStage { .. } => STAGE_SINCE,
        Trigger::DateReached { field, .. } => *field,
        // Silence is broken by activities alone, and those a person logs.
        Trigger::Silence { .. }
        | Trigger::Created
        | Trigger::FieldChanged { .. }
        | Trigger::StageEntered { .. }
        | Trigger::StageLeft { .. }
        | Trigger::Filled { .. }
        | Trigger::PipelineChanged { .. }
        | Trigger::Button
        | Trigger::Activity { .. }
        | Trigger::Payment
        | Trigger::TaskEnded { .. }
        // Nothing on a record brings a round nearer.
        | Trigger::Recurring { .. } => return None,
    };
    let written = record.stamp_of(field);
    let about = records.about(record.id);
    let runs = || about.iter().filter_map(|id| records.get(*id)).filter(|found| found.kind == Kind::Run);
    let writer = runs().find(|run| stamps_of(run).contains(&written))?.reference(RULE)?;
    let acted = |run: &Record| run.reference(RULE) == Some(rule.id) && !is_idle(run.text(RUN_STATUS));
    let last = runs().filter(|run| acted(run)).filter_map(|run| run.get(DUE_AT).and_then(Value::as_instant)).max()?;
    let mut cycle = vec![rule.id];
    cycle.extend((writer != rule.id).then_some(writer));
    (at.0.saturating_sub(last.0) < SOON_MS).then_some(cycle)
}

/// Whether a run of this status did nothing.
fn is_idle(status: &str) -> bool {
    matches!(status, "stopped" | "skipped" | "asked" | "declined" | "watched")
}
