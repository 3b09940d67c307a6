//! The gate before a stage: the same for a drag, a key, a form, an import and a rule.

use crate::model::schema::{APPROVER, ASKS, COMES_FROM, PIPELINE, STAGE_KIND, field_by_key};
use crate::model::{FieldId, Kind, RecordId, Records, Value};

/// The fields that a stage asks for and that would still be empty; `filled` are those filled on the way.
#[must_use]
pub fn missing(records: &dyn Records, stage: RecordId, has: &dyn Fn(FieldId) -> bool) -> Vec<FieldId> {
    let Some(Value::Texts(asks)) = records.value(stage, ASKS) else { return Vec::new() };
    asks.iter().filter_map(|key| field_by_key(key)).filter(|field| !has(*field)).collect()
}

/// The stages from which alone a stage may be entered; none when it may be from any. One that was removed is no way in.
#[must_use]
pub fn ways_in(records: &dyn Records, stage: RecordId) -> Vec<RecordId> {
    match records.value(stage, COMES_FROM) {
        Some(Value::Refs(from)) => from.into_iter().filter(|from| records.get(*from).is_some()).collect(),
        _ => Vec::new(),
    }
}

/// Who has to agree before a stage is entered; nobody also when that person was removed.
#[must_use]
pub fn approver(records: &dyn Records, stage: RecordId) -> Option<RecordId> {
    let approver = records.value(stage, APPROVER)?.as_ref()?;
    records.get(approver).map(|person| person.id)
}

/// Whether a stage is on the way (`open`) or an end (`won`, `lost`).
#[must_use]
pub fn stage_kind(records: &dyn Records, stage: RecordId) -> String {
    match records.value(stage, STAGE_KIND) {
        Some(Value::Text(kind)) => kind,
        _ => "open".to_owned(),
    }
}

/// The pipeline of a stage, when it is for records of this kind.
pub(super) fn pipeline_for(records: &dyn Records, stage: RecordId, kind: Kind) -> Option<RecordId> {
    let pipeline = records.value(stage, PIPELINE)?.as_ref()?;
    let of = records.value(pipeline, crate::model::schema::OF_KIND)?;
    (of.as_text() == Some(kind.name())).then_some(pipeline)
}
