//! What falls due if nothing else happens: time passes on a draft, thing by thing, as it does live, and nothing of it is kept.
//!
//! It takes the app to be open all the while.

use super::Workspace;
use super::pass_time::Passing;
use crate::automation::{RuleBook, Schedule};
use crate::journal::{Change, ChangeSet};
use crate::model::{Device, Given, Instant, RecordId, Schema, Stamp, Zone};
use crate::shelves::World;
use std::rc::Rc;

/// So much is foreseen at most: rules that come round each day would fill a screen that nobody reads.
const MOST: usize = 5_000;

/// A base as it is at a moment. What is written later does not differ it.
pub struct Present {
    world: Rc<World>,
    schema: Schema,
    book: Rc<RuleBook>,
    schedule: Rc<Schedule>,
    zone: Rc<dyn Zone>,
    last: Stamp,
    device: Device,
}

/// What is seen to come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foreseen {
    /// What would be written, in the order in which it would be.
    pub sets: Vec<ChangeSet>,
    /// What runs that only watch would change.
    pub would: Vec<(RecordId, Vec<Change>)>,
    /// How far it was looked, when more than one can look through lies ahead.
    pub until: Option<Instant>,
}

/// Time that is let pass ahead.
pub struct Forecast<'p> {
    passing: Passing<'p>,
    given: Given,
    from: Instant,
    until: Instant,
    seen: Foreseen,
}

impl Workspace {
    /// The base as it is now, to look ahead from.
    #[must_use]
    pub fn present(&self) -> Present {
        Present {
            world: self.world.clone(),
            schema: self.schema.clone(),
            book: self.book.clone(),
            schedule: self.schedule.clone(),
            zone: self.zone.clone(),
            last: self.manifest.last,
            device: self.manifest.device,
        }
    }
}

impl<'p> Forecast<'p> {
    /// Looks ahead, from one moment to another.
    #[must_use]
    pub fn new(present: &'p Present, from: Instant, until: Instant) -> Forecast<'p> {
        let Present { world, schema, book, schedule, zone, last, device } = present;
        let passing = Passing::over(world, schema, book, schedule, *last);
        let given = Given { now: from, zone: zone.clone(), device: *device, seed: 0 };
        Forecast { passing, given, from, until, seen: Foreseen::default() }
    }

    /// Lets at most so many things fall due. Whether there may be more.
    pub fn go_on(&mut self, things: usize) -> bool {
        for _ in 0..things {
            if self.seen.sets.len() >= MOST {
                self.seen.until = Some(self.given.now);
                return false;
            }
            let Some(entry) = self.passing.next(self.until) else { return false };
            self.given.now = self.given.now.max(entry.at);
            let Some(would) = self.passing.carry_out(entry, &self.given, &mut self.seen.sets) else { return false };
            self.seen.would.extend(would);
        }
        true
    }

    /// How far it is, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        let all = (self.until.0 - self.from.0).max(1);
        ((self.given.now.0 - self.from.0) as f64 / all as f64).clamp(0.0, 1.0)
    }

    /// What is seen.
    #[must_use]
    pub fn end(self) -> Foreseen {
        self.seen
    }
}
