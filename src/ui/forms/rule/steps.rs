//! “Then”: steps in their order, each with what it does; also those within a branch or after a wait.

use super::{Form, invite, says, step};
use crate::ui::parts::icon;
use crate::views::rule_draft::{Key, List, Spot, StepKind};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A list of steps, and what can be added to it.
pub(super) fn view(form: Form, list: List) -> AnyView {
    let draft = form.draft;
    let keys = Memo::new(move |_| {
        draft.with(|draft| draft.list(list).iter().map(|item| (item.key, item.step.kind())).collect::<Vec<_>>())
    });
    view! {
        <ol class="steps">
            <For each=move || keys.get() key=|step| *step let:step>
                <li class="step" data-spot=says::mark(Spot::Step(step.0))>{one(form, list, step.0, step.1)}</li>
            </For>
        </ol>
        {add(form, list)}
    }
    .into_any()
}

/// The kinds that can be added: as buttons for the rule itself, in a list where there is little room.
fn add(form: Form, list: List) -> AnyView {
    let Form { session, draft, .. } = form;
    let texts = session.voice().texts;
    let begin = move |kind: StepKind| {
        session.glance(|sight| {
            draft.update(|draft| {
                let added = draft.add_step(list, kind, sight.schema);
                if let Some(key) = added.filter(|_| kind == StepKind::Invite) {
                    invite::begin(session, draft, key);
                }
            })
        });
    };
    let of = draft.with_untracked(|draft| draft.of);
    let kinds: Vec<StepKind> =
        session.glance(|sight| StepKind::ALL.into_iter().filter(|kind| kind.suits(of, sight.schema)).collect());
    let label = session.say("rules-add-step");
    let spoken = label.clone();
    if list == List::Top {
        let button = |kind: StepKind| {
            view! {
                <button type="button" class="button small" on:click=move |_| begin(kind)>
                    {texts.say_named("step-kind", kind.word(), &[])}
                </button>
            }
        };
        return view! {
            <div class="actions" role="group" aria-label=spoken>
                <span class="hint">{label}</span>
                {kinds.into_iter().map(button).collect_view()}
            </div>
        }
        .into_any();
    }
    let option = |kind: StepKind| {
        view! { <option value=kind.word()>{texts.say_named("step-kind", kind.word(), &[])}</option> }
    };
    let chosen = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        if let Some(kind) = StepKind::ALL.into_iter().find(|kind| kind.word() == word) {
            begin(kind);
        }
        // It is a menu, not a value.
        if let Some(menu) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
            menu.set_value("");
        }
    };
    view! {
        <select class="input add-step" aria-label=spoken on:change=chosen>
            <option value="" selected=true>{label}</option>
            {kinds.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// One step by itself, wherever it stands.
pub(super) fn alone(form: Form, key: Key) -> AnyView {
    let kind = form.draft.with_untracked(|draft| draft.item(key).and_then(|item| item.step.kind()));
    view! { <div class="fields">{step::fields(form, key, kind)}</div>{form.fault_at(Spot::Step(key))} }.into_any()
}

fn one(form: Form, list: List, key: Key, kind: Option<StepKind>) -> AnyView {
    let Form { session, draft, .. } = form;
    let texts = session.voice().texts;
    let name = kind.map_or_else(|| texts.say("step-kept"), |kind| texts.say_named("step-kind", kind.word(), &[]));
    let body = step::fields(form, key, kind);
    let may_fail = kind.is_some_and(StepKind::can_fail).then(|| {
        let on = draft.with_untracked(|draft| draft.item(key).is_some_and(|item| item.may_fail));
        let toggled = move |event| {
            let on = event_target_checked(&event);
            draft.update(|draft| {
                if let Some(item) = draft.item_mut(key) {
                    item.may_fail = on;
                }
            });
        };
        view! {
            <label class="check"><input type="checkbox" prop:checked=on on:change=toggled/><span>{texts.say("rules-may-fail")}</span></label>
        }
    });
    let act = |label: String, picture: &'static str, act: fn(&mut crate::views::rule_draft::RuleDraft, List, Key)| {
        let spoken = format!("{label}: {name}");
        view! {
            <button type="button" class="button bare small" aria-label=spoken title=label
                on:click=move |_| draft.update(|draft| act(draft, list, key))>{icon(picture)}</button>
        }
    };
    view! {
        <header class="step-head">
            <h3>{name.clone()}</h3>
            {act(session.say("rules-up"), "arrow-up", |draft, list, key| draft.move_step(list, key, true))}
            {act(session.say("rules-down"), "arrow-down", |draft, list, key| draft.move_step(list, key, false))}
            {act(session.say("rules-remove"), "trash-2", |draft, list, key| draft.remove_step(list, key))}
        </header>
        <div class="fields">{body}</div>
        {may_fail}
        {form.fault_at(Spot::Step(key))}
    }
    .into_any()
}
