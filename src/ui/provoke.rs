//! Falls when told to, so that what happens after a fall can be tested: only at an address that asks for it
//! (`?panic`), upon events that no person makes. What it is made of comes with the later parts of the program.
//!
//! Never here: anything that a person could meet.

use crate::browser::listen::Listening;
use crate::browser::page;
use crate::browser::part::part;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Listens, where the address asks for it.
pub fn where_asked() {
    if page::query() == "panic" {
        spawn_local(async {
            if let Ok(listen) = listening().await {
                listen();
            }
        });
    }
}

part! { pages: fn listening() -> fn() { listen } }

fn listen() {
    let Some(window) = web_sys::window() else { return };
    let raised = RwSignal::new(false);
    Effect::new(move |_| assert!(!raised.get(), "an effect fell"));
    let falls: [Listening; 3] = [
        Listening::to(&window, "tend-panic-handler", |_| panic!("a handler fell")),
        Listening::to(&window, "tend-panic-effect", move |_| raised.set(true)),
        Listening::to(&window, "tend-panic-timer", |_| {
            set_timeout(|| panic!("a timer fell"), Duration::from_millis(50))
        }),
    ];
    // As long as the page.
    std::mem::forget(falls);
    page::mark_root("data-falls", Some(""));
}
