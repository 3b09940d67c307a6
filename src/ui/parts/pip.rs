//! How far along a stage is: a ring that fills, and at an end a mark. The hue comes from what is round it.

use super::icon;
use leptos::prelude::*;

/// The mark of a stage.
#[component]
pub fn Pip(
    /// How far along, in percent.
    along: u8,
    /// `open`, `won` or `lost`.
    end: String,
) -> impl IntoView {
    match end.as_str() {
        "won" => icon("circle-check"),
        "lost" => icon("circle-x"),
        _ => {
            let dash = format!("{along} 100");
            view! {
                <svg class="icon pip" viewBox="0 0 24 24" aria-hidden="true">
                    <circle cx="12" cy="12" r="9.5"/>
                    <circle class="pip-fill" cx="12" cy="12" r="3" pathLength="100" stroke-dasharray=dash/>
                </svg>
            }
            .into_any()
        }
    }
}
