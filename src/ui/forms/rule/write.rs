//! A field, and what it is set to: of the record itself, or of one that is made of it.

use super::{Form, value};
use crate::model::schema::{self, FieldDef, key_of};
use crate::model::{FieldId, FieldType, Kind, Value};
use crate::ui::parts::{count, named, select};
use crate::views::rule_draft::{RuleDraft, SetTo, settable};
use leptos::prelude::*;

/// A field among `rows`, which are those of `kind`, and what it is set to. `name` tells it from others.
pub(super) fn view(
    form: Form,
    kind: Kind,
    rows: Vec<FieldDef>,
    name: String,
    read: impl Fn(&RuleDraft) -> Option<(FieldId, SetTo)> + Copy + Send + Sync + 'static,
    write: impl Fn(FieldId, SetTo) + Copy + Send + Sync + 'static,
) -> AnyView {
    let Form { session, draft, .. } = form;
    let of = draft.with_untracked(|draft| draft.of);
    let rows = StoredValue::new(rows);
    let now = Memo::new(move |_| draft.with(|draft| read(draft).map(|(field, to)| (field, how_word(&to)))));
    let put = move |to: SetTo| {
        if let Some((field, _)) = draft.with_untracked(read) {
            write(field, to);
        }
    };
    let options =
        rows.with_value(|rows| rows.iter().map(|row| (row.key.to_string(), session.field_name(row.id))).collect());
    let chosen = now.get_untracked().map(|(field, _)| key_of(field)).unwrap_or_default();
    let which = select(session.say("rules-field"), options, &chosen, move |chosen| {
        if let Some(field) = schema::field_by_key(&chosen) {
            write(field, SetTo::Value(None));
        }
    });
    let field_now = Memo::new(move |_| now.get().map(|(field, _)| field));
    let how = move || {
        let holds = session.glance(|sight| sight.schema.holds(field_now.get()?))?;
        let texts = session.voice().texts;
        let options = ways(holds).into_iter().map(|word| (word.to_owned(), texts.say_named("set-to", word, &[])));
        let chosen = now.get_untracked().map_or("value", |(_, how)| how);
        Some(select(session.say("rules-set-to"), options.collect(), chosen, move |word| {
            put(match word.as_str() {
                "nothing" => SetTo::Nothing,
                "now" => SetTo::Now,
                "today-plus" => SetTo::TodayPlus(0),
                "field" => SetTo::Field(None),
                "formula" => SetTo::Formula(String::new()),
                "next" => SetTo::Next(String::new()),
                _ => SetTo::Value(None),
            });
        }))
    };
    let right = move || {
        let (field, _) = now.get()?;
        let row = rows.with_value(|rows| rows.iter().find(|row| row.id == field).cloned())?;
        let (_, to) = draft.with_untracked(read)?;
        match to {
            SetTo::Value(value) => {
                let changed = Callback::new(move |value: Option<Value>| put(SetTo::Value(value)));
                let label = session.say("rules-value");
                Some(value::editor(session, kind, &row, &name, label, value, changed))
            }
            SetTo::TodayPlus(days) => {
                let days = u32::try_from(days.max(0)).unwrap_or(0);
                Some(count(session.say("rules-days-later"), days, move |days| {
                    put(SetTo::TodayPlus(i32::try_from(days).unwrap_or(i32::MAX)));
                }))
            }
            SetTo::Field(chosen) => {
                let mut options = vec![(String::new(), session.say("common-choose"))];
                let own = session.glance(|sight| settable(of, sight.schema));
                // A field of the same record is not copied into itself.
                let same = own.iter().filter(|other| other.holds == row.holds && (kind != of || other.id != row.id));
                options.extend(same.map(|other| (other.key.to_string(), session.field_name(other.id))));
                let label = session.say("rules-other-field");
                let control = select(label.clone(), options, &chosen.map(key_of).unwrap_or_default(), move |chosen| {
                    put(SetTo::Field(schema::field_by_key(&chosen)));
                });
                Some(named(label, control))
            }
            SetTo::Formula(text) => {
                Some(super::formula::view(form, row.holds, text, move |text| put(SetTo::Formula(text))))
            }
            SetTo::Next(first) => {
                let label = session.say("set-to-next-first");
                let typed = move |event| put(SetTo::Next(event_target_value(&event)));
                let control = view! {
                    <input class="input" type="text" autocomplete="off" placeholder="INV-001" aria-label=label.clone()
                        prop:value=first on:input=typed/>
                };
                Some(named(label, control.into_any()))
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

/// What a field of a type can be set to, in the order of the menu.
fn ways(holds: FieldType) -> Vec<&'static str> {
    let mut words = vec!["value", "nothing"];
    if matches!(holds, FieldType::Day | FieldType::Instant) {
        words.push("now");
    }
    if holds == FieldType::Day {
        words.push("today-plus");
    }
    words.push("field");
    if matches!(holds, FieldType::Number | FieldType::Money | FieldType::Day) {
        words.push("formula");
    }
    if matches!(holds, FieldType::Number | FieldType::Text) {
        words.push("next");
    }
    words
}

const fn how_word(to: &SetTo) -> &'static str {
    match to {
        SetTo::Value(_) => "value",
        SetTo::Nothing => "nothing",
        SetTo::Now => "now",
        SetTo::TodayPlus(_) => "today-plus",
        SetTo::Field(_) => "field",
        SetTo::Formula(_) => "formula",
        SetTo::Next(_) => "next",
    }
}
