//! A made-up base to look round in: a small workshop with four months behind it, told through the one door, so
//! that its history, its runs and what comes next are as true as those of a real one.
//!
//! - `desk`: the base in memory, and the clock that is moved over it. `plot`: what happens when, by chance.
//! - `words`: what everything is called, in each language.
//!
//! The same seed and moment give the same base. Never here: a clock, storage; a real person's name or number.

mod desk;
mod plot;
mod words;

use crate::journal::{Cause, ChangeSet, Deed};
use crate::model::schema::{ABOUT, RULE};
use crate::model::{Currency, Device, Instant, Kind, RecordId, Records, Value, Zone};
use crate::text::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Who made all of it: by this it is told from what the person added.
pub const DEVICE: Device = Device(0x7465_6e64_6465_6d6f);

/// What the made-up base shall be like.
#[derive(Clone)]
pub struct Wish {
    /// The moment up to which it reaches.
    pub until: Instant,
    /// The person's zone.
    pub zone: Rc<dyn Zone>,
    /// The language of names and texts.
    pub language: Language,
    /// The currency of amounts.
    pub currency: Currency,
    /// Names of pipelines and stages, as [`SetUp`](crate::commands::SetUp) takes them.
    pub names: BTreeMap<String, String>,
    /// Chance.
    pub seed: u64,
}

/// The journal of such a base, from its set-up to [`Wish::until`].
#[must_use]
pub fn journal(wish: &Wish) -> Vec<ChangeSet> {
    let mut desk = desk::Desk::new(wish);
    plot::tell(&mut desk, words::of(wish.language));
    desk.journal
}

/// The tag of whom one met in the made-up base. While it is there, there is something to take away.
#[must_use]
pub fn mark() -> RecordId {
    RecordId::derived("demo", &[])
}

/// Whether a change set is something of the person's own: not the story itself, not what its rules did since, not
/// the currency or zone that was chosen. While there is none, nothing is lost with the whole base.
#[must_use]
pub fn is_own(set: &ChangeSet) -> bool {
    let goes_by_itself = matches!(set.cause, Cause::Rule { .. } | Cause::Person(Deed::Settings));
    set.stamp.device() != DEVICE && !goes_by_itself
}

/// Everything made up that lives, in whichever base: all but the settings, the pipelines and their stages.
#[must_use]
pub fn made_up(records: &dyn Records) -> Vec<RecordId> {
    let stays = |kind: Kind| matches!(kind, Kind::Setting | Kind::Pipeline | Kind::Stage | Kind::Field);
    let of_kinds = Kind::ALL.iter().copied().filter(|kind| !stays(*kind));
    let told: BTreeSet<RecordId> = of_kinds
        .flat_map(|kind| records.all(kind))
        .filter(|id| records.get(*id).is_some_and(|record| record.born.device() == DEVICE))
        .collect();
    // What its rules did since, and what else is about it, says nothing once it is gone.
    let of_it = |id: &RecordId| {
        let names = |field| records.value(*id, field).as_ref().and_then(Value::as_ref);
        [ABOUT, RULE].into_iter().filter_map(names).any(|named| told.contains(&named))
    };
    let follows = [Kind::Task, Kind::Activity, Kind::Message, Kind::Run];
    let after = follows.iter().flat_map(|kind| records.all(*kind)).filter(|id| !told.contains(id)).filter(of_it);
    let after: Vec<RecordId> = after.collect();
    told.iter().copied().chain(after).collect()
}
