//! What could not be done, why, and what one can do about it.

use super::link;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{could_not, moment, open_run_acts, stopped};
use crate::ui::session::Session;
use crate::views::today::RunRow;
use leptos::prelude::*;

/// Runs that failed or were stopped.
pub(super) fn lines(rows: Memo<Vec<RunRow>>) -> AnyView {
    let session = use_session();
    let lines = move || rows.get().into_iter().map(|run| line(session, &run)).collect_view();
    view! { <ul class="lines">{lines}</ul> }.into_any()
}

fn line(session: Session, run: &RunRow) -> impl IntoView + use<> {
    let rule = session.voice().texts.say_with("history-by-rule", &[("rule", Arg::from(run.rule.as_str()))]);
    let seen = run.seen();
    let reason = match run.status.as_str() {
        "stopped" => stopped(session, seen.iter().any(|trace| !trace.cycle.is_empty())),
        _ => could_not(session, run.id),
    };
    let name = run.about.as_ref().map(|about| about.name.clone()).unwrap_or_default();
    let acts = (run.status == "failed").then(|| open_run_acts(session, vec![run.id], "failed", &name));
    view! {
        <li class="told">
            <div>
                <p data-tone="late">{reason}</p>
                <p class="hint">{rule}" · "{link(run.about.as_ref())}" · "{moment(session, run.at)}</p>
                {acts}
            </div>
        </li>
    }
}
