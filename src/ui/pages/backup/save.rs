//! Saving a backup: when it was done last, where it goes, how far it is, and that it was checked.

use super::place_row::PlaceRow;
use crate::browser::place::{self, Place, PlaceError};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::backup_worded;
use crate::ui::session::{NotSaved, Phase, ToastKind, last_backup_ago};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Save() -> impl IntoView {
    let session = use_session();
    let saving = RwSignal::new(None::<(u64, u64)>);
    let stopped = StoredValue::new(false);
    let told = RwSignal::new(None::<Result<String, String>>);
    let place = RwSignal::new_local(None::<Place>);
    spawn_local(async move {
        let kept = place::kept().await;
        let _ = place.try_set(kept);
    });
    // Leaving the screen stops it too.
    let going = move || stopped.try_get_value() == Some(false);
    let save = move |place: Option<Place>| {
        stopped.set_value(false);
        told.set(None);
        saving.set(Some((0, 1)));
        spawn_local(async move {
            let go_on = move |done, total| {
                saving.try_set(Some((done, total)));
                going()
            };
            // While the click is fresh: later the browser would ask nobody.
            let saved = match &place {
                Some(place) if !place.allow().await => Err(PlaceError::NotAllowed.into()),
                place => session.back_up(place.as_ref(), go_on).await,
            };
            saving.try_set(None);
            let text = match saved {
                Ok(saved) => Ok(backup_worded::saved(session, &saved)),
                Err(NotSaved::Stopped) => return session.tell(ToastKind::Told, session.say("backup-stopped")),
                Err(error) => Err(backup_worded::not_saved(session, &error)),
            };
            told.try_set(Some(text));
        });
    };
    let age = move || match last_backup_ago(session) {
        None => session.say("backup-never"),
        Some(ago) => session.voice().texts.say_with("backup-last", &[("when", Arg::from(ago))]),
    };
    let busy = Memo::new(move |_| saving.with(Option::is_some));
    let opening = Memo::new(move |_| session.phase.get() != Phase::Ready);
    let unusable = move || busy.get() || opening.get();
    // What could not be written to the place can be had all the same.
    let instead = move || {
        let there = place.with(Option::is_some);
        there.then(|| {
            view! {
                <p class="actions">
                    <button class="button" on:click=move |_| save(None)>{session.say("backup-download-instead")}</button>
                </p>
            }
        })
    };
    view! {
        <section class="backup-part">
            <p>{move || session.say("backup-why")}</p>
            <p class="hint">{age}</p>
            {move || told.get().map(|told| match told {
                Ok(text) => view! { <div class="notice" role="status" data-tone="good"><p>{text}</p></div> }.into_any(),
                Err(text) => view! {
                    <div class="notice" role="alert" data-tone="late"><p>{text}</p>{instead()}</div>
                }.into_any(),
            })}
            <Show when=move || busy.get()>
                <p role="status">{move || session.say("backup-saving")}</p>
                <progress
                    max=move || saving.get().map_or(1, |(_, total)| total).to_string()
                    value=move || saving.get().map_or(0, |(done, _)| done).to_string()
                ></progress>
            </Show>
            <p class="actions">
                <button class="button primary" disabled=unusable on:click=move |_| save(place.get_untracked())>
                    {move || session.say("backup-save")}
                </button>
                <Show when=move || busy.get()>
                    <button class="button" on:click=move |_| stopped.set_value(true)>
                        {move || session.say("common-cancel")}
                    </button>
                </Show>
            </p>
            <PlaceRow place/>
        </section>
    }
}
