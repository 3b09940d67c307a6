//! What a step makes out of a record, and how that is withdrawn.

use super::by_hand::is_by_hand;
use super::perform::{Bench, Outcome};
use super::run::{Did, made_id};
use crate::commands::{Refusal, complete_at};
use crate::journal::Change;
use crate::model::schema::{
    ABOUT, ASSIGNEE, AT, BY_RUN, CAME_FROM, COMPANY, CONTACT, FORM, NAME, PIPELINE, STAGE, TEXT, key_of,
};
use crate::model::{FieldId, Kind, Record, RecordId, Records, Value};
use crate::rule::{Place, Write};
use std::collections::BTreeMap;

impl Bench<'_> {
    /// A record of a kind with stages, through the gate of the stage in which it begins.
    pub(super) fn make_of(
        &self,
        kind: Kind,
        name: &str,
        into: Option<Place>,
        fields: &[Write],
        record: &Record,
    ) -> Outcome {
        let named = Value::text(&self.fill(name, record)?).unwrap_or_else(|| Value::from(name));
        let place = match into {
            None => (STAGE, None),
            Some(Place::Pipeline(pipeline)) => (PIPELINE, Some(Value::Ref(pipeline))),
            Some(Place::Stage(stage)) => (STAGE, Some(Value::Ref(stage))),
        };
        let mut holds: BTreeMap<FieldId, Option<Value>> = BTreeMap::from([(NAME, Some(named)), place]);
        let with = [(ASSIGNEE, record.reference(ASSIGNEE))].into_iter().chain(client(record, self.records));
        for (field, whose) in with {
            // Who is gone is nobody's client any more.
            let there = whose.filter(|whose| self.records.get(*whose).is_some());
            holds.insert(field, there.map(Value::Ref));
        }
        for Write { field, value } in fields {
            holds.insert(*field, self.value(kind, *field, value, record)?);
        }
        let holds = holds.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
        let mut holds = complete_at(kind, holds, self.at, &self.context()).map_err(|refusal| match refusal {
            Refusal::Missing { fields, .. } => Did::Missing(fields.into_iter().map(key_of).collect()),
            Refusal::WrongStage(_) | Refusal::WrongValue(STAGE | PIPELINE) => Did::NoStage,
            _ => Did::WrongValue,
        })?;
        if !holds.iter().any(|(field, _)| *field == STAGE) {
            return Err(Did::NoStage);
        }
        holds.extend([(CAME_FROM, Value::Ref(record.id)), (BY_RUN, Value::Ref(self.run))]);
        holds.sort_by_key(|(field, _)| *field);
        let id = made_id(self.run, self.step);
        Ok((vec![Change::Create { id, kind, fields: holds }], Did::Made(id)))
    }

    pub(super) fn note(&self, text: &str, record: &Record) -> Outcome {
        let fields = vec![
            (FORM, Some(Value::from("note"))),
            (AT, Some(Value::Instant(self.at))),
            (TEXT, Value::text(&self.fill(text, record)?)),
        ];
        Ok(self.make(Kind::Activity, record.id, fields))
    }

    /// Does away with what rules made of a record, but for what a person had a hand in.
    pub(super) fn withdraw(&self, kind: Kind, from: RecordId) -> (Vec<Change>, Did) {
        let field = if kind.has_stages() { CAME_FROM } else { ABOUT };
        let mut made = match field {
            ABOUT => self.records.about(from),
            field => self.records.referring(kind, field, from),
        };
        made.sort_unstable();
        let found = made.into_iter().filter_map(|id| self.records.get(id));
        let found = found.filter(|found| found.kind == kind && found.get(BY_RUN).is_some());
        let (kept, gone): (Vec<_>, Vec<_>) = found.partition(|found| is_by_hand(found, self.records));
        let count = |list: &[_]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let did = match (gone.is_empty(), kept.is_empty()) {
            (true, true) => Did::Already,
            _ => Did::Withdrew { gone: count(&gone), kept: count(&kept) },
        };
        (gone.iter().map(|found| Change::Life { id: found.id, alive: false }).collect(), did)
    }
}

/// For whom a record is: its contact and company, also of what a task is about; of these two, they themselves.
fn client(record: &Record, records: &dyn Records) -> [(FieldId, Option<RecordId>); 2] {
    let (contact, company) = match record.kind {
        Kind::Contact => (Some(record.id), record.reference(COMPANY)),
        Kind::Company => (None, Some(record.id)),
        Kind::Task => match record.reference(ABOUT).and_then(|about| records.get(about)) {
            Some(about) if about.kind != Kind::Task => return client(&about, records),
            _ => (None, None),
        },
        _ => (record.reference(CONTACT), record.reference(COMPANY)),
    };
    [(CONTACT, contact), (COMPANY, company)]
}
