//! Adding a stage: before the ends of the way, which stand last.

use super::Way;
use crate::commands::Command;
use crate::model::schema::{HUE, NAME, PIPELINE, POSITION_NO, STAGE_KIND};
use crate::model::{Kind, Number, RecordId, Value};
use crate::ui::parts::named;
use leptos::prelude::*;

#[component]
pub(super) fn NewStage(way: Way, pipeline: RecordId) -> impl IntoView {
    let session = way.session;
    let name = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(named) = Value::text(&name.get_untracked()) else { return };
        let hue = way.stages.with_untracked(|stages| stages.len() % 6 + 1);
        let mut fields = vec![
            (NAME, named),
            (PIPELINE, Value::Ref(pipeline)),
            (STAGE_KIND, Value::from("open")),
            (HUE, Value::from(hue as u32)),
        ];
        fields.extend(Number::new(before_the_ends(way)).map(|place| (POSITION_NO, Value::Number(place))));
        session.dispatch_then(Command::Create { kind: Kind::Stage, fields }, move |_| {
            let _ = name.try_set(String::new());
        });
    };
    view! {
        <form class="adder" on:submit=add>
            {named(session.say("settings-new-stage"), view! {
                <input class="input" autocomplete="off" required=true prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))/>
            })}
            <button type="submit" class="button">{session.say("common-add")}</button>
        </form>
    }
    .into_any()
}

fn before_the_ends(way: Way) -> f64 {
    let places = way.places.get_untracked();
    let is_end = |id: RecordId| {
        way.stages.with_untracked(|stages| stages.iter().any(|stage| stage.id == id && stage.end != "open"))
    };
    let at = places.iter().position(|(id, _)| is_end(*id)).unwrap_or(places.len());
    let high = places.get(at).map(|(_, place)| *place);
    let low = at.checked_sub(1).and_then(|at| places.get(at)).map(|(_, place)| *place);
    match (low, high) {
        (Some(low), Some(high)) => low + (high - low) / 2.0,
        (Some(low), None) => low + 1.0,
        (None, Some(high)) => high - 1.0,
        (None, None) => 0.0,
    }
}
