//! What cards are worth, and what they come to together.

use crate::model::schema::{AMOUNT, TOTAL};
use crate::model::{FieldId, Kind, Money};
use std::collections::BTreeMap;

/// What a record of a kind is worth stands there.
pub(in crate::views) const fn worth_field(kind: Kind) -> FieldId {
    match kind {
        Kind::Order => TOTAL,
        _ => AMOUNT,
    }
}

/// Sums by currency, the largest currency first by name.
#[must_use]
pub fn sums(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut sums: BTreeMap<_, i64> = BTreeMap::new();
    for money in amounts {
        let sum = sums.entry(money.currency).or_default();
        *sum = sum.saturating_add(money.minor);
    }
    sums.into_iter().map(|(currency, minor)| Money { minor, currency }).collect()
}
