//! What is done with all that were chosen: one action, one undo.

use super::Listing;
use crate::commands::Command;
use crate::model::schema::{FieldDef, FieldType, PIPELINE, STAGE};
use crate::model::{Kind, RecordId, Records, Value};
use crate::text::Arg;
use crate::ui::forms::MergeDialog;
use crate::ui::parts::{Dialog, Editor, icon, named, rules_by_hand, select};
use crate::ui::session::ToastKind;
use crate::views::{board, record};
use leptos::prelude::*;

/// The bar, as long as any are chosen.
pub(super) fn bar(of: Listing) -> AnyView {
    let session = of.session;
    let editing = RwSignal::new(false);
    // What was deleted meanwhile is chosen no more.
    let count = Memo::new(move |_| {
        of.chosen
            .with(|chosen| session.look(|sight| chosen.iter().filter(|id| sight.records.get(**id).is_some()).count()))
    });
    let delete = move |_| {
        let ids = chosen(of);
        let n = ids.len();
        session.dispatch_then(Command::Delete { ids }, move |_| {
            of.chosen.update(std::collections::HashSet::clear);
            session.tell(ToastKind::Done, session.voice().texts.say_with("list-deleted", &[("n", Arg::from(n))]));
        });
    };
    // Of two that are one the first stays; what it shall hold is asked then.
    let merging = RwSignal::new(None::<(RecordId, RecordId)>);
    let can_merge = matches!(of.kind, Kind::Contact | Kind::Company | Kind::Lead);
    let merge = move |_| {
        if let [stays, goes] = chosen(of)[..] {
            merging.set(Some((stays, goes)));
        }
    };
    let merge = move || {
        (can_merge && count.get() == 2).then(|| {
            view! {
                <button class="button quiet small" on:click=merge>{icon("copy")}{session.say("duplicates-merge")}</button>
            }
        })
    };
    let bar = move || {
        (count.get() > 0).then(|| {
            view! {
                <div class="bulk" role="group" aria-label=session.say("list-bulk")>
                    <span role="status">{move || session.voice().texts.say_with("list-chosen", &[("n", Arg::from(count.get()))])}</span>
                    <button class="button quiet small" on:click=move |_| editing.set(true)>
                        {icon("pencil")}{session.say("list-change")}
                    </button>
                    {merge}
                    {rules_by_hand(session, of.kind, move || chosen(of))}
                    <button class="button quiet small danger" on:click=delete>{icon("trash-2")}{session.say("common-delete")}</button>
                    <button class="button bare small" aria-label=session.say("list-choose-none")
                        on:click=move |_| of.chosen.update(std::collections::HashSet::clear)>{icon("x")}</button>
                </div>
            }
        })
    };
    let close = Callback::new(move |()| merging.set(None));
    view! {
        {bar}
        {move || editing.get().then(|| change(of, editing))}
        {move || merging.get().map(|(stays, goes)| view! { <MergeDialog stays goes on_close=close/> })}
    }
    .into_any()
}

fn chosen(of: Listing) -> Vec<RecordId> {
    // In the order in which they are shown; then those that the filter hides.
    let mut left = of.chosen.get_untracked();
    let mut ids: Vec<RecordId> = of.ids().into_iter().filter(|id| left.remove(id)).collect();
    ids.extend(left);
    of.session.glance(|sight| ids.retain(|id| sight.records.get(*id).is_some()));
    ids
}

/// One field of all that were chosen.
fn change(of: Listing, open: RwSignal<bool>) -> AnyView {
    let session = of.session;
    let ids = StoredValue::new(chosen(of));
    let fields: Vec<FieldDef> = session.glance(|sight| {
        let all = sight.schema.fields_of(of.kind).map(std::borrow::Cow::into_owned);
        let written = |field: &FieldDef| field.id == STAGE || record::is_editable(of.kind, field);
        // The pipeline follows from the stage.
        all.filter(|field| field.id != PIPELINE && written(field)).collect()
    });
    let Some(first) = fields.first().cloned() else { return ().into_any() };
    let field = RwSignal::new(first.id);
    let value = RwSignal::new(None::<Value>);
    let names = fields.iter().map(|row| (row.key.to_string(), session.field_name_of(of.kind, row.id))).collect();
    let rows = StoredValue::new(fields);
    let choose = select(session.say("list-filter-field"), names, &first.key, move |key| {
        if let Some(id) = rows.with_value(|rows| rows.iter().find(|row| row.key == key).map(|row| row.id)) {
            value.set(None);
            field.set(id);
        }
    });
    let editor = move || {
        let row = rows.with_value(|rows| rows.iter().find(|row| row.id == field.get()).cloned())?;
        let label = session.field_name_of(of.kind, row.id);
        if row.id == STAGE {
            let stages = session.glance(|sight| {
                let pipelines = board::pipelines(sight, of.kind);
                let stages = pipelines.into_iter().flat_map(|pipeline| board::stages(sight, pipeline.id));
                stages.map(|stage| (stage.to_string(), sight.name(stage))).collect::<Vec<_>>()
            });
            let options = std::iter::once((String::new(), session.say("common-choose"))).chain(stages).collect();
            let control = select(label.clone(), options, "", move |id| value.set(id.parse().ok().map(Value::Ref)));
            return Some(named(label, control));
        }
        if matches!(row.holds, FieldType::Flag) {
            value.set(Some(Value::Flag(false)));
        }
        let on_change = Callback::new(move |entered| value.set(entered));
        Some(view! { <Editor field=row label value=None on_change/> }.into_any())
    };
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (ids, fields) = (ids.get_value(), vec![(field.get_untracked(), value.get_untracked())]);
        let n = ids.len();
        session.dispatch_then(Command::Edit { ids, fields }, move |_| {
            open.set(false);
            session.tell(ToastKind::Done, session.voice().texts.say_with("list-changed", &[("n", Arg::from(n))]));
        });
    };
    let n = ids.with_value(Vec::len);
    let title = session.voice().texts.say_with("list-change-title", &[("n", Arg::from(n))]);
    view! {
        <Dialog title on_close=Callback::new(move |()| open.set(false))>
            <form on:submit=go>
                <div class="dialog-body fields">
                    {named(session.say("list-filter-field"), choose)}
                    {editor}
                    <p class="hint">{session.say("list-change-hint")}</p>
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| open.set(false)>{session.say("common-cancel")}</button>
                    <button type="submit" class="button primary">{session.say("list-change-do")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}
