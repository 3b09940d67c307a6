//! Pipelines and their stages: names, order, what a stage asks for, and which are in use.

use crate::commands::Command;
use crate::model::schema::{
    ARCHIVED, ASKS, HINT, NAME, OF_KIND, PIPELINE, POSITION_NO, PROBABILITY, ROT_DAYS, STAGE_KIND,
};
use crate::model::{Kind, RecordId, Value};
use crate::ui::pages::rules::put_places;
use crate::ui::parts::{EditField, many, named, select};
use crate::ui::session::Session;
use crate::views::order;
use crate::views::settings::{PipelineRow, askable, asks, pipelines};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn view(session: Session) -> AnyView {
    let rows = Memo::new(move |_| session.look(pipelines));
    let row = move |id: RecordId| {
        let live = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
        pipeline(session, id, live)
    };
    view! {
        <For each=move || rows.get().into_iter().map(|row| row.id) key=|id| *id let:id>{row(id)}</For>
        {new_pipeline(session)}
    }
    .into_any()
}

fn pipeline(session: Session, id: RecordId, live: Memo<Option<PipelineRow>>) -> AnyView {
    let stages = Memo::new(move |_| live.get().map(|row| row.stages).unwrap_or_default());
    let of = live.get_untracked().and_then(|row| row.of).unwrap_or(Kind::Deal);
    let title = move || live.get().map(|row| row.name).unwrap_or_default();
    let about = move || {
        let texts = session.voice().texts;
        let away = live.get().is_some_and(|row| row.archived);
        let kind = texts.say_named("kinds", of.name(), &[]);
        if away { format!("{kind} · {}", texts.say("settings-pipeline-off")) } else { kind }
    };
    let used = move |event| {
        let archived = Some(Value::Flag(!event_target_checked(&event)));
        session.dispatch(Command::Edit { ids: vec![id], fields: vec![(ARCHIVED, archived)] });
    };
    view! {
        <details class="settings-item">
            <summary><strong>{title}</strong>" "<span class="hint">{about}</span></summary>
            <div class="fields">
                <EditField id field=NAME/>
                <label class="check">
                    <input type="checkbox" prop:checked=move || live.get().is_some_and(|row| !row.archived) on:change=used/>
                    <span>{session.say("settings-pipeline-use")}</span>
                </label>
            </div>
            <ol>
                <For each=move || stages.get().into_iter().map(|(id, _)| id) key=|id| *id let:stage>
                    {stage_view(session, of, stage, stages)}
                </For>
            </ol>
            {new_stage(session, id, stages)}
        </details>
    }
    .into_any()
}

fn stage_view(session: Session, of: Kind, id: RecordId, stages: Memo<Vec<(RecordId, f64)>>) -> AnyView {
    let name = move || session.look(|sight| sight.name(id));
    let move_by = move |up: bool| {
        let list = stages.get_untracked();
        let Some(at) = list.iter().position(|(of, _)| *of == id) else { return };
        put_places(session, order::moved(&list, at, up));
    };
    let spoken = move |word: String| format!("{word}: {}", session.glance(|sight| sight.name(id)));
    let options = session.glance(|sight| askable(sight, of));
    let options = options.into_iter().map(|row| (row.key.to_string(), session.field_name(row.id))).collect();
    let chosen = session.glance(|sight| asks(sight, id));
    let asked = many(session.say("settings-asks"), options, chosen, move |keys| {
        let keys = (!keys.is_empty()).then_some(Value::Texts(keys));
        session.dispatch(Command::Edit { ids: vec![id], fields: vec![(ASKS, keys)] });
    });
    let chance = (of == Kind::Deal).then(|| view! { <EditField id field=PROBABILITY/> });
    view! {
        <li class="settings-stage">
            <details>
                <summary>{name}</summary>
                <div class="fields">
                    <EditField id field=NAME/>
                    <EditField id field=STAGE_KIND/>
                    {chance}
                    <EditField id field=ROT_DAYS/>
                    <EditField id field=HINT/>
                    {asked}
                </div>
            </details>
            <button class="button bare small" aria-label=spoken(session.say("settings-earlier"))
                on:click=move |_| move_by(true)>"↑"</button>
            <button class="button bare small" aria-label=spoken(session.say("settings-later"))
                on:click=move |_| move_by(false)>"↓"</button>
        </li>
    }
    .into_any()
}

fn new_stage(session: Session, pipeline: RecordId, stages: Memo<Vec<(RecordId, f64)>>) -> AnyView {
    let name = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(named) = Value::text(&name.get_untracked()) else { return };
        // Before the ends of the way, which stand last.
        let list = stages.get_untracked();
        let end = |id: RecordId| session.glance(|sight| crate::commands::stage_kind(sight.records, id)) != "open";
        let at = list.iter().position(|(id, _)| end(*id)).unwrap_or(list.len());
        let high = list.get(at).map(|(_, place)| *place);
        let low = at.checked_sub(1).and_then(|at| list.get(at)).map(|(_, place)| *place);
        let place = match (low, high) {
            (Some(low), Some(high)) => low + (high - low) / 2.0,
            (Some(low), None) => low + 1.0,
            (None, Some(high)) => high - 1.0,
            (None, None) => 0.0,
        };
        let mut fields = vec![(NAME, named), (PIPELINE, Value::Ref(pipeline)), (STAGE_KIND, Value::from("open"))];
        fields.extend(crate::model::Number::new(place).map(|place| (POSITION_NO, Value::Number(place))));
        session.dispatch_then(Command::Create { kind: Kind::Stage, fields }, move |_| {
            let _ = name.try_set(String::new());
        });
    };
    adder(session.say("settings-new-stage"), session.say("common-add"), name, None, add)
}

fn new_pipeline(session: Session) -> AnyView {
    let name = RwSignal::new(String::new());
    let of = RwSignal::new(Kind::Deal);
    let kinds = [Kind::Deal, Kind::Lead, Kind::Order, Kind::Ticket];
    let options =
        kinds.map(|kind| (kind.name().to_owned(), session.voice().texts.say_named("kinds", kind.name(), &[])));
    let label = session.say("field-of-kind");
    let kind = select(label.clone(), options.to_vec(), of.get_untracked().name(), move |name| {
        if let Some(kind) = Kind::from_name(&name) {
            of.set(kind);
        }
    });
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(named) = Value::text(&name.get_untracked()) else { return };
        let kind = Value::from(of.get_untracked().name());
        spawn_local(async move {
            let fields = vec![(NAME, named), (OF_KIND, kind)];
            let Ok(done) = session.carry_out(Command::Create { kind: Kind::Pipeline, fields }).await else { return };
            let _ = name.try_set(String::new());
            let Some(pipeline) = done.subject else { return };
            let texts = session.voice().texts;
            // A way has a beginning and two ends; the rest is added to it.
            let ends = [
                ("open", texts.say("settings-first-work")),
                ("won", texts.say("settings-first-won")),
                ("lost", texts.say("settings-first-lost")),
            ];
            for (place, (end, name)) in (0u32..).zip(ends) {
                let fields = vec![
                    (NAME, Value::Text(name)),
                    (PIPELINE, Value::Ref(pipeline)),
                    (STAGE_KIND, Value::from(end)),
                    (POSITION_NO, Value::from(place)),
                ];
                if session.carry_out(Command::Create { kind: Kind::Stage, fields }).await.is_err() {
                    return;
                }
            }
        });
    };
    adder(session.say("settings-new-pipeline"), session.say("common-add"), name, Some(named(label, kind)), add)
}

/// A name to type, and a button that adds it.
fn adder(
    label: String,
    button: String,
    name: RwSignal<String>,
    more: Option<AnyView>,
    add: impl Fn(leptos::ev::SubmitEvent) + 'static,
) -> AnyView {
    let input = view! {
        <input class="input" autocomplete="off" required=true prop:value=move || name.get()
            on:input=move |event| name.set(event_target_value(&event))/>
    };
    view! {
        <form class="adder" on:submit=add>
            {named(label, input)}
            {more}
            <button type="submit" class="button">{button}</button>
        </form>
    }
    .into_any()
}
