//! What could not be done, and why.

use super::link;
use crate::automation::Did;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{failure, moment, stopped};
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
    let failed = seen.iter().flat_map(|trace| &trace.did).find(|did| did.failed());
    let reason = match failed {
        Some(did) => failure(session, did),
        None if run.status == "stopped" => stopped(session, seen.iter().any(|trace| !trace.cycle.is_empty())),
        None => failure(session, &Did::WrongValue),
    };
    view! {
        <li class="told">
            <div>
                <p data-tone="late">{reason}</p>
                <p class="hint">{rule}" · "{link(run.about.as_ref())}" · "{moment(session, run.at)}</p>
            </div>
        </li>
    }
}
