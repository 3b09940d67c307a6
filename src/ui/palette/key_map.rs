//! All keys that act now, in words.

use super::use_palette;
use crate::ui::app::use_session;
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
    let mut all = keys.all();
    all.reverse();
    let rows =
        all.into_iter().map(|one| view! { <dt>{caps(one.keys)}</dt><dd>{(one.name)(&texts)}</dd> }).collect_view();
    view! {
        <Dialog title=session.say("frame-keys") on_close=close>
            <div class="dialog-body">
                <dl class="key-map">{rows}</dl>
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
