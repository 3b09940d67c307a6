//! What happened with a client, logged in a line: it unfolds into a form once one begins.

use super::values::Values;
use crate::browser::page;
use crate::commands::{Command, Log};
use crate::model::schema::{AT, DIRECTION, FORM, OUTCOME};
use crate::model::{RecordId, Value};
use crate::ui::app::use_session;
use crate::ui::key_places::RECORD;
use crate::ui::keys::use_keys;
use crate::ui::parts::{fresh_id, icon, talk};
use crate::ui::session::{Session, ToastKind};
use leptos::prelude::*;

/// The line, and the form it becomes.
#[component]
pub fn LogForm(
    /// With which record it happened.
    about: RecordId,
    /// Called once it is logged.
    on_logged: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    // Each round is a form of its own, so that it begins empty.
    let round = RwSignal::new(0_u32);
    use_keys().offer_of(&RECORD, [("L", Callback::new(|()| page::focus_on(".log-line textarea")))]);
    view! {
        <For each=move || [round.get()] key=|round| *round let:_round>{form(session, about, round, on_logged)}</For>
    }
    .into_any()
}

fn form(session: Session, about: RecordId, round: RwSignal<u32>, on_logged: Callback<()>) -> AnyView {
    let values = Values::of([(FORM, Value::from("call")), (DIRECTION, Value::from("out"))]);
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let asked = [FORM, DIRECTION, OUTCOME, AT];
    let editors = move || values.editors(session, &asked, |field| session.field_name(field), FORM);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = text.get_untracked().trim().to_owned();
        let log = Log {
            about: Some(about),
            form: values.text(FORM),
            direction: values.text(DIRECTION),
            outcome: values.text(OUTCOME),
            text: said,
            at: values.get(AT).as_ref().and_then(Value::as_instant),
        };
        let told = told(session, &log);
        session.dispatch_then(Command::Log(log), move |_| {
            session.tell(ToastKind::Done, told);
            round.try_update(|round| *round += 1);
            on_logged.try_run(());
        });
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && text.with_untracked(String::is_empty) {
            open.set(false);
        } else if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            page::send_form(event.target());
        }
    };
    let line = fresh_id();
    view! {
        <form class="log" on:submit=save on:keydown=keys aria-label=session.say("log-title")>
            <div class="log-line">
                {icon("pen-line")}
                <label class="spoken" for=line.clone()>{session.say("log-line")}</label>
                <textarea id=line rows="1" placeholder=session.say("log-line") prop:value=move || text.get()
                    on:focus=move |_| open.set(true)
                    on:input=move |event| text.set(event_target_value(&event))></textarea>
                <kbd aria-hidden="true">"L"</kbd>
            </div>
            <Show when=move || open.get()>
                <div class="fields">{editors()}</div>
                <p class="actions">
                    <button type="submit" class="button primary">{session.say("add-activity")}</button>
                    <button type="button" class="button quiet" on:click=move |_| open.set(false)>
                        {session.say("common-cancel")}
                    </button>
                </p>
            </Show>
        </form>
    }
    .into_any()
}

/// That it was logged, and what came of it.
fn told(session: Session, log: &Log) -> String {
    let done = session.voice().texts.say_named("log-done", &log.form, &[]);
    match talk(session, "", "", &log.outcome).as_str() {
        "" => format!("{done}."),
        outcome => format!("{done} · {outcome}"),
    }
}
