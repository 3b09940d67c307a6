//! One row to one record, or to an edit of one that is there, or to a problem.

use super::columns::{Column, Columns, Goes};
use super::fate::Fate;
use super::fold::Folder;
use super::imported::{Counts, Edit, NewField, PreviewRow, Show};
use super::known::{Doubt, Found, Known, Likeness};
use super::lookups::Lookups;
use super::mapping::{Constant, Decision, Mapping, OnDoubt, OnKnown, Wanted};
use super::names::Names;
use super::pack::Packer;
use super::problem::{Problems, RowProblemKind};
use super::same::Same;
use super::stages::{Stages, value};
use super::title::composed_name;
use crate::exchange::csv::Row;
use crate::model::schema::{AMOUNT, AT, FORM, IMPORTED_AT, NAME, STAGE, TASK_STATUS, fields_of_kind};
use crate::model::{Currency, FieldId, FieldType, Given, Ids, Kind, RecordId, Value};
use crate::shelves::Damage;
use doubt::called;
use std::collections::{BTreeMap, HashMap};

mod doubt;
mod read;

/// Rows that a preview shows at a time.
pub const PAGE: u64 = 50;

pub(super) struct Maker {
    kind: Kind,
    currency: Currency,
    on_known: OnKnown,
    on_doubt: OnDoubt,
    decided: BTreeMap<u64, Decision>,
    columns: Vec<Column>,
    constants: Vec<Constant>,
    same: Same,
    known: Known,
    /// What the row at hand is called and whose it may be.
    likeness: Option<(String, Vec<Likeness>)>,
    stages: Stages,
    pub(super) names: Names,
    refers_to_itself: bool,
    /// Records of the kind itself that rows refer to and that have had no row so far.
    bare: HashMap<RecordId, Vec<(FieldId, Value)>>,
    folder: Folder,
    ids: Ids,
    given: Given,
    pub(super) packer: Packer,
    pub(super) counts: Counts,
    pub(super) problems: Problems,
    pub(super) edits: Vec<Edit>,
    pub(super) new_fields: Vec<NewField>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) shown: Vec<PreviewRow>,
    pub(super) show: Show,
    /// Rows whose record is there already, or may be.
    pub(super) known_rows: u64,
    rows: u64,
}

impl Maker {
    pub(super) fn new(mapping: &Mapping, lookups: &Lookups, given: &Given) -> Maker {
        let mut ids = given.ids();
        let mut folder = Folder::default();
        let kind = mapping.kind;
        let Columns { columns, new_fields, field_at, constants } = Columns::new(mapping, lookups, &mut ids);
        let itself = |goes: &Goes| matches!(goes, Goes::Value { holds: FieldType::Ref(of) | FieldType::Refs(of), .. } if *of == kind);
        let written = columns.iter().map(|column| match column.goes {
            Goes::Value { field, .. } => field,
            Goes::Stage => STAGE,
            Goes::Name(_) => NAME,
        });
        let same = Same::new(mapping.same_by, kind, |at| field_at.get(&at).copied(), written.collect());
        Maker {
            kind,
            currency: mapping.currency,
            on_known: mapping.on_known,
            on_doubt: mapping.on_doubt,
            decided: mapping.decided.clone(),
            refers_to_itself: columns.iter().any(|column| itself(&column.goes)),
            columns,
            constants,
            known: Known::new(&lookups.marks, same.may_repeat()),
            same,
            likeness: None,
            stages: Stages::new(lookups),
            names: Names::new(lookups, &mut folder),
            bare: HashMap::new(),
            folder,
            ids,
            given: given.clone(),
            packer: Packer::default(),
            counts: Counts::default(),
            problems: Problems::default(),
            edits: Vec::new(),
            new_fields,
            doubts: Vec::new(),
            shown: Vec::new(),
            show: Show::default(),
            known_rows: 0,
            rows: 0,
        }
    }

    /// Takes one row in. `keep`: into packed records; else only looks at it.
    pub(super) fn take(&mut self, row: &Row<'_>, keep: bool) -> Result<(), Damage> {
        let line = row.line();
        let before = self.problems.found;
        self.likeness = None;
        let mut fields = Vec::with_capacity(self.columns.len() + 4);
        let made = match self.read_cells(row, &mut fields) {
            Ok(()) if fields.is_empty() => Ok((Fate::Same, None)),
            Ok(()) => self.make(line, &mut fields, keep)?,
            Err((at, kind)) => Err((Some(at + 1), kind)),
        };
        let (fate, of) = match made {
            Ok(made) => made,
            Err((column, kind)) => {
                self.problems.note(line, column, kind);
                (Fate::LeftOut, None)
            }
        };
        let doubtful = self.doubt(line, fate);
        match fate {
            Fate::New => self.counts.created += 1,
            Fate::Update => self.counts.updated += 1,
            Fate::Same => self.counts.skipped += 1,
            Fate::LeftOut => self.counts.left_out += 1,
        }
        let is_known = of.is_some() || doubtful;
        self.rows += 1;
        self.known_rows += u64::from(is_known);
        let (place, is_of_them) = if self.show.only_known { (self.known_rows, is_known) } else { (self.rows, true) };
        if !keep && is_of_them && (self.show.from + 1..=self.show.from + PAGE).contains(&place) {
            let names = fields
                .iter()
                .flat_map(|(_, value)| referred(value))
                .filter_map(|id| self.names.called(id).map(|name| (id, name.to_owned())));
            let names = names.collect();
            let trouble = self.problems.found > before;
            self.shown.push(PreviewRow { line, fate, of, doubtful, trouble, fields, was: Vec::new(), names });
        }
        if matches!(fate, Fate::New | Fate::Update) {
            for fresh in self.names.keep() {
                self.bring(fresh.kind, fresh.id, fresh.fields(), keep)?;
            }
        } else {
            self.names.forget();
        }
        Ok(())
    }

    /// Packs what only names were known of.
    pub(super) fn close(&mut self, keep: bool) -> Result<(), Damage> {
        let mut bare: Vec<_> = std::mem::take(&mut self.bare).into_iter().collect();
        bare.sort_unstable_by_key(|(id, _)| *id);
        for (id, fields) in bare {
            self.pack_referred(self.kind, id, fields, keep)?;
        }
        Ok(())
    }

    fn bring(&mut self, kind: Kind, id: RecordId, fields: Vec<(FieldId, Value)>, keep: bool) -> Result<(), Damage> {
        if kind == self.kind {
            // Its own row may still come, or may have been the one that named it.
            self.bare.entry(id).or_insert(fields);
            return Ok(());
        }
        self.pack_referred(kind, id, fields, keep)
    }

    fn pack_referred(
        &mut self,
        kind: Kind,
        id: RecordId,
        mut fields: Vec<(FieldId, Value)>,
        keep: bool,
    ) -> Result<(), Damage> {
        *self.counts.along.entry(kind).or_default() += 1;
        if !keep {
            return Ok(());
        }
        fields.push((IMPORTED_AT, Value::Instant(self.given.now)));
        self.packer.put(kind, id, sorted(fields, kind))
    }

    fn make(
        &mut self,
        line: u64,
        fields: &mut Vec<(FieldId, Value)>,
        keep: bool,
    ) -> Result<Result<(Fate, Option<RecordId>), (Option<usize>, RowProblemKind)>, Damage> {
        for constant in self.constants.iter().filter(|constant| constant.wanted == Wanted::Always) {
            default(fields, constant.field, constant.value.clone());
        }
        let marks = self.same.marks(&mut self.folder, &|field| value(fields, field).cloned());
        match self.known.find(&marks) {
            Found::Line(line) => return Ok(Err((None, RowProblemKind::Twice { line }))),
            Found::Record(id) => {
                self.known.hold(&marks, line, Some(id));
                return Ok(Ok(self.meet(line, id, fields)));
            }
            Found::Doubt(likeness) => {
                let decision = self.decide(line, &likeness);
                self.likeness = Some((called(fields), likeness));
                match decision {
                    // As the person wants it: no fault of the row.
                    Decision::LeaveOut => return Ok(Ok((Fate::LeftOut, None))),
                    Decision::Same(id) => {
                        self.known.hold(&marks, line, Some(id));
                        return Ok(Ok(self.meet(line, id, fields)));
                    }
                    Decision::New => {}
                }
            }
            Found::Nobody => {}
        }
        let id = match self.complete(fields) {
            Ok(id) => id,
            Err(kind) => return Ok(Err((None, kind))),
        };
        self.known.hold(&marks, line, None);
        *fields = sorted(std::mem::take(fields), self.kind);
        self.new_fields.iter_mut().for_each(|new| new.see(fields));
        if keep {
            self.packer.put(self.kind, id, std::mem::take(fields))?;
        }
        Ok(Ok((Fate::New, None)))
    }

    /// What becomes of a row whose record is there.
    fn meet(&mut self, line: u64, id: RecordId, fields: &mut Vec<(FieldId, Value)>) -> (Fate, Option<RecordId>) {
        if self.on_known == OnKnown::Skip {
            return (Fate::Same, Some(id));
        }
        self.stages.fit(self.kind, fields);
        *fields = sorted(std::mem::take(fields), self.kind);
        self.new_fields.iter_mut().for_each(|new| new.see(fields));
        self.edits.push(Edit { line, id, fields: fields.clone(), only_empty: self.on_known == OnKnown::Fill });
        (Fate::Update, Some(id))
    }

    /// Fills in what follows from the rest and draws an id, or says what is lacking.
    fn complete(&mut self, fields: &mut Vec<(FieldId, Value)>) -> Result<RecordId, RowProblemKind> {
        if fields_of_kind(self.kind).contains(&NAME) && value(fields, NAME).is_none() {
            let name = composed_name(self.kind, &self.same, &self.names, fields).ok_or(RowProblemKind::Empty(NAME))?;
            fields.push((NAME, Value::Text(name)));
        }
        let now = Value::Instant(self.given.now);
        match self.kind {
            Kind::Payment if value(fields, AMOUNT).is_none() => return Err(RowProblemKind::Empty(AMOUNT)),
            Kind::Task => default(fields, TASK_STATUS, "open".into()),
            Kind::Activity => {
                default(fields, AT, now.clone());
                default(fields, FORM, "note".into());
            }
            _ => {}
        }
        if self.kind.has_stages() {
            let entered = self.stages.enter(self.kind, fields, &self.constants, &self.given);
            entered.map_err(|(stage, fields)| RowProblemKind::Missing { stage, fields })?;
        }
        if fields_of_kind(self.kind).contains(&IMPORTED_AT) {
            fields.retain(|(field, _)| *field != IMPORTED_AT);
            fields.push((IMPORTED_AT, now));
        }
        if !self.refers_to_itself {
            return Ok(self.ids.draw());
        }
        // A row above, or this one, may have referred to it by its name.
        let Some(Value::Text(name)) = value(fields, NAME) else { return Ok(self.ids.draw()) };
        let known = self.names.known(&mut self.folder, self.kind, name);
        match known {
            Some(id) if self.bare.remove(&id).is_some() || self.names.take_fresh(id) => Ok(id),
            _ => {
                let id = self.ids.draw();
                self.names.learn(&mut self.folder, self.kind, name, id);
                Ok(id)
            }
        }
    }
}

fn referred(value: &Value) -> Vec<RecordId> {
    match value {
        Value::Ref(id) => vec![*id],
        Value::Refs(ids) => ids.clone(),
        _ => Vec::new(),
    }
}

fn default(fields: &mut Vec<(FieldId, Value)>, field: FieldId, held: Value) {
    if value(fields, field).is_none() {
        fields.push((field, held));
    }
}

/// Sorted by field, each there once, and only fields that the kind has.
fn sorted(mut fields: Vec<(FieldId, Value)>, kind: Kind) -> Vec<(FieldId, Value)> {
    fields.retain(|(field, _)| field.record().is_some() || fields_of_kind(kind).contains(field));
    fields.sort_by_key(|(field, _)| *field);
    fields.dedup_by_key(|(field, _)| *field);
    fields
}
