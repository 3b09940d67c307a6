//! “…, then ….”: what is done.

use super::super::words::Words;
use super::{condition, readable, value_phrase, wait};
use crate::model::schema::{ARCHIVED, CHANNEL, OF_KIND, PIPELINE, PRIORITY};
use crate::model::{FieldId, FieldType, Kind, RecordId, Value};
use crate::rule::{Arm, Body, Expr, Formula, Place, Step, Trigger, Who, Write};

/// Letters of a text that stand in the sentence before it is cut.
const MOST: usize = 80;

pub(super) fn clauses(body: &Body, words: &Words<'_>) -> String {
    listed(&body.steps, body, words)
}

/// Steps one after the other. After a branch it is said that its ways have come together.
fn listed(steps: &[Step], body: &Body, words: &Words<'_>) -> String {
    let texts = words.texts();
    let mut said = String::new();
    let mut after_branch = false;
    for step in steps {
        let (first, next) = (std::mem::take(&mut said), clause(step, body, words));
        let is_branch = matches!(step, Step::Branch { .. });
        said = match (first.is_empty(), after_branch) {
            (true, _) => next,
            (false, false) if is_branch => {
                texts.say_with("rules-join-then-if", &[("first", first.into()), ("next", next.into())])
            }
            (false, true) => texts.say_with("rules-join-after", &[("first", first.into()), ("next", next.into())]),
            (false, false) => texts.say_with("rules-join-then", &[("first", first.into()), ("next", next.into())]),
        };
        after_branch = is_branch;
    }
    if said.is_empty() { "…".to_owned() } else { said }
}

pub(super) fn clause(step: &Step, body: &Body, words: &Words<'_>) -> String {
    let texts = words.texts();
    match step {
        Step::Make { kind, name, into, fields } => make(*kind, name, *into, fields, words),
        Step::Note { text } => texts.say_with("step-note", &[("text", readable(&cut(text), words).into())]),
        Step::Withdraw { kind } => texts.say_named("step-withdraw", kind.name(), &[]),
        Step::Set { field, value } => {
            let name = words.field(*field);
            match value {
                Expr::Value(value) => {
                    let value = value_phrase(Some(*field), &value.0, words);
                    texts.say_with("step-set", &[("field", name.into()), ("value", value.into())])
                }
                Expr::Nothing => texts.say_with("step-clear", &[("field", name.into())]),
                Expr::Now => match words.schema.holds(*field) {
                    Some(FieldType::Day) => texts.say_with("step-set-today", &[("field", name.into())]),
                    _ => texts.say_with("step-set-now", &[("field", name.into())]),
                },
                Expr::TodayPlus(0) => texts.say_with("step-set-today", &[("field", name.into())]),
                Expr::TodayPlus(days) if *days > 0 => {
                    texts.say_with("step-set-later", &[("field", name.into()), ("n", (*days).into())])
                }
                Expr::TodayPlus(days) => {
                    texts.say_with("step-set-earlier", &[("field", name.into()), ("n", days.unsigned_abs().into())])
                }
                Expr::Formula(_) | Expr::Next(_) => {
                    let value = expression(*field, value, words);
                    texts.say_with("step-set", &[("field", name.into()), ("value", value.into())])
                }
                Expr::Field(other) => {
                    texts.say_with("step-set-field", &[("field", name.into()), ("other", words.field(*other).into())])
                }
            }
        }
        Step::Move { stage, only_forward } => move_to(*stage, *only_forward, body, words),
        Step::Task { name, wanted_result, assignee, start_in_days, due_in_days, priority } => {
            let mut details = Vec::new();
            if let Some(person) = assignee {
                details.push(texts.say_with("step-task-for", &[("person", words.record(*person).into())]));
            }
            if *start_in_days > 0 {
                details.push(texts.say_with("step-task-start", &[("n", (*start_in_days).into())]));
            }
            details.push(match due_in_days {
                0 => texts.say("step-task-due-today"),
                days => texts.say_with("step-task-due", &[("n", (*days).into())]),
            });
            if let Some(priority) = priority {
                let row = words.schema.field(PRIORITY);
                let priority = words.value(row.as_deref(), &Value::Text(priority.clone()));
                details.push(texts.say_with("step-task-priority", &[("priority", super::lower(&priority).into())]));
            }
            if !wanted_result.is_empty() {
                let text = readable(&cut(wanted_result), words);
                details.push(texts.say_with("step-task-result", &[("text", text.into())]));
            }
            let args = [("name", readable(name, words).into()), ("details", details.join(", ").into())];
            texts.say_with("step-task", &args)
        }
        Step::Message { channel, subject, text } => {
            let template = if subject.trim().is_empty() { text } else { subject };
            let template = readable(&cut(template), words);
            match channel {
                None => texts.say_with("step-message", &[("template", template.into())]),
                Some(channel) => {
                    let row = words.schema.field(CHANNEL);
                    let channel = words.value(row.as_deref(), &Value::Text(channel.clone()));
                    texts.say_with("step-message-by", &[("template", template.into()), ("channel", channel.into())])
                }
            }
        }
        Step::Notify { text } => texts.say_with("step-notify", &[("text", readable(&cut(text), words).into())]),
        Step::Assign { to } => match to {
            Who::Person(person) => texts.say_with("step-assign", &[("person", words.record(*person).into())]),
            Who::InTurn { senior: None } => texts.say("step-assign-next"),
            Who::InTurn { senior: Some(true) } => texts.say("step-assign-senior"),
            Who::InTurn { senior: Some(false) } => texts.say("step-assign-other"),
            Who::LeastBusy { senior: None } => texts.say("step-assign-least"),
            Who::LeastBusy { senior: Some(true) } => texts.say("step-assign-least-senior"),
            Who::LeastBusy { senior: Some(false) } => texts.say("step-assign-least-other"),
        },
        Step::Invite { people, subject, text } => {
            let people: Vec<String> = people.iter().map(|person| words.record(*person)).collect();
            let template = if subject.trim().is_empty() { text } else { subject };
            let template = readable(&cut(template), words);
            texts.say_with("step-invite", &[("people", people.join(", ").into()), ("template", template.into())])
        }
        Step::Tag { tag, on } => {
            let tag = words.record(*tag);
            if *on {
                texts.say_with("step-tag", &[("tag", tag.into())])
            } else {
                texts.say_with("step-untag", &[("tag", tag.into())])
            }
        }
        Step::Call { rule } => texts.say_with("step-call", &[("rule", words.record(*rule).into())]),
        Step::Wait { until, too_late } => {
            let wait = wait::clause(until, body.of, words);
            if too_late.is_empty() {
                return wait;
            }
            let steps = listed(too_late, body, words);
            texts.say_with("step-too-late", &[("wait", wait.into()), ("steps", steps.into())])
        }
        Step::Branch { ways, otherwise } => branch(ways, otherwise, body, words),
        Step::Try(step) => texts.say_with("step-try", &[("step", clause(step, body, words).into())]),
        Step::End { outcome } => {
            let outcome = texts.say_named("run-outcome", outcome.word(), &[]);
            texts.say_with("step-end", &[("outcome", outcome.into())])
        }
    }
}

/// “make the deal “…” (in Repeat orders, “Expected close”: 45 days later)”
fn make(kind: Kind, name: &str, into: Option<Place>, fields: &[Write], words: &Words<'_>) -> String {
    let texts = words.texts();
    let place = into.map(|place| match place {
        Place::Pipeline(pipeline) => {
            texts.say_with("step-make-pipeline", &[("pipeline", words.record(pipeline).into())])
        }
        Place::Stage(stage) => {
            let pipeline = words.records.value(stage, PIPELINE).and_then(|pipeline| pipeline.as_ref());
            let pipeline = pipeline.map(|pipeline| words.record(pipeline)).unwrap_or_default();
            let args = [("stage", words.record(stage).into()), ("pipeline", pipeline.into())];
            texts.say_with("step-make-stage", &args)
        }
    });
    let holds = fields.iter().map(|write| {
        let value = expression(write.field, &write.value, words);
        texts.say_with("step-make-field", &[("field", words.field(write.field).into()), ("value", value.into())])
    });
    let details: Vec<String> = place.into_iter().chain(holds).collect();
    let made = texts.say_named("step-make", kind.name(), &[("name", readable(name, words).into())]);
    if details.is_empty() {
        return made;
    }
    texts.say_with("step-make-with", &[("made", made.into()), ("details", details.join(", ").into())])
}

/// What a field of a new record holds.
fn expression(field: FieldId, value: &Expr, words: &Words<'_>) -> String {
    let texts = words.texts();
    match value {
        Expr::Value(value) => value_phrase(Some(field), &value.0, words),
        Expr::Nothing => texts.say("step-value-nothing"),
        Expr::Now if words.schema.holds(field) != Some(FieldType::Day) => texts.say("step-value-now"),
        Expr::Now | Expr::TodayPlus(0) => texts.say("step-value-today"),
        Expr::TodayPlus(days) if *days > 0 => texts.say_with("step-value-later", &[("n", (*days).into())]),
        Expr::TodayPlus(days) => texts.say_with("step-value-earlier", &[("n", days.unsigned_abs().into())]),
        Expr::Field(other) => texts.say_with("step-value-field", &[("other", words.field(*other).into())]),
        Expr::Formula(text) => formula(text, words),
        Expr::Next(first) => texts.say_with("step-value-next", &[("first", first.as_str().into())]),
    }
}

/// A formula with its fields named in words; one that cannot be read, as it was typed.
fn formula(text: &str, words: &Words<'_>) -> String {
    let texts = words.texts();
    let names = Formula::read(text).map(|formula| formula.names()).unwrap_or_default();
    let (mut out, mut at) = (String::new(), 0);
    for (from, to, field) in names {
        out.push_str(text.get(at..from).unwrap_or_default());
        out.push_str(&match field {
            Some(field) => {
                texts.say_with("rules-template-field", &[("field", super::lower(&words.field(field)).into())])
            }
            None => texts.say_with("rules-template-field", &[("field", texts.say("step-value-today").into())]),
        });
        at = to;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out.trim().to_owned()
}

/// “if …, …; otherwise …”
fn branch(ways: &[Arm], otherwise: &[Step], body: &Body, words: &Words<'_>) -> String {
    let texts = words.texts();
    let done = |steps: &[Step]| if steps.is_empty() { texts.say("step-nothing") } else { listed(steps, body, words) };
    let way = |way: &Arm| {
        let steps = done(&way.steps);
        match condition::clause(&way.holds, words) {
            Some(conditions) => {
                texts.say_with("step-way", &[("conditions", conditions.into()), ("steps", steps.into())])
            }
            None => steps,
        }
    };
    let last = (!otherwise.is_empty())
        .then(|| texts.say_with("step-otherwise", &[("steps", listed(otherwise, body, words).into())]));
    ways.iter().map(way).chain(last).collect::<Vec<_>>().join("; ")
}

/// The pipeline is named where it is not clear from the trigger.
fn move_to(stage: RecordId, only_forward: bool, body: &Body, words: &Words<'_>) -> String {
    let texts = words.texts();
    let pipeline_of = |stage| words.records.value(stage, PIPELINE).and_then(|pipeline| pipeline.as_ref());
    let pipeline = pipeline_of(stage);
    let told = match &body.when {
        Trigger::StageEntered { stage }
        | Trigger::StageLeft { stage }
        | Trigger::TimeInStage { stage, .. }
        | Trigger::Silence { stage, .. } => stage.and_then(pipeline_of),
        _ => None,
    };
    let name = words.record(stage);
    match pipeline {
        Some(pipeline) if told != Some(pipeline) && several_pipelines(body.of, words) => {
            let args = [("stage", name.into()), ("pipeline", words.record(pipeline).into())];
            texts.say_with("step-move-pipeline", &args)
        }
        _ if only_forward => texts.say_with("step-move-on", &[("stage", name.into())]),
        _ => texts.say_with("step-move", &[("stage", name.into())]),
    }
}

fn several_pipelines(kind: Kind, words: &Words<'_>) -> bool {
    let records = words.records;
    let in_use = |id: &RecordId| {
        records.value(*id, OF_KIND).is_some_and(|of| of.as_text() == Some(kind.name()))
            && records.value(*id, ARCHIVED) != Some(Value::Flag(true))
    };
    records.all(Kind::Pipeline).iter().filter(|id| in_use(id)).count() > 1
}

/// The first line, cut at a length that still reads.
fn cut(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    if line.chars().count() <= MOST && line.len() == text.trim().len() {
        return line.to_owned();
    }
    let short: String = line.chars().take(MOST).collect();
    // A gap that would be cut through is left out whole.
    let whole = match (short.rfind("{{"), short.rfind("}}")) {
        (Some(open), close) if close.is_none_or(|close| close < open) => short.get(..open).unwrap_or(&short),
        _ => &short,
    };
    format!("{}…", whole.trim_end())
}
