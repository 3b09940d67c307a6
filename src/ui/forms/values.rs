//! What a form has been told so far, and the editors that tell it. Nothing of it is written anywhere before the form
//! is sent.

use crate::model::{FieldId, Value};
use crate::ui::parts::Editor;
use crate::ui::session::Session;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The values of a form that is being filled in.
#[derive(Clone, Copy)]
pub struct Values {
    held: StoredValue<BTreeMap<FieldId, Value>>,
    /// How often a value was put in by something else than its own editor, which then begins anew.
    put: RwSignal<BTreeMap<FieldId, u32>>,
}

impl Values {
    /// Begins with what is known already.
    #[must_use]
    pub fn of(given: impl IntoIterator<Item = (FieldId, Value)>) -> Self {
        Values { held: StoredValue::new(given.into_iter().collect()), put: RwSignal::new(BTreeMap::new()) }
    }

    /// One value.
    #[must_use]
    pub fn get(self, field: FieldId) -> Option<Value> {
        self.held.with_value(|values| values.get(&field).cloned())
    }

    /// The text of one, empty where there is none.
    #[must_use]
    pub fn text(self, field: FieldId) -> String {
        self.held.with_value(|values| values.get(&field).and_then(Value::as_text).unwrap_or_default().to_owned())
    }

    /// All of them.
    #[must_use]
    pub fn all(self) -> Vec<(FieldId, Value)> {
        self.held.with_value(|values| values.clone().into_iter().collect())
    }

    /// Puts a value in where its editor shows it.
    pub fn put(self, field: FieldId, value: Option<Value>) {
        if self.get(field) != value {
            self.hold(field, value);
            self.put.update(|put| *put.entry(field).or_default() += 1);
        }
    }

    fn hold(self, field: FieldId, value: Option<Value>) {
        self.held.update_value(|values| match value {
            Some(value) => drop(values.insert(field, value)),
            None => drop(values.remove(&field)),
        });
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
        self.editors_heard(session, fields, name, must, Callback::new(|_| ()))
    }

    /// The same; `heard` is told of each field that was filled in or emptied by the person.
    pub fn editors_heard(
        self,
        session: Session,
        fields: &[FieldId],
        name: impl Fn(FieldId) -> String,
        must: FieldId,
        heard: Callback<FieldId>,
    ) -> AnyView {
        let defs = session.glance(|sight| {
            let defs = fields.iter().filter_map(|id| sight.schema.field(*id).map(std::borrow::Cow::into_owned));
            defs.collect::<Vec<_>>()
        });
        let editor = |field: crate::model::schema::FieldDef| {
            let id = field.id;
            let on_change = Callback::new(move |value: Option<Value>| {
                self.hold(id, value);
                heard.run(id);
            });
            let label = name(id);
            let put = Memo::new(move |_| self.put.with(|put| put.get(&id).copied()));
            move || {
                put.get();
                let (label, field) = (label.clone(), field.clone());
                view! { <Editor label field value=self.get(id) required=id == must on_change/> }
            }
        };
        defs.into_iter().map(editor).collect_view().into_any()
    }
}
