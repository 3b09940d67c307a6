//! What a step changes on a record.

use super::outlet::outlet;
use super::run::{Did, made_id};
use super::template::fill;
use crate::commands::{Context, Refusal, check, enter};
use crate::journal::Change;
use crate::model::schema::{
    ABOUT, ASSIGNEE, BY_RUN, CHANNEL, DUE, MESSAGE_STATUS, NAME, PRIORITY, SENIOR, START, SUBJECT, TAGS, TASK_STATUS,
    TEXT, TO, TURN, WANTED_RESULT, key_of,
};
use crate::model::time::{DAY_MS, HOUR_MS, from_local, to_local};
use crate::model::{Day, FieldId, FieldType, Given, Instant, Kind, Number, Record, RecordId, Records, Schema, Value};
use crate::rule::{Expr, Step, Who};

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

type Outcome = Result<(Vec<Change>, Did), Did>;

impl Bench<'_> {
    /// The changes that a step makes on a record, or why it cannot be done.
    pub(super) fn perform(&self, step: &Step, record: &Record) -> Outcome {
        match step {
            Step::Set { field, value } => self.set(*field, value, record),
            Step::Move { stage } => self.enter(*stage, record),
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
            Step::Tag { tag, on } => self.tag(*tag, *on, record),
            Step::Try(step) => self.perform(step, record),
            // Where a run goes on to is its path's; nothing is changed.
            Step::Wait { .. } | Step::Branch { .. } | Step::End { .. } => Ok((Vec::new(), Did::Done)),
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
        let holds = self.schema.holds(field).filter(|_| self.schema.has(record.kind, field)).ok_or(Did::WrongValue)?;
        let (today, _) = to_local(self.at, &*self.given.zone);
        let after = match value {
            Expr::Value(value) => Some(value.0.clone()),
            Expr::Nothing => None,
            Expr::Now if holds == FieldType::Day => Some(Value::Day(today)),
            Expr::Now => Some(Value::Instant(self.at)),
            Expr::TodayPlus(days) => Some(Value::Day(Day::plus_days(today, *days))),
            Expr::Field(other) => record.get(*other).cloned(),
        };
        self.write(field, after, record)
    }

    fn enter(&self, stage: RecordId, record: &Record) -> Outcome {
        let filled = |field| record.get(field).is_some();
        match enter(self.records, record, stage, &filled, self.at, self.given) {
            Ok(changes) if changes.is_empty() => Ok((changes, Did::Already)),
            Ok(changes) => Ok((changes, Did::Done)),
            Err(Refusal::Missing { fields, .. }) => Err(Did::Missing(fields.into_iter().map(key_of).collect())),
            Err(Refusal::WrongWay(_)) => Err(Did::WrongWay),
            Err(_) => Err(Did::NoStage),
        }
    }

    fn assign(&self, to: Who, record: &Record) -> Outcome {
        let senior = match to {
            Who::Person(person) => {
                let known = self.records.get(person).is_some();
                return if known { self.write(ASSIGNEE, Some(Value::Ref(person)), record) } else { Err(Did::Nobody) };
            }
            Who::InTurn { senior } => senior,
        };
        let is_senior = |id: &RecordId| self.records.value(*id, SENIOR) == Some(Value::Flag(true));
        let mut people = self.records.all(Kind::Person);
        people.retain(|id| senior.is_none_or(|wanted| is_senior(id) == wanted));
        people.sort();
        let before = self.records.value(self.rule, TURN);
        let turn = before.as_ref().and_then(Value::as_number).unwrap_or(0.0);
        let next = people.get((turn as usize).checked_rem(people.len()).ok_or(Did::Nobody)?).ok_or(Did::Nobody)?;
        let (mut changes, did) = self.write(ASSIGNEE, Some(Value::Ref(*next)), record)?;
        let after = Number::new(turn + 1.0).map(Value::Number);
        changes.push(Change::Set { id: self.rule, field: TURN, before, after });
        Ok((changes, did))
    }

    /// Writes a field, when a person could.
    fn write(&self, field: FieldId, after: Option<Value>, record: &Record) -> Outcome {
        let before = record.get(field).cloned();
        if before == after {
            return Ok((Vec::new(), Did::Already));
        }
        let context = Context { records: self.records, schema: self.schema, given: self.given };
        check(record.kind, field, after.as_ref(), &context).map_err(|_| Did::WrongValue)?;
        Ok((vec![Change::Set { id: record.id, field, before, after }], Did::Done))
    }

    fn make(&self, kind: Kind, about: RecordId, fields: Vec<(FieldId, Option<Value>)>) -> (Vec<Change>, Did) {
        let id = made_id(self.run, self.step);
        let own = [(ABOUT, Some(Value::Ref(about))), (BY_RUN, Some(Value::Ref(self.run)))];
        let mut fields: Vec<_> =
            fields.into_iter().chain(own).filter_map(|(field, value)| Some((field, value?))).collect();
        fields.sort_by_key(|(field, _)| *field);
        (vec![Change::Create { id, kind, fields }], Did::Made(id))
    }

    fn fill(&self, template: &str, record: &Record) -> Result<String, Did> {
        fill(template, record, self.records).map_err(Did::Template)
    }

    fn of_day(&self, days: i32, ms: i64) -> Instant {
        let (today, _) = to_local(self.at, &*self.given.zone);
        from_local(today.plus_days(days), ms, &*self.given.zone)
    }
}
