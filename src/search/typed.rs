//! What was found for the words typed so far: whoever types on finds among that, and nothing else is gone through.
//!
//! Never here: rows whose words differ since. Whoever reads words anew forgets all of this.

use super::query::Query;
use crate::model::Kind;
use std::collections::{HashMap, VecDeque};

/// Rows of one kind that are remembered of one search. Where there were more, all are gone through again.
const MOST: usize = 20_000;

/// Searches that are remembered: of what was typed, and of the same keys in the other layout.
const SEARCHES: usize = 2;

/// Where a row lies: in which chunk of its kind, and where in that.
pub(super) type Place = (u32, u32);

/// Every row of a kind that has the words, until there are too many.
#[derive(Debug)]
pub(super) struct Rows(Option<Vec<Place>>);

impl Rows {
    pub(super) fn none() -> Rows {
        Rows(Some(Vec::new()))
    }

    pub(super) fn add(&mut self, place: Place) {
        match &mut self.0 {
            Some(rows) if rows.len() < MOST => rows.push(place),
            rows => *rows = None,
        }
    }
}

#[derive(Debug)]
struct Search {
    words: Vec<String>,
    rows: HashMap<Kind, Vec<Place>>,
}

/// The last searches.
#[derive(Debug, Default)]
pub(super) struct Typed {
    last: VecDeque<Search>,
}

impl Typed {
    /// The rows of a kind among which is all that has the words, in the order in which they were found.
    pub(super) fn among(&self, query: &Query, kind: Kind) -> Option<&[Place]> {
        let narrows = |search: &&Search| {
            search.words.iter().all(|word| query.words().iter().any(|wanted| wanted.contains(word.as_str())))
        };
        let rows = self.last.iter().filter(narrows).filter_map(|search| search.rows.get(&kind));
        rows.min_by_key(|rows| rows.len()).map(Vec::as_slice)
    }

    /// Remembers what a search found: of each kind that was gone through to the end, every row.
    pub(super) fn remember(&mut self, query: &Query, found: Vec<(Kind, Rows)>) {
        let rows = found.into_iter().filter_map(|(kind, rows)| Some((kind, rows.0?))).collect();
        self.last.push_back(Search { words: query.words().to_vec(), rows });
        if self.last.len() > SEARCHES {
            self.last.pop_front();
        }
    }

    /// Words differ, or others are there.
    pub(super) fn forget(&mut self) {
        self.last.clear();
    }
}
