//! Looking ahead, and back at what was taken back: some at a time, so that the page goes on answering meanwhile.

use super::works::{AskWhyNot, works};
use super::{Session, Trouble};
use crate::automation::{Reversals, StageOrder};
use crate::browser::breath::breath;
use crate::browser::clock::now;
use crate::model::Instant;
use crate::model::time::DAY_MS;
use crate::views::health::Meters;
use crate::workspace::{Foreseen, Workspace};

/// So many things are let fall due without a pause: a few milliseconds.
const AT_ONCE: usize = 20;

/// So far back (ms) it is counted what rules did and what was taken back of it.
const LOOKS_BACK: i64 = 90 * DAY_MS;

/// Segments of the journal that are read for that at most.
const MOST: u64 = 2_000;

impl Session {
    /// What falls due by a moment, if nothing else happens. `told` hears how far it is, from 0 to 1. Dropped, it stops.
    ///
    /// # Errors
    /// When nothing is open yet, or the part of the program for it did not come.
    pub async fn foresee(&self, until: Instant, mut told: impl FnMut(f64)) -> Result<Foreseen, Trouble> {
        let works = works().await?;
        let present = self.with_workspace(Workspace::present)?;
        let mut ahead = (works.look_ahead)(&present, now(), until);
        while (works.go_ahead)(&mut ahead, AT_ONCE) {
            told(ahead.share());
            breath().await;
        }
        Ok(ahead.end())
    }

    /// What tells why a rule does not act on a record, once it has come: events and conditions are read by what carries out.
    ///
    /// # Errors
    /// When that part of the program did not come.
    pub async fn ask_why_not(&self) -> Result<AskWhyNot, Trouble> {
        Ok(works().await?.why_not)
    }

    /// How often the person took back of late what each version of each rule did.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn reversals(&self) -> Result<Meters, Trouble> {
        let since = now().plus_ms(-LOOKS_BACK);
        let order = self.glance(|sight| StageOrder::of(sight.records));
        let segments = self.segments();
        // The first segment that ends since then; they lie in the order of their times.
        let (mut first, mut end) = (segments.saturating_sub(MOST), segments);
        while first < end {
            let middle = first + (end - first) / 2;
            let actions = self.page(middle).await?;
            let ends = actions.last().and_then(|sets| sets.last()).map_or(0, |set| set.stamp.ms());
            if i64::try_from(ends).is_ok_and(|ends| ends < since.0) { first = middle + 1 } else { end = middle }
        }
        let mut reversals = Reversals::new(since, order);
        for number in first..segments {
            let actions = self.page(number).await?;
            actions.iter().flatten().for_each(|set| reversals.take(set));
            breath().await;
        }
        Ok(reversals.end())
    }
}
