//! What comes round the pages after the first screen: a newer version, the offer to install, the number on the
//! icon, and what the system hands in from outside.
//!
//! Never here: anything the first screen needs.

use super::app::use_session;
use super::copies;
use super::parts::{InstallOffer, Newer};
use super::router::{Router, use_router};
use super::session::{Phase, Session};
use crate::browser::received::{self, Came};
use crate::browser::{badge, install, menus, page};
use crate::views::counts::counts;
use leptos::prelude::*;
use std::time::Duration;

/// What changes in quick succession is counted once (ms).
const SETTLED: Duration = Duration::from_secs(1);

/// The query of an address that asks for the line of a new task.
const ADD: &str = "add";

/// What comes round the pages.
#[component]
pub fn Around() -> impl IntoView {
    let session = use_session();
    let router = use_router();
    if install::is_installed() {
        count_on_the_icon(session);
    }
    StoredValue::new_local(menus::close_when_left());
    copies::save_daily(session);
    StoredValue::new_local(received::receive(move |came| match came {
        Came::File(name) => router.go(reader_of(&name)),
        Came::Place(address) => {
            if let Some((path, query)) = page::within(&address) {
                show(router, &path, &query);
            }
        }
    }));
    if page::query() == ADD {
        page::focus_soon(".quick .input");
    }
    view! { <div class="around" role="status"><Newer/><InstallOffer/></div> }.into_any()
}

fn show(router: Router, path: &str, query: &str) {
    router.go(path);
    if query == ADD {
        page::focus_soon(".quick .input");
    }
}

/// The page that reads files of that name.
fn reader_of(name: &str) -> &'static str {
    if name.to_lowercase().ends_with(".json") { "/backup" } else { "/import" }
}

/// How much is due today stands on the icon of the installed app.
fn count_on_the_icon(session: Session) {
    let soon = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        session.look(|_| ());
        if session.phase.get() != Phase::Ready {
            return;
        }
        let count =
            set_timeout_with_handle(move || badge::show(session.glance(|sight| counts(sight).due)), SETTLED).ok();
        if let Some(before) = soon.try_update_value(|soon| std::mem::replace(soon, count)).flatten() {
            before.clear();
        }
    });
}
