//! The board: its columns, and the groups within them.

use crate::story::{Story, sales};
use proptest::prelude::*;
use std::collections::HashSet;
use tend::commands::{Command, pipeline_id};
use tend::model::schema::{AMOUNT, COMPANY, NAME, PIPELINE, SOURCE, STAGE, STAGE_SINCE, builtin_row};
use tend::model::{Currency, Kind, Money, RecordId, Value};
use tend::views::board::{Column, Dealt, can_group, columns};
use tend::views::table::{Column as Field, Line, Lines, Look, Shared};

fn seen(story: &Story, look: &Look) -> Vec<Column> {
    columns(story.sight(), Kind::Deal, pipeline_id("sales"), None, look, &mut Dealt::default())
}

fn column(story: &Story, look: &Look, stage: RecordId) -> Column {
    seen(story, look).into_iter().find(|column| column.stage == stage).unwrap()
}

fn by(field: tend::model::FieldId) -> Look {
    Look { group: Some(Field(field)), ..Look::default() }
}

/// The groups of a column: what they have in common, their cards, what they come to in pounds.
fn groups(column: &Column) -> Vec<(Shared, Vec<RecordId>, i64)> {
    let pounds = |group: &tend::views::table::Group| group.sums[0].amounts.iter().map(|sum| sum.minor / 100).sum();
    column
        .groups
        .iter()
        .map(|group| (group.shared.clone(), column.ids[group.rows.clone()].to_vec(), pounds(group)))
        .collect()
}

#[test]
fn cards_stand_one_group_after_the_other_in_the_same_order_in_every_column() {
    let mut story = Story::new();
    let company = |story: &mut Story, name: &str| story.create(Kind::Company, &[(NAME, name.into())]);
    let (lumen, harrow) = (company(&mut story, "Lumen"), company(&mut story, "Harrow"));
    let mut deal = |name: &str, pounds: i64, of: Option<RecordId>| {
        let id = story.deal(name, pounds);
        if let Some(of) = of {
            story.edit(id, COMPANY, of);
        }
        story.wait_hours(1);
        id
    };
    let a = deal("A", 10, Some(lumen));
    let b = deal("B", 20, None);
    let c = deal("C", 30, Some(harrow));
    let d = deal("D", 40, Some(lumen));
    let e = deal("E", 50, Some(lumen));
    story.act(Command::Move { id: e, stage: sales("quote-sent"), fields: vec![] });
    let f = story.deal("F", 60);
    story.act(Command::Move { id: f, stage: sales("quote-sent"), fields: vec![] });

    let look = by(COMPANY);
    let of = |id| Shared::Value(Value::Ref(id));
    let new = column(&story, &look, sales("new"));
    assert_eq!(
        groups(&new),
        [(of(harrow), vec![c], 30), (of(lumen), vec![a, d], 50), (Shared::Nothing, vec![b], 20)],
        "by name, what holds nothing last; within a group the one that stands longest first"
    );
    assert_eq!(new.sums, [Money::new(100 * 100, Currency::GBP)], "the column comes to the same");
    let quote = column(&story, &look, sales("quote-sent"));
    assert_eq!(groups(&quote), [(of(lumen), vec![e], 50), (Shared::Nothing, vec![f], 60)]);

    let plain = column(&story, &Look::default(), sales("new"));
    assert_eq!((plain.ids.to_vec(), plain.groups.len()), (vec![a, b, c, d], 0));
}

#[test]
fn a_move_leaves_a_card_in_its_group_and_sources_are_the_same_in_whatever_letters() {
    let mut story = Story::new();
    let (one, other) = (story.deal("A", 1), story.deal("B", 2));
    story.edit(one, SOURCE, "Fair");
    story.edit(other, SOURCE, "fair");
    let look = by(SOURCE);
    assert_eq!(groups(&column(&story, &look, sales("new"))).len(), 1);
    story.act(Command::Move { id: one, stage: sales("quote-sent"), fields: vec![] });
    let shared = |stage| groups(&column(&story, &look, stage)).remove(0).0;
    assert_eq!(shared(sales("new")), shared(sales("quote-sent")), "one group across the board");
}

#[test]
fn a_group_is_told_wherever_one_is_within_it() {
    let mut story = Story::new();
    for at in 0..6 {
        let deal = story.deal("A", 1);
        story.edit(deal, SOURCE, if at < 4 { "Fair" } else { "Web" });
    }
    let column = column(&story, &by(SOURCE), sales("new"));
    let lines = Lines::new(column.ids.len(), &column.groups, &HashSet::new());
    assert_eq!(lines.count(), 8);
    assert_eq!(lines.line(0), Some(Line::Head(0)));
    assert_eq!((lines.head_before(0), lines.head_before(1), lines.head_before(4)), (None, Some(0), Some(0)));
    assert_eq!((lines.head_before(5), lines.head_before(7), lines.head_before(8)), (None, Some(1), None));
    let folded = HashSet::from([column.groups[0].shared.clone()]);
    assert_eq!(Lines::new(column.ids.len(), &column.groups, &folded).count(), 4);
    assert_eq!(Lines::new(3, &[], &folded).head_before(2), None);
}

#[test]
fn a_board_is_not_grouped_by_what_its_columns_say_nor_by_what_tend_keeps() {
    let can = |field| can_group(&builtin_row(field).unwrap());
    assert!(can(COMPANY) && can(SOURCE));
    assert!(!can(STAGE) && !can(PIPELINE) && !can(STAGE_SINCE) && !can(NAME));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]
    #[test]
    fn cards_that_were_dealt_before_lie_as_if_all_were_dealt_anew(
        steps in proptest::collection::vec((0..6_usize, 0..40_usize, 0..4_usize), 1..60),
    ) {
        let stages = ["new", "quote-sent", "needs-follow-up", "negotiation"].map(sales);
        let mut story = Story::new();
        let mut deals: Vec<RecordId> = Vec::new();
        let mut dealt = Dealt::default();
        for (what, at, stage) in steps {
            let command = match (what, deals.get(at % deals.len().max(1)).copied()) {
                (0, _) | (_, None) => {
                    deals.push(story.deal("Deal", at as i64));
                    continue;
                }
                (1 | 2, Some(id)) => Command::Move { id, stage: stages[stage], fields: vec![] },
                (3, Some(id)) => {
                    let worth = Value::Money(Money::new(at as i64, Currency::GBP));
                    Command::Edit { ids: vec![id], fields: vec![(AMOUNT, Some(worth))] }
                }
                (4, Some(id)) => Command::Delete { ids: vec![id] },
                (_, Some(_)) => Command::Undo { sets: story.last_deed() },
            };
            // What is gone cannot be moved.
            if let Ok(plan) = story.plan(command) {
                story.take(plan);
            }
            let kept = columns(story.sight(), Kind::Deal, pipeline_id("sales"), None, &Look::default(), &mut dealt);
            prop_assert_eq!(kept, seen(&story, &Look::default()));
        }
    }
}
