//! Documents in which records are named by their ids: the bodies of rules, the looks of segments. What a run saw and
//! did is none of them: it was so.

use crate::model::schema::{BODY, LOOK};
use crate::model::{FieldId, Kind, RecordId, Records};
use crate::rule::Body;
use serde_json::Value as Json;

const DOCUMENTS: &[(Kind, FieldId)] = &[(Kind::Rule, BODY), (Kind::Segment, LOOK)];

/// Whose documents name a record, and in which field.
pub(super) fn naming(records: &dyn Records, named: RecordId) -> Vec<(RecordId, FieldId)> {
    let named = named.to_string();
    let names = |id: &RecordId, field: FieldId| {
        records.value(*id, field).is_some_and(|held| held.as_text().is_some_and(|text| text.contains(&named)))
    };
    let of = |(kind, field): &(Kind, FieldId)| {
        let field = *field;
        records.all(*kind).into_iter().filter(move |id| names(id, field)).map(move |id| (id, field))
    };
    DOCUMENTS.iter().flat_map(of).collect()
}

/// A document that names one record, naming the other instead; `None` when it is no document.
pub(super) fn instead(text: &str, stays: RecordId, goes: RecordId) -> Option<String> {
    let mut json: Json = serde_json::from_str(text).ok()?;
    put(&mut json, &stays.to_string(), &goes.to_string());
    let text = json.to_string();
    // The same body is the same bytes.
    Some(Body::from_json(&text).map_or(text, |body| body.to_json()))
}

fn put(json: &mut Json, stays: &str, goes: &str) {
    match json {
        Json::String(text) if text == goes => stays.clone_into(text),
        Json::Array(list) => {
            list.iter_mut().for_each(|one| put(one, stays, goes));
            // In a list of records each stands once; steps that have become alike are each done.
            let mut met = false;
            list.retain(|one| !is_id(one, stays) || !std::mem::replace(&mut met, true));
        }
        Json::Object(fields) => fields.values_mut().for_each(|one| put(one, stays, goes)),
        _ => {}
    }
}

/// Whether it is a record and nothing else: in a list of ids, or of values.
fn is_id(json: &Json, id: &str) -> bool {
    match json {
        Json::String(text) => text == id,
        Json::Object(fields) => fields.len() == 1 && fields.get("ref").and_then(Json::as_str) == Some(id),
        _ => false,
    }
}
