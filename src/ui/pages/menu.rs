//! All places on one page, for a phone.

use crate::ui::app::use_session;
use crate::ui::frame::PLACES;
use crate::ui::router::A;
use leptos::prelude::*;

/// The page of places.
#[component]
pub fn Menu() -> impl IntoView {
    let session = use_session();
    let places = PLACES.iter().map(|(path, key)| {
        view! {
            <li>
                <A href=*path attr:class="place">
                    <span>{move || session.voice().texts.say_named("frame", key, &[])}</span>
                </A>
            </li>
        }
    });
    view! {
        <header class="page-head"><h1>{move || session.say("frame-menu")}</h1></header>
        <div class="page-body">
            <div class="page-main">
                <ul>{places.collect_view()}</ul>
                <p class="actions">
                    <button class="button" on:click=move |_| session.undo()>{move || session.say("frame-undo")}</button>
                    <button class="button" on:click=move |_| session.redo()>{move || session.say("frame-redo")}</button>
                </p>
            </div>
        </div>
    }
    .into_any()
}
