//! The service worker (`public/service_worker.js`): it keeps Tend on this device and tells of newer versions.
//!
//! Never here: a version that takes over without being asked to; what the person is told.

use super::listen::Listening;
use super::page;
use futures::channel::oneshot;
use futures::future::select;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

/// How long (ms) a page that stays open does not ask for a newer version again.
const HOUR: f64 = 3_600_000.0;

/// How long (ms) a newer version may take to come, when it is asked for by a person who waits.
const PATIENCE: u32 = 30_000;

/// What the service worker tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A newer version is here, and waits.
    Waiting,
    /// A newer version runs, started in another tab; this one is of the former.
    TakenOver,
    /// The person wants to see a place: it was clicked in a notification.
    Show(String),
}

/// Keeps Tend on this device; tells of what is new until it is dropped.
pub struct Keeper {
    registration: ServiceWorkerRegistration,
    asked: Cell<f64>,
    _listening: [Listening; 3],
}

impl Keeper {
    /// Has Tend kept, unless this is a build for development. `None` when the browser does not keep pages.
    pub async fn start(told: impl Fn(News) + Clone + 'static) -> Option<Keeper> {
        if !cfg!(in_parts) {
            return None;
        }
        let container = container()?;
        // Heard from the first moment on; another tab may start a newer version meanwhile.
        let controlled = Cell::new(container.controller().is_some());
        let on_change = {
            let told = told.clone();
            Listening::to(&container, "controllerchange", move |_| {
                // The first one to take this tab over is of the tab's own version.
                if controlled.replace(true) {
                    told(News::TakenOver);
                }
            })
        };
        let on_message = {
            let told = told.clone();
            Listening::to(&container, "message", move |event| {
                if let Some(place) = event.dyn_ref::<MessageEvent>().and_then(|event| text_in(&event.data(), "show")) {
                    told(News::Show(place));
                }
            })
        };
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registered = JsFuture::from(container.register_with_options("service_worker.js", &options)).await.ok()?;
        let registration: ServiceWorkerRegistration = registered.dyn_into().ok()?;
        if registration.waiting().is_some() && registration.active().is_some() {
            told(News::Waiting);
        }
        // The one that is coming, if any; the next takes its place.
        let coming = Rc::new(RefCell::new(follow(&registration, told.clone())));
        let on_update = {
            let found = registration.clone();
            Listening::to(&registration, "updatefound", move |_| *coming.borrow_mut() = follow(&found, told.clone()))
        };
        if container.controller().is_none() {
            spawn_local(join(container));
        }
        Some(Keeper { registration, asked: Cell::new(Date::now()), _listening: [on_change, on_message, on_update] })
    }

    /// Asks for a newer version, unless it was asked for a short time ago.
    pub fn ask(&self) {
        let now = Date::now();
        // A clock that was set back is no reason to wait for ever.
        if (now - self.asked.get()).abs() < HOUR {
            return;
        }
        self.asked.set(now);
        if let Ok(asked) = self.registration.update() {
            spawn_local(async move {
                // Without a network there is nothing newer.
                let _ = JsFuture::from(asked).await;
            });
        }
    }
}

/// Tells when the version that is coming is wholly here; the very first one has nobody to wait for.
fn follow(registration: &ServiceWorkerRegistration, told: impl Fn(News) + 'static) -> Option<Listening> {
    let worker = registration.installing()?;
    let (registration, coming) = (registration.clone(), worker.clone());
    Some(Listening::to(&worker, "statechange", move |_| {
        if coming.state() == ServiceWorkerState::Installed && registration.active().is_some() {
            told(News::Waiting);
        }
    }))
}

/// A tab that was there before the service worker joins it, if they are of one version.
async fn join(container: ServiceWorkerContainer) {
    let Ok(ready) = container.ready() else { return };
    let Ok(registration) = JsFuture::from(ready).await else { return };
    let active = registration.dyn_into::<ServiceWorkerRegistration>().ok().and_then(|found| found.active());
    let document = web_sys::window().and_then(|window| window.document());
    let script = document.and_then(|document| document.query_selector("script[type=module]").ok().flatten());
    if let (Some(active), Some(name)) = (active, script.and_then(|script| script.get_attribute("src"))) {
        say(&active, "start", &JsValue::from_str(&name));
    }
}

/// Loads the page anew, in the newest version that can be had.
pub async fn renew() {
    if let Some(registration) = registration().await {
        if registration.waiting().is_none()
            && let Ok(asked) = registration.update()
            && JsFuture::from(asked).await.is_ok()
            && let Some(coming) = registration.installing()
        {
            until(&coming, |state| state != ServiceWorkerState::Installing).await;
        }
        if let Some(waiting) = registration.waiting() {
            say(&waiting, "takeOver", &JsValue::TRUE);
            until(&waiting, |state| matches!(state, ServiceWorkerState::Activated | ServiceWorkerState::Redundant))
                .await;
        }
    }
    page::reload();
}

/// Waits until a service worker has come so far, but not for ever.
async fn until(worker: &ServiceWorker, reached: fn(ServiceWorkerState) -> bool) {
    let (sender, heard) = oneshot::channel();
    let sender = Cell::new(Some(sender));
    let watched = worker.clone();
    let _listening = Listening::to(worker, "statechange", move |_| {
        if reached(watched.state())
            && let Some(sender) = sender.take()
        {
            // Nobody waits any more.
            let _ = sender.send(());
        }
    });
    if !reached(worker.state()) {
        let _ = select(heard, TimeoutFuture::new(PATIENCE)).await;
    }
}

/// Waits until Tend lies on this device as a whole: for ever, where the browser keeps no pages.
pub async fn kept() {
    if let Some(ready) = container().and_then(|container| container.ready().ok())
        && JsFuture::from(ready).await.is_ok()
    {
        return;
    }
    std::future::pending().await
}

/// Keeps Tend on this device no longer. What runs goes on until its tab is closed.
pub(super) async fn leave() {
    if let Some(registration) = registration().await
        && let Ok(left) = registration.unregister()
    {
        // What is not there any more needs not go.
        let _ = JsFuture::from(left).await;
    }
}

/// Whether the device says that it has a network.
#[must_use]
pub fn has_network() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// What was registered for this page; `None` when nothing was.
pub(super) async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

/// `None` where the browser has none: an insecure page, a private window of some browsers.
pub(super) fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into().ok()
}

fn text_in(data: &JsValue, name: &str) -> Option<String> {
    Reflect::get(data, &name.into()).ok()?.as_string()
}

pub(super) fn say(worker: &ServiceWorker, word: &str, value: &JsValue) {
    let message = Object::new();
    let _ = Reflect::set(&message, &word.into(), value);
    // One that is gone has nothing to hear.
    let _ = worker.post_message(&message);
}
