//! How the file is written: found out, and corrected here.

use super::Desk;
use crate::exchange::csv::{Delimiter, Encoding, Format};
use crate::exchange::import::protocol::Known;
use leptos::html;
use leptos::prelude::*;

/// Encoding, delimiter and header of a file that can be read.
#[component]
pub(super) fn Written(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let format = Memo::new(move |_| desk.overview.with(|overview| overview.as_ref().map(|o| o.format.clone())));
    let now = Signal::derive(move || format.with(|format| format.as_ref().map(|format| format.encoding)));
    let correct = move |change: &dyn Fn(&mut Format)| {
        if let Some(mut format) = format.get_untracked() {
            change(&mut format);
            desk.read_as(Known::Format(format));
        }
    };
    let delimiters = move || {
        let option = |delimiter: Delimiter| {
            let name = session.voice().texts.say_named("delimiter", delimiter.word(), &[]);
            let now = move || format.with(|format| format.as_ref().is_some_and(|format| format.delimiter == delimiter));
            view! { <option value=delimiter.word() prop:selected=now>{name}</option> }
        };
        Delimiter::ALL.into_iter().map(option).collect_view()
    };
    let set_delimiter = move |event| {
        let word = event_target_value(&event);
        if let Some(delimiter) = Delimiter::ALL.into_iter().find(|delimiter| delimiter.word() == word) {
            correct(&|format| format.delimiter = delimiter);
        }
    };
    let set_header = move |event| {
        let header = event_target_checked(&event);
        correct(&|format| format.header = header);
    };
    view! {
        <EncodingField desk now at_hand=desk.mended.get_value()/>
        <div class="field">
            <label class="field-name" for="import-delimiter">{session.say("import-delimiter")}</label>
            <select class="input" id="import-delimiter" on:change=set_delimiter>{delimiters}</select>
        </div>
        <label class="check-line">
            <input type="checkbox" class="check" on:change=set_header
                prop:checked=move || format.with(|format| format.as_ref().is_some_and(|format| format.header))/>
            {session.say("import-header")}
        </label>
    }
}

/// The encoding alone: all that can be asked where the letters could not be read.
#[component]
pub(super) fn EncodingField(
    desk: Desk,
    now: Signal<Option<Encoding>>,
    /// Whether it is what the person is at: it gets the focus.
    at_hand: bool,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    select.on_load(move |select| {
        if at_hand {
            // Where the browser refuses, the field is still there.
            let _ = select.focus();
        }
    });
    let option = |encoding: Encoding| {
        let chosen = move || now.get() == Some(encoding);
        view! { <option value=encoding.name() prop:selected=chosen>{encoding.name()}</option> }
    };
    let choose = move |event| {
        let name = event_target_value(&event);
        if let Some(encoding) = Encoding::ALL.into_iter().find(|encoding| encoding.name() == name) {
            desk.read_as(Known::Encoding(encoding));
        }
    };
    view! {
        <div class="field">
            <label class="field-name" for="import-encoding">{desk.session.say("import-encoding")}</label>
            <select class="input" id="import-encoding" node_ref=select on:change=choose>
                {Encoding::ALL.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
