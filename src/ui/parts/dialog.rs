//! A dialog over the page, by the browser's own `<dialog>`: it traps the focus, gives it back, and closes
//! with Escape.

use super::Toasts;
use crate::ui::app::use_session;
use leptos::html;
use leptos::prelude::*;

/// A dialog that is open as long as it is there. `on_close` is called when the person leaves it.
#[component]
pub fn Dialog(
    /// The question.
    #[prop(into)]
    title: String,
    /// Called when the person leaves it without an answer.
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let session = use_session();
    // What is told must lie over the dialog, where it can be answered.
    session.dialogs.update(|open| *open += 1);
    on_cleanup(move || {
        let _ = session.dialogs.try_update(|open| *open -= 1);
    });
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get()
            && !dialog.open()
        {
            // Refused only for a dialog that is not in the page any more.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog class="dialog" node_ref=node aria-label=title.clone()
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); on_close.run(()); }>
            <header class="dialog-head"><h2>{title.clone()}</h2></header>
            {children()}
            <Toasts/>
        </dialog>
    }
    .into_any()
}
