//! From a command to what must be written, and from what was written to memory.

use super::Workspace;
use crate::automation::{Chain, Clock, Outside, Waiting, affected};
use crate::commands::{Command, Context, Refusal, decide};
use crate::journal::{Cause, Change, ChangeSet, Draft, Kept};
use crate::model::schema::ABOUT;
use crate::model::{Given, Instant, Kind, RecordId, Records, Stamp};
use crate::shelves::{Chunk, Damage};
use crate::vault::{Prepared, Writes, prepare};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A run that a plan would make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunNote {
    /// Its record.
    pub run: RecordId,
    /// Of which rule.
    pub rule: RecordId,
    /// On which record.
    pub record: RecordId,
    /// When it happened or fell due.
    pub at: Instant,
}

/// When an action would be written, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    stamp: Stamp,
    segment: u64,
}

impl Moment {
    /// A packed chunk as it would be written then.
    ///
    /// # Errors
    /// [`Damage::Form`] when its records were not born together.
    pub fn stamp(self, chunk: &Chunk) -> Result<Chunk, Damage> {
        chunk.stamped(self.stamp, self.segment)
    }
}

/// What an action amounts to. Nothing has happened yet.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Who did what: the person's change set first, then those of the runs it set off.
    pub sets: Vec<ChangeSet>,
    /// The record one may want to see next.
    pub subject: Option<RecordId>,
    /// What an undo left alone.
    pub kept: Vec<Kept>,
    /// The runs it makes.
    pub runs: Vec<RunNote>,
    pub(super) prepared: Option<Prepared>,
}

impl Plan {
    /// What must be written; `None` when nothing differs.
    #[must_use]
    pub fn writes(&self) -> Option<&Writes> {
        self.prepared.as_ref().map(|prepared| &prepared.writes)
    }

    /// The stamp by which the action is known in the journal.
    #[must_use]
    pub fn deed(&self) -> Option<Stamp> {
        self.sets.first().map(|set| set.deed)
    }
}

impl Workspace {
    /// Plans a command.
    ///
    /// # Errors
    /// [`Refusal`] when it cannot be done.
    pub fn plan(&self, given: &Given, command: &Command) -> Result<Plan, Refusal> {
        match command {
            Command::PassTime { limit } => return self.plan_time(given, *limit),
            Command::Merge { sets } => return self.plan_merge(sets),
            Command::UndoRuns { runs, sets } => return self.plan_undo(given, runs, sets),
            _ => {}
        }
        let context = Context { records: &*self.world, schema: &self.schema, given };
        let decision = decide(command, &context)?;
        let mut draft = Draft::new(&self.world);
        let mut sets = Vec::new();
        if !decision.changes.is_empty() {
            let mut clock = Clock::new(self.manifest.last, given);
            let stamp = clock.tick();
            let set = ChangeSet { stamp, deed: stamp, cause: decision.cause, changes: decision.changes };
            apply(&mut draft, std::slice::from_ref(&set));
            sets.push(set.clone());
            let outside = self.outside(given);
            match command {
                Command::Resume { runs, skip } => {
                    for run in runs {
                        let chain = Chain::new(outside, &mut draft, &mut clock, &mut sets, stamp);
                        chain.resume(*run, *skip, given.now);
                    }
                }
                _ if decision.silent => {}
                _ => {
                    Chain::new(outside, &mut draft, &mut clock, &mut sets, stamp).react(&set, given.now);
                }
            }
        }
        self.planned(draft, sets, decision.subject, decision.kept)
    }

    /// The stamp and the segment of an import that is planned now with the same `given`. Packed chunks that bear
    /// both already ([`Chunk::stamped`]) cost the plan nothing.
    #[must_use]
    pub fn moment(&self, given: &Given) -> Moment {
        let stamp = Clock::new(self.manifest.last, given).tick();
        Moment { stamp, segment: self.tail.next_number() }
    }

    fn plan_merge(&self, foreign: &[ChangeSet]) -> Result<Plan, Refusal> {
        let seen = &self.manifest.seen;
        let new = |set: &&ChangeSet| seen.get(&set.stamp.device()).is_none_or(|last| set.stamp > *last);
        let mut sets: Vec<ChangeSet> = foreign.iter().filter(new).cloned().collect();
        sets.sort_by_key(|set| set.stamp);
        sets.dedup_by_key(|set| set.stamp);
        let mut draft = Draft::new(&self.world);
        apply(&mut draft, &sets);
        self.planned(draft, sets, None, Vec::new())
    }

    pub(super) fn outside<'a>(&'a self, given: &'a Given) -> Outside<'a> {
        Outside { book: &self.book, schema: &self.schema, given, waits: &*self.schedule }
    }

    pub(super) fn planned(
        &self,
        draft: Draft<'_>,
        sets: Vec<ChangeSet>,
        subject: Option<RecordId>,
        kept: Vec<Kept>,
    ) -> Result<Plan, Refusal> {
        let prepared = if sets.is_empty() {
            None
        } else {
            Some(prepare(&self.manifest, &self.tail, &draft, &sets).map_err(|_| Refusal::TooLarge)?)
        };
        let runs = sets.iter().filter_map(note).collect();
        Ok(Plan { sets, subject, kept, runs, prepared })
    }

    /// Takes over a plan that was written. Returns the kinds of which something differs.
    pub fn adopt(&mut self, plan: Plan) -> BTreeSet<Kind> {
        let Plan { sets, prepared, .. } = plan;
        match prepared {
            Some(prepared) => self.take_over(&sets, prepared),
            None => BTreeSet::new(),
        }
    }

    pub(super) fn take_over(&mut self, sets: &[ChangeSet], prepared: Prepared) -> BTreeSet<Kind> {
        let mut kinds = BTreeSet::new();
        let born = sets.iter().flat_map(|set| &set.changes).filter(|change| matches!(change, Change::CreateMany(_)));
        let world = Rc::make_mut(&mut self.world);
        world.reserve(born.map(Change::records).sum());
        for (index, chunk) in prepared.chunks {
            kinds.insert(chunk.kind());
            world.put(index, chunk);
        }
        self.manifest = prepared.manifest;
        self.tail = prepared.tail;
        if kinds.contains(&Kind::Field) {
            self.read_schema();
        }
        if self.rules_differ(sets, &kinds) {
            self.read_rules();
        } else if self.schedule.has_open()
            || kinds.iter().any(|kind| self.book.times(*kind) || matches!(kind, Kind::Activity | Kind::Run))
        {
            let may_wait: BTreeSet<RecordId> = sets.iter().flat_map(|set| self.told_by_runs(set)).collect();
            let timed = |id: &RecordId| {
                self.world.kind(*id).is_some_and(|kind| self.book.times(kind)) || !self.schedule.waiting(*id).is_empty()
            };
            let ids = sets.iter().flat_map(|set| affected(&set.changes, &*self.world));
            let ids: BTreeSet<RecordId> = ids.filter(timed).chain(may_wait).collect();
            let schedule = Rc::make_mut(&mut self.schedule);
            for id in ids {
                schedule.refresh(id, &self.book, &*self.world, &*self.zone);
            }
        }
        kinds
    }

    /// The records of whose runs a change set tells.
    fn told_by_runs<'a>(&'a self, set: &'a ChangeSet) -> impl Iterator<Item = RecordId> + 'a {
        let runs = set.changes.iter().filter(|change| !matches!(change, Change::CreateMany(_))).flat_map(Change::ids);
        let runs = runs.filter_map(|id| self.world.find(id)).filter(|record| record.kind == Kind::Run);
        runs.filter_map(|run| run.reference(ABOUT))
    }

    /// Whether rules, or the stages they speak of, were changed in a way that moves what falls due. That
    /// a rule assigned in turn is none; that it came round moves it alone.
    fn rules_differ(&self, sets: &[ChangeSet], kinds: &BTreeSet<Kind>) -> bool {
        use crate::model::schema::{REVIEWED_ON, ROUND, TURN};
        if kinds.contains(&Kind::Stage) || kinds.contains(&Kind::Field) || kinds.contains(&Kind::Setting) {
            return true;
        }
        kinds.contains(&Kind::Rule)
            && sets.iter().flat_map(|set| &set.changes).any(|change| match change {
                Change::Set { field, .. } if matches!(*field, TURN | REVIEWED_ON | ROUND) => false,
                Change::Set { id, .. } | Change::Create { id, .. } | Change::Life { id, .. } => {
                    self.world.find(*id).is_some_and(|record| record.kind == Kind::Rule)
                }
                Change::CreateMany(chunk) => chunk.kind() == Kind::Rule,
            })
    }
}

/// Applies an action. Births of many go to disk as they are, packed, unless the same action speaks of one of
/// them again, or one is there already, as may be when journals are merged.
pub(super) fn apply(draft: &mut Draft<'_>, sets: &[ChangeSet]) {
    let all = || sets.iter().flat_map(|set| &set.changes);
    let mut spoken: Vec<RecordId> = Vec::new();
    if all().any(|change| matches!(change, Change::CreateMany(_))) {
        all().for_each(|change| spoken.extend(change.ids()));
        // Ids of one file are nearly in order already.
        spoken.sort_unstable();
    }
    let again: BTreeSet<RecordId> = spoken.array_windows().filter(|[a, b]| a == b).map(|[id, _]| *id).collect();
    for set in sets {
        for change in &set.changes {
            let alone = |id: RecordId| !again.contains(&id) && !draft.world().knows(id);
            if !matches!(change, Change::CreateMany(_)) || !change.ids().all(alone) {
                draft.apply(change, set.stamp);
            }
        }
    }
}

fn note(set: &ChangeSet) -> Option<RunNote> {
    let Cause::Rule { rule, run, at, .. } = set.cause else { return None };
    let about = set.changes.iter().find_map(|change| match change {
        Change::Create { id, fields, .. } if *id == run => fields.iter().find(|(field, _)| *field == ABOUT)?.1.as_ref(),
        _ => None,
    });
    Some(RunNote { run, rule, record: about?, at })
}
