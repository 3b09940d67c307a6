//! Where backups go: to the downloads, or to a folder or a file that the person chose.

use crate::browser::clock::{LocalZone, now};
use crate::browser::place::{self, Place, PlaceError};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::backup_worded;
use crate::ui::session::name_of_minute;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn PlaceRow(place: RwSignal<Option<Place>, LocalStorage>) -> impl IntoView {
    let session = use_session();
    let fault = RwSignal::new(None::<String>);
    let asks = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return asks.set(false) };
        spawn_local(async move {
            let allowed = place.is_allowed().await;
            let _ = asks.try_set(!allowed);
        });
    });
    let take = move |chosen: Result<Option<Place>, PlaceError>| async move {
        fault.try_set(None);
        match chosen {
            // Nothing was chosen: all stays as it was.
            Ok(None) => {}
            Ok(Some(chosen)) => {
                let kept = chosen.keep().await;
                let _ = place.try_set(Some(chosen));
                if let Err(error) = kept {
                    fault.try_set(Some(backup_worded::place(session, &error)));
                }
            }
            Err(error) => drop(fault.try_set(Some(backup_worded::place(session, &error)))),
        }
    };
    let folder = move |_| spawn_local(async move { take(place::choose_folder().await).await });
    let file = move |_| {
        let name = name_of_minute(now(), &LocalZone::unnamed());
        spawn_local(async move { take(place::choose_file(&name).await).await });
    };
    let downloads = move |_| {
        fault.set(None);
        place.set(None);
        spawn_local(place::forget());
    };
    let where_to = move || {
        place.with(|place| match place {
            _ if !place::is_offered() => session.say("backup-to-downloads-only"),
            None => session.say("backup-to-downloads"),
            Some(place) => {
                let name = [("name", Arg::from(place.name()))];
                let texts = session.voice().texts;
                match place.is_folder() {
                    true => texts.say_with("backup-to-folder", &name),
                    false => texts.say_with("backup-to-file", &name),
                }
            }
        })
    };
    view! {
        <div class="backup-place">
            <p class="hint">
                {where_to}
                {move || asks.get().then(|| format!(" {}", session.say("backup-place-asks")))}
            </p>
            <p class="field-fault" role="alert">{move || fault.get()}</p>
            <p class="hint">{move || session.say("backup-lies-elsewhere")}</p>
            <Show when=place::is_offered>
                <ul class="hint">
                    <li>{move || session.say("backup-folder-about")}</li>
                    <li>{move || session.say("backup-file-about")}</li>
                </ul>
                <p class="actions">
                    <button class="button small" on:click=folder>{move || session.say("backup-choose-folder")}</button>
                    <button class="button small" on:click=file>{move || session.say("backup-choose-file")}</button>
                    <Show when=move || place.with(Option::is_some)>
                        <button class="button small" on:click=downloads>
                            {move || session.say("backup-choose-downloads")}
                        </button>
                    </Show>
                </p>
            </Show>
        </div>
    }
}
