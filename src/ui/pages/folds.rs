//! The groups of a list or a board that are folded, kept in this browser: those of each grouping apart.

use super::looked::Looked;
use crate::browser::preferences;
use crate::model::schema::key_of;
use crate::views::table::{Column, Look, Shared};
use leptos::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// What is folded, by the field that the groups are made of.
type Kept = BTreeMap<String, HashSet<Shared>>;

/// The groups that are folded.
#[derive(Clone, Copy)]
pub struct Folds {
    looked: Looked,
    kept: RwSignal<Kept>,
}

impl Folds {
    /// As they were left.
    pub fn left(looked: Looked) -> Folds {
        let json = preferences::get(&key(looked));
        let kept: Option<Kept> = json.and_then(|json| serde_json::from_str(&json).ok());
        Folds { looked, kept: RwSignal::new(kept.unwrap_or_default()) }
    }

    /// Looks at those of the grouping that is chosen; tracked.
    pub fn with<T>(&self, see: impl FnOnce(&HashSet<Shared>) -> T) -> T {
        let by = self.looked.look.with(by);
        self.kept.with(|kept| match kept.get(&by) {
            Some(folded) => see(folded),
            None => see(&HashSet::new()),
        })
    }

    /// Folds a group or unfolds it.
    pub fn fold(&self, shared: Shared, fold: bool) {
        let by = self.looked.look.with_untracked(by);
        self.kept.update(|kept| {
            let folded = kept.entry(by).or_default();
            let _ = if fold { folded.insert(shared) } else { folded.remove(&shared) };
            kept.retain(|_, folded| !folded.is_empty());
        });
        match self.kept.with_untracked(|kept| (!kept.is_empty()).then(|| serde_json::to_string(kept))) {
            Some(json) => preferences::set(&key(self.looked), &json.unwrap_or_default()),
            None => preferences::remove(&key(self.looked)),
        }
    }

    /// Folds a group that is not, and unfolds one that is.
    pub fn turn(&self, shared: Shared) {
        let by = self.looked.look.with_untracked(by);
        let is = self.kept.with_untracked(|kept| kept.get(&by).is_some_and(|folded| folded.contains(&shared)));
        self.fold(shared, !is);
    }
}

fn key(looked: Looked) -> String {
    looked.key_of("folded")
}

fn by(look: &Look) -> String {
    look.group.map(|Column(field)| key_of(field)).unwrap_or_default()
}
