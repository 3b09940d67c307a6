//! What is filled in of a step that makes a record: which, what it is called, where it begins, what it holds.

use super::Form;
use super::template::template;
use super::trigger::{known, stage_options};
use crate::model::Kind;
use crate::model::schema::NAME;
use crate::rule::Place;
use crate::ui::parts::{icon, named, select};
use crate::ui::session::Session;
use crate::views::board::pipelines;
use crate::views::rule_draft::{Key, StepDraft, fillable};
use leptos::prelude::*;

/// The kinds that can be made.
const KINDS: &[Kind] = &[Kind::Deal, Kind::Order, Kind::Ticket, Kind::Lead];

pub(super) fn view(form: Form, key: Key) -> AnyView {
    let Form { session, draft, .. } = form;
    let kind_now = Memo::new(move |_| {
        draft.with(|draft| match draft.step(key) {
            Some(StepDraft::Make { kind, .. }) => *kind,
            _ => Kind::Deal,
        })
    });
    let label = session.say("rules-make");
    let texts = session.voice().texts;
    let kinds = KINDS.iter().map(|kind| (kind.name().to_owned(), texts.say_named("kind", kind.name(), &[]))).collect();
    let which = select(label.clone(), kinds, kind_now.get_untracked().name(), move |name| {
        if let Some(chosen) = Kind::from_name(&name) {
            draft.update(|draft| {
                if let Some(StepDraft::Make { kind, into, lines, .. }) = draft.step_mut(key) {
                    // Another kind has other fields and stages.
                    (*kind, *into) = (chosen, None);
                    lines.clear();
                }
            });
        }
    });
    let read = move || {
        draft.with(|draft| match draft.step(key) {
            Some(StepDraft::Make { name, .. }) => name.clone(),
            _ => String::new(),
        })
    };
    let named_so = template(form, session.field_name(NAME), false, read, move |entered| {
        draft.update(|draft| {
            if let Some(StepDraft::Make { name, .. }) = draft.step_mut(key) {
                *name = entered;
            }
        });
    });
    view! {
        {named(label, which)}
        {named_so}
        {move || place(form, key, kind_now.get())}
        {move || lines(form, key, kind_now.get())}
    }
    .into_any()
}

/// Where it begins: in the first pipeline, in the first stage of another, in a certain stage.
fn place(form: Form, key: Key, kind: Kind) -> AnyView {
    let Form { session, draft, .. } = form;
    let now = draft.with_untracked(|draft| match draft.step(key) {
        Some(StepDraft::Make { into, .. }) => *into,
        _ => None,
    });
    let mut options = vec![(String::new(), session.say("rules-make-usual"))];
    let pipelines = first_stages(session, kind);
    let is_pipeline: Vec<String> = pipelines.iter().map(|(id, _)| id.clone()).collect();
    options.extend(pipelines);
    options.extend(stage_options(session, kind));
    let id = now.map(|place| match place {
        Place::Pipeline(id) | Place::Stage(id) => id,
    });
    let chosen = known(session, id, &mut options);
    let label = session.say("rules-make-into");
    let control = select(label.clone(), options, &chosen, move |chosen| {
        let place = chosen
            .parse()
            .ok()
            .map(|id| if is_pipeline.contains(&chosen) { Place::Pipeline(id) } else { Place::Stage(id) });
        draft.update(|draft| {
            if let Some(StepDraft::Make { into, .. }) = draft.step_mut(key) {
                *into = place;
            }
        });
    });
    named(label, control)
}

fn first_stages(session: Session, kind: Kind) -> Vec<(String, String)> {
    let texts = session.voice().texts;
    let all = session.glance(|sight| pipelines(sight, kind));
    let first = |name: String| texts.say_with("rules-make-first", &[("pipeline", name.into())]);
    all.into_iter().map(|pipeline| (pipeline.id.to_string(), first(pipeline.name))).collect()
}

/// What else it holds, a field in each line.
fn lines(form: Form, key: Key, kind: Kind) -> AnyView {
    let Form { session, draft, .. } = form;
    let keys = Memo::new(move |_| {
        draft.with(|draft| match draft.step(key) {
            Some(StepDraft::Make { lines, .. }) => lines.iter().map(|line| line.key).collect::<Vec<_>>(),
            _ => Vec::new(),
        })
    });
    let add = move |_| session.glance(|sight| draft.update(|draft| draft.add_line(key, sight.schema)));
    view! {
        <ul class="made-fields">
            <For each=move || keys.get() key=|line| *line let:line>
                <li class="fields">{one(form, key, line, kind)}</li>
            </For>
        </ul>
        <button type="button" class="button small" on:click=add>{session.say("rules-make-add")}</button>
    }
    .into_any()
}

fn one(form: Form, key: Key, line: Key, kind: Kind) -> AnyView {
    let Form { session, draft, .. } = form;
    let read = move |draft: &crate::views::rule_draft::RuleDraft| match draft.step(key) {
        Some(StepDraft::Make { lines, .. }) => {
            lines.iter().find(|one| one.key == line).map(|one| (one.field, one.to.clone()))
        }
        _ => None,
    };
    let write = move |field, to| {
        draft.update(|draft| {
            if let Some(line) = draft.line_mut(key, line) {
                (line.field, line.to) = (field, to);
            }
        });
    };
    let remove = move |_| {
        draft.update(|draft| {
            if let Some(StepDraft::Make { lines, .. }) = draft.step_mut(key) {
                lines.retain(|one| one.key != line);
            }
        });
    };
    let rows = session.glance(|sight| fillable(kind, sight.schema));
    let label = session.say("rules-make-remove");
    view! {
        {super::write::view(form, kind, rows, format!("made-{line}"), read, write)}
        <button type="button" class="button bare small" aria-label=label.clone() title=label on:click=remove>
            {icon("trash-2")}
        </button>
    }
    .into_any()
}
