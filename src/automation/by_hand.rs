//! Whether a person had a hand in what a rule made.

use super::run::Trace;
use crate::model::schema::TRACE;
use crate::model::{Kind, Record, Records, Stamp};

/// Whether anything but rules wrote to a record since it was made. A rule writes in the change sets of its runs on the
/// record, and each of these also writes the run itself.
pub(super) fn is_by_hand(record: &Record, records: &dyn Records) -> bool {
    let later: Vec<Stamp> = record.later_stamps().map(|(_, stamp)| stamp).collect();
    if later.is_empty() {
        return false;
    }
    let about = records.about(record.id);
    let runs = about.into_iter().filter_map(|id| records.get(id)).filter(|found| found.kind == Kind::Run);
    let by_rules: Vec<Stamp> = runs.flat_map(|run| stamps_of(&run)).collect();
    later.iter().any(|stamp| !by_rules.contains(stamp))
}

/// The stamps of the change sets in which a run went along its steps.
pub(super) fn stamps_of(run: &Record) -> Vec<Stamp> {
    let last = run.stamp_of(TRACE);
    if last == run.born {
        return vec![last];
    }
    let trace: Option<Trace> = serde_json::from_str(run.text(TRACE)).ok();
    let earlier = trace.map(|trace| trace.earlier).unwrap_or_default();
    [run.born, last].into_iter().chain(earlier).collect()
}
