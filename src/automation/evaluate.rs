//! Whether conditions hold, and what they saw.

use super::look::look;
use super::occasion::Occasion;
use super::run::Saw;
use crate::model::plain::Plain;
use crate::model::schema::BIRTHDAY;
use crate::model::{FieldId, Record, Records, Value};
use crate::rule::{Condition, Op, Operand};
use std::borrow::Cow;
use std::cmp::Ordering;

/// Whether a condition holds for a record.
#[must_use]
pub fn holds(condition: &Condition, record: &Record, records: &dyn Records, on: &Occasion<'_>) -> bool {
    match condition {
        Condition::All(list) => list.iter().all(|one| holds(one, record, records, on)),
        Condition::Any(list) => list.iter().any(|one| holds(one, record, records, on)),
        Condition::None(list) => !list.iter().any(|one| holds(one, record, records, on)),
        Condition::Test { of, op, value } => ask(*of, *op, value.as_ref(), record, records, on).1,
    }
}

/// The same, writing down each test that was asked, with what it saw. Groups stop where they are
/// decided; what was not asked is not written down.
pub fn saw(
    condition: &Condition,
    record: &Record,
    records: &dyn Records,
    on: &Occasion<'_>,
    seen: &mut Vec<Saw>,
) -> bool {
    match condition {
        Condition::All(list) => list.iter().all(|one| saw(one, record, records, on, seen)),
        Condition::Any(list) => list.iter().any(|one| saw(one, record, records, on, seen)),
        Condition::None(list) => !list.iter().any(|one| saw(one, record, records, on, seen)),
        Condition::Test { of, op, value } => {
            let (found, held) = ask(*of, *op, value.as_ref(), record, records, on);
            let found = found.map(|found| Plain(found.into_owned()));
            seen.push(Saw { of: *of, op: *op, value: value.clone(), found, held });
            held
        }
    }
}

/// One test: what it found, and whether it held.
fn ask<'v>(
    of: Operand,
    op: Op,
    value: Option<&Plain>,
    record: &'v Record,
    records: &dyn Records,
    on: &Occasion<'v>,
) -> (Option<Cow<'v, Value>>, bool) {
    if let Operand::Field(field) = of {
        let (found, held) = ask_field(field, op, value, record, on);
        return (found.map(Cow::Borrowed), held);
    }
    let found = look(of, record, records, on.zone);
    let held = meets(found.as_ref(), of, op, value, on);
    (found.map(Cow::Owned), held)
}

/// A test of a field: what it found, and whether it held. Nothing is copied.
pub(super) fn ask_field<'v>(
    field: FieldId,
    op: Op,
    value: Option<&Plain>,
    record: &'v Record,
    on: &Occasion<'v>,
) -> (Option<&'v Value>, bool) {
    let found = record.get(field);
    match op {
        Op::Changed | Op::Was if let Some(saw) = on.seen(field, op, value) => {
            (saw.found.as_ref().map(|plain| &plain.0), saw.held)
        }
        Op::Changed => (found, on.changed(record.id, field)),
        Op::Was => {
            let before = on.before(record, field);
            (before, compare(before, op, value))
        }
        _ => (found, meets(found, Operand::Field(field), op, value, on)),
    }
}

/// Whether what was found is as it is asked for.
pub(super) fn meets(found: Option<&Value>, of: Operand, op: Op, value: Option<&Plain>, on: &Occasion<'_>) -> bool {
    if !op.counts_days() {
        return compare(found, op, value);
    }
    let yearly = of.field() == Some(BIRTHDAY);
    let days = value.and_then(|plain| plain.0.as_number());
    found.zip(days).is_some_and(|(date, days)| on.lies(date, op, days, yearly))
}

/// One comparison. Values of different types, and amounts of different currencies, are never equal and
/// have no order; an empty field is only empty, and not anything.
pub(super) fn compare(found: Option<&Value>, op: Op, value: Option<&Plain>) -> bool {
    let value = value.map(|plain| &plain.0);
    match (op, found, value) {
        (Op::Empty, found, _) => found.is_none(),
        (Op::Filled, found, _) => found.is_some(),
        (Op::IsNot, found, Some(value)) => found.is_none_or(|found| !same(found, value)),
        (_, None, _) | (_, _, None) => false,
        (Op::Is | Op::Was, Some(found), Some(value)) => same(found, value),
        (Op::Contains, Some(found), Some(value)) => contains(found, value),
        (Op::StartsWith, Some(Value::Text(found)), Some(Value::Text(value))) => text_starts_with(found, value),
        (Op::In, Some(Value::Text(found)), Some(Value::Texts(list))) => list.contains(found),
        (Op::In, Some(Value::Ref(found)), Some(Value::Refs(list))) => list.contains(found),
        (Op::Greater, Some(found), Some(value)) => order(found, value) == Some(Ordering::Greater),
        (Op::Less, Some(found), Some(value)) => order(found, value) == Some(Ordering::Less),
        (Op::AtLeast, Some(found), Some(value)) => order(found, value).is_some_and(Ordering::is_ge),
        (Op::AtMost, Some(found), Some(value)) => order(found, value).is_some_and(Ordering::is_le),
        (Op::StartsWith | Op::In, Some(_), Some(_)) => false,
        // These compare with nothing that is found: they are asked of the occasion.
        (Op::WithinNext | Op::WithinLast | Op::LongerAgo | Op::FurtherAhead | Op::Changed, Some(_), Some(_)) => false,
    }
}

fn same(found: &Value, value: &Value) -> bool {
    match (found, value) {
        // The order in which words or records were put on does not matter.
        (Value::Texts(one), Value::Texts(two)) => sorted(one) == sorted(two),
        (Value::Refs(one), Value::Refs(two)) => sorted(one) == sorted(two),
        _ => found == value,
    }
}

fn sorted<T: Ord>(list: &[T]) -> Vec<&T> {
    let mut list: Vec<&T> = list.iter().collect();
    list.sort();
    list.dedup();
    list
}

fn contains(found: &Value, value: &Value) -> bool {
    match (found, value) {
        (Value::Text(found), Value::Text(value)) => text_contains(found, value),
        (Value::Texts(found), Value::Text(value)) => found.contains(value),
        (Value::Refs(found), Value::Ref(value)) => found.contains(value),
        _ => false,
    }
}

/// Upper and lower case alike. Where both are ASCII, as most are, nothing is copied.
fn text_contains(found: &str, part: &str) -> bool {
    if !found.is_ascii() || !part.is_ascii() {
        return found.to_lowercase().contains(&part.to_lowercase());
    }
    let Some((first, rest)) = part.as_bytes().split_first() else { return true };
    let (small, large) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    let found = found.as_bytes();
    memchr::memchr2_iter(small, large, found)
        .any(|at| found.get(at + 1..at + part.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest)))
}

fn text_starts_with(found: &str, part: &str) -> bool {
    if !found.is_ascii() || !part.is_ascii() {
        return found.to_lowercase().starts_with(&part.to_lowercase());
    }
    found.as_bytes().get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part.as_bytes()))
}

fn order(found: &Value, value: &Value) -> Option<Ordering> {
    match (found, value) {
        (Value::Number(one), Value::Number(two)) => Some(one.cmp(two)),
        (Value::Money(one), Value::Money(two)) if one.currency == two.currency => Some(one.minor.cmp(&two.minor)),
        (Value::Day(one), Value::Day(two)) => Some(one.cmp(two)),
        (Value::Instant(one), Value::Instant(two)) => Some(one.cmp(two)),
        _ => None,
    }
}
