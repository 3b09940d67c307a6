//! The proper editor for each type of field. It reports what was entered once the person leaves the field
//! or chooses, never at each keystroke; what cannot be read is said beside it, and kept as typed.

use super::Chooser;
use super::select::many as several;
use super::shown::worded;
use super::tags::Tags;
use crate::model::schema::{BIRTHDAY, FieldDef, FieldType};
use crate::model::time::parse_local;
use crate::model::{Currency, Day, Kind, Money, Number, RecordId, Records, Value, time};
use crate::text::Language;
use crate::ui::app::use_session;
use crate::ui::session::Session;
use chrono::Datelike;
use leptos::prelude::*;

/// An editor for one field. `on_change` hears a new value (`None`: emptied).
#[component]
pub fn Editor(
    /// The field.
    field: FieldDef,
    /// What it is called on screen.
    #[prop(into)]
    label: String,
    /// What it holds.
    value: Option<Value>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Where it is told what cannot be read.
    #[prop(optional)]
    fault: RwSignal<Option<String>>,
    /// Hears what was entered.
    on_change: Callback<Option<Value>>,
) -> impl IntoView {
    let session = use_session();
    let id = fresh_id();
    let control = control(session, &field, value, id.clone(), required, fault, on_change);
    view! {
        <div class="field">
            <label class="field-name" for=id>{label}</label>
            {control}
            <p class="field-fault" role="alert">{move || fault.get()}</p>
        </div>
    }
    .into_any()
}

/// An id that no other element of the page has: one field may be shown twice, as on a page and in a dialog.
#[must_use]
pub fn fresh_id() -> String {
    thread_local!(static LAST: std::cell::Cell<u64> = const { std::cell::Cell::new(0) });
    format!("field-{}", LAST.with(|last| last.replace(last.get() + 1)))
}

fn control(
    session: Session,
    field: &FieldDef,
    value: Option<Value>,
    id: String,
    required: bool,
    fault: RwSignal<Option<String>>,
    on_change: Callback<Option<Value>>,
) -> AnyView {
    match field.holds {
        FieldType::LongText | FieldType::Doc => {
            let text = value.as_ref().and_then(Value::as_text).unwrap_or_default().to_owned();
            view! {
                <textarea class="input" id=id rows="3" prop:value=text
                    on:change=move |event| hand_on(on_change, Value::text(&event_target_value(&event)))></textarea>
            }
            .into_any()
        }
        FieldType::Flag => {
            let on = value == Some(Value::Flag(true));
            view! {
                <input type="checkbox" class="check" id=id prop:checked=on
                    on:change=move |event| hand_on(on_change, Some(Value::Flag(event_target_checked(&event))))/>
            }
            .into_any()
        }
        FieldType::Choice => {
            let options = field.choices.iter().map(|choice| (choice.to_string(), worded(session, field, choice)));
            let chosen = value.as_ref().and_then(Value::as_text).map(str::to_owned);
            select(session, id, options.collect(), chosen, required, move |choice| {
                hand_on(on_change, choice.map(Value::Text));
            })
        }
        // Of these there may be very many.
        FieldType::Ref(kind) if !many(kind).is_empty() => choose(many(kind), value, id, required, fault, on_change),
        FieldType::AnyRef => choose(ABOUT_WHAT, value, id, required, fault, on_change),
        FieldType::Refs(Kind::Tag) => {
            let chosen = match value {
                Some(Value::Refs(tags)) => tags,
                _ => Vec::new(),
            };
            let on_choose = Callback::new(move |tags| hand_on(on_change, tags));
            view! { <Tags chosen id on_choose/> }.into_any()
        }
        FieldType::Refs(kind @ Kind::Person) => {
            let chosen = match value {
                Some(Value::Refs(people)) => people.iter().map(ToString::to_string).collect(),
                _ => Vec::<String>::new(),
            };
            // Who is gone takes part no more.
            let names = names_of(session, kind);
            let chosen: Vec<String> =
                chosen.into_iter().filter(|id| names.iter().any(|(known, _)| known == id)).collect();
            several(session.field_name(field.id), names, chosen, move |people| {
                let people: Vec<RecordId> = people.iter().filter_map(|id| id.parse().ok()).collect();
                hand_on(on_change, (!people.is_empty()).then_some(Value::Refs(people)));
            })
        }
        FieldType::Ref(kind) => {
            let options = names_of(session, kind);
            let chosen = value.as_ref().and_then(Value::as_ref).map(|id| id.to_string());
            select(session, id, options, chosen, required, move |choice| {
                hand_on(on_change, choice.and_then(|id| id.parse::<RecordId>().ok()).map(Value::Ref));
            })
        }
        FieldType::Text
        | FieldType::Number
        | FieldType::Money
        | FieldType::Day
        | FieldType::Instant
        | FieldType::Choices
        | FieldType::Email
        | FieldType::Phone
        | FieldType::Url
        | FieldType::Refs(_) => line(session, field, value, id, required, fault, on_change),
    }
}

/// What a task can be about.
const ABOUT_WHAT: &[Kind] = &[Kind::Contact, Kind::Company, Kind::Deal, Kind::Order, Kind::Ticket, Kind::Lead];

/// The kind, where there may be very many of it; nothing for the others.
const fn many(kind: Kind) -> &'static [Kind] {
    match kind {
        Kind::Contact => &[Kind::Contact],
        Kind::Company => &[Kind::Company],
        Kind::Lead => &[Kind::Lead],
        Kind::Deal => &[Kind::Deal],
        Kind::Order => &[Kind::Order],
        Kind::Ticket => &[Kind::Ticket],
        Kind::Product => &[Kind::Product],
        Kind::Task => &[Kind::Task],
        _ => &[],
    }
}

fn choose(
    kinds: &'static [Kind],
    value: Option<Value>,
    id: String,
    required: bool,
    fault: RwSignal<Option<String>>,
    on_change: Callback<Option<Value>>,
) -> AnyView {
    let chosen = value.as_ref().and_then(Value::as_ref);
    let on_choose = Callback::new(move |id: Option<RecordId>| hand_on(on_change, id.map(Value::Ref)));
    view! { <Chooser kinds chosen id required fault on_choose/> }.into_any()
}

/// A one-line input whose text is read as the field's type.
fn line(
    session: Session,
    field: &FieldDef,
    value: Option<Value>,
    id: String,
    required: bool,
    fault: RwSignal<Option<String>>,
    on_change: Callback<Option<Value>>,
) -> AnyView {
    let holds = field.holds;
    let currency = value.as_ref().and_then(Value::as_money).map_or_else(|| base_currency(session), |m| m.currency);
    let by_words = field.id == BIRTHDAY;
    let text = value.as_ref().map(|value| match value {
        Value::Day(day) if by_words => session.voice().formats.day(day.0),
        value => typed(session, value),
    });
    let text = text.unwrap_or_default();
    let changed = move |event| {
        let text = event_target_value(&event);
        let read = if by_words { read_birthday(text.trim()) } else { read(session, holds, text.trim(), currency) };
        match read {
            Ok(value) => {
                fault.set(None);
                hand_on(on_change, value);
            }
            Err(fault_name) => {
                let args = [("value", text.as_str().into())];
                fault.set(Some(session.voice().texts.say_named("refusal", fault_name, &args)));
            }
        }
    };
    let kind = match holds {
        FieldType::Day if !by_words => "date",
        FieldType::Instant => "datetime-local",
        FieldType::Email => "email",
        FieldType::Phone => "tel",
        _ => "text",
    };
    let decimal = matches!(holds, FieldType::Number | FieldType::Money).then_some("decimal");
    // A field for dates would not let the year go.
    let example = by_words.then(|| session.say("birthday-example"));
    view! {
        <input class="input" type=kind id=id inputmode=decimal prop:value=text required=required autocomplete="off"
            placeholder=example
            aria-invalid=move || fault.get().is_some().then_some("true") on:change=changed/>
    }
    .into_any()
}

/// A value as one types it.
fn typed(session: Session, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.get().to_string(),
        Value::Money(money) => crate::text::currency::decimal(money.minor, money.currency.minor_digits()),
        Value::Day(day) => day.to_iso(),
        Value::Instant(at) => session.glance(|sight| {
            let (day, ms) = time::to_local(*at, sight.zone);
            format!("{}T{:02}:{:02}", day.to_iso(), ms / time::HOUR_MS, ms % time::HOUR_MS / time::MINUTE_MS)
        }),
        Value::Texts(words) => words.join(", "),
        Value::Flag(_) | Value::Ref(_) | Value::Refs(_) => String::new(),
    }
}

/// A birthday as people write it, with its year or without.
fn read_birthday(text: &str) -> Result<Option<Value>, &'static str> {
    use crate::exchange::csv::values::{DayOrder, parse_day, parse_day_of_year};
    if text.is_empty() {
        return Ok(None);
    }
    let american = crate::browser::preferences::languages().first().is_some_and(|tag| tag.ends_with("-US"));
    let order = if american { DayOrder::Mdy } else { DayOrder::Dmy };
    let whole = parse_day(text, order).and_then(|date| Day::new(date.year(), date.month(), date.day()));
    let day = whole.or_else(|| parse_day_of_year(text, order).and_then(|(month, day)| Day::of_every_year(month, day)));
    day.map(|day| Some(Value::Day(day))).ok_or("date")
}

/// What was typed, as a value; the name of what is wrong with it otherwise.
fn read(session: Session, holds: FieldType, text: &str, currency: Currency) -> Result<Option<Value>, &'static str> {
    use crate::exchange::csv::values::{DecimalMark, parse_email, parse_money, parse_number, parse_phone, typed_mark};
    if text.is_empty() {
        return Ok(None);
    }
    let usual = match session.voice().texts.language() {
        Language::English => DecimalMark::Point,
        Language::Russian => DecimalMark::Comma,
    };
    let decimals = (holds == FieldType::Money).then(|| currency.minor_digits());
    let mark = typed_mark(text, decimals, usual);
    let value = match holds {
        FieldType::Number => {
            let number = parse_number(text, mark).map_err(|_| "number")?;
            let number = number.units as f64 / 10f64.powi(i32::try_from(number.scale).unwrap_or(0));
            Value::Number(Number::new(number).ok_or("number")?)
        }
        FieldType::Money => {
            let money = parse_money(text, mark, currency.minor_digits()).map_err(|_| "money")?;
            Value::Money(Money::new(money.minor, currency))
        }
        FieldType::Day => Value::Day(Day::from_iso(text).ok_or("date")?),
        FieldType::Instant => Value::Instant(session.glance(|sight| parse_local(text, sight.zone)).ok_or("date")?),
        FieldType::Email => Value::from(parse_email(text).ok_or("email")?),
        FieldType::Phone => parse_phone(text).map(|_| Value::from(text)).ok_or("phone")?,
        FieldType::Choices => {
            let words: Vec<String> =
                text.split(',').map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect();
            return Ok((!words.is_empty()).then_some(Value::Texts(words)));
        }
        FieldType::Text
        | FieldType::LongText
        | FieldType::Url
        | FieldType::Doc
        | FieldType::Choice
        | FieldType::Flag
        | FieldType::Ref(_)
        | FieldType::Refs(_)
        | FieldType::AnyRef => Value::from(text),
    };
    Ok(Some(value))
}

fn select(
    session: Session,
    id: String,
    options: Vec<(String, String)>,
    chosen: Option<String>,
    required: bool,
    choose: impl Fn(Option<String>) + 'static,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            let selected = Some(&value) == chosen.as_ref();
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <select class="input" id=id required=required
            on:change=move |event| choose(Some(event_target_value(&event)).filter(|value| !value.is_empty()))>
            <option value="">{session.say("common-choose")}</option>
            {options}
        </select>
    }
    .into_any()
}

/// The living records of a kind by name, for a list to choose from.
fn names_of(session: Session, kind: Kind) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = session
        .glance(|sight| sight.records.all(kind).into_iter().map(|id| (id.to_string(), sight.name(id))).collect());
    names.sort_by(|(_, a), (_, b)| a.cmp(b));
    names
}

/// The currency of amounts that do not name theirs.
#[must_use]
pub fn base_currency(session: Session) -> Currency {
    let code =
        session.glance(|sight| sight.records.value(crate::commands::setting_id(), crate::model::schema::CURRENCY));
    code.as_ref().and_then(Value::as_text).and_then(Currency::new).unwrap_or(Currency::GBP)
}

/// Hands a value on. A field also speaks when it is taken away with its form; nobody waits for it then.
fn hand_on(on_change: Callback<Option<Value>>, value: Option<Value>) {
    on_change.try_run(value);
}
