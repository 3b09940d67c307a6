//! Ready rules, in sets: what most people who sell or serve want. Each is data, a word and a function that writes the
//! rule in a language, on the pipelines that every base begins with. Its name is the text `ready-rule-…` of its word.
//!
//! Never here: the saving of one.

mod leads;
mod orders;
mod pen;
mod retention;
mod sales;
mod service;

pub use pen::Pen;

use super::{Sight, rules};
use crate::commands::pipeline_id;
use crate::model::schema::{ARCHIVED, NAME, OF_KIND, PIPELINE};
use crate::model::{Kind, RecordId, Records, Value};
use crate::rule::{Body, Step};
use crate::text::Texts;

/// A set of ready rules: its word, and what is in it.
pub struct Set {
    /// Its word: the text `ready-set-…` is its name, and it is its anchor on the page.
    pub word: &'static str,
    /// Its rules, in the order in which they are shown.
    pub rules: &'static [Ready],
}

/// A ready rule.
pub struct Ready {
    /// Its word, no other rule's.
    pub word: &'static str,
    /// Writes it.
    pub write: fn(&mut Pen<'_>) -> Body,
}

/// All sets, in the order of the page.
pub const SETS: &[Set] = &[
    Set { word: "sales", rules: sales::RULES },
    Set { word: "orders", rules: orders::RULES },
    Set { word: "service", rules: service::RULES },
    Set { word: "leads", rules: leads::RULES },
    Set { word: "retention", rules: retention::RULES },
];

/// A ready rule as it would be in a base.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its word.
    pub word: &'static str,
    /// The rule.
    pub body: Body,
    /// How it stands here.
    pub state: State,
    /// What the pipelines are called that it is about and that are put away: nothing stands in them yet.
    pub away: Vec<String>,
}

/// How a ready rule stands in a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It can be taken.
    Offered,
    /// This rule says the same.
    Taken(RecordId),
    /// It needs stages or pipelines of these names, which were removed.
    Lacks(Vec<String>),
}

/// Every ready rule in a language, set by set.
#[must_use]
pub fn gallery(sight: Sight<'_>, texts: &Texts) -> Vec<(&'static str, Vec<Offer>)> {
    let there: Vec<(RecordId, Body)> =
        rules::rules(sight).into_iter().filter_map(|row| Some((row.id, row.body?))).collect();
    let offers = |set: &Set| set.rules.iter().map(|ready| offer(ready, sight, texts, &there)).collect();
    SETS.iter().map(|set| (set.word, offers(set))).collect()
}

/// A ready rule by its word, written in a language, and the stages and pipelines that it speaks of.
#[must_use]
pub fn written(word: &str, texts: &Texts, records: &dyn Records) -> Option<(Body, Vec<RecordId>)> {
    let ready = SETS.iter().flat_map(|set| set.rules).find(|ready| ready.word == word)?;
    let mut pen = Pen::new(texts, records);
    let body = (ready.write)(&mut pen);
    Some((body, pen.needs().iter().map(|(_, id)| *id).collect()))
}

fn makes(body: &Body, wanted: Kind) -> bool {
    body.steps.iter().any(|step| matches!(step, Step::Make { kind, .. } if *kind == wanted))
}

fn offer(ready: &Ready, sight: Sight<'_>, texts: &Texts, there: &[(RecordId, Body)]) -> Offer {
    let records = sight.records;
    let mut pen = Pen::new(texts, records);
    let body = (ready.write)(&mut pen);
    let is_here = |(_, id): &&(&str, RecordId)| {
        let pipeline = records.get(*id).map(|record| record.reference(PIPELINE).unwrap_or(record.id));
        let of = pipeline.and_then(|pipeline| records.value(pipeline, OF_KIND));
        let kind = of.as_ref().and_then(Value::as_text).and_then(Kind::from_name);
        kind.is_some_and(|kind| kind == body.of || makes(&body, kind))
    };
    // What was deleted still has its name.
    let name = |id: RecordId| records.find(id).map(|record| record.text(NAME).to_owned()).unwrap_or_default();
    let lacking: Vec<String> = pen.needs().iter().filter(|need| !is_here(need)).map(|(_, id)| name(*id)).collect();
    let state = match there.iter().find(|(_, rule)| *rule == body) {
        Some((rule, _)) => State::Taken(*rule),
        None if lacking.is_empty() => State::Offered,
        None => State::Lacks(lacking),
    };
    let mut away: Vec<RecordId> = pen.needs().iter().map(|(pipeline, _)| pipeline_id(pipeline)).collect();
    away.dedup();
    away.retain(|pipeline| records.value(*pipeline, ARCHIVED) == Some(Value::Flag(true)));
    Offer { word: ready.word, body, state, away: away.into_iter().map(name).collect() }
}
