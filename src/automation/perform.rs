//! What a step changes on a record. What makes other records of it is in `make`, who is assigned in
//! `assign`.

use super::outlet::outlet;
use super::run::{Did, Id, made_id};
use super::template::fill;
use crate::commands::{Context, Refusal, approver, check, enter};
use crate::journal::Change;
use crate::model::schema::{
    ABOUT, ASSIGNEE, BODY, BY_RUN, CHANNEL, DUE, MESSAGE_STATUS, MODE, NAME, PIPELINE, POSITION_NO, PRIORITY, STAGE,
    START, SUBJECT, TAGS, TASK_STATUS, TEXT, TO, WANTED_RESULT, key_of,
};
use crate::model::time::{DAY_MS, HOUR_MS, from_local, to_local};
use crate::model::{Day, FieldId, FieldType, Given, Instant, Kind, Number, Record, RecordId, Records, Schema, Value};
use crate::rule::{Asked, Body, Expr, Formula, Mode, Series, Step};

/// The channel of what is told to the person at the desk.
const NOTICE: &str = "notice";

/// What a step works with.
pub(super) struct Bench<'a> {
    pub(super) records: &'a dyn Records,
    pub(super) schema: &'a Schema,
    pub(super) given: &'a Given,
    /// The rule's record.
    pub(super) rule: RecordId,
    /// The run.
    pub(super) run: RecordId,
    /// The place of the step.
    pub(super) step: usize,
    /// The logical time.
    pub(super) at: Instant,
}

/// Whole numbers from here on cannot be told from their neighbours.
const LAST: f64 = 9_007_199_254_740_992.0;

pub(super) type Outcome = Result<(Vec<Change>, Did), Did>;

impl Bench<'_> {
    /// The changes that a step makes on a record, or why it cannot be done.
    pub(super) fn perform(&self, step: &Step, record: &Record) -> Outcome {
        match step {
            Step::Set { field, value } => self.set(*field, value, record),
            Step::Move { stage, only_forward: true } if lies_behind(self.records, *stage, record) => {
                Ok((Vec::new(), Did::Further))
            }
            Step::Move { stage, .. } => self.enter(*stage, record),
            Step::Task { name, wanted_result, assignee, start_in_days, due_in_days, priority } => {
                let day = |days: &u32| i32::try_from(*days).unwrap_or(i32::MAX);
                let assignee = assignee.or_else(|| record.reference(ASSIGNEE));
                let mut fields = vec![
                    (NAME, Value::text(&self.fill(name, record)?)),
                    (WANTED_RESULT, Value::text(&self.fill(wanted_result, record)?)),
                    (ASSIGNEE, assignee.map(Value::Ref)),
                    (START, Some(Value::Instant(self.of_day(day(start_in_days), 9 * HOUR_MS)))),
                    (DUE, Some(Value::Instant(self.of_day(day(due_in_days), DAY_MS - 6 * HOUR_MS)))),
                    (PRIORITY, priority.as_deref().map(Value::from)),
                    (TASK_STATUS, Some(Value::from("open"))),
                ];
                if fields[0].1.is_none() {
                    fields[0].1 = Some(Value::from(name.as_str()));
                }
                Ok(self.make(Kind::Task, record.id, fields))
            }
            Step::Make { kind, name, into, fields } => self.make_of(*kind, name, *into, fields, record),
            Step::Note { text } => self.note(text, record),
            Step::Withdraw { kind } => Ok(self.withdraw(*kind, record.id)),
            Step::Message { channel, subject, text } => {
                let (channel, to) = outlet(channel.as_deref(), record, self.records).map_err(Did::NoAddress)?;
                let fields = vec![
                    (CHANNEL, Value::text(&channel)),
                    (TO, Value::text(&to)),
                    (SUBJECT, Value::text(&self.fill(subject, record)?)),
                    (TEXT, Value::text(&self.fill(text, record)?)),
                    (MESSAGE_STATUS, Some(Value::from("prepared"))),
                ];
                Ok(self.make(Kind::Message, record.id, fields))
            }
            Step::Notify { text } => {
                let fields = vec![
                    (CHANNEL, Some(Value::from(NOTICE))),
                    (TEXT, Value::text(&self.fill(text, record)?)),
                    (MESSAGE_STATUS, Some(Value::from("prepared"))),
                ];
                Ok(self.make(Kind::Message, record.id, fields))
            }
            Step::Assign { to } => self.assign(*to, record),
            Step::Invite { people, subject, text } => self.invite(people, subject, text, record),
            Step::Tag { tag, on } => self.tag(*tag, *on, record),
            Step::Call { rule } => self.call(*rule, record),
            Step::Try(step) => self.perform(step, record),
            // Where a run goes on to is its path's; nothing is changed.
            Step::Wait { .. } | Step::Branch { .. } | Step::End { .. } => Ok((Vec::new(), Did::Done)),
        }
    }

    /// Whether another rule may be called on a record. It begins after this one, as `engine` lets it.
    fn call(&self, rule: RecordId, record: &Record) -> Outcome {
        let found = self.records.get(rule).filter(|found| found.kind == Kind::Rule);
        let body = found.as_ref().and_then(|found| Body::from_json(found.text(BODY)).ok());
        match found {
            Some(found) if body.is_some_and(|body| body.of == record.kind) => {
                let off = Mode::of(found.text(MODE)) == Mode::Off;
                Ok((Vec::new(), if off { Did::Off } else { Did::Called(Id(rule)) }))
            }
            _ => Err(Did::NoRule),
        }
    }

    fn tag(&self, tag: RecordId, on: bool, record: &Record) -> Outcome {
        if self.records.get(tag).is_none_or(|found| found.kind != Kind::Tag) {
            return Err(Did::NoTag);
        }
        let mut tags = match record.get(TAGS) {
            Some(Value::Refs(tags)) => tags.clone(),
            _ => Vec::new(),
        };
        if tags.contains(&tag) == on {
            return Ok((Vec::new(), Did::Already));
        }
        if on {
            tags.push(tag);
        } else {
            tags.retain(|of| *of != tag);
        }
        self.write(TAGS, (!tags.is_empty()).then_some(Value::Refs(tags)), record)
    }

    fn set(&self, field: FieldId, value: &Expr, record: &Record) -> Outcome {
        // Who has a number keeps it.
        if let (Expr::Next(first), Some(held)) = (value, record.get(field))
            && Series::read(first).is_some_and(|series| number_in(&series, held).is_some())
        {
            return Ok((Vec::new(), Did::Already));
        }
        let after = self.value(record.kind, field, value, record)?;
        self.write(field, after, record)
    }

    /// What a field of a record of a kind is to hold, by what `record` holds.
    pub(super) fn value(
        &self,
        kind: Kind,
        field: FieldId,
        value: &Expr,
        record: &Record,
    ) -> Result<Option<Value>, Did> {
        let holds = self.schema.holds(field).filter(|_| self.schema.has(kind, field)).ok_or(Did::WrongValue)?;
        let (today, _) = to_local(self.at, &*self.given.zone);
        Ok(match value {
            Expr::Value(value) => Some(value.0.clone()),
            Expr::Nothing => None,
            Expr::Now if holds == FieldType::Day => Some(Value::Day(today)),
            Expr::Now => Some(Value::Instant(self.at)),
            Expr::TodayPlus(days) => Some(Value::Day(Day::plus_days(today, *days))),
            Expr::Field(other) => record.get(*other).cloned(),
            Expr::Formula(text) => {
                let formula = Formula::read(text).map_err(|_| Did::WrongValue)?;
                let asked = Asked { field: &|field| record.get(field).cloned(), today, zone: &*self.given.zone };
                Some(formula.reckon(holds, &asked).map_err(Did::Formula)?)
            }
            Expr::Next(first) => Some(self.next_number(kind, field, holds, first)?),
        })
    }

    /// The next number of a series in a field of a kind.
    fn next_number(&self, kind: Kind, field: FieldId, holds: FieldType, first: &str) -> Result<Value, Did> {
        let series = Series::read(first).ok_or(Did::WrongValue)?;
        let all = self.records.all(kind).into_iter();
        let given = all.filter_map(|id| number_in(&series, &self.records.value(id, field)?));
        let next = series.after(given).ok_or(Did::NoNumber)?;
        match holds {
            FieldType::Number => Number::new(next as f64).map(Value::Number).ok_or(Did::NoNumber),
            _ => Ok(Value::Text(series.written(next))),
        }
    }

    fn enter(&self, stage: RecordId, record: &Record) -> Outcome {
        let filled = |field| record.get(field).is_some();
        match enter(self.records, record, stage, &filled, self.at, self.given) {
            Ok(changes) if changes.is_empty() => Ok((changes, Did::Already)),
            Ok(changes) => {
                let held = approver(self.records, stage).map(|person| Did::Held(Id(person)));
                Ok((changes, held.unwrap_or(Did::Done)))
            }
            Err(Refusal::Missing { fields, .. }) => Err(Did::Missing(fields.into_iter().map(key_of).collect())),
            Err(Refusal::WrongWay(_)) => Err(Did::WrongWay),
            Err(_) => Err(Did::NoStage),
        }
    }

    /// Writes a field, when a person could.
    pub(super) fn write(&self, field: FieldId, after: Option<Value>, record: &Record) -> Outcome {
        let before = record.get(field).cloned();
        if before == after {
            return Ok((Vec::new(), Did::Already));
        }
        check(record.kind, field, after.as_ref(), &self.context()).map_err(|_| Did::WrongValue)?;
        Ok((vec![Change::Set { id: record.id, field, before, after }], Did::Done))
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context { records: self.records, schema: self.schema, given: self.given }
    }

    pub(super) fn make(
        &self,
        kind: Kind,
        about: RecordId,
        fields: Vec<(FieldId, Option<Value>)>,
    ) -> (Vec<Change>, Did) {
        let id = made_id(self.run, self.step);
        (vec![self.birth(id, kind, about, fields)], Did::Made(id))
    }

    /// The birth of a record about another.
    pub(super) fn birth(
        &self,
        id: RecordId,
        kind: Kind,
        about: RecordId,
        fields: Vec<(FieldId, Option<Value>)>,
    ) -> Change {
        let own = [(ABOUT, Some(Value::Ref(about))), (BY_RUN, Some(Value::Ref(self.run)))];
        let mut fields: Vec<_> =
            fields.into_iter().chain(own).filter_map(|(field, value)| Some((field, value?))).collect();
        fields.sort_by_key(|(field, _)| *field);
        Change::Create { id, kind, fields }
    }

    pub(super) fn fill(&self, template: &str, record: &Record) -> Result<String, Did> {
        fill(template, record, self.records, &*self.given.zone).map_err(Did::Template)
    }

    fn of_day(&self, days: i32, ms: i64) -> Instant {
        let (today, _) = to_local(self.at, &*self.given.zone);
        from_local(today.plus_days(days), ms, &*self.given.zone)
    }
}

/// The number that a value has in a series.
pub(super) fn number_in(series: &Series, held: &Value) -> Option<u64> {
    match held {
        Value::Text(text) => series.number_of(text),
        Value::Number(number) => (number.get() >= 0.0 && number.get() < LAST).then_some(number.get() as u64),
        _ => None,
    }
}

/// Whether a stage lies before the one in which a record stands, on the same way.
fn lies_behind(records: &dyn Records, stage: RecordId, record: &Record) -> bool {
    let Some(stands) = record.reference(STAGE) else { return false };
    let way = |stage| records.value(stage, PIPELINE);
    let place = |stage| records.value(stage, POSITION_NO).and_then(|place| place.as_number()).unwrap_or(f64::MAX);
    way(stage) == way(stands) && (place(stage), stage) < (place(stands), stands)
}
