//! Put records of a list into another order.

use super::{Context, Decision, Refusal, write};
use crate::journal::Deed;
use crate::model::schema::POSITION_NO;
use crate::model::{Number, RecordId, Value};

pub(super) fn decide(places: &[(RecordId, f64)], context: &Context<'_>) -> Result<Decision, Refusal> {
    let mut changes = Vec::new();
    for (id, place) in places {
        let place = Number::new(*place).ok_or(Refusal::WrongValue(POSITION_NO))?;
        changes.extend(write::write(*id, &[(POSITION_NO, Some(Value::Number(place)))], context)?);
    }
    Ok(Decision::person(Deed::Edit, changes, None))
}
