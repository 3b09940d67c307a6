//! A formula: typed, with a list of fields that can be put in; a word that does not fit is marked.

use super::Form;
use crate::model::{FieldType, Kind};
use crate::rule::{Formula, FormulaFault, FormulaWrong, can_reckon};
use crate::ui::session::Session;
use crate::views::sentence::template_name;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What is wrong with a formula, in words.
#[must_use]
pub(super) fn said(session: Session, fault: &FormulaFault) -> String {
    let word = match fault.what {
        FormulaWrong::Missing => "missing",
        FormulaWrong::Unexpected => "unexpected",
        FormulaWrong::NoField => "no-field",
        FormulaWrong::NoNumber => "no-number",
        FormulaWrong::Apart => "apart",
        FormulaWrong::Result => "result",
        FormulaWrong::TooLarge => "too-large",
    };
    session.voice().texts.say_named("wrong-formula", word, &[])
}

/// A formula whose result goes into a field of the type `into`. `text` is what stands there, `write` puts it there.
pub(super) fn view(
    form: Form,
    into: FieldType,
    text: String,
    write: impl Fn(String) + Copy + Send + Sync + 'static,
) -> AnyView {
    let session = form.session;
    let of = form.draft.with_untracked(|draft| draft.of);
    let text = RwSignal::new(text);
    let put = move |entered: String| {
        text.set(entered.clone());
        write(entered);
    };
    let fault = Memo::new(move |_| {
        let text = text.get();
        let checked =
            Formula::read(&text).and_then(|formula| session.glance(|sight| formula.check(of, into, sight.schema)));
        checked.err().filter(|_| !text.trim().is_empty())
    });
    let chosen = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        if !name.is_empty() {
            let before = text.get_untracked();
            let space = if before.is_empty() || before.ends_with([' ', '(']) { "" } else { " " };
            put(format!("{before}{space}{name}"));
        }
        if let Some(list) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
            list.set_value("");
        }
    };
    let options = names(session, of).into_iter().map(|(name, label)| view! { <option value=name>{label}</option> });
    // The word is shown where it stands, with what is wrong with it.
    let marked = move || {
        let fault = fault.get()?;
        let (before, word, after) = text.with(|text| cut(text, fault));
        Some(view! { <span class="formula-read">{before}<mark>{word}</mark>{after}</span>" "{said(session, &fault)} })
    };
    let label = session.say("set-to-formula-label");
    view! {
        <div class="field template">
            <span class="field-name">{label.clone()}</span>
            <input class="input" type="text" autocomplete="off" spellcheck="false" prop:value=move || text.get()
                aria-label=label aria-invalid=move || fault.get().map(|_| "true")
                on:input=move |event| put(event_target_value(&event))/>
            <select class="input put-in" aria-label=session.say("rules-put-in") on:change=chosen>
                <option value="">{session.say("rules-put-in")}</option>
                {options.collect_view()}
            </select>
            <p class="field-fault" role="alert">{marked}</p>
        </div>
    }
    .into_any()
}

/// What stands before the word that is wrong, the word, what stands behind it.
fn cut(text: &str, fault: FormulaFault) -> (String, String, String) {
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    let word = Some(part(fault.from..fault.to)).filter(|word| !word.is_empty());
    (part(0..fault.from), word.unwrap_or_else(|| " … ".to_owned()), part(fault.to..text.len()))
}

/// What can be put in: names as they stand in formulas, and what they are called.
fn names(session: Session, of: Kind) -> Vec<(String, String)> {
    let rows: Vec<_> = session.glance(|sight| {
        let rows = sight.schema.fields_of(of).filter(|row| can_reckon(row.holds));
        rows.map(|row| (template_name(row.id), row.id)).collect()
    });
    let today = ("today".to_owned(), session.say("set-to-formula-today"));
    rows.into_iter().map(|(name, field)| (name, session.field_name(field))).chain([today]).collect()
}
