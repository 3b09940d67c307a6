//! Settings: what holds for this device, what holds for the base, and what it is made of.

mod device;
mod fields;
mod pipelines;

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
        view! {
            <header class="page-head"><h1>{session.say("settings-title")}</h1></header>
            <div class="page-body">
                <div class="page-main settings">
                    {section(session.say("settings-device"), device::view(session))}
                    {section(session.say("settings-base"), base(session))}
                    {section(session.say("settings-people"), people(session))}
                    {section(session.say("settings-pipelines"), pipelines::view(session))}
                    {section(session.say("settings-fields"), fields::view(session))}
                </div>
            </div>
        }
        .into_any()
    }
}

fn section(title: String, content: AnyView) -> AnyView {
    view! { <section><div class="section-head"><h2>{title}</h2></div>{content}</section> }.into_any()
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
        <div class="fields">
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
