//! Merging: what comes in, what both sides changed, and which of both will hold.

use super::{Desk, values};
use crate::commands::Command;
use crate::exchange::backup::{Conflict, Merged, merge};
use crate::text::Arg;
use crate::ui::parts::OpenedBackup;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Conflicts shown before it is only said how many more there are.
const MOST: usize = 50;

#[component]
pub(super) fn Merging(desk: Desk, opened: OpenedBackup) -> impl IntoView {
    let session = desk.session;
    let texts = session.voice().texts;
    let n = |count: usize| [("n", Arg::from(count as f64))];
    let preview = merged(desk, &opened);
    let body = if preview.sets.is_empty() {
        view! { <p>{session.say("merge-nothing")}</p> }.into_any()
    } else {
        let counts = [
            texts.say_with("merge-new", &n(preview.new.len())),
            texts.say_with("merge-changed", &n(preview.changed.len())),
            texts.say_with("merge-deleted", &n(preview.deleted.len())),
        ];
        let conflicts = conflicts(desk, &opened, &preview.conflicts);
        let run = move |_| {
            // Anew: something may have changed here since it was looked at.
            let sets = merged(desk, &opened).sets;
            spawn_local(async move {
                let changes: usize = sets.iter().map(|set| set.changes.len()).sum();
                if session.carry_out(Command::Merge { sets }).await.is_ok() {
                    let args = [("n", Arg::from(changes as f64))];
                    desk.finish(session.voice().texts.say_with("merge-done", &args));
                }
            });
        };
        view! {
            <p><strong>{counts.join(" · ")}</strong></p>
            {conflicts}
            <p class="actions">
                <button class="button primary" on:click=run>{session.say("merge-run")}</button>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="backup-part">
            <h3>{session.say("merge-title")}</h3>
            <p>{session.say("merge-about")}</p>
            {body}
        </section>
    }
}

/// What merging amounts to; nothing when it is of another base, where it is not offered.
fn merged(desk: Desk, opened: &OpenedBackup) -> Merged {
    let Some(manifest) = desk.session.manifest() else { return Merged::default() };
    desk.session.glance(|sight| merge(&opened.backup, sight.records, &manifest)).unwrap_or_default()
}

fn conflicts(desk: Desk, opened: &OpenedBackup, all: &[Conflict]) -> Option<impl IntoView + use<>> {
    let session = desk.session;
    let all: Vec<&Conflict> = all.iter().filter(|conflict| values::known(session, conflict.field)).collect();
    if all.is_empty() {
        return None;
    }
    let texts = session.voice().texts;
    let title = texts.say_with("merge-conflicts", &[("n", Arg::from(all.len() as f64))]);
    let more = all.len().saturating_sub(MOST);
    let more =
        (more > 0).then(|| view! { <li>{texts.say_with("common-more-count", &[("n", Arg::from(more as f64))])}</li> });
    let rows = all
        .iter()
        .take(MOST)
        .map(|conflict| {
            let backup = &*opened.backup;
            let side = |value| values::value(session, backup, conflict.field, value);
            let here = texts.say_with("merge-here", &[("value", Arg::from(side(conflict.ours.as_ref())))]);
            let there = texts.say_with("merge-there", &[("value", Arg::from(side(conflict.theirs.as_ref())))]);
            let holds = texts.say_with("merge-holds", &[("value", Arg::from(side(conflict.after.as_ref())))]);
            let of = values::record(session, backup, conflict.id);
            let field = values::field(session, conflict.field);
            view! { <li>{of}" · "{field}<br/>{here}" · "{there}<br/><strong>{holds}</strong></li> }
        })
        .collect_view();
    Some(view! {
        <details class="notice" data-tone="warn" open>
            <summary>{title}</summary>
            <ul>{rows}{more}</ul>
        </details>
    })
}
