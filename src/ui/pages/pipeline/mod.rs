//! A pipeline: what it is called, whether it is in use, and the stages on its way, each unfolding where it stands.

mod new_stage;
mod remove;
mod stage;

use crate::commands::Command;
use crate::model::schema::{ARCHIVED, NAME};
use crate::model::{Kind, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{EditField, Over};
use crate::ui::router::{A, use_router};
use crate::ui::session::Session;
use crate::views::settings::{PipelineRow, StageRow, pipelines, stages};
use leptos::prelude::*;
use new_stage::NewStage;
use stage::Stage;

/// The page of a pipeline.
#[component]
pub fn PipelinePage() -> impl IntoView {
    let session = use_session();
    let id = use_router().param().parse::<RecordId>().ok();
    // Another language: everything is said anew.
    move || {
        session.language.get();
        let row = id.and_then(|id| session.glance(|sight| pipelines(sight).into_iter().find(|row| row.id == id)));
        match row {
            Some(row) => pipeline(session, &row),
            None => view! { <div class="page-body"><p class="page-main">{session.say("frame-record-gone")}</p></div> }
                .into_any(),
        }
    }
}

/// What the rows of one way share.
#[derive(Clone, Copy)]
struct Way {
    session: Session,
    of: Kind,
    stages: Memo<Vec<StageRow>>,
    places: Signal<Vec<(RecordId, f64)>>,
    over: Over,
    told: RwSignal<String>,
    /// The stage that is asked about before it is removed.
    removing: RwSignal<Option<RecordId>>,
}

fn pipeline(session: Session, row: &PipelineRow) -> AnyView {
    let id = row.id;
    let of = row.of.unwrap_or(Kind::Deal);
    let live = Memo::new(move |_| session.look(|sight| pipelines(sight).into_iter().find(|row| row.id == id)));
    let stages = Memo::new(move |_| session.look(|sight| stages(sight, id)));
    let places = Signal::derive(move || live.get().map(|row| row.stages).unwrap_or_default());
    let way = Way {
        session,
        of,
        stages,
        places,
        over: RwSignal::new(None),
        told: RwSignal::new(String::new()),
        removing: RwSignal::new(None),
    };
    let standing = move || stages.with(|stages| stages.iter().map(|stage| stage.standing).sum::<usize>());
    let name = move || live.get().map(|row| row.name).unwrap_or_default();
    let used = move |event| {
        let archived = Some(Value::Flag(!event_target_checked(&event)));
        session.dispatch(Command::Edit { ids: vec![id], fields: vec![(ARCHIVED, archived)] });
    };
    let held = move || {
        let texts = session.voice().texts;
        let kind = texts.say_named("kinds", of.name(), &[]);
        format!("{kind} · {}", texts.say_with("settings-standing", &[("n", Arg::from(standing()))]))
    };
    view! {
        <header class="page-head">
            <p><A href="/settings">{session.say("settings-title")}</A></p>
            <h1>{name}</h1>
            <p>{held}</p>
            <div class="actions">
                <A href=format!("/process/{id}") attr:class="button">{session.say("diagram-rules")}</A>
            </div>
        </header>
        <div class="page-body">
            <div class="page-main settings pipeline">
                <div class="settings-rows">
                    <EditField id field=NAME/>
                    <div class="settings-row">
                        <span class="field-name">{session.say("settings-pipeline-use")}</span>
                        <div>
                            <label class="check">
                                <input type="checkbox" prop:checked=move || live.get().is_some_and(|row| !row.archived)
                                    on:change=used/>
                                <span>{session.say("settings-pipeline-shown")}</span>
                            </label>
                            <p class="hint">{session.say("settings-pipeline-away")}</p>
                        </div>
                    </div>
                </div>
                <div class="section-head"><h2>{session.say("kinds-stage")}</h2></div>
                <ol class="stages" aria-label=session.say("kinds-stage")>
                    <For each=move || places.get() key=|(id, _)| *id let:place><Stage way id=place.0/></For>
                </ol>
                <p class="spoken" role="status">{move || way.told.get()}</p>
                <NewStage way pipeline=id/>
            </div>
        </div>
        {move || way.removing.get().map(|stage| view! { <remove::Question way stage/> })}
    }
    .into_any()
}
