//! Which columns are shown, in which order.

use super::Listing;
use crate::model::FieldId;
use crate::text::Arg;
use crate::ui::parts::{Dialog, icon};
use crate::views::table::{self, Column};
use leptos::prelude::*;

pub(super) fn form(of: Listing, open: RwSignal<bool>) -> AnyView {
    let Listing { session, kind, .. } = of;
    let shown: Vec<FieldId> = session.glance(|sight| {
        of.looked.look.with_untracked(|look| {
            table::shown_columns(sight.schema, kind, look).iter().map(|field| field.id).collect()
        })
    });
    let shown = RwSignal::new(shown);
    let keep = move |columns: Vec<FieldId>| {
        shown.set(columns.clone());
        of.looked.change(|look| look.columns = columns.into_iter().map(Column).collect());
    };
    let others = move || {
        let on = shown.get();
        session.glance(|sight| {
            let all = sight.schema.fields_of(kind).filter(|field| table::can_show(field) && !on.contains(&field.id));
            all.map(|field| field.id).collect::<Vec<_>>()
        })
    };
    let row = move |(at, id): (usize, FieldId)| {
        let name = session.field_name_of(kind, id);
        let texts = session.voice().texts;
        let up = texts.say_with("list-column-before", &[("field", Arg::from(name.as_str()))]);
        let away = texts.say_with("list-column-away", &[("field", Arg::from(name.as_str()))]);
        let move_up = move |_| {
            let mut columns = shown.get_untracked();
            columns.swap(at, at.saturating_sub(1));
            keep(columns);
        };
        let take_away = move |_| {
            let mut columns = shown.get_untracked();
            columns.remove(at);
            keep(columns);
        };
        view! {
            <li class="column-row">
                <span>{name}</span>
                <button class="button bare small" aria-label=up disabled={at == 0} on:click=move_up>{icon("arrow-up")}</button>
                <button class="button bare small" aria-label=away on:click=take_away>{icon("x")}</button>
            </li>
        }
    };
    let other = move |id: FieldId| {
        let add = move |_| keep(shown.get_untracked().into_iter().chain([id]).collect());
        view! { <button class="button small" on:click=add>{icon("plus")}{session.field_name_of(kind, id)}</button> }
    };
    view! {
        <Dialog title=session.say("list-columns") on_close=Callback::new(move |()| open.set(false))>
            <div class="dialog-body">
                <ol>{move || shown.get().into_iter().enumerate().map(row).collect_view()}</ol>
                <div class="actions">{move || others().into_iter().map(other).collect_view()}</div>
            </div>
            <footer class="dialog-foot actions">
                <button class="button" on:click=move |_| {
                    of.looked.change(|look| look.columns.clear());
                    open.set(false);
                }>{session.say("list-columns-usual")}</button>
                <button class="button primary" on:click=move |_| open.set(false)>{session.say("common-close")}</button>
            </footer>
        </Dialog>
    }
    .into_any()
}
