//! The records that are already where the trigger of a rule would lead: what a rule may be run on when it is switched on,
//! though it heard nothing of them.

use super::book::Active;
use super::enrol::may_begin;
use super::evaluate::holds;
use super::occasion::Occasion;
use crate::commands::missing;
use crate::model::schema::{ASKS, PIPELINE, STAGE};
use crate::model::{Instant, Record, RecordId, Records, Value, Zone};
use crate::rule::Trigger;

/// The records that match a rule now and on which it may begin, for a rule that hears events; `None` where what it hears
/// leads to no state that could be seen: a call that was logged, a stage that was left.
#[must_use]
pub fn matching(rule: &Active, records: &dyn Records, now: Instant, zone: &dyn Zone) -> Option<Vec<RecordId>> {
    let stands: Box<dyn Fn(&Record) -> bool> = match &rule.body.when {
        Trigger::Created | Trigger::Recurring { .. } => Box::new(|_| true),
        Trigger::FieldChanged { field, to: Some(to), .. } => Box::new(move |record| record.get(*field) == Some(&to.0)),
        Trigger::StageEntered { stage: Some(stage) } => Box::new(move |record| record.reference(STAGE) == Some(*stage)),
        Trigger::Filled { stage } => {
            let pipeline = records.value(*stage, PIPELINE)?.as_ref()?;
            let asks = matches!(records.value(*stage, ASKS), Some(Value::Texts(asks)) if !asks.is_empty());
            Box::new(move |record| {
                asks && record.reference(PIPELINE) == Some(pipeline)
                    && record.reference(STAGE) != Some(*stage)
                    && missing(records, *stage, &|field| record.get(field).is_some()).is_empty()
            })
        }
        Trigger::PipelineChanged { to: Some(to) } => Box::new(move |record| record.reference(PIPELINE) == Some(*to)),
        _ => return None,
    };
    let on = Occasion::at(now, zone);
    let mut found = records.all(rule.body.of);
    found.retain(|id| {
        records.get(*id).is_some_and(|record| {
            stands(&record)
                && holds(&rule.body.conditions, &record, records, &on)
                && may_begin(rule, *id, now, records, zone)
        })
    });
    Some(found)
}
