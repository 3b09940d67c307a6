//! Choosing from a list: one, or several.

use leptos::prelude::*;

/// A list to choose one from: value and name. `label` is read out; nothing is written beside it.
pub fn select(
    label: String,
    options: Vec<(String, String)>,
    chosen: &str,
    on_choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <select class="input" aria-label=label on:change=move |event| on_choose(event_target_value(&event))>
            {options}
        </select>
    }
    .into_any()
}

/// A control with its name above it.
pub fn named(label: String, control: impl IntoView + 'static) -> AnyView {
    view! {
        <label class="field">
            <span class="field-name">{label}</span>
            {control}
        </label>
    }
    .into_any()
}

/// A whole number, not below nothing.
pub fn count(label: String, value: u32, on_change: impl Fn(u32) + 'static) -> AnyView {
    let changed = move |event| {
        if let Ok(number) = event_target_value(&event).trim().parse::<u32>() {
            on_change(number);
        }
    };
    let input = view! {
        <input class="input number" type="number" min="0" max="9999" prop:value=value.to_string() on:change=changed/>
    };
    named(label, input)
}

/// A list to choose several from.
pub fn many(
    label: String,
    options: Vec<(String, String)>,
    chosen: Vec<String>,
    on_change: impl Fn(Vec<String>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let state = StoredValue::new(chosen);
    let boxes = options
        .into_iter()
        .map(|(value, text)| {
            let on = state.with_value(|chosen| chosen.contains(&value));
            let toggled = move |event| {
                let checked = event_target_checked(&event);
                state.update_value(|chosen| {
                    chosen.retain(|one| *one != value);
                    if checked {
                        chosen.push(value.clone());
                    }
                });
                on_change(state.get_value());
            };
            view! { <label class="check"><input type="checkbox" prop:checked=on on:change=toggled/><span>{text}</span></label> }
        })
        .collect_view();
    view! { <fieldset class="many"><legend class="field-name">{label}</legend><div>{boxes}</div></fieldset> }.into_any()
}
