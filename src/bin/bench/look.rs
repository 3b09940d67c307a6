//! What a screen asks of a base with many records: to find by words, to sort, to filter.

use super::base::Base;
use std::ops::ControlFlow;
use tend::browser::clock::now;
use tend::commands::stage_id;
use tend::model::plain::Plain;
use tend::model::schema::{AMOUNT, NAME, STAGE};
use tend::model::{Currency, FieldId, Kind, Money, Value};
use tend::search::{Index, KINDS, Query};
use tend::views::Sight;
use tend::views::found::found;
use tend::views::table::{self, Filter, Look, Place, Sort, Test};
use wasm_bindgen::prelude::*;

/// Records offered at most, as in the palette.
const MOST: usize = 8;

/// The words of all records of a base.
#[wasm_bindgen]
pub struct Finder(Index);

#[wasm_bindgen]
impl Finder {
    /// Reads them.
    #[wasm_bindgen(constructor)]
    pub fn new(base: &Base) -> Finder {
        let mut index = Index::default();
        index.refresh(base.workspace.records(), base.workspace.schema(), usize::MAX);
        Finder(index)
    }

    /// What the palette does with each letter that is typed: finds the best and reads a line of each. How many.
    pub fn offer(&mut self, base: &Base, typed: &str) -> usize {
        let mut hits = self.0.find(&Query::new(typed), KINDS, MOST);
        if hits.is_empty()
            && let Some(other) = Query::in_other_layout(typed)
        {
            hits = self.0.find(&other, KINDS, MOST);
        }
        hits.iter().filter_map(|hit| found(base.sight(), hit.id)).count()
    }

    /// How many contacts have every word, in this layout.
    pub fn count(&self, typed: &str) -> usize {
        let mut count = 0;
        let _ = self.0.each(&Query::new(typed), Kind::Contact, |_, _| {
            count += 1;
            ControlFlow::Continue(())
        });
        count
    }

    /// How much the words need, in bytes.
    pub fn bytes(&self) -> usize {
        self.0.bytes()
    }
}

#[wasm_bindgen]
impl Base {
    /// Puts all deals into the order of `by`: `amount`, `name` or `stage`. How many.
    pub fn sort(&self, by: &str) -> usize {
        self.rows(&sorted(by)).len()
    }

    /// Asks all deals a question: `amount` (at least so many pounds), `stage` (won) or `name` (has a word). How many.
    pub fn filter(&self, by: &str) -> usize {
        let test = match by {
            "amount" => Test::AtLeast(Plain(Value::Money(Money { minor: 2_500_000, currency: Currency::GBP }))),
            "stage" => Test::AnyOf(vec![Plain(Value::Ref(stage_id("sales", "won")))]),
            _ => Test::Contains("part 4".into()),
        };
        self.rows(&Look { filters: vec![Filter { field: field(by), test }], ..Look::default() }).len()
    }

    /// The amounts of all deals in the order of `by`, in minor units.
    pub fn amounts(&self, by: &str) -> Vec<f64> {
        let chunks = self.workspace.records().chunks(Kind::Deal);
        let amount = |(chunk, row): &Place| {
            let value = chunks[*chunk as usize].value(usize::from(*row), AMOUNT);
            value.as_ref().and_then(Value::as_money).map_or(0.0, |money| money.minor as f64)
        };
        self.rows(&sorted(by)).iter().map(amount).collect()
    }
}

impl Base {
    fn rows(&self, look: &Look) -> Vec<Place> {
        table::rows(self.sight(), Kind::Deal, look, None)
    }

    fn sight(&self) -> Sight<'_> {
        Sight {
            records: self.workspace.records(),
            schema: self.workspace.schema(),
            book: self.workspace.book(),
            schedule: self.workspace.schedule(),
            now: now(),
            zone: &**self.workspace.zone(),
        }
    }
}

fn field(by: &str) -> FieldId {
    match by {
        "amount" => AMOUNT,
        "stage" => STAGE,
        _ => NAME,
    }
}

fn sorted(by: &str) -> Look {
    Look { sort: vec![Sort { field: field(by), falling: false }], ..Look::default() }
}
