//! A rule while it is being filled in: what is still missing is `None`, and every part has a key, so that
//! a screen can keep what did not change.

mod conditions;
mod menus;
mod steps;
mod writes;

pub use conditions::{How, Node, Part, Root};
pub use menus::{KINDS, dates, fillable, operands, ops, settable, trigger_word, triggers};
pub use steps::{Item, List, StepDraft, StepKind, Way};
pub use writes::{Line, SetTo};

use crate::automation::check_template;
use crate::model::schema::FieldDef;
use crate::model::{Kind, Schema};
use crate::rule::{
    Body, BodyFault, Condition, Enrolment, Missed, Op, Operand, Outcome, Span, Trigger, Until, Where, Wrong,
};
use steps::{all, items, templates, whole};

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
    /// Its conditions.
    pub root: Root,
    /// What it does, in order.
    pub steps: Vec<Item>,
    /// How often it may begin on a record.
    pub again: Enrolment,
    /// What ends a run that waits.
    pub until: Vec<End>,
    /// Whether a run waits on in other stages.
    pub keep: bool,
    /// What is done with what was missed.
    pub missed: Missed,
    next: Key,
}

/// What ends a run that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Names it.
    pub key: Key,
    /// When.
    pub root: Root,
    /// With which outcome.
    pub outcome: Outcome,
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

/// Draws keys from a counter.
fn fresh(next: &mut Key) -> impl FnMut() -> Key + '_ {
    || {
        *next += 1;
        *next - 1
    }
}

impl RuleDraft {
    /// An empty one for a kind.
    #[must_use]
    pub fn new(of: Kind) -> RuleDraft {
        RuleDraft::of_body("", &Body::new(of, Trigger::Created, Condition::default(), Vec::new()))
    }

    /// A rule that is there, to be changed.
    #[must_use]
    pub fn of_body(name: &str, body: &Body) -> RuleDraft {
        let mut next = 0;
        let Body { of, when, conditions, steps, again, until, keep, missed } = body;
        let root = Root::of(conditions, &mut fresh(&mut next));
        let steps = items(steps, &mut fresh(&mut next));
        let mut ends = Vec::new();
        for until in until {
            let mut draw = fresh(&mut next);
            let key = draw();
            ends.push(End { key, root: Root::of(&until.holds, &mut draw), outcome: until.outcome });
        }
        let (name, when) = (name.to_owned(), when.clone());
        let (of, again, keep, missed) = (*of, *again, *keep, *missed);
        RuleDraft { name, of, when, root, steps, again, until: ends, keep, missed, next }
    }

    /// The rule as far as it goes: for the sentence. Steps that lack something are left out.
    #[must_use]
    pub fn rough(&self) -> Body {
        let end = |end: &End| Until { holds: end.root.condition(), outcome: end.outcome };
        Body {
            of: self.of,
            when: self.when.clone(),
            conditions: self.root.condition(),
            steps: whole(&self.steps),
            again: self.again,
            until: self.until.iter().map(end).collect(),
            keep: self.keep,
            missed: self.missed,
        }
    }

    /// The whole rule.
    ///
    /// # Errors
    /// The first step that lacks something, or whose template cannot be read.
    pub fn body(&self) -> Result<Body, BodyFault> {
        for (n, item) in self.items().into_iter().enumerate() {
            let fault = |wrong| BodyFault { at: Where::Step(n), wrong };
            let step = item.step().ok_or_else(|| fault(Wrong::WrongValue))?;
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
                self.roots().into_iter().for_each(|root| root.node.tests(&mut keys));
                keys.get(n).map_or(Spot::Whole, |key| Spot::Test(*key))
            }
            Where::Step(n) => self.items().get(n).map_or(Spot::Whole, |item| Spot::Step(item.key)),
        }
    }

    /// All steps, in reading order.
    fn items(&self) -> Vec<&Item> {
        let mut found = Vec::new();
        all(&self.steps, &mut found);
        found
    }

    /// All outermost groups, in reading order: of the rule, of its branches, of what ends it.
    fn roots(&self) -> Vec<&Root> {
        let mut roots = vec![&self.root];
        for item in self.items() {
            if let StepDraft::Branch { ways, .. } = &item.step {
                roots.extend(ways.iter().map(|way| &way.root));
            }
        }
        roots.extend(self.until.iter().map(|end| &end.root));
        roots
    }

    fn roots_mut(&mut self) -> Vec<&mut Root> {
        fn of<'a>(items: &'a mut [Item], roots: &mut Vec<&'a mut Root>) {
            for item in items {
                match &mut item.step {
                    StepDraft::Branch { ways, otherwise } => {
                        for way in ways {
                            roots.push(&mut way.root);
                            of(&mut way.steps, roots);
                        }
                        of(otherwise, roots);
                    }
                    StepDraft::Wait { too_late, .. } => of(too_late, roots),
                    _ => {}
                }
            }
        }
        let mut roots = vec![&mut self.root];
        of(&mut self.steps, &mut roots);
        roots.extend(self.until.iter_mut().map(|end| &mut end.root));
        roots
    }

    /// Whether a node is an outermost group, which cannot be taken away.
    #[must_use]
    pub fn is_root(&self, key: Key) -> bool {
        self.roots().into_iter().any(|root| root.node.key == key)
    }

    /// A node by its key.
    #[must_use]
    pub fn find(&self, key: Key) -> Option<&Node> {
        self.roots().into_iter().find_map(|root| root.node.find(key))
    }

    /// The same, to change it.
    pub fn find_mut(&mut self, key: Key) -> Option<&mut Node> {
        self.roots_mut().into_iter().find_map(|root| root.node.find_mut(key))
    }

    /// Puts a condition into a group.
    pub fn add_test(&mut self, group: Key, of: Operand, op: Op) {
        let key = fresh(&mut self.next)();
        self.push(group, Node { key, part: Part::Test { of, op, value: None } });
    }

    /// Puts a group into a group.
    pub fn add_group(&mut self, group: Key) {
        let key = fresh(&mut self.next)();
        self.push(group, Node { key, part: Part::Group(How::Any, Vec::new()) });
    }

    fn push(&mut self, group: Key, node: Node) {
        if let Some(Node { part: Part::Group(_, nodes), .. }) = self.find_mut(group) {
            nodes.push(node);
        }
    }

    /// Takes a condition or a group away; outermost groups stay.
    pub fn remove(&mut self, key: Key) {
        self.roots_mut().into_iter().for_each(|root| root.node.remove(key));
    }

    /// The steps of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &[Item] {
        let found = match list {
            List::Top => Some(&self.steps),
            List::Way(key) => self.items().into_iter().find_map(|item| match &item.step {
                StepDraft::Branch { ways, .. } => ways.iter().find(|way| way.key == key).map(|way| &way.steps),
                _ => None,
            }),
            List::Otherwise(key) | List::TooLate(key) => self.item(key).and_then(|item| item.step.within().pop()),
        };
        found.map(Vec::as_slice).unwrap_or_default()
    }

    fn list_mut(&mut self, list: List) -> Option<&mut Vec<Item>> {
        match list {
            List::Top => Some(&mut self.steps),
            List::Way(key) => self.way_mut(key).map(|way| &mut way.steps),
            List::Otherwise(key) | List::TooLate(key) => {
                self.item_mut(key).and_then(|item| item.step.within_mut().pop())
            }
        }
    }

    fn way_mut(&mut self, key: Key) -> Option<&mut Way> {
        fn of(items: &mut [Item], key: Key) -> Option<&mut Way> {
            items.iter_mut().find_map(|item| match &mut item.step {
                StepDraft::Branch { ways, otherwise } => {
                    if let Some(at) = ways.iter().position(|way| way.key == key) {
                        return ways.get_mut(at);
                    }
                    ways.iter_mut().find_map(|way| of(&mut way.steps, key)).or_else(|| of(otherwise, key))
                }
                StepDraft::Wait { too_late, .. } => of(too_late, key),
                _ => None,
            })
        }
        of(&mut self.steps, key)
    }

    /// Adds a step of a kind at the end of a list; nothing, when there is nothing for it to do.
    pub fn add_step(&mut self, list: List, kind: StepKind, schema: &Schema) -> Option<Key> {
        let step = StepDraft::fresh(kind, self.of, schema, &mut fresh(&mut self.next))?;
        let key = fresh(&mut self.next)();
        self.list_mut(list)?.push(Item { key, step, may_fail: false });
        Some(key)
    }

    /// Adds a field to what a step makes: the first that it does not write yet.
    pub fn add_line(&mut self, step: Key, schema: &Schema) {
        let key = fresh(&mut self.next)();
        if let Some(StepDraft::Make { kind, lines, .. }) = self.step_mut(step) {
            let free = |row: &FieldDef| !lines.iter().any(|line| line.field == row.id);
            if let Some(row) = fillable(*kind, schema).into_iter().find(free) {
                lines.push(Line { key, field: row.id, to: SetTo::Value(None) });
            }
        }
    }

    /// A field of what a step makes, to change it.
    pub fn line_mut(&mut self, step: Key, key: Key) -> Option<&mut Line> {
        match self.step_mut(step)? {
            StepDraft::Make { lines, .. } => lines.iter_mut().find(|line| line.key == key),
            _ => None,
        }
    }

    /// Moves a step one place up or down in its list.
    pub fn move_step(&mut self, list: List, key: Key, up: bool) {
        let Some(steps) = self.list_mut(list) else { return };
        let Some(at) = steps.iter().position(|item| item.key == key) else { return };
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < steps.len()) };
        if let Some(to) = to {
            steps.swap(at, to);
        }
    }

    /// Takes a step away.
    pub fn remove_step(&mut self, list: List, key: Key) {
        if let Some(steps) = self.list_mut(list) {
            steps.retain(|item| item.key != key);
        }
    }

    /// Adds a way to a branch.
    pub fn add_way(&mut self, branch: Key) {
        let way = Way::fresh(&mut fresh(&mut self.next));
        if let Some(Item { step: StepDraft::Branch { ways, .. }, .. }) = self.item_mut(branch) {
            ways.push(way);
        }
    }

    /// Takes a way of a branch away.
    pub fn remove_way(&mut self, branch: Key, way: Key) {
        if let Some(Item { step: StepDraft::Branch { ways, .. }, .. }) = self.item_mut(branch) {
            ways.retain(|one| one.key != way);
        }
    }

    /// A step by its key.
    #[must_use]
    pub fn item(&self, key: Key) -> Option<&Item> {
        self.items().into_iter().find(|item| item.key == key)
    }

    /// The same, to change it.
    pub fn item_mut(&mut self, key: Key) -> Option<&mut Item> {
        fn of(items: &mut [Item], key: Key) -> Option<&mut Item> {
            if let Some(at) = items.iter().position(|item| item.key == key) {
                return items.get_mut(at);
            }
            items.iter_mut().find_map(|item| item.step.within_mut().into_iter().find_map(|list| of(list, key)))
        }
        of(&mut self.steps, key)
    }

    /// What a step is, by its key.
    #[must_use]
    pub fn step(&self, key: Key) -> Option<&StepDraft> {
        self.item(key).map(|item| &item.step)
    }

    /// The same, to change it.
    pub fn step_mut(&mut self, key: Key) -> Option<&mut StepDraft> {
        self.item_mut(key).map(|item| &mut item.step)
    }

    /// Adds something that ends a run which waits.
    pub fn add_end(&mut self) {
        let root = Root::of(&Condition::default(), &mut fresh(&mut self.next));
        let key = fresh(&mut self.next)();
        self.until.push(End { key, root, outcome: Outcome::Done });
    }

    /// Waits for something else. What comes round is left out by default when it is a day late: the next round makes up
    /// for it.
    pub fn set_when(&mut self, when: Trigger) {
        if when.is_recurring() && self.missed == Missed::Late {
            self.missed = Missed::SkipAfter(Span::days(1));
        }
        self.when = when;
    }

    /// Makes it about another kind: what spoke of the fields and stages of the old one goes.
    pub fn set_kind(&mut self, of: Kind) {
        if of != self.of {
            let next = self.next;
            *self = RuleDraft { name: std::mem::take(&mut self.name), ..RuleDraft::new(of) };
            self.next = self.next.max(next);
        }
    }
}
