//! Which fields make columns, and which can be filtered by.

use super::{Column, Look, Sort};
use crate::model::schema::{
    ABOUT, AMOUNT, BODY, CATEGORY, CHANNEL, CLOSED_ON, COMPANY, CONTACT, DEADLINE, DUE, EMAIL, EXPECTED_CLOSE,
    FieldDef, FieldType, NAME, NOTES, PHONE, POSITION, PRICE, PRIORITY, SENIOR, SOURCE, STAGE, STAGE_SINCE, STATUS,
    TAGS, TASK_STATUS, TOTAL, TRACE, WEBSITE, fields_of_kind,
};
use crate::model::{FieldId, Kind, Records, Schema};
use crate::views::Sight;

/// The columns beside the name that a kind has at first.
#[must_use]
pub const fn first_columns(kind: Kind) -> &'static [FieldId] {
    match kind {
        Kind::Contact => &[COMPANY, STATUS, PHONE, EMAIL, CHANNEL, TAGS],
        Kind::Company => &[STATUS, PHONE, EMAIL, WEBSITE, TAGS],
        Kind::Lead => &[STAGE, STAGE_SINCE, SOURCE, PHONE, EMAIL],
        Kind::Deal => &[COMPANY, STAGE, STAGE_SINCE, AMOUNT, EXPECTED_CLOSE, CLOSED_ON],
        Kind::Order => &[COMPANY, STAGE, STAGE_SINCE, TOTAL, CLOSED_ON],
        Kind::Ticket => &[CONTACT, STAGE, PRIORITY, CATEGORY, DEADLINE],
        Kind::Task => &[ABOUT, DUE, PRIORITY, TASK_STATUS],
        Kind::Person => &[POSITION, EMAIL, PHONE, SENIOR],
        Kind::Product => &[PRICE, CATEGORY, NOTES],
        _ => &[],
    }
}

/// What the rows of a kind are sorted by at first; as they came when it is empty.
#[must_use]
pub const fn first_sort(kind: Kind) -> &'static [Sort] {
    match kind {
        Kind::Task => &[Sort { field: TASK_STATUS, falling: false }, Sort { field: DUE, falling: false }],
        _ => &[],
    }
}

/// The columns that are shown.
#[must_use]
pub fn shown_columns(schema: &Schema, kind: Kind, look: &Look) -> Vec<FieldDef> {
    let first = || first_columns(kind).iter().copied().map(Column).collect();
    let columns: Vec<Column> = if look.columns.is_empty() { first() } else { look.columns.clone() };
    // One that was taken away is simply not there.
    columns.iter().filter_map(|Column(id)| schema.field(*id).map(std::borrow::Cow::into_owned)).collect()
}

/// Whether a field can be a column beside the name.
#[must_use]
pub fn can_show(field: &FieldDef) -> bool {
    !matches!(field.id, NAME | BODY | TRACE) && !matches!(field.holds, FieldType::Doc)
}

/// Whether rows can be filtered by a field.
#[must_use]
pub fn can_filter(field: &FieldDef) -> bool {
    !matches!(field.id, BODY | TRACE) && !matches!(field.holds, FieldType::Doc)
}

/// Whether a kind has a field still: one that a person added may have been taken away.
#[must_use]
pub fn is_there(sight: Sight<'_>, kind: Kind, field: FieldId) -> bool {
    // Asked of the records: they are here before all is read and the schema is made.
    match field.record() {
        Some(record) => sight.records.get(record).is_some(),
        None => fields_of_kind(kind).contains(&field),
    }
}
