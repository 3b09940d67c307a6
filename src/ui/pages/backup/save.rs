//! Saving a backup: when it was done last, how far it is, and that it was checked.

use crate::browser::clock::now;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::backup_worded;
use crate::ui::session::{NotSaved, Phase, ToastKind, offset_minutes};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn Save() -> impl IntoView {
    let session = use_session();
    let saving = RwSignal::new(None::<(u64, u64)>);
    let stopped = StoredValue::new(false);
    let told = RwSignal::new(None::<Result<String, String>>);
    // Leaving the screen stops it too.
    let going = move || stopped.try_get_value() == Some(false);
    let save = move |_| {
        stopped.set_value(false);
        told.set(None);
        saving.set(Some((0, 1)));
        spawn_local(async move {
            let go_on = move |done, total| {
                saving.try_set(Some((done, total)));
                going()
            };
            let saved = session.back_up(go_on).await;
            saving.try_set(None);
            let text = match saved {
                Ok(saved) => {
                    let args = [("file", Arg::from(saved.file)), ("n", Arg::from(saved.records as f64))];
                    Ok(session.voice().texts.say_with("backup-saved", &args))
                }
                Err(NotSaved::Stopped) => return session.tell(ToastKind::Told, session.say("backup-stopped")),
                Err(error) => Err(backup_worded::not_saved(session, &error)),
            };
            told.try_set(Some(text));
        });
    };
    let age = move || {
        // Again after each saving, and as minutes pass.
        saving.track();
        session.look(|_| ());
        let at = session.last_backup();
        let texts = session.voice().texts;
        match at {
            None => texts.say("backup-never"),
            Some(at) => {
                let offset = session.glance(|sight| offset_minutes(sight.zone, at));
                let ago = session.voice().formats.ago(at.0, now().0, offset);
                texts.say_with("backup-last", &[("when", Arg::from(ago))])
            }
        }
    };
    let busy = Memo::new(move |_| saving.with(Option::is_some));
    let opening = Memo::new(move |_| session.phase.get() != Phase::Ready);
    view! {
        <section class="backup-part">
            <p>{move || session.say("backup-why")}</p>
            <p class="hint">{age}</p>
            {move || told.get().map(|told| match told {
                Ok(text) => view! { <div class="notice" role="status" data-tone="good"><p>{text}</p></div> }.into_any(),
                Err(text) => view! { <div class="notice" role="alert" data-tone="late"><p>{text}</p></div> }.into_any(),
            })}
            <Show when=move || busy.get()>
                <p role="status">{move || session.say("backup-saving")}</p>
                <progress
                    max=move || saving.get().map_or(1, |(_, total)| total).to_string()
                    value=move || saving.get().map_or(0, |(done, _)| done).to_string()
                ></progress>
            </Show>
            <p class="actions">
                <button class="button primary" disabled=move || busy.get() || opening.get() on:click=save>
                    {move || session.say("backup-save")}
                </button>
                <Show when=move || busy.get()>
                    <button class="button" on:click=move |_| stopped.set_value(true)>
                        {move || session.say("common-cancel")}
                    </button>
                </Show>
            </p>
        </section>
    }
}
