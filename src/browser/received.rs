//! What comes from outside of the page, through the system: files that are opened with the installed app or
//! shared with it, and places that are asked for at its icon. A file lies here until the page that reads such
//! files takes it.

use super::listen::Listening;
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, MessageEvent};

thread_local! {
    static FILE: RefCell<Option<File>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    type LaunchParams;
    #[wasm_bindgen(method, getter)]
    fn files(this: &LaunchParams) -> Option<Array>;
    #[wasm_bindgen(method, getter, js_name = targetURL)]
    fn target_url(this: &LaunchParams) -> Option<String>;

    type FileHandle;
    #[wasm_bindgen(method, js_name = getFile, catch)]
    fn get_file(this: &FileHandle) -> Result<js_sys::Promise, JsValue>;
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// A file of this name, which can be taken now.
    File(String),
    /// The address of a place that the person wants to see.
    Place(String),
}

/// What was received, for the one who reads it.
#[must_use]
pub fn take() -> Option<File> {
    FILE.take()
}

/// Receives files until it is dropped.
pub struct Receiving {
    _shared: Option<Listening>,
    _opened: Option<Closure<dyn FnMut(LaunchParams)>>,
}

/// Calls `came` with all that comes.
#[must_use]
pub fn receive(came: impl Fn(Came) + Clone + 'static) -> Receiving {
    let put = {
        let came = came.clone();
        move |file: File| {
            let name = file.name();
            FILE.set(Some(file));
            came(Came::File(name));
        }
    };
    Receiving { _shared: shared(put.clone()), _opened: opened(put, came) }
}

/// What was shared is with the service worker, which is asked for it.
fn shared(put: impl Fn(File) + 'static) -> Option<Listening> {
    let container = super::offline::container()?;
    let listening = Listening::to(&container, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        if let Ok(file) = Reflect::get(&data, &"file".into())
            && let Ok(file) = file.dyn_into::<File>()
        {
            put(file);
        }
    });
    if let Some(active) = container.controller() {
        super::offline::say(&active, "ask", &"received".into());
    }
    Some(listening)
}

/// What the system opens with the app is queued until somebody takes it.
fn opened(
    put: impl Fn(File) + Clone + 'static,
    came: impl Fn(Came) + 'static,
) -> Option<Closure<dyn FnMut(LaunchParams)>> {
    let queue = Reflect::get(&JsValue::from(web_sys::window()?), &"launchQueue".into()).ok()?;
    let consume = Reflect::get(&queue, &"setConsumer".into()).ok()?.dyn_into::<Function>().ok()?;
    let closure = Closure::<dyn FnMut(LaunchParams)>::new(move |launched: LaunchParams| {
        // Of several only the first: one import after another is for the person to begin.
        let Some(handle) = launched.files().map(|files| files.get(0)).filter(|first| !first.is_undefined()) else {
            // What the page was loaded for is there already.
            if let Some(place) = launched.target_url().filter(|url| Some(url) != loaded_for().as_ref()) {
                came(Came::Place(place));
            }
            return;
        };
        let put = put.clone();
        spawn_local(async move {
            if let Ok(coming) = handle.unchecked_into::<FileHandle>().get_file()
                && let Ok(file) = JsFuture::from(coming).await
                && let Ok(file) = file.dyn_into::<File>()
            {
                put(file);
            }
        });
    });
    consume.call1(&queue, closure.as_ref()).ok()?;
    Some(closure)
}

/// The address at which the page was loaded; one may have gone elsewhere since.
fn loaded_for() -> Option<String> {
    let performance = Reflect::get(&JsValue::from(web_sys::window()?), &"performance".into()).ok()?;
    let entries = Reflect::get(&performance, &"getEntriesByType".into()).ok()?.dyn_into::<Function>().ok()?;
    let first = entries.call1(&performance, &"navigation".into()).ok()?.dyn_into::<Array>().ok()?.get(0);
    Reflect::get(&first, &"name".into()).ok()?.as_string()
}
