//! What falls due if nothing else happens, as lines: when, by which rule, on what, and what it would do.

use super::Sight;
use super::tasks::Named;
use super::timeline::{Difference, difference};
use crate::automation::{Did, Trace};
use crate::journal::{Cause, Change};
use crate::model::schema::{ABOUT, NAME, RUN_STATUS, SUBJECT, TEXT, TRACE};
use crate::model::{FieldId, Instant, Kind, RecordId, Records, Value};
use crate::shelves::IdMap;
use crate::workspace::Foreseen;
use std::collections::VecDeque;

/// One thing that is seen to come.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// When.
    pub at: Instant,
    /// By which rule.
    pub rule: Named,
    /// On what.
    pub about: Named,
    /// How its run would stand then.
    pub status: String,
    /// What it would do.
    pub what: Vec<Doing>,
}

/// What would be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Doing {
    /// A field written.
    Changed(Difference),
    /// A record made.
    Made(Named),
    /// A step that cannot be done.
    Failed(Did),
}

/// What is known of a run that is seen to come.
#[derive(Default)]
struct Run {
    about: Option<RecordId>,
    status: String,
}

/// What is seen, in the order in which it comes; what would come to nothing is left out.
#[must_use]
pub fn forecast(sight: Sight<'_>, seen: &Foreseen) -> Vec<Line> {
    let mut born: IdMap<Named> = IdMap::default();
    let mut runs: IdMap<Run> = IdMap::default();
    let mut would: IdMap<VecDeque<&[Change]>> = IdMap::default();
    for (run, changes) in &seen.would {
        would.entry(*run).or_default().push_back(changes);
    }
    let mut lines = Vec::new();
    for set in &seen.sets {
        let Cause::Rule { rule, run, at, .. } = &set.cause else { continue };
        let known = runs.entry(*run).or_insert_with(|| {
            let text = |field| sight.records.value(*run, field);
            let status = text(RUN_STATUS).as_ref().and_then(Value::as_text).unwrap_or_default().to_owned();
            Run { about: text(ABOUT).as_ref().and_then(Value::as_ref), status }
        });
        let mut trace = None;
        for (field, value) in written(&set.changes, *run) {
            match field {
                ABOUT => known.about = value.as_ref(),
                RUN_STATUS => known.status = value.as_text().unwrap_or_default().to_owned(),
                TRACE => trace = value.as_text().and_then(|text| serde_json::from_str::<Trace>(text).ok()),
                _ => {}
            }
        }
        let watched = would.get_mut(run).and_then(VecDeque::pop_front).unwrap_or_default();
        let mut what: Vec<Doing> = Vec::new();
        for change in set.changes.iter().chain(watched).filter(|change| change.ids().all(|id| id != *run)) {
            if let Change::Create { id, kind, fields } = change {
                let text = |of| fields.iter().find(|(field, _)| *field == of).and_then(|(_, text)| text.as_text());
                let name = [NAME, SUBJECT, TEXT].into_iter().find_map(text);
                let named = Named { id: *id, kind: *kind, name: name.unwrap_or_default().to_owned() };
                born.insert(*id, named.clone());
                what.push(Doing::Made(named));
            }
            what.extend(difference(change).map(Doing::Changed));
        }
        let failed = trace.into_iter().flat_map(|trace| trace.did).filter(Did::failed);
        what.extend(failed.map(Doing::Failed));
        if known.status == "skipped" {
            continue;
        }
        let named = |id: RecordId| match born.get(&id) {
            Some(named) => Some(named.clone()),
            None => Some(Named { id, kind: sight.records.kind(id)?, name: sight.name(id) }),
        };
        let Some(about) = known.about.and_then(named) else { continue };
        let rule = Named { id: *rule, kind: Kind::Rule, name: sight.name(*rule) };
        lines.push(Line { at: *at, rule, about, status: known.status.clone(), what });
    }
    lines
}

/// What is written of a run.
fn written(changes: &[Change], run: RecordId) -> Vec<(FieldId, &Value)> {
    let mut found = Vec::new();
    for change in changes {
        match change {
            Change::Create { id, fields, .. } if *id == run => {
                found.extend(fields.iter().map(|(field, value)| (*field, value)));
            }
            Change::Set { id, field, after: Some(after), .. } if *id == run => found.push((*field, after)),
            _ => {}
        }
    }
    found
}
