//! What one step changes.

use super::records::Folded;
use tend::automation::Did;
use tend::journal::Change;
use tend::model::schema::{
    ABOUT, ASKS, ASSIGNEE, BY_RUN, CHANNEL, CLOSED_ON, COMES_FROM, CONTACT, DUE, EMAIL, MESSAGE_STATUS, NAME, OF_KIND,
    PHONE, PIPELINE, PRIORITY, SENIOR, STAGE, STAGE_KIND, STAGE_SINCE, START, SUBJECT, TAGS, TASK_STATUS, TELEGRAM,
    TEXT, TO, TURN, WANTED_RESULT, builtin_row, field_by_key, fields_of_kind,
};
use tend::model::time::{from_local, to_local};
use tend::model::{Day, FieldId, FieldType, Instant, Kind, Number, Record, RecordId, Value, Zone};
use tend::rule::{Expr, Step, Who};

/// The hand that takes one step.
pub(super) struct Hand<'a> {
    pub(super) now: &'a Folded,
    pub(super) zone: &'a dyn Zone,
    pub(super) rule: RecordId,
    pub(super) run: RecordId,
    pub(super) number: usize,
    pub(super) at: Instant,
}

/// What a step changed, or why it failed.
type Taken = Result<(Vec<Change>, Did), Did>;

const HOUR: i64 = 3_600_000;

impl Hand<'_> {
    pub(super) fn take(&self, step: &Step, record: &Record) -> Taken {
        let today = to_local(self.at, self.zone).0;
        let clock = |days: u32, hour| Value::Instant(from_local(Day(today.0 + days as i32), hour * HOUR, self.zone));
        match step {
            Step::Set { field, value } => {
                let is_day = builtin_row(*field).unwrap().holds == FieldType::Day;
                let after = match value {
                    Expr::Value(value) => Some(value.0.clone()),
                    Expr::Nothing => None,
                    Expr::Now if is_day => Some(Value::Day(today)),
                    Expr::Now => Some(Value::Instant(self.at)),
                    Expr::TodayPlus(days) => Some(Value::Day(Day(today.0 + days))),
                    Expr::Field(field) => record.get(*field).cloned(),
                };
                self.write(*field, after, record)
            }
            Step::Move { stage } => self.enter(*stage, record),
            Step::Try(step) => self.take(step, record),
            Step::Wait { .. } | Step::Branch { .. } | Step::End { .. } => unreachable!("not for a hand"),
            Step::Tag { tag, on } => {
                if !self.now.of_kind(Kind::Tag).any(|found| found.id == *tag) {
                    return Err(Did::NoTag);
                }
                let held = match record.get(TAGS) {
                    Some(Value::Refs(tags)) => tags.as_slice(),
                    _ => &[],
                };
                let mut tags: Vec<RecordId> = held.iter().copied().filter(|of| of != tag || *on).collect();
                if *on && !tags.contains(tag) {
                    tags.push(*tag);
                }
                self.write(TAGS, (!tags.is_empty()).then_some(Value::Refs(tags)), record)
            }
            Step::Task { name, wanted_result, assignee, start_in_days, due_in_days, priority } => {
                let filled = Value::text(&self.fill(name, record)?);
                let fields = [
                    (NAME, filled.or(Some(Value::from(name.as_str())))),
                    (WANTED_RESULT, Value::text(&self.fill(wanted_result, record)?)),
                    (ASSIGNEE, assignee.or(record.reference(ASSIGNEE)).map(Value::Ref)),
                    (START, Some(clock(*start_in_days, 9))),
                    (DUE, Some(clock(*due_in_days, 18))),
                    (PRIORITY, priority.as_deref().map(Value::from)),
                    (TASK_STATUS, Some(Value::from("open"))),
                ];
                Ok(self.make(Kind::Task, record, &fields))
            }
            Step::Message { channel, subject, text } => {
                let (channel, to) = self.address(channel.as_deref(), record).map_err(Did::NoAddress)?;
                let fields = [
                    (CHANNEL, Some(Value::Text(channel))),
                    (TO, Some(Value::Text(to))),
                    (SUBJECT, Value::text(&self.fill(subject, record)?)),
                    (TEXT, Value::text(&self.fill(text, record)?)),
                    (MESSAGE_STATUS, Some(Value::from("prepared"))),
                ];
                Ok(self.make(Kind::Message, record, &fields))
            }
            Step::Notify { text } => {
                let fields = [
                    (CHANNEL, Some(Value::from("notice"))),
                    (TEXT, Value::text(&self.fill(text, record)?)),
                    (MESSAGE_STATUS, Some(Value::from("prepared"))),
                ];
                Ok(self.make(Kind::Message, record, &fields))
            }
            Step::Assign { to: Who::Person(person) } => {
                self.now.get(*person).ok_or(Did::Nobody)?;
                self.write(ASSIGNEE, Some(Value::Ref(*person)), record)
            }
            Step::Assign { to: Who::InTurn { senior } } => {
                let is_senior = |person: &&Record| person.get(SENIOR) == Some(&Value::Flag(true));
                let people: Vec<_> =
                    self.now.of_kind(Kind::Person).filter(|one| senior.is_none_or(|s| s == is_senior(one))).collect();
                if people.is_empty() {
                    return Err(Did::Nobody);
                }
                let before = self.now.value(self.rule, TURN);
                let turn = before.as_ref().and_then(Value::as_number).unwrap_or(0.0);
                let next = people[turn as usize % people.len()].id;
                let (mut changes, did) = self.write(ASSIGNEE, Some(Value::Ref(next)), record)?;
                let after = Number::new(turn + 1.0).map(Value::Number);
                changes.push(Change::Set { id: self.rule, field: TURN, before, after });
                Ok((changes, did))
            }
        }
    }

    /// A rule may write what a person may: a field of the kind, of its type, and no reference to nothing.
    fn write(&self, field: FieldId, after: Option<Value>, record: &Record) -> Taken {
        let before = record.get(field).cloned();
        if before == after {
            return Ok((Vec::new(), Did::Already));
        }
        let holds = builtin_row(field).unwrap().holds;
        let there = |id: &RecordId, kind| self.now.get(*id).is_some_and(|found| found.kind == kind);
        let sound = match (&after, holds) {
            (None, _) => field != NAME,
            (Some(Value::Ref(id)), FieldType::Ref(kind)) => there(id, kind),
            (Some(Value::Refs(ids)), FieldType::Refs(kind)) => ids.iter().all(|id| there(id, kind)),
            (Some(value), holds) => holds.accepts(value),
        };
        if !sound || !fields_of_kind(record.kind).contains(&field) {
            return Err(Did::WrongValue);
        }
        Ok((vec![Change::Set { id: record.id, field, before, after }], Did::Done))
    }

    /// Through the gate: the stage is for this kind, and what it asks for is there.
    fn enter(&self, stage: RecordId, record: &Record) -> Taken {
        let pipeline = self.now.value(stage, PIPELINE).and_then(|pipeline| pipeline.as_ref()).ok_or(Did::NoStage)?;
        if self.now.value(pipeline, OF_KIND) != Some(Value::from(record.kind.name())) {
            return Err(Did::NoStage);
        }
        if record.reference(STAGE) == Some(stage) {
            return Ok((Vec::new(), Did::Already));
        }
        let from = match self.now.value(stage, COMES_FROM) {
            Some(Value::Refs(from)) => from.into_iter().filter(|from| self.now.get(*from).is_some()).collect(),
            _ => Vec::new(),
        };
        if !from.is_empty() && !from.iter().any(|from| record.reference(STAGE) == Some(*from)) {
            return Err(Did::WrongWay);
        }
        let mut asks = match self.now.value(stage, ASKS) {
            Some(Value::Texts(asks)) => asks,
            _ => Vec::new(),
        };
        asks.retain(|key| field_by_key(key).is_some_and(|field| record.get(field).is_none()));
        if !asks.is_empty() {
            return Err(Did::Missing(asks));
        }
        let open = self.now.value(stage, STAGE_KIND).is_none_or(|kind| kind == Value::from("open"));
        let closed = (!open).then(|| Value::Day(to_local(self.at, self.zone).0));
        let mut changes = Vec::new();
        for (field, after) in [
            (PIPELINE, Some(Value::Ref(pipeline))),
            (STAGE, Some(Value::Ref(stage))),
            (STAGE_SINCE, Some(Value::Instant(self.at))),
            (CLOSED_ON, closed),
        ] {
            let before = record.get(field).cloned();
            if before != after {
                changes.push(Change::Set { id: record.id, field, before, after });
            }
        }
        Ok((changes, Did::Done))
    }

    fn make(&self, kind: Kind, about: &Record, fields: &[(FieldId, Option<Value>)]) -> (Vec<Change>, Did) {
        let id = RecordId::derived("made", &[&self.run.to_bytes(), &(self.number as u64).to_be_bytes()]);
        let mut all: Vec<_> = fields.iter().filter_map(|(field, value)| Some((*field, value.clone()?))).collect();
        all.extend([(ABOUT, Value::Ref(about.id)), (BY_RUN, Value::Ref(self.run))]);
        all.sort();
        (vec![Change::Create { id, kind, fields: all }], Did::Made(id))
    }

    /// The channel asked for, else the preferred one, else the first with an address; the contact's address
    /// goes before the record's own.
    fn address(&self, wanted: Option<&str>, record: &Record) -> Result<(String, String), String> {
        let contact = record.reference(CONTACT).and_then(|id| self.now.get(id));
        let text = |field| match contact.map(|contact| contact.text(field)) {
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => record.text(field).to_owned(),
        };
        let address = |channel: &str| match channel {
            "email" => text(EMAIL),
            "telegram" => text(TELEGRAM),
            "phone" | "sms" | "whatsapp" => text(PHONE),
            _ => String::new(),
        };
        let preferred = Some(text(CHANNEL)).filter(|channel| !channel.is_empty());
        let channels = match wanted.map(str::to_owned).or(preferred) {
            Some(channel) => vec![channel],
            None => ["email", "whatsapp", "telegram"].map(str::to_owned).to_vec(),
        };
        let found = channels.iter().find(|channel| !address(channel).is_empty());
        found.map(|channel| (channel.clone(), address(channel))).ok_or_else(|| channels[0].clone())
    }

    /// The few templates that the tests' rules use.
    fn fill(&self, template: &str, record: &Record) -> Result<String, Did> {
        if template.contains("nosuch") {
            return Err(Did::Template("unknown filter".to_owned()));
        }
        let contact = record.reference(CONTACT).and_then(|id| self.now.value(id, NAME));
        let contact = contact.as_ref().and_then(Value::as_text).unwrap_or_default();
        // What stands in a name is no template, whatever it looks like.
        let parts = template.split("{{ name }}").map(|part| part.replace("{{ contact.name }}", contact));
        Ok(parts.collect::<Vec<_>>().join(record.text(NAME)))
    }
}
