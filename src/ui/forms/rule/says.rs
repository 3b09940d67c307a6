//! The sentence of a rule while it is built. Its words that stand for a part are pressed to change it: where there is
//! room, in the form below; on a phone, in a sheet of its own. What is wrong is marked at the word it is about.

use super::{Form, conditions, steps, trigger};
use crate::browser::page;
use crate::rule::Where;
use crate::ui::parts::{Dialog, with_words};
use crate::views::rule_draft::{RuleDraft, Spot};
use crate::views::sentence::{Piece, pieces};
use leptos::prelude::*;

/// The sentence.
pub(super) fn view(form: Form) -> AnyView {
    let Form { session, draft, .. } = form;
    let said = Memo::new(move |_| {
        let body = draft.with(RuleDraft::rough);
        session.look(|sight| with_words(session, sight, |words| pieces(&body, words)))
    });
    // A word stays the same element while it says something else, so that the keyboard stays on it.
    let places = move || said.with(|said| said.iter().enumerate().map(|(n, piece)| (n, piece.of)).collect::<Vec<_>>());
    let text = move |n: usize| {
        move || said.with(|said| said.get(n).map(|Piece { text, .. }| text.clone()).unwrap_or_default())
    };
    view! {
        <p class="rule-sentence" aria-live="polite">
            <For each=places key=|place| *place let:place>
                {match place.1 {
                    Some(at) => word(form, at, text(place.0)),
                    None => view! { <span>{text(place.0)}</span> }.into_any(),
                }}
            </For>
        </p>
    }
    .into_any()
}

fn word(form: Form, at: Where, text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let spot = Memo::new(move |_| form.draft.with(|draft| draft.spot(at)));
    let wrong = move || form.fault.with(|fault| fault.as_ref().is_some_and(|(of, _)| *of == spot.get()));
    let press = move || {
        let spot = spot.get_untracked();
        if page::is_narrow() {
            form.sheet.set(Some(spot));
        } else {
            page::focus_on(&format!("[data-spot='{}'] :is(input, textarea, select)", mark(spot)));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            press();
        }
    };
    // A button of its own would be a box; these words flow with the others.
    view! {
        <span class="word" role="button" tabindex="0" data-wrong=move || wrong().then_some("")
            on:click=move |_| press() on:keydown=key>{text}</span>
    }
    .into_any()
}

/// The name of a part in the form, by which its word finds it.
pub(super) fn mark(spot: Spot) -> String {
    match spot {
        Spot::Whole => String::new(),
        Spot::Trigger => "trigger".to_owned(),
        Spot::Test(key) => format!("test-{key}"),
        Spot::Step(key) => format!("step-{key}"),
    }
}

/// The one part that a word was pressed for, over the page. It closes by itself when the part is taken away.
pub(super) fn sheet(form: Form) -> AnyView {
    let Form { session, draft, sheet, .. } = form;
    let there = Memo::new(move |_| {
        let is_there = |spot: &Spot| {
            draft.with(|draft| match spot {
                Spot::Test(key) => draft.find(*key).is_some(),
                Spot::Step(key) => draft.item(*key).is_some(),
                Spot::Trigger => true,
                Spot::Whole => false,
            })
        };
        sheet.get().filter(is_there)
    });
    Effect::new(move |_| {
        if there.with(Option::is_none) && sheet.with_untracked(Option::is_some) {
            sheet.set(None);
        }
    });
    let close = Callback::new(move |()| sheet.set(None));
    let part = move |spot: Spot| match spot {
        Spot::Test(key) => conditions::test(form, key),
        Spot::Step(key) => steps::alone(form, key),
        _ => trigger::view(form),
    };
    (move || {
        there.get().map(|spot| {
            let title = match spot {
                Spot::Test(_) => session.say("rules-if"),
                Spot::Step(_) => session.say("rules-then"),
                _ => session.say("rules-when"),
            };
            view! {
                <Dialog title on_close=close>
                    <div class="dialog-body rule-sheet">{part(spot)}</div>
                    <footer class="dialog-foot actions">
                        <button type="button" class="button primary" on:click=move |_| close.run(())>
                            {session.say("rules-sheet-done")}
                        </button>
                    </footer>
                </Dialog>
            }
        })
    })
    .into_any()
}
