//! What the columns are: proposed, and corrected here.

use super::Desk;
use super::written::Written;
use crate::exchange::import::{Constant, KINDS, Mapping, NamePart, OnKnown, ReadAs, Target, Wanted, read_as};
use crate::model::schema::{LOST_REASON, STAGE, fields_of_kind};
use crate::model::{Currency, FieldId, FieldType, Kind, RecordId, Value};
use crate::ui::session::Session;
use crate::views::board;
use leptos::prelude::*;

#[component]
pub(super) fn Columns(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let kind = Memo::new(move |_| desk.mapping.with(|mapping| mapping.as_ref().map_or(Kind::Contact, |m| m.kind)));
    // Who brings no amounts is not asked of which currency they are.
    let has_amounts = Memo::new(move |_| {
        let is_amount = |target: &Target| match target {
            Target::Field { field, .. } => {
                let holds = session.glance(|sight| sight.schema.field(*field).map(|row| row.holds));
                holds == Some(FieldType::Money)
            }
            Target::New { holds, .. } => *holds == FieldType::Money,
            Target::Skip | Target::Name(_) => false,
        };
        desk.mapping.with(|mapping| mapping.as_ref().is_some_and(|mapping| mapping.columns.iter().any(is_amount)))
    });
    let on_known =
        move |of: OnKnown| move || desk.mapping.with(|mapping| mapping.as_ref().is_some_and(|m| m.on_known == of));
    let kinds = move || {
        KINDS
            .iter()
            .map(|option| {
                let name = session.voice().texts.say_named("kinds", option.name(), &[]);
                view! { <option value=option.name() selected=*option == kind.get()>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="fields import-how">
            <div class="field">
                <label class="field-name" for="import-kind">{session.say("import-as")}</label>
                <select class="input" id="import-kind"
                    on:change=move |event| desk.propose(Kind::from_name(&event_target_value(&event)))>{kinds}</select>
            </div>
            <div class="field" hidden=move || !has_amounts.get()>
                <label class="field-name" for="import-currency">{session.say("field-currency")}</label>
                <input class="input" id="import-currency" maxlength="3" size="4"
                    prop:value=move || {
                        desk.mapping.with(|m| m.as_ref().map(|m| m.currency.code().to_owned())).unwrap_or_default()
                    }
                    on:change=move |event| {
                        if let Some(currency) = Currency::new(&event_target_value(&event)) {
                            desk.correct(|mapping| mapping.currency = currency);
                        }
                    }/>
            </div>
            <div class="field">
                <label class="field-name" for="import-known">{session.say("import-known")}</label>
                <select class="input" id="import-known" on:change=move |event| {
                    let on_known = match event_target_value(&event).as_str() {
                        "skip" => OnKnown::Skip,
                        "fill" => OnKnown::Fill,
                        _ => OnKnown::Update,
                    };
                    desk.correct(|mapping| mapping.on_known = on_known);
                }>
                    <option value="fill" prop:selected=on_known(OnKnown::Fill)>{session.say("import-known-fill")}</option>
                    <option value="update" prop:selected=on_known(OnKnown::Update)>{session.say("import-known-update")}</option>
                    <option value="skip" prop:selected=on_known(OnKnown::Skip)>{session.say("import-known-skip")}</option>
                </select>
            </div>
            <Written desk/>
        </div>
        <div class="table-frame">
            <table class="table import-columns">
                <thead><tr>
                    <th scope="col">{session.say("import-column")}</th>
                    <th scope="col">{session.say("import-example")}</th>
                    <th scope="col">{session.say("import-field")}</th>
                </tr></thead>
                <tbody>{move || rows(desk, kind.get())}</tbody>
            </table>
        </div>
        {move || stage_words(desk)}
        {move || lost_reason(desk, kind.get())}
    }
}

fn rows(desk: Desk, kind: Kind) -> impl IntoView {
    let Some(overview) = desk.overview.get() else { return Vec::new() };
    // The choice of a kind lays the rows anew; a correction of one does not.
    let targets =
        desk.mapping.with_untracked(|mapping| mapping.as_ref().map(|m| m.columns.clone()).unwrap_or_default());
    let rows = overview.columns.iter().enumerate().map(|(at, column)| {
        let example = overview.samples.iter().filter_map(|row| row.get(at)).find(|cell| !cell.is_empty());
        let target = targets.get(at).cloned().unwrap_or(Target::Skip);
        let name = column.clone();
        let read = read_as(&overview, at);
        let options = options(desk.session, kind, &target, &name);
        let label = format!("{}: {name}", desk.session.say("import-field"));
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td>{example.cloned()}</td>
                <td>
                    <select class="input" aria-label=label on:change=move |event| {
                        let target = chosen(&event_target_value(&event), &name, read);
                        desk.correct(|mapping| set(mapping, at, target));
                    }>{options}</select>
                </td>
            </tr>
        }
        .into_any()
    });
    rows.collect()
}

fn set(mapping: &mut Mapping, at: usize, target: Target) {
    if mapping.columns.len() <= at {
        mapping.columns.resize(at + 1, Target::Skip);
    }
    mapping.columns[at] = target;
}

/// What a target is called among the options.
fn word(target: &Target) -> String {
    match target {
        Target::Skip => "skip".to_owned(),
        Target::Field { field, .. } => format!("field {}", field.bits()),
        Target::New { holds, .. } => format!("new {}", holds.word()),
        Target::Name(part) => format!("name {part:?}"),
    }
}

/// The target that an option means.
fn chosen(word: &str, column: &str, read: ReadAs) -> Target {
    match word.split_once(' ') {
        Some(("field", bits)) => bits.parse().map_or(Target::Skip, |bits| Target::Field {
            field: FieldId::from_bits(bits),
            read,
            values: Vec::new(),
        }),
        Some(("new", holds)) => FieldType::from_name(holds).map_or(Target::Skip, |holds| Target::New {
            name: column.to_owned(),
            holds,
            read,
        }),
        Some(("name", part)) => {
            NamePart::ALL.into_iter().find(|p| format!("{p:?}") == part).map_or(Target::Skip, Target::Name)
        }
        _ => Target::Skip,
    }
}

fn options(session: Session, kind: Kind, target: &Target, column: &str) -> impl IntoView + use<> {
    let texts = session.voice().texts;
    let now = word(target);
    let mut all = vec![("skip".to_owned(), texts.say("import-skip-column"))];
    let fields =
        session.glance(|sight| sight.schema.fields_of(kind).map(std::borrow::Cow::into_owned).collect::<Vec<_>>());
    for field in fields.into_iter().filter(|field| !field.system) {
        all.push((format!("field {}", field.id.bits()), session.field_name_of(kind, field.id)));
    }
    if matches!(kind, Kind::Contact | Kind::Person | Kind::Lead) {
        for part in NamePart::ALL {
            let name = texts.say_named("name-part", &format!("{part:?}").to_lowercase(), &[]);
            all.push((format!("name {part:?}"), name));
        }
    }
    for holds in FieldType::PLAIN {
        let holds_name = texts.say_named("type", holds.word(), &[]);
        let args = [("name", column.into()), ("holds", holds_name.into())];
        all.push((format!("new {}", holds.word()), texts.say_with("import-new-field", &args)));
    }
    all.into_iter()
        .map(|(value, text)| {
            let selected = value == now;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view()
}

/// Which stage each word of the stage column means.
fn stage_words(desk: Desk) -> Option<impl IntoView> {
    let session = desk.session;
    let overview = desk.overview.get()?;
    let (at, pipeline, values) = desk.mapping.with(|mapping| {
        let mapping = mapping.as_ref()?;
        let at = mapping.columns.iter().position(|t| matches!(t, Target::Field { field, .. } if *field == STAGE))?;
        let Target::Field { values, .. } = mapping.columns.get(at)? else { return None };
        Some((at, mapping.pipeline?, values.clone()))
    })?;
    let words = overview.words.get(at)?.clone()?;
    let stages: Vec<(RecordId, String)> = session
        .glance(|sight| board::stages(sight, pipeline).into_iter().map(|stage| (stage, sight.name(stage))).collect());
    let rows = words
        .into_iter()
        .map(|word| {
            let meant = values.iter().find(|(of, _)| *of == word).and_then(|(_, value)| value.as_ref());
            let options = stages
                .iter()
                .map(|(id, name)| view! { <option value=id.to_string() selected=Some(*id) == meant>{name.clone()}</option> })
                .collect_view();
            let label = word.clone();
            let choose = move |event: leptos::ev::Event| {
                let stage = event_target_value(&event).parse::<RecordId>().ok();
                desk.correct(|mapping| mean(mapping, at, &word, stage));
            };
            view! {
                <label class="field">
                    <span class="field-name">{label}</span>
                    <select class="input" on:change=choose>
                        <option value="">{session.say("common-choose")}</option>
                        {options}
                    </select>
                </label>
            }
        })
        .collect_view();
    Some(view! {
        <fieldset class="import-stages">
            <legend>{session.say("import-stages")}</legend>
            <div class="fields">{rows}</div>
        </fieldset>
    })
}

fn mean(mapping: &mut Mapping, at: usize, word: &str, stage: Option<RecordId>) {
    if let Some(Target::Field { values, .. }) = mapping.columns.get_mut(at) {
        values.retain(|(of, _)| of != word);
        values.extend(stage.map(|stage| (word.to_owned(), Value::Ref(stage))));
    }
}

/// What stands as the reason where the file gives none and the stage asks for one.
fn lost_reason(desk: Desk, kind: Kind) -> Option<impl IntoView> {
    let session = desk.session;
    if !fields_of_kind(kind).contains(&LOST_REASON) {
        return None;
    }
    let reason = desk.mapping.with(|mapping| {
        let constants = &mapping.as_ref()?.constants;
        constants.iter().find(|c| c.field == LOST_REASON)?.value.as_text().map(str::to_owned)
    });
    Some(view! {
        <div class="field">
            <label class="field-name" for="import-reason">{session.say("import-lost-reason")}</label>
            <input class="input" id="import-reason" prop:value=reason.unwrap_or_default() on:change=move |event| {
                let reason = Value::text(&event_target_value(&event));
                desk.correct(|mapping| {
                    mapping.constants.retain(|constant| constant.field != LOST_REASON);
                    let constant = |value| Constant { field: LOST_REASON, value, wanted: Wanted::ByStage };
                    mapping.constants.extend(reason.map(constant));
                });
            }/>
        </div>
    })
}
