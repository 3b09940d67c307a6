//! “How it runs”: how often it may begin on a record, what ends it while it waits, what is done with what was missed.

use super::{Form, conditions, step};
use crate::rule::{Enrolment, Missed, Outcome, Span};
use crate::ui::parts::{count, icon, named, select};
use crate::views::rule_draft::{End, Key};
use leptos::prelude::*;

pub(super) fn view(form: Form) -> AnyView {
    let Form { session, draft, .. } = form;
    let ends = Memo::new(move |_| {
        draft.with(|draft| draft.until.iter().map(|end| (end.key, end.root.node.key)).collect::<Vec<_>>())
    });
    let keep = draft.with_untracked(|draft| draft.keep);
    let kept = move |event| {
        let on = event_target_checked(&event);
        draft.update(|draft| draft.keep = on);
    };
    let stages = Memo::new(move |_| draft.with(|draft| draft.of.has_stages()));
    view! {
        <div class="fields">{again(form)} {missed(form)}</div>
        <Show when=move || stages.get()>
            <label class="check">
                <input type="checkbox" prop:checked=keep on:change=kept/><span>{session.say("rules-form-keep")}</span>
            </label>
        </Show>
        <h3>{session.say("rules-ends")}</h3>
        <p class="hint">{session.say("rules-ends-hint")}</p>
        <div class="ways">
            <For each=move || ends.get() key=|end| *end let:end>{one(form, end.0, end.1)}</For>
        </div>
        <p class="actions">
            <button type="button" class="button small" on:click=move |_| draft.update(|draft| draft.add_end())>
                {session.say("rules-ends-add")}
            </button>
        </p>
    }
    .into_any()
}

fn one(form: Form, key: Key, root: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let of = move |draft: &crate::views::rule_draft::RuleDraft| draft.until.iter().find(|end| end.key == key).cloned();
    let outcome = draft.with_untracked(of).map_or(Outcome::Done, |end: End| end.outcome);
    let chosen = move |chosen| {
        draft.update(|draft| {
            draft.until.iter_mut().filter(|end| end.key == key).for_each(|end| end.outcome = chosen);
        });
    };
    let label = session.say("rules-remove");
    view! {
        <section class="way">
            <header class="step-head">
                <h4>{session.say("rules-end")}</h4>
                <button type="button" class="button bare small" aria-label=label.clone() title=label
                    on:click=move |_| draft.update(|draft| draft.until.retain(|end| end.key != key))>
                    {icon("trash-2")}
                </button>
            </header>
            {conditions::group(form, root)}
            <div class="fields">{step::outcomes(form, outcome, chosen)}</div>
        </section>
    }
    .into_any()
}

fn again(form: Form) -> AnyView {
    let Form { session, draft, .. } = form;
    let word = |again: &Enrolment| match again {
        Enrolment::EveryTime => "every",
        Enrolment::Once => "once",
        Enrolment::NotWhileWaiting => "waiting",
        Enrolment::NotWithin { .. } => "within",
    };
    let now = Memo::new(move |_| draft.with(|draft| draft.again));
    let texts = session.voice().texts;
    let options = ["every", "once", "waiting", "within"];
    let options = options.map(|word| (word.to_owned(), texts.say_named("again", word, &[]))).to_vec();
    let label = session.say("rules-again");
    let control = select(label.clone(), options, word(&now.get_untracked()), move |chosen| {
        draft.update(|draft| {
            draft.again = match chosen.as_str() {
                "once" => Enrolment::Once,
                "waiting" => Enrolment::NotWhileWaiting,
                "within" => Enrolment::NotWithin { days: 7 },
                _ => Enrolment::EveryTime,
            };
        });
    });
    let within = Memo::new(move |_| matches!(now.get(), Enrolment::NotWithin { .. }));
    let days = move || {
        let Enrolment::NotWithin { days } = draft.with_untracked(|draft| draft.again) else { return None };
        within.get().then(|| {
            count(session.say("rules-days"), days, move |days| {
                draft.update(|draft| draft.again = Enrolment::NotWithin { days });
            })
        })
    };
    view! { {named(label, control)} {days} }.into_any()
}

fn missed(form: Form) -> AnyView {
    let Form { session, draft, .. } = form;
    let word = |missed: &Missed| match missed {
        Missed::Late => "late",
        Missed::SkipAfter(_) => "skip",
        Missed::AskAfter(_) => "ask",
    };
    let texts = session.voice().texts;
    let options = ["late", "skip", "ask"].map(|word| (word.to_owned(), texts.say_named("missed", word, &[]))).to_vec();
    let label = session.say("rules-form-missed");
    let now = Memo::new(move |_| draft.with(|draft| word(&draft.missed)));
    let chosen = move |chosen: String| {
        draft.update(|draft| {
            draft.missed = match chosen.as_str() {
                "skip" => Missed::SkipAfter(Span::days(1)),
                "ask" => Missed::AskAfter(Span::days(1)),
                _ => Missed::Late,
            };
        });
    };
    // What the trigger proposes is shown when it is chosen.
    let recurring = Memo::new(move |_| draft.with(|draft| draft.when.is_recurring()));
    let (options, spoken) = (StoredValue::new(options), label.clone());
    let control = move || {
        recurring.track();
        select(spoken.clone(), options.get_value(), now.get_untracked(), chosen)
    };
    let span = move || {
        let late = now.get();
        let (Missed::SkipAfter(span) | Missed::AskAfter(span)) = draft.with_untracked(|draft| draft.missed) else {
            return None;
        };
        let put = move |write: fn(&mut Span, u32), number| {
            draft.update(|draft| {
                if let Missed::SkipAfter(span) | Missed::AskAfter(span) = &mut draft.missed {
                    write(span, number);
                }
            });
        };
        (late != "late").then(|| {
            view! {
                {count(session.say("rules-missed-days"), span.days, move |n| put(|span, n| span.days = n, n))}
                {count(session.say("rules-hours"), span.hours, move |n| put(|span, n| span.hours = n, n))}
            }
        })
    };
    view! { {named(label, control)} {span} }.into_any()
}
