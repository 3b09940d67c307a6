//! The top of the page: name, place, worth; and how a record is put away.

use super::History;
use crate::commands::Command;
use crate::model::schema::{FROZEN_UNTIL, NAME, STAGE};
use crate::model::{Day, Kind, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{Gate, GateDialog, move_to};
use crate::ui::parts::{Editor, WhyPanel, day_of, moment};
use crate::ui::router::use_router;
use crate::ui::session::{Session, ToastKind, offset_minutes};
use crate::views::record::{self, Standing};
use crate::views::timeline::{Who, last_written, timeline};
use leptos::prelude::*;

/// Name, place and worth.
#[component]
pub fn Head(id: RecordId, head: Memo<Option<record::Head>>, history: History) -> impl IntoView {
    let session = use_session();
    let gate = RwSignal::new(None::<Gate>);
    let asks_why = RwSignal::new(false);
    let title = Memo::new(move |_| head.with(|head| head.as_ref().map(|head| (head.kind, head.name.clone()))));
    let place = Memo::new(move |_| head.with(|head| head.as_ref().and_then(|head| head.place.clone())));
    let frozen = Memo::new(move |_| head.with(|head| head.as_ref().and_then(|head| head.frozen)));
    let worth = move || {
        let worth = head.with(|head| head.as_ref().and_then(|head| head.worth));
        worth.map(|worth| session.voice().formats.money(worth.minor, worth.currency.bytes()))
    };
    view! {
        <header class="page-head record-head">
            {move || title.get().map(|(kind, name)| {
                let kind = session.voice().texts.say_named("kind", kind.name(), &[]);
                view! { <Title id kind name/> }
            })}
            <p class="worth">{worth}</p>
            {move || place.get().map(|place| standing(session, id, place, gate, asks_why))}
            {move || frozen.get().map(|day| {
                let day = [("day", Arg::from(day_of(session, day)))];
                view! { <p class="mark" data-tone="warn">{session.voice().texts.say_with("record-frozen", &day)}</p> }
            })}
        </header>
        <Show when=move || asks_why.get()>
            <div class="stage-why"><StageWhy id history/></div>
        </Show>
        <GateDialog gate/>
    }
    .into_any()
}

#[component]
fn Title(id: RecordId, kind: String, name: String) -> impl IntoView {
    let session = use_session();
    let edits = RwSignal::new(false);
    let of = session.glance(|sight| sight.records.kind(id)).unwrap_or(Kind::Contact);
    let has_name =
        session.glance(|sight| sight.records.get(id).is_some_and(|record| sight.schema.has(record.kind, NAME)));
    let shown = if name.is_empty() { kind.clone() } else { name.clone() };
    let editor = move || {
        let field = session.glance(|sight| sight.schema.field(NAME).map(std::borrow::Cow::into_owned))?;
        let on_change = Callback::new(move |value: Option<Value>| {
            if value.is_some() {
                session.dispatch(Command::Edit { ids: vec![id], fields: vec![(NAME, value)] });
            }
            edits.set(false);
        });
        let value = Value::text(&name);
        Some(view! { <Editor label=session.field_name_of(of, NAME) field value required=true on_change/> })
    };
    view! {
        <div class="title">
            <p class="crumb">{kind}</p>
            <h1>{shown}</h1>
            <Show when=move || has_name>
                <button class="button quiet small" aria-expanded=move || edits.get().to_string()
                    on:click=move |_| edits.update(|edits| *edits = !*edits)>
                    {move || session.say("record-rename")}
                </button>
            </Show>
            {move || edits.get().then(&editor)}
        </div>
    }
    .into_any()
}

fn standing(
    session: Session,
    id: RecordId,
    place: Standing,
    gate: RwSignal<Option<Gate>>,
    asks_why: RwSignal<bool>,
) -> impl IntoView {
    let texts = session.voice().texts;
    let since = place.since.map(|since| {
        let (now, offset) = session.glance(|sight| (sight.now, offset_minutes(sight.zone, since)));
        let span = session.voice().formats.ago(since.0, now.0, offset);
        view! { <span class="hint">{span}</span> }
    });
    let options = place
        .others
        .into_iter()
        .map(|(stage, name)| view! { <option value=stage.to_string()>{name}</option> })
        .collect_view();
    let node = NodeRef::<leptos::html::Select>::new();
    let moved = move |event: leptos::ev::Event| {
        if let Ok(stage) = event_target_value(&event).parse() {
            move_to(session, id, stage, gate);
        }
        // The gate may be left without moving; the list says what can be done, not what was chosen.
        if let Some(select) = node.get_untracked() {
            select.set_value("");
        }
    };
    view! {
        <div class="standing" data-hue=place.hue.to_string() data-end=place.end>
            <p class="stage"><span class="spoken">{texts.say("field-stage")}": "</span><strong>{place.name}</strong>" "{since}</p>
            <button class="button quiet small" aria-expanded=move || asks_why.get().to_string()
                on:click=move |_| asks_why.update(|asks| *asks = !*asks)>
                {texts.say("why-ask")}
            </button>
            <select class="input" node_ref=node aria-label=texts.say("board-move") on:change=moved>
                <option value="">{texts.say("board-move")}</option>
                {options}
            </select>
            <p class="hint">{place.hint}</p>
        </div>
    }
    .into_any()
}

/// Why it stands where it stands: the last change of the stage.
#[component]
fn StageWhy(id: RecordId, history: History) -> impl IntoView {
    let session = use_session();
    let last = Memo::new(move |_| {
        let entries = history.with(|history| session.look(|sight| timeline(sight, id, history)));
        last_written(&entries, STAGE).cloned()
    });
    move || {
        last.get().map(|entry| {
            if let Some(run) = entry.run {
                return view! { <WhyPanel run history/> }.into_any();
            }
            let texts = session.voice().texts;
            let text = match &entry.who {
                Who::Import(Some(file)) | Who::Restore(file) => {
                    texts.say_with("why-by-import", &[("file", Arg::from(file.as_str()))])
                }
                Who::Import(None) => texts.say("history-by-file"),
                Who::Undo => texts.say("why-by-undo"),
                Who::You | Who::Rule(_) => texts.say("why-by-you"),
            };
            view! { <div class="notice"><p>{text}</p><p class="hint">{moment(session, entry.at)}</p></div> }.into_any()
        })
    }
}

/// Freezing and deleting.
#[component]
pub fn Ends(id: RecordId, head: Memo<Option<record::Head>>) -> impl IntoView {
    let session = use_session();
    let can_freeze = Memo::new(move |_| head.with(|head| head.as_ref().is_some_and(|head| head.can_freeze)));
    let frozen = Memo::new(move |_| head.with(|head| head.as_ref().and_then(|head| head.frozen)));
    let freeze = move |day: Option<Day>| {
        let fields = vec![(FROZEN_UNTIL, day.map(Value::Day))];
        session.dispatch(Command::Edit { ids: vec![id], fields });
    };
    let router = use_router();
    let delete = move |_| {
        let name = session.glance(|sight| sight.name(id));
        session.dispatch_then(Command::Delete { ids: vec![id] }, move |_| {
            let texts = session.voice().texts;
            session.tell(ToastKind::Done, texts.say_with("record-deleted", &[("name", Arg::from(name))]));
            router.go("/");
        });
    };
    let day_id = crate::ui::parts::fresh_id();
    view! {
        <section class="part">
            <div class="section-head"><h2>{move || session.say("record-put-away")}</h2></div>
            <Show when=move || can_freeze.get()>
                <div class="field">
                    <label class="field-name" for=day_id.clone()>{move || session.say("field-frozen-until")}</label>
                    <input class="input" type="date" id=day_id.clone()
                        prop:value=move || frozen.get().map(Day::to_iso).unwrap_or_default()
                        on:change=move |event| freeze(Day::from_iso(&event_target_value(&event)))/>
                    <p class="field-hint">{move || session.say("record-freeze-why")}</p>
                </div>
                <Show when=move || frozen.get().is_some()>
                    <p class="actions">
                        <button class="button small" on:click=move |_| freeze(None)>
                            {move || session.say("record-unfreeze")}
                        </button>
                    </p>
                </Show>
            </Show>
            <p class="actions">
                <button class="button danger" on:click=delete>{move || session.say("common-delete")}</button>
            </p>
        </section>
    }
    .into_any()
}
