//! What is wrong with a book of rules as a whole, seen without running it: rules that set each other off in a circle, rules
//! that contradict each other, rules that can never act, rules that do not fit what there is.
//!
//! Each finding can come about; whether it does depends on the records. What is found says by which steps.

use super::perform::number_in;
use crate::commands::first_stage;
use crate::model::schema::{ASKS, ASSIGNEE, COMPANY, CONTACT, DUE, PARTICIPANTS, PIPELINE, STAGE, TAGS, field_by_key};
use crate::model::{FieldId, Kind, RecordId, Records, Schema, Value};
use crate::rule::{Body, BodyFault, Condition, Expr, Op, Operand, Path, Place, Series, Step, Trigger};
use std::collections::BTreeMap;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// These set each other off, each by the step beside it, the last the first.
    Circle(Vec<(RecordId, Step)>),
    /// The same sets both off, and they write different things into the same field: each with its step, the one that is
    /// tried first before the other.
    Contradiction(Box<[(RecordId, Step); 2]>),
    /// Its conditions can never hold.
    Never(RecordId),
    /// It does not fit the fields, stages and people there are.
    Unfit(RecordId, BodyFault),
    /// A number of the series that a rule goes on with stands in several records: two devices gave it apart, or a person.
    Twice {
        /// The rule.
        rule: RecordId,
        /// The number, as it is written.
        number: String,
        /// The records.
        records: Vec<RecordId>,
    },
}

/// Looks through rules, in their visible order.
#[must_use]
pub fn findings(rules: &[(RecordId, Body)], schema: &Schema, records: &dyn Records) -> Vec<Finding> {
    let mut found = circles(rules, records);
    found.extend(contradictions(rules));
    for (id, body) in rules {
        if let Err(fault) = body.check(schema, records) {
            found.push(Finding::Unfit(*id, fault));
        } else if never(&body.conditions) {
            found.push(Finding::Never(*id));
        }
        found.extend(twice(*id, body, records));
    }
    found
}

/// Numbers that stand in several records.
fn twice(rule: RecordId, body: &Body, records: &dyn Records) -> Vec<Finding> {
    let path = Path::of(&body.steps);
    let series = path.iter().flat_map(|stop| match inner(stop.step) {
        Step::Set { field, value: Expr::Next(first) } => vec![(body.of, *field, first.as_str())],
        Step::Make { kind, fields, .. } => {
            let next = fields.iter().filter_map(|write| match &write.value {
                Expr::Next(first) => Some((*kind, write.field, first.as_str())),
                _ => None,
            });
            next.collect()
        }
        _ => Vec::new(),
    });
    let mut found = Vec::new();
    for (kind, field, first) in series {
        let Some(series) = Series::read(first) else { continue };
        let mut given: BTreeMap<u64, Vec<RecordId>> = BTreeMap::new();
        for id in records.all(kind) {
            if let Some(number) = records.value(id, field).and_then(|held| number_in(&series, &held)) {
                given.entry(number).or_default().push(id);
            }
        }
        let several = given.into_iter().filter(|(_, records)| records.len() > 1);
        found.extend(several.map(|(number, records)| Finding::Twice { rule, number: series.written(number), records }));
    }
    found
}

/// The shortest circle through each rule; a circle is told once.
fn circles(rules: &[(RecordId, Body)], records: &dyn Records) -> Vec<Finding> {
    let links: Vec<Vec<(usize, &Step)>> = rules
        .iter()
        .map(|(_, body)| {
            let path = Path::of(&body.steps);
            let mut links: Vec<(usize, &Step)> = Vec::new();
            for step in path.iter().map(|stop| inner(stop.step)) {
                let wrote = effect(step);
                for (to, (id, other)) in rules.iter().enumerate() {
                    let calls = matches!(step, Step::Call { rule } if rule == id) && other.of == body.of;
                    let sets_off = || calls || sets_off(body, step, wrote.as_ref(), other, records);
                    if !links.iter().any(|(known, _)| *known == to) && sets_off() {
                        links.push((to, step));
                    }
                }
            }
            links
        })
        .collect();
    let mut found: Vec<Vec<usize>> = Vec::new();
    for first in 0..rules.len() {
        let Some(circle) = shortest(first, &links) else { continue };
        // Who only goes forward never comes round.
        let forward = |(n, rule): (usize, &usize)| {
            let next = circle.get(n + 1).or(circle.first());
            let step = links[*rule].iter().find(|(to, _)| Some(to) == next).map(|(_, step)| step);
            matches!(step, Some(Step::Move { only_forward: true, .. }))
        };
        if circle.iter().enumerate().all(forward) {
            continue;
        }
        let mut sorted = circle.clone();
        sorted.sort_unstable();
        let known = found.iter().any(|known| {
            let mut known = known.clone();
            known.sort_unstable();
            known == sorted
        });
        if !known {
            found.push(circle);
        }
    }
    let told = |circle: Vec<usize>| {
        let steps = circle.iter().enumerate().filter_map(|(n, rule)| {
            let next = circle.get(n + 1).or(circle.first())?;
            let (_, step) = links.get(*rule)?.iter().find(|(to, _)| to == next)?;
            Some((rules.get(*rule)?.0, (*step).clone()))
        });
        Finding::Circle(steps.collect())
    };
    found.into_iter().map(told).collect()
}

/// The shortest way from a rule back to itself, breadth first.
fn shortest(first: usize, links: &[Vec<(usize, &Step)>]) -> Option<Vec<usize>> {
    let mut came_from: Vec<Option<usize>> = vec![None; links.len()];
    let mut queue = std::collections::VecDeque::from([first]);
    while let Some(at) = queue.pop_front() {
        for (to, _) in links.get(at)? {
            if *to == first {
                let mut circle = vec![at];
                while let Some(before) = circle.last().filter(|last| **last != first).and_then(|last| came_from[*last])
                {
                    circle.push(before);
                }
                circle.reverse();
                return Some(circle);
            }
            if came_from[*to].is_none() {
                came_from[*to] = Some(at);
                queue.push_back(*to);
            }
        }
    }
    None
}

fn inner(step: &Step) -> &Step {
    if let Step::Try(inner) = step { inner } else { step }
}

/// Whether what a step of a rule does, and wrote, may set another rule off.
fn sets_off(
    by: &Body,
    step: &Step,
    wrote: Option<&(FieldId, Option<Value>)>,
    other: &Body,
    records: &dyn Records,
) -> bool {
    match step {
        Step::Task { .. } => {
            let hears = matches!(&other.when, Trigger::Created)
                || matches!(&other.when, Trigger::DateReached { field, .. } if *field == DUE);
            return other.of == Kind::Task && hears;
        }
        Step::Make { kind, .. } => return other.of == *kind && hears_birth(step, other, records),
        _ if other.of != by.of => return false,
        Step::Note { .. } => {
            let any = |wanted: &Option<String>| wanted.is_none();
            return matches!(&other.when, Trigger::Activity { form, direction, outcome }
                if form.as_deref().is_none_or(|form| form == "note") && any(direction) && any(outcome));
        }
        _ => {}
    }
    let Some((field, after)) = wrote else { return false };
    let (field, after) = (*field, after.as_ref());
    let hears = match &other.when {
        Trigger::StageEntered { stage } | Trigger::TimeInStage { stage, .. } => {
            field == STAGE && stage.is_none_or(|stage| after == Some(&Value::Ref(stage)))
        }
        Trigger::Filled { stage } => after.is_some() && asks(*stage, field, records),
        Trigger::PipelineChanged { to } => {
            let into = after.filter(|_| field == STAGE).and_then(Value::as_ref).and_then(|at| pipeline(at, records));
            into.is_some_and(|into| to.is_none_or(|to| to == into) && stands_in(by, records) != Some(into))
        }
        Trigger::StageLeft { stage } => field == STAGE && stage.is_none_or(|stage| after != Some(&Value::Ref(stage))),
        Trigger::FieldChanged { field: heard, to, .. } => {
            *heard == field && to.as_ref().is_none_or(|to| after.is_none_or(|after| *after == to.0))
        }
        Trigger::DateReached { field: heard, .. } => *heard == field,
        Trigger::Created
        | Trigger::Button
        | Trigger::Activity { .. }
        | Trigger::Payment
        | Trigger::TaskEnded { .. }
        | Trigger::Silence { .. }
        | Trigger::Recurring { .. } => false,
    };
    hears && !excludes(&other.conditions, field, after)
}

/// Whether a stage asks for a field.
fn asks(stage: RecordId, field: FieldId, records: &dyn Records) -> bool {
    match records.value(stage, ASKS) {
        Some(Value::Texts(asks)) => asks.iter().any(|key| field_by_key(key) == Some(field)),
        _ => false,
    }
}

fn pipeline(stage: RecordId, records: &dyn Records) -> Option<RecordId> {
    records.value(stage, PIPELINE)?.as_ref()
}

/// The pipeline in which a record stands when the rule acts, where its trigger says so.
fn stands_in(body: &Body, records: &dyn Records) -> Option<RecordId> {
    match &body.when {
        Trigger::StageEntered { stage } | Trigger::TimeInStage { stage, .. } | Trigger::Silence { stage, .. } => {
            pipeline((*stage)?, records)
        }
        Trigger::Filled { stage } => pipeline(*stage, records),
        Trigger::PipelineChanged { to } => *to,
        _ => None,
    }
}

/// Whether a rule may be set off by what a step makes, which is of its kind.
fn hears_birth(step: &Step, other: &Body, records: &dyn Records) -> bool {
    let Step::Make { kind, into, fields, .. } = step else { return false };
    let begins = match into {
        Some(Place::Stage(stage)) => Some(*stage),
        Some(Place::Pipeline(pipeline)) => first_stage(records, *kind, Some(*pipeline)),
        None => first_stage(records, *kind, None),
    };
    let there = |stage: &Option<RecordId>| stage.is_none() || *stage == begins;
    let hears = match &other.when {
        Trigger::Created => true,
        Trigger::StageEntered { stage } | Trigger::TimeInStage { stage, .. } | Trigger::Silence { stage, .. } => {
            there(stage)
        }
        Trigger::DateReached { field, .. } => fields.iter().any(|write| write.field == *field),
        Trigger::Filled { stage } => {
            let written = fields.iter().map(|write| write.field).chain([CONTACT, COMPANY, ASSIGNEE]);
            written.into_iter().any(|field| asks(*stage, field, records))
        }
        _ => false,
    };
    let given = fields.iter().filter_map(|write| match &write.value {
        Expr::Value(value) => Some((write.field, value.0.clone())),
        _ => None,
    });
    let mut known = begins.map(|stage| (STAGE, Value::Ref(stage))).into_iter().chain(given);
    hears && !known.any(|(field, value)| excludes(&other.conditions, field, Some(&value)))
}

/// Whether conditions cannot hold while a field holds this.
fn excludes(condition: &Condition, field: FieldId, holds: Option<&Value>) -> bool {
    let Some(holds) = holds else { return false };
    match condition {
        Condition::All(list) => list.iter().any(|one| excludes(one, field, Some(holds))),
        Condition::Test { of: Operand::Field(of), op, value } if *of == field => match (op, value) {
            (Op::Is, Some(value)) => value.0 != *holds,
            (Op::IsNot, Some(value)) => value.0 == *holds,
            (Op::Empty, _) => true,
            _ => false,
        },
        _ => false,
    }
}

fn contradictions(rules: &[(RecordId, Body)]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (n, (one, first)) in rules.iter().enumerate() {
        for (other, second) in rules.iter().skip(n + 1) {
            if first.of != second.of || !overlap(&first.when, &second.when) || apart(first, second) {
                continue;
            }
            let clash = certain(first).into_iter().find_map(|step| {
                let (field, Some(value)) = effect(step)? else { return None };
                let against = certain(second)
                    .into_iter()
                    .find(|step| matches!(effect(step), Some((of, Some(to))) if of == field && to != value))?;
                Some((step.clone(), against.clone()))
            });
            if let Some((step, against)) = clash {
                found.push(Finding::Contradiction(Box::new([(*one, step), (*other, against)])));
            }
        }
    }
    found
}

/// The steps that are taken at once and in any case: before a wait, a branch or an end.
fn certain(body: &Body) -> Vec<&Step> {
    let ends = |step: &&Step| matches!(step, Step::Wait { .. } | Step::Branch { .. } | Step::End { .. });
    body.steps.iter().take_while(|step| !ends(step)).map(inner).collect()
}

/// The field that a step writes on its record, and what it holds then where that is known.
fn effect(step: &Step) -> Option<(FieldId, Option<Value>)> {
    match inner(step) {
        Step::Move { stage, .. } => Some((STAGE, Some(Value::Ref(*stage)))),
        Step::Set { field, value: Expr::Value(value) } => Some((*field, Some(value.0.clone()))),
        Step::Set { field, .. } => Some((*field, None)),
        Step::Assign { .. } => Some((ASSIGNEE, None)),
        Step::Tag { .. } => Some((TAGS, None)),
        Step::Invite { .. } => Some((PARTICIPANTS, None)),
        _ => None,
    }
}

/// Whether one event can set off both.
fn overlap(one: &Trigger, other: &Trigger) -> bool {
    let any = |one: &Option<RecordId>, other: &Option<RecordId>| one.is_none() || other.is_none() || one == other;
    match (one, other) {
        (Trigger::StageEntered { stage: one }, Trigger::StageEntered { stage: other })
        | (Trigger::StageLeft { stage: one }, Trigger::StageLeft { stage: other }) => any(one, other),
        (Trigger::FieldChanged { field, .. }, Trigger::FieldChanged { field: other, .. }) if field != other => false,
        _ => one == other,
    }
}

/// Whether the conditions of two rules can never hold together.
fn apart(one: &Body, other: &Body) -> bool {
    let mut tests = Vec::new();
    flat(&one.conditions, &mut tests);
    flat(&other.conditions, &mut tests);
    clash(&tests)
}

fn never(conditions: &Condition) -> bool {
    let mut tests = Vec::new();
    flat(conditions, &mut tests);
    clash(&tests) || empty_any(conditions)
}

fn empty_any(condition: &Condition) -> bool {
    match condition {
        Condition::Any(list) => list.iter().all(empty_any),
        Condition::All(list) => list.iter().any(empty_any),
        Condition::None(_) | Condition::Test { .. } => false,
    }
}

/// The tests that must all hold.
fn flat<'a>(condition: &'a Condition, tests: &mut Vec<(Operand, Op, Option<&'a Value>)>) {
    match condition {
        Condition::All(list) => list.iter().for_each(|one| flat(one, tests)),
        Condition::Test { of, op, value } => tests.push((*of, *op, value.as_ref().map(|plain| &plain.0))),
        Condition::Any(_) | Condition::None(_) => {}
    }
}

/// Whether two of these can never hold together.
fn clash(tests: &[(Operand, Op, Option<&Value>)]) -> bool {
    tests.iter().enumerate().any(|(n, (of, op, value))| {
        tests.iter().skip(n + 1).any(|(other, against, to)| {
            of == other
                && match (op, against) {
                    // What it was says nothing of what it is.
                    (Op::Changed | Op::Was, _) | (_, Op::Changed | Op::Was) => false,
                    (Op::Is, Op::Is) => value != to,
                    (Op::Is, Op::IsNot) | (Op::IsNot, Op::Is) => value == to,
                    (Op::Empty, Op::IsNot) | (Op::IsNot, Op::Empty) => false,
                    (Op::Empty, against) => *against != Op::Empty,
                    (op, Op::Empty) => *op != Op::Empty,
                    _ => false,
                }
        })
    })
}
