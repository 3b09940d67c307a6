//! When time sets a rule off.

use super::records::{Folded, Law};
use tend::model::schema::{
    AT, BODY, FORM, FROZEN_UNTIL, IMPORTED_AT, ROUND, STAGE, STAGE_KIND, STAGE_SINCE, STARTED_ON,
};
use tend::model::time::{from_local, to_local};
use tend::model::{Day, Instant, Kind, Record, RecordId, Value, Zone};
use tend::rule::{Op, Rhythm, Span, Trigger, Wait};

/// When a rule falls due on a record.
pub(super) fn due(law: &Law, record: &Record, now: &Folded, zone: &dyn Zone) -> Option<Instant> {
    if record.kind != law.body.of {
        return None;
    }
    let moment = |field| record.get(field).and_then(Value::as_instant);
    let imported = moment(IMPORTED_AT);
    let born = Instant(record.born.ms() as i64);
    let due = match &law.body.when {
        Trigger::TimeInStage { stage, after } if stands(record, *stage, now) => {
            later(moment(STAGE_SINCE)?, *after, zone)
        }
        Trigger::Silence { stage, after } if !record.kind.has_stages() || stands(record, *stage, now) => {
            let begun = imported.unwrap_or(born);
            let contacts = now.about(record.id, Kind::Activity).filter(|activity| activity.text(FORM) != "note");
            let last = contacts.filter_map(|contact| contact.get(AT)?.as_instant()).max();
            later(last.unwrap_or(begun).max(begun), *after, zone)
        }
        Trigger::DateReached { field, offset_days, minute } => match record.get(*field)? {
            Value::Day(day) => from_local(Day(day.0 + offset_days), i64::from(*minute) * 60_000, zone),
            Value::Instant(at) => {
                let (day, ms) = to_local(*at, zone);
                from_local(Day(day.0 + offset_days), ms, zone)
            }
            _ => return None,
        },
        // In another stage.
        Trigger::TimeInStage { .. } | Trigger::Silence { .. } => return None,
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
        // A round falls due on its rule.
        | Trigger::Recurring { .. } => return None,
    };
    let asked_for_the_past = law.also_past && born <= law.since;
    let past = due < law.since || imported.is_some_and(|imported| due < imported);
    (asked_for_the_past || !past).then_some(due)
}

/// When the rule comes round next: after its last round, since it was switched on and written.
pub(super) fn round(law: &Law, now: &Folded, zone: &dyn Zone) -> Option<Instant> {
    let rule = now.get(law.id)?;
    let written = Instant(rule.stamp_of(BODY).ms() as i64);
    let last = rule.get(ROUND).and_then(Value::as_instant);
    let from = law.since.max(written);
    next_round(&law.body.when, last.map_or(from, |last| from.max(Instant(last.0 + 1))), zone)
}

/// The first time from a moment on at which a rule comes round: day after day is tried.
pub(super) fn next_round(when: &Trigger, from: Instant, zone: &dyn Zone) -> Option<Instant> {
    let Trigger::Recurring { each, minute } = when else { return None };
    let today = to_local(from, zone).0;
    let days = (today.0 - 2..today.0 + 3000).map(Day).filter(|day| comes_on(each, *day));
    days.map(|day| from_local(day, i64::from(*minute) * 60_000, zone)).find(|at| at.0 >= from.0)
}

fn comes_on(each: &Rhythm, day: Day) -> bool {
    let weekday = |day: Day| (day.0 + 3).rem_euclid(7) as u8 + 1;
    let date = |day: Day| day.ymd().2;
    // So many weeks or months begin after the first day that counts.
    let counted = |from: &Option<Day>, every: u32, begins: &dyn Fn(Day) -> bool| match from {
        None => true,
        Some(from) => day.0 >= from.0 && (from.0 + 1..=day.0).filter(|n| begins(Day(*n))).count() % every as usize == 0,
    };
    match each {
        Rhythm::Day => true,
        Rhythm::Week { days, every, from } => {
            days.contains(&weekday(day)) && counted(from, *every, &|day| weekday(day) == 1)
        }
        Rhythm::Month { day: wanted, every, from } => {
            // Where the month ends sooner, its end stands in.
            let ends = date(Day(day.0 + 1)) == 1 && date(day) < *wanted;
            (date(day) == *wanted || ends) && counted(from, *every, &|day| date(day) == 1)
        }
    }
}

/// Until when a step waits that began to at a time.
pub(super) fn until(wait: &Wait, since: Instant, record: &Record, zone: &dyn Zone) -> Option<Instant> {
    let until = match wait {
        Wait::For(span) => later(since, *span, zone),
        Wait::Date { field, offset_days, minute } => match record.get(*field)? {
            Value::Day(day) => from_local(Day(day.0 + offset_days), i64::from(*minute) * 60_000, zone),
            Value::Instant(at) => {
                let (day, ms) = to_local(*at, zone);
                from_local(Day(day.0 + offset_days), ms, zone)
            }
            _ => return None,
        },
        Wait::Weekday { days, minute } => {
            // The first of January 1970 was a Thursday.
            let weekday = |day: Day| (day.0 + 3).rem_euclid(7) as u8 + 1;
            let today = to_local(since, zone).0;
            let near = (0..8).map(|n| Day(today.0 + n)).filter(|day| days.contains(&weekday(*day)));
            near.map(|day| from_local(day, i64::from(*minute) * 60_000, zone)).find(|at| *at > since)?
        }
        Wait::Event { at_most: None, .. } => return None,
        Wait::Event { at_most: Some(span), .. } => later(since, *span, zone),
    };
    Some(until.max(since))
}

/// A frozen record has it carried out when it thaws.
pub(super) fn thawed(record: &Record, due: Instant, zone: &dyn Zone) -> Instant {
    frozen_until(record, zone).map_or(due, |thaw| thaw.max(due))
}

pub(super) fn frozen_until(record: &Record, zone: &dyn Zone) -> Option<Instant> {
    record.get(FROZEN_UNTIL).and_then(Value::as_day).map(|day| from_local(day, 0, zone))
}

pub(super) fn later(at: Instant, span: Span, zone: &dyn Zone) -> Instant {
    let (day, ms) = to_local(at, zone);
    let then = from_local(Day(day.0 + span.days as i32), ms, zone);
    Instant(then.0 + i64::from(span.hours) * 3_600_000 + i64::from(span.minutes) * 60_000)
}

/// The day on which an order began, else that on which it came to be.
pub(super) fn begun(order: &Record, zone: &dyn Zone) -> Day {
    let born = to_local(Instant(order.born.ms() as i64), zone).0;
    order.get(STARTED_ON).and_then(Value::as_day).unwrap_or(born)
}

/// Whether a date lies within so many days, or further away: day after day is counted off.
pub(super) fn lies(op: Op, date: &Value, days: i32, yearly: bool, at: Instant, zone: &dyn Zone) -> bool {
    let (day, later) = match date {
        Value::Day(day) => (*day, false),
        Value::Instant(moment) => (to_local(*moment, zone).0, moment.0 > at.0),
        _ => return false,
    };
    let today = to_local(at, zone).0;
    let is = |other: Day| {
        let ((year, month, date), (other_year, other_month, other_date)) = (day.ymd(), other.ymd());
        // In a year without a leap day, its eve.
        let stands_in = (month, date) == (2, 29) && (other_month, other_date) == (2, 28);
        let stands_in = stands_in && Day::new(other_year, 2, 29).is_none();
        match yearly || year == 1604 {
            true => (month, date) == (other_month, other_date) || stands_in,
            false => day == other,
        }
    };
    let near = |way: i32| (0..=days).any(|n| is(Day(today.0 + way * n)));
    match op {
        Op::WithinNext => near(1),
        Op::WithinLast => near(-1) && !later,
        Op::FurtherAhead => !near(1) && (day > today || yearly || day.ymd().0 == 1604),
        Op::LongerAgo => !near(-1) && (day < today || yearly || day.ymd().0 == 1604),
        _ => unreachable!("no operator of time"),
    }
}

/// Whether a record stands in the stage, or in any open one.
pub(super) fn stands(record: &Record, stage: Option<RecordId>, now: &Folded) -> bool {
    let Some(standing) = record.reference(STAGE) else { return false };
    match stage {
        Some(stage) => stage == standing,
        None => now.value(standing, STAGE_KIND).is_none_or(|kind| kind == Value::from("open")),
    }
}
