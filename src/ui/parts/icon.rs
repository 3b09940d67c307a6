//! Small pictures beside words.

use leptos::prelude::*;

/// An icon by its name at Lucide, beside words that say the same: nobody hears it. `tools/icons.mjs` reads the names
/// off the calls, so each stands there as it is.
#[must_use]
pub fn icon(name: &'static str) -> AnyView {
    view! { <svg class="icon" aria-hidden="true"><use href=format!("icons.svg#{name}")/></svg> }.into_any()
}
