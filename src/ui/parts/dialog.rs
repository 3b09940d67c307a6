//! What lies over the page, until it is answered or left.

use super::Toasts;
use crate::browser::page;
use crate::ui::app::use_session;
use leptos::html;
use leptos::prelude::*;

/// Something over the page: the browser keeps the keyboard in it, Escape leaves it, and the keyboard is where it was
/// before once it is gone.
#[component]
pub fn Modal(
    /// What it is for those who listen.
    label: String,
    /// How it looks.
    class: &'static str,
    /// Whether a press beside it leaves it.
    #[prop(optional)]
    light: bool,
    /// Called when it is left without an answer.
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let session = use_session();
    // What is told must lie over the dialog, where it can be answered.
    session.dialogs.update(|open| *open += 1);
    let before = StoredValue::new_local(page::focused());
    on_cleanup(move || {
        let _ = session.dialogs.try_update(|open| *open -= 1);
        // What lies beneath cannot have the keyboard before this is gone; whoever took it meanwhile keeps it.
        let before = before.try_get_value().flatten();
        request_animation_frame(move || {
            if page::focused().is_none() {
                page::focus_again(before);
            }
        });
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
    let beside = move |event: leptos::ev::MouseEvent| {
        let on_itself = event.target().zip(event.current_target()).is_some_and(|(hit, own)| hit == own);
        if light && on_itself {
            on_close.run(());
        }
    };
    view! {
        <dialog class=class node_ref=node aria-label=label on:click=beside
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); on_close.run(()); }>
            {children()}
            <Toasts/>
        </dialog>
    }
    .into_any()
}

/// A dialog with a title: the question.
#[component]
pub fn Dialog(
    /// The question.
    title: String,
    /// Called when it is left without an answer.
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <Modal label=title.clone() class="dialog" on_close>
            <header class="dialog-head"><h2>{title}</h2></header>
            {children()}
        </Modal>
    }
    .into_any()
}
