//! System notifications: a copy of what stands in Today, never the only place.

use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

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

/// Asks the person. Only upon a click that is about reminders.
pub async fn ask() -> Permission {
    if let Ok(asked) = Notification::request_permission() {
        let _ = JsFuture::from(asked).await;
    }
    permission()
}

/// Shows one. `tag` names what it is about: a second one with the same tag takes its place.
pub fn show(title: &str, body: &str, tag: &str) {
    if permission() == Permission::Granted {
        let options = NotificationOptions::new();
        options.set_body(body);
        options.set_tag(tag);
        // Refused on phones without a service worker; Today shows it anyway.
        let _ = Notification::new_with_options(title, &options);
    }
}
