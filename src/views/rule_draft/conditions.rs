//! The conditions of a rule while they are being filled in.

use super::Key;
use crate::model::Value;
use crate::model::plain::Plain;
use crate::rule::{Condition, Op, Operand};

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
