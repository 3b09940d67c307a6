//! A rule while it is being filled in: what is still missing is `None`, and every part has a key, so that
//! a screen can keep what did not change.

mod conditions;
mod menus;
mod steps;

pub use conditions::{How, Node, Part};
pub use menus::{KINDS, dates, operands, ops, settable, trigger_word, triggers};
pub use steps::{SetTo, StepDraft, StepKind};

use crate::automation::check_template;
use crate::model::Kind;
use crate::rule::{Body, BodyFault, Condition, Enrolment, Missed, Op, Operand, Path, Trigger, Until, Where, Wrong};
use steps::templates;

/// Names a part of a draft as long as it is open.
pub type Key = u32;

/// The rule as far as it is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDraft {
    /// What it is called.
    pub name: String,
    /// The kind of records it is about.
    pub of: Kind,
    /// When it is asked.
    pub when: Trigger,
    /// The outermost group of conditions.
    pub root: Node,
    /// What it does, in order.
    pub steps: Vec<(Key, StepDraft)>,
    /// How often it may begin, what ends it, what is done with what was missed: the rest of the rule, as it was.
    rest: Rest,
    /// Whether a single condition stands alone, without the outermost group.
    lone: bool,
    next: Key,
}

/// What no part of the form writes yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rest {
    again: Enrolment,
    until: Vec<Until>,
    keep: bool,
    missed: Missed,
}

/// The part of a draft that a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The whole.
    Whole,
    /// The trigger.
    Trigger,
    /// A test.
    Test(Key),
    /// A step.
    Step(Key),
}

impl RuleDraft {
    /// An empty one for a kind.
    #[must_use]
    pub fn new(of: Kind) -> RuleDraft {
        let root = Node { key: 0, part: Part::Group(How::All, Vec::new()) };
        let (name, when, rest) = (String::new(), Trigger::Created, Rest::default());
        RuleDraft { name, of, when, root, steps: Vec::new(), rest, lone: true, next: 1 }
    }

    /// A rule that is there, to be changed.
    #[must_use]
    pub fn of_body(name: &str, body: &Body) -> RuleDraft {
        let mut draft = RuleDraft { name: name.to_owned(), when: body.when.clone(), ..RuleDraft::new(body.of) };
        let nodes = match &body.conditions {
            Condition::All(list) => {
                draft.lone = list.is_empty();
                list.iter().map(|one| draft.node(one)).collect()
            }
            other => vec![draft.node(other)],
        };
        draft.root.part = Part::Group(How::All, nodes);
        draft.steps = body.steps.iter().map(|step| (draft.key(), StepDraft::of(step))).collect();
        let Body { again, until, keep, missed, .. } = body.clone();
        draft.rest = Rest { again, until, keep, missed };
        draft
    }

    fn key(&mut self) -> Key {
        self.next += 1;
        self.next - 1
    }

    fn node(&mut self, condition: &Condition) -> Node {
        let key = self.key();
        let mut group = |how, list: &[Condition]| Part::Group(how, list.iter().map(|one| self.node(one)).collect());
        let part = match condition {
            Condition::All(list) => group(How::All, list),
            Condition::Any(list) => group(How::Any, list),
            Condition::None(list) => group(How::None, list),
            Condition::Test { of, op, value } => {
                Part::Test { of: *of, op: *op, value: value.as_ref().map(|plain| plain.0.clone()) }
            }
        };
        Node { key, part }
    }

    /// The rule as far as it goes: for the sentence. Steps that lack something are left out.
    #[must_use]
    pub fn rough(&self) -> Body {
        let conditions = match (self.lone, &self.root.part) {
            (true, Part::Group(How::All, nodes)) if nodes.len() == 1 => nodes.first().map(Node::condition),
            _ => None,
        };
        let Rest { again, until, keep, missed } = self.rest.clone();
        Body {
            of: self.of,
            when: self.when.clone(),
            conditions: conditions.unwrap_or_else(|| self.root.condition()),
            steps: self.steps.iter().filter_map(|(_, step)| step.step()).collect(),
            again,
            until,
            keep,
            missed,
        }
    }

    /// The whole rule.
    ///
    /// # Errors
    /// The first step that lacks something, or whose template cannot be read.
    pub fn body(&self) -> Result<Body, BodyFault> {
        for (n, (_, step)) in self.steps.iter().enumerate() {
            let fault = |wrong| BodyFault { at: Where::Step(n), wrong };
            let step = step.step().ok_or_else(|| fault(Wrong::WrongValue))?;
            if !templates(&step).into_iter().all(check_template) {
                return Err(fault(Wrong::Template));
            }
        }
        Ok(self.rough())
    }

    /// The part that a fault is about.
    #[must_use]
    pub fn spot(&self, at: Where) -> Spot {
        match at {
            Where::Body => Spot::Whole,
            Where::Trigger => Spot::Trigger,
            Where::Test(n) => {
                let mut keys = Vec::new();
                self.root.tests(&mut keys);
                keys.get(n).map_or(Spot::Whole, |key| Spot::Test(*key))
            }
            Where::Step(n) => {
                // Steps within a step belong to it.
                let mut last = 0;
                let holds = |(_, step): &&(Key, StepDraft)| {
                    last += step.step().map_or(1, |step| Path::of(std::slice::from_ref(&step)).len());
                    n < last
                };
                self.steps.iter().find(holds).map_or(Spot::Whole, |(key, _)| Spot::Step(*key))
            }
        }
    }

    /// A node by its key.
    #[must_use]
    pub fn find(&self, key: Key) -> Option<&Node> {
        self.root.find(key)
    }

    /// The same, to change it.
    pub fn find_mut(&mut self, key: Key) -> Option<&mut Node> {
        self.root.find_mut(key)
    }

    /// Puts a condition into a group.
    pub fn add_test(&mut self, group: Key, of: Operand, op: Op) {
        let key = self.key();
        self.push(group, Node { key, part: Part::Test { of, op, value: None } });
    }

    /// Puts a group into a group.
    pub fn add_group(&mut self, group: Key) {
        let key = self.key();
        self.push(group, Node { key, part: Part::Group(How::Any, Vec::new()) });
    }

    fn push(&mut self, group: Key, node: Node) {
        if let Some(Node { part: Part::Group(_, nodes), .. }) = self.find_mut(group) {
            nodes.push(node);
        }
    }

    /// Takes a condition or a group away; the outermost group stays.
    pub fn remove(&mut self, key: Key) {
        self.root.remove(key);
    }

    /// Adds a step at the end.
    pub fn add_step(&mut self, step: StepDraft) {
        let key = self.key();
        self.steps.push((key, step));
    }

    /// Moves a step one place up or down.
    pub fn move_step(&mut self, key: Key, up: bool) {
        let Some(at) = self.steps.iter().position(|(of, _)| *of == key) else { return };
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < self.steps.len()) };
        if let Some(to) = to {
            self.steps.swap(at, to);
        }
    }

    /// A step by its key.
    #[must_use]
    pub fn step(&self, key: Key) -> Option<&StepDraft> {
        self.steps.iter().find(|(of, _)| *of == key).map(|(_, step)| step)
    }

    /// The same, to change it.
    pub fn step_mut(&mut self, key: Key) -> Option<&mut StepDraft> {
        self.steps.iter_mut().find(|(of, _)| *of == key).map(|(_, step)| step)
    }

    /// Makes it about another kind: what spoke of the fields and stages of the old one goes.
    pub fn set_kind(&mut self, of: Kind) {
        if of != self.of {
            let next = self.next;
            *self = RuleDraft { name: std::mem::take(&mut self.name), next, ..RuleDraft::new(of) };
        }
    }
}
