//! System notifications: a copy of what stands in Today, never the only place.

use super::{offline, preferences};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Notes that the person was asked.
const ASKED: &str = "notifications-asked";

/// Whether notifications may be shown, may be asked for, or were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// They may.
    Granted,
    /// The person was not asked yet.
    Unasked,
    /// They may not, or the browser has none.
    Denied,
}

/// What the person decided.
#[must_use]
pub fn permission() -> Permission {
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Default => Permission::Unasked,
        _ => Permission::Denied,
    }
}

/// Whether they may be shown.
#[must_use]
pub fn allowed() -> bool {
    permission() == Permission::Granted
}

/// Asks the person. Only upon a click that is about reminders.
pub async fn ask() -> Permission {
    preferences::set(ASKED, "yes");
    if let Ok(asked) = Notification::request_permission() {
        let _ = JsFuture::from(asked).await;
    }
    permission()
}

/// Asks the person unless that was done before, whatever came of it. Only upon a click that is about reminders.
pub async fn ask_once() {
    if permission() == Permission::Unasked && preferences::get(ASKED).is_none() {
        ask().await;
    }
}

/// Shows one. `tag` names what it is about: a second one with the same tag takes its place. A click on it shows
/// `place`, such as `record/…`.
pub fn show(title: String, body: String, tag: String, place: String) {
    if !allowed() {
        return;
    }
    let options = NotificationOptions::new();
    options.set_body(&body);
    options.set_tag(&tag);
    options.set_icon("icon-512.png");
    options.set_data(&JsValue::from_str(&place));
    spawn_local(async move {
        if let Some(registration) = offline::registration().await
            && let Ok(shown) = registration.show_notification_with_options(&title, &options)
            && JsFuture::from(shown).await.is_ok()
        {
            return;
        }
        // Nothing is kept on this device yet. Refused on phones; Today shows it anyway.
        let _ = Notification::new_with_options(&title, &options);
    });
}
