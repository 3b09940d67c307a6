//! Payments that are for nothing yet.

use super::Sight;
use crate::model::schema::ABOUT;
use crate::model::{Kind, RecordId};

/// How many payments are for nothing yet.
#[must_use]
pub fn unsettled(sight: Sight<'_>) -> usize {
    unsettled_ids(sight).count()
}

/// The payments that are for nothing yet, in the order they came.
pub fn unsettled_ids(sight: Sight<'_>) -> impl Iterator<Item = RecordId> {
    let rows = sight.records.rows(Kind::Payment).filter(|(chunk, row)| chunk.value(*row, ABOUT).is_none());
    rows.map(|(chunk, row)| chunk.id(row))
}
