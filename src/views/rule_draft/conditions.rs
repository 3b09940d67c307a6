//! The conditions of a rule while they are being filled in.

use super::Key;
use crate::model::Value;
use crate::model::plain::Plain;
use crate::rule::{Condition, Op, Operand};

/// The outermost group of conditions: of the rule, of one way of a branch, or of what ends the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The group: all of it must hold.
    pub node: Node,
    /// Whether a single condition stands alone, without the group.
    pub(super) lone: bool,
}

/// A group of conditions, or one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Names it.
    pub key: Key,
    /// What it is.
    pub part: Part,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// All, any or none of these.
    Group(How, Vec<Node>),
    /// One comparison.
    Test {
        /// What is looked at.
        of: Operand,
        /// How it is compared.
        op: Op,
        /// With what.
        value: Option<Value>,
    },
}

/// How a group joins its nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Every one holds.
    All,
    /// At least one holds.
    Any,
    /// Not one holds.
    None,
}

impl Root {
    /// Of a condition; `fresh` draws keys.
    pub(super) fn of(condition: &Condition, fresh: &mut dyn FnMut() -> Key) -> Root {
        let key = fresh();
        let (lone, nodes) = match condition {
            Condition::All(list) => (list.is_empty(), list.iter().map(|one| node(one, fresh)).collect()),
            other => (true, vec![node(other, fresh)]),
        };
        Root { node: Node { key, part: Part::Group(How::All, nodes) }, lone }
    }

    pub(super) fn condition(&self) -> Condition {
        match &self.node.part {
            Part::Group(How::All, nodes) if self.lone && nodes.len() == 1 => {
                nodes.first().map(Node::condition).unwrap_or_default()
            }
            _ => self.node.condition(),
        }
    }
}

fn node(condition: &Condition, fresh: &mut dyn FnMut() -> Key) -> Node {
    let key = fresh();
    let mut group = |how, list: &[Condition]| Part::Group(how, list.iter().map(|one| node(one, fresh)).collect());
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

impl Node {
    pub(super) fn condition(&self) -> Condition {
        match &self.part {
            Part::Group(how, nodes) => {
                let nodes = nodes.iter().map(Node::condition).collect();
                match how {
                    How::All => Condition::All(nodes),
                    How::Any => Condition::Any(nodes),
                    How::None => Condition::None(nodes),
                }
            }
            Part::Test { of, op, value } => Condition::Test { of: *of, op: *op, value: value.clone().map(Plain) },
        }
    }

    pub(super) fn tests(&self, keys: &mut Vec<Key>) {
        match &self.part {
            Part::Group(_, nodes) => nodes.iter().for_each(|node| node.tests(keys)),
            Part::Test { .. } => keys.push(self.key),
        }
    }

    pub(super) fn find(&self, key: Key) -> Option<&Node> {
        if self.key == key {
            return Some(self);
        }
        let Part::Group(_, nodes) = &self.part else { return None };
        nodes.iter().find_map(|node| node.find(key))
    }

    pub(super) fn find_mut(&mut self, key: Key) -> Option<&mut Node> {
        if self.key == key {
            return Some(self);
        }
        let Part::Group(_, nodes) = &mut self.part else { return None };
        nodes.iter_mut().find_map(|node| node.find_mut(key))
    }

    pub(super) fn remove(&mut self, key: Key) {
        if let Part::Group(_, nodes) = &mut self.part {
            nodes.retain(|node| node.key != key);
            nodes.iter_mut().for_each(|node| node.remove(key));
        }
    }
}
