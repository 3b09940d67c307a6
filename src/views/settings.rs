//! What can be set up: pipelines with their stages, and the person's own fields.

use super::{Sight, order};
use crate::commands::{approver, stage_kind, standing};
use crate::model::schema::{ARCHIVED, ASKS, FieldDef, HUE, OF_KIND, PROBABILITY, ROT_DAYS, field_by_key};
use crate::model::{FieldId, FieldType, Kind, RecordId, Records, Value};

/// The kinds that a person can give fields of their own.
pub const OWN_FIELDS: &[Kind] = &[
    Kind::Contact,
    Kind::Company,
    Kind::Lead,
    Kind::Deal,
    Kind::Order,
    Kind::Ticket,
    Kind::Task,
    Kind::Product,
    Kind::Person,
];

/// A pipeline, also one that was put away.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineRow {
    /// Its record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// For which records; `None` when that cannot be read.
    pub of: Option<Kind>,
    /// Whether it was put away.
    pub archived: bool,
    /// Its stages with their places, in their order.
    pub stages: Vec<(RecordId, f64)>,
}

/// All pipelines in their order.
#[must_use]
pub fn pipelines(sight: Sight<'_>) -> Vec<PipelineRow> {
    let row = |id: RecordId| {
        let value = |field| sight.records.value(id, field);
        let stages = super::board::stages(sight, id).into_iter();
        PipelineRow {
            id,
            name: sight.name(id),
            of: value(OF_KIND).as_ref().and_then(Value::as_text).and_then(Kind::from_name),
            archived: value(ARCHIVED) == Some(Value::Flag(true)),
            stages: stages.map(|stage| (stage, order::place(sight, stage))).collect(),
        }
    };
    let mut all: Vec<PipelineRow> = sight.records.all(Kind::Pipeline).into_iter().map(row).collect();
    all.sort_by(|a, b| order::place(sight, a.id).total_cmp(&order::place(sight, b.id)).then(a.id.cmp(&b.id)));
    all
}

/// A stage, as one sets it up.
#[derive(Clone, Debug, PartialEq)]
pub struct StageRow {
    /// Its record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// `open`, `won` or `lost`.
    pub end: String,
    /// Colour 1–6.
    pub hue: u8,
    /// How far along the way it is, in percent.
    pub along: u8,
    /// Chance of success in percent.
    pub chance: Option<f64>,
    /// After how many days a card stands too long.
    pub rot: Option<f64>,
    /// What it asks for.
    pub asks: Vec<FieldId>,
    /// What the stages are called from which alone it is entered.
    pub ways: Vec<String>,
    /// Who has to agree before it is entered; empty when nobody.
    pub approver: String,
    /// How many records stand in it.
    pub standing: usize,
}

/// The stages of a pipeline, in their order.
#[must_use]
pub fn stages(sight: Sight<'_>, pipeline: RecordId) -> Vec<StageRow> {
    let ids = super::board::stages(sight, pipeline);
    let last = ids.len().saturating_sub(1).max(1);
    let row = |(at, id): (usize, RecordId)| {
        let number = |field| sight.records.value(id, field).as_ref().and_then(Value::as_number);
        StageRow {
            id,
            name: sight.name(id),
            end: stage_kind(sight.records, id),
            hue: number(HUE).map_or(1, |hue| hue.clamp(1.0, 6.0) as u8),
            along: (at * 100 / last) as u8,
            chance: number(PROBABILITY),
            rot: number(ROT_DAYS),
            asks: asks(sight, id).iter().filter_map(|key| field_by_key(key)).collect(),
            ways: crate::commands::ways_in(sight.records, id).into_iter().map(|way| sight.name(way)).collect(),
            approver: approver(sight.records, id).map(|person| sight.name(person)).unwrap_or_default(),
            standing: standing(sight.records, id).len(),
        }
    };
    ids.into_iter().enumerate().map(row).collect()
}

/// The fields that a stage of a kind may ask for.
#[must_use]
pub fn askable(sight: Sight<'_>, of: Kind) -> Vec<FieldDef> {
    let fits = |row: &FieldDef| {
        !row.system && !matches!(row.holds, FieldType::Ref(Kind::Stage | Kind::Pipeline) | FieldType::Flag)
    };
    sight.schema.fields_of(of).filter(|row| fits(row)).map(std::borrow::Cow::into_owned).collect()
}

/// The fields that a stage asks for, by their names in files.
#[must_use]
pub fn asks(sight: Sight<'_>, stage: RecordId) -> Vec<String> {
    match sight.records.value(stage, ASKS) {
        Some(Value::Texts(keys)) => keys,
        _ => Vec::new(),
    }
}

/// The person's own fields of a kind.
#[must_use]
pub fn own_fields(sight: Sight<'_>, of: Kind) -> Vec<FieldDef> {
    sight.schema.fields_of(of).filter(|row| row.label.is_some()).map(std::borrow::Cow::into_owned).collect()
}
