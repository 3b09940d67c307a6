//! The top of the page: name, place, worth, the way through the stages; and how a record is put away.

use super::History;
use super::path::Path;
use super::timeline::Story;
use super::why_not::WhyNot;
use crate::commands::Command;
use crate::model::schema::{FROZEN_UNTIL, NAME};
use crate::model::{Day, Kind, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::forms::{Gate, GateDialog};
use crate::ui::pages::approvals::Awaits;
use crate::ui::parts::{InPlace, day_of, fresh_id, icon, rules_by_hand};
use crate::ui::router::{A, use_router};
use crate::ui::session::ToastKind;
use crate::views::record;
use leptos::prelude::*;

/// Name, place and worth.
#[component]
pub fn Head(id: RecordId, head: Memo<Option<record::Head>>, story: Story) -> impl IntoView {
    let session = use_session();
    let gate = RwSignal::new(None::<Gate>);
    let kind = Memo::new(move |_| head.with(|head| head.as_ref().map_or(Kind::Contact, |head| head.kind)));
    let frozen = Memo::new(move |_| head.with(|head| head.as_ref().and_then(|head| head.frozen)));
    let stands = Memo::new(move |_| head.with(|head| head.as_ref().is_some_and(|head| head.place.is_some())));
    let hint = Memo::new(move |_| {
        let hint = |head: &record::Head| head.place.as_ref().map(|place| place.hint.clone());
        head.with(|head| head.as_ref().and_then(hint).unwrap_or_default())
    });
    let worth = move || {
        let worth = head.with(|head| head.as_ref().and_then(|head| head.worth))?;
        let text = session.voice().formats.money(worth.minor, worth.currency.bytes());
        Some(view! { <p class="worth">{text}</p> })
    };
    view! {
        <header class="page-head record-head">
            <Crumb head kind/>
            <div class="actions record-acts">
                <Show when=move || stands.get()><super::path::Choice id head gate/></Show>
                <More id head history=story.history/>
            </div>
            <div class="title">
                {move || view! { <Title id kind=kind.get()/> }}
                {worth}
            </div>
            {move || frozen.get().map(|day| {
                let day = [("day", Arg::from(day_of(session, day)))];
                view! {
                    <p class="mark" data-tone="warn">
                        {icon("snowflake")}{session.voice().texts.say_with("record-frozen", &day)}
                    </p>
                }
            })}
            <Show when=move || stands.get()><Path id gate story/></Show>
            <Awaits id/>
            {move || hint.with(|hint| (!hint.is_empty()).then(|| view! { <p class="hint">{hint.clone()}</p> }))}
        </header>
        <GateDialog gate/>
    }
    .into_any()
}

/// The way one came: the board or list, and whom it is for.
#[component]
fn Crumb(head: Memo<Option<record::Head>>, kind: Memo<Kind>) -> impl IntoView {
    let session = use_session();
    let place = Memo::new(move |_| {
        let place = |head: &record::Head| head.place.as_ref().map(|place| place.pipeline.clone());
        head.with(|head| head.as_ref().and_then(place)).filter(|name| !name.is_empty())
    });
    let whom = Memo::new(move |_| head.with(|head| head.as_ref().and_then(|head| head.whom.clone())));
    let first = move || {
        let of = kind.get();
        let texts = session.voice().texts;
        let name = place.get().unwrap_or_else(|| texts.say_named("kinds", of.name(), &[]));
        match path_of(of) {
            Some(path) => view! { <A href=path>{name}</A> }.into_any(),
            None => view! { <span>{texts.say_named("kind", of.name(), &[])}</span> }.into_any(),
        }
    };
    view! {
        <p class="crumb">
            {first}
            {move || whom.get().map(|whom| view! {
                {icon("chevron-right")}<A href=format!("/record/{}", whom.id)>{whom.name}</A>
            })}
        </p>
    }
    .into_any()
}

/// Where the records of a kind are listed.
const fn path_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Deal => Some("/deals"),
        Kind::Order => Some("/orders"),
        Kind::Ticket => Some("/tickets"),
        Kind::Lead => Some("/leads"),
        Kind::Contact => Some("/contacts"),
        Kind::Company => Some("/companies"),
        Kind::Task => Some("/tasks"),
        Kind::Person => Some("/people"),
        Kind::Product => Some("/products"),
        Kind::Payment => Some("/payments"),
        Kind::Message => Some("/outbox"),
        _ => None,
    }
}

/// The name, given anew where it stands.
#[component]
fn Title(id: RecordId, kind: Kind) -> impl IntoView {
    let session = use_session();
    let name = Memo::new(move |_| session.look(|sight| sight.name(id)));
    let field = session.glance(|sight| {
        sight.schema.has(kind, NAME).then(|| sight.schema.field(NAME).map(std::borrow::Cow::into_owned)).flatten()
    });
    let shown = move || match name.get() {
        name if name.is_empty() => session.voice().texts.say_named("kind", kind.name(), &[]),
        name => name,
    };
    let Some(field) = field else { return view! { <h1>{shown}</h1> }.into_any() };
    let rest = Callback::new(move |begin: Callback<()>| {
        view! {
            <h1>
                <button class="name" data-edit="" title=move || session.say("record-rename")
                    on:click=move |_| begin.run(())>{shown}</button>
            </h1>
        }
        .into_any()
    });
    view! { <InPlace id field label=session.field_name_of(kind, NAME) required=true rest/> }.into_any()
}

/// Freezing, asking why a rule did not act, and deleting.
#[component]
fn More(id: RecordId, head: Memo<Option<record::Head>>, history: History) -> impl IntoView {
    let session = use_session();
    let can_freeze = Memo::new(move |_| head.with(|head| head.as_ref().is_some_and(|head| head.can_freeze)));
    let frozen = Memo::new(move |_| head.with(|head| head.as_ref().and_then(|head| head.frozen)));
    let freeze = move |day: Option<Day>| {
        let fields = vec![(FROZEN_UNTIL, day.map(Value::Day))];
        session.dispatch(Command::Edit { ids: vec![id], fields });
    };
    let kind = Memo::new(move |_| session.look(|sight| sight.records.kind(id)));
    let today = session.glance(|sight| sight.today());
    // The year of a day that is typed comes digit by digit, and is long past until the last.
    let own = move |event| match Day::from_iso(&event_target_value(&event)) {
        Some(day) if day <= today => {}
        day => freeze(day),
    };
    let router = use_router();
    let delete = move |_| {
        let name = session.glance(|sight| sight.name(id));
        session.dispatch_then(Command::Delete { ids: vec![id] }, move |_| {
            let texts = session.voice().texts;
            session.tell(ToastKind::Done, texts.say_with("record-deleted", &[("name", Arg::from(name))]));
            router.go("/");
        });
    };
    let day_id = fresh_id();
    let asks = RwSignal::new(false);
    let close = Callback::new(move |()| asks.set(false));
    view! {
        <Show when=move || asks.get()><WhyNot id history on_close=close/></Show>
        <details class="menu">
            <summary class="button bare" aria-label=move || session.say("record-more")>{icon("ellipsis")}</summary>
            <div class="menu-body">
                <Show when=move || can_freeze.get()>
                    <div class="field">
                        <label class="field-name" for=day_id.clone()>{move || session.say("field-frozen-until")}</label>
                        <input class="input" type="date" id=day_id.clone()
                            prop:value=move || frozen.get().map(Day::to_iso).unwrap_or_default()
                            min=today.to_iso() on:change=own/>
                        <p class="field-hint">{move || session.say("record-freeze-why")}</p>
                    </div>
                    <Show when=move || frozen.get().is_some()>
                        <button class="button quiet" on:click=move |_| freeze(None)>
                            {icon("snowflake")}{move || session.say("record-unfreeze")}
                        </button>
                    </Show>
                </Show>
                {move || kind.get().map(|kind| rules_by_hand(session, kind, move || vec![id]))}
                <button class="button quiet" on:click=move |_| asks.set(true)>
                    {icon("circle-question-mark")}{move || session.say("why-not-ask")}
                </button>
                <button class="button quiet danger" on:click=delete>
                    {icon("trash-2")}{move || session.say("common-delete")}
                </button>
            </div>
        </details>
    }
    .into_any()
}
