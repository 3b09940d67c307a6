//! Tasks as rows, and the moments to which one puts them off.

use super::Sight;
use crate::model::schema::{
    ABOUT, ASSIGNEE, BY_RUN, COMPANY, CONTACT, DONE_AT, DUE, NAME, PRIORITY, RULE, START, SUBJECT, TASK_STATUS, TEXT,
    WANTED_RESULT,
};
use crate::model::time::{DAY_MS, HOUR_MS, MINUTE_MS, from_local, monday_of, to_local};
use crate::model::{Day, Instant, Kind, Record, RecordId, Records, Value};
use crate::shelves::Chunk;
use crate::text::read_when;
use std::collections::HashSet;

/// Another record, as one names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: Kind,
    /// What it is called; empty when it is gone.
    pub name: String,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TaskRow {
    /// Its record.
    pub id: RecordId,
    /// Its title.
    pub name: String,
    /// What shall have come out.
    pub wanted: String,
    /// What it is about.
    pub about: Option<Named>,
    /// Whose it is.
    pub assignee: String,
    /// When it is to be begun.
    pub start: Option<Instant>,
    /// When it is due.
    pub due: Option<Instant>,
    /// `low`, `normal`, `high`, or empty.
    pub priority: String,
    /// `open`, `done` or `cancelled`.
    pub status: String,
    /// When it was finished or given up.
    pub done_at: Option<Instant>,
    /// The rule that made it.
    pub rule: String,
}

impl TaskRow {
    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status == "open"
    }
}

/// A record as one names it, a message by its subject; `None` for a field that is empty.
#[must_use]
pub fn named(sight: Sight<'_>, id: Option<RecordId>) -> Option<Named> {
    let record = sight.records.find(id?)?;
    let fields = if record.kind == Kind::Message { [SUBJECT, TEXT] } else { [NAME, NAME] };
    let name = fields.into_iter().map(|field| record.text(field)).find(|text| !text.is_empty()).unwrap_or_default();
    Some(Named { id: record.id, kind: record.kind, name: name.to_owned() })
}

/// One task.
#[must_use]
pub fn task(sight: Sight<'_>, id: RecordId) -> Option<TaskRow> {
    let record = sight.records.get(id).filter(|record| record.kind == Kind::Task)?;
    let at = |field| record.get(field).and_then(Value::as_instant);
    Some(TaskRow {
        id,
        name: sight.name(id),
        wanted: record.text(WANTED_RESULT).to_owned(),
        about: named(sight, record.reference(ABOUT)),
        assignee: record.reference(ASSIGNEE).map(|person| sight.name(person)).unwrap_or_default(),
        start: at(START),
        due: at(DUE),
        priority: record.text(PRIORITY).to_owned(),
        status: record.text(TASK_STATUS).to_owned(),
        done_at: at(DONE_AT),
        rule: rule_of(sight, &record),
    })
}

/// The name of the rule that made a record; empty when a person did.
#[must_use]
pub fn rule_of(sight: Sight<'_>, record: &Record) -> String {
    let run = record.reference(BY_RUN);
    let rule = run.and_then(|run| sight.records.find(run)?.reference(RULE));
    rule.map(|rule| sight.name(rule)).unwrap_or_default()
}

/// The tasks about a record: what is open first, the one due first at the top; then what is done, the last
/// one first. What is open about a deal or the like is something to do for its contact and its company too.
#[must_use]
pub fn about(sight: Sight<'_>, id: RecordId) -> Vec<TaskRow> {
    let rows = |id| sight.records.about(id).into_iter().filter_map(move |id| task(sight, id));
    let mut tasks: Vec<TaskRow> = rows(id).collect();
    tasks.extend(concerning(sight, id).into_iter().flat_map(rows).filter(TaskRow::is_open));
    tasks.sort_by_key(|task| match task.is_open() {
        true => (0, task.due.map_or(i64::MAX, |due| due.0), task.id),
        false => (1, -task.done_at.map_or(0, |at| at.0), task.id),
    });
    tasks
}

/// What concerns a contact or a company: the deals and the like of a contact; of a company those of its contacts as
/// well, and its contacts. Nothing for any other record.
fn concerning(sight: Sight<'_>, id: RecordId) -> Vec<RecordId> {
    let people: HashSet<RecordId> = match sight.records.kind(id) {
        Some(Kind::Contact) => HashSet::from([id]),
        Some(Kind::Company) => {
            let staff = sight.records.rows(Kind::Contact);
            let staff = staff.filter(|(chunk, row)| chunk.reference(*row, COMPANY) == Some(id));
            staff.map(|(chunk, row)| chunk.id(row)).collect()
        }
        _ => return Vec::new(),
    };
    let concerns = |chunk: &Chunk, row| {
        let contact = chunk.reference(row, CONTACT);
        contact.is_some_and(|contact| people.contains(&contact)) || chunk.reference(row, COMPANY) == Some(id)
    };
    let cards =
        [Kind::Deal, Kind::Order, Kind::Ticket, Kind::Lead].into_iter().flat_map(|kind| sight.records.rows(kind));
    let cards = cards.filter(|(chunk, row)| concerns(chunk, *row)).map(|(chunk, row)| chunk.id(row));
    cards.chain(people.iter().copied().filter(|person| *person != id)).collect()
}

/// How far one puts something off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snooze {
    /// To an hour from now.
    InAnHour,
    /// To the day after today.
    Tomorrow,
    /// To the next Monday.
    Monday,
    /// To the same day of the week, two weeks from today.
    TwoWeeks,
    /// To a day.
    Until(Day),
    /// To a minute of a day.
    At(Day, u32),
}

/// The moment to which a task is put off: its own time of day, on the day that is meant. All is reckoned from now, as
/// words are ([`said`]): a button and what one types for it give one answer.
#[must_use]
pub fn until(sight: Sight<'_>, due: Option<Instant>, snooze: Snooze) -> Instant {
    let today = sight.today();
    let day = match snooze {
        Snooze::InAnHour => return sight.now.plus_ms(HOUR_MS),
        Snooze::Monday => monday_of(today).plus_days(7),
        Snooze::Tomorrow => today.plus_days(1),
        Snooze::TwoWeeks => today.plus_days(14),
        Snooze::Until(day) => day,
        Snooze::At(day, minute) => return from_local(day, i64::from(minute) * MINUTE_MS, sight.zone),
    };
    match due {
        Some(due) => from_local(day, to_local(due, sight.zone).1, sight.zone),
        None => end_of(sight, day),
    }
}

/// What a line of words puts something off to: `in two weeks`, `Friday at 15:00`; `None` when it names no time.
#[must_use]
pub fn said(sight: Sight<'_>, line: &str) -> Option<Snooze> {
    let (today, ms) = to_local(sight.now, sight.zone);
    let said = read_when(line, today, u32::try_from(ms / MINUTE_MS).unwrap_or_default());
    said.day.map(|day| said.minute.map_or(Snooze::Until(day), |minute| Snooze::At(day, minute)))
}

/// When a working day ends: six in the evening.
#[must_use]
pub fn end_of(sight: Sight<'_>, day: Day) -> Instant {
    from_local(day, DAY_MS - 6 * HOUR_MS, sight.zone)
}
