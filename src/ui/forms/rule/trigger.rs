//! “When”: the kind, the trigger, and its words.

use super::{Form, recurring, value};
use crate::model::schema::{self, FieldType, key_of};
use crate::model::{FieldId, Kind, RecordId, Records, Value};
use crate::rule::{Span, Trigger};
use crate::ui::parts::{choices_of, count, named, select};
use crate::ui::session::Session;
use crate::views::board::{pipelines, stages};
use crate::views::rule_draft::{KINDS, Spot, dates, settable, trigger_word, triggers};
use leptos::prelude::*;

pub(super) fn view(form: Form) -> AnyView {
    let Form { session, draft, .. } = form;
    let kinds =
        KINDS.iter().map(|kind| (kind.name().to_owned(), session.voice().texts.say_named("kinds", kind.name(), &[])));
    let of = draft.with_untracked(|draft| draft.of);
    let kind = select(session.say("rules-of"), kinds.collect(), of.name(), move |name| {
        if let Some(kind) = Kind::from_name(&name) {
            draft.update(|draft| draft.set_kind(kind));
        }
    });
    let kind_now = Memo::new(move |_| draft.with(|draft| draft.of));
    let word = Memo::new(move |_| draft.with(|draft| trigger_word(&draft.when)));
    let list = move || {
        let of = kind_now.get();
        let all = session.glance(|sight| triggers(of, sight.schema));
        let options = all
            .iter()
            .map(|(word, _)| ((*word).to_owned(), session.voice().texts.say_named("trigger-kind", word, &[])));
        let chosen = draft.with_untracked(|draft| trigger_word(&draft.when));
        let options = options.collect();
        select(session.say("rules-trigger"), options, chosen, move |word| {
            if let Some((_, when)) = all.iter().find(|(of, _)| *of == word) {
                draft.update(|draft| draft.set_when(when.clone()));
            }
        })
    };
    view! {
        <div class="fields">
            {named(session.say("rules-of"), kind)}
            <div class="field"><span class="field-name">{session.say("rules-trigger")}</span>{list}</div>
            {move || {
                word.get();
                details(form, kind_now.get())
            }}
        </div>
        {form.fault_at(Spot::Trigger)}
    }
    .into_any()
}

fn details(form: Form, of: Kind) -> AnyView {
    let Form { session, draft, .. } = form;
    let change = move |when: Trigger| draft.update(|draft| draft.when = when);
    match draft.with_untracked(|draft| draft.when.clone()) {
        Trigger::Created | Trigger::Payment => ().into_any(),
        Trigger::Button => view! { <p class="hint">{session.say("trigger-button-where")}</p> }.into_any(),
        Trigger::Filled { stage } => asking_stage(session, of, stage, move |stage| change(Trigger::Filled { stage })),
        Trigger::PipelineChanged { to } => {
            let mut options = vec![(String::new(), session.say("rules-any-pipeline"))];
            let all = session.glance(|sight| pipelines(sight, of));
            options.extend(all.into_iter().map(|pipeline| (pipeline.id.to_string(), pipeline.name)));
            let chosen = known(session, to, &mut options);
            let label = session.field_name(schema::PIPELINE);
            let control = select(label.clone(), options, &chosen, move |chosen| {
                change(Trigger::PipelineChanged { to: chosen.parse().ok() });
            });
            named(label, control)
        }
        Trigger::TaskEnded { status } => {
            let mut options = vec![(String::new(), session.say("rules-any"))];
            options.extend(choices_of(session, schema::TASK_STATUS).into_iter().filter(|(word, _)| word != "open"));
            let label = session.field_name(schema::TASK_STATUS);
            let chosen = status.unwrap_or_default();
            let control = select(label.clone(), options, &chosen, move |chosen| {
                change(Trigger::TaskEnded { status: Some(chosen).filter(|one| !one.is_empty()) });
            });
            named(label, control)
        }
        Trigger::FieldChanged { .. } => field_changed(form, of),
        Trigger::StageEntered { stage } => {
            stage_select(session, of, stage, "rules-any-stage", move |stage| change(Trigger::StageEntered { stage }))
        }
        Trigger::StageLeft { stage } => {
            stage_select(session, of, stage, "rules-any-stage", move |stage| change(Trigger::StageLeft { stage }))
        }
        Trigger::Activity { form: activity, direction, outcome } => {
            let one = |field: FieldId, chosen: Option<String>, write: fn(&mut Trigger, Option<String>)| {
                let mut options = vec![(String::new(), session.say("rules-any"))];
                options.extend(choices_of(session, field));
                let chosen = chosen.unwrap_or_default();
                let control = select(session.field_name(field), options, &chosen, move |chosen| {
                    draft.update(|draft| write(&mut draft.when, Some(chosen).filter(|one| !one.is_empty())));
                });
                named(session.field_name(field), control)
            };
            view! {
                {one(schema::FORM, activity, |when, chosen| {
                    if let Trigger::Activity { form, .. } = when { *form = chosen; }
                })}
                {one(schema::DIRECTION, direction, |when, chosen| {
                    if let Trigger::Activity { direction, .. } = when { *direction = chosen; }
                })}
                {one(schema::OUTCOME, outcome, |when, chosen| {
                    if let Trigger::Activity { outcome, .. } = when { *outcome = chosen; }
                })}
            }
            .into_any()
        }
        Trigger::TimeInStage { stage, after } => view! {
            {stage_select(session, of, stage, "rules-any-open-stage", move |chosen| draft.update(|draft| {
                if let Trigger::TimeInStage { stage, .. } = &mut draft.when { *stage = chosen; }
            }))}
            {span(form, after)}
        }
        .into_any(),
        Trigger::Silence { stage, after } => {
            let place = of.has_stages().then(|| {
                stage_select(session, of, stage, "rules-any-open-stage", move |chosen| {
                    draft.update(|draft| {
                        if let Trigger::Silence { stage, .. } = &mut draft.when {
                            *stage = chosen;
                        }
                    })
                })
            });
            view! { {place} {span(form, after)} }.into_any()
        }
        Trigger::DateReached { .. } => date(form, of),
        Trigger::Recurring { .. } => recurring::view(form),
    }
}

fn field_changed(form: Form, of: Kind) -> AnyView {
    let Form { session, draft, .. } = form;
    let rows = session.glance(|sight| settable(of, sight.schema));
    let options = rows.iter().map(|row| (row.key.to_string(), session.field_name(row.id))).collect();
    let field = move |when: &Trigger| if let Trigger::FieldChanged { field, .. } = when { Some(*field) } else { None };
    let chosen = draft.with_untracked(|draft| field(&draft.when)).map(key_of).unwrap_or_default();
    let control = select(session.say("rules-field"), options, &chosen, move |key| {
        if let Some(field) = schema::field_by_key(&key) {
            draft.update(|draft| draft.when = Trigger::FieldChanged { field, from: None, to: None });
        }
    });
    let now = Memo::new(move |_| draft.with(|draft| field(&draft.when)));
    let values = move || {
        let row = rows.iter().find(|row| Some(row.id) == now.get())?;
        let Trigger::FieldChanged { from, to, .. } = draft.with_untracked(|draft| draft.when.clone()) else {
            return None;
        };
        let plain = crate::model::plain::Plain;
        Some(view! {
            {value::editor(session, of, row, "from", session.say("rules-from"), from.map(|from| from.0),
                Callback::new(move |value: Option<Value>| draft.update(|draft| {
                    if let Trigger::FieldChanged { from, .. } = &mut draft.when { *from = value.map(plain); }
                })))}
            {value::editor(session, of, row, "to", session.say("rules-to"), to.map(|to| to.0),
                Callback::new(move |value: Option<Value>| draft.update(|draft| {
                    if let Trigger::FieldChanged { to, .. } = &mut draft.when { *to = value.map(plain); }
                })))}
        })
    };
    view! { {named(session.say("rules-field"), control)} {values} }.into_any()
}

fn span(form: Form, after: Span) -> AnyView {
    let Form { session, draft, .. } = form;
    let write = move |write: fn(&mut Span, u32), number| {
        draft.update(|draft| {
            if let Trigger::TimeInStage { after, .. } | Trigger::Silence { after, .. } = &mut draft.when {
                write(after, number);
            }
        });
    };
    view! {
        {count(session.say("rules-days"), after.days, move |number| write(|span, n| span.days = n, number))}
        {count(session.say("rules-hours"), after.hours, move |number| write(|span, n| span.hours = n, number))}
        {count(session.say("rules-minutes"), after.minutes, move |number| write(|span, n| span.minutes = n, number))}
    }
    .into_any()
}

fn date(form: Form, of: Kind) -> AnyView {
    let Form { session, draft, .. } = form;
    let rows = session.glance(|sight| dates(of, sight.schema));
    let options = rows.iter().map(|row| (row.key.to_string(), session.field_name(row.id))).collect();
    let Trigger::DateReached { field, offset_days, minute } = draft.with_untracked(|draft| draft.when.clone()) else {
        return ().into_any();
    };
    let write = move |change: Box<dyn Fn(&mut FieldId, &mut i32, &mut u32)>| {
        draft.update(|draft| {
            if let Trigger::DateReached { field, offset_days, minute } = &mut draft.when {
                change(field, offset_days, minute);
            }
        });
    };
    let which = select(session.say("rules-field"), options, &key_of(field), move |key| {
        if let Some(chosen) = schema::field_by_key(&key) {
            write(Box::new(move |field, _, _| *field = chosen));
        }
    });
    let side = if offset_days < 0 { "before" } else { "after" };
    let sides = [("before", "rules-before"), ("after", "rules-after")];
    let sides = sides.map(|(word, _)| {
        (word.to_owned(), if word == "before" { session.say("rules-before") } else { session.say("rules-after") })
    });
    let days = RwSignal::new((offset_days.unsigned_abs(), offset_days < 0));
    let put = move || {
        let (days, before) = days.get_untracked();
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        write(Box::new(move |_, offset, _| *offset = if before { -days } else { days }));
    };
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    let timed = move |event| {
        let text: String = event_target_value(&event);
        let parts = text.split_once(':').and_then(|(h, m)| Some((h.parse::<u32>().ok()?, m.parse::<u32>().ok()?)));
        if let Some((hours, minutes)) = parts {
            write(Box::new(move |_, _, minute| *minute = hours * 60 + minutes));
        }
    };
    let is_day = Memo::new(move |_| {
        let Trigger::DateReached { field, .. } = draft.with(|draft| draft.when.clone()) else { return false };
        session.glance(|sight| sight.schema.holds(field)) == Some(FieldType::Day)
    });
    view! {
        {named(session.say("rules-field"), which)}
        {count(session.say("rules-days"), offset_days.unsigned_abs(), move |number| {
            days.update(|days| days.0 = number);
            put();
        })}
        {named(session.say("rules-side"), select(session.say("rules-side"), sides.to_vec(), side, move |side| {
            days.update(|days| days.1 = side == "before");
            put();
        }))}
        <Show when=move || is_day.get()>
            {named(session.say("rules-time"), view! {
                <input class="input" type="time" prop:value=time.clone() on:change=timed/>
            })}
        </Show>
    }
    .into_any()
}

/// The stages of a kind in all pipelines that are in use: id and “Pipeline: Stage”.
pub(super) fn stage_options(session: Session, of: Kind) -> Vec<(String, String)> {
    session.glance(|sight| {
        let all = pipelines(sight, of).into_iter().flat_map(|pipeline| {
            let stages = stages(sight, pipeline.id).into_iter();
            stages.map(|id| (id.to_string(), format!("{}: {}", pipeline.name, sight.name(id)))).collect::<Vec<_>>()
        });
        all.collect()
    })
}

/// A choice among the stages that ask for something.
fn asking_stage(session: Session, of: Kind, stage: RecordId, choose: impl Fn(RecordId) + 'static) -> AnyView {
    let asks = |id: &str| {
        let asks =
            id.parse().ok().and_then(|id: RecordId| session.glance(|sight| sight.records.value(id, schema::ASKS)));
        matches!(asks, Some(Value::Texts(asks)) if !asks.is_empty())
    };
    let mut options = vec![(String::new(), session.say("common-choose"))];
    options.extend(stage_options(session, of).into_iter().filter(|(id, _)| asks(id)));
    let chosen = known(session, Some(stage).filter(|stage| *stage != RecordId::NONE), &mut options);
    let control = select(session.field_name(schema::STAGE), options, &chosen, move |chosen| {
        choose(chosen.parse().unwrap_or(RecordId::NONE));
    });
    named(session.field_name(schema::STAGE), control)
}

fn stage_select(
    session: Session,
    of: Kind,
    stage: Option<RecordId>,
    any: &'static str,
    choose: impl Fn(Option<RecordId>) + 'static,
) -> AnyView {
    let any =
        if any == "rules-any-stage" { session.say("rules-any-stage") } else { session.say("rules-any-open-stage") };
    let mut options = vec![(String::new(), any)];
    options.extend(stage_options(session, of));
    let chosen = known(session, stage, &mut options);
    let control =
        select(session.field_name(schema::STAGE), options, &chosen, move |chosen| choose(chosen.parse().ok()));
    named(session.field_name(schema::STAGE), control)
}

/// The chosen record as an option, also when it is not offered any more.
pub(super) fn known(session: Session, chosen: Option<RecordId>, options: &mut Vec<(String, String)>) -> String {
    let Some(id) = chosen else { return String::new() };
    let text = id.to_string();
    if !options.iter().any(|(value, _)| *value == text) {
        let name = session.glance(|sight| sight.records.get(id).map(|_| sight.name(id)));
        options.push((text.clone(), name.unwrap_or_else(|| session.say("common-deleted"))));
    }
    text
}
