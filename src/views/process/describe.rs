//! What stands in the process description.

use super::{Block, Document, facts::type_name};
use crate::model::schema::{
    APPROVER, ASKS, CHOICES, CURRENCY, HINT, HOLDS, MODE, OF_KIND, PROBABILITY, REVIEWED_ON, ROT_DAYS, STAGE_KIND,
    VERSION,
};
use crate::model::{FieldId, Kind, RecordId, Records, Value};
use crate::text::Texts;
use crate::views::Sight;
use crate::views::diagram::{PipelineDiagram, Row, Spot, pipeline};
use crate::views::rules::{RuleRow, bare};
use crate::views::sentence::sentence;
use crate::views::settings::{OWN_FIELDS, PipelineRow, StageRow, own_fields, pipelines};
use crate::views::words::{Words, choice};

/// Describes the base as it stands.
#[must_use]
pub fn describe(sight: Sight<'_>, words: &Words<'_>) -> Document {
    let texts = words.texts();
    let mut blocks = vec![Block::Text(as_of(sight, words)), heading(texts.say("settings-pipelines"))];
    for row in pipelines(sight) {
        if let Some(diagram) = pipeline(sight, row.id) {
            blocks.extend(of_pipeline(&row, &diagram, sight, words));
        }
    }
    blocks.push(heading(texts.say("settings-fields")));
    blocks.push(fields(sight, words));
    blocks.push(heading(texts.say_named("kinds", "rule", &[])));
    blocks.extend(rules(sight, words));
    Document { title: texts.say("process-title"), language: texts.language().tag(), blocks }
}

fn heading(text: String) -> Block {
    Block::Heading(2, text)
}

fn as_of(sight: Sight<'_>, words: &Words<'_>) -> String {
    let day = words.formats.day(sight.today().0);
    let currency = sight.records.value(crate::commands::setting_id(), CURRENCY);
    let currency = currency.as_ref().and_then(Value::as_text).unwrap_or_default();
    words.texts().say_with("process-as-of", &[("day", day.into()), ("currency", currency.into())])
}

/// Its stages in a table, and what rules do between them.
fn of_pipeline(row: &PipelineRow, diagram: &PipelineDiagram, sight: Sight<'_>, words: &Words<'_>) -> Vec<Block> {
    let texts = words.texts();
    let of = row.of.unwrap_or(Kind::Deal);
    let kind = row.of.map(|of| texts.say_named("kinds", of.name(), &[])).unwrap_or_default();
    let away = row.archived.then(|| texts.say("settings-pipeline-off"));
    let about = [Some(kind), away].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let has_chance = of == Kind::Deal;
    let has_approver = diagram.rows.iter().any(|row| matches!(&row.spot, Spot::Stage(row) if !row.approver.is_empty()));
    let field = |field: FieldId| words.field(field);
    let heads = [
        Some(texts.say_named("kind", "stage", &[])),
        Some(field(STAGE_KIND)),
        has_chance.then(|| field(PROBABILITY)),
        Some(field(ROT_DAYS)),
        Some(field(ASKS)),
        Some(texts.say("process-ways")),
        has_approver.then(|| field(APPROVER)),
        Some(field(HINT)),
    ];
    let stage = |stage: &StageRow| {
        let asks: Vec<String> = stage.asks.iter().map(|field| words.field_of(of, *field)).collect();
        let hint = sight.records.value(stage.id, HINT);
        let cells = [
            Some(stage.name.clone()),
            Some(worded(STAGE_KIND, &stage.end, words)),
            has_chance.then(|| stage.chance.map(|chance| words.formats.percent(chance)).unwrap_or_default()),
            Some(stage.rot.map(|days| words.formats.number(days)).unwrap_or_default()),
            Some(asks.join(", ")),
            Some(if stage.ways.is_empty() { texts.say("process-any") } else { stage.ways.join(", ") }),
            has_approver.then(|| stage.approver.clone()),
            Some(hint.as_ref().and_then(Value::as_text).unwrap_or_default().to_owned()),
        ];
        cells.into_iter().flatten().collect::<Vec<_>>()
    };
    let stages = diagram.rows.iter().filter_map(|row| match &row.spot {
        Spot::Stage(row) => Some(stage(row)),
        Spot::Anywhere | Spot::Beyond => None,
    });
    let table = Block::Table(heads.into_iter().flatten().collect(), stages.collect());
    let done: Vec<String> = diagram.rows.iter().flat_map(|row| done_at(row, texts)).collect();
    let mut blocks = vec![Block::Heading(3, row.name.clone()), Block::Text(about), table];
    if !done.is_empty() {
        blocks.push(Block::Text(texts.say("process-moves")));
        blocks.push(Block::List(done));
    }
    blocks
}

/// What rules do at a stage, a line each.
fn done_at(row: &Row, texts: &Texts) -> Vec<String> {
    let at = match &row.spot {
        Spot::Stage(stage) => stage.name.clone(),
        Spot::Anywhere => texts.say("diagram-anywhere"),
        Spot::Beyond => texts.say("diagram-beyond"),
    };
    let mode = |by: &crate::views::diagram::By| texts.say_named("rules-mode", by.mode.word(), &[]);
    let moves = row.moves.iter().map(|one| {
        let to = match &one.beyond {
            Some(pipeline) => {
                let args = [("stage", one.to.clone().into()), ("pipeline", pipeline.clone().into())];
                texts.say_with("diagram-in", &args)
            }
            None => one.to.clone(),
        };
        let closed = if one.closed { format!(", {}", texts.say("diagram-closed")) } else { String::new() };
        format!("{at} → {to}: {} ({}{closed})", one.by.name, mode(&one.by))
    });
    let acts = row.acts.iter().map(|one| format!("{at}: {} ({})", one.by.name, mode(&one.by)));
    let brings = row.brings.iter().map(|one| {
        let kind = texts.say_named("kind", one.of.name(), &[]);
        format!("{kind} → {at}: {} ({})", one.by.name, mode(&one.by))
    });
    moves.chain(acts).chain(brings).collect()
}

/// The person's own fields.
fn fields(sight: Sight<'_>, words: &Words<'_>) -> Block {
    let texts = words.texts();
    let rows: Vec<Vec<String>> = OWN_FIELDS
        .iter()
        .flat_map(|of| own_fields(sight, *of).into_iter().map(|row| (*of, row)))
        .map(|(of, row)| {
            let kind = texts.say_named("kinds", of.name(), &[]);
            let choices = row.choices.iter().map(|choice| choice.to_string()).collect::<Vec<_>>().join(", ");
            vec![words.field(row.id), kind, type_name(texts, row.holds), choices]
        })
        .collect();
    if rows.is_empty() {
        return Block::Text(texts.say("settings-fields-none"));
    }
    let field = |field: FieldId| words.field(field);
    Block::Table(vec![texts.say_named("kind", "field", &[]), field(OF_KIND), field(HOLDS), field(CHOICES)], rows)
}

/// The rules in their order.
fn rules(sight: Sight<'_>, words: &Words<'_>) -> Vec<Block> {
    let texts = words.texts();
    let rows = bare(sight);
    if rows.is_empty() {
        return vec![Block::Text(texts.say("rules-empty"))];
    }
    let rule = |(n, row): (usize, RuleRow)| {
        let text = match &row.body {
            Some(body) => sentence(body, words),
            None => texts.say("rules-unreadable"),
        };
        let fact = |field: FieldId, value: String| format!("{}: {value}", words.field(field));
        let facts = vec![
            fact(MODE, texts.say_named("rules-mode", row.mode.word(), &[])),
            fact(VERSION, words.formats.number(f64::from(row.version))),
            fact(REVIEWED_ON, reviewed(row.id, sight, words)),
        ];
        [Block::Heading(3, format!("{}. {}", n + 1, row.name)), Block::Text(text), Block::List(facts)]
    };
    rows.into_iter().enumerate().flat_map(rule).collect()
}

fn reviewed(rule: RecordId, sight: Sight<'_>, words: &Words<'_>) -> String {
    let day = sight.records.value(rule, REVIEWED_ON).as_ref().and_then(Value::as_day);
    day.map_or_else(|| words.texts().say("process-not-yet"), |day| words.formats.day(day.0))
}

/// A choice of a built-in field.
fn worded(field: FieldId, word: &str, words: &Words<'_>) -> String {
    words.schema.field(field).map_or_else(|| word.to_owned(), |row| choice(words.texts(), &row, word))
}
