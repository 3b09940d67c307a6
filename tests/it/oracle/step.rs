//! What one step changes.

use super::records::Folded;
use std::collections::BTreeMap;
use tend::automation::{Did, Id};
use tend::journal::{Change, ChangeSet};
use tend::model::schema::{
    ABOUT, AMOUNT, APPROVER, ARCHIVED, ASKS, ASSIGNEE, AT, AWAITS, BODY, BY_RUN, CAME_FROM, CHANNEL, CLOSED_ON,
    COMES_FROM, COMPANY, CONTACT, DUE, EMAIL, EXPECTED_CLOSE, FORM, MESSAGE_STATUS, MODE, NAME, OF_KIND, PARTICIPANTS,
    PHONE, PIPELINE, POSITION_NO, PRIORITY, PROBABILITY, SENIOR, STAGE, STAGE_KIND, STAGE_SINCE, START, STARTED_ON,
    SUBJECT, TAGS, TASK_STATUS, TELEGRAM, TEXT, TO, TURN, WANTED_RESULT, builtin_row, field_by_key, fields_of_kind,
};
use tend::model::time::{from_local, to_local};
use tend::model::{Day, FieldId, FieldType, Instant, Kind, Money, Number, Record, RecordId, Value, Zone};
use tend::rule::{Body, Expr, Place, Reckon, Step, Who, Write};

/// The hand that takes one step.
pub(super) struct Hand<'a> {
    pub(super) now: &'a Folded,
    /// Everything that was done so far.
    pub(super) journal: &'a [ChangeSet],
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
            Step::Set { field, value: Expr::Next(first) } if self.number(first, record.get(*field)).is_some() => {
                Ok((Vec::new(), Did::Already))
            }
            Step::Set { field, value } => self.write(*field, self.value(record.kind, *field, value, record)?, record),
            Step::Make { kind, name, into, fields } => self.make_of(*kind, name, *into, fields, record),
            Step::Note { text } => {
                let fields = [
                    (FORM, Some(Value::from("note"))),
                    (AT, Some(Value::Instant(self.at))),
                    (TEXT, Value::text(&self.fill(text, record)?)),
                ];
                Ok(self.make(Kind::Activity, record, &fields))
            }
            Step::Withdraw { kind } => {
                let of_it = |one: &&Record| [ABOUT, CAME_FROM].iter().any(|of| one.reference(*of) == Some(record.id));
                let made: Vec<_> =
                    self.now.of_kind(*kind).filter(of_it).filter(|one| one.get(BY_RUN).is_some()).collect();
                let by_hand = |one: &&Record| super::circle::by_hand(one, self.now, self.journal);
                let (kept, gone): (Vec<&Record>, Vec<&Record>) = made.into_iter().partition(by_hand);
                let did = match (gone.len() as u32, kept.len() as u32) {
                    (0, 0) => Did::Already,
                    (gone, kept) => Did::Withdrew { gone, kept },
                };
                Ok((gone.iter().map(|one| Change::Life { id: one.id, alive: false }).collect(), did))
            }
            Step::Move { stage, only_forward: true } if self.is_past(*stage, record) => Ok((Vec::new(), Did::Further)),
            Step::Move { stage, .. } => self.enter(*stage, record),
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
            Step::Invite { people, subject, text } => {
                let held = match record.get(PARTICIPANTS) {
                    Some(Value::Refs(people)) => people.clone(),
                    _ => Vec::new(),
                };
                let living = |id: &&RecordId| self.now.get(**id).is_some();
                let there: Vec<RecordId> = people.iter().filter(living).copied().collect();
                let new: Vec<RecordId> = there.iter().copied().filter(|id| !held.contains(id)).collect();
                if there.is_empty() {
                    return Err(Did::Nobody);
                }
                if new.is_empty() {
                    return Ok((Vec::new(), Did::Already));
                }
                let (subject, text) = (self.fill(subject, record)?, self.fill(text, record)?);
                let all: Vec<RecordId> = held.iter().filter(living).chain(&new).copied().collect();
                let mut births = Vec::new();
                for person in &new {
                    let found = self.now.get(*person).unwrap();
                    let (channel, to) = self.address(None, found).map_err(|_| Did::Unreachable(Id(*person)))?;
                    let (run, number) = (self.run.to_bytes(), (self.number as u64).to_be_bytes());
                    let id = RecordId::derived("invited", &[&run, &number, &person.to_bytes()]);
                    let says = [(SUBJECT, Value::text(&subject)), (TEXT, Value::text(&text))];
                    let mut fields = vec![
                        (ABOUT, Value::Ref(record.id)),
                        (BY_RUN, Value::Ref(self.run)),
                        (CHANNEL, Value::Text(channel)),
                        (TO, Value::Text(to)),
                        (MESSAGE_STATUS, Value::from("prepared")),
                    ];
                    fields.extend(says.into_iter().filter_map(|(field, value)| Some((field, value?))));
                    fields.sort();
                    births.push((id, Change::Create { id, kind: Kind::Message, fields }));
                }
                let (mut changes, _) = self.write(PARTICIPANTS, Some(Value::Refs(all)), record)?;
                let ids = births.iter().map(|(id, _)| Id(*id)).collect();
                changes.extend(births.into_iter().map(|(_, birth)| birth));
                Ok((changes, Did::Invited(ids)))
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
            Step::Call { rule } => {
                let called = self.now.of_kind(Kind::Rule).find(|one| one.id == *rule).ok_or(Did::NoRule)?;
                if Body::from_json(called.text(BODY)).unwrap().of != record.kind {
                    return Err(Did::NoRule);
                }
                Ok((Vec::new(), if called.text(MODE) == "off" { Did::Off } else { Did::Called(Id(*rule)) }))
            }
            Step::Assign { to: Who::LeastBusy { senior } } => {
                let open = |one: &&Record| match one.reference(STAGE) {
                    Some(stage) => self.now.value(stage, STAGE_KIND).is_none_or(|kind| kind == Value::from("open")),
                    None => one.text(TASK_STATUS) == "open",
                };
                let work = |person: RecordId| {
                    let of = self.now.living().filter(|one| one.kind != Kind::Run && one.id != record.id);
                    of.filter(|one| one.reference(ASSIGNEE) == Some(person)).filter(open).count()
                };
                let people = self.people(*senior);
                let mut least = *people.first().ok_or(Did::Nobody)?;
                for person in people {
                    if work(person.id) < work(least.id) {
                        least = person;
                    }
                }
                self.write(ASSIGNEE, Some(Value::Ref(least.id)), record)
            }
            Step::Assign { to: Who::InTurn { senior } } => {
                let people = self.people(*senior);
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

    /// All colleagues, or the senior or other ones.
    fn people(&self, senior: Option<bool>) -> Vec<&Record> {
        let is_senior = |person: &&Record| person.get(SENIOR) == Some(&Value::Flag(true));
        self.now.of_kind(Kind::Person).filter(|one| senior.is_none_or(|s| s == is_senior(one))).collect()
    }

    /// What a field is to hold.
    fn value(&self, kind: Kind, field: FieldId, value: &Expr, record: &Record) -> Result<Option<Value>, Did> {
        let today = to_local(self.at, self.zone).0;
        Ok(match value {
            Expr::Formula(text) => Some(self.formula(text, record)?),
            Expr::Next(first) => {
                let given = self.now.of_kind(kind).filter_map(|one| self.number(first, one.get(field)));
                let start = self.number(first, Some(&Value::from(first.as_str()))).unwrap();
                let next = given.max().map_or(start, |last| start.max(last + 1));
                match builtin_row(field).unwrap().holds {
                    FieldType::Number => Some(Value::from(next)),
                    _ => Some(Value::Text(format!("N-{next:02}"))),
                }
            }
            Expr::Value(value) => Some(value.0.clone()),
            Expr::Nothing => None,
            Expr::Now if builtin_row(field).unwrap().holds == FieldType::Day => Some(Value::Day(today)),
            Expr::Now => Some(Value::Instant(self.at)),
            Expr::TodayPlus(days) => Some(Value::Day(Day(today.0 + days))),
            Expr::Field(field) => record.get(*field).cloned(),
        })
    }

    /// The number of a value in one of the two series of the tests' rules: `N-07` and `3`.
    fn number(&self, first: &str, held: Option<&Value>) -> Option<u32> {
        match (held?, first.starts_with("N-")) {
            (Value::Text(text), true) => text.strip_prefix("N-")?.parse().ok(),
            (Value::Text(text), false) => text.parse().ok(),
            (Value::Number(number), _) => Some(number.get() as u32),
            _ => None,
        }
    }

    /// The few formulas that the tests' rules use.
    fn formula(&self, text: &str, record: &Record) -> Result<Value, Did> {
        let empty = |field: FieldId| Did::Formula(Reckon::Empty(builtin_row(field).unwrap().key.into_owned()));
        let held = |field: FieldId| record.get(field).ok_or_else(|| empty(field));
        let today = to_local(self.at, self.zone).0.0;
        match text {
            "amount / 3 + amount" => {
                let money = held(AMOUNT)?.as_money().unwrap();
                let (thirds, away) = (money.minor * 4, money.minor.signum());
                // In thirds there is no half to round.
                let rounded = (thirds * 2 + 3 * away) / 6;
                Ok(Value::Money(Money::new(rounded, money.currency)))
            }
            "20 / (probability - 2)" => match held(PROBABILITY)?.as_number().unwrap() - 2.0 {
                0.0 => Err(Did::Formula(Reckon::Zero)),
                by => Ok(Value::Number(Number::new(20.0 / by).unwrap())),
            },
            "expected_close - today" => {
                let day = held(EXPECTED_CLOSE)?.as_day().unwrap();
                Ok(Value::Number(Number::from(day.0 - today)))
            }
            "today + 2 * 7" => Ok(Value::Day(Day(today + 14))),
            text => unreachable!("{text}"),
        }
    }

    /// A record for the same client, in the stage that is named, or else in the first of its pipeline, or else of the first.
    fn make_of(&self, kind: Kind, name: &str, into: Option<Place>, fields: &[Write], record: &Record) -> Taken {
        let whose = if record.kind == Kind::Task {
            record.reference(ABOUT).and_then(|about| self.now.get(about)).filter(|about| about.kind != Kind::Task)
        } else {
            Some(record)
        };
        let mut holds: BTreeMap<FieldId, Value> = BTreeMap::new();
        let mut hold = |field, id: Option<RecordId>| {
            if let Some(id) = id.filter(|id| self.now.get(*id).is_some()) {
                holds.insert(field, Value::Ref(id));
            }
        };
        hold(ASSIGNEE, record.reference(ASSIGNEE));
        match whose {
            Some(contact) if contact.kind == Kind::Contact => {
                hold(CONTACT, Some(contact.id));
                hold(COMPANY, contact.reference(COMPANY));
            }
            Some(company) if company.kind == Kind::Company => hold(COMPANY, Some(company.id)),
            Some(other) => {
                hold(CONTACT, other.reference(CONTACT));
                hold(COMPANY, other.reference(COMPANY));
            }
            None => {}
        }
        let filled = self.fill(name, record)?;
        holds.insert(NAME, Value::text(&filled).unwrap_or_else(|| Value::from(name)));
        for Write { field, value } in fields {
            match self.value(kind, *field, value, record)? {
                None => drop(holds.remove(field)),
                Some(value) => {
                    if !self.is_sound(kind, *field, Some(&value)) {
                        return Err(Did::WrongValue);
                    }
                    holds.insert(*field, value);
                }
            }
        }
        let place = |record: &&Record| record.get(POSITION_NO).and_then(Value::as_number).unwrap_or(f64::MAX) as i64;
        let used = |record: &&Record| record.get(ARCHIVED) != Some(&Value::Flag(true));
        let is_for = |pipeline: RecordId| self.now.value(pipeline, OF_KIND) == Some(Value::from(kind.name()));
        let stage = match into {
            Some(Place::Stage(stage)) => self.now.get(stage).map(|stage| stage.id),
            Some(Place::Pipeline(_)) | None => {
                let first = || self.now.of_kind(Kind::Pipeline).filter(used).filter(|one| is_for(one.id));
                let named = match into {
                    Some(Place::Pipeline(pipeline)) => self.now.get(pipeline).map(|pipeline| pipeline.id),
                    _ => first().min_by_key(place).map(|pipeline| pipeline.id),
                };
                let stages = self.now.of_kind(Kind::Stage).filter(used);
                stages
                    .filter(|stage| stage.reference(PIPELINE) == named && named.is_some())
                    .min_by_key(place)
                    .map(|s| s.id)
            }
        };
        let stage = stage.and_then(|stage| self.now.get(stage)).ok_or(Did::NoStage)?;
        let pipeline = stage.reference(PIPELINE).filter(|pipeline| is_for(*pipeline)).ok_or(Did::NoStage)?;
        // Who has to agree was not asked yet: it begins where all begin.
        let mut begins = stage;
        if self.agrees(stage.id).is_some() {
            let stages = self.now.of_kind(Kind::Stage).filter(used);
            let first = stages.filter(|stage| stage.reference(PIPELINE) == Some(pipeline)).min_by_key(place);
            begins = first.unwrap_or(stage);
        }
        for stage in [stage, begins] {
            let mut asks = match stage.get(ASKS) {
                Some(Value::Texts(asks)) => asks.clone(),
                _ => Vec::new(),
            };
            asks.retain(|key| field_by_key(key).is_some_and(|field| !holds.contains_key(&field)));
            if !asks.is_empty() {
                return Err(Did::Missing(asks));
            }
        }
        if begins.id != stage.id {
            holds.insert(AWAITS, Value::Ref(stage.id));
        }
        let stage = begins;
        let today = Value::Day(to_local(self.at, self.zone).0);
        holds.extend([(PIPELINE, Value::Ref(pipeline)), (STAGE, Value::Ref(stage.id))]);
        holds.insert(STAGE_SINCE, Value::Instant(self.at));
        holds.entry(STARTED_ON).or_insert(today.clone());
        if stage.get(STAGE_KIND).is_some_and(|kind| *kind != Value::from("open")) {
            holds.entry(CLOSED_ON).or_insert(today);
        }
        holds.extend([(CAME_FROM, Value::Ref(record.id)), (BY_RUN, Value::Ref(self.run))]);
        let id = self.made();
        Ok((vec![Change::Create { id, kind, fields: holds.into_iter().collect() }], Did::Made(id)))
    }

    /// A rule may write what a person may: a field of the kind, of its type, and no reference to nothing.
    fn write(&self, field: FieldId, after: Option<Value>, record: &Record) -> Taken {
        let before = record.get(field).cloned();
        if before == after {
            return Ok((Vec::new(), Did::Already));
        }
        if !self.is_sound(record.kind, field, after.as_ref()) {
            return Err(Did::WrongValue);
        }
        Ok((vec![Change::Set { id: record.id, field, before, after }], Did::Done))
    }

    fn is_sound(&self, kind: Kind, field: FieldId, after: Option<&Value>) -> bool {
        let there = |id: &RecordId, kind| self.now.get(*id).is_some_and(|found| found.kind == kind);
        let sound = match (after, builtin_row(field).unwrap().holds) {
            (None, _) => field != NAME,
            (Some(Value::Ref(id)), FieldType::Ref(kind)) => there(id, kind),
            (Some(Value::Refs(ids)), FieldType::Refs(kind)) => ids.iter().all(|id| there(id, kind)),
            (Some(value), holds) => holds.accepts(value),
        };
        sound && fields_of_kind(kind).contains(&field)
    }

    /// Whether the record stands behind a stage, in the order in which its pipeline shows them.
    fn is_past(&self, stage: RecordId, record: &Record) -> bool {
        let rank = |stage: RecordId| {
            let place = self.now.value(stage, POSITION_NO).and_then(|place| place.as_number()).unwrap_or(f64::MAX);
            (place, stage)
        };
        let Some(stands) = record.reference(STAGE) else { return false };
        self.now.value(stage, PIPELINE) == self.now.value(stands, PIPELINE) && rank(stands) > rank(stage)
    }

    /// Who has to agree before a stage is entered.
    fn agrees(&self, stage: RecordId) -> Option<RecordId> {
        let person = self.now.value(stage, APPROVER)?.as_ref()?;
        self.now.get(person).map(|person| person.id)
    }

    /// Through the gate: the stage is for this kind, what it asks for is there, and who has to agree is asked first.
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
        if let Some(person) = self.agrees(stage) {
            let (before, after) = (record.get(AWAITS).cloned(), Some(Value::Ref(stage)));
            if before == after {
                return Ok((Vec::new(), Did::Already));
            }
            let asks = Change::Set { id: record.id, field: AWAITS, before, after };
            return Ok((vec![asks], Did::Held(Id(person))));
        }
        let open = self.now.value(stage, STAGE_KIND).is_none_or(|kind| kind == Value::from("open"));
        let closed = (!open).then(|| Value::Day(to_local(self.at, self.zone).0));
        let mut changes = Vec::new();
        for (field, after) in [
            (PIPELINE, Some(Value::Ref(pipeline))),
            (STAGE, Some(Value::Ref(stage))),
            (STAGE_SINCE, Some(Value::Instant(self.at))),
            (CLOSED_ON, closed),
            (AWAITS, None),
        ] {
            let before = record.get(field).cloned();
            if before != after {
                changes.push(Change::Set { id: record.id, field, before, after });
            }
        }
        Ok((changes, Did::Done))
    }

    fn make(&self, kind: Kind, about: &Record, fields: &[(FieldId, Option<Value>)]) -> (Vec<Change>, Did) {
        let id = self.made();
        let mut all: Vec<_> = fields.iter().filter_map(|(field, value)| Some((*field, value.clone()?))).collect();
        all.extend([(ABOUT, Value::Ref(about.id)), (BY_RUN, Value::Ref(self.run))]);
        all.sort();
        (vec![Change::Create { id, kind, fields: all }], Did::Made(id))
    }

    fn made(&self) -> RecordId {
        RecordId::derived("made", &[&self.run.to_bytes(), &(self.number as u64).to_be_bytes()])
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
