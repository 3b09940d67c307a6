//! What rules suggest: each with yes and no, and one answer for all of a rule.

use super::link;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{asks, moment, open_run_acts};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::today::{RunRow, Suggestion};
use leptos::prelude::*;

/// What each rule suggests.
pub(super) fn groups(rows: Memo<Vec<Suggestion>>) -> AnyView {
    let session = use_session();
    let groups = move || rows.get().iter().map(|suggestion| group(session, suggestion)).collect_view();
    view! { <div class="suggestions">{groups}</div> }.into_any()
}

fn group(session: Session, suggestion: &Suggestion) -> AnyView {
    let Suggestion { of, rule, runs, first } = suggestion;
    let texts = session.voice().texts;
    let (name, rule) = (rule.clone(), rule.clone());
    let title = match of {
        Some(id) => view! { <A href=format!("/rules/{id}")>{name}</A> }.into_any(),
        None => name.into_any(),
    };
    let line = |run: &RunRow| {
        let name = run.about.as_ref().map(|about| about.name.clone()).unwrap_or_default();
        view! {
            <li>
                <p>{link(run.about.as_ref())}" "<span class="hint">{moment(session, run.at)}</span></p>
                {open_run_acts(session, vec![run.id], "asked", &name)}
            </li>
        }
    };
    let all = (runs.len() > 1).then(|| open_run_acts(session, runs.clone(), "asked", &rule));
    let more = runs.len().saturating_sub(first.len());
    let more = (more > 0)
        .then(|| view! { <p class="hint">{texts.say_with("common-more-count", &[("n", Arg::from(more))])}</p> });
    view! {
        <section class="suggestion" aria-label=rule>
            <h3>{title}</h3>
            <p class="hint">{runs.first().map(|run| asks(session, *run))}</p>
            <ul>{first.iter().map(line).collect_view()}</ul>
            {more}
            {all}
        </section>
    }
    .into_any()
}
