//! A table shows what fits, in the order that was asked for, and sums it.

use crate::story::{Story, sales};
use proptest::prelude::*;
use std::collections::HashSet;
use tend::model::plain::Plain;
use tend::model::schema::{AMOUNT, COMPANY, EXPECTED_CLOSE, NAME, STAGE, STATUS};
use tend::model::{Currency, Day, FieldId, Kind, Money, RecordId, Value};
use tend::views::table::{self, Filter, Look, Sort, Test};

fn shown(story: &Story, kind: Kind, look: &Look) -> Vec<RecordId> {
    let sight = story.sight();
    let rows = table::rows(sight, kind, look, None);
    rows.into_iter().map(|place| table::id(sight, kind, place).unwrap()).collect()
}

fn names(story: &Story, kind: Kind, look: &Look) -> Vec<String> {
    shown(story, kind, look).into_iter().map(|id| story.text(id, NAME)).collect()
}

fn by(field: FieldId, falling: bool) -> Sort {
    Sort { field, falling }
}

fn only(field: FieldId, test: Test) -> Look {
    Look { filters: vec![Filter { field, test }], ..Look::default() }
}

#[test]
fn rows_are_sorted_by_several_columns_and_what_is_empty_stands_last() {
    let mut story = Story::new();
    let company = story.create(Kind::Company, &[(NAME, "Ёлка".into())]);
    let other = story.create(Kind::Company, &[(NAME, "Дом".into())]);
    for (name, pounds, of) in
        [("b", 20, Some(company)), ("A", 20, Some(other)), ("c", 5, Some(company)), ("d", 90, None)]
    {
        let deal = story.deal(name, pounds);
        if let Some(of) = of {
            story.edit(deal, COMPANY, Value::Ref(of));
        }
    }
    let order = |sort: Vec<Sort>| names(&story, Kind::Deal, &Look { sort, ..Look::default() });
    assert_eq!(order(vec![]), ["b", "A", "c", "d"]);
    assert_eq!(order(vec![by(NAME, false)]), ["A", "b", "c", "d"]);
    assert_eq!(order(vec![by(AMOUNT, true), by(NAME, true)]), ["d", "b", "A", "c"]);
    assert_eq!(order(vec![by(COMPANY, false), by(AMOUNT, false)]), ["A", "c", "b", "d"]);
    assert_eq!(order(vec![by(COMPANY, true)]), ["b", "c", "A", "d"]);
}

#[test]
fn stages_are_sorted_as_they_stand_on_the_board() {
    let mut story = Story::new();
    for (name, stage) in [("third", "follow-up"), ("first", "new"), ("second", "quote-sent")] {
        let deal = story.deal(name, 1);
        if stage != "new" {
            story.move_to(deal, stage);
        }
    }
    let look = Look { sort: vec![by(STAGE, false)], ..Look::default() };
    assert_eq!(names(&story, Kind::Deal, &look), ["first", "second", "third"]);
    let late = only(STAGE, Test::AnyOf(vec![Plain(Value::Ref(sales("follow-up")))]));
    assert_eq!(names(&story, Kind::Deal, &late), ["third"]);
}

#[test]
fn questions_about_days_are_asked_from_today() {
    let mut story = Story::new();
    let today = story.sight().today();
    for days in [-40, -3, 0, 2, 30] {
        let deal = story.deal(&days.to_string(), 1);
        story.edit(deal, EXPECTED_CLOSE, Value::Day(Day(today.0 + days)));
    }
    story.deal("never", 1);
    let asked = |test| names(&story, Kind::Deal, &only(EXPECTED_CLOSE, test));
    assert_eq!(asked(Test::Days(Some(-7), Some(0))), ["-3", "0"]);
    assert_eq!(asked(Test::Days(Some(0), Some(7))), ["0", "2"]);
    assert_eq!(asked(Test::Days(None, Some(-5))), ["-40"]);
    assert_eq!(asked(Test::AtMost(Plain(Value::Day(today)))), ["-40", "-3", "0"]);
    assert_eq!(asked(Test::Empty), ["never"]);
    for test in [Test::Days(Some(-7), Some(0)), Test::Days(Some(0), Some(7)), Test::Days(None, Some(-5))] {
        let json = serde_json::to_string(&test).unwrap();
        assert_eq!(serde_json::from_str::<Test>(&json).unwrap(), test);
    }
    assert_eq!((Test::Days(Some(-7), Some(0)).word(), Test::Days(Some(-7), Some(0)).days()), ("past", -7));
    assert_eq!((Test::Days(Some(0), Some(7)).word(), Test::Days(Some(0), Some(7)).days()), ("coming", 7));
    assert_eq!((Test::Days(None, Some(-5)).word(), Test::Days(None, Some(-5)).days()), ("older", -5));
}

#[test]
fn what_is_shown_is_summed_by_currency() {
    let mut story = Story::new();
    let deals: Vec<RecordId> = (1..=300).map(|pounds| story.deal("deal", pounds)).collect();
    story.edit(deals[0], AMOUNT, Value::Money(Money::new(700, euro())));
    let sight = story.sight();
    let rows = table::rows(sight, Kind::Deal, &Look::default(), None);
    let total = table::total(sight, Kind::Deal, &rows, AMOUNT);
    let pounds = (2..=300).sum::<i64>() * 100;
    assert_eq!(total, [Money::new(700, euro()), Money::new(pounds, Currency::GBP)]);
    let found: HashSet<RecordId> = [deals[1]].into();
    assert_eq!(table::rows(sight, Kind::Deal, &Look::default(), Some(&found)).len(), 1);
}

proptest! {
    /// Against sorting whole records by their values.
    #[test]
    fn the_order_is_that_of_the_values(
        rows in proptest::collection::vec(("[abАё]{0,20}", proptest::option::of(-50_i64..50), 0_usize..7), 1..40),
        by_amount in any::<bool>(), falling in any::<bool>(),
    ) {
        let mut story = Story::new();
        let states = ["new", "active", "needs-attention", "sleeping", "vip", "lost"];
        for (at, (name, amount, state)) in rows.iter().enumerate() {
            let mut fields: Vec<(FieldId, Value)> = vec![(NAME, format!("{name}{at}").as_str().into())];
            if let Some(amount) = amount {
                fields.push((AMOUNT, Money::new(*amount, Currency::GBP).into()));
            }
            let id = story.create(Kind::Deal, &fields);
            let contact = story.create(Kind::Contact, &[(NAME, format!("{name}{at}").as_str().into())]);
            if let Some(state) = states.get(*state) {
                story.edit(contact, STATUS, *state);
            }
            let _ = id;
        }
        let (kind, field) = if by_amount { (Kind::Deal, AMOUNT) } else { (Kind::Contact, STATUS) };
        let look = Look { sort: vec![by(field, falling)], ..Look::default() };
        let place = |id: RecordId| -> Option<i64> {
            match story.record(id).get(field)? {
                Value::Money(money) => Some(money.minor),
                Value::Text(word) => states.iter().position(|state| state == word).map(|at| at as i64),
                _ => None,
            }
        };
        let mut wanted = story.all(kind).into_iter().map(|record| record.id).collect::<Vec<_>>();
        wanted.sort_by_key(|id| (place(*id).is_none(), place(*id).map(|at| if falling { -at } else { at })));
        prop_assert_eq!(shown(&story, kind, &look), wanted);

        let look = Look { sort: vec![by(NAME, falling)], ..Look::default() };
        let mut names = names(&story, Kind::Deal, &look).iter().map(|name| tend::search::fold(name)).collect::<Vec<_>>();
        if falling { names.reverse() }
        prop_assert!(names.is_sorted());
    }
}

fn euro() -> Currency {
    Currency::from_bytes(*b"EUR").unwrap()
}
