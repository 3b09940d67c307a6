//! The made-up base: founded where there is nothing yet, and taken away.

use super::act::TRIES;
use super::works::works;
use super::{Base, Phase, Saving, Session, Trouble};
use crate::browser::database::{CommitError, Durability, StorageError};
use crate::browser::part::part;
use crate::browser::tabs::Word;
use crate::browser::{chance, clock};
use crate::demo::{self, Wish};
use crate::journal::ChangeSet;
use crate::model::{Currency, RecordId};
use crate::vault::Segment;
use leptos::prelude::{GetUntracked, Set};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// Under way, and how it ends.
type Founding = Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

// What packs records into shelves is nothing that the first screen needs. It asks for no other
// part from within: that would be linked into the Worker, which cannot fetch any (tools/finish.mjs looks).
part! { pages: fn founder() -> fn(Session, RecordId, Vec<ChangeSet>) -> Founding { |session, base, sets| Box::pin(session.found_whole(base, sets)) } }
part! { demo: fn teller() -> fn(&Wish) -> Vec<ChangeSet> { demo::journal } }

impl Session {
    /// Founds a made-up base, in place of nothing.
    ///
    /// # Errors
    /// [`Trouble`]; nothing is there then.
    pub async fn found_demo(&self, currency: Currency) -> Result<(), Trouble> {
        let (found, tell) = (founder().await?, teller().await?);
        let wish = Wish {
            until: clock::now(),
            zone: Rc::new(clock::LocalZone::new()),
            language: self.language.get_untracked(),
            currency,
            names: self.default_names(),
            seed: chance::seed() as u64,
        };
        let seed = chance::seed();
        let base = RecordId::at(wish.until.0, std::array::from_fn(|n| (seed >> (n * 8)) as u8));
        found(*self, base, tell(&wish)).await
    }

    /// Whether the base holds nothing but what is made up, so that it can be begun anew.
    ///
    /// # Errors
    /// [`Trouble`] when the journal could not be read.
    pub async fn is_only_made_up(&self) -> Result<bool, Trouble> {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        self.caught_up().await?;
        self.holds_nothing_own().await
    }

    /// Begins the base anew, so that of what is made up nothing is left, and says whether it did: where something of
    /// the person's own has come meanwhile, all stays as it is.
    ///
    /// # Errors
    /// [`Trouble`]; nothing differs then.
    pub async fn begin_anew(&self) -> Result<bool, Trouble> {
        let inner = self.inner();
        let _turn = inner.queue.lock().await;
        let works = works().await?;
        for _ in 0..TRIES {
            // What another tab writes from here on makes the commit stale.
            self.caught_up().await?;
            if !self.holds_nothing_own().await? {
                return Ok(false);
            }
            let names = self.default_names();
            let (workspace, writes) = {
                let base = inner.base.borrow();
                let Base::Ready(old) = &*base else { return Err(Trouble::NotOpen) };
                (works.begin_anew)(old, &self.given(old), &names).map_err(Trouble::Refused)?
            };
            let database = inner.database.borrow().clone().ok_or(Trouble::NotOpen)?;
            self.saving.set(Saving::Saving);
            match database.commit(&writes, Durability::Strict).await {
                Ok(()) => {
                    *inner.doubt.borrow_mut() = None;
                    self.ready(workspace);
                    self.saving.set(Saving::Saved);
                    self.tell_tabs(Word::Written);
                    return Ok(true);
                }
                Err(CommitError::Stale { .. }) => {}
                Err(CommitError::Fenced { .. }) => {
                    self.saving.set(Saving::NotSaved);
                    self.phase.set(Phase::Fenced);
                    return Err(Trouble::Fenced);
                }
                Err(CommitError::Storage(error) | CommitError::Unknown(error)) => return Err(self.not_saved(error)),
            }
        }
        Err(self.not_saved(StorageError::Closed))
    }

    /// The turn in the queue must be held.
    async fn holds_nothing_own(&self) -> Result<bool, Trouble> {
        let segments = self.manifest().ok_or(Trouble::NotOpen)?.segments;
        let database = self.inner().database.borrow().clone().ok_or(Trouble::NotOpen)?;
        for number in 0..segments {
            let bytes = database.segments(&[number]).await.map_err(Trouble::Storage)?.pop().flatten();
            let segment = bytes.and_then(|bytes| Segment::open(&bytes).ok());
            let segment = segment.ok_or(Trouble::Storage(StorageError::Damaged))?;
            // Who did it is asked, not what was born by it.
            if segment.join_some(&|_| None).iter().flatten().any(demo::is_own) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// [`Session::found`], by value.
    async fn found_whole(self, base: RecordId, sets: Vec<ChangeSet>) -> Result<(), Trouble> {
        self.found(base, sets).await
    }
}
