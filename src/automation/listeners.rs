//! The rules that one sort of event concerns, laid out so that all of them can be asked quickly: what they
//! look at is read once, and a test that several rules share is asked once.
//!
//! Says the same as [`super::holds`], only faster; the property test against the oracle holds it to that.

use super::evaluate::{ask_field, compare, meets};
use super::event::{What, hears};
use super::look::look;
use super::occasion::Occasion;
use crate::model::plain::Plain;
use crate::model::{Record, Records, Value};
use crate::rule::{Condition, Op, Operand, Trigger};
use std::collections::HashMap;
use std::ops::Range;

/// Rules that listen to one sort of event, in their visible order.
#[derive(Clone, Debug, Default)]
pub(super) struct Listeners {
    rules: Vec<Listener>,
    /// The members of groups lie side by side.
    nodes: Vec<Node>,
    tests: Vec<Test>,
    operands: Vec<Operand>,
}

#[derive(Clone, Debug)]
struct Listener {
    /// Its place among all rules.
    place: usize,
    root: Node,
}

/// A condition, as numbers.
#[derive(Clone, Copy, Debug)]
enum Node {
    Test(u32),
    All(u32, u32),
    Any(u32, u32),
    None(u32, u32),
}

#[derive(Clone, Debug)]
struct Test {
    operand: u32,
    op: Op,
    value: Option<Plain>,
}

/// Remembers where what is shared lies, while listeners are laid out.
#[derive(Default)]
pub(super) struct Layout<'a> {
    tests: HashMap<(Operand, Op, Option<&'a Plain>), u32>,
    operands: HashMap<Operand, u32>,
}

impl Listeners {
    /// Adds a rule, after those that were added before.
    pub(super) fn add<'a>(&mut self, place: usize, conditions: &'a Condition, layout: &mut Layout<'a>) {
        let root = self.node(conditions, layout);
        self.rules.push(Listener { place, root });
    }

    fn node<'a>(&mut self, condition: &'a Condition, layout: &mut Layout<'a>) -> Node {
        match condition {
            Condition::All(list) => self.group(list, layout, Node::All),
            Condition::Any(list) => self.group(list, layout, Node::Any),
            Condition::None(list) => self.group(list, layout, Node::None),
            Condition::Test { of, op, value } => {
                let operand = *layout.operands.entry(*of).or_insert_with(|| {
                    self.operands.push(*of);
                    number(self.operands.len() - 1)
                });
                let test = layout.tests.entry((*of, *op, value.as_ref())).or_insert_with(|| {
                    self.tests.push(Test { operand, op: *op, value: value.clone() });
                    number(self.tests.len() - 1)
                });
                Node::Test(*test)
            }
        }
    }

    fn group<'a>(&mut self, list: &'a [Condition], layout: &mut Layout<'a>, of: fn(u32, u32) -> Node) -> Node {
        let members: Vec<Node> = list.iter().map(|one| self.node(one, layout)).collect();
        let first = number(self.nodes.len());
        self.nodes.extend(members);
        of(first, number(self.nodes.len()))
    }

    /// Begins to ask these rules.
    pub(super) fn ask(&self) -> Asking<'_> {
        Asking { listeners: self, next: 0, known: vec![Known::Not; self.tests.len()] }
    }
}

/// Places are 32 bits wide: a book of four thousand million tests does not fit into memory.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// What is known of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Not,
    Held(bool),
}

/// Goes through the listeners of one event. What was found out is remembered until [`Asking::forget`].
pub(super) struct Asking<'a> {
    listeners: &'a Listeners,
    next: usize,
    known: Vec<Known>,
}

impl Asking<'_> {
    /// The place of the next rule that hears the event and whose conditions hold. `trigger` tells the
    /// trigger of the rule at a place.
    pub(super) fn next<'t>(
        &mut self,
        what: &What,
        record: &Record,
        records: &dyn Records,
        on: &Occasion<'_>,
        trigger: impl Fn(usize) -> &'t Trigger,
    ) -> Option<usize> {
        let Asking { listeners, next, known } = self;
        let mut asked = Asked { listeners, known, found: Vec::new(), record, records, on };
        while let Some(listener) = listeners.rules.get(*next) {
            *next += 1;
            // The conditions lie close together; the triggers, asked second, are spread over all rules.
            if asked.holds(listener.root) && hears(trigger(listener.place), what) {
                return Some(listener.place);
            }
        }
        None
    }

    /// Something was changed: what was found out may not be so any more.
    pub(super) fn forget(&mut self) {
        self.known.fill(Known::Not);
    }
}

struct Asked<'a> {
    listeners: &'a Listeners,
    known: &'a mut Vec<Known>,
    /// What had to be looked for, by the place of its operand; few rules ask for such.
    found: Vec<(u32, Option<Value>)>,
    record: &'a Record,
    records: &'a dyn Records,
    on: &'a Occasion<'a>,
}

impl Asked<'_> {
    fn holds(&mut self, node: Node) -> bool {
        let range = |first: u32, end: u32| -> Range<usize> { first as usize..end as usize };
        let listeners = self.listeners;
        match node {
            Node::Test(test) => self.test(test as usize),
            Node::All(first, end) => listeners.nodes[range(first, end)].iter().all(|one| self.holds(*one)),
            Node::Any(first, end) => listeners.nodes[range(first, end)].iter().any(|one| self.holds(*one)),
            Node::None(first, end) => !listeners.nodes[range(first, end)].iter().any(|one| self.holds(*one)),
        }
    }

    #[inline]
    fn test(&mut self, place: usize) -> bool {
        match self.known[place] {
            Known::Held(held) => held,
            Known::Not => self.find_out(place),
        }
    }

    fn find_out(&mut self, place: usize) -> bool {
        let Test { operand, op, value } = &self.listeners.tests[place];
        let held = match self.listeners.operands[*operand as usize] {
            // Nearly all.
            Operand::Field(field) if !op.asks_more() => compare(self.record.get(field), *op, value.as_ref()),
            Operand::Field(field) => ask_field(field, *op, value.as_ref(), self.record, self.on).1,
            wanted => {
                let known = self.found.iter().position(|(known, _)| known == operand);
                let at = known.unwrap_or_else(|| {
                    self.found.push((*operand, look(wanted, self.record, self.records, self.on.zone)));
                    self.found.len() - 1
                });
                meets(self.found[at].1.as_ref(), wanted, *op, value.as_ref(), self.on)
            }
        };
        self.known[place] = Known::Held(held);
        held
    }
}
