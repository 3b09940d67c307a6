//! The records that await that somebody agrees before they enter a stage. Derived from the records alone: a request that
//! was taken back, answered or overtaken is not there any more.

use super::Sight;
use super::board::{whom, worth_field};
use super::tasks::{Named, named};
use crate::commands::approver;
use crate::model::schema::{AWAITS, CHANNEL, EMAIL, PHONE, STAGE, TELEGRAM};
use crate::model::{Instant, Kind, Money, RecordId, Records, Value};
use crate::shelves::Chunk;

/// A record that awaits a yes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Approval {
    /// The record.
    pub of: Named,
    /// For whom it is.
    pub whom: String,
    /// What it is worth.
    pub worth: Option<Money>,
    /// Where it stands meanwhile.
    pub stands: String,
    /// The stage that it is to enter.
    pub stage: String,
    /// Who has to agree; nobody when the stage asks for nobody any more.
    pub approver: Option<Named>,
    /// How that person is reached: a channel, and an address on it.
    pub reach: Option<(String, String)>,
    /// Since when it waits.
    pub since: Instant,
}

/// All that wait, those that wait the longest first.
#[must_use]
pub fn approvals(sight: Sight<'_>) -> Vec<Approval> {
    let mut found: Vec<Approval> = waiting(sight).filter_map(|id| approval(sight, id)).collect();
    found.sort_by_key(|approval| (approval.since, approval.of.id));
    found
}

/// How many wait; also those whose stage was removed since.
pub(super) fn count(sight: Sight<'_>) -> usize {
    waiting(sight).count()
}

fn waiting(sight: Sight<'_>) -> impl Iterator<Item = RecordId> + '_ {
    let kinds = Kind::ALL.iter().copied().filter(|kind| kind.has_stages());
    let chunks = kinds.flat_map(move |kind| sight.records.chunks(kind)).filter(|chunk| chunk.has_column(AWAITS));
    let waits = |chunk: &Chunk, row: usize| chunk.alive(row) && chunk.reference(row, AWAITS).is_some();
    chunks.flat_map(move |chunk| (0..chunk.rows()).filter(move |row| waits(chunk, *row)).map(|row| chunk.id(row)))
}

/// What a record awaits; `None` when that is nothing, or a stage that was removed.
#[must_use]
pub fn approval(sight: Sight<'_>, id: RecordId) -> Option<Approval> {
    let record = sight.records.get(id)?;
    let stage = record.reference(AWAITS).filter(|stage| sight.records.get(*stage).is_some())?;
    let person = approver(sight.records, stage).and_then(|id| sight.records.get(id));
    let reach = person.as_ref().and_then(|person| {
        let fields = [("email", EMAIL), ("telegram", TELEGRAM), ("whatsapp", PHONE), ("sms", PHONE), ("phone", PHONE)];
        let preferred = person.text(CHANNEL);
        let on = |(channel, field)| Some((channel, person.text(field))).filter(|(_, to)| !to.is_empty());
        let mut reached = fields.into_iter().filter_map(on);
        let first = reached.clone().find(|(channel, _)| *channel == preferred).or_else(|| reached.next());
        first.map(|(channel, to)| (channel.to_owned(), to.to_owned()))
    });
    Some(Approval {
        of: named(sight, Some(id))?,
        whom: whom(sight, id),
        worth: record.get(worth_field(record.kind)).and_then(Value::as_money),
        stands: record.reference(STAGE).map(|stage| sight.name(stage)).unwrap_or_default(),
        stage: sight.name(stage),
        approver: person.and_then(|person| named(sight, Some(person.id))),
        reach,
        since: Instant(i64::try_from(record.stamp_of(AWAITS).ms()).unwrap_or(i64::MAX)),
    })
}
