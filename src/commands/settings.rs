//! Change what holds for the whole base.

use super::set_up::setting_id;
use super::{Context, Decision, Refusal, write};
use crate::journal::Deed;
use crate::model::Value;
use crate::model::schema::{CURRENCY, PAUSED, ZONE};

pub(super) fn decide(
    currency: Option<&Value>,
    zone: Option<&Value>,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let fields = [(CURRENCY, currency), (ZONE, zone)];
    let fields: Vec<_> =
        fields.into_iter().filter_map(|(field, value)| value.map(|value| (field, Some(value.clone())))).collect();
    Ok(Decision::person(Deed::Settings, write::write(setting_id(), &fields, context)?, None))
}

/// Lets all rules rest, or wakes them.
pub(super) fn pause(rest: bool, context: &Context<'_>) -> Result<Decision, Refusal> {
    let fields = [(PAUSED, rest.then_some(Value::Flag(true)))];
    Ok(Decision::person(Deed::Settings, write::write(setting_id(), &fields, context)?, None))
}
