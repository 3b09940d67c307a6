//! How rules fare: which of them one should look at, and what was wrong of what they did.

use super::Sight;
use super::rules::RuleRow;
use super::tasks::{Named, named};
use crate::automation::Meter;
use crate::model::schema::{ABOUT, ACTIVE_SINCE, BODY, DUE_AT, REMARK, REVIEWED_ON, RULE, WRONG};
use crate::model::time::{plus_months, to_local};
use crate::model::{Day, Instant, Kind, RecordId, Records, Value};
use crate::rule::Mode;
use std::collections::BTreeMap;

/// So many months after it was looked at last a rule is to be looked at again.
const MONTHS: u32 = 6;

/// How each version of each rule fared.
pub type Meters = BTreeMap<(RecordId, u32), Meter>;

/// Why one should look at a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It acts by itself, and much of that was taken back.
    TakenBack {
        /// How often it acted of late.
        acts: usize,
        /// How much of that was taken back.
        reversed: usize,
    },
    /// It was not looked at for long, and never fired.
    NeverFired {
        /// When last.
        last: Day,
    },
    /// It was not looked at for long.
    Review {
        /// When last.
        last: Day,
    },
}

/// The rules one should look at, each with the weightiest reason, in their order.
#[must_use]
pub fn attention(sight: Sight<'_>, rows: &[RuleRow], meters: &Meters) -> Vec<(RuleRow, Reason)> {
    let on = rows.iter().filter(|row| row.mode != Mode::Off);
    on.filter_map(|row| Some((row.clone(), reason(sight, row, meters)?))).collect()
}

fn reason(sight: Sight<'_>, row: &RuleRow, meters: &Meters) -> Option<Reason> {
    let meter = meters.get(&(row.id, row.version)).filter(|_| row.mode == Mode::Auto);
    if let Some(meter) = meter.filter(|meter| meter.is_too_often()) {
        return Some(Reason::TakenBack { acts: meter.acts, reversed: meter.reversed.len() });
    }
    let last =
        looked_at(sight, row.id).filter(|last| plus_months(*last, MONTHS).is_some_and(|due| due <= sight.today()))?;
    Some(if row.counts.is_idle() { Reason::NeverFired { last } } else { Reason::Review { last } })
}

/// When a rule was looked at last: found to be right, written, or switched on.
#[must_use]
pub fn looked_at(sight: Sight<'_>, rule: RecordId) -> Option<Day> {
    let rule = sight.records.get(rule)?;
    let day = |at: Instant| to_local(at, sight.zone).0;
    let written = day(Instant(i64::try_from(rule.stamp_of(BODY).ms()).unwrap_or(i64::MAX)));
    let since = rule.get(ACTIVE_SINCE).and_then(Value::as_instant).map(day);
    [rule.get(REVIEWED_ON).and_then(Value::as_day), since].into_iter().flatten().chain([written]).max()
}

/// A run of which the person said that it was wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// Its record.
    pub run: RecordId,
    /// On what.
    pub about: Option<Named>,
    /// When.
    pub at: Option<Instant>,
    /// What the person said.
    pub remark: String,
}

/// What was wrong of what a rule did, the newest first.
#[must_use]
pub fn wrong(sight: Sight<'_>, rule: RecordId) -> Vec<Wrong> {
    let runs = sight.records.chunks(Kind::Run).iter().rev().filter(|chunk| chunk.has_column(WRONG));
    let rows = runs.flat_map(|chunk| (0..chunk.rows()).rev().map(move |row| (chunk, row)));
    let of_rule = rows.filter(|(chunk, row)| {
        chunk.alive(*row)
            && chunk.value(*row, WRONG) == Some(Value::Flag(true))
            && chunk.reference(*row, RULE) == Some(rule)
    });
    let told = |(chunk, row): (&crate::shelves::Chunk, usize)| Wrong {
        run: chunk.id(row),
        about: named(sight, chunk.reference(row, ABOUT)),
        at: chunk.value(row, DUE_AT).as_ref().and_then(Value::as_instant),
        remark: chunk.text(row, REMARK).unwrap_or_default().to_owned(),
    };
    of_rule.map(told).collect()
}
