//! The lines of a list: its rows, or groups with a head each, of which some are folded.

use super::groups::{Group, Shared};
use std::collections::HashSet;

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The head of a group, by its number.
    Head(usize),
    /// A row, by its number.
    Row(usize),
}

/// Which line holds what, told without going through them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// For each group: its line, its first row, and how many of its rows are shown. None when there are no groups.
    groups: Vec<(usize, usize, usize)>,
    count: usize,
}

impl Lines {
    /// The lines of so many rows.
    #[must_use]
    pub fn new(rows: usize, groups: &[Group], folded: &HashSet<Shared>) -> Lines {
        if groups.is_empty() {
            return Lines { groups: Vec::new(), count: rows };
        }
        let mut count = 0;
        let place = |group: &Group| {
            let shown = if folded.contains(&group.shared) { 0 } else { group.rows.len() };
            let line = count;
            count += 1 + shown;
            (line, group.rows.start, shown)
        };
        let groups = groups.iter().map(place).collect();
        Lines { groups, count }
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// What stands in a line.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<Line> {
        if at >= self.count {
            return None;
        }
        if self.groups.is_empty() {
            return Some(Line::Row(at));
        }
        let number = self.groups.partition_point(|(line, ..)| *line <= at) - 1;
        let (line, first, _) = self.groups[number];
        Some(if line == at { Line::Head(number) } else { Line::Row(first + at - line - 1) })
    }

    /// The group within which a line lies, when its head stands before that line.
    #[must_use]
    pub fn head_before(&self, at: usize) -> Option<usize> {
        match self.line(at)? {
            Line::Row(_) if !self.groups.is_empty() => Some(self.groups.partition_point(|(line, ..)| *line <= at) - 1),
            _ => None,
        }
    }

    /// The next line with a row, from a line on in steps of 1 or -1.
    #[must_use]
    pub fn next_row(&self, from: usize, step: isize) -> Option<usize> {
        let mut at = from;
        loop {
            at = at.checked_add_signed(step)?;
            match self.line(at)? {
                Line::Row(_) => return Some(at),
                Line::Head(_) => {}
            }
        }
    }
}
