//! The side of the page: what comes next, what belongs to the record, what it holds.

use crate::commands::Command;
use crate::model::{RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Editor, moment, shown};
use crate::ui::router::A;
use crate::ui::session::Session;
use crate::views::record::{self, FieldRow};
use crate::views::{outbox, tasks::Named};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many records that belong here are listed.
const MOST: usize = 50;

/// What the rules will do if nothing else happens.
#[component]
pub fn Coming(id: RecordId) -> impl IntoView {
    let session = use_session();
    let coming = Memo::new(move |_| session.look(|sight| record::coming(sight, id)));
    view! {
        <Show when=move || !coming.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head"><h2>{move || session.say("record-what-next")}</h2></div>
                <ul class="lines">
                    {move || coming.get().into_iter().map(|next| view! {
                        <li>
                            <span class="when">{moment(session, next.at)}</span>" "
                            <A href=format!("/rules/{}", next.rule)>{next.name}</A>
                        </li>
                    }).collect_view()}
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

/// The records it refers to, and those that refer to it.
#[component]
pub fn Links(id: RecordId) -> impl IntoView {
    let session = use_session();
    let links = Memo::new(move |_| session.look(|sight| record::links(sight, id)));
    let belonging = Memo::new(move |_| session.look(|sight| record::belonging(sight, id, MOST)));
    let any = Memo::new(move |_| !links.with(Vec::is_empty) || belonging.with(|(_, count)| *count > 0));
    let link = move |to: Named| {
        let name =
            if to.name.is_empty() { session.voice().texts.say_named("kind", to.kind.name(), &[]) } else { to.name };
        view! { <A href=format!("/record/{}", to.id)>{name}</A> }
    };
    view! {
        <Show when=move || any.get()>
            <section class="part">
                <div class="section-head"><h2>{move || session.say("record-related")}</h2></div>
                <dl class="facts">
                    {move || links.get().into_iter().map(|(field, to)| view! {
                        <div><dt>{session.field_name(field)}</dt><dd>{link(to)}</dd></div>
                    }).collect_view()}
                </dl>
                <ul class="lines">
                    {move || belonging.get().0.into_iter().map(|to| {
                        let kind = session.voice().texts.say_named("kind", to.kind.name(), &[]);
                        view! { <li>{link(to)}" "<span class="hint">{kind}</span></li> }
                    }).collect_view()}
                </ul>
                {move || {
                    let more = belonging.with(|(shown, count)| count.saturating_sub(shown.len()));
                    let text = session.voice().texts.say_with("common-more-count", &[("n", Arg::from(more))]);
                    (more > 0).then(|| view! { <p class="hint">{text}</p> })
                }}
            </section>
        </Show>
    }
    .into_any()
}

/// The messages about it.
#[component]
pub fn Messages(id: RecordId) -> impl IntoView {
    let session = use_session();
    let letters = Memo::new(move |_| session.look(|sight| outbox::about(sight, id)));
    view! {
        <Show when=move || !letters.with(Vec::is_empty)>
            <section class="part">
                <div class="section-head"><h2>{move || session.say("kinds-message")}</h2></div>
                <ul class="lines">
                    {move || letters.get().into_iter().map(|letter| {
                        let title = if letter.subject.is_empty() { letter.text.clone() } else { letter.subject.clone() };
                        view! { <li><A href="/outbox">{title}</A>" "<span class="hint">{state(session, &letter)}</span></li> }
                    }).collect_view()}
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

fn state(session: Session, letter: &outbox::Letter) -> String {
    let texts = session.voice().texts;
    match (letter.status.as_str(), letter.settled) {
        ("said-sent", Some(at)) => texts.say_with("outbox-you-sent-at", &[("when", Arg::from(moment(session, at)))]),
        ("said-sent", None) => texts.say("outbox-you-sent"),
        ("dropped", _) => texts.say("outbox-dropped"),
        _ => texts.say_with("outbox-prepared", &[("when", Arg::from(moment(session, letter.prepared)))]),
    }
}

/// What it holds: each field with its editor, and below what Tend keeps itself.
#[component]
pub fn Fields(id: RecordId) -> impl IntoView {
    let session = use_session();
    let rows = Memo::new(move |_| session.look(|sight| record::fields(sight, id)));
    let ids = move |editable: bool| {
        Memo::new(move |_| {
            rows.with(|rows| {
                let shown = |row: &&FieldRow| row.editable == editable && (editable || row.value.is_some());
                rows.iter().filter(shown).map(|row| row.field.id).collect::<Vec<_>>()
            })
        })
    };
    let (own, kept) = (ids(true), ids(false));
    let row = move |field| Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.field.id == field).cloned()));
    view! {
        <section class="part">
            <div class="section-head"><h2>{move || session.say("record-fields")}</h2></div>
            <div class="fields">
                <For each=move || own.get() key=|field| *field let:field>
                    <Field id row=row(field)/>
                </For>
            </div>
            <dl class="facts">
                <For each=move || kept.get() key=|field| *field let:field>
                    {
                        let row = row(field);
                        move || row.get().and_then(|row| Some((row.value?, row.field))).map(|(value, field)| view! {
                            <div><dt>{session.field_name(field.id)}</dt><dd>{shown(session, &field, &value)}</dd></div>
                        })
                    }
                </For>
            </dl>
        </section>
    }
    .into_any()
}

/// One field. Its editor stays as long as it holds what the person entered, so that the focus stays too;
/// another value from elsewhere makes it anew.
#[component]
fn Field(id: RecordId, row: Memo<Option<FieldRow>>) -> impl IntoView {
    let session = use_session();
    let held = move || row.with(|row| row.as_ref().and_then(|row| row.value.clone()));
    let entered = StoredValue::new(untrack(held));
    let round = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let value = held();
        if entered.with_value(|entered| *entered != value) {
            entered.set_value(value);
            round.update(|round| *round += 1);
        }
    });
    let editor = move || {
        let field = row.with_untracked(|row| row.as_ref().map(|row| row.field.clone()))?;
        let of = field.id;
        let on_change = Callback::new(move |value: Option<Value>| {
            entered.set_value(value.clone());
            spawn_local(async move {
                let edit = Command::Edit { ids: vec![id], fields: vec![(of, value)] };
                if session.carry_out_or_keep(edit).await.is_err() {
                    // What is there is shown again, so that the same can be entered once more.
                    let there = row.try_with_untracked(|row| row.as_ref().and_then(|row| row.value.clone()));
                    drop(entered.try_set_value(there.flatten()));
                    round.try_update(|round| *round += 1);
                }
            });
        });
        let value = entered.get_value();
        Some(view! { <Editor label=session.field_name(of) field value on_change/> })
    };
    view! { <For each=move || [round.get()] key=|round| *round let:_round>{editor()}</For> }
}
