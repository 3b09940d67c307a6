//! A board: one pipeline, its stages as columns, its records as cards.

use super::Sight;
use super::table::{self, Group, Look, Place, Ranked, Sum, fitting};
use crate::commands::{missing, stage_kind};
use crate::model::schema::FieldDef;
use crate::model::schema::{
    AMOUNT, ARCHIVED, COMPANY, CONTACT, DUE, FROZEN_UNTIL, HUE, OF_KIND, PIPELINE, POSITION_NO, PROBABILITY, ROT_DAYS,
    STAGE, STAGE_SINCE, TASK_STATUS, TOTAL,
};
use crate::model::time::DAY_MS;
use crate::model::{Day, FieldId, Instant, Kind, Money, RecordId, Records, Value};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

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
    /// How far along the way it is, in percent.
    pub along: u8,
    /// Sums by currency.
    pub sums: Vec<Money>,
    /// The sums weighted by the chance of success, when the stage has one.
    pub weighted: Vec<Money>,
    /// Its records, the one that stands longest first; of one group after the other when they are grouped.
    pub ids: Arc<[RecordId]>,
    /// The groups that are in it.
    pub groups: Arc<[Group]>,
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
    /// For how many days it stands there, when that is too long.
    pub rotting: Option<i64>,
    /// When the next thing to do about it is due; `None`: nothing is planned.
    pub next: Option<Instant>,
    /// Whether it is still on its way.
    pub open: bool,
    /// Whether a rule brought it there.
    pub by_rule: bool,
    /// Until when it is left alone.
    pub frozen: Option<Day>,
}

/// What would come of dropping a card on a stage.
#[derive(Clone, Debug, PartialEq)]
pub enum Drop {
    /// Nothing: it stands there.
    Stays,
    /// The sum of the stage grows by so much.
    Adds(Option<Money>),
    /// The stage would ask for so many fields first.
    Asks(usize),
}

/// What a column is sorted by and summed over: its group, since when it stands there, which, what it is worth.
type Row = (usize, Option<Instant>, RecordId, Option<Money>);

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

/// Whether the cards of a board can be grouped by a field: the columns are what the stage says already.
#[must_use]
pub fn can_group(field: &FieldDef) -> bool {
    table::can_group(field) && !field.system && !matches!(field.id, PIPELINE | STAGE)
}

/// The columns of a pipeline. `found`: what the words that were typed were found in, when any were. A look's questions
/// are put to the cards, and its groups made of them; their order is the board's own.
#[must_use]
pub fn columns(
    sight: Sight<'_>,
    kind: Kind,
    pipeline: RecordId,
    found: Option<&HashSet<RecordId>>,
    look: &Look,
) -> Vec<Column> {
    let worth_field = worth_field(kind);
    let mut places: Vec<Place> = Vec::new();
    fitting(sight, kind, &look.filters, |at, chunk, row| {
        if chunk.reference(row, PIPELINE) != Some(pipeline) {
            return;
        }
        if found.is_some_and(|found| !found.contains(&chunk.id(row))) {
            return;
        }
        places.push((at as u32, row as u16));
    });
    let ranked = Ranked::of(sight, kind, look, &places);
    let mut by_stage: BTreeMap<RecordId, Vec<Row>> = BTreeMap::new();
    let chunks = sight.records.chunks(kind);
    for place in places {
        let (chunk, row) = (&chunks[place.0 as usize], usize::from(place.1));
        let Some(stage) = chunk.reference(row, STAGE) else { continue };
        let since = chunk.value(row, STAGE_SINCE).as_ref().and_then(Value::as_instant);
        let worth = chunk.value(row, worth_field).as_ref().and_then(Value::as_money);
        let group = ranked.as_ref().map_or(0, |ranked| ranked.rank(place));
        by_stage.entry(stage).or_default().push((group, since, chunk.id(row), worth));
    }
    let stages = stages(sight, pipeline);
    let last = stages.len().saturating_sub(1).max(1);
    let column = |(at, stage)| {
        let mut rows = by_stage.remove(&stage).unwrap_or_default();
        rows.sort_unstable();
        let groups = ranked.as_ref().map(|ranked| groups(ranked, worth_field, &rows)).unwrap_or_default();
        Column { along: (100 * at / last) as u8, groups: groups.into(), ..column(sight, stage, &rows) }
    };
    stages.into_iter().enumerate().map(column).collect()
}

/// The groups of rows that stand one group after the other.
fn groups(ranked: &Ranked, worth_field: FieldId, rows: &[Row]) -> Vec<Group> {
    let mut begin = 0;
    let group = |of_group: &[Row]| {
        let rows = begin..begin + of_group.len();
        begin = rows.end;
        let amounts = sums(of_group.iter().filter_map(|(.., worth)| *worth));
        Group { shared: ranked.shared[of_group[0].0].clone(), rows, sums: vec![Sum { field: worth_field, amounts }] }
    };
    rows.chunk_by(|a, b| a.0 == b.0).map(group).collect()
}

fn column(sight: Sight<'_>, stage: RecordId, rows: &[Row]) -> Column {
    let number = |field| sight.records.value(stage, field).as_ref().and_then(Value::as_number);
    let sums = sums(rows.iter().filter_map(|(.., worth)| *worth));
    let weighted = number(PROBABILITY).map(|percent| {
        let weigh = |sum: &Money| Money { minor: (sum.minor as f64 * percent / 100.0).round() as i64, ..*sum };
        sums.iter().map(weigh).collect()
    });
    Column {
        stage,
        name: sight.name(stage),
        end: stage_kind(sight.records, stage),
        hue: number(HUE).unwrap_or(1.0) as u8,
        along: 0,
        ids: rows.iter().map(|(_, _, id, _)| *id).collect(),
        groups: Arc::default(),
        weighted: weighted.unwrap_or_default(),
        sums,
    }
}

/// A card; `None` when its record is not there.
#[must_use]
pub fn card(sight: Sight<'_>, id: RecordId) -> Option<Card> {
    let record = sight.records.get(id)?;
    let stage = record.reference(STAGE);
    let open = stage.is_none_or(|stage| stage_kind(sight.records, stage) == "open");
    let limit = stage.and_then(|stage| sight.records.value(stage, ROT_DAYS)).as_ref().and_then(Value::as_number);
    let since = record.get(STAGE_SINCE).and_then(Value::as_instant);
    let stood = since.map(|since| (sight.now.0 - since.0).div_euclid(DAY_MS));
    let about: Vec<_> =
        sight.records.about(id).into_iter().filter_map(|id| sight.records.place(id).map(|at| (id, at))).collect();
    let of = |kind| about.iter().filter(move |(_, at)| at.kind == kind).map(|(id, _)| *id);
    let due = |task: RecordId| {
        let open = sight.records.value(task, TASK_STATUS).is_some_and(|status| status.as_text() == Some("open"));
        sight.records.value(task, DUE).filter(|_| open).as_ref().and_then(Value::as_instant)
    };
    // A run and what it wrote have the same stamp.
    let moved = record.stamp_of(STAGE);
    let born = |id: RecordId| sight.records.stamps(id).map(|(born, _)| born);
    Some(Card {
        id,
        name: sight.name(id),
        whom: whom(sight, id),
        worth: record.get(worth_field(record.kind)).and_then(Value::as_money),
        rotting: stood.filter(|stood| open && limit.is_some_and(|limit| *stood >= limit as i64)),
        next: of(Kind::Task).filter_map(due).min(),
        open,
        by_rule: of(Kind::Run).any(|run| born(run) == Some(moved)),
        frozen: record.get(FROZEN_UNTIL).and_then(Value::as_day).filter(|day| *day > sight.today()),
    })
}

/// What would come of dropping a record on a stage.
#[must_use]
pub fn dropped(sight: Sight<'_>, id: RecordId, stage: RecordId) -> Drop {
    let Some(record) = sight.records.get(id) else { return Drop::Stays };
    if record.reference(STAGE) == Some(stage) {
        return Drop::Stays;
    }
    match missing(sight.records, stage, &|field| record.get(field).is_some()).len() {
        0 => Drop::Adds(record.get(worth_field(record.kind)).and_then(Value::as_money)),
        asked => Drop::Asks(asked),
    }
}

/// What a record of a kind is worth stands there.
const fn worth_field(kind: Kind) -> FieldId {
    match kind {
        Kind::Order => TOTAL,
        _ => AMOUNT,
    }
}

/// The company of a record, or its contact.
pub(super) fn whom(sight: Sight<'_>, id: RecordId) -> String {
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
