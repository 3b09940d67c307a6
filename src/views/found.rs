//! A record in one line, as it is found: what it is, and what tells it from others of its name.

use super::Sight;
use super::board::whom;
use crate::model::schema::{ABOUT, AMOUNT, EMAIL, NAME, PHONE, STAGE, SUBJECT, TEXT, TOTAL, WEBSITE};
use crate::model::{Kind, Money, RecordId, Records, Value};

/// A record in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub name: String,
    /// The company or contact it is of, or the record it is about.
    pub whom: String,
    /// Where it stands.
    pub stage: String,
    /// How it is reached.
    pub reach: String,
    /// What it is worth.
    pub worth: Option<Money>,
}

/// A record in one line; `None` when it is not there.
#[must_use]
pub fn found(sight: Sight<'_>, id: RecordId) -> Option<Found> {
    let record = sight.records.get(id)?;
    let first = |fields: &[_]| fields.iter().map(|field| record.text(*field)).find(|text| !text.is_empty());
    let named = |field| record.reference(field).map(|id| sight.name(id)).unwrap_or_default();
    let name = first(&[NAME, SUBJECT, TEXT]).and_then(|text| text.lines().next()).unwrap_or_default().to_owned();
    let of = whom(sight, id);
    let money = |field| record.get(field).and_then(Value::as_money);
    Some(Found {
        id,
        kind: record.kind,
        name,
        whom: if of.is_empty() { named(ABOUT) } else { of },
        stage: named(STAGE),
        reach: first(&[EMAIL, PHONE, WEBSITE]).unwrap_or_default().to_owned(),
        worth: money(AMOUNT).or_else(|| money(TOTAL)),
    })
}
