//! What the page asks of the Worker about the past of the base, and what that answers. The Worker reads the journal itself;
//! to stop it, the page ends the Worker.

use crate::automation::{After, Difference, Told, Way, WhatIf, difference};
use crate::model::{Instant, Zone};
use crate::rule::Body;
use crate::shelves::{Chunk, World};
use crate::vault::Segment;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::rc::Rc;

/// At most so many lines are sent back.
pub const MOST: usize = 500;

/// What the page asks: what would this rule have done?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The rule, as JSON.
    pub body: String,
    /// Another version of it, with which it is compared.
    pub older: Option<String>,
    /// From when on, in ms.
    pub since: i64,
    /// The present, in ms.
    pub now: i64,
    /// How many segments the journal has.
    pub segments: u64,
}

/// What the Worker answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// How many segments are read, and of how many.
    Progress {
        /// Read.
        done: u64,
        /// In all.
        total: u64,
    },
    /// What it would have done.
    Told(Report),
    /// How it differs from the other version.
    Compared(Comparison),
    /// The rule or the journal cannot be read.
    Failed,
}

/// What a rule would have done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How often it would have acted, also when it waits still.
    pub acts: usize,
    /// On how many records.
    pub records: usize,
    /// How often it could not have done a step.
    pub failed: usize,
    /// How often the person wrote the same by hand afterwards.
    pub same: usize,
    /// How often the person wrote something else.
    pub otherwise: usize,
    /// The last times, newest first; at most [`MOST`].
    pub last: Vec<Told>,
}

/// How two versions of a rule differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// How often both would have acted.
    pub both: usize,
    /// How often of that at different times.
    pub moved: usize,
    /// How often only the older, and the last times, newest first; at most [`MOST`].
    pub older: (usize, Vec<Told>),
    /// The same of the newer.
    pub newer: (usize, Vec<Told>),
}

/// A request that is being answered.
pub struct Asking<'w> {
    rule: WhatIf<'w>,
    older: Option<WhatIf<'w>>,
}

impl<'w> Asking<'w> {
    /// Begins; `nothing` is an empty world. `None` when the rule cannot be read.
    #[must_use]
    pub fn new(nothing: &'w World, request: &Request, zone: Rc<dyn Zone>) -> Option<Asking<'w>> {
        let ask = |body: &String| {
            Some(WhatIf::new(nothing, Body::from_json(body).ok()?, Instant(request.since), zone.clone()))
        };
        let older = match &request.older {
            Some(older) => Some(ask(older)?),
            None => None,
        };
        Some(Asking { rule: ask(&request.body)?, older })
    }

    /// Takes the next segment of the journal, with the births that it names. `None` when one of them is missing.
    #[must_use]
    pub fn take(&mut self, segment: Segment, births: &HashMap<u64, Chunk>) -> Option<()> {
        let actions = segment.join(&|number| births.get(&number).cloned()).ok()?;
        for set in actions.iter().flatten() {
            self.rule.take(set);
            self.older.iter_mut().for_each(|older| older.take(set));
        }
        Some(())
    }

    /// The answer, once all segments were taken.
    #[must_use]
    pub fn answer(self, now: Instant) -> Reply {
        let told = self.rule.end(now);
        match self.older {
            Some(older) => Reply::Compared(Comparison::of(&difference(&older.end(now), &told))),
            None => Reply::Told(Report::of(&told)),
        }
    }
}

impl Comparison {
    /// Counts what differs.
    #[must_use]
    pub fn of(found: &Difference) -> Comparison {
        let side = |told: &[Told]| (told.len(), last(told));
        let (older, newer) = (side(&found.older), side(&found.newer));
        Comparison { both: found.both.len(), moved: found.moved, older, newer }
    }
}

fn last(told: &[Told]) -> Vec<Told> {
    told.iter().rev().take(MOST).cloned().collect()
}

impl Report {
    /// Counts what is told.
    #[must_use]
    pub fn of(told: &[Told]) -> Report {
        let count = |fits: fn(&Told) -> bool| told.iter().filter(|told| fits(told)).count();
        let records: std::collections::BTreeSet<_> = told.iter().map(|told| told.record).collect();
        Report {
            acts: told.len(),
            records: records.len(),
            failed: count(|told| told.way == Way::Failed),
            same: count(|told| told.after == After::Same),
            otherwise: count(|told| told.after == After::Otherwise),
            last: last(told),
        }
    }
}
