//! One rule: its form, and its last runs.

use super::rule_file::save_one;
use super::rule_health;
use crate::commands::Command;
use crate::model::{Kind, RecordId};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::RuleForm;
use crate::ui::parts::with_words;
use crate::ui::router::{A, use_router};
use crate::ui::session::{Session, ToastKind};
use crate::views::rule_draft::RuleDraft;
use crate::views::rules;
use crate::views::runs::{Older, older};
use leptos::prelude::*;

/// Runs that are shown.
const MOST: usize = 50;

/// The page of a rule, or of a new one.
#[component]
pub fn RulePage() -> impl IntoView {
    let session = use_session();
    let router = use_router();
    let done = Callback::new(move |()| router.go("/rules"));
    let page = move || {
        let id = router.param();
        if id == "new" {
            return Some(form(session, None, RuleDraft::new(Kind::Deal), done));
        }
        let id: RecordId = id.parse().ok()?;
        let row = session.glance(|sight| rules::rule(sight, id))?;
        let draft = match &row.body {
            Some(body) => RuleDraft::of_body(&row.name, body),
            None => {
                let mut draft = RuleDraft::new(Kind::Deal);
                draft.name.clone_from(&row.name);
                draft
            }
        };
        Some(form(session, Some((id, row.version)), draft, done))
    };
    page()
        .unwrap_or_else(|| view! { <div class="page-main"><p>{session.say("frame-record-gone")}</p></div> }.into_any())
}

fn form(session: Session, rule: Option<(RecordId, u32)>, given: RuleDraft, done: Callback<()>) -> AnyView {
    let title = if given.name.is_empty() { session.say("add-rule") } else { given.name.clone() };
    let id = rule.map(|(id, _)| id);
    let waits = Memo::new(move |_| id.map(|id| session.look(|sight| older(sight, id))));
    let version = rule.map(|(_, version)| {
        let now = move || waits.with(|waits| waits.as_ref().map_or(version, |waits| waits.version));
        view! { <p>{move || session.voice().texts.say_with("rules-version", &[("n", Arg::from(now()))])}</p> }
    });
    // Only what recurs falls due on the rule itself.
    let round =
        Memo::new(move |_| id.and_then(|id| session.look(|sight| sight.schedule.of(id).first().map(|next| next.at))));
    let comes = move || {
        let next = round.get()?;
        let when = session.glance(|sight| with_words(session, sight, |words| words.moment(next)));
        Some(
            view! { <p class="hint">{session.voice().texts.say_with("rules-comes-round", &[("when", Arg::from(when))])}</p> },
        )
    };
    let export = id.map(|id| {
        let save = move |_| save_one(session, id);
        view! { <p class="actions"><button class="button" on:click=save>{session.say("rule-file-export-one")}</button></p> }
    });
    let aside =
        id.map(|id| view! { <aside class="page-aside">{rule_health::view(session, id)}{runs(session, id)}</aside> });
    view! {
        <header class="page-head"><h1>{title}</h1>{version}{comes}{export}</header>
        <div class="page-body" class=("with-aside", id.is_some())>
            <div class="page-main">{move || waits.get().map(|waits| under_older(session, waits))}<RuleForm rule=id given on_done=done/></div>
            {aside}
        </div>
    }
    .into_any()
}

/// What waits under older versions, to be moved over.
fn under_older(session: Session, waits: Older) -> AnyView {
    let texts = session.voice().texts;
    let Older { version, can, cannot } = waits;
    let n = can.len() + cannot;
    if n == 0 {
        return ().into_any();
    }
    let stays = (cannot > 0).then(|| texts.say_with("waits-older-not", &[("n", Arg::from(cannot))]));
    let move_over = (!can.is_empty()).then(|| {
        let press = move |_| {
            session.dispatch_then(Command::MoveOver { runs: can.clone() }, move |_| {
                session.tell(ToastKind::Done, session.say("waits-moved-over-all"));
            });
        };
        let label = texts.say_with("waits-move-over-all", &[("n", Arg::from(version))]);
        view! { <p class="actions"><button type="button" class="button" on:click=press>{label}</button></p> }
    });
    view! {
        <section class="way" aria-label=texts.say("waits-older-title")>
            <p role="status">{texts.say_with("waits-older", &[("n", Arg::from(n))])}</p>
            {stays.map(|text| view! { <p class="hint">{text}</p> })}
            {move_over}
        </section>
    }
    .into_any()
}

fn runs(session: Session, rule: RecordId) -> impl IntoView {
    let rows = Memo::new(move |_| session.look(|sight| rules::runs(sight, rule, MOST)));
    let list = move || {
        let voice = session.voice();
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="hint">{voice.texts.say("rules-never-fired")}</p> }.into_any();
        }
        let rows = rows.into_iter().map(|run| {
            let when = run.at.map(|at| session.glance(|sight| with_words(session, sight, |words| words.moment(at))));
            let status = voice.texts.say_named("run", &run.status, &[]);
            let tone = matches!(run.status.as_str(), "failed" | "stopped").then_some("late");
            let late = run
                .late_ms
                .map(|late| voice.texts.say_with("time-late", &[("span", Arg::from(voice.formats.span(late)))]));
            let about = match run.about {
                Some(about) if !run.name.is_empty() => {
                    view! { <A href=format!("/record/{about}")>{run.name}</A> }.into_any()
                }
                _ => voice.texts.say("common-deleted").into_any(),
            };
            view! {
                <li class="run">
                    <span>{about}</span>
                    <span class="mark" data-tone=tone>{status}</span>
                    <span class="hint">{when}{late.map(|late| format!(" · {late}"))}</span>
                </li>
            }
        });
        view! { <ul class="runs">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="section-head"><h2>{session.say("rules-runs")}</h2></div>
        {list}
    }
}
