//! The check of all rules, as the screen shows it.

use super::Sight;
use super::rules::bare;
use super::tasks::{Named, named as named_record};
use crate::automation::{Finding, findings};
use crate::model::RecordId;
use crate::rule::{Body, Step, Wrong};

/// A rule, with what it does there.
#[derive(Clone, Debug, PartialEq)]
pub struct Doing {
    /// Its record.
    pub rule: RecordId,
    /// What it is called.
    pub name: String,
    /// The rule, of which the step is one.
    pub body: Body,
    /// What it does.
    pub step: Step,
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// They set each other off, each by what it does, the last the first.
    Circle(Vec<Doing>),
    /// Upon the same event they write different things.
    Contradiction(Box<[Doing; 2]>),
    /// Its conditions can never hold.
    Never(RecordId, String),
    /// It does not fit what there is.
    Unfit(RecordId, String, Wrong),
    /// A number stands in several records.
    Twice(String, Vec<Named>),
}

/// What the check of all rules finds, also of those that are off.
#[must_use]
pub fn check_rules(sight: Sight<'_>) -> Vec<Told> {
    let rows: Vec<(RecordId, String, Body)> =
        bare(sight).into_iter().filter_map(|row| Some((row.id, row.name, row.body?))).collect();
    let bodies: Vec<(RecordId, Body)> = rows.iter().map(|(id, _, body)| (*id, body.clone())).collect();
    let named =
        |id: RecordId| rows.iter().find(|(of, ..)| *of == id).map(|(_, name, _)| name.clone()).unwrap_or_default();
    let doing = |(rule, step): (RecordId, Step)| {
        let body = rows.iter().find(|(of, ..)| *of == rule).map(|(.., body)| body.clone())?;
        Some(Doing { rule, name: named(rule), body, step })
    };
    let told = |finding| match finding {
        Finding::Circle(steps) => Some(Told::Circle(steps.into_iter().filter_map(doing).collect())),
        Finding::Contradiction(both) => {
            let [one, other] = *both;
            Some(Told::Contradiction(Box::new([doing(one)?, doing(other)?])))
        }
        Finding::Never(rule) => Some(Told::Never(rule, named(rule))),
        Finding::Twice { number, records, .. } => {
            let named = records.into_iter().filter_map(|id| named_record(sight, Some(id)));
            Some(Told::Twice(number, named.collect()))
        }
        Finding::Unfit(rule, fault) => Some(Told::Unfit(rule, named(rule), fault.wrong)),
    };
    findings(&bodies, sight.schema, sight.records).into_iter().filter_map(told).collect()
}
