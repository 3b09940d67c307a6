//! What stands between the head and the rows: the questions as chips, what can be asked besides, the columns; and
//! what can be done with those that were chosen.

use super::Listing;
use super::{bulk, columns, export, filters};
use crate::ui::parts::icon;
use leptos::prelude::*;

pub(super) fn view(of: Listing) -> AnyView {
    let asking = RwSignal::new(None::<filters::Asking>);
    let choosing = RwSignal::new(false);
    let session = of.session;
    view! {
        <div class="list-tools">
            {filters::chips(of, asking)}
            <button class="button quiet small" on:click=move |_| asking.set(Some(filters::Asking::New))>
                {icon("list-filter")}{move || session.say("list-filter")}
            </button>
            <div class="actions">
                <button class="button quiet small" on:click=move |_| choosing.set(true)>
                    {icon("columns-3")}{move || session.say("list-columns")}
                </button>
                <button class="button quiet small" on:click=move |_| export::save(of)>
                    {icon("download")}{move || session.say("list-export")}
                </button>
            </div>
        </div>
        {filters::form(of, asking)}
        {move || choosing.get().then(|| columns::form(of, choosing))}
        {bulk::bar(of)}
    }
    .into_any()
}
