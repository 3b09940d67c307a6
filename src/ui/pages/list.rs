//! A plain list of the records of a kind.

use crate::model::{Kind, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::CreateForm;
use crate::ui::router::A;
use crate::views::list;
use leptos::prelude::*;

/// Rows that are shown before the list says how many more there are.
const MOST: usize = 200;

/// The list of a kind.
#[component]
pub fn List(
    /// Which.
    kind: Kind,
) -> impl IntoView {
    let session = use_session();
    let filter = RwSignal::new(String::new());
    let adding = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let filter = filter.get();
        session.look(|sight| list::rows(sight, kind, filter.trim(), MOST))
    });
    let added = Callback::new(move |_: Option<RecordId>| adding.set(false));
    let texts = move || session.voice().texts;
    view! {
        <header class="page-head">
            <h1>{move || texts().say_named("kinds", kind.name(), &[])}</h1>
            <p>{move || texts().say_named("count", kind.name(), &[("n", Arg::from(rows.get().count))])}</p>
            <input class="input" type="search" aria-label=move || session.say("common-filter")
                placeholder=move || session.say("common-filter")
                on:input=move |event| filter.set(event_target_value(&event))/>
            <div class="actions">
                <button class="button primary" on:click=move |_| adding.set(true)>
                    {move || texts().say_named("add", kind.name(), &[])}
                </button>
            </div>
        </header>
        <div class="page-body">
            <ul class="page-main rows">
                <For each=move || rows.get().rows key=|row| (row.id, row.name.clone(), row.second.clone()) let:row>
                    <li><A href=format!("/record/{}", row.id)>{row.name.clone()}</A>" "<span>{row.second.clone()}</span></li>
                </For>
            </ul>
        </div>
        <Show when=move || adding.get()><CreateForm kind on_close=added/></Show>
    }
    .into_any()
}
