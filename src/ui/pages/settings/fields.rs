//! The person's own fields.

use super::choices;
use crate::commands::{Command, holding};
use crate::model::schema::{CHOICES, DEFAULT, HOLDS, NAME, OF_KIND};
use crate::model::{FieldType, Kind, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::parts::{Dialog, EditField, named, select};
use crate::ui::session::{Session, ToastKind};
use crate::views::process::type_name;
use crate::views::settings::{OWN_FIELDS, own_fields};
use leptos::prelude::*;

pub(super) fn view(session: Session) -> AnyView {
    let rows = Memo::new(move |_| {
        session.look(|sight| {
            let all = OWN_FIELDS.iter().flat_map(|kind| own_fields(sight, *kind).into_iter().map(|row| (*kind, row)));
            all.filter_map(|(kind, row)| Some((row.id.record()?, kind, row.holds))).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || rows.with(Vec::is_empty)>
            <p class="hint">{move || session.say("settings-fields-none")}</p>
        </Show>
        <For each=move || rows.get() key=|row| row.0 let:row>{field(session, row.0, row.1, row.2)}</For>
        {new_field(session)}
    }
    .into_any()
}

fn field(session: Session, id: RecordId, kind: Kind, holds: FieldType) -> AnyView {
    let texts = session.voice().texts;
    let about = format!("{} · {}", texts.say_named("kinds", kind.name(), &[]), type_name(&texts, holds));
    let name = move || session.look(|sight| sight.name(id));
    let choices = matches!(holds, FieldType::Choice | FieldType::Choices).then(|| choices::view(session, id));
    let default = holds.can_default().then(|| default(session, id, holds));
    let removing = RwSignal::new(None::<usize>);
    let ask = move |_| removing.set(Some(session.glance(|sight| holding(sight.records, id, None).len())));
    view! {
        <details class="settings-item">
            <summary><strong>{name}</strong>" "<span class="hint">{about}</span></summary>
            <div class="settings-rows">
                <EditField id field=NAME/>
                {choices}
                {default}
                <p class="actions">
                    <button class="button small danger" on:click=ask>{texts.say("settings-field-remove")}</button>
                </p>
            </div>
        </details>
        {move || removing.get().map(|held| question(session, id, held, removing))}
    }
    .into_any()
}

/// What a new record holds in the field. Of what is chosen, one of the choices.
fn default(session: Session, id: RecordId, holds: FieldType) -> AnyView {
    let write = move |text: String| {
        let fields = vec![(DEFAULT, Value::text(&text))];
        session.dispatch(Command::Edit { ids: vec![id], fields });
    };
    let none = (String::new(), session.say("settings-default-none"));
    let options = move || match holds {
        FieldType::Flag => vec![none.clone(), ("yes".to_owned(), session.say("common-yes"))],
        _ => {
            let words = session.look(|sight| sight.records.value(id, CHOICES));
            let words = if let Some(Value::Texts(words)) = words { words } else { Vec::new() };
            std::iter::once(none.clone()).chain(words.into_iter().map(|word| (word.clone(), word))).collect()
        }
    };
    let label = session.field_name(DEFAULT);
    if matches!(holds, FieldType::Flag | FieldType::Choice | FieldType::Choices) {
        let held = Memo::new(move |_| session.look(|sight| sight.records.value(id, DEFAULT)));
        let chosen = move || held.get().as_ref().and_then(Value::as_text).unwrap_or_default().to_owned();
        return view! {
            <div class="settings-row">
                <span class="field-name">{label.clone()}</span>
                {move || select(label.clone(), options(), &chosen(), write)}
            </div>
        }
        .into_any();
    }
    view! { <EditField id field=DEFAULT/> }.into_any()
}

/// How many records hold something in the field.
fn question(session: Session, field: RecordId, held: usize, removing: RwSignal<Option<usize>>) -> AnyView {
    let texts = session.voice().texts;
    let name = session.glance(|sight| sight.name(field));
    let args = [("name", Arg::from(name)), ("n", Arg::from(held))];
    let (title, told) =
        (texts.say_with("settings-field-question", &args), texts.say_with("settings-field-removed", &args));
    let run = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        removing.set(None);
        let told = told.clone();
        session.dispatch_then(Command::RemoveField { field }, move |_| session.tell(ToastKind::Done, told));
    };
    view! {
        <Dialog title on_close=Callback::new(move |()| removing.set(None))>
            <form on:submit=run>
                <div class="dialog-body">
                    <p>{texts.say_with("settings-field-held", &args)}</p>
                    <p class="hint">{texts.say("settings-undo-brings-back")}</p>
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| removing.set(None)>
                        {texts.say("common-cancel")}
                    </button>
                    <button type="submit" class="button danger">{texts.say("settings-field-remove-now")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

fn new_field(session: Session) -> AnyView {
    let name = RwSignal::new(String::new());
    let of = RwSignal::new(Kind::Contact);
    let holds = RwSignal::new(FieldType::Text);
    let choices = RwSignal::new(String::new());
    let texts = session.voice().texts;
    let kinds = OWN_FIELDS.iter().map(|kind| (kind.name().to_owned(), texts.say_named("kinds", kind.name(), &[])));
    let kind_label = session.say("field-of-kind");
    let kind = select(kind_label.clone(), kinds.collect(), of.get_untracked().name(), move |name| {
        if let Some(kind) = Kind::from_name(&name) {
            of.set(kind);
        }
    });
    let types = FieldType::PLAIN.iter().chain(FieldType::LINKS).map(|one| (one.name(), type_name(&texts, *one)));
    let type_label = session.say("field-holds");
    let kind_of_value = select(type_label.clone(), types.collect(), &holds.get_untracked().name(), move |word| {
        if let Some(chosen) = FieldType::from_name(&word) {
            holds.set(chosen);
        }
    });
    let chosen = move || matches!(holds.get(), FieldType::Choice | FieldType::Choices);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(named) = Value::text(&name.get_untracked()) else { return };
        let mut fields = vec![
            (NAME, named),
            (OF_KIND, Value::from(of.get_untracked().name())),
            (HOLDS, Value::Text(holds.get_untracked().name())),
        ];
        let typed = choices.get_untracked();
        let words: Vec<String> =
            typed.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if !words.is_empty() && matches!(holds.get_untracked(), FieldType::Choice | FieldType::Choices) {
            fields.push((CHOICES, Value::Texts(words)));
        }
        session.dispatch_then(Command::Create { kind: Kind::Field, fields }, move |_| {
            let _ = name.try_set(String::new());
            let _ = choices.try_set(String::new());
        });
    };
    view! {
        <form class="adder" on:submit=add>
            {named(session.say("settings-new-field"), view! {
                <input class="input" autocomplete="off" required=true prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))/>
            })}
            {named(kind_label, kind)}
            {named(type_label, kind_of_value)}
            <Show when=chosen>
                {named(session.say("settings-choices-hint"), view! {
                    <input class="input" autocomplete="off" required=true prop:value=move || choices.get()
                        on:input=move |event| choices.set(event_target_value(&event))/>
                })}
            </Show>
            <button type="submit" class="button">{session.say("common-add")}</button>
        </form>
    }
    .into_any()
}
