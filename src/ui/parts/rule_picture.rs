//! The path of a rule, drawn: a list from top to bottom, whose ways are lists within. Who listens hears the same lists.

use super::icon;
use crate::rule::Body;
use crate::ui::parts::with_words;
use crate::ui::session::Session;
use crate::views::diagram::{Node, Sort, Way, rule};
use leptos::prelude::*;

/// Draws a rule.
#[must_use]
pub fn rule_picture(session: Session, body: &Body) -> AnyView {
    let diagram = session.glance(|sight| with_words(session, sight, |words| rule(body, words)));
    let notes = diagram.notes.into_iter().map(|note| view! { <p class="hint">{note}</p> }).collect_view();
    view! { <div class="picture">{path(session, diagram.nodes, session.say("diagram-path"))}{notes}</div> }.into_any()
}

fn path(session: Session, nodes: Vec<Node>, name: String) -> AnyView {
    let nodes = nodes.into_iter().map(|one| node(session, one)).collect_view();
    view! { <ol class="rule-path" aria-label=name>{nodes}</ol> }.into_any()
}

fn node(session: Session, node: Node) -> AnyView {
    let texts = session.voice().texts;
    let (picture, word) = match node.sort {
        Sort::When => (icon("zap"), Some(texts.say("rules-when"))),
        Sort::If => (icon("list-filter"), Some(texts.say("rules-if"))),
        Sort::Step => (icon("arrow-right"), None),
        Sort::Wait => (icon("hourglass"), None),
        Sort::Branch => (icon("chevrons-left-right"), None),
        Sort::End => (icon("circle-check"), None),
    };
    let word = word.map(|word| view! { <strong>{word}": "</strong> });
    let ways = (!node.ways.is_empty()).then(|| {
        let ways = node.ways.into_iter().map(|one| way(session, one)).collect_view();
        view! { <ul class="ways">{ways}</ul> }
    });
    view! {
        <li data-stops=node.stops.then_some("true")>
            <p class="rule-node">{picture}<span>{word}{node.text}</span></p>
            {ways}
        </li>
    }
    .into_any()
}

fn way(session: Session, way: Way) -> AnyView {
    let Way { label, nodes } = way;
    let rest = if nodes.is_empty() {
        view! { <p class="hint">{session.say("diagram-goes-on")}</p> }.into_any()
    } else {
        path(session, nodes, label.clone())
    };
    view! { <li class="way"><p><strong>{label}</strong></p>{rest}</li> }.into_any()
}
