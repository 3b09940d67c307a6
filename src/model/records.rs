//! The one way to read records: the same for what is stored, for what is being planned, and for what
//! the tests fold by hand.

use super::{FieldId, Kind, Record, RecordId, Stamp, Value};
use std::borrow::Cow;

/// Readable records.
pub trait Records {
    /// The record, also when it was deleted.
    fn find(&self, id: RecordId) -> Option<Cow<'_, Record>>;

    /// The living records of a kind, in the order they came.
    fn all(&self, kind: Kind) -> Vec<RecordId>;

    /// All records of a kind, also those that were deleted, in any order.
    fn ever(&self, kind: Kind) -> Vec<RecordId>;

    /// The living records whose field [`super::schema::ABOUT`] refers to `target`, in the order they came.
    fn about(&self, target: RecordId) -> Vec<RecordId>;

    /// The living records of a kind whose `field` refers to `target`, in any order. No index knows them: this looks at
    /// every record of the kind.
    fn referring(&self, kind: Kind, field: FieldId, target: RecordId) -> Vec<RecordId> {
        let refers = |id: &RecordId| self.value(*id, field) == Some(Value::Ref(target));
        self.all(kind).into_iter().filter(refers).collect()
    }

    /// The record, when it lives.
    fn get(&self, id: RecordId) -> Option<Cow<'_, Record>> {
        self.find(id).filter(|record| record.alive)
    }

    /// One value of a living record.
    fn value(&self, id: RecordId, field: FieldId) -> Option<Value> {
        self.get(id)?.get(field).cloned()
    }

    /// What a record is, living or deleted.
    fn kind(&self, id: RecordId) -> Option<Kind> {
        self.find(id).map(|record| record.kind)
    }

    /// The birth stamp of a living record, and the stamps of what was written after it.
    fn stamps(&self, id: RecordId) -> Option<(Stamp, Vec<Stamp>)> {
        self.get(id).map(|record| (record.born, record.later_stamps().map(|(_, stamp)| stamp).collect()))
    }

    /// Whether there is such a record, living or deleted.
    fn knows(&self, id: RecordId) -> bool {
        self.find(id).is_some()
    }
}
