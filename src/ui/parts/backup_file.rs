//! Choosing a backup and reading it: the button, how far it is, and what is wrong with the file.

use super::backup_worded;
use crate::browser::backup_worker::BackupWorker;
use crate::browser::received;
use crate::exchange::backup::Backup;
use crate::text::Arg;
use crate::ui::app::use_session;
use futures::future::{AbortHandle, abortable};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use web_sys::File;

/// A backup that was read.
#[derive(Clone)]
pub struct OpenedBackup {
    /// The name of the file.
    pub file: String,
    /// What is in it.
    pub backup: Rc<Backup>,
}

/// Where a backup is chosen. It is read in the Worker; nothing here differs by that.
#[component]
pub fn BackupFile(
    /// What the button says.
    label: String,
    /// Gets what was read.
    on_read: impl Fn(OpenedBackup) + Copy + 'static,
) -> impl IntoView {
    let session = use_session();
    let input = NodeRef::<html::Input>::new();
    // The name of the file, bytes read, bytes in all.
    let reading = RwSignal::new(None::<(String, u64, u64)>);
    let fault = RwSignal::new(None::<String>);
    // Ends the reading, and the Worker with it.
    let end = StoredValue::new_local(None::<AbortHandle>);
    let stop = move || {
        end.update_value(|end| end.take().into_iter().for_each(|end| end.abort()));
        reading.set(None);
    };
    let read = move |file: File| {
        stop();
        fault.set(None);
        let name = file.name();
        reading.set(Some((name.clone(), 0, 1)));
        spawn_local(async move {
            let told = |done, total| drop(reading.try_set(Some((name.clone(), done, total))));
            let whole = async { BackupWorker::start().await?.read(&file, told).await };
            let (whole, handle) = abortable(whole);
            end.set_value(Some(handle));
            let Ok(read) = whole.await else { return };
            reading.set(None);
            match read {
                Ok(backup) => on_read(OpenedBackup { file: name, backup: Rc::new(backup) }),
                Err(error) => fault.set(Some(backup_worded::unread(session, &error))),
            }
        });
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again.
        input.set_value("");
        if let Some(file) = file {
            read(file);
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            read(file);
        }
    };
    // Opened with the app, or shared with it: as if it were chosen here.
    if let Some(file) = received::take() {
        read(file);
    }
    on_cleanup(move || {
        end.try_update_value(|end| end.take().into_iter().for_each(|end| end.abort()));
    });
    let busy = Memo::new(move |_| reading.with(Option::is_some));
    view! {
        {move || fault.get().map(|fault| view! {
            <div class="notice" role="alert" data-tone="late">
                <p>{fault}</p>
                <p>{session.say("backup-nothing-changed")}</p>
            </div>
        })}
        <div class="drop" hidden=move || busy.get() on:dragover=|event| event.prevent_default() on:drop=dropped>
            <label class="button" for="backup-file">{label}</label>
            <input id="backup-file" class="spoken" type="file" accept=".json,application/json"
                node_ref=input on:change=chosen/>
            <p class="hint">{move || session.say("import-drop")}</p>
        </div>
        <Show when=move || busy.get()>
            <p role="status">{move || {
                let file = reading.with(|reading| reading.as_ref().map(|(file, ..)| file.clone()).unwrap_or_default());
                session.voice().texts.say_with("import-reading", &[("file", Arg::from(file))])
            }}</p>
            <progress
                max=move || reading.with(|reading| reading.as_ref().map_or(1, |(_, _, total)| *total)).to_string()
                value=move || reading.with(|reading| reading.as_ref().map_or(0, |(_, done, _)| *done)).to_string()
            ></progress>
            <p class="actions">
                <button class="button" on:click=move |_| stop()>{session.say("common-cancel")}</button>
            </p>
        </Show>
    }
}
