//! Restoring: what will differ when everything is as in the file, and doing it.

use super::Desk;
use super::fates::{Fates, first_a_backup};
use crate::commands::Command;
use crate::exchange::backup::{Restored, difference};
use crate::journal::Change;
use crate::text::Arg;
use crate::ui::parts::OpenedBackup;
use crate::ui::session::ToastKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Restoring(desk: Desk, opened: OpenedBackup) -> impl IntoView {
    let session = desk.session;
    let texts = session.voice().texts;
    let changes = changes(desk, &opened);
    let restored = Restored::by(&changes);
    let n = |count: usize| [("n", Arg::from(count as f64))];
    let body = if changes.is_empty() {
        view! { <p>{session.say("restore-nothing")}</p> }.into_any()
    } else {
        let counts = [
            texts.say_with("restore-added", &n(restored.added.len())),
            texts.say_with("restore-back", &n(restored.brought_back.len())),
            texts.say_with("merge-changed", &n(restored.changed.len())),
            texts.say_with("merge-deleted", &n(restored.deleted.len())),
        ];
        let fates = Fates {
            added: &restored.added,
            back: &restored.brought_back,
            changed: &restored.changed,
            deleted: &restored.deleted,
        };
        let fates = fates.view(session, &opened.backup);
        let run = move |_| {
            // Anew: something may have changed here since it was looked at.
            let changes = self::changes(desk, &opened);
            let file = opened.file.clone();
            spawn_local(async move {
                if let Ok(done) = session.carry_out(Command::Restore { file, changes }).await {
                    let args = [("n", Arg::from(done.touched as f64))];
                    let text = session.voice().texts.say_with("restore-done", &args);
                    session.tell(ToastKind::Done, text.clone());
                    desk.finish(text, None);
                }
            });
        };
        view! {
            <p><strong>{counts.join(" · ")}</strong></p>
            {fates}
            <p class="actions">
                <button class="button danger" on:click=run>{session.say("restore-run")}</button>
                {first_a_backup(session)}
            </p>
        }
        .into_any()
    };
    view! {
        <section class="backup-part">
            <h3>{session.say("restore-title")}</h3>
            <p>{session.say("restore-about")}</p>
            {body}
        </section>
    }
}

fn changes(desk: Desk, opened: &OpenedBackup) -> Vec<Change> {
    desk.session.glance(|sight| difference(sight.records, &opened.backup.records))
}
