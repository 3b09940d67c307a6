//! What a form has been told so far, and the editors that tell it. Nothing of it is written anywhere before the form
//! is sent.

use crate::model::{FieldId, Value};
use crate::ui::parts::Editor;
use crate::ui::session::Session;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The values of a form that is being filled in.
#[derive(Clone, Copy)]
pub struct Values(StoredValue<BTreeMap<FieldId, Value>>);

impl Values {
    /// Begins with what is known already.
    #[must_use]
    pub fn of(given: impl IntoIterator<Item = (FieldId, Value)>) -> Self {
        Self(StoredValue::new(given.into_iter().collect()))
    }

    /// One value.
    #[must_use]
    pub fn get(self, field: FieldId) -> Option<Value> {
        self.0.with_value(|values| values.get(&field).cloned())
    }

    /// The text of one, empty where there is none.
    #[must_use]
    pub fn text(self, field: FieldId) -> String {
        self.0.with_value(|values| values.get(&field).and_then(Value::as_text).unwrap_or_default().to_owned())
    }

    /// All of them.
    #[must_use]
    pub fn all(self) -> Vec<(FieldId, Value)> {
        self.0.with_value(|values| values.clone().into_iter().collect())
    }

    /// The editors of some fields, in this order.
    ///
    /// `name` says what a field is called, `must` is the one that has to be filled.
    pub fn editors(
        self,
        session: Session,
        fields: &[FieldId],
        name: impl Fn(FieldId) -> String,
        must: FieldId,
    ) -> AnyView {
        let defs = session.glance(|sight| {
            let defs = fields.iter().filter_map(|id| sight.schema.field(*id).map(std::borrow::Cow::into_owned));
            defs.collect::<Vec<_>>()
        });
        let editor = |field: crate::model::schema::FieldDef| {
            let id = field.id;
            let on_change = Callback::new(move |value: Option<Value>| {
                self.0.update_value(|values| match value {
                    Some(value) => drop(values.insert(id, value)),
                    None => drop(values.remove(&id)),
                });
            });
            view! { <Editor label=name(id) field value=self.get(id) required=id == must on_change/> }
        };
        defs.into_iter().map(editor).collect_view().into_any()
    }
}
