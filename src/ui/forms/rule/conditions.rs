//! “If”: groups within groups, and comparisons.

use super::{Form, says, value};
use crate::model::Value;
use crate::rule::{Op, Operand};
use crate::ui::parts::{select, with_words};
use crate::views::rule_draft::{How, Key, Node, Part, Spot, operands, ops};
use crate::views::sentence::operand_label;
use leptos::prelude::*;

/// A group, with all that is in it. An outermost one cannot be taken away.
pub(super) fn group(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let how_now = draft.with_untracked(|draft| match draft.find(key) {
        Some(Node { part: Part::Group(how, _), .. }) => *how,
        _ => How::All,
    });
    let children = Memo::new(move |_| {
        draft.with(|draft| match draft.find(key) {
            Some(Node { part: Part::Group(_, nodes), .. }) => {
                nodes.iter().map(|node| (node.key, matches!(node.part, Part::Group(..)))).collect()
            }
            _ => Vec::new(),
        })
    });
    let own = draft.with_untracked(|draft| draft.root.node.key == key);
    let outermost = draft.with_untracked(|draft| draft.is_root(key));
    let how = (!outermost).then(|| {
        let options = vec![
            ("all".to_owned(), session.say("rules-all")),
            ("any".to_owned(), session.say("rules-any-of")),
            ("none".to_owned(), session.say("rules-none")),
        ];
        let chosen = match how_now {
            How::All => "all",
            How::Any => "any",
            How::None => "none",
        };
        let choose = select(session.say("rules-group"), options, chosen, move |chosen| {
            draft.update(|draft| {
                if let Some(Node { part: Part::Group(how, _), .. }) = draft.find_mut(key) {
                    *how = match chosen.as_str() {
                        "any" => How::Any,
                        "none" => How::None,
                        _ => How::All,
                    };
                }
            });
        });
        view! { <div class="condition">{choose}{remove(form, key)}</div> }
    });
    let hint = outermost.then(|| {
        view! {
            <p class="hint">{move || {
                match (children.get().is_empty(), own) {
                    (false, _) => session.say("rules-all"),
                    (true, true) => session.say("rules-always"),
                    (true, false) => session.say("rules-always-so"),
                }
            }}</p>
        }
    });
    let add_test = move |_| {
        let of = draft.with_untracked(|draft| draft.of);
        let first = session.glance(|sight| {
            let operand = operands(of, sight.schema).into_iter().next()?;
            Some((operand, ops(operand, of, sight.schema).into_iter().next()?))
        });
        if let Some((operand, op)) = first {
            draft.update(|draft| draft.add_test(key, operand, op));
        }
    };
    view! {
        <div class="group">
            {how}
            {hint}
            <ul>
                <For each=move || children.get() key=|child| *child let:child>
                    <li>{if child.1 { group(form, child.0) } else { test(form, child.0) }}</li>
                </For>
            </ul>
            <div class="actions">
                <button type="button" class="button small" on:click=add_test>{session.say("rules-add-condition")}</button>
                <button type="button" class="button small quiet"
                    on:click=move |_| draft.update(|draft| draft.add_group(key))>
                    {session.say("rules-add-group")}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn remove(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    view! {
        <button type="button" class="button bare small" aria-label=session.say("rules-remove")
            on:click=move |_| draft.update(|draft| draft.remove(key))>"×"</button>
    }
    .into_any()
}

/// One comparison.
pub(super) fn test(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let of = draft.with_untracked(|draft| draft.of);
    let now = Memo::new(move |_| {
        draft.with(|draft| match draft.find(key) {
            Some(Node { part: Part::Test { of, op, .. }, .. }) => Some((*of, *op)),
            _ => None,
        })
    });
    let write = move |write: &dyn Fn(&mut Operand, &mut Op, &mut Option<Value>)| {
        draft.update(|draft| {
            if let Some(Node { part: Part::Test { of, op, value }, .. }) = draft.find_mut(key) {
                write(of, op, value);
            }
        });
    };
    let all = session.glance(|sight| operands(of, sight.schema));
    let labels = session.glance(|sight| {
        with_words(session, sight, |words| all.iter().map(|one| operand_label(*one, words)).collect::<Vec<_>>())
    });
    let options = labels.into_iter().enumerate().map(|(n, label)| (n.to_string(), label)).collect();
    let chosen = now.get_untracked().and_then(|(operand, _)| all.iter().position(|one| *one == operand));
    let chosen = chosen.map(|n| n.to_string()).unwrap_or_default();
    let operand = select(session.say("rules-field"), options, &chosen, move |n| {
        let Some(operand) = n.parse::<usize>().ok().and_then(|n| all.get(n)).copied() else { return };
        let suits = session.glance(|sight| ops(operand, of, sight.schema));
        write(&|of, op, value| {
            *of = operand;
            *value = None;
            if !suits.contains(op) {
                *op = suits.first().copied().unwrap_or(Op::Filled);
            }
        });
    });
    let operand_now = Memo::new(move |_| now.get().map(|(operand, _)| operand));
    let operator = move || {
        let operand = operand_now.get()?;
        let all = session.glance(|sight| ops(operand, of, sight.schema));
        let dated = session.glance(|sight| {
            use crate::model::FieldType::{Day, Instant};
            matches!(operand.holds(of, sight.schema), Some(Day | Instant))
        });
        let word = |op: Op| match op {
            Op::Greater if dated => "after",
            Op::AtLeast if dated => "not-before",
            Op::Less if dated => "before",
            Op::AtMost if dated => "not-after",
            op => op.word(),
        };
        let texts = session.voice().texts;
        let options = all.iter().map(|op| (op.word().to_owned(), texts.say_named("op", word(*op), &[]))).collect();
        let chosen = now.get_untracked().map_or("", |(_, op)| op.word());
        Some(select(session.say("rules-operator"), options, chosen, move |word| {
            let Some(chosen) = all.iter().copied().find(|op| op.word() == word) else { return };
            write(&|of, op, value| {
                let holds = |op| value::compared(session, *of, op).map(|row| row.holds);
                let same = op.takes_value() && chosen.takes_value() && holds(*op) == holds(chosen);
                *op = chosen;
                if !same {
                    *value = None;
                }
            });
        }))
    };
    let right = move || {
        let (operand, op) = now.get().filter(|(_, op)| op.takes_value())?;
        let row = value::compared(session, operand, op)?;
        let value = draft.with_untracked(|draft| match draft.find(key) {
            Some(Node { part: Part::Test { value, .. }, .. }) => value.clone(),
            _ => None,
        });
        let changed = Callback::new(move |entered: Option<Value>| write(&|_, _, value| *value = entered.clone()));
        let label = if op.counts_days() { session.say("rules-days") } else { session.say("rules-value") };
        Some(value::editor(session, of, &row, &key.to_string(), label, value, changed))
    };
    view! {
        <div class="condition" data-spot=says::mark(Spot::Test(key))>{operand}{operator}<div class="condition-value">{right}</div>{remove(form, key)}</div>
        {form.fault_at(Spot::Test(key))}
    }
    .into_any()
}
