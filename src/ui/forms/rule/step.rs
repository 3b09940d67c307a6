//! What is filled in of one step, by its kind.

use super::template::template;
use super::trigger::{known, stage_options};
use super::{Form, value};
use crate::model::schema::{self, CHANNEL, PRIORITY, key_of};
use crate::model::{FieldType, Kind, RecordId, Value};
use crate::rule::{Outcome, Step, Who};
use crate::ui::parts::{choices_of, count, named, select};
use crate::views::rule_draft::{Key, SetTo, StepDraft, StepKind, settable};
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
        Some(StepKind::Wait) => super::wait::view(form, key),
        Some(StepKind::Branch) => super::branch::view(form, key),
        Some(StepKind::End) => end(form, key),
        Some(StepKind::Notify) => text_of(form, key, session.say("field-text"), true, |step| match step {
            Step::Notify { text } => Some(text),
            _ => None,
        }),
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
fn write(form: Form, key: Key, write: impl FnOnce(&mut Step)) {
    form.draft.update(|draft| {
        if let Some(StepDraft::Whole(step)) = draft.step_mut(key) {
            write(step);
        }
    });
}

fn whole(form: Form, key: Key) -> Option<Step> {
    form.draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Whole(step)) => Some(step.clone()),
        _ => None,
    })
}

/// A text with gaps inside a step.
fn text_of(form: Form, key: Key, label: String, long: bool, part: fn(&mut Step) -> Option<&mut String>) -> AnyView {
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
        Some(StepDraft::Move(stage)) => *stage,
        _ => None,
    });
    let chosen = known(session, chosen, &mut options);
    let label = session.field_name(schema::STAGE);
    let control = select(label.clone(), options, &chosen, move |chosen| {
        draft.update(|draft| {
            if let Some(step) = draft.step_mut(key) {
                *step = StepDraft::Move(chosen.parse().ok());
            }
        });
    });
    named(label, control)
}

fn assign(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let mut options = vec![
        ("turn".to_owned(), session.say("rules-in-turn")),
        ("senior".to_owned(), session.say("rules-in-turn-senior")),
        ("other".to_owned(), session.say("rules-in-turn-other")),
    ];
    options.extend(value::names(session, Kind::Person));
    let now = draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Assign(to)) => *to,
        _ => None,
    });
    let chosen = match now {
        Some(Who::Person(id)) => known(session, Some(id), &mut options),
        Some(Who::InTurn { senior: Some(true) }) => "senior".to_owned(),
        Some(Who::InTurn { senior: Some(false) }) => "other".to_owned(),
        Some(Who::InTurn { senior: None }) | None => "turn".to_owned(),
    };
    let label = session.say("rules-to-whom");
    let control = select(label.clone(), options, &chosen, move |chosen| {
        let to = match chosen.as_str() {
            "turn" => Some(Who::InTurn { senior: None }),
            "senior" => Some(Who::InTurn { senior: Some(true) }),
            "other" => Some(Who::InTurn { senior: Some(false) }),
            id => id.parse::<RecordId>().ok().map(Who::Person),
        };
        draft.update(|draft| {
            if let Some(step) = draft.step_mut(key) {
                *step = StepDraft::Assign(to);
            }
        });
    });
    named(label, control)
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

fn set(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let of = draft.with_untracked(|draft| draft.of);
    let rows = StoredValue::new(session.glance(|sight| settable(of, sight.schema)));
    let now = Memo::new(move |_| {
        draft.with(|draft| match draft.step(key) {
            Some(StepDraft::Set { field, to }) => Some((*field, how_word(to))),
            _ => None,
        })
    });
    let put = move |new: SetTo| {
        draft.update(|draft| {
            if let Some(StepDraft::Set { to, .. }) = draft.step_mut(key) {
                *to = new;
            }
        });
    };
    let options =
        rows.with_value(|rows| rows.iter().map(|row| (row.key.to_string(), session.field_name(row.id))).collect());
    let chosen = now.get_untracked().map(|(field, _)| key_of(field)).unwrap_or_default();
    let which = select(session.say("rules-field"), options, &chosen, move |chosen| {
        let Some(field) = schema::field_by_key(&chosen) else { return };
        draft.update(|draft| {
            if let Some(step) = draft.step_mut(key) {
                *step = StepDraft::Set { field, to: SetTo::Value(None) };
            }
        });
    });
    let field_now = Memo::new(move |_| now.get().map(|(field, _)| field));
    let how = move || {
        let field = field_now.get()?;
        let holds = session.glance(|sight| sight.schema.holds(field))?;
        let mut words = vec!["value", "nothing"];
        if matches!(holds, FieldType::Day | FieldType::Instant) {
            words.push("now");
        }
        if holds == FieldType::Day {
            words.push("today-plus");
        }
        words.push("field");
        let texts = session.voice().texts;
        let options = words.iter().map(|word| ((*word).to_owned(), texts.say_named("set-to", word, &[]))).collect();
        let chosen = now.get_untracked().map_or("value", |(_, how)| how);
        Some(select(session.say("rules-set-to"), options, chosen, move |word| {
            put(match word.as_str() {
                "nothing" => SetTo::Nothing,
                "now" => SetTo::Now,
                "today-plus" => SetTo::TodayPlus(0),
                "field" => SetTo::Field(None),
                _ => SetTo::Value(None),
            });
        }))
    };
    let right = move || {
        let (field, _) = now.get()?;
        let row = rows.with_value(|rows| rows.iter().find(|row| row.id == field).cloned())?;
        let to = draft.with_untracked(|draft| match draft.step(key) {
            Some(StepDraft::Set { to, .. }) => Some(to.clone()),
            _ => None,
        })?;
        match to {
            SetTo::Value(value) => {
                let changed = Callback::new(move |value: Option<Value>| put(SetTo::Value(value)));
                let label = session.say("rules-value");
                Some(value::editor(session, of, &row, &format!("set-{key}"), label, value, changed))
            }
            SetTo::TodayPlus(days) => {
                let days = u32::try_from(days.max(0)).unwrap_or(0);
                Some(count(session.say("rules-days-later"), days, move |days| {
                    put(SetTo::TodayPlus(i32::try_from(days).unwrap_or(i32::MAX)));
                }))
            }
            SetTo::Field(chosen) => {
                let mut options = vec![(String::new(), session.say("common-choose"))];
                rows.with_value(|rows| {
                    let same = rows.iter().filter(|other| other.holds == row.holds && other.id != row.id);
                    options.extend(same.map(|other| (other.key.to_string(), session.field_name(other.id))));
                });
                let label = session.say("rules-other-field");
                let control = select(label.clone(), options, &chosen.map(key_of).unwrap_or_default(), move |chosen| {
                    put(SetTo::Field(schema::field_by_key(&chosen)));
                });
                Some(named(label, control))
            }
            SetTo::Nothing | SetTo::Now => None,
        }
    };
    view! {
        {named(session.say("rules-field"), which)}
        <div class="field"><span class="field-name">{session.say("rules-set-to")}</span>{how}</div>
        {right}
    }
    .into_any()
}

const fn how_word(to: &SetTo) -> &'static str {
    match to {
        SetTo::Value(_) => "value",
        SetTo::Nothing => "nothing",
        SetTo::Now => "now",
        SetTo::TodayPlus(_) => "today-plus",
        SetTo::Field(_) => "field",
    }
}
