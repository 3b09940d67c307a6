//! What happened with the record, day by day, the newest first; what a rule did has its why.

use super::History;
use crate::browser::page;
use crate::model::schema::STAGE;
use crate::model::time::to_local;
use crate::model::{Day, Kind, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{WhyPanel, besides, day_in_words, difference, failure, icon, judge_button, stopped, talk};
use crate::ui::router::A;
use crate::ui::session::{Session, Step, offset_minutes};
use crate::views::days::by_day;
use crate::views::timeline::{Entry, What, Who, timeline};
use leptos::prelude::*;

/// Lines shown at first, and how many more at a time.
const AT_ONCE: usize = 50;

/// Which entries are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// All.
    Everything,
    /// What rules did.
    Rules,
    /// What happened with the client.
    Talks,
}

/// What is known of the past of the record, and how much of it is shown.
#[derive(Clone, Copy)]
pub struct Story {
    /// What the journal says.
    pub history: History,
    /// That, and what is about the record, in one order.
    pub entries: Memo<Vec<Entry>>,
    only: RwSignal<Only>,
    most: RwSignal<usize>,
    open: RwSignal<Option<RecordId>>,
}

impl Story {
    /// The story of a record, from its newest lines.
    pub fn begin(session: Session, id: RecordId, history: History) -> Story {
        Story {
            history,
            entries: Memo::new(move |_| history.with(|history| session.look(|sight| timeline(sight, id, history)))),
            only: RwSignal::new(Only::Everything),
            most: RwSignal::new(AT_ONCE),
            open: RwSignal::new(None),
        }
    }

    /// Shows why a rule did something, where it stands in the timeline, and takes the keyboard there.
    pub fn show_why(self, run: RecordId) {
        let place = self.entries.with_untracked(|all| all.iter().position(|entry| entry.run == Some(run)));
        let Some(place) = place else { return };
        self.only.set(Only::Everything);
        self.most.update(|most| *most = (*most).max(place + 1));
        self.open.set(Some(run));
        request_animation_frame(move || page::focus_on(&format!("[data-run='{run}'] [aria-expanded]")));
    }
}

/// The timeline of a record.
#[component]
pub fn Timeline(story: Story) -> impl IntoView {
    let session = use_session();
    let Story { history, entries, only, most, .. } = story;
    let wanted = Memo::new(move |_| {
        let only = only.get();
        entries.with(|all| all.iter().filter(|entry| fits(only, entry)).cloned().collect::<Vec<_>>())
    });
    let choice = move |which: Only, text: String| {
        view! {
            <button class="button small" aria-pressed=move || (only.get() == which).to_string()
                on:click=move |_| only.set(which)>{text}</button>
        }
    };
    view! {
        <section aria-busy=move || history.with(Vec::is_empty).to_string()>
            <div class="section-head bare">
                <h2>{move || session.say("record-timeline")}</h2>
                <div class="joined">
                    {move || choice(Only::Everything, session.say("common-all"))}
                    {move || choice(Only::Rules, session.say("record-timeline-rules"))}
                    {move || choice(Only::Talks, session.say("record-timeline-talks"))}
                </div>
            </div>
            <div class="timeline">
                {move || {
                    let some: Vec<Entry> = wanted.get().into_iter().take(most.get()).collect();
                    let days = session.glance(|sight| by_day(sight, some, |entry| entry.at));
                    let of_day = |(day, entries): (Day, Vec<Entry>)| view! {
                        <h3>{day_in_words(session, day)}</h3>
                        <ol>{entries.into_iter().map(|entry| line(session, entry, story)).collect_view()}</ol>
                    };
                    days.into_iter().map(of_day).collect_view()
                }}
            </div>
            {move || wanted.with(Vec::is_empty).then(|| view! {
                <p class="hint">{session.say("record-timeline-none")}</p>
            })}
            {move || {
                let more = wanted.with(Vec::len).saturating_sub(most.get());
                (more > 0).then(|| view! {
                    <button class="button small" on:click=move |_| most.update(|most| *most += AT_ONCE)>
                        {session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more))])}
                    </button>
                })
            }}
        </section>
    }
    .into_any()
}

fn fits(only: Only, entry: &Entry) -> bool {
    match only {
        Only::Everything => true,
        Only::Rules => entry.run.is_some(),
        Only::Talks => entry.what.iter().any(|what| matches!(what, What::Talk { .. })),
    }
}

fn line(session: Session, entry: Entry, story: Story) -> AnyView {
    let texts = session.voice().texts;
    let Story { open, history, .. } = story;
    let (day, time) = session.glance(|sight| {
        let time = session.voice().formats.time(entry.at.0, offset_minutes(sight.zone, entry.at));
        (to_local(entry.at, sight.zone).0, time)
    });
    let late = entry.late_ms.map(|late| {
        let span = session.voice().formats.span(late);
        let text = texts.say_with("time-late", &[("span", Arg::from(span))]);
        view! { <span class="mark" data-tone="warn">{text}</span> }
    });
    let undone = entry.undone.then(|| view! { <span class="mark">{texts.say("run-undone")}</span> });
    let mut what: Vec<AnyView> = entry.what.iter().map(|what| told(session, what)).collect();
    if what.is_empty() {
        what.push(view! { <p>{texts.say("why-nothing")}</p> }.into_any());
    }
    let by = who(session, &entry.who);
    // What one did oneself needs no name.
    let own = entry.who == Who::You;
    let elsewhere = session.is_elsewhere(entry.stamp);
    let elsewhere = elsewhere.then(|| view! { <span class="mark">{texts.say("history-elsewhere")}</span> });
    let own = own && elsewhere.is_none();
    let head = view! { <p class="by" class:spoken=own>{by.clone()}{elsewhere}{late}{undone}</p> };
    let why = entry.run.map(|run| {
        view! {
            <button class="button quiet small" aria-label=format!("{}: {by}", texts.say("why-ask"))
                aria-expanded=move || (open.get() == Some(run)).to_string()
                on:click=move |_| open.update(|open| *open = (*open != Some(run)).then_some(run))>
                {texts.say("why-ask")}{icon("chevron-down")}
            </button>
        }
    });
    let take_back = entry.action.map(|(deed, segment)| {
        view! {
            <button class="button quiet small" on:click=move |_| session.undo_step(Step { deed, segment })>
                {texts.say("frame-undo")}
            </button>
        }
    });
    let judge = entry.run.map(|run| judge_button(session, run, by.clone()));
    let panel = entry.run.map(|run| {
        view! { <Show when=move || open.get() == Some(run)><WhyPanel run history/></Show> }
    });
    view! {
        <li class="entry" data-by=entry.run.map(|_| "rule") data-undone=entry.undone.then_some("true")
            data-run=entry.run.map(|run| run.to_string())>
            <time datetime=day.to_iso()>{time}</time>
            {picture(&entry)}
            <div class="entry-what">{head}{what}</div>
            <div class="entry-acts">{judge}{why}{take_back}</div>
            {panel}
        </li>
    }
    .into_any()
}

/// What kind of thing happened, as a picture.
fn picture(entry: &Entry) -> AnyView {
    if entry.run.is_some() {
        return icon("zap");
    }
    match (&entry.who, entry.what.first()) {
        (Who::Undo, _) => icon("undo-2"),
        (_, Some(What::Talk { form, .. })) => match form.as_str() {
            "call" => icon("phone"),
            "email" => icon("mail"),
            "meeting" => icon("users-round"),
            "message" => icon("message-circle"),
            _ => icon("pen-line"),
        },
        (_, Some(What::Paid(_))) => icon("banknote"),
        (_, Some(What::Made(made))) if made.kind == Kind::Message => icon("send"),
        (_, Some(What::Made(_))) => icon("list-checks"),
        (_, Some(What::Finished { done: true, .. })) => icon("check"),
        (_, Some(What::Finished { .. })) => icon("ban"),
        (Who::Import(_) | Who::Restore(_), _) => icon("file-input"),
        (_, Some(What::Created | What::Revived)) => icon("plus"),
        (_, Some(What::Deleted)) => icon("trash-2"),
        (_, Some(What::Changed(_))) if moved(entry) => icon("arrow-right"),
        _ => icon("pencil"),
    }
}

fn moved(entry: &Entry) -> bool {
    entry.what.iter().any(|what| matches!(what, What::Changed(change) if change.field == STAGE))
}

fn who(session: Session, who: &Who) -> String {
    let texts = session.voice().texts;
    match who {
        Who::You => texts.say("history-by-you"),
        Who::Rule(rule) => texts.say_with("history-by-rule", &[("rule", Arg::from(rule.as_str()))]),
        Who::Import(Some(file)) => texts.say_with("history-by-import", &[("file", Arg::from(file.as_str()))]),
        Who::Import(None) => texts.say("history-by-file"),
        Who::Undo => texts.say("history-by-undo"),
        Who::Restore(file) => texts.say_with("history-by-restore", &[("file", Arg::from(file.as_str()))]),
    }
}

fn told(session: Session, what: &What) -> AnyView {
    let voice = session.voice();
    let texts = &voice.texts;
    let said = |text: String| view! { <p>{text}</p> }.into_any();
    match what {
        What::Created => said(texts.say("timeline-created")),
        What::Deleted => said(texts.say("timeline-deleted")),
        What::Revived => said(texts.say("timeline-revived")),
        What::Changed(change) => said(difference(session, change)),
        What::Talk { form, direction, outcome, text } => {
            let text = (!text.is_empty()).then(|| view! { <p class="talk">{text.clone()}</p> });
            view! { <p>{talk(session, form, direction, outcome)}</p>{text} }.into_any()
        }
        What::Paid(money) => {
            let amount = money.map(|money| voice.formats.money(money.minor, money.currency.bytes()));
            said(texts.say_with("timeline-paid", &[("amount", Arg::from(amount.unwrap_or_default()))]))
        }
        What::Made(made) => {
            let kind = texts.say_named("kind", made.kind.name(), &[]);
            let of = Arg::from(made.kind.name());
            let args = [("kind", Arg::from(kind)), ("of", of), ("name", Arg::from(made.name.as_str()))];
            let text = texts.say_with("history-created", &args);
            let href = format!("/record/{}", made.id);
            view! { <p><A href>{text}</A></p> }.into_any()
        }
        What::Besides(did) => said(besides(session, did)),
        What::Finished { task, done } => {
            let name = [("name", Arg::from(task.name.as_str()))];
            said(if *done { texts.say_with("task-done", &name) } else { texts.say_with("task-cancelled", &name) })
        }
        What::Failed(did) => view! { <p data-tone="late">{failure(session, did)}</p> }.into_any(),
        What::Skipped => said(texts.say("timeline-skipped")),
        What::Watched => said(texts.say("timeline-watched")),
        What::Asks => said(texts.say("timeline-asks")),
        What::Declined => said(texts.say("timeline-declined")),
        What::Stopped { circle } => view! { <p data-tone="late">{stopped(session, *circle)}</p> }.into_any(),
    }
}
