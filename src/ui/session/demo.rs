//! The made-up base, founded where there is nothing yet.

use super::{Session, Trouble};
use crate::browser::part::part;
use crate::browser::{chance, clock};
use crate::demo::{self, Wish};
use crate::journal::ChangeSet;
use crate::model::{Currency, RecordId};
use leptos::prelude::GetUntracked;
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

    /// [`Session::found`], by value.
    async fn found_whole(self, base: RecordId, sets: Vec<ChangeSet>) -> Result<(), Trouble> {
        self.found(base, sets).await
    }
}
