//! A rule of a file as a rule of this base, or why it is none.

use super::{Here, RuleFile, Written, ids};
use crate::model::{RecordId, Records, Schema};
use crate::rule::{Body, BodyFault, Where, Wrong};
use std::collections::BTreeMap;

/// Why a rule is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It has no name.
    #[error("no name")]
    Nameless,
    /// It is not the JSON of a rule.
    #[error("line {line}, column {column}: {detail}")]
    Unreadable {
        /// Line of the file, from 1.
        line: usize,
        /// Byte of the line, from 1.
        column: usize,
        /// For those who know the format.
        detail: String,
    },
    /// Groups or branches stand deeper in each other than any rule is read.
    #[error("too deep")]
    TooDeep,
    /// It mentions what is not here, and it was not said what it shall be: those of the file's names.
    #[error("unknown: {0:?}")]
    Unknown(Vec<RecordId>),
    /// It mentions what is not here, and the file does not say what that is.
    #[error("not named: {0}")]
    Unnamed(RecordId),
    /// It does not fit the fields, stages and people that there are.
    #[error(transparent)]
    Fault(BodyFault),
}

/// The rule with what is `known` in the place of what the file mentions, when it fits.
///
/// # Errors
/// [`Unfit`].
pub fn settle(
    written: &Written,
    file: &RuleFile,
    known: &BTreeMap<RecordId, Here>,
    schema: &Schema,
    records: &dyn Records,
) -> Result<Body, Unfit> {
    let mut json = written.body.clone()?;
    let (mut unknown, mut unnamed) = (Vec::new(), None);
    ids::each(&mut json, &mut |id| {
        let here = known.get(&id).copied();
        if here.is_none() {
            if file.names.iter().any(|named| named.id == id) {
                if !unknown.contains(&id) {
                    unknown.push(id);
                }
            } else if records.get(id).is_none() {
                unnamed.get_or_insert(id);
            }
        }
        here
    });
    if let Some(id) = unnamed {
        return Err(Unfit::Unnamed(id));
    }
    if !unknown.is_empty() {
        return Err(Unfit::Unknown(unknown));
    }
    // It was a rule when it was read; only a field in the place of a record, or the other way round, makes it none.
    let misplaced = |_| Unfit::Fault(BodyFault { at: Where::Body, wrong: Wrong::WrongValue });
    let body: Body = serde_json::from_value(json).map_err(misplaced)?;
    body.check(schema, records).map_err(Unfit::Fault)?;
    Ok(body)
}
