//! A list of the records of a kind.

use super::Sight;
use crate::model::schema::{EMAIL, NAME, PHONE, WEBSITE};
use crate::model::{Kind, RecordId};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    /// The record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What else tells it from others.
    pub second: String,
}

/// The rows that fit, and how many there are in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The first of them.
    pub rows: Vec<ListRow>,
    /// All of them.
    pub count: usize,
}

/// The records of a kind whose name, e-mail address or telephone number contains `filter`, at most `most`
/// of them as rows.
#[must_use]
pub fn rows(sight: Sight<'_>, kind: Kind, filter: &str, most: usize) -> Rows {
    let wanted = filter.to_lowercase();
    let mut found = Rows { rows: Vec::new(), count: 0 };
    for (chunk, row) in sight.records.rows(kind) {
        let text = |field| chunk.text(row, field).unwrap_or_default();
        let fits = wanted.is_empty() || [NAME, EMAIL, PHONE].iter().any(|f| text(*f).to_lowercase().contains(&wanted));
        if !fits {
            continue;
        }
        found.count += 1;
        if found.rows.len() < most {
            let second =
                [EMAIL, PHONE, WEBSITE].into_iter().map(text).find(|text| !text.is_empty()).unwrap_or_default();
            found.rows.push(ListRow { id: chunk.id(row), name: text(NAME).to_owned(), second: second.to_owned() });
        }
    }
    found
}
