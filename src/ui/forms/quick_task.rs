//! A new task in one line: what, by when, and about whom, which is read out of the line while one types.

use crate::browser::notify;
use crate::commands::Command;
use crate::model::schema::{ABOUT, DUE, NAME};
use crate::model::time::{MINUTE_MS, from_local, to_local};
use crate::model::{Day, Instant, Kind, RecordId, Value};
use crate::search::Named;
use crate::text::{Arg, Said, read_when};
use crate::ui::app::use_session;
use crate::ui::parts::{fresh_id, moment};
use crate::ui::search::use_search;
use crate::ui::session::{Session, ToastKind};
use crate::views::found::{Found, found};
use crate::views::tasks::end_of;
use leptos::prelude::*;

/// Of what the line names so much is offered.
pub(super) const NAMED: usize = 3;

/// A new task in one line.
#[component]
pub fn QuickTask(
    /// What it is about.
    #[prop(optional_no_strip)]
    about: Option<RecordId>,
    /// Called once it was made.
    #[prop(optional)]
    on_made: Option<Callback<()>>,
) -> impl IntoView {
    let session = use_session();
    let line = RwSignal::new(String::new());
    let said = Memo::new(move |_| line.with(|line| read_line(session, line)));
    let search = use_search();
    let named = Memo::new(move |_| match about {
        Some(_) => Vec::new(),
        None => search.named(&said.with(|said| said.rest.clone()), NAMED),
    });
    // What was picked by hand holds as long as the line names it; `Some(None)`: it is about nothing.
    let picked = RwSignal::new(None::<Option<RecordId>>);
    let whom = Memo::new(move |_| {
        named.with(|named| match picked.get() {
            Some(None) => None,
            Some(Some(id)) if named.iter().any(|named| named.id == id) => Some(id),
            _ => surest(named),
        })
    });
    // What was set by hand holds, whatever is typed then.
    let (own_day, own_time) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let tomorrow = session.glance(|sight| sight.today().plus_days(1));
    let day =
        Memo::new(move |_| own_day.get().unwrap_or_else(|| said.with(|said| said.day.unwrap_or(tomorrow)).to_iso()));
    let time = Memo::new(move |_| {
        let read = move || said.with(|said| said.minute).map(|at| format!("{:02}:{:02}", at / 60, at % 60));
        own_time.get().unwrap_or_else(|| read().unwrap_or_default())
    });
    let due = move || {
        let day = Day::from_iso(&day.get_untracked())?;
        let minute = time
            .get_untracked()
            .split_once(':')
            .and_then(|(hour, minute)| Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?));
        Some(due_of(session, day, minute))
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut fields = Vec::new();
        let named = said.with_untracked(|said| said.rest.clone());
        // A line that is nothing but a time is called what it says.
        let named = if named.is_empty() { line.get_untracked() } else { named };
        fields.extend(Value::text(&named).map(|name| (NAME, name)));
        let about = about.or(whom.get_untracked());
        fields.extend(about.map(|about| (ABOUT, Value::Ref(about))));
        let due = due();
        fields.extend(due.map(|due| (DUE, Value::Instant(due))));
        // Who names a time wants to hear of it.
        if !time.get_untracked().is_empty() {
            leptos::task::spawn_local(async {
                notify::ask_once().await;
            });
        }
        session.dispatch_then(Command::Create { kind: Kind::Task, fields }, move |_| {
            let name = about.map(|about| session.glance(|sight| sight.name(about)));
            // Also where nobody chose a time.
            let when = Arg::from(due.map(|due| moment(session, due)).unwrap_or_default());
            let texts = session.voice().texts;
            session.tell(
                ToastKind::Done,
                match name {
                    Some(name) => texts.say_with("task-made-about", &[("name", Arg::from(name)), ("when", when)]),
                    None => texts.say_with("task-made", &[("when", when)]),
                },
            );
            line.try_set(String::new());
            own_day.try_set(None);
            own_time.try_set(None);
            picked.try_set(None);
            if let Some(made) = on_made {
                made.run(());
            }
        });
    };
    // Also where nothing was said of a time: then it is one nobody chose.
    let read = move || {
        day.track();
        time.track();
        let found = said.with(|said| (!said.rest.is_empty()).then(|| said.rest.clone()));
        found.zip(due()).map(|(name, due)| {
            let args = [("name", Arg::from(name)), ("when", Arg::from(moment(session, due)))];
            session.voice().texts.say_with("task-read", &args)
        })
    };
    let (name_id, day_id, time_id) = (fresh_id(), fresh_id(), fresh_id());
    // Where there is little room the rest comes with the first touch, and stays: nothing moves from under a finger.
    let is_begun = RwSignal::new(false);
    let begin = move |_| {
        is_begun.set(true);
        if about.is_none() {
            search.read(session);
        }
    };
    view! {
        <form class="quick" data-begun=move || is_begun.get().then_some("") on:focusin=begin on:submit=add>
            <label class="spoken" for=name_id.clone()>{move || session.say("task-what")}</label>
            <input class="input" id=name_id required=true autocomplete="off" prop:value=move || line.get()
                placeholder=move || session.say("task-example") on:input=move |event| line.set(event_target_value(&event))/>
            <label class="spoken" for=day_id.clone()>{move || session.say("field-due")}</label>
            <input class="input" id=day_id type="date" required=true prop:value=move || day.get()
                on:change=move |event| own_day.set(Some(event_target_value(&event)))/>
            <label class="spoken" for=time_id.clone()>{move || session.say("task-time")}</label>
            <input class="input" id=time_id type="time" prop:value=move || time.get()
                on:change=move |event| own_time.set(Some(event_target_value(&event)))/>
            <button class="button" type="submit">{move || session.say("add-task")}</button>
            <p class="hint" role="status">{read}</p>
            <Show when=move || named.with(|named| !named.is_empty())><Whom named whom picked/></Show>
        </form>
    }
    .into_any()
}

/// What the line names, to be tied to the task by a touch, or not.
#[component]
fn Whom(
    named: Memo<Vec<Named>>,
    whom: Memo<Option<RecordId>>,
    picked: RwSignal<Option<Option<RecordId>>>,
) -> impl IntoView {
    let session = use_session();
    let all = move || named.get().into_iter().filter_map(move |named| session.look(|sight| found(sight, named.id)));
    let one = move |found: Found| {
        let id = found.id;
        let is_it = move || whom.get() == Some(id);
        let pick = move |_| picked.set(Some(if is_it() { None } else { Some(id) }));
        let what = session.voice().texts.say_named("kind", found.kind.name(), &[]);
        let hint = if found.whom.is_empty() { what } else { found.whom };
        view! {
            <button type="button" class="button small" aria-pressed=move || is_it().to_string() on:click=pick>
                {found.name} <span class="hint">{hint}</span>
            </button>
        }
    };
    view! {
        <div class="quick-whom" role="group" aria-label=move || session.say("task-about")>
            <span class="hint" aria-hidden="true">{move || session.say("task-about")}</span>
            {move || all().map(one).collect_view()}
        </div>
    }
    .into_any()
}

/// What a line says of when, as of now.
pub(super) fn read_line(session: Session, line: &str) -> Said {
    let (day, ms) = session.glance(|sight| to_local(sight.now, sight.zone));
    read_when(line, day, u32::try_from(ms / MINUTE_MS).unwrap_or_default())
}

/// When a task of a day is due: at its minute, else when work ends.
pub(super) fn due_of(session: Session, day: Day, minute: Option<u32>) -> Instant {
    session.glance(|sight| match minute {
        Some(minute) => from_local(day, i64::from(minute) * MINUTE_MS, sight.zone),
        None => end_of(sight, day),
    })
}

/// The one that is surely meant: more of it is said than of any other.
pub(super) fn surest(named: &[Named]) -> Option<RecordId> {
    match named {
        [] => None,
        [one] => Some(one.id),
        [first, second, ..] => (first.sureness() > second.sureness()).then_some(first.id),
    }
}
