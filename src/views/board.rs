//! A board: one pipeline, its stages as columns, its records as cards.

use super::Sight;
use crate::commands::stage_kind;
use crate::model::schema::{
    AMOUNT, ARCHIVED, COMPANY, CONTACT, NAME, OF_KIND, PIPELINE, POSITION_NO, PROBABILITY, ROT_DAYS, STAGE,
    STAGE_SINCE, TOTAL,
};
use crate::model::time::DAY_MS;
use crate::model::{FieldId, Instant, Kind, Money, RecordId, Records, Value};
use std::collections::BTreeMap;

/// One pipeline to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineName {
    /// Its record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The stage.
    pub stage: RecordId,
    /// What it is called.
    pub name: String,
    /// `open`, `won` or `lost`.
    pub end: String,
    /// Colour 1–6.
    pub hue: u8,
    /// How many cards there are; `cards` may hold fewer.
    pub count: usize,
    /// Sums by currency.
    pub sums: Vec<Money>,
    /// The sums weighted by the chance of success, when the stage has one.
    pub weighted: Vec<Money>,
    /// The cards, the one that stands longest first.
    pub cards: Vec<Card>,
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// The record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// The company, or the contact.
    pub whom: String,
    /// What it is worth.
    pub worth: Option<Money>,
    /// Since when it stands there.
    pub since: Option<Instant>,
    /// Days over the limit of the stage, when it stands too long.
    pub rotting: Option<i64>,
}

/// What a column is sorted by and summed over: since when it stands there, which, what it is worth.
type Row = (Option<Instant>, RecordId, Option<Money>);

/// The pipelines of a kind that are in use, in their order.
#[must_use]
pub fn pipelines(sight: Sight<'_>, kind: Kind) -> Vec<PipelineName> {
    let records = sight.records;
    let of_kind = |id: &RecordId| {
        records.value(*id, OF_KIND).is_some_and(|of| of.as_text() == Some(kind.name()))
            && records.value(*id, ARCHIVED) != Some(Value::Flag(true))
    };
    let mut all: Vec<RecordId> = records.all(Kind::Pipeline).into_iter().filter(of_kind).collect();
    all.sort_by(|a, b| place(sight, *a).total_cmp(&place(sight, *b)).then(a.cmp(b)));
    all.into_iter().map(|id| PipelineName { id, name: sight.name(id) }).collect()
}

/// The stages of a pipeline, in their order.
#[must_use]
pub fn stages(sight: Sight<'_>, pipeline: RecordId) -> Vec<RecordId> {
    let records = sight.records;
    let mut stages = records.all(Kind::Stage);
    stages.retain(|id| {
        records.value(*id, PIPELINE) == Some(Value::Ref(pipeline))
            && records.value(*id, ARCHIVED) != Some(Value::Flag(true))
    });
    stages.sort_by(|a, b| place(sight, *a).total_cmp(&place(sight, *b)).then(a.cmp(b)));
    stages
}

/// The columns of a pipeline, with at most `most` cards each; `filter` is folded text that a card's name
/// must contain.
#[must_use]
pub fn columns(sight: Sight<'_>, kind: Kind, pipeline: RecordId, most: usize, filter: &str) -> Vec<Column> {
    let worth_field = if kind == Kind::Order { TOTAL } else { AMOUNT };
    let mut found: BTreeMap<RecordId, Vec<Row>> = BTreeMap::new();
    for (chunk, row) in sight.records.rows(kind) {
        if chunk.reference(row, PIPELINE) != Some(pipeline) {
            continue;
        }
        let Some(stage) = chunk.reference(row, STAGE) else { continue };
        if !filter.is_empty() && !chunk.text(row, NAME).is_some_and(|name| name.to_lowercase().contains(filter)) {
            continue;
        }
        let since = chunk.value(row, STAGE_SINCE).as_ref().and_then(Value::as_instant);
        let worth = chunk.value(row, worth_field).as_ref().and_then(Value::as_money);
        found.entry(stage).or_default().push((since, chunk.id(row), worth));
    }
    let column = |stage| {
        let mut rows = found.remove(&stage).unwrap_or_default();
        rows.sort_unstable();
        column(sight, stage, rows, most)
    };
    stages(sight, pipeline).into_iter().map(column).collect()
}

fn column(sight: Sight<'_>, stage: RecordId, rows: Vec<Row>, most: usize) -> Column {
    let number = |field| sight.records.value(stage, field).as_ref().and_then(Value::as_number);
    let sums = sums(rows.iter().filter_map(|(_, _, worth)| *worth));
    let weighted = number(PROBABILITY).map(|percent| {
        let weigh = |sum: &Money| Money { minor: (sum.minor as f64 * percent / 100.0).round() as i64, ..*sum };
        sums.iter().map(weigh).collect()
    });
    let limit = number(ROT_DAYS);
    let card = |(since, id, worth): &Row| {
        let stood = since.map(|since| (sight.now.0 - since.0).div_euclid(DAY_MS));
        let over = limit.zip(stood).map(|(limit, stood)| stood - limit as i64);
        Card {
            id: *id,
            name: sight.name(*id),
            whom: whom(sight, *id),
            worth: *worth,
            since: *since,
            rotting: over.filter(|over| *over >= 0),
        }
    };
    Column {
        stage,
        name: sight.name(stage),
        end: stage_kind(sight.records, stage),
        hue: number(crate::model::schema::HUE).unwrap_or(1.0) as u8,
        count: rows.len(),
        cards: rows.iter().take(most).map(card).collect(),
        weighted: weighted.unwrap_or_default(),
        sums,
    }
}

/// The company of a record, or its contact.
fn whom(sight: Sight<'_>, id: RecordId) -> String {
    let referred = |field: FieldId| sight.records.value(id, field).as_ref().and_then(Value::as_ref);
    referred(COMPANY).or_else(|| referred(CONTACT)).map(|whom| sight.name(whom)).unwrap_or_default()
}

/// Sums by currency, the largest currency first by name.
#[must_use]
pub fn sums(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut sums: BTreeMap<_, i64> = BTreeMap::new();
    for money in amounts {
        let sum = sums.entry(money.currency).or_default();
        *sum = sum.saturating_add(money.minor);
    }
    sums.into_iter().map(|(currency, minor)| Money { minor, currency }).collect()
}

fn place(sight: Sight<'_>, id: RecordId) -> f64 {
    sight.records.value(id, POSITION_NO).as_ref().and_then(Value::as_number).unwrap_or(f64::MAX)
}
