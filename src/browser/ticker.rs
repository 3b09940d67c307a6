//! Beats from a Worker: the timers of a hidden page are throttled to one a minute, those of a Worker are
//! not. A beat says nothing but that time passed; what the time is, the page reads off its own clock.

use super::page;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// Beats once a second until it is dropped.
pub struct Ticker {
    worker: Worker,
    _beat: Closure<dyn FnMut(MessageEvent)>,
}

impl Ticker {
    /// Calls `beat` once a second. `None` when the browser gives no Worker.
    #[must_use]
    pub fn start(mut beat: impl FnMut() + 'static) -> Option<Ticker> {
        let worker = Worker::new(&page::file("ticker.js")).ok()?;
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |_| beat());
        worker.set_onmessage(Some(closure.as_ref().unchecked_ref()));
        Some(Ticker { worker, _beat: closure })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
