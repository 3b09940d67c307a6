//! Settings: what holds for this device, what holds for the base, and what it is made of.

mod choices;
mod device;
mod fields;
mod pipelines;

use crate::browser::page;
use crate::commands::{Command, setting_id};
use crate::model::schema::CURRENCY;
use crate::model::{Currency, Records, Value};
use crate::ui::app::use_session;
use crate::ui::router::A;
use crate::ui::session::Session;
use leptos::prelude::*;

/// The page of the settings.
#[component]
pub fn Settings() -> impl IntoView {
    let session = use_session();
    // Another language: everything is said anew.
    move || {
        session.language.get();
        let sections = [
            ("device", session.say("settings-device"), device::view(session)),
            ("base", session.say("settings-base"), base(session)),
            ("pipelines", session.say("settings-pipelines"), pipelines::view(session)),
            ("fields", session.say("settings-fields"), fields::view(session)),
            ("people", session.say("settings-people"), people(session)),
        ];
        let index = sections.each_ref().map(|(id, title, _)| {
            let id = *id;
            view! { <li><button class="place" on:click=move |_| page::go_to_id(id)>{title.clone()}</button></li> }
        });
        let sections = sections.map(|(id, title, content)| {
            view! { <section id=id tabindex="-1"><div class="section-head"><h2>{title}</h2></div>{content}</section> }
        });
        view! {
            <header class="page-head"><h1>{session.say("settings-title")}</h1></header>
            <div class="page-body">
                <div class="page-main settings with-index">
                    <nav class="settings-index" aria-label=session.say("settings-index")><ul>{index.into_iter().collect_view()}</ul></nav>
                    <div>{sections.into_iter().collect_view()}</div>
                </div>
            </div>
        }
        .into_any()
    }
}

fn base(session: Session) -> AnyView {
    let fault = RwSignal::new(false);
    let current = move || {
        let value = session.look(|sight| sight.records.value(setting_id(), CURRENCY));
        value.as_ref().and_then(Value::as_text).unwrap_or_default().to_owned()
    };
    let changed = move |event| {
        let typed: String = event_target_value(&event);
        let currency = Currency::new(typed.trim());
        fault.set(currency.is_none());
        if let Some(currency) = currency {
            let currency = Some(Value::from(currency.code()));
            session.dispatch(Command::Settings { currency, zone: None });
        }
    };
    view! {
        <div class="settings-rows">
            <div class="field">
                <label class="field-name" for="currency">{session.say("settings-currency")}</label>
                <input class="input" id="currency" maxlength="3" autocomplete="off" prop:value=current
                    aria-invalid=move || fault.get().then_some("true") on:change=changed/>
                <p class="field-fault" role="alert">
                    {move || fault.get().then(|| session.say("settings-currency-bad"))}
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn people(session: Session) -> AnyView {
    let texts = session.voice().texts;
    let (people, products) = (texts.say_named("kinds", "person", &[]), texts.say_named("kinds", "product", &[]));
    view! {
        <p class="actions">
            <A href="/people" attr:class="button">{people}</A>
            <A href="/products" attr:class="button">{products}</A>
        </p>
    }
    .into_any()
}
