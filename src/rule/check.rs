//! Whether a rule fits the fields, stages and people that there are.

use super::{Body, Condition, Enrolment, Expr, Missed, Op, Path, Span, Step, Trigger, Wait, Who};
use crate::model::schema::{ASKS, ASSIGNEE, OF_KIND, PIPELINE, TAGS};
use crate::model::{FieldId, FieldType, Kind, RecordId, Records, Schema, Value};

/// What is wrong with a rule, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at:?}: {wrong:?}")]
pub struct BodyFault {
    /// In which part.
    pub at: Where,
    /// What.
    pub wrong: Wrong,
}

/// A part of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// The whole.
    Body,
    /// The trigger.
    Trigger,
    /// The n-th test, counted from 0 in reading order: those of the rule, of its branches, of what ends it.
    Test(usize),
    /// The n-th step, counted from 0 along its [`Path`].
    Step(usize),
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is not the JSON of a rule.
    Unreadable {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The kind has no such field.
    NoField(FieldId),
    /// The field cannot hold, or be compared with, such a value.
    WrongValue,
    /// The operator does not suit the field.
    WrongOp(Op),
    /// There is no such stage for this kind.
    NoStage(RecordId),
    /// The stage asks for nothing that could be filled in.
    AsksNothing(RecordId),
    /// There is no such pipeline for this kind.
    NoPipeline(RecordId),
    /// There is no such person.
    NoPerson(RecordId),
    /// There is no such tag.
    NoTag(RecordId),
    /// A template cannot be read.
    Template,
    /// It does nothing; of a branch: it has no way.
    NoSteps,
    /// A time of zero.
    NoTime,
}

impl Body {
    /// Checks the whole rule.
    ///
    /// # Errors
    /// The first fault, in reading order.
    pub fn check(&self, schema: &Schema, records: &dyn Records) -> Result<(), BodyFault> {
        let fault = |at, wrong| BodyFault { at, wrong };
        self.check_trigger(&self.when, schema, records).map_err(|wrong| fault(Where::Trigger, wrong))?;
        let path = Path::of(&self.steps);
        let mut tests = Vec::new();
        collect(&self.conditions, &mut tests);
        for stop in path.iter() {
            if let Step::Branch { ways, .. } = stop.step {
                ways.iter().for_each(|way| collect(&way.holds, &mut tests));
            }
        }
        self.until.iter().for_each(|until| collect(&until.holds, &mut tests));
        for (n, test) in tests.into_iter().enumerate() {
            check_test(test, self.of, schema).map_err(|wrong| fault(Where::Test(n), wrong))?;
        }
        if self.steps.is_empty() {
            return Err(fault(Where::Body, Wrong::NoSteps));
        }
        for (n, stop) in path.iter().enumerate() {
            self.check_step(stop.step, schema, records).map_err(|wrong| fault(Where::Step(n), wrong))?;
        }
        let no_time = match self.missed {
            Missed::Late => false,
            Missed::SkipAfter(span) | Missed::AskAfter(span) => span == Span::default(),
        };
        if no_time || self.again == (Enrolment::NotWithin { days: 0 }) {
            Err(fault(Where::Body, Wrong::NoTime))
        } else {
            Ok(())
        }
    }

    fn check_trigger(&self, when: &Trigger, schema: &Schema, records: &dyn Records) -> Result<(), Wrong> {
        match when {
            Trigger::Created | Trigger::Activity { .. } | Trigger::Payment | Trigger::Button => Ok(()),
            Trigger::Filled { stage } => {
                self.stage(Some(*stage), records)?;
                match records.value(*stage, ASKS) {
                    Some(Value::Texts(asks)) if !asks.is_empty() => Ok(()),
                    _ => Err(Wrong::AsksNothing(*stage)),
                }
            }
            Trigger::PipelineChanged { to } => to.map_or(Ok(()), |to| self.pipeline(to, records)),
            Trigger::TaskEnded { status } => match status.as_deref() {
                None | Some("done" | "cancelled") => Ok(()),
                Some(_) => Err(Wrong::WrongValue),
            },
            Trigger::FieldChanged { field, from, to } => {
                let holds = self.field(*field, schema)?;
                let fits = [from, to].into_iter().flatten().all(|value| holds.accepts(&value.0));
                if fits { Ok(()) } else { Err(Wrong::WrongValue) }
            }
            Trigger::StageEntered { stage } | Trigger::StageLeft { stage } => self.stage(*stage, records),
            Trigger::TimeInStage { stage, after } | Trigger::Silence { stage, after } => {
                self.stage(*stage, records)?;
                some_time(*after)
            }
            Trigger::DateReached { field, minute, .. } => self.date(*field, *minute, schema),
        }
    }

    fn check_wait(&self, until: &Wait, too_late: &[Step], schema: &Schema, records: &dyn Records) -> Result<(), Wrong> {
        let may_be_late = matches!(until, Wait::Event { at_most: Some(_), .. });
        if !too_late.is_empty() && !may_be_late {
            return Err(Wrong::WrongValue);
        }
        match until {
            Wait::For(span) => some_time(*span),
            Wait::Date { field, minute, .. } => self.date(*field, *minute, schema),
            Wait::Weekday { days, minute } => {
                let known = !days.is_empty() && days.iter().all(|day| (1..=7).contains(day)) && *minute < DAY_MINUTES;
                if known { Ok(()) } else { Err(Wrong::WrongValue) }
            }
            Wait::Event { event, .. } if event.is_timed() || *event == Trigger::Button => Err(Wrong::WrongValue),
            Wait::Event { event, at_most } => {
                self.check_trigger(event, schema, records)?;
                at_most.map_or(Ok(()), some_time)
            }
        }
    }

    fn date(&self, field: FieldId, minute: u32, schema: &Schema) -> Result<(), Wrong> {
        match self.field(field, schema)? {
            FieldType::Day | FieldType::Instant if minute < DAY_MINUTES => Ok(()),
            _ => Err(Wrong::WrongValue),
        }
    }

    fn check_step(&self, step: &Step, schema: &Schema, records: &dyn Records) -> Result<(), Wrong> {
        match step {
            Step::Set { field, value } => {
                let holds = self.field(*field, schema)?;
                let system = schema.field(*field).is_some_and(|row| row.system);
                // A stage is entered through its gate: that is the step Move.
                if system || matches!(holds, FieldType::Ref(Kind::Stage | Kind::Pipeline)) {
                    return Err(Wrong::NoField(*field));
                }
                let fits = match value {
                    Expr::Value(value) => holds.accepts(&value.0),
                    Expr::Nothing => true,
                    Expr::Now => matches!(holds, FieldType::Day | FieldType::Instant),
                    Expr::TodayPlus(_) => holds == FieldType::Day,
                    Expr::Field(other) => self.field(*other, schema)? == holds,
                };
                if fits { Ok(()) } else { Err(Wrong::WrongValue) }
            }
            Step::Move { stage } => self.stage(Some(*stage), records),
            Step::Task { name, wanted_result, assignee, .. } => {
                if name.trim().is_empty() {
                    return Err(Wrong::WrongValue);
                }
                readable(name)?;
                readable(wanted_result)?;
                assignee.map_or(Ok(()), |person| is_person(person, records))
            }
            Step::Message { text, .. } | Step::Notify { text } if text.trim().is_empty() => Err(Wrong::WrongValue),
            Step::Message { subject, text, .. } => readable(subject).and_then(|()| readable(text)),
            Step::Notify { text } => readable(text),
            Step::Assign { to } => {
                self.field(ASSIGNEE, schema)?;
                match to {
                    Who::Person(person) => is_person(*person, records),
                    Who::InTurn { .. } => Ok(()),
                }
            }
            Step::Tag { tag, .. } => {
                self.field(TAGS, schema)?;
                let known = records.get(*tag).is_some_and(|record| record.kind == Kind::Tag);
                if known { Ok(()) } else { Err(Wrong::NoTag(*tag)) }
            }
            Step::Wait { until, too_late } => self.check_wait(until, too_late, schema, records),
            Step::Branch { ways, .. } if ways.is_empty() => Err(Wrong::NoSteps),
            Step::Branch { .. } | Step::End { .. } => Ok(()),
            Step::Try(step) => match &**step {
                Step::Try(_) | Step::Wait { .. } | Step::Branch { .. } | Step::End { .. } => Err(Wrong::WrongValue),
                step => self.check_step(step, schema, records),
            },
        }
    }

    fn field(&self, field: FieldId, schema: &Schema) -> Result<FieldType, Wrong> {
        schema.holds(field).filter(|_| schema.has(self.of, field)).ok_or(Wrong::NoField(field))
    }

    fn pipeline(&self, pipeline: RecordId, records: &dyn Records) -> Result<(), Wrong> {
        match records.value(pipeline, OF_KIND) {
            Some(Value::Text(kind)) if kind == self.of.name() => Ok(()),
            _ => Err(Wrong::NoPipeline(pipeline)),
        }
    }

    fn stage(&self, stage: Option<RecordId>, records: &dyn Records) -> Result<(), Wrong> {
        let Some(stage) = stage else { return Ok(()) };
        let kind = records.value(stage, PIPELINE).and_then(|pipeline| records.value(pipeline.as_ref()?, OF_KIND));
        match kind {
            Some(Value::Text(kind)) if kind == self.of.name() => Ok(()),
            _ => Err(Wrong::NoStage(stage)),
        }
    }
}

const DAY_MINUTES: u32 = 24 * 60;

fn some_time(span: Span) -> Result<(), Wrong> {
    if span == Span::default() { Err(Wrong::NoTime) } else { Ok(()) }
}

fn is_person(person: RecordId, records: &dyn Records) -> Result<(), Wrong> {
    let known = records.get(person).is_some_and(|record| record.kind == Kind::Person);
    if known { Ok(()) } else { Err(Wrong::NoPerson(person)) }
}

fn readable(template: &str) -> Result<(), Wrong> {
    if super::check_template(template) { Ok(()) } else { Err(Wrong::Template) }
}

fn collect<'a>(condition: &'a Condition, tests: &mut Vec<&'a Condition>) {
    match condition {
        Condition::All(list) | Condition::Any(list) | Condition::None(list) => {
            for condition in list {
                collect(condition, tests);
            }
        }
        Condition::Test { .. } => tests.push(condition),
    }
}

fn check_test(test: &Condition, of: Kind, schema: &Schema) -> Result<(), Wrong> {
    let Condition::Test { of: operand, op, value } = test else { return Ok(()) };
    let no_field = operand.field().map_or(Wrong::WrongValue, Wrong::NoField);
    let holds = operand.holds(of, schema).ok_or(no_field)?;
    if !op.suits(*operand, holds) {
        return Err(Wrong::WrongOp(*op));
    }
    let fits = match (op.takes_value(), value) {
        (false, value) => value.is_none(),
        (true, None) => false,
        (true, Some(value)) if op.counts_days() => is_count(&value.0),
        (true, Some(value)) => match (op, holds) {
            (Op::In, FieldType::Ref(_) | FieldType::AnyRef) => matches!(value.0, Value::Refs(_)),
            (Op::In, _) => matches!(value.0, Value::Texts(_)),
            (Op::Contains, FieldType::Choices) => matches!(value.0, Value::Text(_)),
            (Op::Contains, FieldType::Refs(_)) => matches!(value.0, Value::Ref(_)),
            _ => holds.accepts(&value.0),
        },
    };
    if fits { Ok(()) } else { Err(Wrong::WrongValue) }
}

/// Whether it is a whole number, and not below zero.
fn is_count(value: &Value) -> bool {
    value.as_number().is_some_and(|number| number >= 0.0 && number.fract() == 0.0)
}
