//! Others that look the same, in one line, and the way to make them one.

use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::MergeDialog;
use crate::ui::parts::icon;
use crate::ui::router::A;
use crate::views::duplicates::{Duplicate, duplicates};
use leptos::prelude::*;

/// So many are counted, and so many of them named.
const COUNTED: usize = 99;
const NAMED: usize = 5;

/// The line; nothing when there are none.
#[component]
pub fn Duplicates(id: RecordId) -> impl IntoView {
    let session = use_session();
    let found = session.look_afterwards(move |sight| duplicates(sight, id, COUNTED));
    let merging = RwSignal::new(None::<RecordId>);
    let close = Callback::new(move |()| merging.set(None));
    let one = move |found: Duplicate| {
        let other = found.other;
        let texts = session.voice().texts;
        let same =
            texts.say_with("duplicates-by", &[("field", Arg::from(session.field_name_of(other.kind, found.by)))]);
        let label = texts.say_with("duplicates-merge-with", &[("name", Arg::from(other.name.as_str()))]);
        view! {
            <li>
                <A href=format!("/record/{}", other.id)>{other.name.clone()}</A>
                <span class="hint">{same}</span>
                <button class="button small" aria-label=label on:click=move |_| merging.set(Some(other.id))>
                    {texts.say("duplicates-merge")}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <section class="notice duplicates" data-tone="warn">
                <h2>
                    {icon("copy")}
                    {move || {
                        let n = found.with(Vec::len);
                        session.voice().texts.say_with("duplicates-title", &[("n", Arg::from(n))])
                    }}
                </h2>
                <ul>{move || found.get().into_iter().take(NAMED).map(one).collect_view()}</ul>
            </section>
        </Show>
        {move || merging.get().map(|goes| view! { <MergeDialog stays=id goes on_close=close/> })}
    }
    .into_any()
}
