//! The steps of a rule while they are being filled in.

use super::menus::settable;
use super::writes::{Line, SetTo};
use super::{Key, Root};
use crate::model::{FieldId, Kind, RecordId, Schema};
use crate::rule::{Arm, Condition, Outcome, Place, Span, Step, Trigger, Wait, Who, Write};

/// One step in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Names it.
    pub key: Key,
    /// What it is.
    pub step: StepDraft,
    /// Whether one goes on when it cannot be done.
    pub may_fail: bool,
}

/// A list of steps within a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// The rule's own.
    Top,
    /// Those of a way of a branch.
    Way(Key),
    /// Those of a branch for when no way is open.
    Otherwise(Key),
    /// Those of a wait for when what it waits for does not come in time.
    TooLate(Key),
}

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
    Move {
        /// Where to; `None` until it was chosen.
        stage: Option<RecordId>,
        /// Not from a stage that lies behind it.
        only_forward: bool,
    },
    /// Make a record that comes from it.
    Make {
        /// Which.
        kind: Kind,
        /// What it is called.
        name: String,
        /// Where it begins.
        into: Option<Place>,
        /// What else it holds.
        lines: Vec<Line>,
    },
    /// Say who answers for it.
    Assign(Option<Who>),
    /// Put a tag on, or take it off.
    Tag {
        /// Which.
        tag: Option<RecordId>,
        /// On, or off.
        on: bool,
    },
    /// Let another rule begin.
    Call(Option<RecordId>),
    /// Go on later.
    Wait {
        /// When.
        until: Wait,
        /// What is done when what it waits for does not come in time.
        too_late: Vec<Item>,
    },
    /// Take the first way that is open.
    Branch {
        /// The ways.
        ways: Vec<Way>,
        /// What is done when none is.
        otherwise: Vec<Item>,
    },
    /// A step that is whole from the start: task, message, notice, end.
    Whole(Step),
    /// A step that is kept as it is.
    Kept(Step),
}

/// One way of a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Names it.
    pub key: Key,
    /// When it is open.
    pub root: Root,
    /// What is done on it.
    pub steps: Vec<Item>,
}

/// The kinds of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// Move to a stage.
    Move,
    /// Make a task.
    Task,
    /// Make a lead, deal, order or ticket.
    Make,
    /// Write a note.
    Note,
    /// Prepare a message.
    Message,
    /// Remind the person at the desk.
    Notify,
    /// Write a field.
    Set,
    /// Say who answers for it.
    Assign,
    /// Let colleagues take part.
    Invite,
    /// Put a tag on, or take it off.
    Tag,
    /// Do away with what rules made.
    Withdraw,
    /// Let another rule begin.
    Call,
    /// Go on later.
    Wait,
    /// Take one way or another.
    Branch,
    /// Be at the end.
    End,
}

impl StepKind {
    /// All of them, in the order of the menu.
    pub const ALL: [StepKind; 15] = [
        StepKind::Move,
        StepKind::Task,
        StepKind::Make,
        StepKind::Note,
        StepKind::Message,
        StepKind::Notify,
        StepKind::Set,
        StepKind::Assign,
        StepKind::Invite,
        StepKind::Tag,
        StepKind::Withdraw,
        StepKind::Call,
        StepKind::Wait,
        StepKind::Branch,
        StepKind::End,
    ];

    /// Its word in message keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            StepKind::Move => "move",
            StepKind::Task => "task",
            StepKind::Make => "make",
            StepKind::Note => "note",
            StepKind::Withdraw => "withdraw",
            StepKind::Call => "call",
            StepKind::Message => "message",
            StepKind::Notify => "notify",
            StepKind::Set => "set",
            StepKind::Assign => "assign",
            StepKind::Invite => "invite",
            StepKind::Tag => "tag",
            StepKind::Wait => "wait",
            StepKind::Branch => "branch",
            StepKind::End => "end",
        }
    }

    /// Whether records of a kind can have it done to them.
    #[must_use]
    pub fn suits(self, of: Kind, schema: &Schema) -> bool {
        match self {
            StepKind::Move => of.has_stages(),
            StepKind::Invite => schema.has(of, crate::model::schema::PARTICIPANTS),
            StepKind::Tag => schema.has(of, crate::model::schema::TAGS),
            _ => true,
        }
    }

    /// Whether it can be said of it that one goes on when it cannot be done.
    #[must_use]
    pub const fn can_fail(self) -> bool {
        !matches!(self, StepKind::Wait | StepKind::Branch | StepKind::End)
    }
}

impl StepDraft {
    /// A step of this kind as it begins; `None` when there is nothing for it to do, as when no field can be written. `fresh`
    /// draws keys.
    #[must_use]
    pub fn fresh(kind: StepKind, of: Kind, schema: &Schema, fresh: &mut dyn FnMut() -> Key) -> Option<StepDraft> {
        Some(match kind {
            StepKind::Move => StepDraft::Move { stage: None, only_forward: false },
            StepKind::Task => StepDraft::Whole(Step::Task {
                name: String::new(),
                wanted_result: String::new(),
                assignee: None,
                start_in_days: 0,
                due_in_days: 0,
                priority: None,
            }),
            StepKind::Make => {
                let kind = if of == Kind::Deal { Kind::Order } else { Kind::Deal };
                StepDraft::Make { kind, name: String::new(), into: None, lines: Vec::new() }
            }
            StepKind::Note => StepDraft::Whole(Step::Note { text: String::new() }),
            StepKind::Withdraw => {
                StepDraft::Whole(Step::Withdraw { kind: if of == Kind::Deal { Kind::Order } else { Kind::Deal } })
            }
            StepKind::Message => {
                StepDraft::Whole(Step::Message { channel: None, subject: String::new(), text: String::new() })
            }
            StepKind::Notify => StepDraft::Whole(Step::Notify { text: String::new() }),
            StepKind::Invite => {
                StepDraft::Whole(Step::Invite { people: Vec::new(), subject: String::new(), text: String::new() })
            }
            StepKind::Set => StepDraft::Set { field: settable(of, schema).first()?.id, to: SetTo::Value(None) },
            StepKind::Assign => StepDraft::Assign(Some(Who::InTurn { senior: None })),
            StepKind::Tag => StepDraft::Tag { tag: None, on: true },
            StepKind::Call => StepDraft::Call(None),
            StepKind::Wait => StepDraft::Wait { until: Wait::For(Span::days(1)), too_late: Vec::new() },
            StepKind::Branch => StepDraft::Branch { ways: vec![Way::fresh(fresh)], otherwise: Vec::new() },
            StepKind::End => StepDraft::Whole(Step::End { outcome: Outcome::Done }),
        })
    }

    /// Of which kind it is; `None` when it is of none that is filled in here.
    #[must_use]
    pub const fn kind(&self) -> Option<StepKind> {
        match self {
            StepDraft::Set { .. } => Some(StepKind::Set),
            StepDraft::Move { .. } => Some(StepKind::Move),
            StepDraft::Make { .. } => Some(StepKind::Make),
            StepDraft::Assign(_) => Some(StepKind::Assign),
            StepDraft::Tag { .. } => Some(StepKind::Tag),
            StepDraft::Call(_) => Some(StepKind::Call),
            StepDraft::Wait { .. } => Some(StepKind::Wait),
            StepDraft::Branch { .. } => Some(StepKind::Branch),
            StepDraft::Kept(_) => None,
            StepDraft::Whole(step) => match step {
                Step::Task { .. } => Some(StepKind::Task),
                Step::Note { .. } => Some(StepKind::Note),
                Step::Withdraw { .. } => Some(StepKind::Withdraw),
                Step::Message { .. } => Some(StepKind::Message),
                Step::Notify { .. } => Some(StepKind::Notify),
                Step::Invite { .. } => Some(StepKind::Invite),
                Step::End { .. } => Some(StepKind::End),
                Step::Set { .. }
                | Step::Move { .. }
                | Step::Make { .. }
                | Step::Assign { .. }
                | Step::Call { .. }
                | Step::Tag { .. }
                | Step::Wait { .. }
                | Step::Branch { .. }
                | Step::Try(_) => None,
            },
        }
    }

    fn of(step: &Step, fresh: &mut dyn FnMut() -> Key) -> StepDraft {
        match step {
            Step::Set { field, value } => StepDraft::Set { field: *field, to: SetTo::of(value) },
            Step::Make { kind, name, into, fields } => {
                let line = |write: &Write| Line { key: fresh(), field: write.field, to: SetTo::of(&write.value) };
                let lines = fields.iter().map(line).collect();
                StepDraft::Make { kind: *kind, name: name.clone(), into: *into, lines }
            }
            Step::Move { stage, only_forward } => StepDraft::Move { stage: Some(*stage), only_forward: *only_forward },
            Step::Assign { to } => StepDraft::Assign(Some(*to)),
            Step::Call { rule } => StepDraft::Call(Some(*rule)),
            Step::Tag { tag, on } => StepDraft::Tag { tag: Some(*tag), on: *on },
            Step::Wait { until, too_late } if is_offered(until) => {
                StepDraft::Wait { until: until.clone(), too_late: items(too_late, fresh) }
            }
            Step::Branch { ways, otherwise } => {
                let way = |arm: &Arm| Way {
                    key: fresh(),
                    root: Root::of(&arm.holds, fresh),
                    steps: items(&arm.steps, fresh),
                };
                let ways = ways.iter().map(way).collect();
                StepDraft::Branch { ways, otherwise: items(otherwise, fresh) }
            }
            Step::Task { .. }
            | Step::Note { .. }
            | Step::Withdraw { .. }
            | Step::Message { .. }
            | Step::Notify { .. }
            | Step::Invite { .. }
            | Step::End { .. } => StepDraft::Whole(step.clone()),
            // What the form has no words for, it keeps.
            Step::Wait { .. } | Step::Try(_) => StepDraft::Kept(step.clone()),
        }
    }

    /// The step; `None` when it lacks something itself. What steps within it lack is left out.
    fn step(&self) -> Option<Step> {
        match self {
            StepDraft::Set { field, to } => Some(Step::Set { field: *field, value: to.expr()? }),
            StepDraft::Make { kind, name, into, lines } => {
                let write = |line: &Line| Some(Write { field: line.field, value: line.to.expr()? });
                let fields = lines.iter().map(write).collect::<Option<_>>()?;
                Some(Step::Make { kind: *kind, name: name.clone(), into: *into, fields })
            }
            StepDraft::Move { stage, only_forward } => {
                Some(Step::Move { stage: (*stage)?, only_forward: *only_forward })
            }
            StepDraft::Assign(to) => Some(Step::Assign { to: (*to)? }),
            StepDraft::Call(rule) => Some(Step::Call { rule: (*rule)? }),
            StepDraft::Tag { tag, on } => Some(Step::Tag { tag: (*tag)?, on: *on }),
            StepDraft::Wait { until, too_late } => Some(Step::Wait { until: until.clone(), too_late: whole(too_late) }),
            StepDraft::Branch { ways, otherwise } => {
                let arm = |way: &Way| Arm { holds: way.root.condition(), steps: whole(&way.steps) };
                Some(Step::Branch { ways: ways.iter().map(arm).collect(), otherwise: whole(otherwise) })
            }
            StepDraft::Whole(step) | StepDraft::Kept(step) => Some(step.clone()),
        }
    }

    /// The lists of steps within it, in reading order.
    pub(super) fn within(&self) -> Vec<&Vec<Item>> {
        match self {
            StepDraft::Wait { too_late, .. } => vec![too_late],
            StepDraft::Branch { ways, otherwise } => ways.iter().map(|way| &way.steps).chain([otherwise]).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn within_mut(&mut self) -> Vec<&mut Vec<Item>> {
        match self {
            StepDraft::Wait { too_late, .. } => vec![too_late],
            StepDraft::Branch { ways, otherwise } => {
                ways.iter_mut().map(|way| &mut way.steps).chain([otherwise]).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Way {
    pub(super) fn fresh(fresh: &mut dyn FnMut() -> Key) -> Way {
        Way { key: fresh(), root: Root::of(&Condition::default(), fresh), steps: Vec::new() }
    }
}

impl Item {
    /// The step as far as it goes.
    pub(super) fn step(&self) -> Option<Step> {
        let step = self.step.step()?;
        Some(if self.may_fail { Step::Try(Box::new(step)) } else { step })
    }
}

pub(super) fn items(steps: &[Step], fresh: &mut dyn FnMut() -> Key) -> Vec<Item> {
    let item = |step: &Step| {
        let (inner, may_fail) = match step {
            Step::Try(inner) if !matches!(**inner, Step::Try(_)) => (&**inner, true),
            step => (step, false),
        };
        Item { key: fresh(), step: StepDraft::of(inner, fresh), may_fail }
    };
    steps.iter().map(item).collect()
}

/// The steps that lack nothing.
pub(super) fn whole(items: &[Item]) -> Vec<Step> {
    items.iter().filter_map(Item::step).collect()
}

/// All items, in reading order: each before those within it.
pub(super) fn all<'a>(items: &'a [Item], found: &mut Vec<&'a Item>) {
    for item in items {
        found.push(item);
        item.step.within().into_iter().for_each(|list| all(list, found));
    }
}

/// Whether the form can say what is waited for.
fn is_offered(wait: &Wait) -> bool {
    let in_days = |span: &Span| span.hours == 0 && span.minutes == 0;
    match wait {
        Wait::For(_) | Wait::Date { .. } | Wait::Weekday { .. } => true,
        Wait::Event { event, at_most } => {
            let answer = |event: &Trigger| matches!(event, Trigger::Activity { form: None, direction: Some(way), outcome: None } if way == "in");
            at_most.as_ref().is_none_or(in_days) && (*event == Trigger::Payment || answer(event))
        }
    }
}

/// The texts with gaps in a step, but for those of steps within it.
pub(super) fn templates(step: &Step) -> Vec<&str> {
    match step {
        Step::Task { name, wanted_result, .. } => vec![name, wanted_result],
        Step::Message { subject, text, .. } | Step::Invite { subject, text, .. } => vec![subject, text],
        Step::Notify { text } | Step::Note { text } => vec![text],
        Step::Make { name, .. } => vec![name],
        Step::Try(step) => templates(step),
        Step::Set { .. }
        | Step::Move { .. }
        | Step::Assign { .. }
        | Step::Tag { .. }
        | Step::Withdraw { .. }
        | Step::Call { .. }
        | Step::End { .. }
        | Step::Wait { .. }
        | Step::Branch { .. } => Vec::new(),
    }
}
