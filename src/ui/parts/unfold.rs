//! What is made only once it is unfolded.

use leptos::ev::Event;
use leptos::prelude::*;

/// A line that unfolds, and what comes then.
pub fn unfold(title: AnyView, inside: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let open = RwSignal::new(false);
    let toggled = move |event: Event| open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    view! {
        <details class="more" on:toggle=toggled>
            <summary>{title}</summary>
            {move || open.get().then(&inside)}
        </details>
    }
    .into_any()
}
