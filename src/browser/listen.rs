//! Listening to the page: whoever listens owns a handle, and dropping it ends the listening.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// Listens until it is dropped.
pub struct Listening {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
    on_the_way_down: bool,
}

impl Listening {
    /// Calls `heard` upon every `event` of `target`.
    #[must_use]
    pub fn to(target: &EventTarget, event: &'static str, heard: impl FnMut(Event) + 'static) -> Listening {
        Listening::begin(target, event, heard, false)
    }

    /// The same for what happens to anything within `target`, also where the event does not rise by itself.
    #[must_use]
    pub fn within(target: &EventTarget, event: &'static str, heard: impl FnMut(Event) + 'static) -> Listening {
        Listening::begin(target, event, heard, true)
    }

    fn begin(
        target: &EventTarget,
        event: &'static str,
        heard: impl FnMut(Event) + 'static,
        on_the_way_down: bool,
    ) -> Listening {
        let closure = Closure::<dyn FnMut(Event)>::new(heard);
        let function = closure.as_ref().unchecked_ref();
        // Only an event of an unknown name could be refused, and the names are ours.
        let _ = target.add_event_listener_with_callback_and_bool(event, function, on_the_way_down);
        Listening { target: target.clone(), event, closure, on_the_way_down }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, function, self.on_the_way_down);
    }
}

/// Calls `woken` whenever the page comes back to the person: shown, focused, resumed, restored. Timers
/// may have slept meanwhile.
#[must_use]
pub fn on_wake(woken: impl Fn() + Clone + 'static) -> Vec<Listening> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut all = Vec::new();
    for event in ["focus", "pageshow", "online"] {
        let woken = woken.clone();
        all.push(Listening::to(&window, event, move |_| woken()));
    }
    if let Some(document) = window.document() {
        for event in ["visibilitychange", "resume"] {
            let woken = woken.clone();
            all.push(Listening::to(&document, event, move |_| woken()));
        }
    }
    all
}
