//! The occasion on which conditions are asked: at what time, and after which changes. Some tests look at it besides
//! the record.

use super::run::Saw;
use crate::journal::Change;
use crate::model::plain::Plain;
use crate::model::time::to_local;
use crate::model::{Day, FieldId, Instant, Record, RecordId, Value, Zone};
use crate::rule::{Op, Operand};

/// When conditions are asked, and after what.
#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    /// The logical time.
    pub at: Instant,
    /// The person's zone, in which days begin.
    pub zone: &'a dyn Zone,
    /// What was written in the one save, or by the one run, whose event set the rule off. `None` where no event did:
    /// time came, or the run has waited since.
    pub changes: Option<&'a [Change]>,
    /// What was seen of them then, where one asks once more; nothing else.
    pub saw: &'a [Saw],
}

impl<'a> Occasion<'a> {
    /// One that no event made.
    #[must_use]
    pub const fn at(at: Instant, zone: &'a dyn Zone) -> Occasion<'a> {
        Occasion { at, zone, changes: None, saw: &[] }
    }

    /// What was seen before by a test of what was changed.
    pub(super) fn seen(&self, field: FieldId, op: Op, value: Option<&Plain>) -> Option<&'a Saw> {
        let same = |saw: &&Saw| saw.of == Operand::Field(field) && saw.op == op && saw.value.as_ref() == value;
        self.saw.iter().find(same)
    }

    /// Whether a field was written or emptied; of a record that was made: whether it was made with the field filled.
    pub(super) fn changed(&self, record: RecordId, field: FieldId) -> bool {
        self.changes.into_iter().flatten().any(|change| match change {
            Change::Set { id, field: of, .. } => *id == record && *of == field,
            Change::Create { id, fields, .. } => *id == record && fields.iter().any(|(of, _)| *of == field),
            Change::CreateMany(_) | Change::Life { .. } => false,
        })
    }

    /// What a field held before; what was left alone held what it holds. `None` when it was empty, the record was not
    /// there yet, or there is no before.
    pub(super) fn before<'v>(&self, record: &'v Record, field: FieldId) -> Option<&'v Value>
    where
        'a: 'v,
    {
        let written = self.changes?.iter().find_map(|change| match change {
            Change::Set { id, field: of, before, .. } if *id == record.id && *of == field => Some(before.as_ref()),
            Change::Create { id, .. } if *id == record.id => Some(None),
            _ => None,
        });
        written.unwrap_or_else(|| record.get(field))
    }

    /// Whether a date lies as near, or as far, as an operator asks; days are civil days. One that comes round every
    /// year is taken at its next or its last time.
    pub(super) fn lies(&self, date: &Value, op: Op, days: f64, yearly: bool) -> bool {
        let (today, _) = to_local(self.at, self.zone);
        let (day, is_over) = match date {
            Value::Day(day) => (*day, true),
            Value::Instant(at) => (to_local(*at, self.zone).0, *at <= self.at),
            _ => return false,
        };
        let ahead = matches!(op, Op::WithinNext | Op::FurtherAhead);
        let day = if yearly || !day.has_year() { round(day, today, ahead) } else { Some(day) };
        let Some(day) = day else { return false };
        let to_it = f64::from(day.0) - f64::from(today.0);
        match op {
            Op::WithinNext => (0.0..=days).contains(&to_it),
            Op::WithinLast => is_over && (-days..=0.0).contains(&to_it),
            Op::FurtherAhead => to_it > days,
            Op::LongerAgo => to_it < -days,
            _ => false,
        }
    }
}

/// The next time from today on, or the last one up to today, that a day of every year comes.
fn round(day: Day, today: Day, ahead: bool) -> Option<Day> {
    let (year, ..) = today.ymd();
    let (this, other) = (day.in_year(year)?, day.in_year(if ahead { year + 1 } else { year - 1 })?);
    let fits = if ahead { this >= today } else { this <= today };
    Some(if fits { this } else { other })
}
