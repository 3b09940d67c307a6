//! Backups without the page for them: in one click, wherever one is reminded, and one a day into a chosen folder.
//!
//! Never here: a question to the person that did not click.

use super::parts::backup_worded;
use super::session::{Phase, Session, ToastKind};
use crate::browser::place;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long (ms) a page lives before it saves the copy of the day: whoever comes wants to begin first.
const SETTLED: Duration = Duration::from_secs(10);

/// Saves a backup to where they go, and tells what came of it.
pub fn save(session: Session) {
    if session.saving_backup.get_untracked() {
        return;
    }
    session.saving_backup.set(true);
    spawn_local(async move {
        let place = place::kept().await;
        let done = match &place {
            Some(place) if !place.allow().await => Err(place::PlaceError::NotAllowed.into()),
            place => session.back_up(place.as_ref(), |_, _| true).await,
        };
        session.saving_backup.set(false);
        match done {
            Ok(saved) => session.tell(ToastKind::Told, backup_worded::saved(session, &saved)),
            Err(error) => session.tell(ToastKind::Failed, backup_worded::not_saved(session, &error)),
        }
    });
}

/// Saves a copy a day into the chosen folder, as long as the page is there and the browser asks nobody.
pub fn save_daily(session: Session) {
    let tried = StoredValue::new(None);
    let settled = RwSignal::new(false);
    let settle = move || {
        let _ = settled.try_set(true);
    };
    if let Ok(timer) = set_timeout_with_handle(settle, SETTLED) {
        on_cleanup(move || timer.clear());
    }
    Effect::new(move |_| {
        let today = session.look(|sight| sight.today());
        let ready = session.phase.get() == Phase::Ready && settled.get();
        if !ready || tried.get_value() == Some(today) || !session.leads() || !session.lacks_copy_of_today() {
            return;
        }
        tried.set_value(Some(today));
        spawn_local(async move {
            let Some(place) = place::kept().await else { return };
            if !place.is_folder() || !place.is_allowed().await {
                return;
            }
            if let Err(error) = session.back_up(Some(&place), |_, _| true).await {
                session.tell(ToastKind::Failed, backup_worded::not_saved(session, &error));
            }
        });
    });
}
