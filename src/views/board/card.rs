//! A card, and what would come of dropping it.

use super::worth::worth_field;
use crate::commands::{approver, missing, stage_kind};
use crate::model::schema::{AWAITS, COMPANY, CONTACT, DUE, FROZEN_UNTIL, ROT_DAYS, STAGE, STAGE_SINCE, TASK_STATUS};
use crate::model::time::DAY_MS;
use crate::model::{Day, FieldId, Instant, Kind, Money, RecordId, Records, Value};
use crate::views::Sight;

/// A card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// The record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// The company, or the contact.
    pub whom: String,
    /// What it is worth.
    pub worth: Option<Money>,
    /// For how many days it stands there, when that is too long.
    pub rotting: Option<i64>,
    /// When the next thing to do about it is due; `None`: nothing is planned.
    pub next: Option<Instant>,
    /// Whether it is still on its way.
    pub open: bool,
    /// Whether a rule brought it there.
    pub by_rule: bool,
    /// Until when it is left alone.
    pub frozen: Option<Day>,
    /// The stage that it enters once somebody agrees.
    pub awaits: Option<String>,
}

/// What would come of dropping a card on a stage.
#[derive(Clone, Debug, PartialEq)]
pub enum Drop {
    /// Nothing: it stands there.
    Stays,
    /// The sum of the stage grows by so much.
    Adds(Option<Money>),
    /// The stage would ask for so many fields first.
    Asks(usize),
    /// This person would have to agree first.
    Awaits(String),
}

/// A card; `None` when its record is not there.
#[must_use]
pub fn card(sight: Sight<'_>, id: RecordId) -> Option<Card> {
    let record = sight.records.get(id)?;
    let stage = record.reference(STAGE);
    let open = stage.is_none_or(|stage| stage_kind(sight.records, stage) == "open");
    let limit = stage.and_then(|stage| sight.records.value(stage, ROT_DAYS)).as_ref().and_then(Value::as_number);
    let since = record.get(STAGE_SINCE).and_then(Value::as_instant);
    let stood = since.map(|since| (sight.now.0 - since.0).div_euclid(DAY_MS));
    let about: Vec<_> =
        sight.records.about(id).into_iter().filter_map(|id| sight.records.place(id).map(|at| (id, at))).collect();
    let of = |kind| about.iter().filter(move |(_, at)| at.kind == kind).map(|(id, _)| *id);
    let due = |task: RecordId| {
        let open = sight.records.value(task, TASK_STATUS).is_some_and(|status| status.as_text() == Some("open"));
        sight.records.value(task, DUE).filter(|_| open).as_ref().and_then(Value::as_instant)
    };
    // A run and what it wrote have the same stamp.
    let moved = record.stamp_of(STAGE);
    let born = |id: RecordId| sight.records.stamps(id).map(|(born, _)| born);
    Some(Card {
        id,
        name: sight.name(id),
        whom: whom(sight, id),
        worth: record.get(worth_field(record.kind)).and_then(Value::as_money),
        rotting: stood.filter(|stood| open && limit.is_some_and(|limit| *stood >= limit as i64)),
        next: of(Kind::Task).filter_map(due).min(),
        open,
        by_rule: of(Kind::Run).any(|run| born(run) == Some(moved)),
        awaits: record.reference(AWAITS).map(|stage| sight.name(stage)).filter(|name| !name.is_empty()),
        frozen: record.get(FROZEN_UNTIL).and_then(Value::as_day).filter(|day| *day > sight.today()),
    })
}

/// What would come of dropping a record on a stage.
#[must_use]
pub fn dropped(sight: Sight<'_>, id: RecordId, stage: RecordId) -> Drop {
    let Some(record) = sight.records.get(id) else { return Drop::Stays };
    if record.reference(STAGE) == Some(stage) {
        return Drop::Stays;
    }
    match missing(sight.records, stage, &|field| record.get(field).is_some()).len() {
        0 if let Some(person) = approver(sight.records, stage) => Drop::Awaits(sight.name(person)),
        0 => Drop::Adds(record.get(worth_field(record.kind)).and_then(Value::as_money)),
        asked => Drop::Asks(asked),
    }
}

/// The company of a record, or its contact.
pub(in crate::views) fn whom(sight: Sight<'_>, id: RecordId) -> String {
    let referred = |field: FieldId| sight.records.value(id, field).as_ref().and_then(Value::as_ref);
    referred(COMPANY).or_else(|| referred(CONTACT)).map(|whom| sight.name(whom)).unwrap_or_default()
}
