//! What rules suggest: each with yes and no, and one answer for all of a rule.

use super::link;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{asks, moment, open_run_acts};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::today::RunRow;
use leptos::prelude::*;

/// Of one rule so many are shown one by one.
const MOST: usize = 5;

/// What each rule suggests, in the order in which they asked.
pub(super) fn groups(rows: Memo<Vec<RunRow>>) -> AnyView {
    let session = use_session();
    let groups = move || {
        let mut groups: Vec<(Option<RecordId>, Vec<RunRow>)> = Vec::new();
        for row in rows.get() {
            match groups.iter_mut().find(|(of, _)| *of == row.of) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((row.of, vec![row])),
            }
        }
        groups.into_iter().map(|(_, rows)| group(session, &rows)).collect_view()
    };
    view! { <div class="suggestions">{groups}</div> }.into_any()
}

fn group(session: Session, rows: &[RunRow]) -> AnyView {
    let Some(first) = rows.first() else { return ().into_any() };
    let texts = session.voice().texts;
    let rule = first.rule.clone();
    let name = rule.clone();
    let title = match first.of {
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
    let all = (rows.len() > 1).then(|| open_run_acts(session, rows.iter().map(|run| run.id).collect(), "asked", &rule));
    let more = rows.len().saturating_sub(MOST);
    let more = (more > 0)
        .then(|| view! { <p class="hint">{texts.say_with("common-more-count", &[("n", Arg::from(more))])}</p> });
    view! {
        <section class="suggestion" aria-label=rule>
            <h3>{title}</h3>
            <p class="hint">{asks(session, first.id)}</p>
            <ul>{rows.iter().take(MOST).map(line).collect_view()}</ul>
            {more}
            {all}
        </section>
    }
    .into_any()
}
