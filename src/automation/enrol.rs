//! Whether a rule may begin on a record again.

use super::book::Active;
use super::waiting::{is_asked, is_waiting};
use crate::model::schema::{DUE_AT, RULE, RUN_STATUS, WATCHES};
use crate::model::time::plus_civil_days;
use crate::model::{Instant, Kind, Record, RecordId, Records, Value, Zone};
use crate::rule::{Enrolment, Mode};

/// Whether it may, at the time `at`.
pub(super) fn may_begin(rule: &Active, record: RecordId, at: Instant, records: &dyn Records, zone: &dyn Zone) -> bool {
    begun(rule, record, at, records, zone).is_none()
}

/// The earlier run because of which it may not begin at the time `at`. What it was not let do, or what came to nothing before
/// it began, does not count; nor does what only watched, for what acts.
pub(super) fn begun(
    rule: &Active,
    record: RecordId,
    at: Instant,
    records: &dyn Records,
    zone: &dyn Zone,
) -> Option<RecordId> {
    let watches = rule.mode == Mode::Watch;
    let earlier = |counts: &dyn Fn(&Record) -> bool| {
        records.about(record).into_iter().find(|id| {
            records.get(*id).is_some_and(|run| {
                run.kind == Kind::Run
                    && run.reference(RULE) == Some(rule.id)
                    && (run.get(WATCHES) == Some(&Value::Flag(true))) == watches
                    && counts(&run)
            })
        })
    };
    let began = |run: &Record| !matches!(run.text(RUN_STATUS), "skipped" | "stopped");
    // What was asked already is not asked a second time.
    let asked = if rule.mode == Mode::Suggest { earlier(&is_asked) } else { None };
    asked.or_else(|| match rule.body.again {
        Enrolment::EveryTime => None,
        Enrolment::Once => earlier(&began),
        Enrolment::NotWhileWaiting => earlier(&|run| is_waiting(run) || is_asked(run)),
        Enrolment::NotWithin { days } => {
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            let near = |begun: Instant| at < plus_civil_days(begun, days, zone);
            earlier(&|run| began(run) && run.get(DUE_AT).and_then(Value::as_instant).is_some_and(near))
        }
    })
}
