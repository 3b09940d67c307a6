//! Doing things, one after another: plan, write, and only then take over.

use super::works::{Works, works};
use super::{Base, Phase, Saving, Session};
use crate::browser::breath::breath;
use crate::browser::database::{CommitError, Durability, StorageError};
use crate::browser::part::PartMissing;
use crate::browser::sentinel::{self, Sentinel};
use crate::browser::tabs::Word;
use crate::commands::{Command, Refusal};
use crate::journal::Kept;
use crate::model::{RecordId, Stamp};
use crate::shelves::Chunk;
use crate::workspace::{Moment, Plan, RunNote, Workspace};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The record one may want to see next.
    pub subject: Option<RecordId>,
    /// What an undo left alone.
    pub kept: Vec<Kept>,
    /// The runs it set off.
    pub runs: Vec<RunNote>,
    /// Its name in the journal; `None` when nothing differed.
    pub deed: Option<Stamp>,
    /// How many records differ.
    pub touched: usize,
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be done.
    Refused(Refusal),
    /// The browser could not keep it; nothing differs.
    Storage(StorageError),
    /// A newer program wrote the base; this one may not.
    Fenced,
    /// Nothing is open.
    NotOpen,
    /// The part of the program that changes things did not come; nothing differs.
    PartMissing,
}

impl From<PartMissing> for Trouble {
    fn from(_: PartMissing) -> Trouble {
        Trouble::PartMissing
    }
}

/// Packed chunks that are gone through without a pause: about 1.5 MB.
const AT_A_TIME: usize = 64;

/// How often a plan is made anew because another tab was faster.
pub(super) const TRIES: usize = 20;

impl Session {
    /// Does it, and tells when it could not be done, with a way to try again.
    pub fn dispatch(&self, command: Command) {
        let session = *self;
        spawn_local(async move {
            let _ = session.carry_out_or_keep(command).await;
        });
    }

    /// Does it, then hands over what was done.
    pub fn dispatch_then(&self, command: Command, then: impl FnOnce(Done) + 'static) {
        let session = *self;
        spawn_local(async move {
            if let Ok(done) = session.carry_out(command).await {
                then(done);
            }
        });
    }

    /// Does it. What could not be done was told; the caller still has what was entered.
    ///
    /// # Errors
    /// [`Trouble`]; nothing differs then, on disk or on screen.
    pub async fn carry_out(&self, command: Command) -> Result<Done, Trouble> {
        let done = self.try_out(&command).await;
        self.tell_outcome(&command, &done);
        done
    }

    /// The same for a caller that does not keep what was entered: it stays where it is told, to be tried again.
    ///
    /// # Errors
    /// As [`Session::carry_out`].
    pub async fn carry_out_or_keep(&self, command: Command) -> Result<Done, Trouble> {
        let done = self.try_out(&command).await;
        match &done {
            Err(trouble @ Trouble::Storage(_)) => {
                self.tell_of(super::ToastKind::Failed, self.worded(trouble), Some(Arc::new(command)));
            }
            done => self.tell_outcome(&command, done),
        }
        done
    }

    fn tell_outcome(&self, command: &Command, done: &Result<Done, Trouble>) {
        match done {
            Ok(done) => self.remember(command, done),
            Err(trouble) => self.tell_trouble(trouble),
        }
    }

    /// Does it, without a word: the caller shows what went wrong.
    ///
    /// # Errors
    /// [`Trouble`]; nothing differs then, on disk or on screen.
    pub async fn try_out(&self, command: &Command) -> Result<Done, Trouble> {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        self.try_in_turn(command).await
    }

    /// The same, when the turn in the queue is held already.
    pub(super) async fn try_in_turn(&self, command: &Command) -> Result<Done, Trouble> {
        let works = works().await?;
        if let Some(done) = self.settle(command).await? {
            self.saving.set(Saving::Saved);
            return Ok(done);
        }
        for _ in 0..TRIES {
            let plan = self.plan(&works, command).await?;
            let Some(writes) = plan.writes().cloned() else { return Ok(done(&plan)) };
            let database = self.inner().database.borrow().clone().ok_or(Trouble::NotOpen)?;
            self.saving.set(Saving::Saving);
            match database.commit(&writes, Durability::Strict).await {
                Ok(()) => return Ok(self.adopt(&works, plan)),
                Err(CommitError::Stale { .. }) => self.caught_up().await?,
                Err(CommitError::Fenced { .. }) => {
                    self.saving.set(Saving::NotSaved);
                    self.phase.set(Phase::Fenced);
                    return Err(Trouble::Fenced);
                }
                Err(CommitError::Unknown(error)) => {
                    // The answer was lost on the way; the journal knows whether it was written.
                    self.doubt(command, plan);
                    let done = self.settle(command).await?.ok_or_else(|| self.not_saved(error))?;
                    self.saving.set(Saving::Saved);
                    return Ok(done);
                }
                Err(CommitError::Storage(error)) => return Err(self.not_saved(error)),
            }
        }
        Err(self.not_saved(StorageError::Closed))
    }

    /// Takes over what others wrote; when that cannot be read, the command was not saved.
    pub(super) async fn caught_up(&self) -> Result<(), Trouble> {
        self.catch_up().await.map_err(|trouble| match trouble {
            Trouble::Storage(error) => self.not_saved(error),
            other => other,
        })
    }

    async fn plan(&self, works: &Works, command: &Command) -> Result<Plan, Trouble> {
        let (given, moment) = self.with_workspace(|workspace| {
            let given = self.given(workspace);
            let moment = (works.moment)(workspace, &given);
            (given, moment)
        })?;
        let ready = match command {
            Command::Import { file, changes, packed } => {
                let packed = stamped(works, moment, packed).await?;
                Some(Command::Import { file: file.clone(), changes: changes.clone(), packed })
            }
            _ => None,
        };
        let plan = |workspace: &Workspace| (works.plan)(workspace, &given, ready.as_ref().unwrap_or(command));
        self.with_workspace(plan)?.map_err(Trouble::Refused)
    }

    pub(super) fn with_workspace<T>(&self, see: impl FnOnce(&Workspace) -> T) -> Result<T, Trouble> {
        let inner = self.inner();
        let base = inner.base.borrow();
        let Base::Ready(workspace) = &*base else { return Err(Trouble::NotOpen) };
        Ok(see(workspace))
    }

    fn adopt(&self, works: &Works, plan: Plan) -> Done {
        let done = done(&plan);
        let inner = self.inner();
        if let Base::Ready(workspace) = &mut *inner.base.borrow_mut() {
            (works.adopt)(workspace, plan);
        }
        self.note_outside();
        self.saving.set(Saving::Saved);
        self.publish();
        self.tell_tabs(Word::Written);
        done
    }

    pub(super) fn not_saved(&self, error: StorageError) -> Trouble {
        self.saving.set(Saving::NotSaved);
        if error == StorageError::Gone {
            self.gone();
        }
        Trouble::Storage(error)
    }

    /// Keeps a note outside the database, so that its loss would be noticed.
    pub(super) fn note_outside(&self) {
        let inner = self.inner();
        let base = inner.base.borrow();
        let Base::Ready(workspace) = &*base else { return };
        let manifest = workspace.manifest();
        // When the browser refuses, only the warning after a loss is lost.
        let _ = sentinel::write(&Sentinel {
            base: manifest.base.to_string(),
            generation: manifest.generation,
            records: manifest.rows(),
            written_at: crate::browser::clock::now().0,
        });
    }
}

/// Packed chunks as they are written at that moment. Their bytes are gone through here, some at a time, so that
/// the plan itself is short.
async fn stamped(works: &Works, moment: Moment, packed: &[Chunk]) -> Result<Vec<Chunk>, Trouble> {
    let mut ready = Vec::with_capacity(packed.len());
    for some in packed.chunks(AT_A_TIME) {
        for chunk in some {
            ready.push((works.stamp)(moment, chunk).map_err(|_| Trouble::Refused(Refusal::TooLarge))?);
        }
        breath().await;
    }
    Ok(ready)
}

pub(super) fn done(plan: &Plan) -> Done {
    Done {
        subject: plan.subject,
        kept: plan.kept.clone(),
        runs: plan.runs.clone(),
        deed: plan.deed(),
        touched: plan.sets.iter().flat_map(|set| &set.changes).map(crate::journal::Change::records).sum(),
    }
}
