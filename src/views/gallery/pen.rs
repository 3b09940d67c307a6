//! What ready rules are written with: stages by their words, texts, and the steps and conditions that recur.

use crate::commands::{pipeline_id, setting_id, stage_id};
use crate::model::plain::Plain;
use crate::model::schema::{CURRENCY, PIPELINE, STAGE};
use crate::model::{Currency, FieldId, Money, RecordId, Records, Value};
use crate::rule::{Condition, Op, Operand, Place, Span, Step, Trigger, Wait};
use crate::text::Texts;

/// The gap for the client's name.
pub(super) const CLIENT: &str = "{{ contact.name }}";
/// The gap for what the record itself is called.
pub(super) const NAME: &str = "{{ name }}";

/// The hour at which a day begins to count, in minutes.
const MORNING: u32 = 9 * 60;

/// Writes rules in a language, for one base.
pub struct Pen<'a> {
    /// The language.
    pub texts: &'a Texts,
    /// The currency of the base.
    currency: Currency,
    needs: Vec<(&'static str, RecordId)>,
}

impl<'a> Pen<'a> {
    /// A pen for a base.
    #[must_use]
    pub fn new(texts: &'a Texts, records: &dyn Records) -> Pen<'a> {
        let code = records.value(setting_id(), CURRENCY);
        let currency = code.as_ref().and_then(Value::as_text).and_then(Currency::new).unwrap_or(Currency::GBP);
        Pen { texts, currency, needs: Vec::new() }
    }

    /// The stages and pipelines that were written of, each with its pipeline's word.
    #[must_use]
    pub fn needs(&self) -> &[(&'static str, RecordId)] {
        &self.needs
    }

    fn stage(&mut self, pipeline: &'static str, stage: &str) -> RecordId {
        self.need(pipeline, stage_id(pipeline, stage))
    }

    fn need(&mut self, pipeline: &'static str, id: RecordId) -> RecordId {
        if !self.needs.contains(&(pipeline, id)) {
            self.needs.push((pipeline, id));
        }
        id
    }

    /// When it enters a stage.
    pub(super) fn enters(&mut self, pipeline: &'static str, stage: &str) -> Trigger {
        Trigger::StageEntered { stage: Some(self.stage(pipeline, stage)) }
    }

    /// When it has stood in a stage for so many days.
    pub(super) fn stands(&mut self, pipeline: &'static str, stage: &str, days: u32) -> Trigger {
        Trigger::TimeInStage { stage: Some(self.stage(pipeline, stage)), after: Span::days(days) }
    }

    /// When there was no contact for so many days while it stands in a stage.
    pub(super) fn silent(&mut self, pipeline: &'static str, stage: &str, days: u32) -> Trigger {
        Trigger::Silence { stage: Some(self.stage(pipeline, stage)), after: Span::days(days) }
    }

    /// That it stands in one of some stages.
    pub(super) fn stands_in(&mut self, pipeline: &'static str, stages: &[&str]) -> Condition {
        let ids: Vec<RecordId> = stages.iter().map(|stage| self.stage(pipeline, stage)).collect();
        match ids.as_slice() {
            [only] => is(STAGE, Value::Ref(*only)),
            _ => test(STAGE, Op::In, Some(Value::Refs(ids))),
        }
    }

    /// That it does not stand in a stage.
    pub(super) fn not_in(&mut self, pipeline: &'static str, stage: &str) -> Condition {
        let stage = self.stage(pipeline, stage);
        test(STAGE, Op::IsNot, Some(Value::Ref(stage)))
    }

    /// That it stands in a pipeline.
    pub(super) fn in_pipeline(&mut self, pipeline: &'static str) -> Condition {
        is(PIPELINE, Value::Ref(self.need(pipeline, pipeline_id(pipeline))))
    }

    /// That all of it is paid.
    pub(super) fn paid(&self) -> Condition {
        self.balance(Op::AtMost)
    }

    /// That something of it is still to be paid.
    pub(super) fn owed(&self) -> Condition {
        self.balance(Op::Greater)
    }

    fn balance(&self, op: Op) -> Condition {
        let nothing = Value::Money(Money::new(0, self.currency));
        Condition::Test { of: Operand::Balance, op, value: Some(Plain(nothing)) }
    }

    /// At the start of a pipeline.
    pub(super) fn first_of(&mut self, pipeline: &'static str) -> Place {
        Place::Pipeline(self.need(pipeline, pipeline_id(pipeline)))
    }

    /// Move to a stage.
    pub(super) fn move_to(&mut self, pipeline: &'static str, stage: &str) -> Step {
        Step::Move { stage: self.stage(pipeline, stage), only_forward: false }
    }
}

/// Nothing is asked.
pub(super) fn always() -> Condition {
    Condition::default()
}

/// A field, compared.
fn test(field: FieldId, op: Op, value: Option<Value>) -> Condition {
    Condition::Test { of: Operand::Field(field), op, value: value.map(Plain) }
}

/// A field holds a value.
fn is(field: FieldId, value: Value) -> Condition {
    test(field, Op::Is, Some(value))
}

/// A field holds one of some words.
pub(super) fn is_one_of(field: FieldId, words: &[&str]) -> Condition {
    test(field, Op::In, Some(Value::Texts(words.iter().map(|word| (*word).to_owned()).collect())))
}

/// A field holds something.
pub(super) fn filled(field: FieldId) -> Condition {
    test(field, Op::Filled, None)
}

/// A field holds nothing.
pub(super) fn empty(field: FieldId) -> Condition {
    test(field, Op::Empty, None)
}

/// An activity was logged.
pub(super) fn logged(form: Option<&str>, direction: Option<&str>, outcome: Option<&str>) -> Trigger {
    let word = |word: Option<&str>| word.map(str::to_owned);
    Trigger::Activity { form: word(form), direction: word(direction), outcome: word(outcome) }
}

/// A field was written or emptied.
pub(super) const fn changed(field: FieldId) -> Trigger {
    Trigger::FieldChanged { field, from: None, to: None }
}

/// A date of the record came, so many days later; before it when negative.
pub(super) const fn reached(field: FieldId, offset_days: i32) -> Trigger {
    Trigger::DateReached { field, offset_days, minute: MORNING }
}

/// Make a task: what is to be done, what shall have come out, due in how many days.
pub(super) const fn task(name: String, wanted_result: String, due_in_days: u32) -> Step {
    Step::Task { name, wanted_result, assignee: None, start_in_days: 0, due_in_days, priority: None }
}

/// Make a task of a later day.
pub(super) const fn later(name: String, wanted_result: String, days: u32) -> Step {
    Step::Task { name, wanted_result, assignee: None, start_in_days: days, due_in_days: days, priority: None }
}

/// Make a task of high priority.
pub(super) fn urgent(name: String, wanted_result: String, due_in_days: u32) -> Step {
    let priority = Some("high".to_owned());
    Step::Task { name, wanted_result, assignee: None, start_in_days: 0, due_in_days, priority }
}

/// Prepare a message to the client.
pub(super) const fn message(subject: String, text: String) -> Step {
    Step::Message { channel: None, subject, text }
}

/// Remind the person at the desk.
pub(super) const fn remind(text: String) -> Step {
    Step::Notify { text }
}

/// Wait so many days.
pub(super) const fn wait_days(days: u32) -> Step {
    Step::Wait { until: Wait::For(Span::days(days)), too_late: Vec::new() }
}

/// Wait for a date of the record, or for so many days after it; before it when negative.
pub(super) const fn wait_for(field: FieldId, offset_days: i32) -> Step {
    Step::Wait { until: Wait::Date { field, offset_days, minute: MORNING }, too_late: Vec::new() }
}

/// Wait for something to happen, at most so many days; else do this.
pub(super) const fn wait_until(event: Trigger, days: u32, too_late: Vec<Step>) -> Step {
    Step::Wait { until: Wait::Event { event, at_most: Some(Span::days(days)) }, too_late }
}
