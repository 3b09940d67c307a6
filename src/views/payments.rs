//! Payments that are for nothing yet.

use super::Sight;
use super::list::ListRow;
use crate::commands::stage_kind;
use crate::model::schema::{ABOUT, COMPANY, CONTACT, NAME, STAGE};
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

/// Open deals and orders that a payment may be for: whose name, or whose client's name, contains `typed`; each with
/// its client and its stage, at most `most`.
#[must_use]
pub fn candidates(sight: Sight<'_>, typed: &str, most: usize) -> Vec<ListRow> {
    let wanted = typed.to_lowercase();
    let rows = [Kind::Deal, Kind::Order].into_iter().flat_map(|kind| sight.records.rows(kind));
    let fitting = rows.filter_map(|(chunk, row)| {
        let stage = chunk.reference(row, STAGE)?;
        let client = [COMPANY, CONTACT].into_iter().find_map(|field| chunk.reference(row, field));
        let client = client.map(|id| sight.name(id)).unwrap_or_default();
        let name = chunk.text(row, NAME).unwrap_or_default();
        let fits = name.to_lowercase().contains(&wanted) || client.to_lowercase().contains(&wanted);
        (fits && stage_kind(sight.records, stage) == "open").then(|| {
            let second = [client, sight.name(stage)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            ListRow { id: chunk.id(row), name: name.to_owned(), second: second.join(" · ") }
        })
    });
    fitting.take(most).collect()
}
