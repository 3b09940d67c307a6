//! Columns that are folded to a strip, in this browser.

use crate::browser::preferences;
use crate::model::RecordId;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where it is kept.
const KEY: &str = "board.folded";

/// The stages whose columns are folded.
#[derive(Clone, Copy)]
pub struct Folded(RwSignal<BTreeSet<RecordId>>);

impl Folded {
    /// As they were left.
    pub fn left() -> Folded {
        let kept = preferences::get(KEY).unwrap_or_default();
        Folded(RwSignal::new(kept.split(' ').filter_map(|id| id.parse().ok()).collect()))
    }

    /// Whether a column is folded; tracked.
    pub fn is(&self, stage: RecordId) -> bool {
        self.0.with(|folded| folded.contains(&stage))
    }

    /// Folds it, or unfolds it.
    pub fn turn(&self, stage: RecordId) {
        self.0.update(|folded| {
            let _ = folded.remove(&stage) || folded.insert(stage);
        });
        let ids = self.0.with_untracked(|folded| folded.iter().map(ToString::to_string).collect::<Vec<_>>());
        preferences::set(KEY, &ids.join(" "));
    }
}
