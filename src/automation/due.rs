//! When time sets a rule off on a record: derived from the record, never remembered apart from it.

use super::book::Active;
use super::look::last_contact;
use super::round::comes_round;
use crate::commands::stage_kind;
use crate::model::schema::{FROZEN_UNTIL, IMPORTED_AT, STAGE, STAGE_SINCE};
use crate::model::time::{MINUTE_MS, from_local, plus_civil_days};
use crate::model::{Instant, Record, RecordId, Records, Value, Zone};
use crate::rule::Trigger;

/// The moment at which `rule` falls due on `record`, `None` when it does not: no date yet, another
/// stage, a record that was deleted, or a time before the rule was switched on or the record imported.
#[must_use]
pub fn due(rule: &Active, record: &Record, records: &dyn Records, zone: &dyn Zone) -> Option<Instant> {
    comes(rule, record, records, zone).filter(|due| counts(rule, record, *due))
}

/// The same, whether it counts or not.
pub(super) fn comes(rule: &Active, record: &Record, records: &dyn Records, zone: &dyn Zone) -> Option<Instant> {
    if rule.body.when.is_recurring() {
        return comes_round(rule, record, zone);
    }
    if !record.alive || record.kind != rule.body.of {
        return None;
    }
    match &rule.body.when {
        Trigger::TimeInStage { stage, after } => {
            stands_in(record, *stage, records)?;
            Some(after.after(record.get(STAGE_SINCE)?.as_instant()?, zone))
        }
        Trigger::Silence { stage, after } => {
            if record.kind.has_stages() {
                stands_in(record, *stage, records)?;
            }
            let born = i64::try_from(record.born.ms()).unwrap_or(i64::MAX);
            let imported = record.get(IMPORTED_AT).and_then(Value::as_instant);
            let begun = imported.unwrap_or(Instant(born));
            Some(after.after(last_contact(record.id, records).map_or(begun, |last| last.max(begun)), zone))
        }
        Trigger::DateReached { field, offset_days, minute } => match record.get(*field)? {
            Value::Day(day) => Some(from_local(day.plus_days(*offset_days), i64::from(*minute) * MINUTE_MS, zone)),
            Value::Instant(at) => Some(plus_civil_days(*at, *offset_days, zone)),
            _ => None,
        },
        Trigger::Created
        | Trigger::FieldChanged { .. }
        | Trigger::StageEntered { .. }
        | Trigger::StageLeft { .. }
        | Trigger::Filled { .. }
        | Trigger::PipelineChanged { .. }
        | Trigger::Button
        | Trigger::Activity { .. }
        | Trigger::Payment
        | Trigger::TaskEnded { .. }
        | Trigger::Recurring { .. } => None,
    }
}

/// When it is carried out: at its time, or when the record thaws.
#[must_use]
pub(super) fn carried_out(record: &Record, due: Instant, zone: &dyn Zone) -> Instant {
    match record.get(FROZEN_UNTIL).and_then(Value::as_day) {
        Some(day) => due.max(from_local(day, 0, zone)),
        None => due,
    }
}

fn stands_in(record: &Record, stage: Option<RecordId>, records: &dyn Records) -> Option<()> {
    let standing = record.reference(STAGE)?;
    let meant = match stage {
        Some(stage) => stage == standing,
        None => stage_kind(records, standing) == "open",
    };
    meant.then_some(())
}

/// Whether a time counts: not what lies before the rule was switched on or the record imported, unless
/// the person asked for the past of the records that were there then.
fn counts(rule: &Active, record: &Record, due: Instant) -> bool {
    let was_there = i64::try_from(record.born.ms()).is_ok_and(|born| born <= rule.since.0);
    if rule.also_past && was_there {
        return true;
    }
    let imported = record.get(IMPORTED_AT).and_then(Value::as_instant);
    due >= rule.since && imported.is_none_or(|imported| due >= imported)
}
