//! “Then one way or another”: each way with when it is open and what is done on it, and what is done when none is.

use super::{Form, conditions, steps};
use crate::text::Arg;
use crate::ui::parts::icon;
use crate::views::rule_draft::{Item, Key, List, StepDraft};
use leptos::prelude::*;

pub(super) fn view(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let ways = Memo::new(move |_| {
        draft.with(|draft| match draft.item(key) {
            Some(Item { step: StepDraft::Branch { ways, .. }, .. }) => {
                ways.iter().enumerate().map(|(n, way)| (n, way.key, way.root.node.key)).collect()
            }
            _ => Vec::new(),
        })
    });
    let one = move |(n, way, root): (usize, Key, Key)| {
        let name = move || session.voice().texts.say_with("rules-way", &[("n", Arg::from(n + 1))]);
        let remove = move || {
            (ways.with(Vec::len) > 1).then(|| {
                let label = session.voice().texts.say_with("rules-way-remove", &[("n", Arg::from(n + 1))]);
                view! {
                    <button type="button" class="button bare small" aria-label=label.clone() title=label
                        on:click=move |_| draft.update(|draft| draft.remove_way(key, way))>{icon("trash-2")}</button>
                }
            })
        };
        view! {
            <section class="way" aria-label=name>
                <header class="step-head"><h4>{name}</h4>{remove}</header>
                {conditions::group(form, root)}
                <h5>{session.say("rules-then")}</h5>
                {steps::view(form, List::Way(way))}
            </section>
        }
    };
    view! {
        <div class="ways">
            <For each=move || ways.get() key=|way| *way let:way>{one(way)}</For>
            <p class="actions">
                <button type="button" class="button small" on:click=move |_| draft.update(|draft| draft.add_way(key))>
                    {session.say("rules-way-add")}
                </button>
            </p>
            <section class="way" aria-label=session.say("rules-otherwise")>
                <header class="step-head"><h4>{session.say("rules-otherwise")}</h4></header>
                {steps::view(form, List::Otherwise(key))}
            </section>
        </div>
    }
    .into_any()
}
