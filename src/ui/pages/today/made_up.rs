//! The line that says that all of it is made up, and the way to take it away. What that means depends on whether the
//! person has done anything here; it is said before, because one of the two cannot be undone.

use crate::commands::Command;
use crate::demo;
use crate::ui::parts::Dialog;
use crate::ui::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn line(session: Session) -> AnyView {
    // Whether the base is begun anew, once it is asked.
    let asked = RwSignal::new(None::<bool>);
    let ask = move |_| {
        spawn_local(async move {
            match session.is_only_made_up().await {
                Ok(anew) => drop(asked.try_set(Some(anew))),
                Err(trouble) => session.tell_trouble(&trouble),
            }
        });
    };
    view! {
        <p class="backup-line">
            <span>{session.say("today-made-up")}</span>
            <button class="button small" on:click=ask>{session.say("today-made-up-away")}</button>
        </p>
        {move || asked.get().map(|anew| question(session, asked, anew))}
    }
    .into_any()
}

fn question(session: Session, asked: RwSignal<Option<bool>>, anew: bool) -> AnyView {
    let working = RwSignal::new(false);
    let away = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if working.get_untracked() {
            return;
        }
        if !anew {
            let ids = session.glance(|sight| demo::made_up(sight.records));
            session.dispatch(Command::Delete { ids });
            return asked.set(None);
        }
        working.set(true);
        spawn_local(async move {
            // With the line goes this dialog.
            match session.begin_anew().await {
                Ok(true) => drop(asked.try_set(None)),
                // Another tab has added something since it was asked.
                Ok(false) => drop(asked.try_set(Some(false))),
                Err(trouble) => session.tell_trouble(&trouble),
            }
            let _ = working.try_set(false);
        });
    };
    let what = if anew { session.say("made-up-anew") } else { session.say("made-up-stays") };
    view! {
        <Dialog title=session.say("made-up-question") on_close=Callback::new(move |()| asked.set(None))>
            <form on:submit=away>
                <div class="dialog-body"><p>{what}</p></div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| asked.set(None)>{session.say("common-cancel")}</button>
                    <button type="submit" class="button danger" disabled=working>{session.say("made-up-run")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
