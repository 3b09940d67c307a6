//! The one door: every change of the data is planned here, and taken over here once it is on disk.
//!
//! [`Workspace::plan`] changes nothing: it decides, lets the rules react, and says what must be written.
//! [`Workspace::adopt`] is called after the writing succeeded, and only then does memory differ.
//!
//! Never here: the writing itself, the clock, a screen.

mod begin_anew;
mod forecast;
mod learn;
mod load;
mod pass_time;
mod plan;
mod take_back;

pub use forecast::{Forecast, Foreseen, Present};
pub use learn::Diverged;
pub use load::{Loading, Lost};
pub use plan::{Moment, Plan, RunNote};

use crate::automation::{RuleBook, Schedule};
use crate::model::schema::{ABOUT, RUN_STATUS};
use crate::model::{Device, Instant, Kind, RecordId, Records, Schema, Zone};
use crate::shelves::World;
use crate::vault::{Manifest, Tail};
use std::collections::BTreeSet;
use std::rc::Rc;

/// All data in memory, and what is derived from it.
pub struct Workspace {
    // Shared with whoever looks ahead from here.
    world: Rc<World>,
    schema: Schema,
    book: Rc<RuleBook>,
    schedule: Rc<Schedule>,
    manifest: Manifest,
    tail: Tail,
    zone: Rc<dyn Zone>,
}

impl Workspace {
    /// An empty base, not set up.
    #[must_use]
    pub fn empty(base: RecordId, device: Device, zone: Rc<dyn Zone>) -> Workspace {
        Workspace::over(World::default(), Manifest::empty(base, device), Tail::default(), zone)
    }

    fn over(world: World, manifest: Manifest, tail: Tail, zone: Rc<dyn Zone>) -> Workspace {
        let mut workspace = Workspace {
            world: Rc::new(world),
            schema: Schema::default(),
            book: Rc::default(),
            schedule: Rc::default(),
            manifest,
            tail,
            zone,
        };
        workspace.read_schema();
        workspace.read_rules();
        workspace
    }

    /// The records.
    #[must_use]
    pub fn records(&self) -> &World {
        &self.world
    }

    /// Which fields there are.
    #[must_use]
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The rules that are switched on.
    #[must_use]
    pub fn book(&self) -> &RuleBook {
        &self.book
    }

    /// What falls due when.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// What the base must hold.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The open end of the journal.
    #[must_use]
    pub const fn tail(&self) -> &Tail {
        &self.tail
    }

    /// When something falls due next.
    #[must_use]
    pub fn next_due(&self) -> Option<Instant> {
        self.schedule.first().map(|entry| entry.at)
    }

    /// The zone in which days begin.
    #[must_use]
    pub fn zone(&self) -> &Rc<dyn Zone> {
        &self.zone
    }

    /// Takes another zone, in which other things may fall due.
    pub fn set_zone(&mut self, zone: Rc<dyn Zone>) {
        self.zone = zone;
        self.read_rules();
    }

    fn read_schema(&mut self) {
        let fields: Vec<_> = self.world.all(Kind::Field).into_iter().filter_map(|id| self.world.get(id)).collect();
        self.schema = Schema::new(fields.iter().map(AsRef::as_ref));
    }

    fn read_rules(&mut self) {
        self.book = Rc::new(RuleBook::new(&*self.world));
        self.schedule = Rc::new(Schedule::new(&self.book, &*self.world, self.kept_open(), &*self.zone));
    }

    /// The records on which runs may be open.
    fn kept_open(&self) -> Vec<RecordId> {
        let may_be = |status: Option<&str>| matches!(status, Some("waiting" | "asked" | "failed"));
        let runs = self.world.rows(Kind::Run).filter(|(chunk, row)| may_be(chunk.text(*row, RUN_STATUS)));
        let about = runs.filter_map(|(chunk, row)| chunk.reference(row, ABOUT));
        about.collect::<BTreeSet<_>>().into_iter().collect()
    }
}
