//! The steps of a rule, one after the other: what is still to be taken is a list, and a branch puts the steps of its
//! way in front of it.

use super::condition::holds;
use super::records::Folded;
use super::step::Hand;
use super::{Oracle, time};
use std::collections::VecDeque;
use tend::automation::Did;
use tend::journal::{Cause, Change, ChangeSet};
use tend::model::{Instant, RecordId, Stamp};
use tend::rule::{Outcome, Step};

/// Steps that are still to be taken, by their numbers.
pub(super) type Left<'a> = VecDeque<(usize, &'a Step)>;

/// How far it came.
pub(super) struct Walked {
    pub(super) status: &'static str,
    pub(super) outcome: Option<Outcome>,
    pub(super) place: Option<usize>,
    pub(super) did: Vec<Did>,
    pub(super) changes: Vec<Change>,
    /// The rules that were called on the way.
    pub(super) calls: Vec<RecordId>,
}

/// Whose steps, and when.
pub(super) struct Walker {
    pub(super) rule: RecordId,
    pub(super) run: RecordId,
    pub(super) record: RecordId,
    pub(super) at: Instant,
    /// The change set whose event is why; none after a wait.
    pub(super) event: Option<Stamp>,
    pub(super) stamp: Stamp,
}

/// The lists of steps within a step.
fn within(step: &Step) -> Vec<&[Step]> {
    match step {
        Step::Branch { ways, otherwise } => {
            ways.iter().map(|way| way.steps.as_slice()).chain([otherwise.as_slice()]).collect()
        }
        Step::Wait { too_late, .. } => vec![too_late],
        _ => Vec::new(),
    }
}

pub(super) fn count(steps: &[Step]) -> usize {
    steps.iter().map(|step| 1 + within(step).into_iter().map(count).sum::<usize>()).sum()
}

/// Steps with their numbers, the first given.
pub(super) fn numbered(steps: &[Step], mut number: usize) -> Left<'_> {
    let mut left = Left::new();
    for step in steps {
        left.push_back((number, step));
        number += count(std::slice::from_ref(step));
    }
    left
}

/// What comes after the step with a number, and that step.
pub(super) fn after(steps: &[Step], first: usize, place: usize) -> Option<(&Step, Left<'_>)> {
    let mut left = numbered(steps, first);
    while let Some((number, step)) = left.pop_front() {
        if number == place {
            return Some((step, left));
        }
        let mut inner = number + 1;
        for steps in within(step) {
            if let Some((found, mut rest)) = after(steps, inner, place) {
                rest.append(&mut left);
                return Some((found, rest));
            }
            inner += count(steps);
        }
    }
    None
}

/// The steps of one of the lists within a step, in front of what is left.
pub(super) fn in_front<'a>(step: &'a Step, number: usize, list: usize, left: Left<'a>) -> Left<'a> {
    let lists = within(step);
    let before: usize = lists[..list].iter().map(|steps| count(steps)).sum();
    let mut inner = numbered(lists[list], number + 1 + before);
    inner.extend(left);
    inner
}

fn put(did: &mut Vec<Did>, number: usize, what: Did) {
    while did.len() <= number {
        did.push(Did::PassedBy);
    }
    did[number] = what;
}

impl Oracle {
    /// Takes what is left, as far as it goes.
    pub(super) fn walk(&self, who: &Walker, all: &[Step], mut left: Left<'_>, mut did: Vec<Did>) -> Walked {
        let mut changes: Vec<Change> = Vec::new();
        let mut came = ("done", None, None);
        let mut calls = Vec::new();
        while let Some((number, step)) = left.pop_front() {
            let folded = self.so_far(who.stamp, &changes);
            let Some(record) = folded.get(who.record) else { break };
            match step {
                Step::Branch { ways, .. } => {
                    let when = self.when(who.at, who.event);
                    let open = ways.iter().position(|way| holds(&way.holds, record, &folded, &when, &mut Vec::new()));
                    let way = open.unwrap_or(ways.len());
                    put(&mut did, number, Did::Took(way));
                    left = in_front(step, number, way, left);
                }
                Step::Wait { until, .. } => {
                    if time::until(until, who.at, record, &*self.zone).is_some_and(|until| until <= who.at) {
                        put(&mut did, number, Did::Waited);
                        continue;
                    }
                    put(&mut did, number, Did::Waiting);
                    came = ("waiting", None, Some(number));
                    break;
                }
                Step::End { outcome } => {
                    put(&mut did, number, Did::Done);
                    came = ("done", Some(*outcome), None);
                    break;
                }
                step => {
                    let (rule, run, at) = (who.rule, who.run, who.at);
                    let journal = &self.journal;
                    let hand = Hand { now: &folded, journal, zone: &*self.zone, rule, run, number, at };
                    match hand.take(step, record) {
                        Ok((made, done)) => {
                            changes.extend(made);
                            if let Did::Called(rule) = &done {
                                calls.push(rule.0);
                            }
                            put(&mut did, number, done);
                        }
                        Err(why) => {
                            put(&mut did, number, why);
                            if !matches!(step, Step::Try(_)) {
                                while did.len() < count(all) {
                                    did.push(Did::NotTried);
                                }
                                came = ("failed", None, Some(number));
                                break;
                            }
                        }
                    }
                }
            }
        }
        let (status, outcome, place) = came;
        Walked { status, outcome, place, did, changes, calls }
    }

    /// The records with changes that are being made.
    pub(super) fn so_far(&self, stamp: Stamp, changes: &[Change]) -> Folded {
        let cause = Cause::Undo { of: stamp };
        self.folded(Some(&ChangeSet { stamp, deed: stamp, cause, changes: changes.to_vec() }))
    }
}
