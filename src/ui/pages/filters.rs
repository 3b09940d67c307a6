//! Questions to the rows: each is a chip that can be changed and taken away. What can be asked of a field follows
//! from its type.

use super::looked::Looked;
use crate::model::plain::Plain;
use crate::model::schema::{FieldDef, FieldType, NAME, STAGE};
use crate::model::{FieldId, Kind, Records, Value};
use crate::text::Arg;
use crate::ui::parts::{Dialog, Editor, choices_of, count, icon, many, named, select, shown};
use crate::views::board;
use crate::views::table::{self, Filter, Test};
use leptos::prelude::*;

/// Which question is being put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Another one.
    New,
    /// One that is there, by its place.
    Again(usize),
}

/// The questions that are put.
pub fn chips(of: Looked, asking: RwSignal<Option<Asking>>) -> AnyView {
    let session = of.session;
    let chips = move || {
        let filters = of.look.with(|look| look.filters.clone());
        let chip = |(at, filter): (usize, Filter)| {
            if !session.look(|sight| table::is_there(sight, of.kind, filter.field)) {
                return gone(of, at, &filter);
            }
            let text = worded(of, &filter);
            let label = session.voice().texts.say_with("list-without", &[("filter", Arg::from(text.as_str()))]);
            view! {
                <li class="chip">
                    <button on:click=move |_| asking.set(Some(Asking::Again(at)))>{text}</button>
                    <button aria-label=label on:click=move |_| of.change(|look| drop(look.filters.remove(at)))>{icon("x")}</button>
                </li>
            }
            .into_any()
        };
        filters.into_iter().enumerate().map(chip).collect_view()
    };
    view! { <ul class="chips">{chips}</ul> }.into_any()
}

/// What asks another question.
pub fn button(of: Looked, asking: RwSignal<Option<Asking>>) -> AnyView {
    view! {
        <button class="button quiet small" on:click=move |_| asking.set(Some(Asking::New))>
            {icon("list-filter")}<span class="word">{move || of.session.say("list-filter")}</span>
        </button>
    }
    .into_any()
}

/// A question to a field that was taken away: it is not asked, and stands here until one takes it away too.
fn gone(of: Looked, at: usize, filter: &Filter) -> AnyView {
    let session = of.session;
    let name = session.glance(|sight| {
        let record = filter.field.record().and_then(|id| sight.records.find(id));
        record.map(|record| record.text(NAME).to_owned()).unwrap_or_default()
    });
    let texts = session.voice().texts;
    let text = texts.say_with("list-filter-gone", &[("field", Arg::from(name))]);
    let label = texts.say_with("list-without", &[("filter", Arg::from(text.as_str()))]);
    view! {
        <li class="chip" data-tone="warn">
            <span>{icon("circle-alert")}{text}</span>
            <button aria-label=label on:click=move |_| of.change(|look| drop(look.filters.remove(at)))>{icon("x")}</button>
        </li>
    }
    .into_any()
}

fn worded(of: Looked, filter: &Filter) -> String {
    let session = of.session;
    let voice = session.voice();
    let name = session.field_name_of(of.kind, filter.field);
    let row = session.glance(|sight| sight.schema.field(filter.field).map(std::borrow::Cow::into_owned));
    let value = |value: &Plain| row.as_ref().map(|row| shown(session, row, &one(row, &value.0))).unwrap_or_default();
    let values = |values: &[Plain]| values.iter().map(value).collect::<Vec<_>>().join(", ");
    let what = match &filter.test {
        Test::Empty | Test::Filled => String::new(),
        Test::Contains(words) => words.clone(),
        Test::AnyOf(of) | Test::NoneOf(of) => values(of),
        Test::AtLeast(than) | Test::AtMost(than) => value(than),
        days @ Test::Days(..) => voice.texts.say_with("time-days", &[("n", Arg::from(f64::from(days.days().abs())))]),
    };
    let args = [("field", Arg::from(name)), ("value", Arg::from(what))];
    voice.texts.say_named("filter", filter.test.word(), &args)
}

/// One of several is worded as a single one.
fn one(row: &FieldDef, value: &Value) -> Value {
    match (row.holds, value) {
        (FieldType::Choices, Value::Text(word)) => Value::Texts(vec![word.clone()]),
        (FieldType::Refs(_), Value::Ref(id)) => Value::Refs(vec![*id]),
        (_, value) => value.clone(),
    }
}

/// The form for a question.
pub fn form(of: Looked, asking: RwSignal<Option<Asking>>) -> AnyView {
    (move || asking.get().map(|at| question(of, asking, at))).into_any()
}

fn question(of: Looked, asking: RwSignal<Option<Asking>>, at: Asking) -> AnyView {
    let session = of.session;
    let fields: Vec<FieldDef> = session.glance(|sight| {
        let all = sight.schema.fields_of(of.kind).map(std::borrow::Cow::into_owned);
        all.filter(table::can_filter).collect()
    });
    let Some(first) = fields.first().cloned() else { return ().into_any() };
    let before = match at {
        Asking::New => None,
        Asking::Again(at) => of.look.with_untracked(|look| look.filters.get(at).cloned()),
    };
    let field = RwSignal::new(before.as_ref().map_or(first.id, |filter| filter.field));
    let word = RwSignal::new(before.as_ref().map_or_else(|| Test::suited(first.holds)[0], |filter| filter.test.word()));
    let test = RwSignal::new(before.map(|filter| filter.test));
    let names = fields.iter().map(|row| (row.key.to_string(), session.field_name_of(of.kind, row.id))).collect();
    let chosen = fields.iter().find(|row| row.id == field.get_untracked()).map(|row| row.key.to_string());
    let rows = StoredValue::new(fields);
    let row = move |id: FieldId| rows.with_value(|rows| rows.iter().find(|row| row.id == id).cloned());
    let choose_field =
        select(session.say("list-filter-field"), names, chosen.as_deref().unwrap_or_default(), move |key| {
            let found = rows.with_value(|rows| rows.iter().find(|row| row.key == key).cloned());
            if let Some(found) = found {
                field.set(found.id);
                word.set(Test::suited(found.holds)[0]);
                test.set(None);
            }
        });
    let how = move || {
        let suited = row(field.get()).map(|row| Test::suited(row.holds)).unwrap_or_default();
        let texts = session.voice().texts;
        let options = suited.iter().map(|one| ((*one).to_owned(), texts.say_named("filter-word", one, &[]))).collect();
        let chosen = word.get_untracked();
        let control = select(session.say("list-filter-how"), options, chosen, move |chosen| {
            if let Some(one) = suited.iter().find(|one| **one == chosen) {
                word.set(one);
                test.set(None);
            }
        });
        named(session.say("list-filter-how"), control)
    };
    let what = move || {
        row(field.get_untracked()).map(|row| {
            word.track();
            field.track();
            value_editor(of, &row, word.get(), test)
        })
    };
    let put = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = match word.get_untracked() {
            "empty" => Some(Test::Empty),
            "filled" => Some(Test::Filled),
            _ => test.get_untracked(),
        };
        if let Some(test) = asked {
            let filter = Filter { field: field.get_untracked(), test };
            of.change(|look| match at {
                Asking::Again(at) if at < look.filters.len() => look.filters[at] = filter,
                _ => look.filters.push(filter),
            });
        }
        asking.set(None);
    };
    view! {
        <Dialog title=session.say("list-filter-title") on_close=Callback::new(move |()| asking.set(None))>
            <form on:submit=put>
                <div class="dialog-body fields">
                    {named(session.say("list-filter-field"), choose_field)}
                    {how}
                    {what}
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| asking.set(None)>{session.say("common-cancel")}</button>
                    <button type="submit" class="button primary">{session.say("list-filter-put")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// What a question needs beside its word; it puts the whole question into `test`.
fn value_editor(of: Looked, row: &FieldDef, word: &'static str, test: RwSignal<Option<Test>>) -> AnyView {
    let session = of.session;
    let label = session.field_name_of(of.kind, row.id);
    match word {
        "contains" => {
            let held = match test.get_untracked() {
                Some(Test::Contains(words)) => words,
                _ => String::new(),
            };
            let input = view! {
                <input class="input" type="text" prop:value=held on:input=move |event| {
                    let words = event_target_value(&event);
                    test.set((!words.trim().is_empty()).then_some(Test::Contains(words)));
                }/>
            };
            named(label, input)
        }
        "any-of" | "none-of" => {
            let held = match test.get_untracked() {
                Some(Test::AnyOf(values) | Test::NoneOf(values)) => values,
                _ => Vec::new(),
            };
            let options = options(of, row);
            let on = options
                .iter()
                .filter(|(value, _)| held.iter().any(|one| one.0 == *value))
                .map(|(value, _)| key(value))
                .collect();
            let rows = options.iter().map(|(value, name)| (key(value), name.clone())).collect();
            let values = StoredValue::new(options);
            many(label, rows, on, move |keys| {
                let all = values.with_value(|values| {
                    let among = values.iter().filter(|(value, _)| keys.contains(&key(value)));
                    among.map(|(value, _)| Plain(value.clone())).collect::<Vec<_>>()
                });
                let asked = if word == "any-of" { Test::AnyOf(all.clone()) } else { Test::NoneOf(all.clone()) };
                test.set((!all.is_empty()).then_some(asked));
            })
        }
        "at-least" | "at-most" => {
            let held = match test.get_untracked() {
                Some(Test::AtLeast(value) | Test::AtMost(value)) => Some(value.0),
                _ => None,
            };
            let on_change = Callback::new(move |value: Option<Value>| {
                test.set(value.map(|value| {
                    if word == "at-least" { Test::AtLeast(Plain(value)) } else { Test::AtMost(Plain(value)) }
                }));
            });
            view! { <Editor field=row.clone() label value=held on_change/> }.into_any()
        }
        "past" | "coming" | "older" => {
            let days = test.get_untracked().map_or(7, |test| test.days().unsigned_abs());
            let asked = move |days: u32| {
                let days = i32::try_from(days).unwrap_or(i32::MAX);
                test.set(Some(match word {
                    "past" => Test::Days(Some(-days), Some(0)),
                    "coming" => Test::Days(Some(0), Some(days)),
                    _ => Test::Days(None, Some(-days)),
                }));
            };
            asked(days);
            count(session.say("list-filter-days"), days, asked)
        }
        _ => ().into_any(),
    }
}

fn key(value: &Value) -> String {
    serde_json::to_string(&Plain(value.clone())).unwrap_or_default()
}

/// Records offered to choose from at most: for more, one searches.
const MOST: usize = 200;

/// What a field can be, to choose from.
fn options(of: Looked, row: &FieldDef) -> Vec<(Value, String)> {
    let session = of.session;
    let word = |word: &str| Value::Text(word.to_owned());
    let records = |kind: Kind| {
        session.glance(|sight| {
            let mut all: Vec<(Value, String)> =
                sight.records.all(kind).into_iter().map(|id| (Value::Ref(id), sight.name(id))).collect();
            all.sort_by_cached_key(|(_, name)| crate::search::fold(name));
            all.truncate(MOST);
            all
        })
    };
    match row.holds {
        FieldType::Flag => {
            vec![(Value::Flag(true), session.say("common-yes")), (Value::Flag(false), session.say("common-no"))]
        }
        FieldType::Choice | FieldType::Choices if row.label.is_some() => {
            row.choices.iter().map(|choice| (word(choice), choice.to_string())).collect()
        }
        FieldType::Choice | FieldType::Choices => {
            choices_of(session, row.id).into_iter().map(|(choice, name)| (word(&choice), name)).collect()
        }
        FieldType::Ref(_) if row.id == STAGE => session.glance(|sight| {
            let pipelines = board::pipelines(sight, of.kind);
            let stages = pipelines.into_iter().flat_map(|pipeline| {
                board::stages(sight, pipeline.id).into_iter().map(move |stage| (pipeline.name.clone(), stage))
            });
            stages.map(|(pipeline, stage)| (Value::Ref(stage), format!("{pipeline}: {}", sight.name(stage)))).collect()
        }),
        FieldType::Ref(kind) | FieldType::Refs(kind) => records(kind),
        _ => Vec::new(),
    }
}
