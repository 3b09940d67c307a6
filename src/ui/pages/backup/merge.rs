//! Merging: what comes in, what both sides changed, and which of both will hold.

use super::fates::{Fates, first_a_backup};
use super::{Desk, moment, values};
use crate::commands::Command;
use crate::exchange::backup::{Conflict, Merged, merge};
use crate::model::{Instant, Record, Stamp};
use crate::text::Arg;
use crate::ui::parts::OpenedBackup;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

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
        let fates = Fates { added: &preview.new, back: &[], changed: &preview.changed, deleted: &preview.deleted };
        let fates = fates.view(session, &opened.backup);
        let same = preview.new.is_empty() && preview.changed.is_empty() && preview.deleted.is_empty();
        let counted = if same { session.say("merge-past-only") } else { counts.join(" · ") };
        let told = counted.clone();
        let run = move |_| {
            // Anew: something may have changed here since it was looked at.
            let sets = merged(desk, &opened).sets;
            let told = told.clone();
            // As many as the history lists.
            let came = sets.iter().map(|set| set.deed).collect::<BTreeSet<_>>().len();
            spawn_local(async move {
                if session.carry_out(Command::Merge { sets }).await.is_ok() {
                    let texts = session.voice().texts;
                    let done = texts.say_with("merge-done", &[("counts", Arg::from(told))]);
                    let came = texts.say_with("merge-came", &[("n", Arg::from(came as f64))]);
                    desk.finish(format!("{done} {came}"), Some(("/history", session.say("merge-see"))));
                }
            });
        };
        view! {
            <p><strong>{counted}</strong></p>
            {conflicts}
            {fates}
            <p class="hint">{session.say("merge-no-undo")}</p>
            <p class="actions">
                <button class="button primary" on:click=run>{session.say("merge-run")}</button>
                {first_a_backup(session)}
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

/// What both sides wrote: both values, when each was written, and which one will hold.
fn conflicts(desk: Desk, opened: &OpenedBackup, all: &[Conflict]) -> Option<impl IntoView + use<>> {
    let session = desk.session;
    let all: Vec<&Conflict> = all.iter().filter(|conflict| values::known(session, conflict.field)).collect();
    if all.is_empty() {
        return None;
    }
    let texts = session.voice().texts;
    let title = texts.say_with("merge-conflicts", &[("n", Arg::from(all.len() as f64))]);
    let rows = all
        .iter()
        .take(MOST)
        .map(|conflict| {
            let backup = &*opened.backup;
            let value = |value| values::value(session, backup, conflict.field, value);
            let side = |held, at: Stamp| {
                let at = Instant(i64::try_from(at.ms()).unwrap_or(i64::MAX));
                [("value", Arg::from(value(held))), ("when", Arg::from(moment(session, at)))]
            };
            let here = texts.say_with("merge-here", &side(conflict.ours.as_ref(), conflict.written.0));
            let there = texts.say_with("merge-there", &side(conflict.theirs.as_ref(), conflict.written.1));
            let holds = texts.say_with("merge-holds", &[("value", Arg::from(value(conflict.after.as_ref())))]);
            let why = match conflict.field == Record::LIFE {
                true => session.say("merge-why-deleted"),
                false if conflict.written.0 > conflict.written.1 => session.say("merge-why-here"),
                false => session.say("merge-why-there"),
            };
            let of = values::record(session, backup, conflict.id);
            let field = values::field(session, conflict.field);
            view! {
                <li>
                    <p>{of}" · "{field}</p>
                    <p class="hint">{here}</p>
                    <p class="hint">{there}</p>
                    <p><strong>{holds}</strong>" "<span class="hint">{why}</span></p>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <div class="section-head"><h4>{title}</h4></div>
        <ul class="lines fates">{rows}{values::more(session, all.len(), MOST)}</ul>
    })
}
