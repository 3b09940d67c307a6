//! The first choice of a new person: what to begin with, and in which language and currency.
//!
//! Never here: anything that has to be decided now and could not be changed later.

use super::app::use_session;
use super::gateway::from_backup;
use super::parts::{choose_language, later, later_with, select};
use super::router::use_router;
use crate::browser::part::part;
use crate::browser::preferences;
use crate::model::Currency;
use crate::text::{currencies, currency_of};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// With what one begins.
#[derive(Clone, Copy)]
enum Beginning {
    MadeUp,
    Empty,
    Asked,
    Table,
}

/// The page of a new person.
#[component]
pub fn Welcome() -> impl IntoView {
    let session = use_session();
    let router = use_router();
    let starting = RwSignal::new(false);
    let tags = preferences::languages();
    let currency = RwSignal::new(currency_of(tags.iter().map(String::as_str)));
    let start = move |with: Beginning| {
        if starting.get_untracked() {
            return;
        }
        starting.set(true);
        let currency = currency.get_untracked();
        spawn_local(async move {
            match with {
                Beginning::MadeUp => {
                    if let Err(trouble) = session.found_demo(currency).await {
                        session.tell_trouble(&trouble);
                    }
                }
                Beginning::Empty => session.set_up(currency).await,
                Beginning::Asked => {
                    session.set_up(currency).await;
                    router.go("/rules/begin");
                }
                Beginning::Table => {
                    session.set_up(currency).await;
                    router.go("/import");
                }
            }
            // Gone with the page, when it went well.
            let _ = starting.try_set(false);
        });
    };
    let busy = move || starting.get().to_string();
    view! {
        <p class="lead">{move || session.say("welcome-what")}</p>
        <ul class="beginnings">
            <li>
                <button class="button primary" on:click=move |_| start(Beginning::Empty) disabled=starting aria-busy=busy>
                    {move || session.say("welcome-empty")}
                </button>
                <p class="hint">{move || session.say("welcome-empty-what")}</p>
            </li>
            <li>
                <button class="button" on:click=move |_| start(Beginning::Asked) disabled=starting aria-busy=busy>
                    {move || session.say("welcome-asked")}
                </button>
                <p class="hint">{move || session.say("welcome-asked-what")}</p>
            </li>
            <li>
                <button class="button" on:click=move |_| start(Beginning::MadeUp) disabled=starting aria-busy=busy>
                    {move || session.say("welcome-made-up")}
                </button>
                <p class="hint">{move || session.say("welcome-made-up-what")}</p>
            </li>
            <li>
                <button class="button" on:click=move |_| start(Beginning::Table) disabled=starting aria-busy=busy>
                    {move || session.say("welcome-table")}
                </button>
                <p class="hint">{move || session.say("welcome-table-what")}</p>
            </li>
        </ul>
        <div class="guessed">{later_with(guesses, move |show| show(currency))}</div>
        <p class="hint">{move || session.say("welcome-kept")}</p>
        {later(from_backup)}
    }
}

/// What shows what was guessed.
type Guesses = fn(RwSignal<Currency>) -> AnyView;

// Its room is kept until it comes.
part! { pages: fn guesses() -> Guesses { guessed } }

fn guessed(currency: RwSignal<Currency>) -> AnyView {
    view! { {move || choose_language()}{move || in_currency(currency)} }.into_any()
}

fn in_currency(currency: RwSignal<Currency>) -> AnyView {
    let session = use_session();
    let guessed = currency.get();
    let mut codes = currencies();
    if !codes.contains(&guessed.code()) {
        codes.push(guessed.code());
    }
    let codes = codes.into_iter().map(|code| (code.to_owned(), code.to_owned())).collect();
    select(session.say("settings-currency"), codes, guessed.code(), move |code| {
        if let Some(chosen) = Currency::new(&code) {
            currency.set(chosen);
        }
    })
}
