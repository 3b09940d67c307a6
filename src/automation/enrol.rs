//! Whether a rule may begin on a record again.

use super::book::Active;
use super::waiting::is_waiting;
use crate::model::schema::{DUE_AT, RULE, RUN_STATUS};
use crate::model::time::plus_civil_days;
use crate::model::{Instant, Kind, Record, RecordId, Records, Value, Zone};
use crate::rule::Enrolment;

/// Whether it may, at the time `at`. What it was not let do, or what came to nothing before it began, does not count.
pub(super) fn may_begin(rule: &Active, record: RecordId, at: Instant, records: &dyn Records, zone: &dyn Zone) -> bool {
    let earlier = |counts: &dyn Fn(&Record) -> bool| {
        records.about(record).into_iter().filter_map(|id| records.get(id)).any(|run| {
            let began = run.kind == Kind::Run && !matches!(run.text(RUN_STATUS), "skipped" | "stopped");
            began && run.reference(RULE) == Some(rule.id) && counts(&run)
        })
    };
    match rule.body.again {
        Enrolment::EveryTime => true,
        Enrolment::Once => !earlier(&|_| true),
        Enrolment::NotWhileWaiting => !earlier(&is_waiting),
        Enrolment::NotWithin { days } => {
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            let near = |begun: Instant| at < plus_civil_days(begun, days, zone);
            !earlier(&|run| run.get(DUE_AT).and_then(Value::as_instant).is_some_and(near))
        }
    }
}
