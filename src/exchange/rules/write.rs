//! From rules to a file. The same rules in the same base give the same bytes.

use super::form::{FileOut, Named, RuleOut};
use super::{FORMAT, VERSION, ids};
use crate::model::schema::{HOLDS, NAME, OF_KIND, PIPELINE};
use crate::model::{FieldType, Kind, RecordId, Records};
use crate::rule::Body;

/// The file with these rules, each with its name, and with the names of all that they mention.
#[must_use]
pub fn to_text(rules: &[(String, Body)], records: &dyn Records) -> String {
    let mut mentioned: Vec<RecordId> = Vec::new();
    for (_, body) in rules {
        // To memory nothing can fail but a moment outside the calendar, which no rule can be saved with.
        let mut json = serde_json::to_value(body).unwrap_or_default();
        ids::each(&mut json, &mut |id| {
            if !mentioned.contains(&id) {
                mentioned.push(id);
            }
            None
        });
    }
    let file = FileOut {
        format: FORMAT,
        version: VERSION,
        names: mentioned.into_iter().filter_map(|id| named(id, records)).collect(),
        rules: rules.iter().map(|(name, body)| RuleOut { name, body }).collect(),
    };
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// What something is, also when it was deleted: its name still tells what was meant.
fn named(id: RecordId, records: &dyn Records) -> Option<Named> {
    let record = records.find(id)?;
    let pipeline = record.reference(PIPELINE).filter(|_| record.kind == Kind::Stage).and_then(|id| records.find(id));
    let of = match record.kind {
        Kind::Stage => pipeline.as_ref(),
        Kind::Pipeline | Kind::Field => Some(&record),
        _ => None,
    };
    Some(Named {
        id,
        kind: record.kind,
        name: record.text(NAME).to_owned(),
        of: of.and_then(|of| Kind::from_name(of.text(OF_KIND))),
        pipeline: pipeline.as_ref().map(|pipeline| pipeline.text(NAME).to_owned()),
        holds: FieldType::from_name(record.text(HOLDS)),
    })
}
