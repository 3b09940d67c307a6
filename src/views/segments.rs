//! Segments: saved ways to look at a kind, each a record of its own.
//!
//! Never here: making a look better. One that cannot be read stays as it was written, and is told.

use super::table::Look;
use super::{Sight, order};
use crate::model::schema::{LOOK, NAME, OF_KIND};
use crate::model::{FieldId, Kind, RecordId, Records, Value};

/// A saved way to look at a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What it lists.
    pub kind: Kind,
    /// How; `None` when this program cannot read it.
    pub look: Option<Look>,
    /// Its place among its like.
    pub place: f64,
}

/// One segment; `None` when it is not there.
#[must_use]
pub fn segment(sight: Sight<'_>, id: RecordId) -> Option<Segment> {
    let record = sight.records.get(id).filter(|record| record.kind == Kind::Segment)?;
    Some(Segment {
        id,
        name: record.text(NAME).to_owned(),
        kind: Kind::from_name(record.text(OF_KIND))?,
        look: serde_json::from_str(record.text(LOOK)).ok(),
        place: order::place(sight, id),
    })
}

/// All segments, in their order.
#[must_use]
pub fn all(sight: Sight<'_>) -> Vec<Segment> {
    let mut all: Vec<Segment> =
        sight.records.all(Kind::Segment).into_iter().filter_map(|id| segment(sight, id)).collect();
    all.sort_by(|a, b| a.place.total_cmp(&b.place).then(a.id.cmp(&b.id)));
    all
}

/// The segments of a kind, in their order.
#[must_use]
pub fn of(sight: Sight<'_>, kind: Kind) -> Vec<Segment> {
    all(sight).into_iter().filter(|segment| segment.kind == kind).collect()
}

/// A look as it is kept.
#[must_use]
pub fn written(look: &Look) -> Option<Value> {
    serde_json::to_string(look).ok().map(Value::Text)
}

/// The fields of a new segment.
#[must_use]
pub fn fields(name: &str, kind: Kind, look: &Look) -> Vec<(FieldId, Value)> {
    let known = [(NAME, Value::text(name)), (OF_KIND, Value::text(kind.name())), (LOOK, written(look))];
    known.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}
