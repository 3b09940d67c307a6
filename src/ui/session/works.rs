//! What makes and changes a workspace, in a part of its own: looking at records needs none of it, and it is
//! the heavier half (commands, rules, their texts, the writing of shelves).
//!
//! It is asked for as soon as the base is being opened, so that it is there before anybody acts. Nothing else
//! in the page calls these functions by name: that would put them back among what the first screen waits for.

use crate::browser::part::part;
use crate::commands::{Command, Refusal};
use crate::journal::ChangeSet;
use crate::model::{Device, Given, Instant, Kind, RecordId, Zone};
use crate::shelves::{Chunk, Damage};
use crate::vault::{Manifest, Tail, Writes};
use crate::views::{Sight, why_not};
use crate::workspace::{Diverged, Forecast, Loading, Lost, Moment, Plan, Present, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Asks why a rule does not act on a record, as `views::why_not` describes it.
pub type AskWhyNot = fn(Sight<'_>, RecordId, RecordId, &[(u64, ChangeSet)]) -> Option<why_not::Answer>;

/// The functions, each as `workspace` describes it.
pub(super) struct Works {
    pub empty: fn(RecordId, Device, Rc<dyn Zone>) -> Workspace,
    pub finish: fn(Loading, Rc<dyn Zone>) -> Result<Workspace, Vec<Lost>>,
    pub mend: fn(&Manifest, Tail, &[(u64, ChangeSet)], Rc<dyn Zone>) -> Result<(Workspace, Writes), Damage>,
    pub upgrade: fn(u32, &Manifest, Vec<ChangeSet>, Rc<dyn Zone>) -> Result<(Workspace, Writes), Lost>,
    pub begin_anew: fn(&Workspace, &Given, &BTreeMap<String, String>) -> Result<(Workspace, Writes), Refusal>,
    pub plan: fn(&Workspace, &Given, &Command) -> Result<Plan, Refusal>,
    pub moment: fn(&Workspace, &Given) -> Moment,
    pub stamp: fn(Moment, &Chunk) -> Result<Chunk, Damage>,
    pub adopt: fn(&mut Workspace, Plan) -> BTreeSet<Kind>,
    pub same: fn(&Command, &Command) -> bool,
    pub look_ahead: for<'p> fn(&'p Present, Instant, Instant) -> Forecast<'p>,
    pub go_ahead: fn(&mut Forecast<'_>, usize) -> bool,
    pub why_not: AskWhyNot,
    pub learn: fn(&mut Workspace, &[Vec<ChangeSet>], &Manifest) -> Result<BTreeSet<Kind>, Diverged>,
}

part! {
    /// The functions, when they have come.
    works: pub(super) fn works() -> Works {
        Works {
            empty: Workspace::empty,
            finish: Loading::finish,
            mend: Workspace::mend,
            upgrade: Workspace::upgrade,
            begin_anew: Workspace::begin_anew,
            plan: Workspace::plan,
            moment: Workspace::moment,
            stamp: Moment::stamp,
            adopt: Workspace::adopt,
            same: Command::eq,
            look_ahead: |present, from, until| Forecast::new(present, from, until),
            go_ahead: |ahead, things| ahead.go_on(things),
            why_not: why_not::why_not,
            learn: Workspace::learn,
        }
    }
}
