//! How the file is written: found out, and corrected here.

use super::Desk;
use crate::exchange::csv::{Delimiter, Encoding, Format};
use crate::exchange::import::protocol::Known;
use leptos::prelude::*;

/// Encoding, delimiter and header of a file that can be read.
#[component]
pub(super) fn Written(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let format = Memo::new(move |_| desk.overview.with(|overview| overview.as_ref().map(|o| o.format.clone())));
    let correct = move |change: &dyn Fn(&mut Format)| {
        if let Some(mut format) = format.get_untracked() {
            change(&mut format);
            desk.read_as(Known::Format(format));
        }
    };
    let delimiters = move || {
        let now = format.get().map(|format| format.delimiter);
        let option = |delimiter: Delimiter| {
            let name = session.voice().texts.say_named("delimiter", delimiter.word(), &[]);
            view! { <option value=delimiter.word() selected=Some(delimiter) == now>{name}</option> }
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
        {move || format.get().map(|format| view! { <EncodingField desk now=format.encoding/> })}
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
pub(super) fn EncodingField(desk: Desk, now: Encoding) -> impl IntoView {
    let option = |encoding: Encoding| {
        view! { <option value=encoding.name() selected=encoding == now>{encoding.name()}</option> }
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
            <select class="input" id="import-encoding" on:change=choose>
                {Encoding::ALL.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
