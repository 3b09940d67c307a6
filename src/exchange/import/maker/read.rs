//! The cells of one row, each to the value of its field.

use super::super::cell::{Reading, parts, read};
use super::super::columns::Goes;
use super::super::mapping::NamePart;
use super::super::problem::{RowProblemKind, cut};
use super::super::stages::value;
use super::Maker;
use crate::exchange::csv::{Row, unescape_cell};
use crate::model::schema::{BIRTHDAY, NAME, STAGE};
use crate::model::{FieldId, FieldType, RecordId, Value};

impl Maker {
    /// Error: the column, and why the row cannot be taken.
    pub(super) fn read_cells(
        &mut self,
        row: &Row<'_>,
        fields: &mut Vec<(FieldId, Value)>,
    ) -> Result<(), (usize, RowProblemKind)> {
        let mut parts_of_name: [&str; NamePart::ALL.len()] = [""; NamePart::ALL.len()];
        for column in &self.columns {
            let cell = unescape_cell(row.get(column.at)).trim();
            if cell.is_empty() {
                continue;
            }
            let found = if column.values.is_empty() { None } else { column.values.get(cell) };
            let (field, result) = match &column.goes {
                Goes::Name(part) => {
                    if let Some(place) = parts_of_name.get_mut(*part as usize)
                        && place.is_empty()
                    {
                        *place = cell;
                    }
                    continue;
                }
                Goes::Stage => {
                    let stage = found.and_then(Value::as_ref).or_else(|| self.stages.find(cell));
                    let stage = stage.filter(|stage| self.stages.has(*stage));
                    let unknown = || (column.at, RowProblemKind::UnknownStage { cell: cut(cell) });
                    (STAGE, Ok(Value::Ref(stage.ok_or_else(unknown)?)))
                }
                Goes::Value { field, .. } if found.is_some() => match found {
                    Some(value) => (*field, Ok(value.clone())),
                    None => continue,
                },
                Goes::Value { field, holds: FieldType::Ref(kind), .. } => {
                    let found = self.names.find(&mut self.folder, &mut self.ids, *kind, cell);
                    (*field, found.map(Value::Ref).ok_or_else(|| RowProblemKind::NotFound { cell: cut(cell) }))
                }
                Goes::Value { field, holds: FieldType::Refs(kind), .. } => {
                    let mut found: Vec<RecordId> = Vec::new();
                    for name in parts(cell) {
                        let id = self.names.find(&mut self.folder, &mut self.ids, *kind, &name);
                        found.extend(id.filter(|id| !found.contains(id)));
                    }
                    let found = (!found.is_empty()).then_some(Value::Refs(found));
                    (*field, found.ok_or_else(|| RowProblemKind::NotFound { cell: cut(cell) }))
                }
                Goes::Value { field, holds, choices, time_of_day } => {
                    let (currency, zone) = (self.currency, &*self.given.zone);
                    let (every_year, time_of_day) = (*field == BIRTHDAY, *time_of_day);
                    let how = Reading { read: column.read, currency, zone, choices, every_year, time_of_day };
                    (*field, read(cell, *holds, &how))
                }
            };
            match result {
                Ok(_) if value(fields, field).is_some() => {}
                Ok(value) => fields.push((field, value)),
                Err(kind) => self.problems.note(row.line(), Some(column.at + 1), kind),
            }
        }
        if value(fields, NAME).is_none() {
            let name = parts_of_name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            fields.extend(Value::text(&name).map(|name| (NAME, name)));
        }
        Ok(())
    }
}
