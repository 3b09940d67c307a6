//! All runs of all rules, by how they stand: what waits, asks or could not be done is answered here too, and what was done
//! is taken back.

use crate::commands::Command;
use crate::model::time::{HOUR_MS, from_local};
use crate::model::{Day, Kind, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{asks, could_not, moment, move_over_act, open_run_acts, select, with_words};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::rules::bare;
use crate::views::runs::{Run, STATUSES, Wanted, runs};
use crate::views::sentence::waits_for;
use leptos::prelude::*;

/// The time of day (ms) at which what was put off goes on.
const NINE_MS: i64 = 9 * HOUR_MS;

/// So many more are shown at a time.
const MORE: usize = 100;

/// The page of all runs.
#[component]
pub fn Runs() -> impl IntoView {
    let session = use_session();
    let wanted = RwSignal::new(Wanted::default());
    let most = RwSignal::new(MORE);
    let seen = Memo::new(move |_| wanted.with(|wanted| session.look(|sight| runs(sight, wanted, most.get()))));
    let ask = move |with: &dyn Fn(&mut Wanted)| {
        wanted.update(with);
        most.set(MORE);
    };
    let texts = session.voice().texts;
    let mut statuses = vec![(String::new(), session.say("runs-any-status"))];
    statuses.extend(STATUSES.map(|word| (word.to_owned(), texts.say_named("run", word, &[]))));
    let mut all = vec![(String::new(), session.say("runs-any-rule"))];
    all.extend(session.glance(bare).into_iter().map(|row| (row.id.to_string(), row.name)));
    let by_status = select(session.say("field-run-status"), statuses, "", move |chosen| {
        ask(&|wanted| wanted.status = Some(chosen.clone()).filter(|chosen| !chosen.is_empty()));
    });
    let by_rule = select(texts.say_named("kind", Kind::Rule.name(), &[]), all, "", move |chosen| {
        ask(&|wanted| wanted.rule = chosen.parse().ok());
    });
    let days = |days: i32| (days.to_string(), texts.say_with("runs-last-days", &[("n", Arg::from(days))]));
    let times =
        vec![(String::new(), texts.say("runs-any-time")), ("0".to_owned(), texts.say("runs-today")), days(7), days(30)];
    let by_time = select(texts.say("runs-begun"), times, "", move |chosen| {
        let since = |days: i32| session.glance(|sight| from_local(sight.today().plus_days(-days), 0, sight.zone));
        ask(&|wanted| wanted.since = chosen.parse().ok().map(since));
    });
    let more = move || seen.with(|(shown, count, _)| count.saturating_sub(shown.len()));
    let undo_all = move || {
        let did = seen.with(|(_, _, did)| did.clone());
        (did.len() > 1).then(|| {
            let label = session.voice().texts.say_with("runs-undo-all", &[("n", Arg::from(did.len()))]);
            view! { <button class="button small" on:click=move |_| session.undo_runs(did.clone())>{label}</button> }
        })
    };
    view! {
        <header class="page-head">
            <h1>{move || session.say("runs-title")}</h1>
            <div class="actions runs-by">{by_status}{by_rule}{by_time}</div>
        </header>
        <div class="page-body">
            <div class="page-main">
                <div class="actions runs-told">
                    <p class="hint" role="status">
                        {move || {
                            let n = seen.with(|(_, count, _)| *count);
                            session.voice().texts.say_with("runs-count", &[("n", Arg::from(n))])
                        }}
                    </p>
                    {undo_all}
                </div>
                <ul class="runs all">
                    <For each=move || seen.get().0 key=|run| (run.id, run.status.clone(), run.until, run.newer) let:run>{one(session, run)}</For>
                </ul>
                <Show when=move || { more() > 0 }>
                    <p class="actions">
                        <button class="button" on:click=move |_| most.update(|most| *most += MORE)>
                            {move || session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more()))])}
                        </button>
                    </p>
                </Show>
            </div>
        </div>
    }
    .into_any()
}

fn one(session: Session, run: Run) -> AnyView {
    let texts = session.voice().texts;
    let id = run.id;
    let name = run.about.as_ref().map(|about| about.name.clone()).unwrap_or_default();
    let kind = run.about.as_ref().map(|about| about.kind);
    let waits = run
        .waits
        .zip(kind)
        .map(|(wait, kind)| session.glance(|sight| with_words(session, sight, |words| waits_for(&wait, kind, words))));
    let about = run.about.map(|about| view! { <A href=format!("/record/{}", about.id)>{about.name}</A> });
    let tone = match run.status.as_str() {
        "failed" | "stopped" => Some("late"),
        "asked" | "waiting" => Some("warn"),
        _ => None,
    };
    let until = run.until.map(|until| texts.say_with("runs-until", &[("when", Arg::from(moment(session, until)))]));
    let over = run.newer.map(|version| move_over_act(session, id, version, &name));
    let says = match run.status.as_str() {
        "waiting" => waits.unwrap_or_default(),
        "asked" => asks(session, id),
        "failed" => could_not(session, id),
        _ => String::new(),
    };
    let acts = match run.status.as_str() {
        "waiting" | "asked" | "failed" => Some(open_run_acts(session, vec![id], &run.status, &name)),
        "done" | "ended" => Some(
            view! {
                <p class="actions">
                    <button class="button quiet small" aria-label=format!("{}: {name}", texts.say("why-undo-run"))
                        on:click=move |_| session.undo_runs(vec![id])>{texts.say("why-undo-run")}</button>
                </p>
            }
            .into_any(),
        ),
        _ => None,
    };
    let later = (run.status == "waiting").then(|| later(session, id, &name));
    let watches = (run.watches && run.status == "waiting").then(|| texts.say("run-watched"));
    view! {
        <li class="run">
            <strong>{run.rule}</strong>
            <span>{about}</span>
            <span class="mark" data-tone=tone>{texts.say_named("run", &run.status, &[])}</span>
            {watches.map(|text| view! { <span class="mark">{text}</span> })}
            <span class="hint">
                {moment(session, run.at)}{until.map(|until| format!(" · {until}"))}
            </span>
            {(!says.is_empty()).then(|| view! { <p class="hint">{says}</p> })}
            {acts}
            {over}
            {later}
        </li>
    }
    .into_any()
}

/// Another day on which it goes on, at nine.
fn later(session: Session, run: RecordId, name: &str) -> AnyView {
    let label = session.say("runs-later");
    let moved = move |event| {
        let Some(day) = Day::from_iso(&event_target_value(&event)) else { return };
        let until = session.glance(|sight| from_local(day, NINE_MS, sight.zone));
        session.dispatch(Command::WaitUntil { run, until });
    };
    view! {
        <label class="run-later">
            <span class="hint">{label.clone()}</span>
            <input class="input" type="date" aria-label=format!("{label}: {name}") on:change=moved/>
        </label>
    }
    .into_any()
}
