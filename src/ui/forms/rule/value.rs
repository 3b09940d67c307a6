//! A value by the type of what it is compared with or written to.

use super::trigger::{known, stage_options};
use crate::model::schema::FieldDef;
use crate::model::{FieldType, Kind, RecordId, Records, Value};
use crate::rule::{Op, Operand};
use crate::ui::parts::{Editor, many, named, select, worded};
use crate::ui::session::Session;
use crate::views::board::pipelines;
use leptos::prelude::*;

/// The row of what a test looks at, with the type that its operator compares with.
pub(super) fn compared(session: Session, of: Operand, op: Op) -> Option<FieldDef> {
    use crate::model::schema::{AMOUNT, AT, PROBABILITY, SENIOR, STARTED_ON};
    let field = match of {
        _ if op.counts_days() => PROBABILITY,
        Operand::Field(field) | Operand::Related { field, .. } => field,
        Operand::Paid | Operand::Balance | Operand::ClientPaid => AMOUNT,
        Operand::LastContact => AT,
        Operand::ClientLastOrder => STARTED_ON,
        Operand::OpenTasks | Operand::MessagesWaiting | Operand::ClientOrders | Operand::ClientOpenDeals => PROBABILITY,
        Operand::KnownDomain => SENIOR,
    };
    let mut row = session.glance(|sight| sight.schema.field(field).map(std::borrow::Cow::into_owned))?;
    row.holds = match (op, row.holds) {
        (Op::In, FieldType::Choice | FieldType::Text) => FieldType::Choices,
        (Op::In, FieldType::Ref(kind)) => FieldType::Refs(kind),
        (Op::Contains, FieldType::Choices) => FieldType::Choice,
        (Op::Contains, FieldType::Refs(kind)) => FieldType::Ref(kind),
        // Part of an address is no address.
        (Op::Contains | Op::StartsWith, _) => FieldType::Text,
        (_, holds) => holds,
    };
    Some(row)
}

/// An editor for a value of `row`, on rules about a kind. `name` tells it from others of the same field.
pub(super) fn editor(
    session: Session,
    of: Kind,
    row: &FieldDef,
    name: &str,
    label: String,
    value: Option<Value>,
    on_change: Callback<Option<Value>>,
) -> AnyView {
    match row.holds {
        FieldType::Flag => {
            let options = vec![
                (String::new(), session.say("common-choose")),
                ("yes".to_owned(), session.say("common-yes")),
                ("no".to_owned(), session.say("common-no")),
            ];
            let chosen = match value {
                Some(Value::Flag(true)) => "yes",
                Some(Value::Flag(false)) => "no",
                _ => "",
            };
            let control = select(label.clone(), options, chosen, move |chosen| {
                on_change.run((!chosen.is_empty()).then(|| Value::Flag(chosen == "yes")));
            });
            named(label, control)
        }
        FieldType::Ref(kind @ (Kind::Stage | Kind::Pipeline)) => {
            let mut options = vec![(String::new(), session.say("common-choose"))];
            options.extend(places(session, of, kind));
            let chosen = known(session, value.as_ref().and_then(Value::as_ref), &mut options);
            let control = select(label.clone(), options, &chosen, move |chosen| {
                on_change.run(chosen.parse::<RecordId>().ok().map(Value::Ref));
            });
            named(label, control)
        }
        FieldType::Refs(kind) => {
            let options = match kind {
                Kind::Stage | Kind::Pipeline => places(session, of, kind),
                _ => names(session, kind),
            };
            let chosen = match value {
                Some(Value::Refs(ids)) => ids.iter().map(ToString::to_string).collect(),
                _ => Vec::new(),
            };
            many(label, options, chosen, move |chosen| {
                let ids: Vec<RecordId> = chosen.iter().filter_map(|id| id.parse().ok()).collect();
                on_change.run((!ids.is_empty()).then_some(Value::Refs(ids)));
            })
        }
        FieldType::Choices if !row.choices.is_empty() => {
            let options = row.choices.iter().map(|choice| (choice.to_string(), worded(session, row, choice))).collect();
            let chosen = match value {
                Some(Value::Texts(words)) => words,
                _ => Vec::new(),
            };
            many(label, options, chosen, move |chosen| {
                on_change.run((!chosen.is_empty()).then_some(Value::Texts(chosen)));
            })
        }
        _ => {
            let field = FieldDef { key: format!("{}-{name}", row.key).into(), ..row.clone() };
            view! { <Editor field label value on_change/> }.into_any()
        }
    }
}

fn places(session: Session, of: Kind, kind: Kind) -> Vec<(String, String)> {
    if kind == Kind::Stage {
        return stage_options(session, of);
    }
    session.glance(|sight| pipelines(sight, of).into_iter().map(|one| (one.id.to_string(), one.name)).collect())
}

/// The records of a kind by name.
pub(super) fn names(session: Session, kind: Kind) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = session
        .glance(|sight| sight.records.all(kind).into_iter().map(|id| (id.to_string(), sight.name(id))).collect());
    names.sort_by(|(_, a), (_, b)| a.cmp(b));
    names
}
