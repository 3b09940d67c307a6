//! All keys, in words: first those of where one is.

use super::use_palette;
use crate::ui::app::use_session;
use crate::ui::key_places::{self, Place};
use crate::ui::keys::{caps, use_keys};
use crate::ui::parts::Dialog;
use leptos::prelude::*;

/// The map of keys.
#[component]
pub fn KeyMap() -> impl IntoView {
    let session = use_session();
    let keys = use_keys();
    let palette = use_palette();
    let texts = session.voice().texts;
    let close = Callback::new(move |()| palette.close());
    let row = |keys: &'static str, name: String| view! { <dt>{caps(keys)}</dt><dd>{name}</dd> };
    let group = |title: String, rows: Vec<AnyView>| {
        view! { <h3>{title}</h3><dl class="key-map">{rows}</dl> }
    };
    let of = |place: &&Place| {
        let rows = place.keys.iter().map(|(keys, name)| row(keys, name(&texts)).into_any());
        group((place.name)(&texts), rows.collect())
    };
    let (here, elsewhere): (Vec<&Place>, Vec<&Place>) = key_places::ALL.iter().partition(|place| keys.is_in(place));
    let (here, elsewhere) = (here.iter().map(of).collect_view(), elsewhere.iter().map(of).collect_view());
    let everywhere = keys.everywhere().into_iter().map(|one| row(one.keys, (one.name)(&texts)).into_any());
    let everywhere = group(session.say("keys-everywhere"), everywhere.collect());
    view! {
        <Dialog title=session.say("frame-keys") on_close=close>
            <div class="dialog-body">
                {here}
                {everywhere}
                {elsewhere}
                <label class="check">
                    <input type="checkbox" prop:checked=move || keys.letters()
                        on:change=move |event| keys.set_letters(event_target_checked(&event))/>
                    {session.say("keys-letters")}
                </label>
                <p class="hint">{session.say("keys-hint")}</p>
            </div>
            <footer class="dialog-foot actions">
                <button class="button" on:click=move |_| palette.close()>{session.say("common-close")}</button>
            </footer>
        </Dialog>
    }
    .into_any()
}
