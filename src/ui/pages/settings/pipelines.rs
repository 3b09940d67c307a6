//! The pipelines, each with the way to its own page; their order, and new ones.

use crate::commands::Command;
use crate::model::{Kind, RecordId};
use crate::text::Arg;
use crate::ui::parts::{Grip, comes_to, named, select};
use crate::ui::router::{A, use_router};
use crate::ui::session::Session;
use crate::views::order::place;
use crate::views::settings::{PipelineRow, pipelines};
use leptos::prelude::*;

pub(super) fn view(session: Session) -> AnyView {
    let rows = Memo::new(move |_| session.look(pipelines));
    let places = Signal::derive(move || {
        let ids = rows.with(|rows| rows.iter().map(|row| row.id).collect::<Vec<_>>());
        session.glance(|sight| ids.into_iter().map(|id| (id, place(sight, id))).collect::<Vec<_>>())
    });
    let (over, told) = (RwSignal::new(None), RwSignal::new(String::new()));
    let row = move |id: RecordId| {
        let live = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
        let name = move || live.get().map(|row| row.name).unwrap_or_default();
        let about = move || live.get().map(|row| said(session, &row));
        view! {
            <li class="stage-row" data-row=id.to_string() data-over=move || comes_to(over, places, id)>
                <Grip id list=places over told/>
                <p><A href=format!("/pipelines/{id}")><strong>{name}</strong></A>" "<span class="hint">{about}</span></p>
            </li>
        }
    };
    view! {
        <ol class="stages" aria-label=session.say("settings-pipelines")>
            <For each=move || places.get().into_iter().map(|(id, _)| id) key=|id| *id let:id>{row(id)}</For>
        </ol>
        <p class="spoken" role="status">{move || told.get()}</p>
        {new_pipeline(session)}
        <p class="actions"><A href="/process" attr:class="button">{session.say("process-export")}</A></p>
    }
    .into_any()
}

/// For which records it is, how many stages it has, and whether it was put away.
fn said(session: Session, row: &PipelineRow) -> String {
    let texts = session.voice().texts;
    let kind = row.of.map(|of| texts.say_named("kinds", of.name(), &[])).unwrap_or_default();
    let stages = texts.say_with("settings-stages", &[("n", Arg::from(row.stages.len()))]);
    let away = if row.archived { format!(" · {}", texts.say("settings-pipeline-off")) } else { String::new() };
    format!("{kind} · {stages}{away}")
}

fn new_pipeline(session: Session) -> AnyView {
    let router = use_router();
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
        let texts = session.voice().texts;
        let stages = vec![
            (texts.say("settings-first-work"), "open"),
            (texts.say("settings-first-won"), "won"),
            (texts.say("settings-first-lost"), "lost"),
        ];
        let new = Command::NewPipeline { name: name.get_untracked(), of: of.get_untracked(), stages };
        session.dispatch_then(new, move |done| {
            if let Some(pipeline) = done.subject {
                router.go(&format!("/pipelines/{pipeline}"));
            }
        });
    };
    view! {
        <form class="adder" on:submit=add>
            {named(session.say("settings-new-pipeline"), view! {
                <input class="input" autocomplete="off" required=true prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))/>
            })}
            {named(label, kind)}
            <button type="submit" class="button">{session.say("common-add")}</button>
        </form>
    }
    .into_any()
}
