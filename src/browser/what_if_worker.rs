//! The Worker that asks the past what a rule would have done, from the page's side. Dropping it stops the asking.

use wasm_bindgen::JsValue;

use super::courier::{Courier, NoAnswer};
use crate::exchange::letter::Room;
use crate::exchange::what_if::{Reply, Request};

/// A Worker that asks the past.
pub struct WhatIfWorker(Courier);

impl WhatIfWorker {
    /// Starts the Worker and waits until it stands ready.
    ///
    /// # Errors
    /// [`NoAnswer::Gone`] when it cannot be loaded.
    pub async fn start() -> Result<WhatIfWorker, NoAnswer> {
        Ok(WhatIfWorker(Courier::start(Room::WhatIf).await?))
    }

    /// Asks. `on_progress` hears how many segments are read, and of how many.
    ///
    /// # Errors
    /// [`NoAnswer`]; also when the rule or the journal cannot be read.
    pub async fn ask(&self, request: &Request, mut on_progress: impl FnMut(u64, u64)) -> Result<Reply, NoAnswer> {
        let hear = |reply, _| match reply {
            Reply::Progress { done, total } => {
                on_progress(done, total);
                None
            }
            Reply::Failed => Some(Err(NoAnswer::Garbled)),
            answer => Some(Ok(answer)),
        };
        self.0.ask(request, &JsValue::NULL, hear).await?
    }
}
