//! What the columns of a table may mean: by what they are called, else by what they seem to hold.

use super::fold::squeezed;
use super::headings::{FIELDS, KEYS, KINDS, NAMES, PARTS, STAGES, TELLING, is_one_of, names_of};
use super::lookups::{OwnField, StageRow, first_pipeline, own_fields, stages_of};
use super::mapping::{Mapping, OnDoubt, OnKnown, ReadAs, SameBy, Target};
use super::overview::Overview;
use crate::exchange::csv::guess::{ColumnGuess, ColumnKind};
use crate::model::schema::{BIRTHDAY, EMAIL, NAME, NOTES, PHONE, STAGE, builtin_row, fields_of_kind};
use crate::model::{Currency, FieldId, FieldType, Kind, RecordId, Records, Schema, Value};
use std::collections::BTreeMap;

/// Proposes what a table is and what its columns are. `kind`: what the person said it is; `None`: what
/// it looks like most. `currency`: of amounts that name none.
#[must_use]
pub fn propose(
    table: &Overview,
    kind: Option<Kind>,
    records: &dyn Records,
    schema: &Schema,
    currency: Currency,
) -> Mapping {
    let kind = kind.unwrap_or_else(|| likely_kind(table));
    let own = own_fields(schema, kind);
    let mut columns = Columns::named(table, kind, &own);
    columns.fall_back_on_guesses();
    let key = columns.key();
    let pipeline = first_pipeline(records, kind);
    let stages = pipeline.map(|pipeline| stages_of(records, pipeline)).unwrap_or_default();
    for (at, target) in columns.targets.iter_mut().enumerate() {
        if let Target::Field { field, values, .. } = target
            && *field == STAGE
            && let Some(Some(cells)) = table.words.get(at)
        {
            *values = stages_meant(cells, &stages);
        }
    }
    Mapping {
        kind,
        same_by: key.map_or(SameBy::Usual, SameBy::Column),
        columns: columns.targets,
        constants: Vec::new(),
        on_known: known_at_first(kind, key.is_some()),
        on_doubt: OnDoubt::default(),
        decided: BTreeMap::new(),
        pipeline,
        currency,
    }
}

/// What is known of people stays as the person wrote it. Where a card stands and what it is worth is brought up to date,
/// and so is what another program keeps, whose numbers are in the table.
const fn known_at_first(kind: Kind, has_key: bool) -> OnKnown {
    match kind {
        Kind::Contact | Kind::Company | Kind::Lead | Kind::Person if !has_key => OnKnown::Fill,
        _ => OnKnown::Update,
    }
}

/// How the cells of a column seem to be written.
#[must_use]
pub fn read_as(table: &Overview, at: usize) -> ReadAs {
    let plain = ReadAs::default();
    match table.guesses.get(at).map(|guess| &guess.kind) {
        Some(ColumnKind::Number { mark, .. } | ColumnKind::Money { mark, .. }) => ReadAs { mark: *mark, ..plain },
        Some(ColumnKind::Day { order, .. } | ColumnKind::Moment { order, .. }) => ReadAs { order: *order, ..plain },
        _ => plain,
    }
}

fn field_of(target: &Target) -> Option<FieldId> {
    if let Target::Field { field, .. } = target { Some(*field) } else { None }
}

/// The kind whose words most columns are called by.
fn likely_kind(table: &Overview) -> Kind {
    let score = |kind: Kind| {
        let targets = Columns::named(table, kind, &[]).targets;
        let telling = |target: &Target| match target {
            Target::Field { field, .. } if TELLING.contains(&(kind, *field)) => 3,
            Target::Field { .. } => 1,
            // Only people have such names.
            Target::Name(_) => 2,
            Target::Skip | Target::New { .. } => 0,
        };
        let plain = table.columns.iter().any(|column| is_any(column, NAMES));
        let whole = targets.iter().any(|target| matches!(target, Target::Name(_)));
        let called = table.columns.iter().any(|column| is_any(column, names_of(kind)));
        targets.iter().map(telling).sum::<u32>() + if called && !plain && !whole { 4 } else { 0 }
    };
    let mut best = (0, Kind::Contact);
    for kind in KINDS {
        let score = score(*kind);
        if score > best.0 {
            best = (score, *kind);
        }
    }
    best.1
}

fn is_any(column: &str, words: &str) -> bool {
    is_one_of(&squeezed(column), words)
}

/// The columns of a table, each with what it may be.
struct Columns<'a> {
    table: &'a Overview,
    names: Vec<String>,
    kind: Kind,
    targets: Vec<Target>,
}

impl<'a> Columns<'a> {
    /// By what they are called. Each field is given to one column, each column to one field.
    fn named(table: &'a Overview, kind: Kind, own: &[OwnField]) -> Columns<'a> {
        let names: Vec<String> = table.columns.iter().map(|name| squeezed(name)).collect();
        let targets = vec![Target::Skip; names.len()];
        let mut columns = Columns { table, names, kind, targets };
        let has_name = fields_of_kind(kind).contains(&NAME);
        if matches!(kind, Kind::Contact | Kind::Lead | Kind::Person) {
            columns.parts_of_name();
        }
        let in_parts = columns.targets.iter().any(|target| matches!(target, Target::Name(_)));
        if has_name && !in_parts {
            columns.give_by_name(NAME, FieldType::Text, names_of(kind));
        }
        for field in fields_of_kind(kind) {
            let Some(row) = builtin_row(*field).filter(|_| !(in_parts && *field == NAME)) else { continue };
            if let Some((_, words)) = FIELDS.iter().find(|(of, _)| of == field) {
                columns.give_by_name(*field, row.holds, words);
            }
        }
        for field in own {
            let word = squeezed(&field.name);
            columns.give_by_name(field.id, field.holds, &word);
        }
        columns
    }

    /// First and last name; the last one alone is no person's name.
    fn parts_of_name(&mut self) {
        let place = |words: &str| words.split(' ').find_map(|word| self.names.iter().position(|name| name == word));
        let found: Vec<_> = PARTS.iter().filter_map(|(part, words)| Some((*part, place(words)?))).collect();
        if found.len() > 1 {
            for (part, at) in found {
                self.targets[at] = Target::Name(part);
            }
        }
    }

    fn give_by_name(&mut self, field: FieldId, holds: FieldType, words: &str) {
        if self.targets.iter().any(|target| field_of(target) == Some(field)) {
            return;
        }
        let free = |at: &usize| self.targets.get(*at) == Some(&Target::Skip) && self.may_hold(*at, holds);
        let named = |word: &str| (0..self.names.len()).find(|at| self.names[*at] == word && free(at));
        if let Some(at) = words.split(' ').filter(|word| !word.is_empty()).find_map(named) {
            self.give(at, field);
        }
    }

    fn give(&mut self, at: usize, field: FieldId) {
        let read = read_as(self.table, at);
        self.targets[at] = Target::Field { field, read, values: Vec::new() };
    }

    fn guess(&self, at: usize) -> &ColumnKind {
        self.table.guesses.get(at).map_or(&ColumnKind::Empty, |guess| &guess.kind)
    }

    /// Whether what the column seems to hold does not speak against it.
    fn may_hold(&self, at: usize, holds: FieldType) -> bool {
        let guess = self.guess(at);
        match holds {
            FieldType::Money | FieldType::Number => {
                matches!(guess, ColumnKind::Number { .. } | ColumnKind::Money { .. } | ColumnKind::Empty)
            }
            FieldType::Day | FieldType::Instant => {
                let days = |guess: &ColumnGuess| u64::from(guess.days) * 10 >= u64::from(guess.filled) * 9;
                matches!(guess, ColumnKind::Day { .. } | ColumnKind::Moment { .. } | ColumnKind::Empty)
                    || self.table.guesses.get(at).is_some_and(days)
            }
            FieldType::Email => matches!(guess, ColumnKind::Email | ColumnKind::Empty),
            FieldType::Ref(_) | FieldType::Refs(_) => {
                matches!(guess, ColumnKind::Text | ColumnKind::Choice { .. } | ColumnKind::Empty | ColumnKind::Email)
            }
            _ => true,
        }
    }

    /// What is called by no known word: an address is an address; the rest becomes a field of its own,
    /// where anything is in it. In a table without a heading the first words are the name, the next a
    /// note, a day a birthday.
    fn fall_back_on_guesses(&mut self) {
        for at in 0..self.targets.len() {
            if self.targets[at] != Target::Skip {
                continue;
            }
            let free = |field| {
                let taken = self.targets.iter().any(|target| match target {
                    Target::Name(_) => field == NAME,
                    target => field_of(target) == Some(field),
                });
                !taken && fields_of_kind(self.kind).contains(&field)
            };
            let nameless = self.names[at].is_empty();
            let holds = match self.guess(at) {
                ColumnKind::Empty => continue,
                ColumnKind::Text | ColumnKind::Choice { .. } | ColumnKind::Day { .. }
                    if nameless && free(BIRTHDAY) && self.may_hold(at, FieldType::Day) =>
                {
                    self.give(at, BIRTHDAY);
                    continue;
                }
                ColumnKind::Text | ColumnKind::Choice { .. } if nameless && free(NAME) => {
                    self.give(at, NAME);
                    continue;
                }
                // Words that nobody said anything of are kept as a note: left out they would be lost without a word.
                ColumnKind::Text | ColumnKind::Choice { .. } if nameless && free(NOTES) => {
                    self.give(at, NOTES);
                    continue;
                }
                ColumnKind::Email if free(EMAIL) => {
                    self.give(at, EMAIL);
                    continue;
                }
                ColumnKind::Phone if free(PHONE) => {
                    self.give(at, PHONE);
                    continue;
                }
                ColumnKind::Choice { .. } if matches!(self.table.words.get(at), Some(Some(_))) => FieldType::Choice,
                ColumnKind::Text | ColumnKind::Choice { .. } => FieldType::Text,
                ColumnKind::Bool => FieldType::Flag,
                ColumnKind::Number { .. } => FieldType::Number,
                ColumnKind::Money { .. } => FieldType::Money,
                ColumnKind::Day { .. } => FieldType::Day,
                ColumnKind::Moment { .. } => FieldType::Instant,
                ColumnKind::Email => FieldType::Email,
                ColumnKind::Phone => FieldType::Phone,
            };
            // A column without a name has nothing a field could be called by.
            let name = self.table.columns.get(at).map(|name| name.trim()).unwrap_or_default().to_owned();
            if !name.is_empty() {
                self.targets[at] = Target::New { name, holds, read: read_as(self.table, at) };
            }
        }
    }

    /// The column with the key of another program, which is kept as text.
    fn key(&mut self) -> Option<usize> {
        let last_word = |name: &str| {
            name.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).map(str::to_lowercase)
        };
        let is_key = |at: &usize| {
            let name = self.table.columns.get(*at).map(String::as_str).unwrap_or_default();
            let called = last_word(name).is_some_and(|word| is_one_of(&word, KEYS))
                || name.ends_with("Id")
                || name.ends_with("ID");
            let first = !self.targets.iter().take(*at).any(|target| matches!(target, Target::New { .. }));
            let own = match &self.targets[*at] {
                Target::New { .. } => true,
                Target::Field { field, .. } => field.record().is_some(),
                Target::Skip | Target::Name(_) => false,
            };
            called && own && first && !matches!(self.guess(*at), ColumnKind::Choice { .. } | ColumnKind::Bool)
        };
        let at = (0..self.targets.len()).find(is_key)?;
        if let Target::New { holds, .. } = &mut self.targets[at] {
            *holds = FieldType::Text;
        }
        Some(at)
    }
}

/// The stages that the words of a column may mean: by name, by what they are called elsewhere, else the
/// second on the way that asks for nothing.
fn stages_meant(cells: &[String], stages: &[StageRow]) -> Vec<(String, Value)> {
    // That a column is there does not fill it on every row, so a stage that asks for nothing is safest.
    let open = |stage: &&StageRow| stage.stage_kind == "open" && stage.asks.is_empty();
    let of_kind = |kind: &str| stages.iter().find(|stage| stage.stage_kind == kind);
    let meant = |cell: &String| -> Option<(String, RecordId)> {
        let word = squeezed(cell);
        let by_name = stages.iter().find(|stage| squeezed(&stage.name) == word);
        let elsewhere = || {
            let (is, _) = STAGES.iter().find(|(_, words)| is_one_of(&word, words))?;
            if *is == "first" { stages.first() } else { of_kind(is) }
        };
        let on_the_way = || stages.iter().skip(1).find(open).or(stages.first());
        let stage = by_name.or_else(elsewhere).or_else(on_the_way)?;
        Some((cell.clone(), stage.id))
    };
    cells.iter().filter_map(meant).map(|(cell, id)| (cell, Value::Ref(id))).collect()
}
