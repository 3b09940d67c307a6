//! Which events a change set makes, and which rules hear them.

use super::records::Folded;
use tend::automation::Happened;
use tend::journal::Change;
use tend::model::plain::Plain;
use tend::model::schema::{ABOUT, DIRECTION, FORM, OUTCOME, STAGE, TASK_STATUS, builtin_row};
use tend::model::{Kind, RecordId, Value};
use tend::rule::{Body, Trigger};

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
                for (field, value) in fields {
                    if let (&ABOUT, Value::Ref(about)) = (field, value) {
                        events.extend(attached(*id, *kind, *about, now));
                    }
                }
            }
            Change::Set { id, field, before, after } => {
                let Some(kind) = now.get(*id).map(|record| record.kind) else { continue };
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

/// Whether a rule waits for an event on a record of this kind.
pub(super) fn hears(body: &Body, kind: Kind, event: &Happened) -> bool {
    body.of == kind && is(&body.when, event)
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
            | Trigger::Activity { .. }
            | Trigger::Payment
            | Trigger::TaskEnded { .. }
            | Trigger::TimeInStage { .. }
            | Trigger::Silence { .. }
            | Trigger::DateReached { .. },
            _,
        ) => false,
    }
}
