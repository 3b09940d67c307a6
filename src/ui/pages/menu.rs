//! All places on one page, for a phone.

use crate::ui::app::use_session;
use crate::ui::frame::{other_theme, places};
use crate::ui::palette::use_palette;
use crate::ui::parts::icon;
use leptos::prelude::*;

/// The page of places.
#[component]
pub fn Menu() -> impl IntoView {
    let session = use_session();
    let palette = use_palette();
    view! {
        <header class="page-head"><h1>{move || session.say("frame-menu")}</h1></header>
        <div class="page-body">
            <div class="page-main menu-page">
                <button class="find" on:click=move |_| palette.find()>
                    {icon("search")}<span>{move || session.say("frame-search")}</span>
                </button>
                <div class="places"><places::Groups/></div>
                <p class="actions">
                    <button class="button" on:click=move |_| session.undo()>
                        {icon("undo-2")}{move || session.say("frame-undo")}
                    </button>
                    <button class="button" on:click=move |_| session.redo()>
                        {icon("redo-2")}{move || session.say("frame-redo")}
                    </button>
                    <button class="button" on:click=|_| other_theme()>
                        {icon("contrast")}{move || session.say("frame-theme")}
                    </button>
                </p>
            </div>
        </div>
    }
    .into_any()
}
