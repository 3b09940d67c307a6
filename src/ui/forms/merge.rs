//! Making two records one: what both hold side by side, which of it stays, and what goes with it.

use crate::commands::Command;
use crate::model::schema::FieldDef;
use crate::model::{FieldId, RecordId, Value};
use crate::text::Arg;
use crate::ui::app::use_session;
use crate::ui::parts::{Dialog, fresh_id, shown};
use crate::ui::session::{Session, ToastKind};
use crate::views::duplicates::{Choice, preview};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The question.
#[component]
pub fn MergeDialog(
    /// The record that stays.
    stays: RecordId,
    /// The one that goes.
    goes: RecordId,
    /// Called when it is left, merged or not.
    on_close: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    // What is chosen was seen just so; what is written elsewhere meanwhile is not asked for anew.
    let Some(found) = session.glance(|sight| preview(sight, stays, goes)) else { return ().into_any() };
    let texts = session.voice().texts;
    let (name, own) = session.glance(|sight| (sight.name(goes), sight.name(stays)));
    let takes: BTreeMap<FieldId, (bool, Option<Value>)> =
        found.choices.iter().map(|choice| (choice.field.id, (choice.stays.is_none(), choice.goes.clone()))).collect();
    let takes = StoredValue::new(takes);
    let merge = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let taken =
            |(field, (taken, value)): (&FieldId, &(bool, Option<Value>))| taken.then(|| (*field, value.clone()));
        let fields = takes.with_value(|takes| takes.iter().filter_map(taken).collect());
        session.dispatch_then(Command::MergeRecords { stays, goes, fields }, move |_| {
            let name = session.glance(|sight| sight.name(stays));
            let texts = session.voice().texts;
            session.tell(ToastKind::Done, texts.say_with("duplicates-merged", &[("name", Arg::from(name))]));
            on_close.run(());
        });
    };
    let rows = found.choices.iter().map(|choice| row(session, choice, takes)).collect_view();
    let linked = texts.say_with("duplicates-linked", &[("n", Arg::from(found.linked))]);
    view! {
        <Dialog title=texts.say_with("duplicates-question", &[("name", Arg::from(name))]) on_close>
            <form on:submit=merge>
                <div class="dialog-body merge">
                    {rows}
                    <p>{linked}</p>
                    <p class="hint">{texts.say_with("duplicates-goes", &[("stays", Arg::from(own))])}</p>
                </div>
                <footer class="dialog-foot actions">
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {texts.say("common-cancel")}
                    </button>
                    <button type="submit" class="button primary">{texts.say("duplicates-do")}</button>
                </footer>
            </form>
        </Dialog>
    }
    .into_any()
}

/// A field in which they differ, and which of the two stays.
fn row(session: Session, choice: &Choice, takes: StoredValue<BTreeMap<FieldId, (bool, Option<Value>)>>) -> AnyView {
    let FieldDef { id: of, .. } = choice.field;
    let group = fresh_id();
    let taken = choice.stays.is_none();
    let one = |value: &Option<Value>, from_other: bool| {
        let text =
            value.as_ref().map_or_else(|| session.say("common-empty"), |value| shown(session, &choice.field, value));
        let pick = move |_| {
            takes.update_value(|takes| {
                if let Some(take) = takes.get_mut(&of) {
                    take.0 = from_other;
                }
            });
        };
        view! {
            <label class="check">
                <input type="radio" name=group.clone() checked=taken == from_other on:change=pick/>
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{session.field_name(of)}</legend>
            {one(&choice.stays, false)}
            {one(&choice.goes, true)}
        </fieldset>
    }
    .into_any()
}
