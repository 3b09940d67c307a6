//! What a field is set to, while it is being filled in.

use super::Key;
use crate::model::plain::Plain;
use crate::model::{FieldId, Value};
use crate::rule::Expr;

/// A field of a new record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Names it.
    pub key: Key,
    /// Which.
    pub field: FieldId,
    /// What it shall hold.
    pub to: SetTo,
}

/// What a field is set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetTo {
    /// This value.
    Value(Option<Value>),
    /// Nothing.
    Nothing,
    /// The moment of the event.
    Now,
    /// The day of the event and so many more.
    TodayPlus(i32),
    /// What another field holds.
    Field(Option<FieldId>),
    /// What comes of a formula.
    Formula(String),
    /// The next number of a series, by its first.
    Next(String),
}

impl SetTo {
    /// What a rule says.
    pub(super) fn of(value: &Expr) -> SetTo {
        match value {
            Expr::Value(value) => SetTo::Value(Some(value.0.clone())),
            Expr::Nothing => SetTo::Nothing,
            Expr::Now => SetTo::Now,
            Expr::TodayPlus(days) => SetTo::TodayPlus(*days),
            Expr::Field(field) => SetTo::Field(Some(*field)),
            Expr::Formula(text) => SetTo::Formula(text.clone()),
            Expr::Next(first) => SetTo::Next(first.clone()),
        }
    }

    /// The same for a rule; `None` when it lacks something.
    pub(super) fn expr(&self) -> Option<Expr> {
        Some(match self {
            SetTo::Value(value) => Expr::Value(Plain(value.clone()?)),
            SetTo::Nothing => Expr::Nothing,
            SetTo::Now => Expr::Now,
            SetTo::TodayPlus(days) => Expr::TodayPlus(*days),
            SetTo::Field(field) => Expr::Field((*field)?),
            SetTo::Formula(text) => Expr::Formula(text.clone()),
            SetTo::Next(first) => Expr::Next(first.clone()),
        })
    }
}
