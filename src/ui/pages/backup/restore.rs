//! Restoring: what will differ when everything is as in the file, and doing it.

use super::{Desk, values};
use crate::commands::Command;
use crate::exchange::backup::{Restored, difference};
use crate::journal::Change;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::parts::OpenedBackup;
use crate::ui::session::ToastKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Records shown before it is only said how many more there are.
const MOST: usize = 50;

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
        let rows = rows(desk, &opened, &restored);
        let run = move |_| {
            // Anew: something may have changed here since it was looked at.
            let changes = self::changes(desk, &opened);
            let file = opened.file.clone();
            spawn_local(async move {
                if let Ok(done) = session.carry_out(Command::Restore { file, changes }).await {
                    let args = [("n", Arg::from(done.touched as f64))];
                    let text = session.voice().texts.say_with("restore-done", &args);
                    session.tell(ToastKind::Done, text.clone());
                    desk.finish(text);
                }
            });
        };
        view! {
            <p><strong>{counts.join(" · ")}</strong></p>
            {rows}
            <p class="actions">
                <button class="button danger" on:click=run>{session.say("restore-run")}</button>
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

fn rows(desk: Desk, opened: &OpenedBackup, restored: &Restored) -> impl IntoView + use<> {
    let session = desk.session;
    let texts = session.voice().texts;
    let backup = &*opened.backup;
    let line = |id: &RecordId, what: String| {
        let of = values::record(session, backup, *id);
        view! { <li>{what}" · "{of}</li> }.into_any()
    };
    let added = restored.added.iter().map(|id| line(id, session.say("restore-fate-added")));
    let back = restored.brought_back.iter().map(|id| line(id, session.say("restore-fate-back")));
    let deleted = restored.deleted.iter().map(|id| line(id, session.say("restore-fate-deleted")));
    let changed = restored.changed.iter().map(|(id, fields)| {
        let of = values::record(session, backup, *id);
        let fields = fields
            .iter()
            .filter(|difference| values::known(session, difference.field))
            .map(|difference| {
                let side = |value| values::value(session, backup, difference.field, value);
                let (before, after) = (side(difference.before.as_ref()), side(difference.after.as_ref()));
                let name = values::field(session, difference.field);
                view! { <br/>{name}": "{before}" → "<strong>{after}</strong> }
            })
            .collect_view();
        view! { <li>{session.say("restore-fate-changed")}" · "{of}{fields}</li> }.into_any()
    });
    let total = restored.added.len() + restored.brought_back.len() + restored.changed.len() + restored.deleted.len();
    let shown: Vec<AnyView> = changed.chain(added).chain(back).chain(deleted).take(MOST).collect();
    let more = total.saturating_sub(MOST);
    let more =
        (more > 0).then(|| view! { <li>{texts.say_with("common-more-count", &[("n", Arg::from(more as f64))])}</li> });
    view! {
        <details class="notice" open>
            <summary>{session.say("restore-differs")}</summary>
            <ul>{shown}{more}</ul>
        </details>
    }
}
