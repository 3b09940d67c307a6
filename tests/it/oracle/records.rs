//! The folded records, and the rules among them.

use std::collections::BTreeMap;
use tend::model::schema::{
    ABOUT, ACTIVE_SINCE, ALSO_PAST, BODY, COMPANY, CONTACT, MODE, PAUSED, POSITION_NO, RULE, RUN_PLACE, RUN_STATUS,
    STAGE, VERSION, WAITS_SINCE, WAITS_UNTIL, WATCHES,
};
use tend::model::{FieldId, Instant, Kind, Record, RecordId, Value, Zone};
use tend::rule::{Body, Step};

pub(super) struct Folded(pub(super) BTreeMap<RecordId, Record>);

/// A rule that is switched on.
pub(super) struct Law {
    pub(super) id: RecordId,
    pub(super) version: u32,
    /// `watch`, `suggest` or `auto`.
    pub(super) mode: String,
    pub(super) since: Instant,
    pub(super) also_past: bool,
    pub(super) body: Body,
}

/// A run that waits or asks.
pub(super) struct Waits {
    pub(super) asks: bool,
    pub(super) rule: RecordId,
    pub(super) record: RecordId,
    pub(super) body: Body,
    pub(super) place: usize,
    pub(super) since: Instant,
    pub(super) stage: Option<RecordId>,
    pub(super) said: Option<Instant>,
}

impl Waits {
    /// The step at which it waits.
    pub(super) fn step(&self) -> &Step {
        super::walk::after(&self.body.steps, 0, self.place).unwrap().0
    }

    pub(super) fn due(&self, record: &Record, zone: &dyn Zone) -> Option<Instant> {
        if self.asks {
            return None;
        }
        if let Some(said) = self.said {
            return Some(said.max(self.since));
        }
        let Step::Wait { until, .. } = self.step() else { unreachable!("it waits") };
        super::time::until(until, self.since, record, zone)
    }
}

/// Whether a run only tells what it would do.
pub(super) fn watches(run: &Record) -> bool {
    run.get(WATCHES) == Some(&Value::Flag(true))
}

impl Folded {
    /// The runs that wait or ask, in the order in which they began.
    pub(super) fn waiting(&self) -> Vec<(RecordId, Waits)> {
        let open = |run: &&Record| ["waiting", "asked"].contains(&run.text(RUN_STATUS));
        let mut runs: Vec<&Record> = self.of_kind(Kind::Run).filter(open).collect();
        runs.sort_by_key(|run| (run.born, run.id));
        let waits = |run: &Record| Waits {
            asks: run.text(RUN_STATUS) == "asked",
            rule: run.reference(RULE).unwrap(),
            record: run.reference(ABOUT).unwrap(),
            body: Body::from_json(run.text(BODY)).unwrap(),
            place: run.get(RUN_PLACE).and_then(Value::as_number).unwrap() as usize,
            since: run.get(WAITS_SINCE).and_then(Value::as_instant).unwrap(),
            stage: run.reference(STAGE),
            said: run.get(WAITS_UNTIL).and_then(Value::as_instant),
        };
        runs.into_iter().map(|run| (run.id, waits(run))).collect()
    }

    pub(super) fn living(&self) -> impl Iterator<Item = &Record> {
        self.0.values().filter(|record| record.alive)
    }

    pub(super) fn get(&self, id: RecordId) -> Option<&Record> {
        self.0.get(&id).filter(|record| record.alive)
    }

    pub(super) fn value(&self, id: RecordId, field: FieldId) -> Option<Value> {
        self.get(id)?.get(field).cloned()
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.living().filter(move |record| record.kind == kind)
    }

    pub(super) fn about(&self, id: RecordId, kind: Kind) -> impl Iterator<Item = &Record> {
        self.of_kind(kind).filter(move |record| record.reference(ABOUT) == Some(id))
    }

    /// What the client of a record bought, or may buy; nothing when it has no client.
    pub(super) fn bought_by_client_of(&self, record: &Record, kind: Kind) -> Option<Vec<&Record>> {
        let whose = match (record.kind, record.reference(CONTACT), record.reference(COMPANY)) {
            (Kind::Contact, ..) => (CONTACT, record.id),
            (Kind::Company, ..) => (COMPANY, record.id),
            (_, Some(contact), _) => (CONTACT, contact),
            (_, None, Some(company)) => (COMPANY, company),
            (_, None, None) => return None,
        };
        Some(self.of_kind(kind).filter(|one| one.reference(whose.0) == Some(whose.1)).collect())
    }

    /// The rules that are switched on, in their visible order.
    pub(super) fn laws(&self) -> Vec<Law> {
        let rest = self.of_kind(Kind::Setting).any(|setting| setting.get(PAUSED) == Some(&Value::Flag(true)));
        let place = |rule: &&Record| rule.get(POSITION_NO).and_then(Value::as_number).unwrap_or(f64::MAX);
        let mut rules: Vec<&Record> =
            self.of_kind(Kind::Rule).filter(|rule| !rest && rule.text(MODE) != "off").collect();
        rules.sort_by(|one, two| place(one).total_cmp(&place(two)).then(one.id.cmp(&two.id)));
        let law = |rule: &Record| Law {
            mode: rule.text(MODE).to_owned(),
            id: rule.id,
            version: rule.get(VERSION).and_then(Value::as_number).unwrap_or(1.0) as u32,
            // An undo may have taken away what switching on wrote, and left the rule on: a later hand did that.
            since: rule.get(ACTIVE_SINCE).and_then(Value::as_instant).unwrap_or(Instant(0)),
            also_past: rule.get(ALSO_PAST).and_then(Value::as_flag).unwrap_or(false),
            body: Body::from_json(rule.text(BODY)).unwrap(),
        };
        rules.into_iter().map(law).collect()
    }
}
