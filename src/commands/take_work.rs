//! Take up a way of working: a pipeline comes into use with the rules that go with it, which watch at first. Of what a new
//! base begins with, what was removed and is needed is brought back.

use super::{Context, Decision, Refusal, rule};
use crate::journal::{Change, Deed};
use crate::model::schema::{ACTIVE_SINCE, ALSO_PAST, ARCHIVED, MODE, PIPELINE};
use crate::model::{Kind, Record, RecordId, Records, Value};
use crate::rule::{Body, Mode};
use std::borrow::Cow;
use std::collections::BTreeSet;

pub(super) fn decide(
    pipeline: RecordId,
    needs: &[RecordId],
    rules: &[(String, Body)],
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let mut needed: BTreeSet<RecordId> = needs.iter().copied().collect();
    needed.insert(pipeline);
    for id in needed.clone() {
        let record = context.records.find(id).ok_or(Refusal::NotThere(id))?;
        needed.extend(record.reference(PIPELINE));
    }
    let there = BroughtBack { records: context.records, ids: &needed };
    let mut changes = Vec::new();
    for id in &needed {
        let record = context.records.find(*id).ok_or(Refusal::NotThere(*id))?;
        if !record.alive {
            changes.push(Change::Life { id: *id, alive: true });
        }
        // A stage that was put away with its pipeline comes with it.
        if record.get(ARCHIVED) == Some(&Value::Flag(true)) {
            let (before, after) = (record.get(ARCHIVED).cloned(), Some(Value::Flag(false)));
            changes.push(Change::Set { id: *id, field: ARCHIVED, before, after });
        }
    }
    let context = Context { records: &there, ..*context };
    let mut born = rule::births(rules, &context)?;
    for change in &mut born {
        if let Change::Create { fields, .. } = change {
            fields.retain(|(field, _)| *field != MODE);
            fields.extend([
                (MODE, Value::from(Mode::Watch.word())),
                (ACTIVE_SINCE, Value::Instant(context.given.now)),
                (ALSO_PAST, Value::Flag(false)),
            ]);
            fields.sort_by_key(|(field, _)| *field);
        }
    }
    changes.extend(born);
    Ok(Decision::person(Deed::Rule, changes, Some(pipeline)))
}

/// The records as they are once some are brought back.
struct BroughtBack<'a> {
    records: &'a dyn Records,
    ids: &'a BTreeSet<RecordId>,
}

impl Records for BroughtBack<'_> {
    fn find(&self, id: RecordId) -> Option<Cow<'_, Record>> {
        let found = self.records.find(id)?;
        if found.alive || !self.ids.contains(&id) {
            return Some(found);
        }
        Some(Cow::Owned(Record { alive: true, ..found.into_owned() }))
    }

    fn all(&self, kind: Kind) -> Vec<RecordId> {
        let mut all = self.records.all(kind);
        let back = |id: &&RecordId| self.records.find(**id).is_some_and(|record| !record.alive && record.kind == kind);
        all.extend(self.ids.iter().filter(back));
        all
    }

    fn ever(&self, kind: Kind) -> Vec<RecordId> {
        self.records.ever(kind)
    }

    fn about(&self, target: RecordId) -> Vec<RecordId> {
        self.records.about(target)
    }
}
