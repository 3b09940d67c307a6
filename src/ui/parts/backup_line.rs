//! The line that reminds of a backup: why, one click to save it, and a week of quiet.

use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::copies;
use crate::ui::session::last_backup_ago;
use leptos::prelude::*;

/// For how many days one is left alone.
const WEEK: i64 = 7;

/// The line. To be shown when it is time.
#[component]
pub fn BackupLine() -> impl IntoView {
    let session = use_session();
    let why = move || match last_backup_ago(session) {
        Some(ago) => session.voice().texts.say_with("backup-line-old", &[("ago", Arg::from(ago))]),
        None => session.say("backup-line-none"),
    };
    let busy = session.saving_backup;
    view! {
        <div class="backup-line" role="group" aria-label=move || session.say("backup-title")>
            <p>{why}</p>
            <p class="actions">
                <button class="button small" disabled=busy on:click=move |_| copies::save(session)>
                    {move || if busy.get() { session.say("backup-saving") } else { session.say("backup-now") }}
                </button>
                <button class="button quiet small" on:click=move |_| session.put_backup_off(WEEK)>
                    {move || session.say("backup-in-a-week")}
                </button>
            </p>
        </div>
    }
    .into_any()
}
