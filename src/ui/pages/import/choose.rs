//! Where a table comes from: a file that is chosen or dropped, or a text that is pasted. Beside it what can come in,
//! what happens then, and what came last.

use super::Desk;
use crate::browser::clipboard::{self, Pasted};
use crate::model::{Instant, Kind};
use crate::text::Arg;
use crate::ui::parts::moment;
use crate::ui::router::A;
use crate::ui::session::{Phase, Session};
use crate::views::history::last_import;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many segments of the journal are looked through for the last import, from the newest on.
const LOOKED_THROUGH: u64 = 4;

#[component]
pub(super) fn Choose(desk: Desk) -> impl IntoView {
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            desk.choose(file);
        }
    };
    view! {
        <div class="import-begin" on:dragover=|event| event.prevent_default() on:drop=dropped>
            <div class="import-ways">
                {from_file(desk)}
                {from_text(desk)}
            </div>
            {guide(desk.session)}
        </div>
    }
}

fn from_file(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            desk.choose(file);
        }
    };
    view! {
        <div class="drop">
            <p class="actions">
                <label class="button primary" for="import-file">{session.say("import-choose")}</label>
                <input id="import-file" class="spoken" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain"
                    node_ref=input on:change=chosen/>
                <span class="hint by-mouse">{session.say("import-drop")}</span>
            </p>
            <p class="hint">{session.say("import-tables")}</p>
        </div>
    }
}

fn from_text(desk: Desk) -> impl IntoView {
    let session = desk.session;
    let area = NodeRef::<html::Textarea>::new();
    // What is pasted into the empty field is whole; what is added to something may go on.
    let paste = move |event: web_sys::ClipboardEvent| {
        if desk.written.with_untracked(|text| text.trim().is_empty())
            && let Some(Pasted::Text(text)) = clipboard::pasted(&event)
        {
            event.prevent_default();
            desk.paste(Pasted::Text(text));
        }
    };
    let read = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if desk.written.with_untracked(|text| text.trim().is_empty()) {
            if let Some(area) = area.get_untracked() {
                // Where the browser refuses, the field is still there.
                let _ = area.focus();
            }
        } else {
            desk.read_written();
        }
    };
    view! {
        <form class="field" on:submit=read>
            <label class="field-name" for="import-text">{session.say("import-paste")}</label>
            <textarea class="input" id="import-text" rows="6" aria-describedby="import-text-hint" spellcheck="false"
                node_ref=area placeholder=session.say("import-paste-example")
                prop:value=move || desk.written.get()
                on:input=move |event| desk.written.set(event_target_value(&event)) on:paste=paste></textarea>
            <p class="import-paste-foot">
                <span class="hint" id="import-text-hint">
                    {session.say("import-paste-hint")}
                    <span class="by-mouse">" "{session.say("import-paste-anywhere")}" "<kbd>"Ctrl V"</kbd></span>
                </span>
                <button class="button">{session.say("import-paste-read")}</button>
            </p>
        </form>
    }
}

/// What can come in, what happens then, what came last.
fn guide(session: Session) -> impl IntoView {
    let texts = session.voice().texts;
    // `Contacts, companies`: after the first they stand in the midst of a line.
    let line = |kinds: &[Kind], what: String| {
        let mut names: Vec<String> = kinds.iter().map(|kind| texts.say_named("kinds", kind.name(), &[])).collect();
        names.iter_mut().skip(1).for_each(|name| *name = name.to_lowercase());
        view! { <div class="fact"><dt>{names.join(", ")}</dt><dd>{what}</dd></div> }
    };
    view! {
        <div class="import-guide">
            <section>
                <div class="section-head"><h2>{texts.say("import-what")}</h2></div>
                <dl class="facts">
                    {line(&[Kind::Contact, Kind::Company], texts.say("import-what-clients"))}
                    {line(&[Kind::Deal, Kind::Order], texts.say("import-what-deals"))}
                    {line(&[Kind::Payment], texts.say("import-what-payments"))}
                    {line(&[Kind::Lead, Kind::Ticket, Kind::Task], texts.say("import-what-others"))}
                </dl>
                <p class="hint">{texts.say("import-what-own")}</p>
            </section>
            <section>
                <div class="section-head"><h2>{texts.say("import-then")}</h2></div>
                <ol class="import-then">
                    <li>{texts.say("import-then-columns")}</li>
                    <li>{texts.say("import-then-preview")}</li>
                    <li>{texts.say("import-then-undo")}</li>
                </ol>
            </section>
            {last(session)}
        </div>
    }
}

/// The last import, once it was found in the newest pages of the journal.
fn last(session: Session) -> impl IntoView {
    let found = RwSignal::new(None::<(String, Instant)>);
    // The page may be there before the base is open.
    let open = Memo::new(move |_| session.phase.with(|phase| *phase == Phase::Ready));
    Effect::new(move |_| {
        if !open.get() {
            return;
        }
        spawn_local(async move {
            let newest = session.segments();
            for number in (newest.saturating_sub(LOOKED_THROUGH)..newest).rev() {
                // Where it cannot be read there is no last import; opening the base says what is wrong with it.
                let Ok(actions) = session.page(number).await else { return };
                if let Some(last) = last_import(&actions) {
                    let _ = found.try_set(Some(last));
                    return;
                }
            }
        });
    });
    move || {
        found.get().map(|(file, at)| {
            let args = [("file", Arg::from(file)), ("when", Arg::from(moment(session, at)))];
            view! {
                <section>
                    <div class="section-head"><h2>{session.say("import-last")}</h2></div>
                    <p class="import-last"><A href="/history">{session.voice().texts.say_with("import-last-of", &args)}</A></p>
                </section>
            }
        })
    }
}
