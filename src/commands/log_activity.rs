//! Log an activity: a call, meeting, e-mail, message or note, with what came of it.

use super::create::complete;
use super::{Context, Decision, Refusal};
use crate::journal::{Change, Deed};
use crate::model::schema::{ABOUT, AT, DIRECTION, FORM, OUTCOME, TEXT};
use crate::model::{Instant, Kind, RecordId, Value};

/// What happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    /// With which record.
    pub about: Option<RecordId>,
    /// `call`, `meeting`, `email`, `message` or `note`.
    pub form: String,
    /// `in` or `out`, when it has a direction.
    pub direction: String,
    /// What came of it, when anything did.
    pub outcome: String,
    /// What was said or written.
    pub text: String,
    /// When; now when not said.
    pub at: Option<Instant>,
}

pub(super) fn decide(log: &Log, context: &Context<'_>) -> Result<Decision, Refusal> {
    let about = log.about.ok_or(Refusal::Empty(ABOUT))?;
    if context.records.get(about).is_none() {
        return Err(Refusal::NotThere(about));
    }
    let at = log.at.unwrap_or(context.given.now);
    let texts = [(FORM, &log.form), (DIRECTION, &log.direction), (OUTCOME, &log.outcome), (TEXT, &log.text)];
    let mut fields: Vec<_> =
        texts.into_iter().filter_map(|(field, text)| Value::text(text).map(|value| (field, value))).collect();
    fields.extend([(ABOUT, Value::Ref(about)), (AT, Value::Instant(at))]);
    if log.form.is_empty() {
        return Err(Refusal::Empty(FORM));
    }
    let id = context.given.ids().draw();
    let fields = complete(Kind::Activity, fields, context)?;
    Ok(Decision::person(Deed::Log, vec![Change::Create { id, kind: Kind::Activity, fields }], Some(about)))
}
