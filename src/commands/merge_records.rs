//! Make two records of a kind one: what refers to the one that goes refers to the one that stays.

use super::{Context, Decision, Refusal, documents, write};
use crate::journal::{Change, Deed};
use crate::model::schema::{BODY, VERSION};
use crate::model::{FieldId, FieldType, Kind, Number, RecordId, Records, Schema, Value};

pub(super) fn decide(
    stays: RecordId,
    goes: RecordId,
    fields: &[(FieldId, Option<Value>)],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let records = context.records;
    let kind = records.get(stays).ok_or(Refusal::NotThere(stays))?.kind;
    let other = records.get(goes).filter(|other| other.kind == kind && stays != goes);
    other.ok_or(Refusal::NotThere(goes))?;
    let mut changes = vec![Change::Life { id: goes, alive: false }];
    for (id, field) in referring(records, context.schema, goes) {
        let before = records.value(id, field);
        let after = before.clone().and_then(|value| instead(value, stays, goes)).filter(|_| id != stays);
        changes.push(Change::Set { id, field, before, after });
    }
    for (id, field) in documents::naming(records, goes) {
        let before = records.value(id, field);
        let after = before.as_ref().and_then(Value::as_text).and_then(|text| documents::instead(text, stays, goes));
        let Some(after) = after.map(Value::Text) else { continue };
        if field == BODY {
            changes.push(next_version(records, id));
        }
        changes.push(Change::Set { id, field, before, after: Some(after) });
    }
    changes.extend(write::write(stays, fields, context)?);
    Ok(Decision::person(Deed::Merge, changes, Some(stays)))
}

/// A rule whose body differs is another version of it: its runs say which they were of.
fn next_version(records: &dyn Records, rule: RecordId) -> Change {
    let before = records.value(rule, VERSION);
    let version = before.as_ref().and_then(Value::as_number).unwrap_or(0.0);
    let after = Number::new(version + 1.0).map(Value::Number);
    Change::Set { id: rule, field: VERSION, before, after }
}

/// How many links to a record there are: fields that refer to it, rules and segments that name it.
#[must_use]
pub fn links(records: &dyn Records, schema: &Schema, to: RecordId) -> usize {
    referring(records, schema, to).len() + documents::naming(records, to).len()
}

/// Who refers to a record, and in which field. The record itself aside.
fn referring(records: &dyn Records, schema: &Schema, to: RecordId) -> Vec<(RecordId, FieldId)> {
    let Some(kind) = records.kind(to) else { return Vec::new() };
    let can = |holds: FieldType| match holds {
        FieldType::AnyRef => true,
        FieldType::Ref(of) | FieldType::Refs(of) => of == kind,
        _ => false,
    };
    let mut found = Vec::new();
    for of in Kind::ALL {
        let fields: Vec<FieldId> = schema.fields_of(*of).filter(|row| can(row.holds)).map(|row| row.id).collect();
        if fields.is_empty() {
            continue;
        }
        for id in records.all(*of).into_iter().filter(|id| *id != to) {
            let refers = |field: &FieldId| match records.value(id, *field) {
                Some(Value::Ref(target)) => target == to,
                Some(Value::Refs(targets)) => targets.contains(&to),
                _ => false,
            };
            found.extend(fields.iter().copied().filter(refers).map(|field| (id, field)));
        }
    }
    found
}

/// A value that refers to one record, referring to the other instead, once.
fn instead(value: Value, stays: RecordId, goes: RecordId) -> Option<Value> {
    match value {
        Value::Refs(mut ids) => {
            let there = ids.contains(&stays);
            ids.retain(|id| *id != goes || !there);
            ids.iter_mut().filter(|id| **id == goes).for_each(|id| *id = stays);
            Some(Value::Refs(ids))
        }
        _ => Some(Value::Ref(stays)),
    }
}
