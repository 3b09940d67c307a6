//! Where nothing is.

use crate::ui::app::use_session;
use leptos::prelude::*;

/// The page for a path that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    let session = use_session();
    view! { <div class="page-main"><h1>{move || session.say("frame-not-found")}</h1></div> }
}
