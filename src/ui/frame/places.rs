//! The places one can go to: at the side, or at the thumb.

use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::listed::listed_at;
use crate::ui::palette::use_palette;
use crate::ui::parts::icon;
use crate::ui::router::{A, use_router};
use crate::ui::session::Session;
use crate::views::counts;
use leptos::prelude::*;

/// A place: its path and its name.
pub type PlaceRow = (&'static str, &'static str);

/// Every place, in groups of what belongs together.
pub const GROUPS: &[&[PlaceRow]] = &[
    &[("/", "today"), ("/tasks", "tasks"), ("/outbox", "outbox")],
    &[("/deals", "deals"), ("/orders", "orders"), ("/tickets", "tickets"), ("/leads", "leads")],
    &[("/contacts", "contacts"), ("/companies", "companies"), ("/payments", "payments")],
    &[("/rules", "rules"), ("/history", "history")],
    &[("/import", "import"), ("/backup", "backup"), ("/settings", "settings")],
];

/// The places at the thumb on a phone, on either side of what adds.
const LEFT: &[PlaceRow] = &[("/", "today"), ("/deals", "deals")];
const RIGHT: &[PlaceRow] = &[("/contacts", "contacts"), ("/menu", "menu")];

/// Every place.
pub fn all() -> impl Iterator<Item = &'static PlaceRow> {
    GROUPS.iter().copied().flatten()
}

/// What a place is called.
#[must_use]
pub fn name(session: Session, key: &str) -> String {
    session.voice().texts.say_named("frame", key, &[])
}

/// The picture of a place.
#[must_use]
pub fn picture(key: &str) -> AnyView {
    match key {
        "today" => icon("inbox"),
        "tasks" => icon("list-checks"),
        "outbox" => icon("send"),
        "deals" => icon("square-kanban"),
        "orders" => icon("package"),
        "tickets" => icon("life-buoy"),
        "leads" => icon("sprout"),
        "contacts" => icon("user-round"),
        "companies" => icon("building-2"),
        "payments" => icon("banknote"),
        "rules" => icon("zap"),
        "history" => icon("history"),
        "import" => icon("file-input"),
        "backup" => icon("hard-drive-download"),
        "settings" => icon("settings"),
        _ => icon("ellipsis"),
    }
}

/// All places, in their groups.
#[component]
pub fn Groups() -> impl IntoView {
    let session = use_session();
    let counts = Memo::new(move |_| session.look(counts::counts));
    GROUPS.iter().map(|rows| view! { <ul>{links(session, rows, counts)}</ul> }).collect_view()
}

/// The bar at the thumb.
#[component]
pub fn Bar() -> impl IntoView {
    let session = use_session();
    let palette = use_palette();
    let router = use_router();
    let counts = Memo::new(move |_| session.look(counts::counts));
    // Where one kind is listed, one more of it is what one wants; elsewhere one says what.
    let kind = Memo::new(move |_| listed_at(&router.path()));
    let name = move || {
        let texts = session.voice().texts;
        kind.get().map_or_else(|| texts.say("common-add"), |kind| texts.say_named("add", kind.name(), &[]))
    };
    let add = move |_| match kind.get_untracked() {
        Some(kind) => palette.create(kind),
        None => palette.add(),
    };
    view! {
        <nav class="bar" aria-label=move || session.say("frame-menu")>
            <ul>
                {links(session, LEFT, counts)}
                <li>
                    <button class="button primary bare" aria-label=name on:click=add>{icon("plus")}</button>
                </li>
                {links(session, RIGHT, counts)}
            </ul>
        </nav>
    }
    .into_any()
}

fn links(session: Session, rows: &'static [PlaceRow], counts: Memo<counts::Counts>) -> AnyView {
    let router = use_router();
    let link = |(path, key): &'static PlaceRow| {
        let waits = move || match *key {
            "today" => counts.get().due,
            "outbox" => counts.get().letters,
            _ => 0,
        };
        // The number alone says nothing to those who listen.
        let count = move || {
            let waits = waits();
            (waits > 0).then(|| {
                let spoken = session.voice().texts.say_with("frame-waiting", &[("n", Arg::from(waits))]);
                view! { <span class="count" aria-hidden="true">{waits}</span><span class="spoken">{spoken}</span> }
            })
        };
        view! {
            <li>
                <A href=*path attr:class="place" attr:aria-current=move || router.current(path)
                    attr:title=move || name(session, key)>
                    {picture(key)}
                    <span class="place-name">{move || name(session, key)}</span>
                    {count}
                </A>
            </li>
        }
    };
    rows.iter().map(link).collect_view().into_any()
}
