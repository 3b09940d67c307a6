//! Which events a change set makes. They are read off its changes, in their order, and off nothing else.

use crate::commands::missing;
use crate::journal::Change;
use crate::model::plain::Plain;
use crate::model::schema::{
    ABOUT, ASKS, DIRECTION, FORM, OUTCOME, PIPELINE, PRESSED, STAGE, TASK_STATUS, builtin_row, field_by_key,
};
use crate::model::{FieldId, Kind, RecordId, Records, Value};
use crate::rule::Trigger;
use std::collections::BTreeSet;

/// Something that happened to a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// To which.
    pub record: RecordId,
    /// What the record is.
    pub kind: Kind,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// It was made.
    Created,
    /// A field was written or emptied.
    Changed {
        /// Which.
        field: FieldId,
        /// What it held.
        before: Option<Value>,
        /// What it holds.
        after: Option<Value>,
    },
    /// It entered a stage.
    Entered(RecordId),
    /// It left a stage.
    Left(RecordId),
    /// All that a stage asks for, in which it does not stand, came to be filled in.
    Filled(RecordId),
    /// It came into another pipeline.
    Pipeline(RecordId),
    /// A person ran a rule on it by hand.
    Pressed(RecordId),
    /// An activity about it was logged.
    Activity {
        /// Form, direction and outcome, empty where not said.
        form: String,
        /// From or to the client.
        direction: String,
        /// What came of it.
        outcome: String,
    },
    /// A payment about it was entered or matched.
    Paid,
    /// A task about it was done or given up.
    TaskEnded {
        /// `done` or `cancelled`.
        status: String,
    },
    /// A rule called this one on it.
    Called(RecordId),
}

/// The events of changes that were just applied to `records`, in the order of the changes. Births of
/// many make none: they come from files.
#[must_use]
pub fn events(changes: &[Change], records: &dyn Records) -> Vec<Event> {
    let mut events = Vec::new();
    // Several fields that one save fills complete a stage once.
    let mut completed: BTreeSet<(RecordId, RecordId)> = BTreeSet::new();
    for change in changes {
        match change {
            Change::Create { id, kind, fields } => {
                let get = |wanted| fields.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value);
                events.push(Event { record: *id, kind: *kind, what: What::Created });
                if let Some(stage) = get(STAGE).and_then(Value::as_ref) {
                    events.push(Event { record: *id, kind: *kind, what: What::Entered(stage) });
                }
                for stage in filled(*id, None, records) {
                    completed.insert((*id, stage));
                    events.push(Event { record: *id, kind: *kind, what: What::Filled(stage) });
                }
                events
                    .extend(get(ABOUT).and_then(Value::as_ref).and_then(|about| attached(*id, *kind, about, records)));
            }
            Change::Set { id, field, before, after } => {
                let Some(record) = records.get(*id) else { continue };
                let kind = record.kind;
                let mut push = |what| events.push(Event { record: *id, kind, what });
                if let (&PRESSED, Some(Value::Ref(rule))) = (field, after) {
                    push(What::Pressed(*rule));
                }
                if let (&PIPELINE, Some(Value::Ref(_)), Some(Value::Ref(pipeline))) = (field, before, after) {
                    push(What::Pipeline(*pipeline));
                }
                if *field == STAGE {
                    before.iter().filter_map(Value::as_ref).for_each(|stage| push(What::Left(stage)));
                    after.iter().filter_map(Value::as_ref).for_each(|stage| push(What::Entered(stage)));
                }
                // What Tend keeps for itself moves with something else and is no event of its own.
                if !builtin_row(*field).is_some_and(|row| row.system) {
                    push(What::Changed { field: *field, before: before.clone(), after: after.clone() });
                }
                if before.is_none() && after.is_some() {
                    for stage in filled(*id, Some(*field), records) {
                        if completed.insert((*id, stage)) {
                            push(What::Filled(stage));
                        }
                    }
                }
                if *field == TASK_STATUS && matches!(after, Some(Value::Text(status)) if status != "open") {
                    events.extend(record.reference(ABOUT).and_then(|about| attached(*id, kind, about, records)));
                }
                if *field == ABOUT && kind == Kind::Payment {
                    events.extend(
                        after.as_ref().and_then(Value::as_ref).and_then(|about| attached(*id, kind, about, records)),
                    );
                }
            }
            Change::Life { .. } | Change::CreateMany(_) => {}
        }
    }
    events
}

/// The stages of its pipeline that ask for something, in which a record does not stand, and of which nothing is missing;
/// with `field` only those that ask for that.
fn filled(id: RecordId, field: Option<FieldId>, records: &dyn Records) -> Vec<RecordId> {
    let Some(record) = records.get(id).filter(|record| record.kind.has_stages()) else { return Vec::new() };
    let (Some(pipeline), standing) = (record.reference(PIPELINE), record.reference(STAGE)) else { return Vec::new() };
    let asks = |stage: RecordId| match records.value(stage, ASKS) {
        Some(Value::Texts(asks)) if field.is_none() => !asks.is_empty(),
        Some(Value::Texts(asks)) => asks.iter().any(|key| field_by_key(key) == field),
        _ => false,
    };
    let mut stages = records.all(Kind::Stage);
    // The same on every device, whatever lies where.
    stages.sort_unstable();
    stages.retain(|stage| {
        Some(*stage) != standing
            && asks(*stage)
            && records.value(*stage, PIPELINE) == Some(Value::Ref(pipeline))
            && missing(records, *stage, &|field| record.get(field).is_some()).is_empty()
    });
    stages
}

/// What an activity or a payment is to the record that it is about.
fn attached(id: RecordId, kind: Kind, about: RecordId, records: &dyn Records) -> Option<Event> {
    let target = records.get(about)?;
    let text = |field| records.value(id, field).as_ref().and_then(Value::as_text).unwrap_or_default().to_owned();
    let what = match kind {
        Kind::Activity => What::Activity { form: text(FORM), direction: text(DIRECTION), outcome: text(OUTCOME) },
        Kind::Payment => What::Paid,
        Kind::Task if text(TASK_STATUS) != "open" => What::TaskEnded { status: text(TASK_STATUS) },
        _ => return None,
    };
    Some(Event { record: about, kind: target.kind, what })
}

/// The records whose due times may differ after these changes: those changed, and those that a changed
/// activity or a new run is or was about.
#[must_use]
pub fn affected(changes: &[Change], records: &dyn Records) -> Vec<RecordId> {
    let mut ids = Vec::new();
    for change in changes {
        for id in change.ids() {
            ids.push(id);
            if matches!(records.kind(id), Some(Kind::Activity | Kind::Run)) {
                ids.extend(records.find(id).and_then(|record| record.reference(ABOUT)));
                if let Change::Set { field: ABOUT, before: Some(Value::Ref(before)), .. } = change {
                    ids.push(*before);
                }
            }
        }
    }
    ids
}

/// Whether a trigger means what happened.
#[must_use]
pub(super) fn hears(trigger: &Trigger, what: &What) -> bool {
    let fits = |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|wanted| wanted == found);
    match (trigger, what) {
        (Trigger::FieldChanged { field, from, to }, What::Changed { field: found, before, after }) => {
            let is = |wanted: &Option<Plain>, found: &Option<Value>| {
                wanted.as_ref().is_none_or(|wanted| found.as_ref() == Some(&wanted.0))
            };
            field == found && is(from, before) && is(to, after)
        }
        (Trigger::StageEntered { stage }, What::Entered(found)) | (Trigger::StageLeft { stage }, What::Left(found)) => {
            stage.is_none_or(|stage| stage == *found)
        }
        (Trigger::Filled { stage }, What::Filled(found)) => stage == found,
        (Trigger::PipelineChanged { to }, What::Pipeline(found)) => to.is_none_or(|to| to == *found),
        (
            Trigger::Activity { form, direction, outcome },
            What::Activity { form: found, direction: found_direction, outcome: found_outcome },
        ) => fits(form, found) && fits(direction, found_direction) && fits(outcome, found_outcome),
        (Trigger::TaskEnded { status }, What::TaskEnded { status: found }) => fits(status, found),
        (Trigger::Created, What::Created) | (Trigger::Payment, What::Paid) => true,
        // Each is named, so that a new trigger is not overheard.
        (
            Trigger::Created
            | Trigger::FieldChanged { .. }
            | Trigger::StageEntered { .. }
            | Trigger::StageLeft { .. }
            | Trigger::Filled { .. }
            | Trigger::PipelineChanged { .. }
            | Trigger::Button
            | Trigger::Activity { .. }
            | Trigger::Payment
            | Trigger::TaskEnded { .. }
            | Trigger::TimeInStage { .. }
            | Trigger::Silence { .. }
            | Trigger::DateReached { .. }
            | Trigger::Recurring { .. },
            _,
        ) => false,
    }
}
