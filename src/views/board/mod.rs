//! A board: one pipeline, its stages as columns, its records as cards.

mod card;
mod dealt;
mod worth;

use super::Sight;
use super::table::{self, Group, Look, Place, Ranked, Sum, fitting};
use crate::commands::stage_kind;
use crate::model::schema::{ARCHIVED, FieldDef, HUE, OF_KIND, PIPELINE, POSITION_NO, PROBABILITY, STAGE};
use crate::model::{FieldId, Kind, Money, RecordId, Records, Value};
pub(super) use card::whom;
pub use card::{Card, Drop, card, dropped};
pub use dealt::Dealt;
use dealt::{Pile, Row};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
pub use worth::sums;
pub(super) use worth::worth_field;

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
/// are put to the cards, and its groups made of them; their order is the board's own. `dealt`: how the cards lay at the
/// last look at this board.
#[must_use]
pub fn columns(
    sight: Sight<'_>,
    kind: Kind,
    pipeline: RecordId,
    found: Option<&HashSet<RecordId>>,
    look: &Look,
    dealt: &mut Dealt,
) -> Vec<Column> {
    let is_plain = found.is_none() && look.filters.is_empty() && look.group.is_none();
    let asked = (!is_plain).then(|| asked(sight, kind, pipeline, found, look));
    if is_plain {
        dealt.follow(sight.records, kind, pipeline);
    }
    let stages = stages(sight, pipeline);
    let last = stages.len().saturating_sub(1).max(1);
    let column = |(at, stage)| {
        let column = match &asked {
            Some((piles, ranked)) => {
                let pile = piles.get(&stage);
                let groups =
                    pile.zip(ranked.as_ref()).map(|(pile, ranked)| groups(ranked, worth_field(kind), &pile.rows));
                Column { groups: groups.unwrap_or_default().into(), ..column(sight, stage, pile) }
            }
            None => column(sight, stage, dealt.pile(stage)),
        };
        Column { along: (100 * at / last) as u8, ..column }
    };
    stages.into_iter().enumerate().map(column).collect()
}

/// The cards of which something is asked, or which are grouped: dealt anew each time, because what they are asked and
/// grouped by may lie in other records.
fn asked(
    sight: Sight<'_>,
    kind: Kind,
    pipeline: RecordId,
    found: Option<&HashSet<RecordId>>,
    look: &Look,
) -> (BTreeMap<RecordId, Pile>, Option<Ranked>) {
    let mut places: Vec<Place> = Vec::new();
    fitting(sight, kind, &look.filters, |at, chunk, row| {
        let is_found = || found.is_none_or(|found| found.contains(&chunk.id(row)));
        if chunk.reference(row, PIPELINE) == Some(pipeline) && is_found() {
            places.push((at as u32, row as u16));
        }
    });
    let ranked = Ranked::of(sight, kind, look, &places);
    let mut by_stage: BTreeMap<RecordId, Vec<Row>> = BTreeMap::new();
    let chunks = sight.records.chunks(kind);
    for place in places {
        let (chunk, row) = (&chunks[place.0 as usize], usize::from(place.1));
        let group = ranked.as_ref().map_or(0, |ranked| ranked.rank(place));
        if let Some((stage, row)) = dealt::row(chunk, row, group, worth_field(kind)) {
            by_stage.entry(stage).or_default().push(row);
        }
    }
    (by_stage.into_iter().map(|(stage, rows)| (stage, Pile::of(rows))).collect(), ranked)
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

fn column(sight: Sight<'_>, stage: RecordId, pile: Option<&Pile>) -> Column {
    let number = |field| sight.records.value(stage, field).as_ref().and_then(Value::as_number);
    let sums = pile.map(|pile| pile.sums.clone()).unwrap_or_default();
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
        ids: pile.map(|pile| pile.ids.clone()).unwrap_or_default(),
        groups: Arc::default(),
        weighted: weighted.unwrap_or_default(),
        sums,
    }
}

fn place(sight: Sight<'_>, id: RecordId) -> f64 {
    sight.records.value(id, POSITION_NO).as_ref().and_then(Value::as_number).unwrap_or(f64::MAX)
}
