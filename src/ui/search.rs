//! The words of all records, read when somebody first looks for one, and kept up to date from then on.

use super::session::Session;
use crate::browser::breath::breath;
use crate::model::{Kind, RecordId};
use crate::search::{Bearer, Hit, Index, Named, Query, bearers, named};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

/// Chunks whose words are read at a stretch: less than a frame.
const AT_A_TIME: usize = 48;

/// The words of all records.
#[derive(Clone, Copy)]
pub struct Search {
    index: StoredValue<Index, LocalStorage>,
    /// Who bears a word that was asked for since the last was read: a line is asked about with every letter.
    bearers: StoredValue<HashMap<String, Vec<Bearer>>>,
    /// Rises with everything that is read.
    read: RwSignal<u64>,
    /// Whether somebody reads.
    reading: StoredValue<bool>,
}

impl Search {
    /// Nothing is read yet.
    #[must_use]
    pub fn begin() -> Search {
        Search {
            index: StoredValue::new_local(Index::default()),
            bearers: StoredValue::new(HashMap::new()),
            read: RwSignal::new(0),
            reading: StoredValue::new(false),
        }
    }

    /// Reads what is new or differs, in short stretches.
    pub fn read(&self, session: Session) {
        let search = *self;
        if search.reading.get_value() {
            return;
        }
        search.reading.set_value(true);
        spawn_local(async move {
            loop {
                let step =
                    |index: &mut Index| session.glance(|sight| index.refresh(sight.records, sight.schema, AT_A_TIME));
                let all = search.index.try_update_value(step).unwrap_or(true);
                search.bearers.try_update_value(HashMap::clear);
                let _ = search.read.try_update(|read| *read += 1);
                if all {
                    break;
                }
                breath().await;
            }
            search.reading.try_set_value(false);
        });
    }

    /// Whether all is read; tracked.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.read.track();
        !self.reading.get_value()
    }

    /// What was found, the best first; tracked: again when more is read. What was typed in the other layout is
    /// understood when nothing has the words as they stand.
    #[must_use]
    pub fn find(&self, typed: &str, kinds: &[Kind], most: usize) -> (Query, Vec<Hit>) {
        self.read.track();
        let query = Query::new(typed);
        let found =
            |query: &Query| self.index.try_update_value(|index| index.find(query, kinds, most)).unwrap_or_default();
        let hits = found(&query);
        if hits.is_empty()
            && let Some(other) = Query::in_other_layout(typed)
        {
            let hits = found(&other);
            // Where neither finds a record, what was typed may still be a place or a thing to do.
            if !hits.is_empty() {
                return (other, hits);
            }
        }
        (query, hits)
    }
}

impl Search {
    /// What a line names, at most `most`; tracked as [`Search::find`].
    #[must_use]
    pub fn named(&self, line: &str, most: usize) -> Vec<Named> {
        self.read.track();
        let of_word = |word: &str| self.index.with_value(|index| bearers(index, word));
        let kept = |known: &mut HashMap<String, Vec<Bearer>>| {
            named(line, most, |word| known.entry(word.to_owned()).or_insert_with(|| of_word(word)).clone())
        };
        self.bearers.try_update_value(kept).unwrap_or_default()
    }

    /// All records of a kind that have the words, in either layout; tracked as [`Search::find`].
    #[must_use]
    pub fn all(&self, typed: &str, kind: Kind) -> HashSet<RecordId> {
        self.read.track();
        let of = |query: &Query| {
            let mut all = HashSet::new();
            let _ = self.index.with_value(|index| {
                index.each(query, kind, |id, _| {
                    all.insert(id);
                    ControlFlow::Continue(())
                })
            });
            all
        };
        let found = of(&Query::new(typed));
        match Query::in_other_layout(typed) {
            Some(other) if found.is_empty() => of(&other),
            _ => found,
        }
    }
}

/// The search of this page.
#[must_use]
pub fn use_search() -> Search {
    expect_context::<Search>()
}
