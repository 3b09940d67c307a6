//! A mapping made ready: columns that go nowhere dropped, new fields given their ids, what does not fit the
//! kind passed over.

use super::cell::EVENING;
use super::imported::NewField;
use super::lookups::Lookups;
use super::mapping::{Constant, Mapping, NamePart, ReadAs, Target};
use crate::model::schema::{DEADLINE, DUE, PIPELINE, STAGE, builtin_row, fields_of_kind};
use crate::model::{FieldId, FieldType, Ids, Value};
use std::collections::HashMap;

/// What is done with a column.
pub(super) struct Column {
    pub(super) at: usize,
    pub(super) goes: Goes,
    pub(super) read: ReadAs,
    /// What single cells mean.
    pub(super) values: HashMap<String, Value>,
}

pub(super) enum Goes {
    Value { field: FieldId, holds: FieldType, choices: Vec<String>, time_of_day: i64 },
    Stage,
    Name(NamePart),
}

/// All columns that go somewhere.
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    pub(super) new_fields: Vec<NewField>,
    /// The field that each column goes to.
    pub(super) field_at: HashMap<usize, FieldId>,
    pub(super) constants: Vec<Constant>,
}

impl Columns {
    pub(super) fn new(mapping: &Mapping, lookups: &Lookups, ids: &mut Ids) -> Columns {
        let kind = mapping.kind;
        let mut new_fields: Vec<NewField> = Vec::new();
        let mut field_at: HashMap<usize, FieldId> = HashMap::new();
        let mut columns = Vec::new();
        let known = |field: FieldId| {
            let own = lookups.fields.iter().any(|own| own.id == field);
            (own || fields_of_kind(kind).contains(&field)).then(|| lookups.holds(field)).flatten()
        };
        for (at, target) in mapping.columns.iter().enumerate() {
            let column = match target {
                Target::Skip => continue,
                Target::Name(part) => Column::new(at, Goes::Name(*part), ReadAs::default()),
                Target::Field { field, .. } if *field == PIPELINE => continue,
                Target::Field { field, read, values } => {
                    let Some(holds) = known(*field) else { continue };
                    field_at.insert(at, *field);
                    let fits = |value: &&(String, Value)| holds.accepts(&value.1);
                    let values =
                        values.iter().filter(fits).map(|(cell, value)| (cell.trim().to_owned(), value.clone()));
                    Column { values: values.collect(), ..Column::new(at, Goes::field(*field, holds), *read) }
                }
                Target::New { name, holds, read } => {
                    let made =
                        || new_fields.iter().find(|new| new.name == *name && new.holds == *holds).map(|new| new.id);
                    let field = lookups.own(name, *holds).or_else(made).unwrap_or_else(|| {
                        let id = FieldId::custom(ids.draw());
                        new_fields.push(NewField { id, name: name.clone(), holds: *holds, choices: Vec::new() });
                        id
                    });
                    field_at.insert(at, field);
                    Column::new(at, Goes::field(field, *holds), *read)
                }
            };
            columns.push(column);
        }
        let constants = mapping.constants.iter().filter(|constant| {
            known(constant.field).is_some_and(|holds| holds.accepts(&constant.value)) && constant.field != PIPELINE
        });
        let constants = constants.cloned().collect();
        Columns { columns, new_fields, field_at, constants }
    }
}

impl Column {
    fn new(at: usize, goes: Goes, read: ReadAs) -> Column {
        Column { at, goes, read, values: HashMap::new() }
    }
}

impl Goes {
    fn field(field: FieldId, holds: FieldType) -> Goes {
        if field == STAGE {
            return Goes::Stage;
        }
        let choices = builtin_row(field).map(|row| row.choices.iter().map(ToString::to_string).collect());
        let time_of_day = if field == DUE || field == DEADLINE { EVENING } else { 0 };
        Goes::Value { field, holds, choices: choices.unwrap_or_default(), time_of_day }
    }
}
