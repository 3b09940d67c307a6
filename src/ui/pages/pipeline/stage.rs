//! A stage in its place on the way: in a line what it is, unfolded what can be changed.

use super::Way;
use crate::commands::{Command, ways_in};
use crate::model::schema::{APPROVER, ASKS, COMES_FROM, HINT, HUE, NAME, PROBABILITY, ROT_DAYS, STAGE_KIND};
use crate::model::{Kind, RecordId, Value};
use crate::text::Arg;
use crate::ui::parts::{EditField, Grip, Pip, comes_to, many, with_words};
use crate::views::process::facts;
use crate::views::settings::{StageRow, askable, asks};
use leptos::prelude::*;

#[component]
pub(super) fn Stage(way: Way, id: RecordId) -> impl IntoView {
    let Way { session, of, stages, places, over, told, .. } = way;
    let row = Memo::new(move |_| stages.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
    let name = move || row.get().map(|row| row.name).unwrap_or_default();
    let chance = (of == Kind::Deal).then(|| view! { <EditField id field=PROBABILITY/> });
    let options = session.glance(|sight| askable(sight, of));
    let options = options.into_iter().map(|row| (row.key.to_string(), session.field_name(row.id))).collect();
    let chosen = session.glance(|sight| asks(sight, id));
    let asked = many(session.say("settings-asks"), options, chosen, move |keys| {
        let keys = (!keys.is_empty()).then_some(Value::Texts(keys));
        session.dispatch(Command::Edit { ids: vec![id], fields: vec![(ASKS, keys)] });
    });
    let others = stages.with_untracked(|rows| {
        let others = rows.iter().filter(|row| row.id != id);
        others.map(|row| (row.id.to_string(), row.name.clone())).collect::<Vec<_>>()
    });
    let ways = session.glance(|sight| ways_in(sight.records, id)).iter().map(ToString::to_string).collect();
    let entered = many(session.say("settings-comes-from"), others, ways, move |stages| {
        let stages: Vec<RecordId> = stages.iter().filter_map(|stage| stage.parse().ok()).collect();
        let stages = (!stages.is_empty()).then_some(Value::Refs(stages));
        session.dispatch(Command::Edit { ids: vec![id], fields: vec![(COMES_FROM, stages)] });
    });
    let pip = move || row.get().map(|row| view! { <Pip along=row.along end=row.end/> });
    view! {
        <li class="stage-row" data-row=id.to_string() data-over=move || comes_to(over, places, id)
            data-hue=move || row.get().map(|row| row.hue.to_string()) data-end=move || row.get().map(|row| row.end)>
            <Grip id list=places over told/>
            <details>
                <summary>{pip}<strong>{name}</strong><span class="hint">{move || row.get().map(|row| said(way, &row))}</span></summary>
                <div class="settings-rows">
                    <EditField id field=NAME/>
                    <EditField id field=STAGE_KIND/>
                    <Hues way id/>
                    {chance}
                    <EditField id field=ROT_DAYS/>
                    {asked}
                    {entered}
                    <EditField id field=APPROVER/>
                    <EditField id field=HINT/>
                    <p class="actions">
                        <button class="button small danger" on:click=move |_| way.removing.set(Some(id))>
                            {session.say("settings-stage-remove")}
                        </button>
                    </p>
                </div>
            </details>
        </li>
    }
    .into_any()
}

/// What is worth knowing of a stage while it is folded.
fn said(way: Way, row: &StageRow) -> String {
    let session = way.session;
    let mut said = session.glance(|sight| with_words(session, sight, |words| facts(row, way.of, words)));
    if row.standing > 0 {
        said.push(session.voice().texts.say_with("settings-standing", &[("n", Arg::from(row.standing))]));
    }
    said.join(" · ")
}

/// The six colours; the ends have their own.
#[component]
fn Hues(way: Way, id: RecordId) -> impl IntoView {
    let session = way.session;
    let row = Memo::new(move |_| way.stages.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
    let group = format!("hue-{id}");
    let choices = (1..=6u32)
        .map(|hue| {
            let chosen = move || row.get().is_some_and(|row| u32::from(row.hue) == hue);
            let choose = move |_| {
                session.dispatch(Command::Edit { ids: vec![id], fields: vec![(HUE, Some(Value::from(hue)))] });
            };
            let name = session.voice().texts.say_with("settings-hue", &[("n", Arg::from(hue as usize))]);
            view! {
                <input type="radio" name=group.clone() data-hue=hue.to_string() aria-label=name
                    prop:checked=chosen on:change=choose/>
            }
        })
        .collect_view();
    let open = move || row.get().is_some_and(|row| row.end == "open");
    view! {
        <fieldset class="field hues" hidden=move || !open()>
            <legend class="field-name">{session.field_name(HUE)}</legend>
            <div>{choices}</div>
        </fieldset>
    }
    .into_any()
}
