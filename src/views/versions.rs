//! The versions of a rule, as its history tells them.

use super::timeline::moment;
use crate::journal::{Change, ChangeSet};
use crate::model::schema::{BODY, VERSION};
use crate::model::{FieldId, Instant, RecordId, Value};
use std::collections::BTreeMap;

/// A version of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub number: u32,
    /// When it was written.
    pub at: Instant,
    /// What the rule was, as JSON.
    pub body: String,
}

/// All versions of a rule, the newest first. `history` is what the journal says of it.
#[must_use]
pub fn versions(rule: RecordId, history: &[(u64, ChangeSet)]) -> Vec<Version> {
    let mut found: BTreeMap<u32, Version> = BTreeMap::new();
    for (_, set) in history {
        let written = |wanted: FieldId| set.changes.iter().find_map(|change| value(change, rule, wanted));
        let Some(body) = written(BODY).and_then(Value::as_text) else { continue };
        let Some(number) = written(VERSION).and_then(Value::as_number) else { continue };
        let version = Version { number: number as u32, at: moment(set.stamp), body: body.to_owned() };
        // Where a version was taken back and another written, the last is the one of that number.
        found.insert(version.number, version);
    }
    found.into_values().rev().collect()
}

/// What a change writes into a field of a record.
fn value(change: &Change, of: RecordId, wanted: FieldId) -> Option<&Value> {
    match change {
        Change::Create { id, fields, .. } if *id == of => {
            fields.iter().find(|(field, _)| *field == wanted).map(|(_, value)| value)
        }
        Change::Set { id, field, after, .. } if *id == of && *field == wanted => after.as_ref(),
        _ => None,
    }
}
