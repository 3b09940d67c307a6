//! Which events a change set makes, and which rules hear them.

use super::records::{Folded, Law};
use tend::automation::Happened;
use tend::journal::Change;
use tend::model::plain::Plain;
use tend::model::schema::{
    ABOUT, ASKS, DIRECTION, FORM, OUTCOME, PIPELINE, PRESSED, STAGE, TASK_STATUS, builtin_row, field_by_key,
};
use tend::model::{FieldId, Kind, Record, RecordId, Value};
use tend::rule::Trigger;

/// An event, on which record.
pub(super) type Event = (RecordId, Happened);

/// The events of changes, in their order; `now` holds the records after all of them.
pub(super) fn events(changes: &[Change], now: &Folded) -> Vec<Event> {
    let mut events = Vec::new();
    for change in changes {
        match change {
            Change::Create { id, kind, fields } => {
                events.push((*id, Happened::Created));
                for (field, value) in fields {
                    if let (&STAGE, Value::Ref(stage)) = (field, value) {
                        events.push((*id, Happened::Entered { stage: *stage }));
                    }
                }
                for stage in completed(*id, None, now) {
                    push_once(&mut events, *id, Happened::Filled { stage });
                }
                for (field, value) in fields {
                    if let (&ABOUT, Value::Ref(about)) = (field, value) {
                        events.extend(attached(*id, *kind, *about, now));
                    }
                }
            }
            Change::Set { id, field, before, after } => {
                let Some(kind) = now.get(*id).map(|record| record.kind) else { continue };
                if *field == PRESSED && after.is_some() {
                    events.push((*id, Happened::Pressed));
                }
                if let (&PIPELINE, Some(_), Some(Value::Ref(pipeline))) = (field, before, after) {
                    events.push((*id, Happened::Pipeline { pipeline: *pipeline }));
                }
                if *field == STAGE {
                    if let Some(Value::Ref(stage)) = before {
                        events.push((*id, Happened::Left { stage: *stage }));
                    }
                    if let Some(Value::Ref(stage)) = after {
                        events.push((*id, Happened::Entered { stage: *stage }));
                    }
                }
                if builtin_row(*field).is_none_or(|row| !row.system) {
                    let (before, after) = (before.clone().map(Plain), after.clone().map(Plain));
                    events.push((*id, Happened::Changed { field: *field, before, after }));
                }
                if before.is_none() && after.is_some() {
                    for stage in completed(*id, Some(*field), now) {
                        push_once(&mut events, *id, Happened::Filled { stage });
                    }
                }
                if let (&TASK_STATUS, Some(Value::Text(status))) = (field, after)
                    && status != "open"
                    && let Some(about) = now.get(*id).and_then(|task| task.reference(ABOUT))
                {
                    events.extend(attached(*id, kind, about, now));
                }
                if let (&ABOUT, Kind::Payment, Some(Value::Ref(about))) = (field, kind, after) {
                    events.extend(attached(*id, kind, *about, now));
                }
            }
            Change::Life { .. } | Change::CreateMany(_) => {}
        }
    }
    events
}

/// The stages of its pipeline, elsewhere than where it stands, of which a record has all that they ask for; with `by`
/// those that ask for that field.
fn completed(id: RecordId, by: Option<FieldId>, now: &Folded) -> Vec<RecordId> {
    let Some(record) = now.get(id) else { return Vec::new() };
    let mut found = Vec::new();
    for stage in now.of_kind(Kind::Stage) {
        let Some(Value::Texts(asks)) = stage.get(ASKS) else { continue };
        let asked: Vec<Option<FieldId>> = asks.iter().map(|key| field_by_key(key)).collect();
        let meant = if by.is_some() { asked.contains(&by) } else { !asked.is_empty() };
        let here = record.reference(PIPELINE).is_some() && record.reference(PIPELINE) == stage.reference(PIPELINE);
        let filled = asked.iter().flatten().all(|field| record.get(*field).is_some());
        if meant && here && filled && record.reference(STAGE) != Some(stage.id) {
            found.push(stage.id);
        }
    }
    found
}

/// What one save brings about several times happened once.
fn push_once(events: &mut Vec<Event>, id: RecordId, event: Happened) {
    if !events.iter().any(|(of, known)| *of == id && *known == event) {
        events.push((id, event));
    }
}

fn attached(id: RecordId, kind: Kind, about: RecordId, now: &Folded) -> Option<Event> {
    now.get(about)?;
    let text = |field| match now.value(id, field) {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    };
    match kind {
        Kind::Activity => {
            let (form, direction, outcome) = (text(FORM), text(DIRECTION), text(OUTCOME));
            Some((about, Happened::Activity { form, direction, outcome }))
        }
        Kind::Payment => Some((about, Happened::Paid)),
        Kind::Task if text(TASK_STATUS) != "open" => Some((about, Happened::TaskEnded { status: text(TASK_STATUS) })),
        _ => None,
    }
}

/// Whether a rule waits for an event on a record; one that is run by hand waits for nothing.
pub(super) fn hears(law: &Law, record: &Record, event: &Happened) -> bool {
    let meant = match event {
        Happened::Pressed => record.reference(PRESSED) == Some(law.id),
        event => is(&law.body.when, event),
    };
    law.body.of == record.kind && meant
}

/// Whether an event is the one that is meant.
pub(super) fn is(wanted: &Trigger, event: &Happened) -> bool {
    fn fits<T: PartialEq>(wanted: &Option<T>, found: Option<&T>) -> bool {
        wanted.is_none() || wanted.as_ref() == found
    }
    match (wanted, event) {
        (Trigger::Created, Happened::Created) | (Trigger::Payment, Happened::Paid) => true,
        (Trigger::TaskEnded { status: wanted }, Happened::TaskEnded { status }) => fits(wanted, Some(status)),
        (Trigger::FieldChanged { field, from, to }, Happened::Changed { field: changed, before, after }) => {
            field == changed && fits(from, before.as_ref()) && fits(to, after.as_ref())
        }
        (Trigger::Filled { stage: wanted }, Happened::Filled { stage }) => wanted == stage,
        (Trigger::PipelineChanged { to }, Happened::Pipeline { pipeline }) => fits(to, Some(pipeline)),
        (Trigger::StageEntered { stage: wanted }, Happened::Entered { stage })
        | (Trigger::StageLeft { stage: wanted }, Happened::Left { stage }) => fits(wanted, Some(stage)),
        (
            Trigger::Activity { form, direction, outcome },
            Happened::Activity { form: one, direction: two, outcome: three },
        ) => fits(form, Some(one)) && fits(direction, Some(two)) && fits(outcome, Some(three)),
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
