//! The rules in their order, how often they acted, and what switching one on would catch up on.

use super::{Sight, order};
use crate::automation::{self, Active, Occasion, Trace, due, due_run_id, holds};
use crate::model::schema::{ABOUT, BODY, DUE_AT, MODE, NAME, PAUSED, RULE, RUN_STATUS, TRACE, VERSION, WRONG};
use crate::model::{Instant, Kind, RecordId, Records, Value};
use crate::rule::{Body, Condition, Mode, Span, Step, Trigger};
use std::collections::BTreeMap;

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleRow {
    /// Its record.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What it is; `None` when it cannot be read.
    pub body: Option<Body>,
    /// How far it may go by itself.
    pub mode: Mode,
    /// Counts its edits.
    pub version: u32,
    /// Its place in the order, as written.
    pub place: f64,
    /// How often it acted.
    pub counts: Counts,
}

/// How often a rule acted, by how it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Did what it should, also when that was taken back later.
    pub fired: usize,
    /// A step failed.
    pub failed: usize,
    /// Stopped because it went in a circle.
    pub stopped: usize,
    /// Told what it would do.
    pub watched: usize,
    /// Asks.
    pub asked: usize,
    /// Was declined.
    pub declined: usize,
    /// Fell due where its conditions did not hold.
    pub skipped: usize,
    /// Was wrong, as the person says.
    pub wrong: usize,
    /// When it did what it should for the last time.
    pub last: Option<Instant>,
}

impl Counts {
    /// Whether it never did, asked or told anything.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.fired + self.failed + self.stopped + self.watched + self.asked + self.declined == 0
    }
}

/// All rules in the order in which they are tried.
#[must_use]
pub fn rules(sight: Sight<'_>) -> Vec<RuleRow> {
    listed(sight, counts(sight))
}

/// The same, for those who do not ask how often they acted: no run is looked at.
#[must_use]
pub fn bare(sight: Sight<'_>) -> Vec<RuleRow> {
    listed(sight, BTreeMap::new())
}

fn listed(sight: Sight<'_>, mut counts: BTreeMap<RecordId, Counts>) -> Vec<RuleRow> {
    let mut rows: Vec<RuleRow> =
        sight.records.all(Kind::Rule).into_iter().filter_map(|id| row(sight, id, &mut counts)).collect();
    rows.sort_by(|a, b| a.place.total_cmp(&b.place).then(a.id.cmp(&b.id)));
    rows
}

/// One rule by its record.
#[must_use]
pub fn rule(sight: Sight<'_>, id: RecordId) -> Option<RuleRow> {
    row(sight, id, &mut BTreeMap::new())
}

fn row(sight: Sight<'_>, id: RecordId, counts: &mut BTreeMap<RecordId, Counts>) -> Option<RuleRow> {
    let rule = sight.records.get(id).filter(|record| record.kind == Kind::Rule)?;
    Some(RuleRow {
        id,
        name: rule.text(NAME).to_owned(),
        body: Body::from_json(rule.text(BODY)).ok(),
        mode: Mode::of(rule.text(MODE)),
        version: rule.get(VERSION).and_then(Value::as_number).unwrap_or(1.0) as u32,
        place: order::place(sight, id),
        counts: counts.remove(&id).unwrap_or_default(),
    })
}

fn counts(sight: Sight<'_>) -> BTreeMap<RecordId, Counts> {
    let mut counts: BTreeMap<RecordId, Counts> = BTreeMap::new();
    for (chunk, row) in sight.records.rows(Kind::Run) {
        let Some(rule) = chunk.reference(row, RULE) else { continue };
        let counts = counts.entry(rule).or_default();
        match chunk.text(row, RUN_STATUS).unwrap_or_default() {
            "done" | "undone" | "waiting" | "ended" => {
                counts.fired += 1;
                counts.last = counts.last.max(chunk.value(row, DUE_AT).as_ref().and_then(Value::as_instant));
            }
            "failed" => counts.failed += 1,
            "stopped" => counts.stopped += 1,
            "watched" => counts.watched += 1,
            "asked" => counts.asked += 1,
            "declined" => counts.declined += 1,
            "skipped" => counts.skipped += 1,
            _ => {}
        }
        counts.wrong += usize::from(chunk.value(row, WRONG).is_some());
    }
    counts
}

/// Whether all rules rest.
#[must_use]
pub fn rest(sight: Sight<'_>) -> bool {
    sight.records.value(crate::commands::setting_id(), PAUSED) == Some(Value::Flag(true))
}

/// A rule to begin with, which any base can have: whatever stands still for a week is spoken of. `text` is what is said.
#[must_use]
pub fn to_begin_with(text: String) -> Body {
    let when = Trigger::TimeInStage { stage: None, after: Span::days(7) };
    Body::new(Kind::Deal, when, Condition::default(), vec![Step::Notify { text }])
}

/// For how many records a rule that time sets off fell due already, were it switched on for the past too;
/// `None` for a rule that waits for an event: events are not made up for.
#[must_use]
pub fn fell_due(sight: Sight<'_>, body: &Body, rule: RecordId) -> Option<usize> {
    // What recurs makes up for nothing: what matches now it may be run on.
    if !body.when.is_timed() || body.when.is_recurring() {
        return None;
    }
    let active =
        Active { id: rule, version: 0, mode: Mode::Auto, since: sight.now, also_past: true, body: body.clone() };
    let records = sight.records;
    let caught = records.all(body.of).into_iter().filter_map(|id| records.get(id)).filter(|record| {
        due(&active, record, records, sight.zone).is_some_and(|due| {
            due <= sight.now
                && !records.knows(due_run_id(rule, record.id, due))
                && holds(&body.conditions, record, records, &Occasion::at(due, sight.zone))
        })
    });
    Some(caught.count())
}

/// The records that match a rule already, for one that hears events; `None` where nothing could be seen of it.
#[must_use]
pub fn matching(sight: Sight<'_>, body: &Body, rule: RecordId) -> Option<Vec<RecordId>> {
    let mode = Mode::Auto;
    let active = Active { id: rule, version: 0, mode, since: sight.now, also_past: false, body: body.clone() };
    automation::matching(&active, sight.records, sight.now, sight.zone)
}

/// The rules that a person runs by hand on records of a kind, in their order; none while all rules rest.
#[must_use]
pub fn by_hand(sight: Sight<'_>, kind: Kind) -> Vec<(RecordId, String)> {
    let is = |rule: &&Active| rule.body.of == kind && rule.body.when == Trigger::Button;
    sight.book.rules().iter().filter(is).map(|rule| (rule.id, sight.name(rule.id))).collect()
}

/// One run of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    /// Its record.
    pub id: RecordId,
    /// The record it worked on.
    pub about: Option<RecordId>,
    /// What that is called.
    pub name: String,
    /// When what set it off happened or fell due.
    pub at: Option<Instant>,
    /// How it stands: a word of [`crate::model::schema::RUN_STATUS`].
    pub status: String,
    /// How much later it was carried out, in milliseconds, when the app was not there.
    pub late_ms: Option<i64>,
}

/// The last runs of a rule, newest first.
#[must_use]
pub fn runs(sight: Sight<'_>, rule: RecordId, most: usize) -> Vec<RunRow> {
    let mut found: Vec<(Option<Instant>, RecordId)> = sight
        .records
        .rows(Kind::Run)
        .filter(|(chunk, row)| chunk.reference(*row, RULE) == Some(rule))
        .map(|(chunk, row)| (chunk.value(row, DUE_AT).as_ref().and_then(Value::as_instant), chunk.id(row)))
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found.truncate(most);
    found
        .into_iter()
        .filter_map(|(at, id)| {
            let run = sight.records.get(id)?;
            let about = run.reference(ABOUT);
            let trace: Option<Trace> = serde_json::from_str(run.text(TRACE)).ok();
            Some(RunRow {
                id,
                about,
                name: about.map(|about| sight.name(about)).unwrap_or_default(),
                at,
                status: run.text(RUN_STATUS).to_owned(),
                late_ms: trace.and_then(|trace| trace.late_ms),
            })
        })
        .collect()
}
