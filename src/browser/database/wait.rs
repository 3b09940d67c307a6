//! Waiting, but not for ever: a frozen tab or a dying disk may leave a request without any event.

use std::future::Future;
use std::pin::pin;

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;

/// How long the database may take, in ms.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Patience {
    /// To open.
    pub open: u32,
    /// To answer one read or complete one small commit.
    pub answer: u32,
    /// Added to `answer` for each started MB of a commit.
    pub per_megabyte: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Self { open: 4_000, answer: 10_000, per_megabyte: 1_000 }
    }
}

impl Patience {
    /// How long a commit of so many bytes may take, in ms.
    pub(super) fn commit(&self, bytes: usize) -> u32 {
        let megabytes = u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX);
        self.answer
            .saturating_add(self.per_megabyte.saturating_mul(megabytes))
            // Longer times overflow the browser's timer and would fire at once.
            .min(i32::MAX as u32)
    }
}

/// What `work` comes to, or `None` when it takes longer than `ms`; it is dropped then.
pub(super) async fn within<W: Future>(ms: u32, work: W) -> Option<W::Output> {
    match select(pin!(work), TimeoutFuture::new(ms)).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(((), _)) => None,
    }
}
