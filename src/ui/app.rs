//! The whole page: the session, the gateway before it is open, and the pages behind it.

use super::around::Around;
use super::frame::Frame;
use super::gateway::Gateway;
use super::listed::{board_at, list_at, listed_at};
use super::pages;
use super::parts::{Page, Toasts, at_first, later};
use super::router::{first_path, provide_router, use_router};
use super::session::{Phase, Session};
use crate::browser::{install, page, part::part, preferences};
use crate::model::{Kind, RecordId};
use crate::text::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// The session of this page.
#[must_use]
pub fn use_session() -> Session {
    expect_context::<Session>()
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    provide_context(session);
    provide_router();
    StoredValue::new_local(install::listen());
    Effect::new(move |_| page::mark_root("lang", Some(session.language.get().tag())));
    page::mark_root("data-theme", preferences::get("theme").as_deref());
    spawn_local(async move { session.open().await });
    if listed_at(&first_path()).is_some() {
        // It comes while the base is opened.
        spawn_local(async {
            let _ = boards().await;
        });
    }
    let spoken = RwSignal::new(false);
    spawn_local(async move {
        // Should its sentences not come, English is there.
        let _ = session.speak(first_language()).await;
        spoken.set(true);
    });
    let open = Memo::new(move |_| matches!(session.phase.get(), Phase::Loading { .. } | Phase::Ready));
    let around = the_rest(session);
    view! {
        <Show when=move || spoken.get()>
            <Show when=move || open.get() fallback=|| view! { <Gateway/> }>
                <Pages/>
            </Show>
            {move || around.get().map(|around| around())}
            <Show when=move || session.dialogs.get() == 0><Toasts/></Show>
        </Show>
    }
}

/// How long after the first screen the other parts are fetched (ms), so that nobody waits for them later.
const SOON: Duration = Duration::from_millis(500);

/// Fetches the other parts once the first screen is there, and gives what comes round the pages then.
fn the_rest(session: Session) -> RwSignal<Option<Page>> {
    let rest = RwSignal::new(None);
    let here = Memo::new(move |_| session.phase.with(|phase| *phase != Phase::Opening));
    Effect::new(move |asked: Option<bool>| {
        let asked = asked.unwrap_or_default();
        if here.get() && !asked {
            let fetch = async move {
                // One that does not come now is asked for by whoever needs it, and told there.
                let _ = rest.try_set(around().await.ok());
                let _ = session.say_all().await;
            };
            set_timeout(move || spawn_local(fetch), SOON);
        }
        asked || here.get()
    });
    rest
}

#[component]
fn Pages() -> impl IntoView {
    let router = use_router();
    page::end_greeting();
    view! { <Frame>{move || page_at(&router.path())}</Frame> }.into_any()
}

/// The page at a path.
fn page_at(path: &str) -> AnyView {
    if let Some(kind) = board_at(path) {
        return at_first(boards, move |of| (of.board)(kind));
    }
    if let Some((kind, segment)) = list_at(path) {
        return at_first(boards, move |of| (of.list)(kind, segment));
    }
    let mut words = path.trim_start_matches('/').split('/');
    match (words.next().unwrap_or_default(), words.next(), words.next()) {
        ("", None, None) => view! { <pages::Today/> }.into_any(),
        ("record", Some(_), None) => later(record),
        ("outbox", None, None) => later(outbox),
        ("payments", None, None) => later(payments),
        ("rules", None, None) => later(rules),
        ("rules", Some("begin"), None) => later(wizard),
        ("rules", Some("import"), None) => later(rule_file),
        ("rules", Some("ready"), None) => later(ready_rules),
        ("rules", Some("runs"), None) => later(runs),
        ("rules", Some("forecast"), None) => later(forecast),
        ("rules", Some(_), None) => later(rule),
        ("history", None, None) => later(history),
        ("import", None, None) => later(import),
        ("backup", None, None) => later(backup),
        ("settings", None, None) => later(settings),
        ("pipelines", Some(_), None) => later(pipeline),
        ("process", _, None) => later(process),
        ("storage", None, None) => later(storage),
        ("menu", None, None) => later(menu),
        _ => later(not_found),
    }
}

/// What shows the records of a kind.
#[derive(Clone, Copy)]
struct Boards {
    board: fn(Kind) -> AnyView,
    list: fn(Kind, Option<RecordId>) -> AnyView,
}

// Where many begin, and many do not.
part! { boards: fn boards() -> Boards { Boards {
    board: |kind| view! { <pages::Board kind/> }.into_any(),
    list: |kind, segment| view! { <pages::List kind segment/> }.into_any(),
} } }

// Where one does not begin. All in one part: what two parts share and the start does not need would have to be a
// file of its own, for each pair of them.
part! { pages: fn record() -> Page { || view! { <pages::RecordPage/> }.into_any() } }
part! { pages: fn outbox() -> Page { || view! { <pages::Outbox/> }.into_any() } }
part! { pages: fn payments() -> Page { || view! { <pages::Payments/> }.into_any() } }
part! { pages: fn rules() -> Page { || view! { <pages::Rules/> }.into_any() } }
part! { pages: fn rule() -> Page { || view! { <pages::RulePage/> }.into_any() } }
part! { pages: fn runs() -> Page { || view! { <pages::Runs/> }.into_any() } }
part! { pages: fn forecast() -> Page { || view! { <pages::ForecastPage/> }.into_any() } }
part! { pages: fn ready_rules() -> Page { || view! { <pages::ReadyRules/> }.into_any() } }
part! { pages: fn wizard() -> Page { || view! { <pages::Wizard/> }.into_any() } }
part! { pages: fn rule_file() -> Page { || view! { <pages::RuleFilePage/> }.into_any() } }
part! { pages: fn history() -> Page { || view! { <pages::History/> }.into_any() } }
part! { pages: fn import() -> Page { || view! { <pages::Import/> }.into_any() } }
part! { pages: fn backup() -> Page { || view! { <pages::Backup/> }.into_any() } }
part! { pages: fn settings() -> Page { || view! { <pages::Settings/> }.into_any() } }
part! { pages: fn pipeline() -> Page { || view! { <pages::PipelinePage/> }.into_any() } }
part! { pages: fn process() -> Page { || view! { <pages::Process/> }.into_any() } }
part! { pages: fn storage() -> Page { || view! { <pages::Storage/> }.into_any() } }
part! { pages: fn menu() -> Page { || view! { <pages::Menu/> }.into_any() } }
part! { pages: fn around() -> Page { || view! { <Around/> }.into_any() } }
part! { pages: fn not_found() -> Page { || view! { <pages::NotFound/> }.into_any() } }

/// The language chosen before, else the first of the browser's that Tend speaks.
fn first_language() -> Language {
    let chosen = preferences::get("language").and_then(|tag| Language::from_tag(&tag));
    chosen.unwrap_or_else(|| {
        let tags = preferences::languages();
        Language::preferred(tags.iter().map(String::as_str))
    })
}
