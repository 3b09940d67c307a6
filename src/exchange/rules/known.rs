//! What a file mentions and what is here: the same by its id, else by its name, else what it could be.

use super::{Here, Named};
use crate::model::schema::{NAME, OF_KIND, PIPELINE};
use crate::model::{FieldId, Kind, RecordId, Records, Schema};
use crate::search::fold;

/// Something here that could be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What.
    pub here: Here,
    /// What it is called; empty for a field that every base has, which the language names.
    pub name: String,
    /// Of a stage: what its pipeline is called.
    pub pipeline: Option<String>,
}

/// What is meant by something that the file mentions: what has its id here and is of its sort, else the only one of its
/// name. A stage is looked for in the pipeline of that name first. `None`: the person has to say.
#[must_use]
pub fn here(named: &Named, schema: &Schema, records: &dyn Records) -> Option<Here> {
    let candidates = candidates(named, schema, records);
    let own = match named.kind {
        Kind::Field => Here::Field(FieldId::custom(named.id)),
        _ => Here::Record(named.id),
    };
    if candidates.iter().any(|one| one.here == own) {
        return Some(own);
    }
    let same = |one: &str, other: &str| !one.trim().is_empty() && fold(one.trim()) == fold(other.trim());
    let alike = || candidates.iter().filter(|one| same(&one.name, &named.name));
    let there = |one: &&Candidate| match (&one.pipeline, &named.pipeline) {
        (Some(one), Some(other)) => same(one, other),
        _ => false,
    };
    only(alike().filter(there)).or_else(|| only(alike()))
}

fn only<'a>(mut found: impl Iterator<Item = &'a Candidate>) -> Option<Here> {
    let first = found.next()?;
    found.next().is_none().then_some(first.here)
}

/// Everything here that could be meant: of the same kind; stages and pipelines for the same kind of records; fields of the
/// same kind of records and of the same type, also such as every base has.
#[must_use]
pub fn candidates(named: &Named, schema: &Schema, records: &dyn Records) -> Vec<Candidate> {
    if named.kind == Kind::Field {
        return fields(named, schema);
    }
    let pipeline_of = |id: RecordId| records.get(records.get(id)?.reference(PIPELINE)?);
    let found = records.all(named.kind).into_iter().filter_map(|id| {
        let record = records.get(id)?;
        let pipeline = if named.kind == Kind::Stage { Some(pipeline_of(id)?) } else { None };
        let of = pipeline.as_ref().unwrap_or(&record).text(OF_KIND);
        if named.of.is_some_and(|kind| kind.name() != of) {
            return None;
        }
        let pipeline = pipeline.as_ref().map(|pipeline| pipeline.text(NAME).to_owned());
        Some(Candidate { here: Here::Record(id), name: record.text(NAME).to_owned(), pipeline })
    });
    found.collect()
}

fn fields(named: &Named, schema: &Schema) -> Vec<Candidate> {
    let (Some(of), Some(holds)) = (named.of, named.holds) else { return Vec::new() };
    let fits = schema.fields_of(of).filter(|row| row.holds == holds && !row.system);
    fits.map(|row| Candidate { here: Here::Field(row.id), name: row.label.clone().unwrap_or_default(), pipeline: None })
        .collect()
}
