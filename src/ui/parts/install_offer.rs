//! The offer to install Tend as an app: made once there was some use of it, on Today and for a while, and never again
//! after a no. The settings have it at any time.

use crate::browser::install::{self, Way};
use crate::browser::preferences;
use crate::model::Kind;
use crate::ui::app::use_session;
use crate::ui::router::use_router;
use crate::ui::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// So many days, or records, make some use.
const DAYS: u32 = 3;
const RECORDS: usize = 20;

/// What a person enters; all else a new base has from its beginning.
const ENTERED: [Kind; 7] =
    [Kind::Contact, Kind::Company, Kind::Lead, Kind::Deal, Kind::Order, Kind::Ticket, Kind::Task];

/// Notes that the offer was answered.
const ANSWERED: &str = "install-offered";

/// How long it is shown, if nobody answers.
const STAYS: Duration = Duration::from_secs(60);

/// The last day of use, and which of the days of use it was.
const USED: &str = "days-used";

/// The offer, once its time has come.
#[component]
pub fn InstallOffer() -> impl IntoView {
    let session = use_session();
    let router = use_router();
    let answered = RwSignal::new(preferences::get(ANSWERED).is_some());
    // Until the page is opened again.
    let seen = RwSignal::new(false);
    let on_today = Memo::new(move |_| router.path() == "/");
    let days = days_used(&session.glance(|sight| sight.today()).to_iso());
    let way = Memo::new(move |_| {
        let used = session.look(|sight| {
            let entered = ENTERED.iter().flat_map(|kind| sight.records.rows(*kind));
            days >= DAYS || entered.take(RECORDS).count() == RECORDS
        });
        install::way().filter(|_| used && !answered.get() && !seen.get() && on_today.get())
    });
    let answer = move || {
        preferences::set(ANSWERED, "yes");
        let _ = answered.try_set(true);
    };
    Effect::new(move |shown: Option<bool>| {
        let now = way.with(Option::is_some);
        match (shown.unwrap_or_default(), now) {
            (false, true) => set_timeout(
                move || {
                    let _ = seen.try_set(true);
                },
                STAYS,
            ),
            (true, false) => seen.set(true),
            _ => {}
        }
        now
    });
    move || {
        let way = way.get()?;
        let line = view! {
            <div class="toast offer">
                <p>{session.say("install-offer")}" "{by_hand(session, way)}</p>
                {(way == Way::Ask).then(|| ask_button(session, answer))}
                <button class="button bare small" aria-label=session.say("install-not") on:click=move |_| answer()>
                    "×"
                </button>
            </div>
        };
        Some(line.into_any())
    }
}

/// How it is done where no button can do it.
#[must_use]
pub fn by_hand(session: Session, way: Way) -> Option<String> {
    (way == Way::ByHand).then(|| session.say("install-by-hand"))
}

/// The button that lets the browser ask; `then` is called once the person has answered.
pub fn ask_button(session: Session, then: impl Fn() + Copy + 'static) -> AnyView {
    let ask = move |_| {
        spawn_local(async move {
            install::ask().await;
            then();
        });
    };
    view! { <button class="button small" on:click=ask>{session.say("install-do")}</button> }.into_any()
}

/// Counts the days on which Tend was used, today among them.
fn days_used(today: &str) -> u32 {
    let kept = preferences::get(USED).unwrap_or_default();
    let (last, days) = kept.split_once(' ').unwrap_or_default();
    let days = days.parse().unwrap_or(0_u32);
    if last == today {
        return days;
    }
    let days = days.saturating_add(1);
    preferences::set(USED, &format!("{today} {days}"));
    days
}
