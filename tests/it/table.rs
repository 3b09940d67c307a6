//! A table shows what fits, in the order that was asked for, and sums it.

use crate::story::{Story, sales};
use proptest::prelude::*;
use std::collections::HashSet;
use tend::commands::Command;
use tend::model::plain::Plain;
use tend::model::schema::{AMOUNT, COMPANY, DUE, EXPECTED_CLOSE, NAME, STAGE, STATUS};
use tend::model::time::DAY_MS;
use tend::model::{Currency, Day, FieldId, Kind, Money, RecordId, Value};
use tend::views::table::{self, Column, Filter, Line, Lines, Look, Shared, Sort, Test};

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
fn tasks_that_are_done_stand_last_and_open_ones_as_they_are_due_unless_another_order_is_asked_for() {
    let mut story = Story::new();
    let mut task = |name: &str, days: i64| {
        let due = story.now.plus_ms(days * DAY_MS);
        story.create(Kind::Task, &[(NAME, name.into()), (DUE, due.into())])
    };
    let done = task("done", 1);
    let some_time = task("some time", 1);
    task("late", 9);
    let given_up = task("given up", 2);
    task("soon", 3);
    story.act(Command::Edit { ids: vec![some_time], fields: vec![(DUE, None)] });
    story.act(Command::FinishTask { task: done, done: true, result: None });
    story.act(Command::FinishTask { task: given_up, done: false, result: None });
    assert_eq!(names(&story, Kind::Task, &Look::default()), ["soon", "late", "some time", "done", "given up"]);
    let by_name = Look { sort: vec![by(NAME, false)], ..Look::default() };
    assert_eq!(names(&story, Kind::Task, &by_name), ["done", "given up", "late", "some time", "soon"]);
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
    let sums = table::table(sight, Kind::Deal, &Look::default(), None).sums;
    let pounds = (2..=300).sum::<i64>() * 100;
    assert_eq!(sums.len(), 1);
    assert_eq!(sums[0].field, AMOUNT);
    assert_eq!(sums[0].amounts, [Money::new(700, euro()), Money::new(pounds, Currency::GBP)]);
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Looked for in all texts at once, or in each by itself: what fits is the same, and nothing fits across two of them.
    #[test]
    fn words_and_amounts_that_are_asked_for_fit_as_they_do_one_by_one(
        rows in proptest::collection::vec(("[abAB ]{0,6}", any::<bool>(), proptest::option::of(-3_i64..3)), 1..40),
        words in "[abAB ]{0,3}",
        least in -3_i64..3,
    ) {
        let mut story = Story::new();
        let amount = |minor: i64| Money::new(minor, Currency::GBP);
        for (name, accent, minor) in &rows {
            let name = if *accent && rows.len() % 2 == 0 { format!("{name}é") } else { format!("{name}.") };
            let mut fields = vec![(NAME, Value::from(name.as_str()))];
            fields.extend(minor.map(|minor| (AMOUNT, amount(minor).into())));
            story.create(Kind::Deal, &fields);
        }
        let all = names(&story, Kind::Deal, &Look::default());
        let fits = |name: &&String| tend::search::fold(name).contains(&tend::search::fold(&words));
        let wanted: Vec<String> = all.iter().filter(fits).cloned().collect();
        prop_assert_eq!(names(&story, Kind::Deal, &only(NAME, Test::Contains(words.clone()))), wanted);
        let count = rows.iter().filter(|(_, _, minor)| minor.is_some_and(|minor| minor >= least)).count();
        let asked = only(AMOUNT, Test::AtLeast(Plain(amount(least).into())));
        prop_assert_eq!(shown(&story, Kind::Deal, &asked).len(), count);
    }
}

fn euro() -> Currency {
    Currency::from_bytes(*b"EUR").unwrap()
}

fn grouped(by: FieldId) -> Look {
    Look { group: Some(Column(by)), ..Look::default() }
}

/// The groups as one reads them: what is shared, the names in their order, what they come to.
fn read(story: &Story, look: &Look) -> Vec<(Shared, Vec<String>, i64)> {
    let sight = story.sight();
    let table = table::table(sight, Kind::Deal, look, None);
    let name = |place| story.text(table::id(sight, Kind::Deal, place).unwrap(), NAME);
    let group = |group: &table::Group| {
        let names = table.rows[group.rows.clone()].iter().map(|place| name(*place)).collect();
        (group.shared.clone(), names, group.sums[0].amounts.iter().map(|money| money.minor).sum())
    };
    table.groups.iter().map(group).collect()
}

#[test]
fn groups_stand_in_the_order_of_their_field_and_keep_the_order_of_the_rows() {
    let mut story = Story::new();
    // Names that begin alike are still two groups.
    let long = "The very long name of a company, ";
    let one = story.create(Kind::Company, &[(NAME, format!("{long}B").as_str().into())]);
    let other = story.create(Kind::Company, &[(NAME, format!("{long}A").as_str().into())]);
    for (name, pounds, of) in [("b", 20, Some(one)), ("A", 7, Some(other)), ("c", 5, Some(one)), ("d", 90, None)] {
        let deal = story.deal(name, pounds);
        if let Some(of) = of {
            story.edit(deal, COMPANY, Value::Ref(of));
        }
    }
    let look = Look { sort: vec![by(AMOUNT, false)], ..grouped(COMPANY) };
    let (a, b) = (Shared::Value(Value::Ref(other)), Shared::Value(Value::Ref(one)));
    let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let wanted = [
        (a.clone(), names(&["A"]), 700),
        (b.clone(), names(&["c", "b"]), 2_500),
        (Shared::Nothing, names(&["d"]), 9_000),
    ];
    assert_eq!(read(&story, &look), wanted);
    let falling = Look { sort: vec![by(COMPANY, true)], ..grouped(COMPANY) };
    assert_eq!(read(&story, &falling).into_iter().map(|group| group.0).collect::<Vec<_>>(), [b, a, Shared::Nothing]);
}

#[test]
fn stages_group_as_on_the_board_and_days_by_their_month() {
    let mut story = Story::new();
    for (name, stage, day) in
        [("third", "follow-up", "2026-11-30"), ("first", "new", "2026-10-01"), ("second", "quote-sent", "2026-11-02")]
    {
        let deal = story.deal(name, 1);
        story.edit(deal, EXPECTED_CLOSE, Value::Day(Day::from_iso(day).unwrap()));
        if stage != "new" {
            story.move_to(deal, stage);
        }
    }
    let names = |look: Look| read(&story, &look).into_iter().map(|group| group.1.join(" ")).collect::<Vec<_>>();
    assert_eq!(names(grouped(STAGE)), ["first", "second", "third"]);
    assert_eq!(names(grouped(EXPECTED_CLOSE)), ["first", "third second"]);
    let first = Day::from_iso("2026-11-01").unwrap();
    assert_eq!(read(&story, &grouped(EXPECTED_CLOSE))[1].0, Shared::Month(first));
}

#[test]
fn what_the_rows_of_a_group_share_is_read_as_it_was_written() {
    let id = RecordId::derived("test", &[]);
    let days = Shared::Month(Day::new(2026, 11, 1).unwrap());
    for shared in [
        Shared::Value("Fair".into()),
        Shared::Value(Value::Ref(id)),
        Shared::Value(Value::Flag(true)),
        days,
        Shared::Nothing,
    ] {
        let json = serde_json::to_string(&shared).unwrap();
        assert_eq!(serde_json::from_str::<Shared>(&json).unwrap(), shared, "{json}");
    }
}

#[test]
fn lines_are_told_without_going_through_them_and_folded_groups_have_only_their_heads() {
    let mut story = Story::new();
    for at in 0..7 {
        let contact = story.create(Kind::Contact, &[(NAME, "c".into())]);
        story.edit(contact, STATUS, ["new", "active", "vip"][at % 3]);
    }
    let table = table::table(story.sight(), Kind::Contact, &grouped(STATUS), None);
    let all = |folded: &HashSet<Shared>| {
        let lines = Lines::new(table.rows.len(), &table.groups, folded);
        assert_eq!(lines.line(lines.count()), None);
        (0..lines.count()).map(|at| lines.line(at).unwrap()).collect::<Vec<_>>()
    };
    use Line::{Head, Row};
    let open = [Head(0), Row(0), Row(1), Row(2), Head(1), Row(3), Row(4), Head(2), Row(5), Row(6)];
    assert_eq!(all(&HashSet::new()), open);
    let folded: HashSet<Shared> = [Shared::Value("active".into())].into();
    assert_eq!(all(&folded), [Head(0), Row(0), Row(1), Row(2), Head(1), Head(2), Row(5), Row(6)]);
    let lines = Lines::new(table.rows.len(), &table.groups, &folded);
    assert_eq!((lines.next_row(3, 1), lines.next_row(6, -1), lines.next_row(1, -1)), (Some(6), Some(3), None));
    assert_eq!(Lines::new(3, &[], &folded).line(2), Some(Row(2)));
}

/// `cargo test --profile soak --test it -- --ignored --nocapture a_hundred_thousand` tells how long it takes.
#[test]
#[ignore = "a timing"]
fn a_hundred_thousand_rows_are_grouped_in_a_moment() {
    let mut story = Story::new();
    let mut changes = Vec::new();
    let companies: Vec<RecordId> = (0..2_000_u32).map(|n| RecordId::derived("company", &[&n.to_be_bytes()])).collect();
    for (n, id) in companies.iter().enumerate() {
        let fields = vec![(NAME, format!("Company {n}").as_str().into())];
        changes.push(tend::journal::Change::Create { id: *id, kind: Kind::Company, fields });
    }
    for n in 0..100_000_u32 {
        let id = RecordId::derived("deal", &[&n.to_be_bytes()]);
        let company = companies[(n as usize * 7919) % companies.len()];
        let fields = vec![
            (NAME, format!("Deal {n}").as_str().into()),
            (COMPANY, Value::Ref(company)),
            (AMOUNT, Value::Money(Money::new(i64::from(n), Currency::GBP))),
        ];
        changes.push(tend::journal::Change::Create { id, kind: Kind::Deal, fields });
    }
    story.act(tend::commands::Command::Restore { file: "large.json".into(), changes });
    for (what, look) in [
        ("neither sorted nor grouped", Look::default()),
        ("sorted by amount", Look { sort: vec![by(AMOUNT, true)], ..Look::default() }),
        ("the same, grouped by company", Look { sort: vec![by(AMOUNT, true)], ..grouped(COMPANY) }),
    ] {
        let begun = std::time::Instant::now();
        let table = table::table(story.sight(), Kind::Deal, &look, None);
        println!("{what}: {:?}, {} groups", begun.elapsed(), table.groups.len());
        assert_eq!(table.rows.len(), 100_000);
    }
}
