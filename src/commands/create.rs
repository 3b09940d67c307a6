//! Make a record.

use super::gate::{approver, missing, pipeline_for, stage_kind};
use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{
    ABOUT, AT, AWAITS, CLOSED_ON, DUE, NAME, OF_KIND, PIPELINE, POSITION_NO, STAGE, STAGE_SINCE, STARTED_ON,
    TASK_STATUS,
};
use crate::model::time::{DAY_MS, from_local, to_local};
use crate::model::{FieldId, FieldType, Instant, Kind, RecordId, Records, Value, Zone};

pub(super) fn decide(kind: Kind, fields: &[(FieldId, Value)], context: &Context<'_>) -> Result<Decision, Refusal> {
    let id = context.given.ids().draw();
    let fields = complete(kind, fields.to_vec(), context)?;
    let change = Change::Create { id, kind, fields };
    Ok(Decision::person(Deed::Create, vec![change], Some(id)))
}

/// The fields of a new record, checked, with what follows from them filled in.
pub(super) fn complete(
    kind: Kind,
    fields: Vec<(FieldId, Value)>,
    context: &Context<'_>,
) -> Result<Vec<(FieldId, Value)>, Refusal> {
    complete_at(kind, fields, context.given.now, context)
}

/// The same for a record that is made at the time `now`, by a person or by a rule.
///
/// # Errors
/// [`Refusal::WrongValue`], [`Refusal::Empty`], and of the gate [`Refusal::WrongStage`], [`Refusal::Missing`].
pub fn complete_at(
    kind: Kind,
    mut fields: Vec<(FieldId, Value)>,
    now: Instant,
    context: &Context<'_>,
) -> Result<Vec<(FieldId, Value)>, Refusal> {
    for (field, value) in &fields {
        check(kind, *field, Some(value), context)?;
    }
    let has = |fields: &[(FieldId, Value)], wanted| fields.iter().any(|(field, _)| *field == wanted);
    let needs_name = context.schema.has(kind, NAME);
    if needs_name && !has(&fields, NAME) {
        return Err(Refusal::Empty(NAME));
    }
    let (today, _) = to_local(now, &*context.given.zone);
    if kind.has_stages() {
        let given = fields.iter().find(|(field, _)| *field == STAGE).and_then(|(_, value)| value.as_ref());
        let pipeline = fields.iter().find(|(field, _)| *field == PIPELINE).and_then(|(_, value)| value.as_ref());
        let stage = given.or_else(|| first_stage(context.records, kind, pipeline));
        if let Some(wanted) = stage {
            let pipeline = pipeline_for(context.records, wanted, kind).ok_or(Refusal::WrongStage(wanted))?;
            // Where somebody has to agree first, it begins at the beginning and awaits that.
            let held = approver(context.records, wanted).is_some();
            let first = first_stage(context.records, kind, Some(pipeline)).filter(|_| held);
            let stage = first.unwrap_or(wanted);
            for stage in [wanted, stage] {
                let lacking = missing(context.records, stage, &|field| has(&fields, field));
                if !lacking.is_empty() {
                    return Err(Refusal::Missing { stage, fields: lacking });
                }
            }
            fields.retain(|(field, _)| *field != STAGE && *field != PIPELINE);
            fields.extend((stage != wanted).then_some((AWAITS, Value::Ref(wanted))));
            fields.extend([(STAGE, Value::Ref(stage)), (PIPELINE, Value::Ref(pipeline))]);
            let mut default = |field, value| {
                if !fields.iter().any(|(id, _)| *id == field) {
                    fields.push((field, value));
                }
            };
            default(STAGE_SINCE, Value::Instant(now));
            default(STARTED_ON, Value::Day(today));
            if stage_kind(context.records, stage) != "open" {
                default(CLOSED_ON, Value::Day(today));
            }
        }
    }
    for row in context.schema.fields_of(kind) {
        if let Some(default) = &row.default
            && !has(&fields, row.id)
        {
            fields.push((row.id, default.clone()));
        }
    }
    if kind == Kind::Task {
        // A task without a deadline is never done: it is due at the end of tomorrow unless said otherwise.
        let end = end_of_day(now, 1, &*context.given.zone);
        let defaults = [(DUE, Value::Instant(end)), (TASK_STATUS, Value::from("open"))];
        for (field, value) in defaults {
            if !has(&fields, field) {
                fields.push((field, value));
            }
        }
    }
    if kind == Kind::Activity && !has(&fields, AT) {
        fields.push((AT, Value::Instant(now)));
    }
    if matches!(kind, Kind::Stage | Kind::Pipeline | Kind::Field | Kind::Segment) && !has(&fields, POSITION_NO) {
        let count = u32::try_from(context.records.all(kind).len()).unwrap_or(u32::MAX);
        fields.push((POSITION_NO, Value::from(count)));
    }
    fields.sort_by_key(|(field, _)| *field);
    fields.dedup_by_key(|(field, _)| *field);
    Ok(fields)
}

/// Refuses a field that the kind does not have, a value of another type, a reference to nothing: the same
/// for a person and for a rule.
///
/// # Errors
/// [`Refusal::WrongValue`], [`Refusal::Empty`].
pub fn check(kind: Kind, field: FieldId, value: Option<&Value>, context: &Context<'_>) -> Result<(), Refusal> {
    let holds = context.schema.holds(field).filter(|_| context.schema.has(kind, field));
    let holds = holds.ok_or(Refusal::WrongValue(field))?;
    let Some(value) = value else {
        return if field == NAME { Err(Refusal::Empty(NAME)) } else { Ok(()) };
    };
    if !holds.accepts(value) {
        return Err(Refusal::WrongValue(field));
    }
    let known = |id: &RecordId| {
        let found = context.records.get(*id);
        found.is_some_and(|record| match holds {
            FieldType::Ref(kind) | FieldType::Refs(kind) => record.kind == kind,
            _ => true,
        })
    };
    let sound = match value {
        Value::Ref(id) => known(id),
        Value::Refs(ids) => !ids.is_empty() && ids.iter().all(known),
        Value::Text(text) => !text.is_empty(),
        Value::Texts(words) => !words.is_empty() && words.iter().all(|word| !word.is_empty()),
        _ => true,
    };
    if sound { Ok(()) } else { Err(Refusal::WrongValue(field)) }
}

/// The first stage of a pipeline, or of the first pipeline for this kind that is in use.
#[must_use]
pub fn first_stage(records: &dyn Records, kind: Kind, pipeline: Option<RecordId>) -> Option<RecordId> {
    let place = |id: &RecordId| records.value(*id, POSITION_NO).and_then(|v| v.as_number()).unwrap_or(f64::MAX);
    let in_use = |id: &RecordId| records.value(*id, crate::model::schema::ARCHIVED) != Some(Value::Flag(true));
    let pipeline = pipeline.or_else(|| {
        let mut all = records.all(Kind::Pipeline);
        all.retain(|id| in_use(id) && records.value(*id, OF_KIND).is_some_and(|of| of.as_text() == Some(kind.name())));
        all.into_iter().min_by(|a, b| place(a).total_cmp(&place(b)))
    })?;
    let mut stages = records.all(Kind::Stage);
    stages.retain(|id| in_use(id) && records.value(*id, PIPELINE) == Some(Value::Ref(pipeline)));
    stages.into_iter().min_by(|a, b| place(a).total_cmp(&place(b)))
}

/// A record about another, made along with something else.
pub(crate) fn attached(id: RecordId, kind: Kind, about: RecordId, mut fields: Vec<(FieldId, Value)>) -> Change {
    fields.push((ABOUT, Value::Ref(about)));
    fields.sort_by_key(|(field, _)| *field);
    Change::Create { id, kind, fields }
}

/// The end of a working day: six in the evening of the day so many days after `at`.
#[must_use]
pub(crate) fn end_of_day(at: Instant, days: i32, zone: &dyn Zone) -> Instant {
    let (day, _) = to_local(at, zone);
    from_local(day.plus_days(days), DAY_MS - 6 * crate::model::time::HOUR_MS, zone)
}
