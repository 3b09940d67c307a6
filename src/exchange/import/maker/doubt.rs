//! Rows that may be of records that are there, counted and named.

use super::super::fate::Fate;
use super::super::known::{Doubt, Likeness};
use super::super::mapping::{Decision, OnDoubt};
use super::super::stages::value;
use super::Maker;
use crate::model::schema::{EMAIL, NAME, PHONE};
use crate::model::{FieldId, RecordId, Value};

/// More are only counted.
const KEPT: usize = 1_000;

impl Maker {
    /// What is done with a row that may be of these records: as it was said of it, else as of all.
    pub(super) fn decide(&self, line: u64, likeness: &[Likeness]) -> Decision {
        let is_like = |id: RecordId| likeness.iter().any(|like| like.id == id);
        match (self.decided.get(&line), self.on_doubt, likeness) {
            (Some(Decision::Same(id)), ..) if is_like(*id) => Decision::Same(*id),
            (Some(decision @ (Decision::New | Decision::LeaveOut)), ..) => *decision,
            (_, OnDoubt::LeaveOut, _) => Decision::LeaveOut,
            (_, OnDoubt::Same, [one]) => Decision::Same(one.id),
            (_, OnDoubt::Same | OnDoubt::New, _) => Decision::New,
        }
    }

    /// Notes down what became of the row at hand, if it is in doubt. Whether it is.
    pub(super) fn doubt(&mut self, line: u64, fate: Fate) -> bool {
        let Some((name, others)) = self.likeness.take() else { return false };
        // What stays out for another reason makes no doubles.
        if fate == Fate::LeftOut && self.decide(line, &others) != Decision::LeaveOut {
            return false;
        }
        self.counts.doubtful += 1;
        self.counts.doubles += u64::from(fate == Fate::New);
        if self.doubts.len() < KEPT {
            self.doubts.push(Doubt { line, name, others, fate });
        }
        true
    }
}

/// What a row is called, before what it lacks is filled in.
pub(super) fn called(fields: &[(FieldId, Value)]) -> String {
    let said = [NAME, EMAIL, PHONE].into_iter().find_map(|field| value(fields, field)?.as_text());
    said.unwrap_or_default().to_owned()
}
