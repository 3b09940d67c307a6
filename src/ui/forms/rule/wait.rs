//! “Then wait …”: until when, or for what.

use super::{Form, steps};
use crate::model::schema::{self, key_of};
use crate::rule::{Span, Trigger, Wait};
use crate::ui::parts::{count, many, named, select};
use crate::views::rule_draft::{Key, List, StepDraft, dates};
use leptos::prelude::*;

/// What can be waited for, in the order of the menu.
const KINDS: [&str; 5] = ["for", "date", "weekday", "payment", "answer"];

/// At nine, where nothing else is said.
const NINE: u32 = 9 * 60;

fn word(wait: &Wait) -> &'static str {
    match wait {
        Wait::For(_) => "for",
        Wait::Date { .. } => "date",
        Wait::Weekday { .. } => "weekday",
        Wait::Event { event: Trigger::Payment, .. } => "payment",
        Wait::Event { .. } => "answer",
    }
}

pub(super) fn view(form: Form, key: Key) -> AnyView {
    let session = form.session;
    let now = move || {
        form.draft.with_untracked(|draft| match draft.step(key) {
            Some(StepDraft::Wait { until, .. }) => until.clone(),
            _ => Wait::For(Span::days(1)),
        })
    };
    let of = form.draft.with_untracked(|draft| draft.of);
    let fields = session.glance(|sight| dates(of, sight.schema));
    let texts = session.voice().texts;
    let offered = KINDS.into_iter().filter(|kind| *kind != "date" || !fields.is_empty());
    let options = offered.map(|kind| (kind.to_owned(), texts.say_named("wait-kind", kind, &[]))).collect();
    let shown = RwSignal::new(word(&now()));
    let first = fields.first().map(|field| field.id);
    let kind = select(session.say("wait-for"), options, word(&now()), move |chosen| {
        let event = |event| Wait::Event { event, at_most: Some(Span::days(3)) };
        let fresh = match (chosen.as_str(), first) {
            ("date", Some(field)) => Wait::Date { field, offset_days: 0, minute: NINE },
            ("weekday", _) => Wait::Weekday { days: vec![1], minute: NINE },
            ("payment", _) => event(Trigger::Payment),
            ("answer", _) => event(Trigger::Activity { form: None, direction: Some("in".to_owned()), outcome: None }),
            _ => Wait::For(Span::days(1)),
        };
        shown.set(word(&fresh));
        put(form, key, move |wait| *wait = fresh);
    });
    let details = move || {
        shown.track();
        details(form, key, now())
    };
    // Only what comes in time can come too late.
    let limited = Memo::new(move |_| {
        form.draft.with(|draft| {
            let until = draft.step(key);
            matches!(until, Some(StepDraft::Wait { until: Wait::Event { at_most: Some(_), .. }, .. }))
        })
    });
    view! {
        {named(session.say("wait-for"), kind)}
        {details}
        <Show when=move || limited.get()>
            <section class="way" aria-label=session.say("wait-too-late")>
                <header class="step-head"><h4>{session.say("wait-too-late")}</h4></header>
                {steps::view(form, List::TooLate(key))}
            </section>
        </Show>
    }
    .into_any()
}

fn put(form: Form, key: Key, change: impl FnOnce(&mut Wait)) {
    form.draft.update(|draft| {
        if let Some(StepDraft::Wait { until, too_late }) = draft.step_mut(key) {
            change(until);
            if !matches!(until, Wait::Event { at_most: Some(_), .. }) {
                too_late.clear();
            }
        }
    });
}

fn details(form: Form, key: Key, wait: Wait) -> AnyView {
    let session = form.session;
    match wait {
        Wait::For(span) => {
            let write = move |write: fn(&mut Span, u32), number| {
                put(form, key, move |wait| {
                    if let Wait::For(span) = wait {
                        write(span, number);
                    }
                });
            };
            view! {
                {count(session.say("rules-days"), span.days, move |number| write(|span, n| span.days = n, number))}
                {count(session.say("rules-hours"), span.hours, move |number| write(|span, n| span.hours = n, number))}
                {count(session.say("rules-minutes"), span.minutes, move |n| write(|span, n| span.minutes = n, n))}
            }
            .into_any()
        }
        Wait::Date { field, offset_days, minute } => {
            let of = form.draft.with_untracked(|draft| draft.of);
            let rows = session.glance(|sight| dates(of, sight.schema));
            let options = rows.iter().map(|row| (row.key.to_string(), session.field_name(row.id))).collect();
            let which = select(session.say("rules-field"), options, &key_of(field), move |chosen| {
                if let Some(chosen) = schema::field_by_key(&chosen) {
                    put(form, key, move |wait| {
                        if let Wait::Date { field, .. } = wait {
                            *field = chosen;
                        }
                    });
                }
            });
            let days = RwSignal::new((offset_days.unsigned_abs(), offset_days < 0));
            let moved = move || {
                let (days, before) = days.get_untracked();
                let days = i32::try_from(days).unwrap_or(i32::MAX);
                put(form, key, move |wait| {
                    if let Wait::Date { offset_days, .. } = wait {
                        *offset_days = if before { -days } else { days };
                    }
                });
            };
            let sides = vec![
                ("before".to_owned(), session.say("rules-before")),
                ("after".to_owned(), session.say("rules-after")),
            ];
            let side = if offset_days < 0 { "before" } else { "after" };
            view! {
                {named(session.say("rules-field"), which)}
                {count(session.say("rules-days"), offset_days.unsigned_abs(), move |number| {
                    days.update(|days| days.0 = number);
                    moved();
                })}
                {named(session.say("rules-side"), select(session.say("rules-side"), sides, side, move |side| {
                    days.update(|days| days.1 = side == "before");
                    moved();
                }))}
                {time(form, key, minute)}
            }
            .into_any()
        }
        Wait::Weekday { days, minute } => {
            let texts = session.voice().texts;
            let all = (1..=7_u8).map(|day| day.to_string());
            let options = all.map(|day| (day.clone(), texts.say_named("weekday-until", &day, &[]))).collect();
            let on = days.iter().map(ToString::to_string).collect();
            let chosen = many(session.say("wait-days"), options, on, move |days| {
                let days = days.iter().filter_map(|day| day.parse().ok()).collect();
                put(form, key, move |wait| {
                    if let Wait::Weekday { days: of, .. } = wait {
                        *of = days;
                        of.sort_unstable();
                    }
                });
            });
            view! { {chosen} {time(form, key, minute)} }.into_any()
        }
        Wait::Event { at_most, .. } => {
            let days = at_most.map_or(0, |span| span.days);
            let hint = session.say("wait-at-most-hint");
            let limit = count(session.say("wait-at-most"), days, move |number| {
                put(form, key, move |wait| {
                    if let Wait::Event { at_most, .. } = wait {
                        *at_most = (number > 0).then(|| Span::days(number));
                    }
                });
            });
            view! { {limit}<p class="hint">{hint}</p> }.into_any()
        }
    }
}

/// At which time of the day.
fn time(form: Form, key: Key, minute: u32) -> AnyView {
    let timed = move |event| {
        let text: String = event_target_value(&event);
        let parts = text.split_once(':').and_then(|(h, m)| Some((h.parse::<u32>().ok()?, m.parse::<u32>().ok()?)));
        if let Some((hours, minutes)) = parts {
            put(form, key, move |wait| {
                if let Wait::Date { minute, .. } | Wait::Weekday { minute, .. } = wait {
                    *minute = hours * 60 + minutes;
                }
            });
        }
    };
    let value = format!("{:02}:{:02}", minute / 60, minute % 60);
    let input = view! { <input class="input" type="time" prop:value=value on:change=timed/> };
    named(form.session.say("rules-time"), input)
}
