//! Everything that was done, day by day, newest first, read a segment of the journal at a time. One can look at the doings of
//! one's own, of rules or of files, and for words.

mod told;

use crate::model::{Day, Instant, Stamp};
use crate::search::fold;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{day_in_words, icon, with_words};
use crate::ui::session::{Session, Step, offset_minutes};
use crate::views::days::by_day;
use crate::views::history::{Entry, Line, Only, What, Who, entries};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// Actions that are added at once.
const AT_ONCE: usize = 50;

/// Lines of one action that are shown; of a longer cascade the rest is unfolded.
const OF_ONE: usize = 4;

/// What was read so far: everything that was asked for in the segments from `from` on.
#[derive(Clone, Default)]
struct Read {
    entries: Vec<Entry>,
    from: u64,
}

/// What is asked for.
#[derive(Clone, Default, PartialEq)]
struct Asked {
    only: Option<Only>,
    words: String,
    most: usize,
}

/// A row, by what makes it another.
type Row = (Stamp, bool);

/// A day with its rows.
type Of = (Day, Vec<Row>);

/// The page of the history.
#[component]
pub fn History() -> impl IntoView {
    let session = use_session();
    let read = RwSignal::new(None::<Read>);
    let asked = RwSignal::new(Asked { most: AT_ONCE, ..Asked::default() });
    let question = StoredValue::new(0_u32);
    // Whenever something was done, what was read is read anew: few segments, and the newest is small.
    Effect::new(move |_| {
        session.look(|_| ());
        let wanted = asked.get();
        question.update_value(|question| *question += 1);
        let own = question.get_value();
        // The page may have been left meanwhile, or something else asked.
        let still = move || question.try_get_value() == Some(own);
        spawn_local(async move {
            if let Some(found) = load(session, &wanted, still).await {
                let _ = read.try_set(Some(found));
            }
        });
    });
    let days = Memo::new(move |_| {
        let most = asked.with(|asked| asked.most);
        let rows = read.with(|read| {
            let shown = read.iter().flat_map(|read| read.entries.iter().take(most));
            shown.map(|entry| (entry.at, (entry.deed, entry.undone))).collect::<Vec<(Instant, Row)>>()
        });
        let days = session.glance(|sight| by_day(sight, rows, |(at, _)| *at));
        days.into_iter().map(|(day, rows)| (day, rows.into_iter().map(|(_, row)| row).collect())).collect::<Vec<Of>>()
    });
    let older = move || {
        let most = asked.with(|asked| asked.most);
        read.with(|read| read.as_ref().is_some_and(|read| read.entries.len() > most || read.from > 0))
    };
    let nothing = move || {
        let empty = read.with(|read| read.as_ref().is_some_and(|read| read.entries.is_empty()));
        let any = asked.with(|asked| asked.only.is_some() || !asked.words.is_empty());
        empty.then(|| if any { session.say("record-timeline-none") } else { session.say("history-empty") })
    };
    let row = move |row: Row| {
        let live = Memo::new(move |_| {
            read.with(|read| read.iter().flat_map(|read| &read.entries).find(|entry| entry.deed == row.0).cloned())
        });
        view! { <li class="deed">{move || live.get().map(|entry| deed(session, entry))}</li> }
    };
    // A clock that does not go back gives each day once; where it did, the first of both stands for both.
    let day = move |(at, day): (usize, Day)| {
        let rows = move || days.with(|days| days.get(at).map(|(_, rows)| rows.clone()).unwrap_or_default());
        view! {
            <h2>{move || day_in_words(session, day)}</h2>
            <ol class="deeds"><For each=rows key=|row| *row let:of>{row(of)}</For></ol>
        }
    };
    let each_day =
        move || days.with(|days| days.iter().enumerate().map(|(at, (day, _))| (at, *day)).collect::<Vec<_>>());
    view! {
        <header class="page-head history-head">
            <h1>{move || session.say("history-title")}</h1>
            {questions(session, asked)}
        </header>
        <div class="page-body">
            <div class="page-main history">
                {move || nothing().map(|text| view! { <p class="hint">{text}</p> })}
                <div class="timeline" aria-busy=move || read.with(Option::is_none).to_string()>
                    <For each=each_day key=|day| *day let:of>{day(of)}</For>
                </div>
                <Show when=older>
                    <button class="button" on:click=move |_| asked.update(|asked| asked.most += AT_ONCE)>
                        {move || session.say("history-older")}
                    </button>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

/// Which of all that is looked at.
fn questions(session: Session, asked: RwSignal<Asked>) -> impl IntoView {
    let ask = move |change: &dyn Fn(&mut Asked)| {
        asked.update(|asked| {
            change(asked);
            asked.most = AT_ONCE;
        });
    };
    let choice = move |only: Option<Only>, text: String| {
        view! {
            <button class="button small" aria-pressed=move || asked.with(|asked| asked.only == only).to_string()
                on:click=move |_| ask(&|asked| asked.only = only)>{text}</button>
        }
    };
    view! {
        <input class="input" type="search" aria-label=move || session.say("history-find")
            placeholder=move || session.say("history-find")
            on:input=move |event| ask(&|asked| asked.words = fold(event_target_value(&event).trim()))/>
        <div class="joined" role="group" aria-label=move || session.say("history-only")>
            {move || choice(None, session.say("common-all"))}
            {move || choice(Some(Only::You), session.say("history-by-you"))}
            {move || choice(Some(Only::Rules), session.say("rules-title"))}
            {move || choice(Some(Only::Files), session.say("history-only-files"))}
        </div>
    }
}

/// At least as many actions as are wanted, as far as there are.
async fn load(session: Session, wanted: &Asked, still: impl Fn() -> bool) -> Option<Read> {
    let mut read = Read { entries: Vec::new(), from: session.segments() };
    let mut undone = BTreeSet::new();
    while read.from > 0 && read.entries.len() < wanted.most {
        read.from -= 1;
        match session.page(read.from).await {
            _ if !still() => return None,
            Ok(actions) => {
                let mut found = session.glance(|sight| entries(sight, read.from, &actions, &mut undone));
                found.retain(|entry| fits(session, wanted, entry));
                read.entries.append(&mut found);
                // What a merge brought lies with what was done after it, and may be older than what lies before.
                read.entries.sort_by_key(|entry| std::cmp::Reverse(entry.deed));
            }
            Err(trouble) => {
                session.tell_trouble(&trouble);
                return None;
            }
        }
    }
    Some(read)
}

fn fits(session: Session, wanted: &Asked, entry: &Entry) -> bool {
    let said = || {
        let lines: Vec<String> = entry.lines.iter().map(|line| told::plain(session, line)).collect();
        fold(&lines.join("\n"))
    };
    wanted.only.is_none_or(|only| only.fits(entry))
        && (wanted.words.is_empty() || {
            let said = said();
            wanted.words.split_whitespace().all(|word| said.contains(word))
        })
}

/// An action: what began it with the time, below it what followed.
fn deed(session: Session, entry: Entry) -> impl IntoView {
    let texts = session.voice().texts;
    let (time, exact) = session.glance(|sight| {
        let time = session.voice().formats.time(entry.at.0, offset_minutes(sight.zone, entry.at));
        (time, with_words(session, sight, |words| words.moment(entry.at)))
    });
    let step = Step { deed: entry.deed, segment: entry.segment };
    let undo = entry.undoable.then(|| act(texts.say("frame-undo"), move || session.undo_step(step)));
    let undone = entry.undone.then(|| view! { <span class="mark">{texts.say("history-taken-back")}</span> });
    let gone = entry.undone.then_some("true");
    let elsewhere = session.is_elsewhere(entry.deed);
    let elsewhere = elsewhere.then(|| view! { <span class="mark">{texts.say("history-elsewhere")}</span> });
    // One more than is shown would take the same room as the word for it.
    let shown = if entry.lines.len() > OF_ONE + 1 { OF_ONE } else { entry.lines.len() };
    let mut lines = entry.lines.into_iter();
    let first = lines.next().map(|line| {
        let (by, what, own) = (
            by(line.who.clone()),
            words(session, &line, view! { {elsewhere}{undone} }.into_any()),
            run_undo(session, &line),
        );
        view! {
            <div class="entry" data-by=by data-undone=gone>
                <time title=exact>{time}</time>
                {picture(&line)}
                <div class="entry-what">{what}</div>
                <div class="entry-acts">{undo}{own}</div>
            </div>
        }
    });
    let followed = move |line: Line| {
        let (by, what, own) = (by(line.who.clone()), words(session, &line, ().into_any()), run_undo(session, &line));
        view! {
            <div class="entry" data-by=by data-undone=gone>
                <span></span>
                {picture(&line)}
                <div class="entry-what">{what}</div>
                <div class="entry-acts">{own}</div>
            </div>
        }
    };
    let near = lines.by_ref().take(shown.saturating_sub(1)).map(followed).collect_view();
    let rest = lines.len();
    let folded = (rest > 0).then(|| {
        view! {
            <details class="deed-more">
                <summary>{texts.say_with("history-and-more", &[("n", Arg::from(rest))])}</summary>
                {lines.map(followed).collect_view()}
            </details>
        }
    });
    view! { {first}{near}{folded} }
}

/// What is done about a line; on a narrow screen only its picture is seen.
fn act(name: String, run: impl Fn() + 'static) -> impl IntoView {
    let title = name.clone();
    view! {
        <button class="button quiet small" title=title on:click=move |_| run()>
            {icon("undo-2")}<span class="act-name">{name}</span>
        </button>
    }
}

fn run_undo(session: Session, line: &Line) -> Option<impl IntoView + use<>> {
    match &line.who {
        Who::Rule { run, undoable: true, .. } => {
            let run = *run;
            Some(act(session.say("history-undo-run"), move || session.undo_runs(vec![run])))
        }
        _ => None,
    }
}

fn by(who: Who) -> Option<&'static str> {
    matches!(who, Who::Rule { .. }).then_some("rule")
}

fn words(session: Session, line: &Line, mark: AnyView) -> impl IntoView + use<> {
    let said = told::pieces(session, line).into_iter().map(|piece| told::shown(session, piece)).collect_view();
    let more = (line.changes > 1).then(|| {
        let n = Arg::from(line.changes);
        view! { <span class="mark">{session.voice().texts.say_with("history-changes", &[("n", n)])}</span> }
    });
    // What one did oneself needs no name.
    let own = line.who.is_you();
    view! { <p><strong class="by" class:spoken=own>{told::who(session, &line.who)}</strong>" "<span>{said}</span>{more}{mark}</p> }
}

/// What kind of thing was done, as a picture.
fn picture(line: &Line) -> AnyView {
    match (&line.who, &line.what) {
        (Who::Rule { .. }, _) => icon("zap"),
        (Who::Undo | Who::UndoRun, _) => icon("undo-2"),
        (Who::Import(_) | Who::Restore(_), _) => icon("file-input"),
        (_, Some(What::Talked { form, .. })) => match form.as_str() {
            "call" => icon("phone"),
            "email" => icon("mail"),
            "meeting" => icon("users-round"),
            "message" => icon("message-circle"),
            _ => icon("pen-line"),
        },
        (_, Some(What::Paid(..))) => icon("banknote"),
        (_, Some(What::Created(..) | What::Revived(..))) => icon("plus"),
        (_, Some(What::Deleted(..) | What::DeletedMany(_))) => icon("trash-2"),
        (_, Some(What::Answered { .. } | What::Awaits(..))) => icon("hourglass"),
        (_, Some(What::Ran(..) | What::CameRound(_))) => icon("zap"),
        (_, Some(What::Reviewed(_))) => icon("check"),
        (_, Some(What::Merged(..))) => icon("arrow-left-right"),
        (_, Some(What::Moved(..))) => icon("arrow-right"),
        (_, Some(What::Changed { .. })) => icon("pencil"),
        (_, None) => icon("settings"),
    }
}
