//! What the reading of rows must know of the records that are there: small enough to be sent along.

use super::fold::Folder;
use super::mapping::{Mapping, SameBy, Target};
use super::same::{Marks, Same};
use crate::model::schema::{
    ARCHIVED, ASKS, EMAIL, NAME, OF_KIND, PIPELINE, POSITION_NO, STAGE, STAGE_KIND, builtin_row, field_by_key,
};
use crate::model::{FieldId, FieldType, Kind, RecordId, Records, Schema, Value};
use crate::shelves::World;
use serde::{Deserialize, Serialize};

/// What there is, as far as one mapping needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookups {
    /// Records that rows may refer to: kind, id, and a name or (of contacts) an e-mail address. The
    /// first one counts where several have the same.
    pub names: Vec<(Kind, RecordId, String)>,
    /// Records of the kind, each with what it is known by again.
    pub marks: Vec<(RecordId, Marks)>,
    /// The stages of the pipeline, in order.
    pub stages: Vec<StageRow>,
    /// The pipeline they belong to.
    pub pipeline: Option<RecordId>,
    /// The person's own fields of the kind.
    pub fields: Vec<OwnField>,
    /// How many fields of their own all kinds have: the place of the next.
    pub field_count: u32,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageRow {
    /// Its record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// Whether it is on the way (`open`) or an end (`won`, `lost`).
    pub stage_kind: String,
    /// What it asks for.
    pub asks: Vec<FieldId>,
}

/// A field that the person added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnField {
    /// Which.
    pub id: FieldId,
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub holds: FieldType,
}

impl Lookups {
    /// Looks up what the mapping needs.
    #[must_use]
    pub fn of(world: &World, schema: &Schema, mapping: &Mapping) -> Lookups {
        let fields = own_fields(schema, mapping.kind);
        let pipeline = mapping.pipeline.or_else(|| first_pipeline(world, mapping.kind));
        let stages = pipeline.map(|pipeline| stages_of(world, pipeline)).unwrap_or_default();
        let field_count = u32::try_from(world.rows(Kind::Field).count()).unwrap_or(u32::MAX);
        let mut lookups = Lookups { stages, pipeline, fields, field_count, ..Lookups::default() };
        lookups.names = names(world, &lookups.kinds_referred(mapping));
        lookups.marks = lookups.marks(world, mapping);
        lookups
    }

    /// What a field of the kind holds.
    pub(super) fn holds(&self, field: FieldId) -> Option<FieldType> {
        match self.fields.iter().find(|own| own.id == field) {
            Some(own) => Some(own.holds),
            None => builtin_row(field).map(|row| row.holds),
        }
    }

    /// The field that was added under this name before, if it holds the same.
    pub(super) fn own(&self, name: &str, holds: FieldType) -> Option<FieldId> {
        let wanted = super::fold::squeezed(name);
        let same = |own: &&OwnField| own.holds == holds && super::fold::squeezed(&own.name) == wanted;
        self.fields.iter().find(same).map(|own| own.id)
    }

    fn kinds_referred(&self, mapping: &Mapping) -> Vec<Kind> {
        let mut kinds: Vec<Kind> = Vec::new();
        for target in &mapping.columns {
            let holds = match target {
                Target::Field { field, .. } if *field == STAGE || *field == PIPELINE => None,
                Target::Field { field, .. } => self.holds(*field),
                Target::New { holds, .. } => Some(*holds),
                Target::Skip | Target::Name(_) => None,
            };
            if let Some(FieldType::Ref(kind) | FieldType::Refs(kind)) = holds
                && !kinds.contains(&kind)
            {
                kinds.push(kind);
            }
        }
        kinds
    }

    fn marks(&self, world: &World, mapping: &Mapping) -> Vec<(RecordId, Marks)> {
        let field_of = |column: usize| match mapping.columns.get(column)? {
            Target::Field { field, .. } => Some(*field),
            Target::New { name, holds, .. } => self.own(name, *holds),
            Target::Skip | Target::Name(_) => None,
        };
        let named = mapping.columns.iter().any(|target| matches!(target, Target::Name(_)));
        let fields = (0..mapping.columns.len()).filter_map(field_of).chain(named.then_some(NAME)).collect();
        let same = Same::new(mapping.same_by, mapping.kind, field_of, fields);
        if mapping.same_by == SameBy::Nothing {
            return Vec::new();
        }
        let mut folder = Folder::default();
        let rows = world.rows(mapping.kind);
        let marked =
            rows.map(|(chunk, row)| (chunk.id(row), same.marks(&mut folder, &|field| chunk.value(row, field))));
        marked.filter(|(_, marks)| *marks != Marks::default()).collect()
    }
}

fn names(world: &World, kinds: &[Kind]) -> Vec<(Kind, RecordId, String)> {
    let mut names = Vec::new();
    for kind in kinds {
        for (chunk, row) in world.rows(*kind) {
            let id = chunk.id(row);
            names.extend(chunk.text(row, NAME).map(|name| (*kind, id, name.to_owned())));
            let email = if *kind == Kind::Contact { chunk.text(row, EMAIL) } else { None };
            names.extend(email.map(|email| (*kind, id, email.to_owned())));
        }
    }
    names
}

/// The person's own fields of a kind.
pub(super) fn own_fields(schema: &Schema, kind: Kind) -> Vec<OwnField> {
    let own = schema.fields_of(kind).filter(|row| row.id.record().is_some());
    own.map(|row| OwnField { id: row.id, name: row.label.clone().unwrap_or_default(), holds: row.holds }).collect()
}

/// The first pipeline for a kind that is in use.
pub(super) fn first_pipeline(records: &dyn Records, kind: Kind) -> Option<RecordId> {
    if !kind.has_stages() {
        return None;
    }
    let mut all = in_use(records, Kind::Pipeline);
    all.retain(|id| records.value(*id, OF_KIND).is_some_and(|of| of.as_text() == Some(kind.name())));
    all.first().copied()
}

/// The stages of a pipeline that are in use, in order.
pub(super) fn stages_of(records: &dyn Records, pipeline: RecordId) -> Vec<StageRow> {
    let mut all = in_use(records, Kind::Stage);
    all.retain(|id| records.value(*id, PIPELINE) == Some(Value::Ref(pipeline)));
    let row = |id: RecordId| {
        let record = records.get(id)?;
        let asks = match record.get(ASKS) {
            Some(Value::Texts(keys)) => keys.iter().filter_map(|key| field_by_key(key)).collect(),
            _ => Vec::new(),
        };
        let stage_kind = Some(record.text(STAGE_KIND)).filter(|kind| !kind.is_empty()).unwrap_or("open").to_owned();
        Some(StageRow { id, name: record.text(NAME).to_owned(), stage_kind, asks })
    };
    all.into_iter().filter_map(row).collect()
}

fn in_use(records: &dyn Records, kind: Kind) -> Vec<RecordId> {
    let place = |id: &RecordId| records.value(*id, POSITION_NO).and_then(|v| v.as_number()).unwrap_or(f64::MAX);
    let mut all = records.all(kind);
    all.retain(|id| records.value(*id, ARCHIVED) != Some(Value::Flag(true)));
    all.sort_by(|a, b| place(a).total_cmp(&place(b)));
    all
}
