//! Installing the page as an app: whether it is, whether it can be, and asking for it.
//!
//! Never here: when it is offered.

use super::listen::Listening;
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

thread_local! {
    /// What the browser gave to ask with. It gives it once, at a time of its own.
    static OFFER: RefCell<Option<Event>> = const { RefCell::new(None) };
}

/// How this page can become an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The browser asks the person when it is told to.
    Ask,
    /// The person does it in the browser's own menu, on an iPhone or iPad.
    ByHand,
}

/// Keeps what the browser offers. From the start on, or it may be missed.
#[must_use]
pub fn listen() -> Option<Listening> {
    let window = web_sys::window()?;
    Some(Listening::to(&window, "beforeinstallprompt", |event| {
        event.prevent_default();
        OFFER.set(Some(event));
    }))
}

/// How it can be installed now; `None` when it is, or when the browser knows no way.
#[must_use]
pub fn way() -> Option<Way> {
    if is_installed() {
        None
    } else if OFFER.with_borrow(Option::is_some) {
        Some(Way::Ask)
    } else {
        is_apple_touch().then_some(Way::ByHand)
    }
}

/// Lets the browser ask the person, once, upon a click. Whether it is being installed now.
pub async fn ask() -> bool {
    let Some(offer) = OFFER.take() else { return false };
    let Some(prompt) = Reflect::get(&offer, &"prompt".into()).ok().and_then(|it| it.dyn_into::<Function>().ok()) else {
        return false;
    };
    if let Ok(asked) = prompt.call0(&offer)
        && let Ok(asked) = asked.dyn_into::<Promise>()
        && JsFuture::from(asked).await.is_err()
    {
        return false;
    }
    let Some(choice) = get(&offer, "userChoice").and_then(|it| it.dyn_into::<Promise>().ok()) else { return false };
    let Ok(choice) = JsFuture::from(choice).await else { return false };
    get(&choice, "outcome").and_then(|outcome| outcome.as_string()).as_deref() == Some("accepted")
}

/// Whether the page runs as an app.
#[must_use]
pub fn is_installed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let query = window.match_media("(display-mode: standalone)").ok().flatten();
    query.is_some_and(|query| query.matches())
        || get(&window.navigator(), "standalone").is_some_and(|it| it.is_truthy())
}

/// Those browsers never offer by themselves.
fn is_apple_touch() -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    let agent = navigator.user_agent().unwrap_or_default();
    let fingers = get(&navigator, "maxTouchPoints").and_then(|points| points.as_f64()).unwrap_or_default();
    // An iPad calls itself a Mac.
    agent.contains("iPhone") || agent.contains("iPad") || agent.contains("Macintosh") && fingers > 1.0
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|it| !it.is_undefined())
}
