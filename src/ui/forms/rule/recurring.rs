//! “When … comes round”: on which days, and at which time.

use super::Form;
use crate::model::Day;
use crate::rule::{Rhythm, Trigger};
use crate::ui::parts::{count, many, named, select};
use leptos::prelude::*;

/// How often, in the order of the menu.
const KINDS: [&str; 3] = ["day", "week", "month"];

const fn word(each: &Rhythm) -> &'static str {
    match each {
        Rhythm::Day => "day",
        Rhythm::Week { .. } => "week",
        Rhythm::Month { .. } => "month",
    }
}

fn now(form: Form) -> (Rhythm, u32) {
    form.draft.with_untracked(|draft| match &draft.when {
        Trigger::Recurring { each, minute } => (each.clone(), *minute),
        _ => (Rhythm::Day, 0),
    })
}

fn put(form: Form, change: impl FnOnce(&mut Rhythm, &mut u32)) {
    form.draft.update(|draft| {
        if let Trigger::Recurring { each, minute } = &mut draft.when {
            change(each, minute);
        }
    });
}

pub(super) fn view(form: Form) -> AnyView {
    let session = form.session;
    let texts = session.voice().texts;
    let (each, minute) = now(form);
    let options = KINDS.map(|kind| (kind.to_owned(), texts.say_named("rhythm-kind", kind, &[]))).to_vec();
    let shown = RwSignal::new(word(&each));
    let label = session.say("rhythm-kind-label");
    let kind = select(label.clone(), options, word(&each), move |chosen| {
        let fresh = match chosen.as_str() {
            "week" => Rhythm::Week { days: vec![1], every: 1, from: None },
            "month" => Rhythm::Month { day: 1, every: 1, from: None },
            _ => Rhythm::Day,
        };
        let is = word(&fresh);
        put(form, move |each, _| *each = fresh);
        shown.set(is);
    });
    let details = move || {
        shown.track();
        details(form)
    };
    let timed = move |event| {
        let text: String = event_target_value(&event);
        let parts = text.split_once(':').and_then(|(h, m)| Some((h.parse::<u32>().ok()?, m.parse::<u32>().ok()?)));
        if let Some((hours, minutes)) = parts {
            put(form, |_, minute| *minute = hours * 60 + minutes);
        }
    };
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    view! {
        {named(label, kind)}
        {details}
        {named(session.say("rules-time"), view! { <input class="input" type="time" prop:value=time on:change=timed/> })}
        <p class="hint">{session.say("rhythm-hint")}</p>
    }
    .into_any()
}

fn details(form: Form) -> AnyView {
    let session = form.session;
    match now(form).0 {
        Rhythm::Day => ().into_any(),
        Rhythm::Week { days, every, .. } => {
            let texts = session.voice().texts;
            let options =
                (1..=7_u8).map(|day| (day.to_string(), texts.say_named("weekday-each", &day.to_string(), &[])));
            let on = days.iter().map(ToString::to_string).collect();
            let chosen = many(session.say("rhythm-days"), options.collect(), on, move |days| {
                let mut chosen: Vec<u8> = days.iter().filter_map(|day| day.parse().ok()).collect();
                chosen.sort_unstable();
                put(form, |each, _| {
                    if let Rhythm::Week { days, .. } = each {
                        *days = chosen;
                    }
                });
            });
            view! { {chosen} {counted(form, session.say("rhythm-weeks"), every)} }.into_any()
        }
        Rhythm::Month { day, every, .. } => {
            let date = count(session.say("rhythm-day"), day, move |number| {
                put(form, |each, _| {
                    if let Rhythm::Month { day, .. } = each {
                        *day = number;
                    }
                });
            });
            view! { {date} {counted(form, session.say("rhythm-months"), every)} }.into_any()
        }
    }
}

/// From when on it is counted.
fn begun(form: Form) -> Option<Day> {
    match now(form).0 {
        Rhythm::Week { from, .. } | Rhythm::Month { from, .. } => from,
        Rhythm::Day => None,
    }
}

/// Each how many weeks or months; and counted from when, where it is not each.
fn counted(form: Form, label: String, every: u32) -> AnyView {
    let session = form.session;
    let some = RwSignal::new(every > 1);
    let write = move |number: Option<u32>, day: Option<Day>| {
        put(form, |each, _| {
            if let Rhythm::Week { every, from, .. } | Rhythm::Month { every, from, .. } = each {
                *every = number.unwrap_or(*every);
                *from = if *every > 1 { day.or(*from) } else { None };
            }
        });
    };
    let number = count(label, every, move |number| {
        let today = session.glance(|sight| sight.today());
        // What is counted begins today, until the person says otherwise.
        write(Some(number), Some(begun(form).unwrap_or(today)));
        some.set(number > 1);
    });
    let begins = move || {
        some.get().then(|| {
            let from = begun(form).map(Day::to_iso).unwrap_or_default();
            let changed = move |event| write(None, Day::from_iso(&event_target_value(&event)));
            let label = session.say("rhythm-begins");
            named(label, view! { <input class="input" type="date" prop:value=from on:change=changed/> })
        })
    };
    view! { {number} {begins} }.into_any()
}
