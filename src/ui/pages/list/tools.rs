//! What stands between the head and the rows: the questions as chips, what can be asked besides, the groups, the columns;
//! and what can be done with those that were chosen.

use super::{Listing, bulk, columns, copy, export, segment_forms};
use crate::ui::pages::{filters, grouped};
use crate::ui::parts::icon;
use crate::views::table;
use leptos::prelude::*;

pub(super) fn view(of: Listing) -> AnyView {
    let asking = RwSignal::new(None::<filters::Asking>);
    let saving = RwSignal::new(None::<segment_forms::Asking>);
    let choosing = RwSignal::new(false);
    let session = of.session;
    let any = move || of.count() > 0;
    let take = move || {
        view! {
            <button class="button quiet small" on:click=move |_| copy::copy(of)>
                {icon("copy")}<span class="word">{move || session.say("list-copy")}</span>
            </button>
            <button class="button quiet small" on:click=move |_| export::save(of)>
                {icon("download")}<span class="word">{move || session.say("list-export")}</span>
            </button>
        }
    };
    view! {
        <div class="list-tools">
            {filters::chips(of.looked, asking)}
            {filters::button(of.looked, asking)}
            {grouped::choice(of.looked, table::can_group)}
            <div class="actions">
                {segment_forms::buttons(of, saving)}
                <button class="button quiet small" on:click=move |_| choosing.set(true)>
                    {icon("columns-3")}<span class="word">{move || session.say("list-columns")}</span>
                </button>
                <Show when=any>{take}</Show>
            </div>
        </div>
        {segment_forms::told(of)}
        {filters::form(of.looked, asking)}
        {segment_forms::form(of, saving)}
        {move || choosing.get().then(|| columns::form(of, choosing))}
        {bulk::bar(of)}
    }
    .into_any()
}
