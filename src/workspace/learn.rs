//! What another tab wrote: its actions are read from the journal and taken over in the same way as our
//! own, so that both tabs hold the same bytes.

use super::Workspace;
use super::plan::apply;
use crate::journal::{ChangeSet, Draft};
use crate::model::Kind;
use crate::vault::{Manifest, prepare};
use std::collections::BTreeSet;

/// Memory and disk went apart: the base must be loaded anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("memory and disk went apart")]
pub struct Diverged;

impl Workspace {
    /// Takes over the actions that follow our own head, up to `manifest`. Returns the kinds of which
    /// something differs.
    ///
    /// # Errors
    /// [`Diverged`] when the result is not what the manifest says.
    pub fn learn(&mut self, actions: &[Vec<ChangeSet>], manifest: &Manifest) -> Result<BTreeSet<Kind>, Diverged> {
        let mut kinds = BTreeSet::new();
        for sets in actions {
            let prepared = {
                let mut draft = Draft::new(&self.world);
                apply(&mut draft, sets);
                prepare(&self.manifest, &self.tail, &draft, sets).map_err(|_| Diverged)?
            };
            kinds.extend(self.take_over(sets, prepared));
        }
        if self.manifest == *manifest { Ok(kinds) } else { Err(Diverged) }
    }
}
