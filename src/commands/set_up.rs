//! Set an empty base up: the default pipelines, and what holds for the whole base.
//!
//! The defaults have ids of their own that are the same everywhere, so that two bases set up apart
//! agree on them. Their names come in with the command, in the person's language.

use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{
    ASKS, CURRENCY, HINT, HUE, NAME, OF_KIND, PIPELINE, POSITION_NO, PROBABILITY, ROT_DAYS, STAGE_KIND, ZONE,
};
use crate::model::{FieldId, Kind, RecordId, Value};
use std::collections::BTreeMap;

/// What the base shall start with.
#[derive(Clone, Debug, PartialEq)]
pub struct SetUp {
    /// Names and hints of pipelines and stages by their keys (`pipeline-sales`, `stage-sales-new`,
    /// `hint-sales-new`); what is not named is called by its key.
    pub names: BTreeMap<String, String>,
    /// The currency of the base.
    pub currency: String,
    /// The person's zone.
    pub zone: String,
}

/// pipeline · kind · stages: word, kind, probability in percent, rot days (0: never), asked fields.
type Row = (&'static str, &'static str, u32, u32, &'static [&'static str]);
const PIPELINES: &[(&str, Kind, &[Row])] = &[
    (
        "sales",
        Kind::Deal,
        &[
            ("new", "open", 10, 2, &[]),
            ("quote-sent", "open", 30, 3, &["amount"]),
            ("follow-up", "open", 30, 2, &[]),
            ("negotiation", "open", 60, 7, &["expected-close"]),
            ("invoice-sent", "open", 80, 5, &["invoice-number", "invoice-due"]),
            ("won", "won", 100, 0, &["amount"]),
            ("lost", "lost", 0, 0, &["lost-reason"]),
        ],
    ),
    (
        "repeat",
        Kind::Deal,
        &[
            ("expected", "open", 30, 0, &[]),
            ("contacted", "open", 50, 7, &[]),
            ("ordered", "won", 100, 0, &[]),
            ("not-this-time", "lost", 0, 0, &["lost-reason"]),
        ],
    ),
    (
        "orders",
        Kind::Order,
        &[
            ("new", "open", 50, 2, &[]),
            ("awaiting-payment", "open", 60, 5, &["total"]),
            ("paid", "open", 90, 2, &[]),
            ("in-progress", "open", 95, 7, &[]),
            ("ready-to-ship", "open", 97, 2, &[]),
            ("in-transit", "open", 99, 10, &["tracking-number"]),
            ("completed", "won", 100, 0, &[]),
            ("cancelled", "lost", 0, 0, &["lost-reason"]),
        ],
    ),
    (
        "service",
        Kind::Ticket,
        &[
            ("new", "open", 0, 1, &[]),
            ("in-work", "open", 0, 3, &["assignee", "deadline"]),
            ("overdue", "open", 0, 1, &[]),
            ("done", "won", 0, 0, &[]),
            ("declined", "lost", 0, 0, &["lost-reason"]),
        ],
    ),
    (
        "leads",
        Kind::Lead,
        &[
            ("new", "open", 0, 1, &[]),
            ("contacted", "open", 0, 3, &[]),
            ("nurture", "open", 0, 30, &[]),
            ("qualified", "won", 0, 0, &[]),
            ("unqualified", "lost", 0, 0, &["lost-reason"]),
        ],
    ),
    (
        "onboarding",
        Kind::Lead,
        &[
            ("welcome", "open", 0, 2, &[]),
            ("set-up", "open", 0, 7, &[]),
            ("training", "open", 0, 7, &[]),
            ("first-result", "open", 0, 14, &[]),
            ("settled", "won", 0, 0, &[]),
        ],
    ),
];

/// The pipeline that is there only when wanted.
const OFF: &str = "onboarding";

/// The record of what holds for the whole base.
#[must_use]
pub fn setting_id() -> RecordId {
    RecordId::derived("setting", &[])
}

/// A default pipeline by its word (`sales`, `repeat`, `orders`, `service`, `leads`, `onboarding`).
#[must_use]
pub fn pipeline_id(pipeline: &str) -> RecordId {
    RecordId::derived("pipeline", &[pipeline.as_bytes()])
}

/// A default stage by its pipeline's word and its own.
#[must_use]
pub fn stage_id(pipeline: &str, stage: &str) -> RecordId {
    RecordId::derived("stage", &[pipeline.as_bytes(), stage.as_bytes()])
}

pub(super) fn decide(set_up: &SetUp, context: &Context<'_>) -> Result<Decision, Refusal> {
    if context.records.knows(setting_id()) {
        return Err(Refusal::NotEmpty);
    }
    let name = |key: String| Value::Text(set_up.names.get(&key).filter(|n| !n.is_empty()).cloned().unwrap_or(key));
    let mut settings = Vec::new();
    settings.extend(Value::text(&set_up.currency).map(|value| (CURRENCY, value)));
    settings.extend(Value::text(&set_up.zone).map(|value| (ZONE, value)));
    let mut changes = vec![create(setting_id(), Kind::Setting, settings)];
    for (place, (pipeline, kind, stages)) in (0u32..).zip(PIPELINES) {
        let id = pipeline_id(pipeline);
        let mut fields = vec![
            (NAME, name(format!("pipeline-{pipeline}"))),
            (OF_KIND, Value::from(kind.name())),
            (POSITION_NO, Value::from(place)),
        ];
        if *pipeline == OFF {
            fields.push((crate::model::schema::ARCHIVED, Value::Flag(true)));
        }
        changes.push(create(id, Kind::Pipeline, fields));
        for (place, (stage, end, probability, rot, asks)) in (0u32..).zip(*stages) {
            let mut fields = vec![
                (NAME, name(format!("stage-{pipeline}-{stage}"))),
                (PIPELINE, Value::Ref(id)),
                (POSITION_NO, Value::from(place)),
                (STAGE_KIND, Value::from(*end)),
                (HUE, Value::from(place % 6 + 1)),
            ];
            if *kind == Kind::Deal {
                fields.push((PROBABILITY, Value::from(*probability)));
            }
            if *rot > 0 {
                fields.push((ROT_DAYS, Value::from(*rot)));
            }
            if !asks.is_empty() {
                fields.push((ASKS, Value::Texts(asks.iter().map(|key| (*key).to_owned()).collect())));
            }
            let hint = format!("hint-{pipeline}-{stage}");
            fields.extend(set_up.names.get(&hint).and_then(|text| Value::text(text)).map(|text| (HINT, text)));
            changes.push(create(stage_id(pipeline, stage), Kind::Stage, fields));
        }
    }
    Ok(Decision { silent: true, ..Decision::person(Deed::SetUp, changes, None) })
}

fn create(id: RecordId, kind: Kind, mut fields: Vec<(FieldId, Value)>) -> Change {
    fields.sort_by_key(|(field, _)| *field);
    Change::Create { id, kind, fields }
}

/// The keys of all names and hints that a set-up asks for.
#[must_use]
pub fn name_keys() -> Vec<String> {
    let mut keys = Vec::new();
    for (pipeline, _, stages) in PIPELINES {
        keys.push(format!("pipeline-{pipeline}"));
        for (stage, ..) in *stages {
            keys.push(format!("stage-{pipeline}-{stage}"));
            keys.push(format!("hint-{pipeline}-{stage}"));
        }
    }
    keys
}
