//! What is filled in of one step, by its kind.

use super::template::template;
use super::trigger::{known, stage_options};
use super::{Form, value};
use crate::model::schema::{self, CHANNEL, PRIORITY};
use crate::model::{Kind, RecordId};
use crate::rule::{Outcome, Step, WITHDRAWN, Who};
use crate::ui::parts::{choices_of, count, named, select};
use crate::ui::session::Session;
use crate::views::rule_draft::{Key, RuleDraft, StepDraft, StepKind, settable};
use crate::views::rules::bare;
use leptos::prelude::*;

/// What is filled in of a step.
pub(super) fn fields(form: Form, key: Key, kind: Option<StepKind>) -> AnyView {
    let session = form.session;
    match kind {
        // The sentence says what it is.
        None => ().into_any(),
        Some(StepKind::Set) => set(form, key),
        Some(StepKind::Move) => move_to(form, key),
        Some(StepKind::Assign) => assign(form, key),
        Some(StepKind::Tag) => tag(form, key),
        Some(StepKind::Task) => task(form, key),
        Some(StepKind::Message) => message(form, key),
        Some(StepKind::Invite) => super::invite::view(form, key),
        Some(StepKind::Wait) => super::wait::view(form, key),
        Some(StepKind::Branch) => super::branch::view(form, key),
        Some(StepKind::End) => end(form, key),
        Some(StepKind::Make) => super::make::view(form, key),
        Some(StepKind::Withdraw) => withdraw(form, key),
        Some(StepKind::Call) => call(form, key),
        Some(StepKind::Notify | StepKind::Note) => {
            text_of(form, key, session.say("field-text"), true, |step| match step {
                Step::Notify { text } | Step::Note { text } => Some(text),
                _ => None,
            })
        }
    }
}

/// The tag that is put on or taken off.
fn tag(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let (chosen, on) = draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Tag { tag, on }) => (*tag, *on),
        _ => (None, true),
    });
    let mut options = vec![(String::new(), session.say("common-choose"))];
    options.extend(value::names(session, Kind::Tag));
    let chosen = known(session, chosen, &mut options);
    let label = session.say("kind-tag");
    let which = select(label.clone(), options, &chosen, move |chosen| {
        draft.update(|draft| {
            if let Some(StepDraft::Tag { tag, .. }) = draft.step_mut(key) {
                *tag = chosen.parse().ok();
            }
        });
    });
    let ways = vec![("on".to_owned(), session.say("rules-tag-on")), ("off".to_owned(), session.say("rules-tag-off"))];
    let how = select(session.say("rules-tag"), ways, if on { "on" } else { "off" }, move |chosen| {
        draft.update(|draft| {
            if let Some(StepDraft::Tag { on, .. }) = draft.step_mut(key) {
                *on = chosen == "on";
            }
        });
    });
    view! { {named(session.say("rules-tag"), how)} {named(label, which)} }.into_any()
}

/// With which outcome it ends.
fn end(form: Form, key: Key) -> AnyView {
    let chosen = match whole(form, key) {
        Some(Step::End { outcome }) => outcome,
        _ => Outcome::Done,
    };
    outcomes(form, chosen, move |chosen| {
        write(form, key, |step| {
            if let Step::End { outcome } = step {
                *outcome = chosen;
            }
        });
    })
}

/// The outcomes to choose from.
pub(super) fn outcomes(form: Form, chosen: Outcome, on_choose: impl Fn(Outcome) + 'static) -> AnyView {
    let session = form.session;
    let texts = session.voice().texts;
    let named_so = |outcome: Outcome| (outcome.word().to_owned(), texts.say_named("run-outcome", outcome.word(), &[]));
    let label = session.say("rules-outcome");
    let control = select(label.clone(), Outcome::ALL.map(named_so).to_vec(), chosen.word(), move |word| {
        if let Some(outcome) = Outcome::ALL.into_iter().find(|outcome| outcome.word() == word) {
            on_choose(outcome);
        }
    });
    named(label, control)
}

/// Writes into a step that is whole from the start.
pub(super) fn write(form: Form, key: Key, write: impl FnOnce(&mut Step)) {
    form.draft.update(|draft| {
        if let Some(StepDraft::Whole(step)) = draft.step_mut(key) {
            write(step);
        }
    });
}

pub(super) fn whole(form: Form, key: Key) -> Option<Step> {
    form.draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Whole(step)) => Some(step.clone()),
        _ => None,
    })
}

/// A text with gaps inside a step.
pub(super) fn text_of(
    form: Form,
    key: Key,
    label: String,
    long: bool,
    part: fn(&mut Step) -> Option<&mut String>,
) -> AnyView {
    let read = move || {
        form.draft.with(|draft| match draft.step(key) {
            Some(StepDraft::Whole(step)) => part(&mut step.clone()).cloned().unwrap_or_default(),
            _ => String::new(),
        })
    };
    template(form, label, long, read, move |entered| {
        write(form, key, |step| {
            if let Some(text) = part(step) {
                *text = entered;
            }
        });
    })
}

fn move_to(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let mut options = vec![(String::new(), session.say("common-choose"))];
    options.extend(stage_options(session, draft.with_untracked(|draft| draft.of)));
    let chosen = draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Move { stage, .. }) => *stage,
        _ => None,
    });
    let forward =
        draft.with_untracked(|draft| matches!(draft.step(key), Some(StepDraft::Move { only_forward: true, .. })));
    let chosen = known(session, chosen, &mut options);
    let label = session.field_name(schema::STAGE);
    let control = select(label.clone(), options, &chosen, move |chosen| {
        draft.update(|draft| {
            if let Some(StepDraft::Move { stage, .. }) = draft.step_mut(key) {
                *stage = chosen.parse().ok();
            }
        });
    });
    let toggled = move |event| {
        let on = event_target_checked(&event);
        draft.update(|draft| {
            if let Some(StepDraft::Move { only_forward, .. }) = draft.step_mut(key) {
                *only_forward = on;
            }
        });
    };
    view! {
        {named(label, control)}
        <label class="check">
            <input type="checkbox" prop:checked=forward on:change=toggled/>
            <span>{session.say("step-move-forward")}</span>
        </label>
    }
    .into_any()
}

fn assign(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let texts = session.voice().texts;
    let way = |(word, _): &(&str, Who)| ((*word).to_owned(), texts.say_named("rules-assign", word, &[]));
    let mut options: Vec<(String, String)> = WAYS.iter().map(way).collect();
    options.extend(value::names(session, Kind::Person));
    let now = draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Assign(to)) => *to,
        _ => None,
    });
    let chosen = match now {
        Some(Who::Person(id)) => known(session, Some(id), &mut options),
        way => WAYS.iter().find(|(_, to)| Some(*to) == way).map_or(WAYS[0].0, |(word, _)| word).to_owned(),
    };
    let label = session.say("rules-to-whom");
    let control = select(label.clone(), options, &chosen, move |chosen| {
        let way = WAYS.iter().find(|(word, _)| *word == chosen).map(|(_, to)| *to);
        let to = way.or_else(|| chosen.parse::<RecordId>().ok().map(Who::Person));
        draft.update(|draft| {
            if let Some(step) = draft.step_mut(key) {
                *step = StepDraft::Assign(to);
            }
        });
    });
    named(label, control)
}

/// How somebody is found, besides by name, in the order of the menu.
const WAYS: [(&str, Who); 6] = [
    ("turn", Who::InTurn { senior: None }),
    ("turn-senior", Who::InTurn { senior: Some(true) }),
    ("turn-other", Who::InTurn { senior: Some(false) }),
    ("least", Who::LeastBusy { senior: None }),
    ("least-senior", Who::LeastBusy { senior: Some(true) }),
    ("least-other", Who::LeastBusy { senior: Some(false) }),
];

/// Which rule is called: one for the same kind of records.
fn call(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let of = draft.with_untracked(|draft| draft.of);
    let mut options = vec![(String::new(), session.say("common-choose"))];
    options.extend(session.glance(|sight| {
        let same = bare(sight).into_iter().filter(|row| row.body.as_ref().is_some_and(|body| body.of == of));
        same.map(|row| (row.id.to_string(), row.name)).collect::<Vec<_>>()
    }));
    let chosen = draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Call(rule)) => *rule,
        _ => None,
    });
    let chosen = known(session, chosen, &mut options);
    let label = session.say("rules-call");
    let control = select(label.clone(), options, &chosen, move |chosen| {
        draft.update(|draft| {
            if let Some(step) = draft.step_mut(key) {
                *step = StepDraft::Call(chosen.parse().ok());
            }
        });
    });
    view! { {named(label, control)} <p class="hint">{session.say("rules-call-hint")}</p> }.into_any()
}

fn task(form: Form, key: Key) -> AnyView {
    let session = form.session;
    let Some(Step::Task { assignee, start_in_days, due_in_days, priority, .. }) = whole(form, key) else {
        return ().into_any();
    };
    let mut people = vec![(String::new(), session.say("rules-own-assignee"))];
    people.extend(value::names(session, Kind::Person));
    let chosen = known(session, assignee, &mut people);
    let label = session.say("field-assignee");
    let who = select(label.clone(), people, &chosen, move |chosen| {
        write(form, key, |step| {
            if let Step::Task { assignee, .. } = step {
                *assignee = chosen.parse().ok();
            }
        });
    });
    let mut priorities = vec![(String::new(), session.say("common-none"))];
    priorities.extend(choices_of(session, PRIORITY));
    let priority_label = session.say("field-priority");
    let how = select(priority_label.clone(), priorities, &priority.unwrap_or_default(), move |chosen| {
        let chosen = Some(chosen).filter(|one| !one.is_empty());
        write(form, key, |step| {
            if let Step::Task { priority, .. } = step {
                *priority = chosen;
            }
        });
    });
    view! {
        {text_of(form, key, session.say("field-name"), false, |step| match step {
            Step::Task { name, .. } => Some(name),
            _ => None,
        })}
        {text_of(form, key, session.say("field-wanted-result"), false, |step| match step {
            Step::Task { wanted_result, .. } => Some(wanted_result),
            _ => None,
        })}
        {named(label, who)}
        {count(session.say("rules-start-in-days"), start_in_days, move |days| {
            write(form, key, |step| if let Step::Task { start_in_days, .. } = step { *start_in_days = days; });
        })}
        {count(session.say("rules-due-in-days"), due_in_days, move |days| {
            write(form, key, |step| if let Step::Task { due_in_days, .. } = step { *due_in_days = days; });
        })}
        {named(priority_label, how)}
    }
    .into_any()
}

fn message(form: Form, key: Key) -> AnyView {
    let session = form.session;
    let Some(Step::Message { channel, .. }) = whole(form, key) else { return ().into_any() };
    let mut options = vec![(String::new(), session.say("rules-own-channel"))];
    options.extend(choices_of(session, CHANNEL));
    let label = session.say("field-channel");
    let control = select(label.clone(), options, &channel.unwrap_or_default(), move |chosen| {
        let chosen = Some(chosen).filter(|one| !one.is_empty());
        write(form, key, |step| {
            if let Step::Message { channel, .. } = step {
                *channel = chosen;
            }
        });
    });
    view! {
        {named(label, control)}
        {text_of(form, key, session.say("field-subject"), false, |step| match step {
            Step::Message { subject, .. } => Some(subject),
            _ => None,
        })}
        {text_of(form, key, session.say("field-text"), true, |step| match step {
            Step::Message { text, .. } => Some(text),
            _ => None,
        })}
    }
    .into_any()
}

/// What the step writes: a field, and what it shall hold.
fn set(form: Form, key: Key) -> AnyView {
    let draft = form.draft;
    let of = draft.with_untracked(|draft| draft.of);
    let read = move |draft: &RuleDraft| match draft.step(key) {
        Some(StepDraft::Set { field, to }) => Some((*field, to.clone())),
        _ => None,
    };
    let write = move |field, to| {
        draft.update(|draft| {
            if let Some(step) = draft.step_mut(key) {
                *step = StepDraft::Set { field, to };
            }
        });
    };
    let rows = form.session.glance(|sight| settable(of, sight.schema));
    super::write::view(form, of, rows, format!("set-{key}"), read, write)
}

/// What is withdrawn.
fn withdraw(form: Form, key: Key) -> AnyView {
    let session = form.session;
    let chosen = match whole(form, key) {
        Some(Step::Withdraw { kind }) => kind,
        _ => Kind::Deal,
    };
    let label = session.say("rules-withdraw");
    let control = select(label.clone(), kinds(session, WITHDRAWN), chosen.name(), move |name| {
        write(form, key, |step| {
            if let (Step::Withdraw { kind }, Some(chosen)) = (step, Kind::from_name(&name)) {
                *kind = chosen;
            }
        });
    });
    view! { {named(label, control)} <p class="hint">{session.say("rules-withdraw-hint")}</p> }.into_any()
}

/// Kinds to choose from.
fn kinds(session: Session, kinds: &[Kind]) -> Vec<(String, String)> {
    let texts = session.voice().texts;
    kinds.iter().map(|kind| (kind.name().to_owned(), texts.say_named("kinds", kind.name(), &[]))).collect()
}
