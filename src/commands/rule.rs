//! Make a rule, edit it, switch it.

use super::{Context, Decision, Refusal, write};
use crate::journal::{Change, Deed};
use crate::model::schema::{ACTIVE_SINCE, ALSO_PAST, BODY, MODE, NAME, POSITION_NO, REVIEWED_ON, VERSION};
use crate::model::time::to_local;
use crate::model::{Kind, Number, RecordId, Records, Value};
use crate::rule::{Body, Mode};

/// A rule as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveRule {
    /// The rule that is edited; a new one when `None`.
    pub rule: Option<RecordId>,
    /// What it is called.
    pub name: String,
    /// Trigger, conditions and steps.
    pub body: Body,
}

pub(super) fn save(save: &SaveRule, context: &Context<'_>) -> Result<Decision, Refusal> {
    let name = Value::text(&save.name).ok_or(Refusal::Empty(NAME))?;
    save.body.check(context.schema, context.records).map_err(Refusal::BadRule)?;
    let body = Value::Text(save.body.to_json());
    let Some(id) = save.rule else {
        let id = context.given.ids().draw();
        let change = born(id, name, body, last_place(context.records));
        return Ok(Decision::person(Deed::Rule, vec![change], Some(id)));
    };
    let mut fields = vec![(NAME, Some(name))];
    if context.records.value(id, BODY).as_ref() != Some(&body) {
        let version = context.records.value(id, VERSION).and_then(|v| v.as_number()).unwrap_or(0.0);
        fields.push((BODY, Some(body)));
        fields.push((VERSION, Number::new(version + 1.0).map(Value::Number)));
    }
    Ok(Decision::person(Deed::Rule, write::write(id, &fields, context)?, Some(id)))
}

/// Makes all these rules, each with its name, in one action; none when one does not fit.
pub(super) fn take(rules: &[(String, Body)], context: &Context<'_>) -> Result<Decision, Refusal> {
    Ok(Decision::person(Deed::Rule, births(rules, context)?, None))
}

/// The births of rules that are switched off, behind those that are there.
pub(super) fn births(rules: &[(String, Body)], context: &Context<'_>) -> Result<Vec<Change>, Refusal> {
    let mut ids = context.given.ids();
    let mut place = last_place(context.records);
    let mut changes = Vec::with_capacity(rules.len());
    for (name, body) in rules {
        let name = Value::text(name).ok_or(Refusal::Empty(NAME))?;
        body.check(context.schema, context.records).map_err(Refusal::BadRule)?;
        changes.push(born(ids.draw(), name, Value::Text(body.to_json()), place));
        place += 1.0;
    }
    Ok(changes)
}

/// A new rule, switched off.
fn born(id: RecordId, name: Value, body: Value, place: f64) -> Change {
    let mut fields = vec![(NAME, name), (MODE, Value::from(Mode::Off.word())), (BODY, body), (VERSION, Value::from(1))];
    fields.extend(Number::new(place).map(|place| (POSITION_NO, Value::Number(place))));
    fields.sort_by_key(|(field, _)| *field);
    Change::Create { id, kind: Kind::Rule, fields }
}

/// The place behind all rules.
fn last_place(records: &dyn Records) -> f64 {
    let places = records.all(Kind::Rule).into_iter().filter_map(|id| records.value(id, POSITION_NO)?.as_number());
    places.fold(0.0, |last, place| last.max(place + 1.0))
}

pub(super) fn set_mode(
    rule: RecordId,
    mode: Mode,
    also_past: bool,
    context: &Context<'_>,
) -> Result<Decision, Refusal> {
    let mut fields = vec![(MODE, Some(Value::from(mode.word())))];
    if mode != Mode::Off {
        fields.push((ACTIVE_SINCE, Some(Value::Instant(context.given.now))));
        fields.push((ALSO_PAST, Some(Value::Flag(also_past))));
    }
    Ok(Decision::person(Deed::Rule, write::write(rule, &fields, context)?, Some(rule)))
}

/// Writes down that it is right still, today.
pub(super) fn review(rule: RecordId, context: &Context<'_>) -> Result<Decision, Refusal> {
    let (today, _) = to_local(context.given.now, &*context.given.zone);
    let fields = [(REVIEWED_ON, Some(Value::Day(today)))];
    Ok(Decision::person(Deed::Rule, write::write(rule, &fields, context)?, Some(rule)))
}
