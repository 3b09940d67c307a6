//! What a screen may look at.

use crate::automation::{RuleBook, Schedule};
use crate::model::time::to_local;
use crate::model::{Day, Instant, RecordId, Records, Schema, Value, Zone};
use crate::shelves::World;

/// The base as it stands at a moment.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The records, perhaps not all of them yet.
    pub records: &'a World,
    /// Which fields there are.
    pub schema: &'a Schema,
    /// The rules that are switched on.
    pub book: &'a RuleBook,
    /// What falls due when.
    pub schedule: &'a Schedule,
    /// Now.
    pub now: Instant,
    /// The person's zone.
    pub zone: &'a dyn Zone,
}

impl Sight<'_> {
    /// The person's today.
    #[must_use]
    pub fn today(&self) -> Day {
        to_local(self.now, self.zone).0
    }

    /// What a record is called; empty when it has no name or is not there.
    #[must_use]
    pub fn name(&self, id: RecordId) -> String {
        let name = self.records.value(id, crate::model::schema::NAME);
        name.as_ref().and_then(Value::as_text).unwrap_or_default().to_owned()
    }
}
