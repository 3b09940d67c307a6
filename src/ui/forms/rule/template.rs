//! A text with gaps: typed, with a list of what can be put in, and looked at while it is typed.

use super::Form;
use crate::automation::check_template;
use crate::model::{FieldType, Kind};
use crate::ui::parts::with_words;
use crate::ui::session::Session;
use crate::views::sentence::template_name;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A text with gaps. `read` finds it in the draft, `write` puts it there.
pub(super) fn template(
    form: Form,
    label: String,
    long: bool,
    read: impl Fn() -> String + Copy + Send + Sync + 'static,
    write: impl Fn(String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let session = form.session;
    let text = Memo::new(move |_| read());
    let of = form.draft.with_untracked(|draft| draft.of);
    let options =
        gaps(session, of).into_iter().map(|(gap, name)| view! { <option value=gap>{name}</option> }).collect_view();
    let put = move |event: leptos::ev::Event| {
        let gap = event_target_value(&event);
        if !gap.is_empty() {
            let before = text.get_untracked();
            let space = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
            write(format!("{before}{space}{gap}"));
        }
        if let Some(list) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
            list.set_value("");
        }
    };
    let faulty = Memo::new(move |_| !text.with(|text| check_template(text)));
    let control = if long {
        view! {
            <textarea class="input" rows="4" prop:value=move || text.get() aria-label=label.clone()
                aria-invalid=move || faulty.get().then_some("true")
                on:input=move |event| write(event_target_value(&event))></textarea>
        }
        .into_any()
    } else {
        view! {
            <input class="input" type="text" autocomplete="off" prop:value=move || text.get() aria-label=label.clone()
                aria-invalid=move || faulty.get().then_some("true")
                on:input=move |event| write(event_target_value(&event))/>
        }
        .into_any()
    };
    view! {
        <div class="field template">
            <span class="field-name">{label}</span>
            {control}
            <select class="input put-in" aria-label=session.say("rules-put-in") on:change=put>
                <option value="">{session.say("rules-put-in")}</option>
                {options}
            </select>
            <p class="field-fault" role="alert">{move || faulty.get().then(|| session.say("wrong-template"))}</p>
        </div>
    }
    .into_any()
}

/// What can be put in: the gap, and what stands there in the end.
fn gaps(session: Session, of: Kind) -> Vec<(String, String)> {
    let shown = |holds: FieldType| !matches!(holds, FieldType::Doc | FieldType::AnyRef | FieldType::Refs(_));
    session.glance(|sight| {
        with_words(session, sight, |words| {
            let mut gaps = Vec::new();
            for row in sight.schema.fields_of(of).filter(|row| !row.system && shown(row.holds)) {
                let name = template_name(row.id);
                let FieldType::Ref(kind) = row.holds else {
                    gaps.push((format!("{{{{ {name} }}}}"), words.field(row.id)));
                    continue;
                };
                let through = words.field(row.id);
                for other in sight.schema.fields_of(kind).filter(|other| !other.system) {
                    if shown(other.holds) && !matches!(other.holds, FieldType::Ref(_) | FieldType::Flag) {
                        let gap = format!("{{{{ {name}.{} }}}}", template_name(other.id));
                        gaps.push((gap, format!("{through}: {}", words.field_of(kind, other.id))));
                    }
                }
            }
            gaps
        })
    })
}
