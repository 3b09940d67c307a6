//! Whether a rule fits the fields, stages and people that there are.

use super::{
    Body, Condition, Enrolment, Expr, Formula, FormulaFault, Missed, Op, Path, Place, Series, Span, Step, Trigger,
    Wait, Who, Write,
};
use crate::model::schema::{ASKS, ASSIGNEE, BODY, NAME, OF_KIND, PARTICIPANTS, PIPELINE, TAGS};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// There is no such rule for this kind.
    NoRule(RecordId),
    /// A template cannot be read.
    Template,
    /// A formula cannot be read, or does not fit, and at which word.
    Formula(FormulaFault),
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
            Trigger::Recurring { each, minute } if each.is_sound() && *minute < DAY_MINUTES => Ok(()),
            Trigger::Recurring { .. } => Err(Wrong::WrongValue),
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
            Step::Set { field, value } => self.write(self.of, *field, value, schema),
            Step::Move { stage, .. } => stage_of(self.of, *stage, records),
            Step::Make { kind, name, into, fields } => self.make(*kind, name, *into, fields, schema, records),
            Step::Note { text } if text.trim().is_empty() => Err(Wrong::WrongValue),
            Step::Note { text } => readable(text),
            Step::Withdraw { kind } => {
                if WITHDRAWN.contains(kind) {
                    Ok(())
                } else {
                    Err(Wrong::WrongValue)
                }
            }
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
                    Who::InTurn { .. } | Who::LeastBusy { .. } => Ok(()),
                }
            }
            Step::Invite { people, subject, text } => {
                self.field(PARTICIPANTS, schema)?;
                let twice = |(n, one): (usize, &RecordId)| people.iter().take(n).any(|other| other == one);
                if people.is_empty() || text.trim().is_empty() || people.iter().enumerate().any(twice) {
                    return Err(Wrong::WrongValue);
                }
                people.iter().try_for_each(|person| is_person(*person, records))?;
                readable(subject).and_then(|()| readable(text))
            }
            Step::Tag { tag, .. } => {
                self.field(TAGS, schema)?;
                let known = records.get(*tag).is_some_and(|record| record.kind == Kind::Tag);
                if known { Ok(()) } else { Err(Wrong::NoTag(*tag)) }
            }
            Step::Call { rule } => {
                let found = records.get(*rule).filter(|found| found.kind == Kind::Rule);
                let body = found.and_then(|found| Body::from_json(found.text(BODY)).ok());
                if body.is_some_and(|body| body.of == self.of) { Ok(()) } else { Err(Wrong::NoRule(*rule)) }
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

    /// What is written into a field of a kind, by what the record holds.
    fn write(&self, kind: Kind, field: FieldId, value: &Expr, schema: &Schema) -> Result<(), Wrong> {
        let row = schema.field(field).filter(|row| schema.has(kind, field) && !row.system);
        let holds = row.ok_or(Wrong::NoField(field))?.holds;
        // A stage is entered through its gate.
        if matches!(holds, FieldType::Ref(Kind::Stage | Kind::Pipeline)) {
            return Err(Wrong::NoField(field));
        }
        let fits = match value {
            Expr::Value(value) => holds.accepts(&value.0),
            Expr::Nothing => true,
            Expr::Now => matches!(holds, FieldType::Day | FieldType::Instant),
            Expr::TodayPlus(_) => holds == FieldType::Day,
            Expr::Field(other) => self.field(*other, schema)? == holds,
            Expr::Formula(text) => {
                let formula = Formula::read(text).and_then(|formula| formula.check(self.of, holds, schema));
                return formula.map_err(Wrong::Formula);
            }
            Expr::Next(first) => match holds {
                FieldType::Text => Series::read(first).is_some(),
                FieldType::Number => Series::read(first).is_some_and(|series| series.is_bare()),
                _ => false,
            },
        };
        if fits { Ok(()) } else { Err(Wrong::WrongValue) }
    }

    fn make(
        &self,
        kind: Kind,
        name: &str,
        into: Option<Place>,
        fields: &[Write],
        schema: &Schema,
        records: &dyn Records,
    ) -> Result<(), Wrong> {
        let twice = |(n, one): (usize, &Write)| fields.iter().take(n).any(|other| other.field == one.field);
        if !kind.has_stages() || name.trim().is_empty() || fields.iter().enumerate().any(twice) {
            return Err(Wrong::WrongValue);
        }
        readable(name)?;
        match into {
            None => {}
            Some(Place::Stage(stage)) => stage_of(kind, stage, records)?,
            Some(Place::Pipeline(pipeline)) if is_for(kind, pipeline, records) => {}
            Some(Place::Pipeline(pipeline)) => return Err(Wrong::NoStage(pipeline)),
        }
        fields.iter().try_for_each(|one| match one.field {
            // It has one already.
            NAME => Err(Wrong::NoField(NAME)),
            field => self.write(kind, field, &one.value, schema),
        })
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
        stage.map_or(Ok(()), |stage| stage_of(self.of, stage, records))
    }
}

/// What can be withdrawn: what rules make, but for notes, which say what was.
pub const WITHDRAWN: &[Kind] = &[Kind::Deal, Kind::Lead, Kind::Order, Kind::Ticket, Kind::Task, Kind::Message];

fn stage_of(kind: Kind, stage: RecordId, records: &dyn Records) -> Result<(), Wrong> {
    let pipeline = records.value(stage, PIPELINE).and_then(|pipeline| pipeline.as_ref());
    let fits = pipeline.is_some_and(|pipeline| is_for(kind, pipeline, records));
    if fits { Ok(()) } else { Err(Wrong::NoStage(stage)) }
}

/// Whether something is a pipeline for records of a kind.
fn is_for(kind: Kind, pipeline: RecordId, records: &dyn Records) -> bool {
    let of = records.get(pipeline).filter(|found| found.kind == Kind::Pipeline);
    of.is_some_and(|found| found.text(OF_KIND) == kind.name())
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
