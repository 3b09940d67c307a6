//! One field of a record, edited where it stands: what is entered is written at once.

use super::Editor;
use crate::commands::Command;
use crate::model::{FieldId, RecordId, Records, Value};
use crate::ui::app::use_session;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// An editor for a field of a record that is there. It begins anew only when the value differs from what
/// was entered here (an undo, another tab), so that the keyboard stays where it is.
#[component]
pub fn EditField(
    /// Whose.
    id: RecordId,
    /// Which.
    field: FieldId,
) -> impl IntoView {
    let session = use_session();
    let here = Memo::new(move |_| session.look(|sight| sight.records.value(id, field)));
    let entered = StoredValue::new(here.get_untracked());
    let turn = RwSignal::new(0u32);
    Effect::new(move |_| {
        let now = here.get();
        if entered.get_value() != now {
            entered.set_value(now);
            turn.update(|turn| *turn += 1);
        }
    });
    let changed = Callback::new(move |value: Option<Value>| {
        entered.set_value(value.clone());
        spawn_local(async move {
            let edit = Command::Edit { ids: vec![id], fields: vec![(field, value)] };
            if session.carry_out_or_keep(edit).await.is_err() {
                // What is there is shown again, so that the same can be entered once more.
                drop(entered.try_set_value(here.try_get_untracked().flatten()));
                turn.try_update(|turn| *turn += 1);
            }
        });
    });
    move || {
        turn.get();
        let row = session.glance(|sight| sight.schema.field(field).map(std::borrow::Cow::into_owned))?;
        let row = crate::model::schema::FieldDef { key: format!("{}-{id}", row.key).into(), ..row };
        Some(view! { <Editor label=session.field_name(field) field=row value=entered.get_value() on_change=changed/> })
    }
}
