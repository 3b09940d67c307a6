//! A pipeline drawn: its stages below each other, what rules do beside each, and arrows along them. The arrows are for the
//! eye; all that they say stands in the list too.

use super::print;
use crate::model::{Kind, RecordId};
use crate::rule::Mode;
use crate::ui::parts::{Pip, icon, with_words};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::diagram::{By, Line, Move, PipelineDiagram, Row, Spot, pipeline};
use crate::views::process::facts;
use leptos::prelude::*;

pub(super) fn view(session: Session, id: RecordId) -> AnyView {
    let diagram = Memo::new(move |_| session.look(|sight| pipeline(sight, id)));
    let name = move || diagram.with(|diagram| diagram.as_ref().map(|diagram| diagram.pipeline.name.clone()));
    view! {
        <header class="page-head">
            <p><A href=format!("/pipelines/{id}")>{move || session.say("settings-pipelines")}</A></p>
            <h1>{name}</h1>
            <div class="actions">
                <A href="/process" attr:class="button quiet">{move || session.say("process-title")}</A>
                {print(session)}
            </div>
        </header>
        <div class="page-body">
            <div class="page-main process">{move || diagram.get().map(|diagram| drawn(session, diagram))}</div>
        </div>
    }
    .into_any()
}

fn drawn(session: Session, diagram: PipelineDiagram) -> AnyView {
    let texts = session.voice().texts;
    let PipelineDiagram { pipeline, rows, lines, lanes } = diagram;
    let of = pipeline.of.unwrap_or(Kind::Deal);
    // Arrows take a seventh of the width at most.
    let columns = match lanes {
        0 => "minmax(0, 1fr)".to_owned(),
        lanes => format!("repeat({lanes}, min(1rem, 14cqi / {lanes})) minmax(0, 1fr)"),
    };
    let silent = rows.iter().all(|row| row.moves.is_empty() && row.acts.is_empty() && row.brings.is_empty());
    let none = silent.then(|| view! { <p class="hint">{texts.say("diagram-none")}</p> });
    let name = texts.say_with("diagram-of", &[("name", pipeline.name.into())]);
    let rows = rows.into_iter().enumerate().map(|(n, one)| row(session, of, one, n, lanes)).collect_view();
    let lines = lines.into_iter().map(|one| line(one, lanes)).collect_view();
    view! {
        {none}
        <ol class="diagram" aria-label=name
            style:grid-template-columns=columns>{rows}{lines}</ol>
    }
    .into_any()
}

fn row(session: Session, of: Kind, row: Row, n: usize, lanes: usize) -> AnyView {
    let texts = session.voice().texts;
    let Row { spot, moves, acts, brings } = row;
    let place = format!("{} / {}", n + 1, lanes + 1);
    let (hue, end, head) = match spot {
        Spot::Stage(stage) => {
            let said = session.glance(|sight| with_words(session, sight, |words| facts(&stage, of, words)));
            let head = view! {
                <p class="diagram-stage">
                    <Pip along=stage.along end=stage.end.clone()/><strong>{stage.name}</strong>" "
                    <span class="hint">{said.join(" · ")}</span>
                </p>
            };
            (Some(stage.hue.to_string()), Some(stage.end), head.into_any())
        }
        Spot::Anywhere => (None, None, apart(texts.say("diagram-anywhere"))),
        Spot::Beyond => (None, None, apart(texts.say("diagram-beyond"))),
    };
    let is_empty = moves.is_empty() && acts.is_empty() && brings.is_empty();
    let moves = moves.into_iter().map(|one| moved(session, one)).collect_view();
    let acts = acts.into_iter().map(|one| act(session, icon("zap"), texts.say("diagram-acts"), one.by)).collect_view();
    let brings = brings
        .into_iter()
        .map(|one| {
            let kind = texts.say_named("kind", one.of.name(), &[]);
            act(session, icon("plus"), texts.say_with("diagram-brings", &[("kind", kind.into())]), one.by)
        })
        .collect_view();
    let done = (!is_empty).then(|| view! { <ul>{moves}{acts}{brings}</ul> });
    view! {
        <li data-hue=hue data-end=end style:grid-area=place>{head}{done}</li>
    }
    .into_any()
}

/// The head of a row that is no stage.
fn apart(name: String) -> AnyView {
    view! { <p class="diagram-stage">{icon("list")}<strong>{name}</strong></p> }.into_any()
}

fn moved(session: Session, one: Move) -> AnyView {
    let texts = session.voice().texts;
    let to = match one.beyond {
        Some(pipeline) => texts.say_with("diagram-in", &[("stage", one.to.into()), ("pipeline", pipeline.into())]),
        None => one.to,
    };
    let to = texts.say_with("diagram-to", &[("stage", to.into())]);
    let closed = one.closed.then(|| view! { <span class="mark" data-tone="warn">{texts.say("diagram-closed")}</span> });
    view! { <li>{icon("arrow-right")}<strong>{to}</strong>{rule(session, one.by)}{closed}</li> }.into_any()
}

fn act(session: Session, picture: AnyView, said: String, by: By) -> AnyView {
    view! { <li>{picture}<span>{said}</span>{rule(session, by)}</li> }.into_any()
}

fn rule(session: Session, by: By) -> AnyView {
    let mode = session.voice().texts.say_named("rules-mode", by.mode.word(), &[]);
    let off = (by.mode == Mode::Off).then_some("true");
    view! { <A href=format!("/rules/{}", by.rule)>{by.name}</A><span class="mark" data-off=off>{mode}</span> }
        .into_any()
}

/// An arrow in its lane, from the head of one row to that of another.
fn line(line: Line, lanes: usize) -> AnyView {
    let Line { from, to, lane, mode } = line;
    let (top, bottom) = (from.min(to) + 1, from.max(to) + 1);
    let place = format!("{top} / {} / {bottom} / {}", lanes - lane, lanes + 1);
    let down = if to > from { "down" } else { "up" };
    view! { <li class="diagram-line" aria-hidden="true" data-to=down data-mode=mode.word() style:grid-area=place></li> }
        .into_any()
}
