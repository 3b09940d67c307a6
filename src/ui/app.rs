//! The whole page: the session, the gateway before it is open, and the pages behind it.

use super::frame::{Frame, Toasts};
use super::gateway::Gateway;
use super::pages;
use super::parts::{Page, later};
use super::session::{Phase, Session};
use crate::browser::{page, part::part, preferences};
use crate::model::Kind;
use crate::text::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;
use std::time::Duration;

/// The session of this page.
#[must_use]
pub fn use_session() -> Session {
    expect_context::<Session>()
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new(first_language());
    provide_context(session);
    Effect::new(move |_| page::mark_root("lang", Some(session.language.get().tag())));
    page::mark_root("data-theme", preferences::get("theme").as_deref());
    spawn_local(async move { session.open().await });
    let open = Memo::new(move |_| matches!(session.phase.get(), Phase::Loading { .. } | Phase::Ready));
    view! {
        <Show when=move || open.get() fallback=|| view! { <Gateway/> }>
            <Pages/>
        </Show>
        <Toasts/>
    }
}

/// How long after the first screen the other parts are fetched (ms), so that nobody waits for them later.
const SOON: Duration = Duration::from_millis(500);

fn fetch_the_rest() {
    // One that does not come now is asked for by whoever needs it, and told there.
    set_timeout(
        || {
            spawn_local(async {
                let _ = not_found().await;
            });
        },
        SOON,
    );
}

#[component]
fn Pages() -> impl IntoView {
    fetch_the_rest();
    view! {
        <Router base=page::base_path()>
            <Frame>
                <Routes fallback=|| later(not_found)>
                    <Route path=path!("/") view=|| view! { <pages::Today/> }/>
                    <Route path=path!("/deals") view=|| board(Kind::Deal)/>
                    <Route path=path!("/orders") view=|| board(Kind::Order)/>
                    <Route path=path!("/tickets") view=|| board(Kind::Ticket)/>
                    <Route path=path!("/leads") view=|| board(Kind::Lead)/>
                    <Route path=path!("/contacts") view=|| list(Kind::Contact)/>
                    <Route path=path!("/companies") view=|| list(Kind::Company)/>
                    <Route path=path!("/people") view=|| list(Kind::Person)/>
                    <Route path=path!("/products") view=|| list(Kind::Product)/>
                    <Route path=path!("/record/:id") view=|| later(record)/>
                    <Route path=path!("/outbox") view=|| later(outbox)/>
                    <Route path=path!("/payments") view=|| later(payments)/>
                    <Route path=path!("/rules") view=|| later(rules)/>
                    <Route path=path!("/rules/:id") view=|| later(rule)/>
                    <Route path=path!("/history") view=|| later(history)/>
                    <Route path=path!("/import") view=|| later(import)/>
                    <Route path=path!("/backup") view=|| later(backup)/>
                    <Route path=path!("/settings") view=|| later(settings)/>
                    <Route path=path!("/menu") view=|| later(menu)/>
                </Routes>
            </Frame>
        </Router>
    }
    .into_any()
}

fn board(kind: Kind) -> AnyView {
    view! { <pages::Board kind/> }.into_any()
}

fn list(kind: Kind) -> AnyView {
    view! { <pages::List kind/> }.into_any()
}

// Where one does not begin. All in one part: what two parts share and the start does not need would have to be a
// file of its own, for each pair of them.
part! { pages: fn record() -> Page { || view! { <pages::RecordPage/> }.into_any() } }
part! { pages: fn outbox() -> Page { || view! { <pages::Outbox/> }.into_any() } }
part! { pages: fn payments() -> Page { || view! { <pages::Payments/> }.into_any() } }
part! { pages: fn rules() -> Page { || view! { <pages::Rules/> }.into_any() } }
part! { pages: fn rule() -> Page { || view! { <pages::RulePage/> }.into_any() } }
part! { pages: fn history() -> Page { || view! { <pages::History/> }.into_any() } }
part! { pages: fn import() -> Page { || view! { <pages::Import/> }.into_any() } }
part! { pages: fn backup() -> Page { || view! { <pages::Backup/> }.into_any() } }
part! { pages: fn settings() -> Page { || view! { <pages::Settings/> }.into_any() } }
part! { pages: fn menu() -> Page { || view! { <pages::Menu/> }.into_any() } }
part! { pages: fn not_found() -> Page { || view! { <pages::NotFound/> }.into_any() } }

/// The language chosen before, else the first of the browser's that Tend speaks.
fn first_language() -> Language {
    let chosen = preferences::get("language").and_then(|tag| Language::from_tag(&tag));
    chosen.unwrap_or_else(|| {
        let tags = preferences::languages();
        Language::preferred(tags.iter().map(String::as_str))
    })
}
