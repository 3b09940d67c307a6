//! Who is assigned.

use super::perform::{Bench, Outcome};
use super::run::Did;
use crate::commands::stage_kind;
use crate::journal::Change;
use crate::model::schema::{ASSIGNEE, SENIOR, STAGE, TASK_STATUS, TURN};
use crate::model::{Kind, Number, Record, RecordId, Value};
use crate::rule::Who;

/// What is work while it is open.
const WORK: [Kind; 5] = [Kind::Lead, Kind::Deal, Kind::Order, Kind::Ticket, Kind::Task];

impl Bench<'_> {
    pub(super) fn assign(&self, to: Who, record: &Record) -> Outcome {
        match to {
            Who::Person(person) => {
                let known = self.records.get(person).is_some();
                if known { self.write(ASSIGNEE, Some(Value::Ref(person)), record) } else { Err(Did::Nobody) }
            }
            Who::InTurn { senior } => self.in_turn(&self.people(senior), record),
            Who::LeastBusy { senior } => {
                let people = self.people(senior).into_iter();
                let least = people.min_by_key(|person| self.open_work(*person, record.id)).ok_or(Did::Nobody)?;
                self.write(ASSIGNEE, Some(Value::Ref(least)), record)
            }
        }
    }

    /// All colleagues, or only the senior or other ones, in the order in which they take turns.
    fn people(&self, senior: Option<bool>) -> Vec<RecordId> {
        let is_senior = |id: &RecordId| self.records.value(*id, SENIOR) == Some(Value::Flag(true));
        let mut people = self.records.all(Kind::Person);
        people.retain(|id| senior.is_none_or(|wanted| is_senior(id) == wanted));
        people.sort();
        people
    }

    fn in_turn(&self, people: &[RecordId], record: &Record) -> Outcome {
        let before = self.records.value(self.rule, TURN);
        let turn = before.as_ref().and_then(Value::as_number).unwrap_or(0.0);
        let next = people.get((turn as usize).checked_rem(people.len()).ok_or(Did::Nobody)?).ok_or(Did::Nobody)?;
        let (mut changes, did) = self.write(ASSIGNEE, Some(Value::Ref(*next)), record)?;
        let after = Number::new(turn + 1.0).map(Value::Number);
        changes.push(Change::Set { id: self.rule, field: TURN, before, after });
        Ok((changes, did))
    }

    /// How much a colleague has open, but for one record: what stands in open stages, and open tasks.
    fn open_work(&self, person: RecordId, but: RecordId) -> usize {
        let open = |id: &RecordId| match self.records.value(*id, STAGE) {
            Some(Value::Ref(stage)) => stage_kind(self.records, stage) == "open",
            _ => self.records.value(*id, TASK_STATUS) == Some(Value::from("open")),
        };
        let of = |kind: Kind| self.records.referring(kind, ASSIGNEE, person);
        WORK.into_iter().flat_map(of).filter(|id| *id != but && open(id)).count()
    }
}
