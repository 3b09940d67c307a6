//! What happened with the record, the newest first; what a rule did has its why.

use super::History;
use crate::model::RecordId;
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{WhyPanel, difference, failure, moment, stopped, talk};
use crate::ui::router::A;
use crate::ui::session::{Session, Step};
use crate::views::timeline::{Entry, What, Who, timeline};
use leptos::prelude::*;

/// Lines shown at first, and how many more at a time.
const AT_ONCE: usize = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Only {
    Everything,
    Rules,
    Talks,
}

/// The timeline of a record.
#[component]
pub fn Timeline(id: RecordId, history: History) -> impl IntoView {
    let session = use_session();
    let only = RwSignal::new(Only::Everything);
    let most = RwSignal::new(AT_ONCE);
    let open = RwSignal::new(None::<RecordId>);
    let all = Memo::new(move |_| history.with(|history| session.look(|sight| timeline(sight, id, history))));
    let wanted = Memo::new(move |_| {
        let only = only.get();
        all.with(|all| all.iter().filter(|entry| fits(only, entry)).cloned().collect::<Vec<_>>())
    });
    let choice = move |which: Only, text: String| {
        view! {
            <button class="button small" aria-pressed=move || (only.get() == which).to_string()
                on:click=move |_| only.set(which)>{text}</button>
        }
    };
    view! {
        <section class="part" aria-busy=move || history.with(Vec::is_empty).to_string()>
            <div class="section-head">
                <h2>{move || session.say("record-timeline")}</h2>
                <div class="joined">
                    {move || choice(Only::Everything, session.say("common-all"))}
                    {move || choice(Only::Rules, session.say("record-timeline-rules"))}
                    {move || choice(Only::Talks, session.say("record-timeline-talks"))}
                </div>
            </div>
            <ol class="timeline">
                {move || {
                    let most = most.get();
                    let line = |entry| line(session, entry, open, history);
                    wanted.get().into_iter().take(most).map(line).collect_view()
                }}
            </ol>
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

fn line(session: Session, entry: Entry, open: RwSignal<Option<RecordId>>, history: History) -> AnyView {
    let texts = session.voice().texts;
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
    let why = entry.run.map(|run| {
        let spoken = format!("{}: {}", texts.say("why-ask"), who(session, &entry.who));
        view! {
            <button class="button quiet small" aria-label=spoken
                aria-expanded=move || (open.get() == Some(run)).to_string()
                on:click=move |_| open.update(|open| *open = (*open != Some(run)).then_some(run))>
                {texts.say("why-ask")}
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
    let panel = entry.run.map(|run| {
        view! { <Show when=move || open.get() == Some(run)><WhyPanel run history/></Show> }
    });
    view! {
        <li class="entry" data-by=entry.run.map(|_| "rule") data-undone=entry.undone.then_some("true")>
            <div class="entry-head">
                <strong>{who(session, &entry.who)}</strong>
                <span class="when">{moment(session, entry.at)}</span>
                {late}{undone}
                <span class="actions">{why}{take_back}</span>
            </div>
            <div class="entry-what">{what}</div>
            {panel}
        </li>
    }
    .into_any()
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
            let args = [("kind", Arg::from(kind)), ("name", Arg::from(made.name.as_str()))];
            let text = texts.say_with("history-created", &args);
            let href = format!("/record/{}", made.id);
            view! { <p><A href>{text}</A></p> }.into_any()
        }
        What::Finished { task, done } => {
            let name = [("name", Arg::from(task.name.as_str()))];
            said(if *done { texts.say_with("task-done", &name) } else { texts.say_with("task-cancelled", &name) })
        }
        What::Failed(did) => view! { <p data-tone="late">{failure(session, did)}</p> }.into_any(),
        What::Skipped => said(texts.say("timeline-skipped")),
        What::Stopped { circle } => view! { <p data-tone="late">{stopped(session, *circle)}</p> }.into_any(),
    }
}
