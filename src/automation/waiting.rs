//! Runs that are open: those that wait, and for how long; those that ask; those that could not do a step. And which
//! are open on a record. When one goes on is derived from the record and from since
//! when it waits, never remembered apart from them: another date moves it, and none keeps it waiting.

use crate::commands::is_open;
use crate::model::schema::{BODY, RUN_PLACE, RUN_STATUS, STAGE, WAITS_SINCE, WAITS_UNTIL};
use crate::model::time::{DAY_MS, MINUTE_MS, from_local, plus_civil_days, to_local};
use crate::model::{Instant, Kind, Record, RecordId, Records, Value, Zone};
use crate::rule::{Body, Path, Step, Wait};

/// The status of a run that waits.
pub(super) const WAITING: &str = "waiting";

/// The status of a run that asks before it takes its next step.
pub(super) const ASKED: &str = "asked";

/// Tells which runs are open on a record.
pub trait Waiting {
    /// Those runs.
    fn waiting(&self, record: RecordId) -> &[RecordId];
}

/// A run that waits or asks, as its record tells.
#[derive(Clone, Debug)]
pub struct Waits {
    /// The rule as it was when the run began.
    pub body: Body,
    /// Whether it asks.
    pub asks: bool,
    /// The number of the step at which it waits, or of the one it asks about.
    pub place: usize,
    /// Since when.
    pub since: Instant,
    /// In which stage its record stood then, where it has stages.
    pub stage: Option<RecordId>,
    /// Until when, where the person said so.
    pub said: Option<Instant>,
}

impl Waits {
    /// Reads a run; `None` when it neither waits nor asks, or what it waits for cannot be read.
    #[must_use]
    pub fn of(run: &Record) -> Option<Waits> {
        let asks = is_asked(run);
        (asks || is_waiting(run)).then_some(())?;
        Some(Waits {
            asks,
            body: Body::from_json(run.text(BODY)).ok()?,
            place: run.get(RUN_PLACE).and_then(Value::as_number)? as usize,
            since: run.get(WAITS_SINCE).and_then(Value::as_instant)?,
            stage: run.reference(STAGE),
            said: run.get(WAITS_UNTIL).and_then(Value::as_instant),
        })
    }

    /// What it waits for; `None` when it asks.
    #[must_use]
    pub fn wait(&self) -> Option<&Wait> {
        match Path::of(&self.body.steps).at(self.place)?.step {
            Step::Wait { until, .. } if !self.asks => Some(until),
            _ => None,
        }
    }

    /// When it goes on by itself; `None`: not before the person answers, its record has a date, or something happens.
    #[must_use]
    pub fn due(&self, record: &Record, zone: &dyn Zone) -> Option<Instant> {
        if self.asks {
            return None;
        }
        self.said.map(|said| said.max(self.since)).or_else(|| until(self.wait()?, self.since, record, zone))
    }

    /// Whether its record left the stage in which it waits, and it does not wait elsewhere.
    #[must_use]
    pub fn is_left(&self, record: &Record) -> bool {
        !self.body.keep && self.stage.is_some() && self.stage != record.reference(STAGE)
    }
}

/// Whether a run waits.
#[must_use]
pub(super) fn is_waiting(run: &Record) -> bool {
    run.alive && run.kind == Kind::Run && run.text(RUN_STATUS) == WAITING
}

/// Whether a run asks.
#[must_use]
pub(super) fn is_asked(run: &Record) -> bool {
    run.alive && run.kind == Kind::Run && run.text(RUN_STATUS) == ASKED
}

/// The runs that are open on a record, in the order in which they began.
pub(super) fn on(record: RecordId, records: &dyn Records) -> Vec<RecordId> {
    let mut runs: Vec<_> = records
        .about(record)
        .into_iter()
        .filter_map(|id| records.get(id).filter(|run| is_open(run)).map(|run| (run.born, id)))
        .collect();
    runs.sort_unstable();
    runs.into_iter().map(|(_, id)| id).collect()
}

/// Until when one waits who begins at `since`: never before that.
pub(super) fn until(wait: &Wait, since: Instant, record: &Record, zone: &dyn Zone) -> Option<Instant> {
    let due = match wait {
        Wait::For(span) => span.after(since, zone),
        Wait::Date { field, offset_days, minute } => match record.get(*field)? {
            Value::Day(day) => from_local(day.plus_days(*offset_days), i64::from(*minute) * MINUTE_MS, zone),
            Value::Instant(at) => plus_civil_days(*at, *offset_days, zone),
            _ => return None,
        },
        Wait::Weekday { days, minute } => {
            let (today, _) = to_local(since, zone);
            let minute_ms = (i64::from(*minute) * MINUTE_MS).min(DAY_MS - MINUTE_MS);
            let day = (0..=7).map(|n| today.plus_days(n)).filter(|day| days.contains(&day.weekday()));
            day.map(|day| from_local(day, minute_ms, zone)).find(|at| *at > since)?
        }
        Wait::Event { at_most, .. } => at_most.as_ref()?.after(since, zone),
    };
    Some(due.max(since))
}
