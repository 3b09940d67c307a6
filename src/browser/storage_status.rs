//! How much room the browser says there is, and whether it promises to keep what is stored. Both are
//! only hints: a full disk shows itself in a commit, and persistence is no backup.

use js_sys::Promise;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// What the browser guesses about this site's share of the disk, in bytes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Estimate {
    /// Used by this site.
    pub usage: f64,
    /// The most it may use. Browsers blur it; never rely on it.
    pub quota: f64,
}

/// The browser does not tell: the page is not secure, or the browser is too old.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("the browser tells nothing about storage")]
pub struct Untold;

/// The browser's guess at usage and quota.
pub async fn estimate() -> Result<Estimate, Untold> {
    let answer: StorageEstimate = answer(StorageManager::estimate).await?.unchecked_into();
    match (answer.get_usage(), answer.get_quota()) {
        (Some(usage), Some(quota)) => Ok(Estimate { usage, quota }),
        _ => Err(Untold),
    }
}

/// Asks that what is stored be kept when the disk runs short. Some browsers ask the person.
/// Whether it was granted.
pub async fn persist() -> Result<bool, Untold> {
    answer(StorageManager::persist).await?.as_bool().ok_or(Untold)
}

/// Whether the browser has promised to keep what is stored.
pub async fn persisted() -> Result<bool, Untold> {
    answer(StorageManager::persisted).await?.as_bool().ok_or(Untold)
}

async fn answer(ask: impl FnOnce(&StorageManager) -> Result<Promise, JsValue>) -> Result<JsValue, Untold> {
    let storage = web_sys::window().ok_or(Untold)?.navigator().storage();
    let promise = ask(&storage).map_err(|_| Untold)?;
    JsFuture::from(promise).await.map_err(|_| Untold)
}
