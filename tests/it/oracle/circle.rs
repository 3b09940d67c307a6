//! Whether a rule fell due through its own doing.

use super::records::{Folded, Law};
use tend::journal::{Cause, ChangeSet};
use tend::model::schema::{ABOUT, BY_RUN, DUE_AT, RULE, RUN_STATUS, STAGE_SINCE};
use tend::model::{Instant, Kind, Record, RecordId, Stamp, Value};
use tend::rule::Trigger;

/// The rules from an earlier run of this one to its falling due, if rules alone lead there.
pub(super) fn circle(
    law: &Law,
    record: RecordId,
    at: Instant,
    now: &Folded,
    journal: &[ChangeSet],
) -> Option<Vec<RecordId>> {
    let makers = makers(record, now, journal);
    if let Some(place) = makers.iter().position(|maker| *maker == law.id) {
        return Some(makers[..=place].iter().rev().copied().collect());
    }
    let awaited = match law.body.when {
        Trigger::TimeInStage { .. } => STAGE_SINCE,
        Trigger::DateReached { field, .. } => field,
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
        | Trigger::Recurring { .. } => return None,
    };
    let written = now.get(record).unwrap().stamp_of(awaited);
    let writer = rule_of(written, now, journal)?;
    let acted = |run: &&Record| {
        run.reference(RULE) == Some(law.id)
            && !["stopped", "skipped", "asked", "declined", "watched"].contains(&run.text(RUN_STATUS))
    };
    let times = now.about(record, Kind::Run).filter(acted).map(|run| run.get(DUE_AT).and_then(Value::as_instant));
    let half_a_day = 12 * 3_600_000;
    let soon = at.0 - times.max()??.0 < half_a_day;
    soon.then(|| if writer == law.id { vec![law.id] } else { vec![law.id, writer] })
}

/// The rules that made a record, that what they made it from, and so on.
fn makers(record: RecordId, now: &Folded, journal: &[ChangeSet]) -> Vec<RecordId> {
    let record = &now.0[&record];
    let Some(run) = record.reference(BY_RUN) else { return Vec::new() };
    // Where a person had a hand in it, it is the person's doing.
    if by_hand(record, now, journal) {
        return Vec::new();
    }
    let run = &now.0[&run];
    let mut makers = vec![run.reference(RULE).unwrap()];
    makers.extend(run.reference(ABOUT).map(|from| self::makers(from, now, journal)).unwrap_or_default());
    makers
}

/// Whether something but a rule wrote to a record after its birth.
pub(super) fn by_hand(record: &Record, now: &Folded, journal: &[ChangeSet]) -> bool {
    record.later_stamps().any(|(_, stamp)| rule_of(stamp, now, journal).is_none())
}

/// The rule that made a change set; none when its run was taken back.
fn rule_of(stamp: Stamp, now: &Folded, journal: &[ChangeSet]) -> Option<RecordId> {
    match journal.iter().find(|set| set.stamp == stamp)?.cause {
        Cause::Rule { rule, run, .. } => now.get(run).map(|_| rule),
        _ => None,
    }
}
