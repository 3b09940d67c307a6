//! All that Tend keeps in this browser, what it comes to, and the taking away of all of it.
//!
//! Never here: anything that is taken away by itself; what another program of the same host keeps.

use super::database::{Database, StorageError, handles};
use super::offline;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Storage};

/// What Tend's notes in localStorage begin with, and its caches.
const NOTES: &str = "tend.";
const CACHES: &str = "tend ";

#[wasm_bindgen]
extern "C" {
    type Caches;
    #[wasm_bindgen(method)]
    fn keys(this: &Caches) -> Promise;
    #[wasm_bindgen(method)]
    fn open(this: &Caches, name: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn delete(this: &Caches, name: &str) -> Promise;

    type Cache;
    #[wasm_bindgen(method, js_name = matchAll)]
    fn match_all(this: &Cache) -> Promise;

    type Response;
    #[wasm_bindgen(method)]
    fn blob(this: &Response) -> Promise;
}

/// So many things, and so many bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// How many.
    pub count: usize,
    /// How large.
    pub bytes: f64,
}

/// What localStorage holds of Tend: language, theme and the like.
#[must_use]
pub fn notes() -> Amount {
    let Some(storage) = storage() else { return Amount::default() };
    let names = names_of_notes(&storage);
    let size = |name: &String| {
        let held = storage.get_item(name).ok().flatten().unwrap_or_default();
        // Two bytes a character, as browsers count it.
        2.0 * (name.encode_utf16().count() + held.encode_utf16().count()) as f64
    };
    Amount { count: names.len(), bytes: names.iter().map(size).sum() }
}

/// What is kept of the program itself, so that it starts without a network.
pub async fn program() -> Amount {
    let mut amount = Amount::default();
    let Some(caches) = caches() else { return amount };
    for name in names_of_caches(&caches).await {
        let Ok(cache) = JsFuture::from(caches.open(&name)).await else { continue };
        let Ok(files) = JsFuture::from(cache.unchecked_into::<Cache>().match_all()).await else { continue };
        for file in files.unchecked_into::<Array>().iter() {
            let blob = JsFuture::from(file.unchecked_into::<Response>().blob()).await;
            amount.count += 1;
            amount.bytes += blob.map_or(0.0, |blob| blob.unchecked_into::<Blob>().size());
        }
    }
    amount
}

/// Takes everything away: notes first, so that what is gone then is not taken for a loss. Only for what a person has
/// asked for in so many words.
///
/// # Errors
/// When a database is held by a tab that does not let go; what was taken away until then is gone.
pub async fn erase(base: &str) -> Result<(), StorageError> {
    if let Some(storage) = storage() {
        for name in names_of_notes(&storage) {
            let _ = storage.remove_item(&name);
        }
    }
    Database::destroy(base).await?;
    handles::destroy().await?;
    // Before the caches: whoever serves from them could fill them anew.
    offline::leave().await;
    if let Some(caches) = caches() {
        for name in names_of_caches(&caches).await {
            let _ = JsFuture::from(caches.delete(&name)).await;
        }
    }
    Ok(())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn names_of_notes(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    let names = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    names.filter(|name| name.starts_with(NOTES)).collect()
}

/// `None` where the page is not secure.
fn caches() -> Option<Caches> {
    let caches = Reflect::get(&JsValue::from(web_sys::window()?), &"caches".into()).ok()?;
    (!caches.is_undefined()).then(|| caches.unchecked_into())
}

async fn names_of_caches(caches: &Caches) -> Vec<String> {
    let Ok(names) = JsFuture::from(caches.keys()).await else { return Vec::new() };
    let names = names.unchecked_into::<Array>();
    names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(CACHES)).collect()
}
