//! Rows that may be of records that are there, counted and named.

use super::super::imported::Fate;
use super::super::known::Doubt;
use super::super::mapping::OnDoubt;
use super::super::stages::value;
use super::Maker;
use crate::model::schema::{EMAIL, NAME, PHONE};
use crate::model::{FieldId, Value};

/// More are only counted.
const KEPT: usize = 1_000;

impl Maker {
    /// Notes down what became of the row at hand, if it is in doubt. Whether it is.
    pub(super) fn doubt(&mut self, line: u64, fate: Fate) -> bool {
        // What stays out for another reason makes no doubles.
        let counts = fate != Fate::LeftOut || self.on_doubt == OnDoubt::LeaveOut;
        let Some((name, others)) = self.likeness.take().filter(|_| counts) else { return false };
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
