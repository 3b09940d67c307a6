//! Backups: save one; open one, see what it is, and merge it or make everything as it says.

mod fates;
mod merge;
mod place_row;
mod restore;
mod save;
mod values;

use crate::model::{Instant, Zone};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{BackupFile, OpenedBackup};
use crate::ui::router::A;
use crate::ui::session::{Session, offset_minutes};
use leptos::prelude::*;
use merge::Merging;
use restore::Restoring;
use save::Save;

/// The opened backup, and what was done with the last one.
#[derive(Clone, Copy)]
struct Desk {
    session: Session,
    opened: RwSignal<Option<OpenedBackup>, LocalStorage>,
    done: RwSignal<Option<Finished>>,
}

/// What was done, and where more of it is told.
#[derive(Clone)]
struct Finished {
    text: String,
    /// A path, and what stands there.
    more: Option<(&'static str, String)>,
}

impl Desk {
    /// Says what was done, and puts the file away.
    fn finish(self, text: String, more: Option<(&'static str, String)>) {
        self.done.set(Some(Finished { text, more }));
        self.opened.set(None);
    }
}

/// The backup screen.
#[component]
pub fn Backup() -> impl IntoView {
    let session = use_session();
    let desk = Desk { session, opened: RwSignal::new_local(None), done: RwSignal::new(None) };
    let read = move |opened| {
        desk.done.set(None);
        desk.opened.set(Some(opened));
    };
    view! {
        <header class="page-head"><h1>{move || session.say("backup-title")}</h1></header>
        <div class="page-body">
            <div class="page-main backup">
                <Save/>
                <p><A href="/storage">{move || session.say("stored-title")}</A></p>
                <section class="backup-part">
                    <div class="section-head"><h2>{move || session.say("backup-open")}</h2></div>
                    {move || desk.done.get().map(|done| view! {
                        <div class="notice" role="status" data-tone="good">
                            <p>{done.text}</p>
                            {done.more.map(|(path, text)| view! { <p><A href=path>{text}</A></p> })}
                        </div>
                    })}
                    {move || match desk.opened.get() {
                        None => view! { <BackupFile label=session.say("backup-choose") on_read=read/> }.into_any(),
                        Some(opened) => view! { <Opened desk opened/> }.into_any(),
                    }}
                </section>
                <section class="backup-part">
                    <div class="section-head"><h2>{move || session.say("backup-carry")}</h2></div>
                    <ol class="steps">
                        <li>{move || session.say("backup-carry-there")}</li>
                        <li>{move || session.say("backup-carry-open")}</li>
                        <li>{move || session.say("backup-carry-back")}</li>
                    </ol>
                </section>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Opened(desk: Desk, opened: OpenedBackup) -> impl IntoView {
    let session = desk.session;
    let ours = session.manifest().is_some_and(|manifest| manifest.base == opened.backup.base);
    let last = opened.backup.sets.last().map(|set| Instant(i64::try_from(set.stamp.ms()).unwrap_or(i64::MAX)));
    let changed = last.map(|last| {
        let when = [("when", Arg::from(moment(session, last)))];
        view! { <p>{session.voice().texts.say_with("backup-last-change", &when)}</p> }
    });
    let records = [("n", Arg::from(opened.backup.records.len() as f64))];
    let whose = if ours { session.say("backup-same-base") } else { session.say("backup-other-base") };
    let merging = if ours {
        view! { <Merging desk opened=opened.clone()/> }.into_any()
    } else {
        view! {
            <section class="backup-part">
                <h3>{session.say("merge-title")}</h3>
                <p>{session.say("merge-other-base")}</p>
            </section>
        }
        .into_any()
    };
    view! {
        <div class="notice" role="status">
            <strong>{opened.file.clone()}</strong>
            <p>{whose}</p>
            {changed}
            <p>{session.voice().texts.say_with("backup-records", &records)}</p>
            <p class="actions">
                <button class="button" on:click=move |_| desk.opened.set(None)>{session.say("backup-put-away")}</button>
            </p>
        </div>
        {merging}
        <Restoring desk opened/>
    }
}

/// A moment as the person reads it.
fn moment(session: Session, at: Instant) -> String {
    let offset = session.glance(|sight| offset_minutes(sight.zone as &dyn Zone, at));
    session.voice().formats.instant(at.0, offset)
}
