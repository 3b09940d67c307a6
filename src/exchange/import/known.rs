//! Who is there already, and which of them a row is.

use super::fate::Fate;
use super::fold::Mark;
use super::same::Marks;
use crate::model::{FieldId, RecordId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// A row that may be of a record that is there: only a weak mark agrees, or the marks contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The row's line.
    pub line: u64,
    /// What it is called.
    pub name: String,
    /// Whose it may be; some of them where there are many.
    pub others: Vec<Likeness>,
    /// What becomes of it.
    pub fate: Fate,
}

/// A record that a row is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likeness {
    /// Which.
    pub id: RecordId,
    /// The field by which it is.
    pub by: FieldId,
}

/// What was found for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nobody,
    /// A row above is the same.
    Line(u64),
    Record(RecordId),
    /// It may be one of these.
    Doubt(Vec<Likeness>),
}

/// The records of the kind by their marks, and the rows so far.
pub(super) struct Known {
    records: Vec<(RecordId, Marks)>,
    keys: HashMap<Mark, usize>,
    /// The first that has each mark.
    sure: HashMap<Mark, usize>,
    weak: HashMap<Mark, Vec<usize>>,
    lines: HashMap<Mark, u64>,
    /// Records that had their row.
    taken: HashMap<RecordId, u64>,
    may_repeat: bool,
}

/// Records named for one row.
const NAMED: usize = 5;

impl Known {
    pub(super) fn new(records: &[(RecordId, Marks)], may_repeat: bool) -> Known {
        let (mut keys, mut sure, mut weak) = (HashMap::new(), HashMap::new(), HashMap::<Mark, Vec<usize>>::new());
        for (at, (_, marks)) in records.iter().enumerate() {
            if let Some(key) = marks.key {
                keys.entry(key).or_insert(at);
            }
            for (mark, _) in &marks.sure {
                sure.entry(*mark).or_insert(at);
            }
            for (mark, _) in &marks.weak {
                weak.entry(*mark).or_default().push(at);
            }
        }
        let (records, lines, taken) = (records.to_vec(), HashMap::new(), HashMap::new());
        Known { records, keys, sure, weak, lines, taken, may_repeat }
    }

    pub(super) fn find(&self, marks: &Marks) -> Found {
        if let Some(line) = surest(marks).and_then(|mark| self.lines.get(&mark)) {
            return Found::Line(*line);
        }
        if let Some(at) = marks.key.and_then(|key| self.keys.get(&key)) {
            return self.had_or(self.records[*at].0);
        }
        let hits = marks.sure.iter().filter_map(|(mark, by)| Some((*self.sure.get(mark)?, *mark, *by)));
        let mut hits = hits.collect::<Vec<_>>().into_iter();
        let found: Vec<(usize, FieldId)> = match hits.next() {
            Some((first, _, by)) => {
                let (id, its) = &self.records[first];
                // Another may have the mark as well as this one; that is no contradiction.
                let has = |mark: Mark| its.sure.iter().any(|(own, _)| *own == mark);
                let others: Vec<_> = hits.filter(|(_, mark, _)| !has(*mark)).map(|(at, _, by)| (at, by)).collect();
                if others.is_empty() && !its.disagree(marks) {
                    return self.had_or(*id);
                }
                [(first, by)].into_iter().chain(others).collect()
            }
            None => {
                let holders = |(mark, by): &(Mark, FieldId)| {
                    let by = *by;
                    self.weak.get(mark).into_iter().flatten().map(move |at| (*at, by))
                };
                marks.weak.iter().flat_map(holders).collect()
            }
        };
        let mut seen = HashSet::new();
        let likeness = found.into_iter().map(|(at, by)| Likeness { id: self.records[at].0, by });
        // A record that had its row is not this one, too.
        let likeness = likeness.filter(|like| !self.taken.contains_key(&like.id) && seen.insert(like.id));
        let likeness: Vec<Likeness> = likeness.take(NAMED).collect();
        if likeness.is_empty() { Found::Nobody } else { Found::Doubt(likeness) }
    }

    /// From now on the surest mark is that of a row, and the record, if it is one, has had it.
    pub(super) fn hold(&mut self, marks: &Marks, line: u64, record: Option<RecordId>) {
        if self.may_repeat {
            for (mark, _) in &marks.sure {
                self.sure.remove(mark);
            }
            return;
        }
        self.lines.extend(surest(marks).map(|mark| (mark, line)));
        self.taken.extend(record.map(|id| (id, line)));
    }

    fn had_or(&self, id: RecordId) -> Found {
        self.taken.get(&id).map_or(Found::Record(id), |line| Found::Line(*line))
    }
}

/// By which two rows of one file are the same.
fn surest(marks: &Marks) -> Option<Mark> {
    marks.key.or(marks.sure.first().map(|(mark, _)| *mark))
}
