//! The ids within a rule. In its JSON every id is a text that reads as one, and an own field also has a gap in
//! templates: `{{ field_0192… }}`. So they are found without knowing what a rule can say.

use crate::model::schema::key_of;
use crate::model::{FieldId, RecordId};
use serde_json::Value as Json;

/// What stands here for something that the file mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// A record.
    Record(RecordId),
    /// A field, an own one or one that every base has.
    Field(FieldId),
}

impl Here {
    fn word(self) -> String {
        match self {
            Here::Record(id) => id.to_string(),
            Here::Field(field) => key_of(field),
        }
    }
}

/// What stands under these names is the person's own words, whatever they look like.
const WORDS: [&str; 4] = ["value", "from", "to", "next"];
/// What stands under these is a template, or a formula, which names fields as templates do.
const TEMPLATES: [&str; 5] = ["name", "wanted_result", "subject", "text", "formula"];

/// A gap for an own field, and the id in it: letters of the whole, and of what stands before the id.
const GAP: usize = 42;
const BEFORE: usize = 6;

/// Shows every id of a rule to `see`, in the order of the JSON, and puts what it answers in its place.
pub(super) fn each(json: &mut Json, see: &mut dyn FnMut(RecordId) -> Option<Here>) {
    within(json, "", see);
}

fn within(json: &mut Json, under: &str, see: &mut dyn FnMut(RecordId) -> Option<Here>) {
    match json {
        Json::Object(map) => map.iter_mut().for_each(|(name, inner)| within(inner, name, see)),
        Json::Array(list) => list.iter_mut().for_each(|inner| within(inner, under, see)),
        Json::String(text) if TEMPLATES.contains(&under) => *text = filled(text, see),
        Json::String(text) if !WORDS.contains(&under) => {
            if let Some(here) = id(text.strip_prefix("field:").unwrap_or(text)).and_then(see) {
                *text = here.word();
            }
        }
        _ => {}
    }
}

/// A text that is an id and nothing else.
fn id(text: &str) -> Option<RecordId> {
    // Shorter and longer ways to write one are never used.
    (text.len() == GAP - BEFORE).then(|| text.parse().ok()).flatten()
}

/// A template with other own fields in its gaps.
fn filled(template: &str, see: &mut dyn FnMut(RecordId) -> Option<Here>) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find("field_") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let spelt = |gap: &&str| gap.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let gap = from.get(..GAP).filter(spelt);
        let field = gap.and_then(|gap| id(&gap.get(BEFORE..)?.replace('_', "-")));
        let (taken, after) = from.split_at(if field.is_some() { GAP } else { BEFORE });
        match field.and_then(&mut *see) {
            Some(here) => out.push_str(&here.word().replace(['-', ':'], "_")),
            None => out.push_str(taken),
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "0192f0a4-0000-7000-8000-000000000001";
    const OTHER: &str = "0192f0a4-0000-7000-8000-000000000002";

    fn put(json: &str) -> (usize, String) {
        let mut json: Json = serde_json::from_str(json).unwrap();
        let mut seen = 0;
        each(&mut json, &mut |_| {
            seen += 1;
            Some(Here::Record(OTHER.parse().unwrap()))
        });
        (seen, json.to_string())
    }

    #[test]
    fn an_id_is_found_wherever_it_stands() {
        for form in [r#"{"stage":"ID"}"#, r#"{"value":{"ref":"ID"}}"#, r#"{"value":{"refs":["ID","ID"]}}"#] {
            let (seen, put) = put(&form.replace("ID", ONE));
            assert_eq!((seen, put), (form.matches("ID").count(), form.replace("ID", OTHER)));
        }
    }

    #[test]
    fn a_persons_own_words_stay_as_they_are() {
        for form in [r#"{"value":"ID"}"#, r#"{"from":["ID"]}"#, r#"{"text":"ID"}"#, r#"{"op":"is"}"#] {
            let form = form.replace("ID", ONE);
            assert_eq!(put(&form), (0, form));
        }
    }

    #[test]
    fn an_own_field_is_found_by_its_name_and_in_the_gaps_of_templates() {
        let field = FieldId::custom(OTHER.parse().unwrap());
        let gap = format!("field_{}", ONE.replace('-', "_"));
        let mut json =
            serde_json::json!({"field": format!("field:{ONE}"), "text": format!("a {{{{ {gap} }}}} field_x {gap}")});
        each(&mut json, &mut |_| Some(Here::Field(field)));
        let other = format!("field_{}", OTHER.replace('-', "_"));
        let told = serde_json::json!({"field": format!("field:{OTHER}"), "text": format!("a {{{{ {other} }}}} field_x {other}")});
        assert_eq!(json, told);
        each(&mut json, &mut |_| Some(Here::Field(crate::model::schema::EXPECTED_CLOSE)));
        assert_eq!(
            json,
            serde_json::json!({"field": "expected-close", "text": "a {{ expected_close }} field_x expected_close"})
        );
    }
}
