//! A whole pipeline: its stages in a row, and the rules as arrows from where they find a record to where they move it. What
//! a rule does without moving anything stands at the stage where it acts.

use super::lanes::lanes;
use super::reach::{Ground, Reach};
use crate::commands::{first_stage, ways_in};
use crate::model::schema::PIPELINE;
use crate::model::{Kind, RecordId, Records};
use crate::rule::{Body, Mode, Path, Place, Step};
use crate::views::rules::{RuleRow, bare};
use crate::views::settings::{PipelineRow, StageRow, pipelines, stages};
use crate::views::{Sight, board};
use std::collections::{BTreeMap, BTreeSet};

/// A pipeline as a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineDiagram {
    /// The pipeline.
    pub pipeline: PipelineRow,
    /// What stands below each other.
    pub rows: Vec<Row>,
    /// The arrows beside them.
    pub lines: Vec<Line>,
    /// How many lanes they need.
    pub lanes: usize,
}

/// A row: a stage, or what stands for several.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub spot: Spot,
    /// What moves records from here, in the order of the rules.
    pub moves: Vec<Move>,
    /// What acts here and moves nothing.
    pub acts: Vec<Acts>,
    /// What makes new records here.
    pub brings: Vec<Brings>,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// Wherever the record stands on its way.
    Anywhere,
    /// This stage.
    Stage(Box<StageRow>),
    /// Other pipelines.
    Beyond,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Its record.
    pub rule: RecordId,
    /// What it is called.
    pub name: String,
    /// How far it may go.
    pub mode: Mode,
}

/// A rule that moves records from where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which rule.
    pub by: By,
    /// What the stage is called to which it moves them.
    pub to: String,
    /// What its pipeline is called, when it is another one.
    pub beyond: Option<String>,
    /// Whether the stage cannot be entered from here.
    pub closed: bool,
}

/// A rule that acts where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acts {
    /// Which rule.
    pub by: By,
}

/// A rule that makes records here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brings {
    /// Which rule.
    pub by: By,
    /// What it makes them of.
    pub of: Kind,
}

/// An arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From which row, counted from 0.
    pub from: usize,
    /// To which.
    pub to: usize,
    /// In which lane, counted from the rows.
    pub lane: usize,
    /// How far the rule behind it may go; of several, the one that may go furthest.
    pub mode: Mode,
}

/// Where something begins, or leads to, in a pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Anywhere,
    Stage(RecordId),
    Beyond,
}

/// Draws a pipeline; `None` when there is none.
#[must_use]
pub fn pipeline(sight: Sight<'_>, id: RecordId) -> Option<PipelineDiagram> {
    let pipeline = pipelines(sight).into_iter().find(|row| row.id == id)?;
    let stages = stages(sight, id);
    let rules: Vec<(By, Body)> = bare(sight).into_iter().filter_map(read).collect();
    let row = |spot| Row { spot, moves: Vec::new(), acts: Vec::new(), brings: Vec::new() };
    let of_stage = |stage: &StageRow| (End::Stage(stage.id), row(Spot::Stage(Box::new(stage.clone()))));
    let mut rows: BTreeMap<End, Row> = stages.iter().map(of_stage).collect();
    rows.insert(End::Anywhere, row(Spot::Anywhere));
    rows.insert(End::Beyond, row(Spot::Beyond));
    let mut arrows: BTreeMap<(End, End), Mode> = BTreeMap::new();
    if let Some(kind) = pipeline.of {
        let ground = Ground::of(kind, sight.records, |pipeline| board::stages(sight, pipeline));
        for (by, body) in rules.iter().filter(|(_, body)| body.of == kind) {
            let drawn = drawn(&ground.reach(body), &stages);
            let moved: BTreeSet<End> = drawn.moves.iter().map(|(from, _)| *from).collect();
            for (from, to) in drawn.moves {
                let beyond = (ground.pipeline(to) != Some(id)).then(|| of_pipeline(sight, to));
                let end = if beyond.is_some() { End::Beyond } else { End::Stage(to) };
                let closed = matches!(from, End::Stage(from) if is_closed(sight.records, from, to));
                let told = Move { by: by.clone(), to: sight.name(to), beyond, closed };
                if let Some(row) = rows.get_mut(&from) {
                    row.moves.push(told);
                }
                let mode = arrows.entry((from, end)).or_default();
                *mode = (*mode).max(by.mode);
            }
            for row in drawn.finds.into_iter().filter(|end| !moved.contains(end) && !moved.contains(&End::Anywhere)) {
                if let Some(row) = rows.get_mut(&row) {
                    row.acts.push(Acts { by: by.clone() });
                }
            }
        }
        for (by, body) in &rules {
            for stage in made(body, kind, sight.records).into_iter().filter(|stage| ground.pipeline(*stage) == Some(id))
            {
                if let Some(row) = rows.get_mut(&End::Stage(stage)) {
                    row.brings.push(Brings { by: by.clone(), of: body.of });
                }
            }
        }
    }
    Some(laid_out(pipeline, &stages, rows, &arrows))
}

fn read(row: RuleRow) -> Option<(By, Body)> {
    Some((By { rule: row.id, name: row.name, mode: row.mode }, row.body?))
}

/// What a rule does in one pipeline.
struct Drawn {
    finds: BTreeSet<End>,
    moves: BTreeSet<(End, RecordId)>,
}

/// Where a rule finds records in all open stages, it finds them anywhere.
fn drawn(reach: &Reach, stages: &[StageRow]) -> Drawn {
    let open: BTreeSet<RecordId> = stages.iter().filter(|row| row.end == "open").map(|row| row.id).collect();
    let here = |found: &BTreeSet<RecordId>, but: Option<RecordId>| -> BTreeSet<End> {
        let all = open.iter().filter(|stage| Some(**stage) != but);
        if all.clone().count() > 1 && all.clone().all(|stage| found.contains(stage)) {
            return BTreeSet::from([End::Anywhere]);
        }
        stages.iter().map(|row| row.id).filter(|stage| found.contains(stage)).map(End::Stage).collect()
    };
    let mut to: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
    for (from, stage) in &reach.moves {
        to.entry(*stage).or_default().insert(*from);
    }
    let moves = to.iter().flat_map(|(to, from)| here(from, Some(*to)).into_iter().map(|from| (from, *to))).collect();
    Drawn { finds: here(&reach.finds, None), moves }
}

fn of_pipeline(sight: Sight<'_>, stage: RecordId) -> String {
    let pipeline = sight.records.value(stage, PIPELINE).and_then(|pipeline| pipeline.as_ref());
    pipeline.map(|pipeline| sight.name(pipeline)).unwrap_or_default()
}

fn is_closed(records: &dyn Records, from: RecordId, to: RecordId) -> bool {
    let ways = ways_in(records, to);
    !ways.is_empty() && !ways.contains(&from)
}

/// The stages in which a rule makes records of a kind, each once.
fn made(body: &Body, wanted: Kind, records: &dyn Records) -> BTreeSet<RecordId> {
    let begins = |step: &Step| match step {
        Step::Make { kind, into, .. } if *kind == wanted => match into {
            Some(Place::Stage(stage)) => Some(*stage),
            Some(Place::Pipeline(pipeline)) => first_stage(records, wanted, Some(*pipeline)),
            None => first_stage(records, wanted, None),
        },
        _ => None,
    };
    let path = Path::of(&body.steps);
    path.iter().map(|stop| if let Step::Try(step) = stop.step { step } else { stop.step }).filter_map(begins).collect()
}

/// Anywhere first, then the stages in their order, then what lies beyond.
fn laid_out(
    pipeline: PipelineRow,
    stages: &[StageRow],
    mut rows: BTreeMap<End, Row>,
    arrows: &BTreeMap<(End, End), Mode>,
) -> PipelineDiagram {
    let order = [End::Anywhere].into_iter().chain(stages.iter().map(|row| End::Stage(row.id))).chain([End::Beyond]);
    let is_seen = |end: &End| match end {
        End::Stage(_) => true,
        End::Anywhere => rows.get(end).is_some_and(|row| !row.moves.is_empty() || !row.acts.is_empty()),
        End::Beyond => arrows.keys().any(|(_, to)| to == end),
    };
    let order: Vec<End> = order.filter(is_seen).collect();
    let row_of = |end: End| order.iter().position(|one| *one == end);
    let mut lines: Vec<Line> = arrows
        .iter()
        .filter_map(|((from, to), mode)| Some(Line { from: row_of(*from)?, to: row_of(*to)?, lane: 0, mode: *mode }))
        .collect();
    lines.sort_by_key(|line| (line.from, line.to));
    let ends: Vec<(usize, usize)> = lines.iter().map(|line| (line.from, line.to)).collect();
    for (line, lane) in lines.iter_mut().zip(lanes(&ends)) {
        line.lane = lane;
    }
    let lanes = lines.iter().map(|line| line.lane + 1).max().unwrap_or_default();
    PipelineDiagram { pipeline, rows: order.iter().filter_map(|end| rows.remove(end)).collect(), lines, lanes }
}
