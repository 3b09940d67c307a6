//! Rules as files: saving them, and taking them in. A file is chosen here; what is in it and what becomes of it: `taking`.

mod save;
mod taking;
mod worded;

pub(super) use save::{save_all, save_one};

use crate::browser::{files, page};
use crate::exchange::rules::{Limits, Problem, ProblemKind, RuleFile, read};
use crate::ui::app::use_session;
use crate::ui::session::Session;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::File;

/// A file that was read.
#[derive(Clone, PartialEq)]
struct Opened {
    /// Its name.
    name: String,
    /// What is in it.
    file: Arc<RuleFile>,
}

/// Where rules come in from a file.
#[component]
pub fn RuleFilePage() -> impl IntoView {
    let session = use_session();
    let opened = RwSignal::new(None::<Opened>);
    let fault = RwSignal::new(None::<String>);
    let choose = move |file: File| {
        fault.set(None);
        spawn_local(async move {
            let read = match read_file(&file).await {
                Some(read) => read.map_err(|problem| worded::problem(session, &problem)),
                None => Err(session.say("import-no-file")),
            };
            match read {
                Ok(read) => {
                    opened.try_set(Some(Opened { name: file.name(), file: Arc::new(read) }));
                    // The button that was pressed is gone.
                    page::focus_soon("#rules-opened");
                }
                Err(said) => drop(fault.try_set(Some(said))),
            }
        });
    };
    let put_away = Callback::new(move |()| {
        opened.set(None);
        page::focus_soon("#rules-file");
    });
    view! {
        <header class="page-head"><h1>{move || session.say("rule-file-import")}</h1></header>
        <div class="page-body">
            <div class="page-main rule-file">
                {move || match opened.get() {
                    Some(opened) => taking::view(session, opened, put_away),
                    None => chooser(session, fault, choose),
                }}
            </div>
        </div>
    }
    .into_any()
}

/// What is in a file; `None` when the browser cannot read it.
async fn read_file(file: &File) -> Option<Result<RuleFile, Problem>> {
    let limits = Limits::default();
    // What is too large is not even fetched.
    if file.size() > limits.bytes as f64 {
        let kind = ProblemKind::TooLarge { limit: limits.bytes };
        return Some(Err(Problem { line: 1, column: 1, kind }));
    }
    Some(read(&files::read(file).await.ok()?, &limits))
}

fn chooser(session: Session, fault: RwSignal<Option<String>>, choose: impl Fn(File) + Copy + 'static) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file may be chosen again.
        input.set_value("");
        if let Some(file) = file {
            choose(file);
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            choose(file);
        }
    };
    view! {
        <p>{session.say("rule-file-about")}</p>
        {move || fault.get().map(|fault| view! {
            <div class="notice" role="alert" data-tone="late">
                <p>{fault}</p>
                <p>{session.say("backup-nothing-changed")}</p>
            </div>
        })}
        <div class="drop" on:dragover=|event| event.prevent_default() on:drop=dropped>
            <label class="button primary" for="rules-file">{session.say("rule-file-choose")}</label>
            <input id="rules-file" class="spoken" type="file" accept=".json,application/json"
                node_ref=input on:change=chosen/>
            <p class="hint">{session.say("import-drop")}</p>
        </div>
    }
    .into_any()
}
