//! Everything that was done, newest first, read a segment of the journal at a time.

use crate::journal::Deed;
use crate::model::{Kind, Records, Stamp, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::with_words;
use crate::ui::router::A;
use crate::ui::session::{Session, Step, offset_minutes};
use crate::views::history::{Entry, Line, What, Who, entries};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// Actions that are added at once.
const AT_ONCE: usize = 50;

/// What was read so far: everything in the segments from `from` on.
#[derive(Clone, Default)]
struct Read {
    entries: Vec<Entry>,
    from: u64,
}

/// The page of the history.
#[component]
pub fn History() -> impl IntoView {
    let session = use_session();
    let read = RwSignal::new(None::<Read>);
    let most = RwSignal::new(AT_ONCE);
    // Whenever something was done, what was read is read anew: few segments, and the newest is small.
    Effect::new(move |_| {
        session.look(|_| ());
        let wanted = most.get();
        spawn_local(async move {
            if let Some(found) = load(session, wanted).await {
                // The page may have been left meanwhile.
                let _ = read.try_set(Some(found));
            }
        });
    });
    let rows = Memo::new(move |_| {
        let most = most.get();
        read.with(|read| read.iter().flat_map(|read| read.entries.iter().take(most).map(key)).collect::<Vec<_>>())
    });
    let older = move || {
        let most = most.get();
        read.with(|read| read.as_ref().is_some_and(|read| read.entries.len() > most || read.from > 0))
    };
    let row = move |of: (Stamp, bool)| {
        let live = Memo::new(move |_| {
            read.with(|read| read.iter().flat_map(|read| &read.entries).find(|entry| entry.deed == of.0).cloned())
        });
        view! { <li class="deed">{move || live.get().map(|entry| deed(session, entry))}</li> }
    };
    view! {
        <header class="page-head"><h1>{move || session.say("history-title")}</h1></header>
        <div class="page-body">
            <div class="page-main">
                <Show when=move || read.with(|read| read.as_ref().is_some_and(|read| read.entries.is_empty()))>
                    <p class="hint">{move || session.say("history-empty")}</p>
                </Show>
                <ol class="deeds">
                    <For each=move || rows.get() key=|row| *row let:of>{row(of)}</For>
                </ol>
                <Show when=older>
                    <button class="button" on:click=move |_| most.update(|most| *most += AT_ONCE)>
                        {move || session.say("history-older")}
                    </button>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

fn key(entry: &Entry) -> (Stamp, bool) {
    (entry.deed, entry.undone)
}

/// At least so many actions, as far as there are.
async fn load(session: Session, most: usize) -> Option<Read> {
    let mut read = Read { entries: Vec::new(), from: session.segments() };
    let mut undone = BTreeSet::new();
    while read.from > 0 && read.entries.len() < most {
        read.from -= 1;
        match session.page(read.from).await {
            Ok(actions) => {
                read.entries.extend(session.glance(|sight| entries(sight, read.from, &actions, &mut undone)));
            }
            Err(trouble) => {
                session.tell_trouble(&trouble);
                return None;
            }
        }
    }
    Some(read)
}

fn deed(session: Session, entry: Entry) -> impl IntoView {
    let step = Step { deed: entry.deed, segment: entry.segment };
    let when = session
        .look(|sight| session.voice().formats.ago(entry.at.0, sight.now.0, offset_minutes(sight.zone, entry.at)));
    let exact = session.glance(|sight| with_words(session, sight, |words| words.moment(entry.at)));
    let undo = entry.undoable.then(|| {
        view! {
            <button class="button quiet small" on:click=move |_| session.undo_step(step)>
                {session.say("frame-undo")}
            </button>
        }
    });
    let undone = entry.undone.then(|| view! { <span class="mark">{session.say("history-taken-back")}</span> });
    let lines = entry.lines.into_iter().map(|line| line_view(session, line)).collect_view();
    view! {
        <div class="deed-head">
            <time class="hint" title=exact>{when}</time>
            {undone}
            {undo}
        </div>
        <ul>{lines}</ul>
    }
}

fn line_view(session: Session, line: Line) -> impl IntoView {
    let texts = session.voice().texts;
    let (who, undo) = match &line.who {
        Who::Person(_) => (texts.say("history-by-you"), None),
        Who::Rule { name, run, undoable } => {
            let run = *run;
            let name = if name.is_empty() { texts.say("common-deleted") } else { name.clone() };
            let undo = undoable.then(|| {
                view! {
                    <button class="button quiet small" on:click=move |_| session.undo_run(run)>
                        {session.say("history-undo-run")}
                    </button>
                }
            });
            (texts.say_with("history-by-rule", &[("rule", name.into())]), undo)
        }
        Who::Import(file) => (texts.say_with("history-by-import", &[("file", file.clone().into())]), None),
        Who::Restore(file) => (texts.say_with("history-by-restore", &[("file", file.clone().into())]), None),
        Who::Undo => (texts.say("history-by-undo"), None),
        Who::UndoRun => (texts.say("history-by-undo-run"), None),
    };
    let told = told(session, &line);
    let more = (line.changes > 1).then(|| {
        let n = Arg::from(line.changes);
        view! { <span class="mark">{texts.say_with("history-changes", &[("n", n)])}</span> }
    });
    view! { <li class="deed-line"><strong>{who}</strong><span>{told}</span>{more}{undo}</li> }
}

/// What was done, as a link to its record where there is one.
fn told(session: Session, line: &Line) -> AnyView {
    let texts = session.voice().texts;
    let Some(what) = &line.what else {
        return match line.who {
            Who::Person(Deed::SetUp) => texts.say("history-set-up").into_any(),
            _ => ().into_any(),
        };
    };
    let kind_args = |kind: Kind, name: &str| {
        let name = if name.is_empty() { texts.say("history-nameless") } else { name.to_owned() };
        (texts.say_named("kind", kind.name(), &[]), name)
    };
    let (id, text) = match what {
        What::Created(id, kind, name) => {
            let (kind, name) = kind_args(*kind, name);
            (*id, texts.say_with("history-created", &[("kind", kind.into()), ("name", name.into())]))
        }
        What::Deleted(id, kind, name) => {
            let (kind, name) = kind_args(*kind, name);
            (*id, texts.say_with("history-deleted", &[("kind", kind.into()), ("name", name.into())]))
        }
        What::Revived(id, kind, name) => {
            let (kind, name) = kind_args(*kind, name);
            (*id, texts.say_with("history-revived", &[("kind", kind.into()), ("name", name.into())]))
        }
        What::Moved(id, name, stage) => {
            (*id, texts.say_with("history-moved", &[("name", name.clone().into()), ("stage", stage.clone().into())]))
        }
        What::Changed { id, name, field, before, after } => {
            let said = |value: &Option<Value>| match value {
                None => texts.say("common-empty"),
                Some(value) => session.glance(|sight| {
                    let row = sight.schema.field(*field);
                    if row.as_ref().is_some_and(|row| row.holds == crate::model::FieldType::Doc) {
                        return "…".to_owned();
                    }
                    with_words(session, sight, |words| words.value(row.as_deref(), value))
                }),
            };
            let args = [
                ("field", session.field_name(*field).into()),
                ("before", said(before).into()),
                ("after", said(after).into()),
            ];
            let change = texts.say_with("history-changed", &args);
            (*id, if name.is_empty() { change } else { format!("{name}. {change}") })
        }
    };
    let rule = session.glance(|sight| sight.records.find(id).is_some_and(|record| record.kind == Kind::Rule));
    let place = if rule { "rules" } else { "record" };
    view! { <A href=format!("/{place}/{id}")>{text}</A> }.into_any()
}
