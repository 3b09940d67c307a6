//! What a record is called whose row names it nowhere.

use super::names::Names;
use super::same::Same;
use super::stages::value;
use crate::model::schema::{COMPANY, CONTACT, EMAIL, PHONE, PRODUCT, WEBSITE};
use crate::model::{FieldId, Kind, Value};

/// What a record without a name of its own is called: by what a person would look for.
pub(super) fn composed_name(kind: Kind, same: &Same, names: &Names, fields: &[(FieldId, Value)]) -> Option<String> {
    let called = |field| match value(fields, field)? {
        Value::Text(text) => Some(text.as_str()),
        Value::Ref(id) => names.called(*id),
        _ => None,
    };
    match kind {
        Kind::Contact => called(EMAIL).or_else(|| called(PHONE)).map(str::to_owned),
        Kind::Company => called(WEBSITE).or_else(|| called(EMAIL)).map(str::to_owned),
        kind if kind.has_stages() => {
            let client = called(COMPANY).or_else(|| called(CONTACT)).or_else(|| called(EMAIL));
            let parts: Vec<&str> = [client, called(PRODUCT)].into_iter().flatten().collect();
            let composed = (!parts.is_empty()).then(|| parts.join(" · "));
            composed.or_else(|| same.field().and_then(called).map(str::to_owned))
        }
        _ => None,
    }
}
