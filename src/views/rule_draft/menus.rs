//! What may be chosen while a rule is being filled in, each in the order of its menu.

use crate::model::schema::FieldDef;
use crate::model::{FieldType, Kind, RecordId, Schema};
use crate::rule::{Op, Operand, Rhythm, Span, Trigger};

/// The kinds that a rule may be about, in the order of menus.
pub const KINDS: &[Kind] =
    &[Kind::Deal, Kind::Lead, Kind::Order, Kind::Ticket, Kind::Contact, Kind::Company, Kind::Task];

/// The triggers that suit a kind, each as it begins, with its word in message keys.
#[must_use]
pub fn triggers(of: Kind, schema: &Schema) -> Vec<(&'static str, Trigger)> {
    let mut all = vec![("created", Trigger::Created)];
    if let Some(field) = settable(of, schema).first() {
        all.push(("field-changed", Trigger::FieldChanged { field: field.id, from: None, to: None }));
    }
    if of.has_stages() {
        all.push(("stage-entered", Trigger::StageEntered { stage: None }));
        all.push(("stage-left", Trigger::StageLeft { stage: None }));
        // Which one is chosen then; until that the form says that it is missing.
        all.push(("filled", Trigger::Filled { stage: RecordId::NONE }));
        all.push(("pipeline-changed", Trigger::PipelineChanged { to: None }));
    }
    all.push(("activity", Trigger::Activity { form: None, direction: None, outcome: None }));
    all.push(("payment", Trigger::Payment));
    all.push(("task-ended", Trigger::TaskEnded { status: Some("done".to_owned()) }));
    if of.has_stages() {
        all.push(("time-in-stage", Trigger::TimeInStage { stage: None, after: Span::days(3) }));
    }
    all.push(("silence", Trigger::Silence { stage: None, after: Span::days(14) }));
    if let Some(field) = dates(of, schema).first() {
        all.push(("date-reached", Trigger::DateReached { field: field.id, offset_days: 0, minute: 9 * 60 }));
    }
    all.push((
        "recurring",
        Trigger::Recurring { each: Rhythm::Week { days: vec![1], every: 1, from: None }, minute: 9 * 60 },
    ));
    all.push(("button", Trigger::Button));
    all
}

/// The word of a trigger in message keys.
#[must_use]
pub const fn trigger_word(trigger: &Trigger) -> &'static str {
    match trigger {
        Trigger::Created => "created",
        Trigger::FieldChanged { .. } => "field-changed",
        Trigger::StageEntered { .. } => "stage-entered",
        Trigger::StageLeft { .. } => "stage-left",
        Trigger::Filled { .. } => "filled",
        Trigger::PipelineChanged { .. } => "pipeline-changed",
        Trigger::Button => "button",
        Trigger::Activity { .. } => "activity",
        Trigger::Payment => "payment",
        Trigger::TaskEnded { .. } => "task-ended",
        Trigger::TimeInStage { .. } => "time-in-stage",
        Trigger::Silence { .. } => "silence",
        Trigger::DateReached { .. } => "date-reached",
        Trigger::Recurring { .. } => "recurring",
    }
}

/// The fields of a kind that a rule may write, or hear the change of.
#[must_use]
pub fn settable(of: Kind, schema: &Schema) -> Vec<FieldDef> {
    let fits = |row: &FieldDef| {
        !row.system
            && !matches!(
                row.holds,
                FieldType::Ref(Kind::Stage | Kind::Pipeline | Kind::Run) | FieldType::AnyRef | FieldType::Doc
            )
    };
    schema.fields_of(of).filter(|row| fits(row)).map(std::borrow::Cow::into_owned).collect()
}

/// The fields of a new record that a rule may fill, besides its name.
#[must_use]
pub fn fillable(of: Kind, schema: &Schema) -> Vec<FieldDef> {
    settable(of, schema).into_iter().filter(|row| row.id != crate::model::schema::NAME).collect()
}

/// The dates of a kind.
#[must_use]
pub fn dates(of: Kind, schema: &Schema) -> Vec<FieldDef> {
    let dated = |row: &FieldDef| matches!(row.holds, FieldType::Day | FieldType::Instant);
    schema.fields_of(of).filter(|row| dated(row)).map(std::borrow::Cow::into_owned).collect()
}

/// What the conditions of a rule about a kind may look at, in the order of menus.
#[must_use]
pub fn operands(of: Kind, schema: &Schema) -> Vec<Operand> {
    let shown = |row: &FieldDef| !matches!(row.holds, FieldType::AnyRef | FieldType::Doc | FieldType::Ref(Kind::Run));
    let mut operands: Vec<Operand> =
        schema.fields_of(of).filter(|row| shown(row)).map(|row| Operand::Field(row.id)).collect();
    let reckoned = [
        Operand::Balance,
        Operand::Paid,
        Operand::LastContact,
        Operand::OpenTasks,
        Operand::MessagesWaiting,
        Operand::KnownDomain,
        Operand::ClientOrders,
        Operand::ClientLastOrder,
        Operand::ClientOpenDeals,
        Operand::ClientPaid,
    ];
    operands.extend(reckoned.into_iter().filter(|one| one.holds(of, schema).is_some()));
    for row in schema.fields_of(of) {
        if let FieldType::Ref(Kind::Contact | Kind::Company | Kind::Person | Kind::Product) = row.holds {
            let FieldType::Ref(kind) = row.holds else { continue };
            let related = schema.fields_of(kind).filter(|other| shown(other) && !other.system);
            operands.extend(related.map(|other| Operand::Related { through: row.id, field: other.id }));
        }
    }
    operands
}

/// The operators that suit what is looked at.
#[must_use]
pub fn ops(of: Operand, kind: Kind, schema: &Schema) -> Vec<Op> {
    let Some(holds) = of.holds(kind, schema) else { return vec![Op::Filled] };
    let ops = Op::ALL.iter().copied().filter(|op| op.suits(of, holds));
    match of {
        Operand::KnownDomain => vec![Op::Is],
        _ => ops.collect(),
    }
}
