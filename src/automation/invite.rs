//! Colleagues who are invited to take part: they come into the record, and each who is new gets a message prepared.

use super::outlet::outlet;
use super::perform::{Bench, Outcome};
use super::run::{Did, Id, invited_id};
use crate::model::schema::{CHANNEL, MESSAGE_STATUS, PARTICIPANTS, SUBJECT, TEXT, TO};
use crate::model::{Kind, Record, RecordId, Value};

impl Bench<'_> {
    /// Invites those of these people who are there and do not take part yet. Who has no address stops all of it: half an
    /// invitation helps nobody.
    pub(super) fn invite(&self, people: &[RecordId], subject: &str, text: &str, record: &Record) -> Outcome {
        let there: Vec<_> = people.iter().filter_map(|id| self.records.get(*id)).collect();
        if there.is_empty() {
            return Err(Did::Nobody);
        }
        let mut takes_part = match record.get(PARTICIPANTS) {
            Some(Value::Refs(people)) => people.clone(),
            _ => Vec::new(),
        };
        let new: Vec<_> = there.iter().filter(|person| !takes_part.contains(&person.id)).collect();
        if new.is_empty() {
            return Ok((Vec::new(), Did::Already));
        }
        let (subject, text) = (self.fill(subject, record)?, self.fill(text, record)?);
        let mut messages = Vec::new();
        for person in &new {
            let (channel, to) = outlet(None, person, self.records).map_err(|_| Did::Unreachable(Id(person.id)))?;
            let fields = vec![
                (CHANNEL, Value::text(&channel)),
                (TO, Value::text(&to)),
                (SUBJECT, Value::text(&subject)),
                (TEXT, Value::text(&text)),
                (MESSAGE_STATUS, Some(Value::from("prepared"))),
            ];
            let id = invited_id(self.run, self.step, person.id);
            messages.push((id, self.birth(id, Kind::Message, record.id, fields)));
        }
        // Who is gone meanwhile stays out, so that the rest can be written.
        takes_part.retain(|id| self.records.get(*id).is_some());
        takes_part.extend(new.iter().map(|person| person.id));
        let (mut changes, _) = self.write(PARTICIPANTS, Some(Value::Refs(takes_part)), record)?;
        let invited = messages.iter().map(|(id, _)| Id(*id)).collect();
        changes.extend(messages.into_iter().map(|(_, birth)| birth));
        Ok((changes, Did::Invited(invited)))
    }
}
