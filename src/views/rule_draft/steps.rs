//! The steps of a rule while they are being filled in.

use super::menus::settable;
use crate::model::plain::Plain;
use crate::model::{FieldId, Kind, RecordId, Schema, Value};
use crate::rule::{Expr, Span, Step, Trigger, Wait, Who};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepDraft {
    /// Write a field.
    Set {
        /// Which.
        field: FieldId,
        /// What it shall hold.
        to: SetTo,
    },
    /// Move to a stage.
    Move(Option<RecordId>),
    /// Say who answers for it.
    Assign(Option<Who>),
    /// A step that is whole from the start: task, message, notice.
    Whole(Step),
    /// A step that is kept as it is.
    Kept(Step),
}

/// What a field is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetTo {
    /// This value.
    Value(Option<Value>),
    /// Nothing.
    Nothing,
    /// The moment of the event.
    Now,
    /// The day of the event and so many more.
    TodayPlus(i32),
    /// What another field holds.
    Field(Option<FieldId>),
}

/// The kinds of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// Move to a stage.
    Move,
    /// Make a task.
    Task,
    /// Prepare a message.
    Message,
    /// Remind the person at the desk.
    Notify,
    /// Write a field.
    Set,
    /// Say who answers for it.
    Assign,
    /// Go on later.
    Wait,
}

impl StepKind {
    /// All of them, in the order of the menu.
    pub const ALL: [StepKind; 7] = [
        StepKind::Move,
        StepKind::Task,
        StepKind::Message,
        StepKind::Notify,
        StepKind::Set,
        StepKind::Assign,
        StepKind::Wait,
    ];

    /// Its word in message keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            StepKind::Move => "move",
            StepKind::Task => "task",
            StepKind::Message => "message",
            StepKind::Notify => "notify",
            StepKind::Set => "set",
            StepKind::Assign => "assign",
            StepKind::Wait => "wait",
        }
    }

    /// Whether records of a kind can have it done to them.
    #[must_use]
    pub fn suits(self, of: Kind) -> bool {
        self != StepKind::Move || of.has_stages()
    }
}

impl StepDraft {
    /// A step of this kind as it begins; `None` when there is nothing for it to do, as when no field can be written.
    #[must_use]
    pub fn fresh(kind: StepKind, of: Kind, schema: &Schema) -> Option<StepDraft> {
        Some(match kind {
            StepKind::Move => StepDraft::Move(None),
            StepKind::Task => StepDraft::Whole(Step::Task {
                name: String::new(),
                wanted_result: String::new(),
                assignee: None,
                start_in_days: 0,
                due_in_days: 0,
                priority: None,
            }),
            StepKind::Message => {
                StepDraft::Whole(Step::Message { channel: None, subject: String::new(), text: String::new() })
            }
            StepKind::Notify => StepDraft::Whole(Step::Notify { text: String::new() }),
            StepKind::Set => StepDraft::Set { field: settable(of, schema).first()?.id, to: SetTo::Value(None) },
            StepKind::Assign => StepDraft::Assign(Some(Who::InTurn { senior: None })),
            StepKind::Wait => StepDraft::Whole(Step::Wait { until: Wait::For(Span::days(1)), too_late: Vec::new() }),
        })
    }

    /// Of which kind it is; `None` when it is of none that is filled in here.
    #[must_use]
    pub const fn kind(&self) -> Option<StepKind> {
        match self {
            StepDraft::Set { .. } => Some(StepKind::Set),
            StepDraft::Move(_) => Some(StepKind::Move),
            StepDraft::Assign(_) => Some(StepKind::Assign),
            StepDraft::Kept(_) => None,
            StepDraft::Whole(step) => match step {
                Step::Task { .. } => Some(StepKind::Task),
                Step::Message { .. } => Some(StepKind::Message),
                Step::Notify { .. } => Some(StepKind::Notify),
                Step::Set { .. } => Some(StepKind::Set),
                Step::Move { .. } => Some(StepKind::Move),
                Step::Assign { .. } => Some(StepKind::Assign),
                Step::Wait { .. } => Some(StepKind::Wait),
                Step::Tag { .. } | Step::Branch { .. } | Step::Try(_) | Step::End { .. } => None,
            },
        }
    }

    pub(super) fn of(step: &Step) -> StepDraft {
        match step {
            Step::Set { field, value } => StepDraft::Set {
                field: *field,
                to: match value {
                    Expr::Value(value) => SetTo::Value(Some(value.0.clone())),
                    Expr::Nothing => SetTo::Nothing,
                    Expr::Now => SetTo::Now,
                    Expr::TodayPlus(days) => SetTo::TodayPlus(*days),
                    Expr::Field(field) => SetTo::Field(Some(*field)),
                },
            },
            Step::Move { stage } => StepDraft::Move(Some(*stage)),
            Step::Assign { to } => StepDraft::Assign(Some(*to)),
            whole @ (Step::Task { .. } | Step::Message { .. } | Step::Notify { .. }) => StepDraft::Whole(whole.clone()),
            // What the form has no words for, it keeps.
            Step::Wait { until, too_late } if too_late.is_empty() && is_offered(until) => {
                StepDraft::Whole(step.clone())
            }
            kept => StepDraft::Kept(kept.clone()),
        }
    }

    pub(super) fn step(&self) -> Option<Step> {
        match self {
            StepDraft::Set { field, to } => {
                let value = match to {
                    SetTo::Value(value) => Expr::Value(Plain(value.clone()?)),
                    SetTo::Nothing => Expr::Nothing,
                    SetTo::Now => Expr::Now,
                    SetTo::TodayPlus(days) => Expr::TodayPlus(*days),
                    SetTo::Field(field) => Expr::Field((*field)?),
                };
                Some(Step::Set { field: *field, value })
            }
            StepDraft::Move(stage) => Some(Step::Move { stage: (*stage)? }),
            StepDraft::Assign(to) => Some(Step::Assign { to: (*to)? }),
            StepDraft::Whole(step) | StepDraft::Kept(step) => Some(step.clone()),
        }
    }
}

/// Whether the form can say what is waited for.
fn is_offered(wait: &Wait) -> bool {
    let in_days = |span: &Span| span.hours == 0 && span.minutes == 0;
    match wait {
        Wait::For(span) => span.minutes == 0,
        Wait::Date { .. } | Wait::Weekday { .. } => true,
        Wait::Event { event, at_most } => {
            let answer = |event: &Trigger| matches!(event, Trigger::Activity { form: None, direction: Some(way), outcome: None } if way == "in");
            at_most.as_ref().is_none_or(in_days) && (*event == Trigger::Payment || answer(event))
        }
    }
}

/// The texts with gaps in a step.
pub(super) fn templates(step: &Step) -> Vec<&str> {
    match step {
        Step::Task { name, wanted_result, .. } => vec![name, wanted_result],
        Step::Message { subject, text, .. } => vec![subject, text],
        Step::Notify { text } => vec![text],
        Step::Set { .. } | Step::Move { .. } | Step::Assign { .. } | Step::Tag { .. } | Step::End { .. } => Vec::new(),
        Step::Try(step) => templates(step),
        Step::Wait { too_late, .. } => too_late.iter().flat_map(templates).collect(),
        Step::Branch { ways, otherwise } => {
            ways.iter().flat_map(|way| &way.steps).chain(otherwise).flat_map(templates).collect()
        }
    }
}
