//! The rules as their screen shows them, and a rule while it is filled in.

use crate::story::{Story, sales};
use proptest::prelude::*;
use tend::commands::Command;
use tend::model::plain::Plain;
use tend::model::schema::{AMOUNT, ASSIGNEE, COMPANY, EXPECTED_CLOSE, NOTES, POSITION_NO, SOURCE, STATUS};
use tend::model::{Day, FieldId, Kind, Number, RecordId, Value};
use tend::rule::{
    Arm, Body, Condition, Enrolment, Expr, Missed, Op, Operand, Outcome, Place, Span, Step, Trigger, Until, WITHDRAWN,
    Wait, Where, Who, Write, Wrong,
};
use tend::views::rule_draft::{List, Part, RuleDraft, SetTo, Spot, StepDraft, StepKind};
use tend::views::{Sight, order, rules};

fn sight(story: &Story) -> Sight<'_> {
    Sight {
        records: story.workspace.records(),
        schema: story.workspace.schema(),
        book: story.workspace.book(),
        schedule: story.workspace.schedule(),
        now: story.now,
        zone: &*story.zone,
    }
}

const STANDS: &str = r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":1}}},
    "if":{"test":{"of":{"field":"amount"},"op":"greater","value":{"money":[500,"GBP"]}}},
    "then":[{"notify":{"text":"Stands"}}]}"#;

#[test]
fn a_rule_says_how_often_it_fired_and_on_what() {
    let mut story = Story::new();
    let rule = story.rule("Stands", STANDS);
    let deal = story.deal("Deal", 10);
    story.deal("Small", 1);
    story.sleep_days(3);
    let row = rules::rules(sight(&story)).remove(0);
    assert_eq!((row.id, row.mode, row.counts.fired, row.version), (rule, tend::rule::Mode::Auto, 1, 1));
    assert!(row.counts.last.is_some_and(|last| last <= story.now));
    let runs = rules::runs(sight(&story), rule, 50);
    let fired: Vec<_> = runs.iter().filter(|run| run.status == "done").collect();
    assert_eq!(fired.len(), 1);
    assert_eq!((fired[0].about, fired[0].name.as_str()), (Some(deal), "Deal"));
    assert_eq!(fired[0].late_ms, Some(2 * tend::model::time::DAY_MS));
    assert_eq!(rules::runs(sight(&story), rule, 1).len(), 1);
}

#[test]
fn the_rule_to_begin_with_can_be_saved_in_any_base() {
    let mut story = Story::new();
    let body = rules::to_begin_with("{{ name }} stands still".into());
    assert_eq!(body.check(story.workspace.schema(), story.workspace.records()), Ok(()));
    story.act(Command::SaveRule(tend::commands::SaveRule { rule: None, name: "Stands still".into(), body }));
    assert_eq!(rules::rules(sight(&story))[0].mode, tend::rule::Mode::Off, "it waits to be switched on");
}

#[test]
fn switching_on_tells_how_many_records_fell_due_already() {
    let mut story = Story::new();
    for pounds in [1, 10, 20] {
        story.deal("Deal", pounds);
    }
    story.wait_days(2);
    let body = Body::from_json(STANDS).unwrap();
    let id = RecordId::derived("rule", &[]);
    assert_eq!(rules::fell_due(sight(&story), &body, id), Some(2));
    assert_eq!(rules::fell_due(sight(&story), &Body { when: Trigger::Created, ..body }, id), None);
}

#[test]
fn a_rule_moves_up_with_one_edit_and_is_tried_earlier() {
    let mut story = Story::new();
    let ids = ["One", "Two", "Three"].map(|name| story.rule(name, STANDS));
    let list = |story: &Story| -> Vec<(RecordId, f64)> {
        rules::rules(sight(story)).into_iter().map(|row| (row.id, row.place)).collect()
    };
    let moves = order::moved(&list(&story), 2, true);
    assert_eq!(moves.len(), 1);
    for (id, place) in moves {
        story.edit(id, POSITION_NO, Value::Number(Number::new(place).unwrap()));
    }
    let ids_now: Vec<RecordId> = story.workspace.book().rules().iter().map(|rule| rule.id).collect();
    assert_eq!(ids_now, [ids[0], ids[2], ids[1]]);
    assert!(order::moved(&list(&story), 0, true).is_empty());
    assert!(order::moved(&list(&story), 2, false).is_empty());
}

#[test]
fn rules_in_one_place_are_told_apart_when_one_is_moved() {
    let id = |n: u8| RecordId::derived("rule", &[&[n]]);
    let list = [(id(1), 2.0), (id(2), 2.0), (id(3), 2.0)];
    assert_eq!(order::moved(&list, 2, true), [(id(1), 0.0), (id(3), 1.0), (id(2), 2.0)]);
}

#[test]
fn a_draft_says_what_it_lacks_at_the_part_that_lacks_it() {
    let mut story = Story::new();
    story.deal("Deal", 1);
    let mut draft = RuleDraft::new(Kind::Deal);
    let checked = |draft: &RuleDraft| {
        let body = draft.body()?;
        body.check(story.workspace.schema(), story.workspace.records())
    };
    assert_eq!(checked(&draft).unwrap_err().wrong, Wrong::NoSteps);
    let schema = story.workspace.schema();
    draft.add_test(draft.root.node.key, Operand::Field(AMOUNT), Op::Greater);
    let step = draft.add_step(List::Top, StepKind::Move, schema).unwrap();
    let fault = checked(&draft).unwrap_err();
    assert_eq!((fault.at, draft.spot(fault.at)), (Where::Step(0), Spot::Step(step)));
    *draft.step_mut(step).unwrap() = StepDraft::Whole(Step::Notify { text: "{{ name".into() });
    assert_eq!(checked(&draft).unwrap_err().wrong, Wrong::Template);
    *draft.step_mut(step).unwrap() = StepDraft::Set { field: SOURCE, to: SetTo::Value(Some("Fair".into())) };
    let fault = checked(&draft).unwrap_err();
    let Spot::Test(test) = draft.spot(fault.at) else { panic!("{fault:?}") };
    assert_eq!(fault.wrong, Wrong::WrongValue);
    draft.remove(test);
    assert_eq!(checked(&draft), Ok(()));
    draft.set_kind(Kind::Ticket);
    assert!(draft.steps.is_empty());
}

#[test]
fn steps_are_put_into_the_ways_of_a_branch_and_their_faults_are_found_there() {
    let story = Story::new();
    let schema = story.workspace.schema();
    let mut draft = RuleDraft::new(Kind::Deal);
    let branch = draft.add_step(List::Top, StepKind::Branch, schema).unwrap();
    draft.add_way(branch);
    let Some(StepDraft::Branch { ways, .. }) = draft.step(branch).cloned() else { panic!("no branch") };
    draft.add_test(ways[1].root.node.key, Operand::Field(AMOUNT), Op::Filled);
    draft.add_step(List::Way(ways[0].key), StepKind::End, schema);
    let inner = draft.add_step(List::Way(ways[1].key), StepKind::Branch, schema).unwrap();
    let deep = draft.add_step(List::Otherwise(inner), StepKind::Move, schema).unwrap();
    let last = draft.add_step(List::Otherwise(branch), StepKind::Tag, schema).unwrap();
    let fault = draft.body().unwrap_err();
    assert_eq!(draft.spot(fault.at), Spot::Step(deep), "the first that lacks something, in reading order");
    *draft.step_mut(deep).unwrap() = StepDraft::Move { stage: Some(sales("won")), only_forward: false };
    assert_eq!(draft.spot(draft.body().unwrap_err().at), Spot::Step(last));
    draft.remove_step(List::Otherwise(branch), last);
    let body = draft.body().unwrap();
    let Step::Branch { ways: arms, otherwise } = &body.steps[0] else { panic!("{body:?}") };
    assert_eq!((arms.len(), otherwise.len()), (2, 0));
    assert_eq!(RuleDraft::of_body("", &body).rough(), body);
    let filled = |of| Condition::Test { of, op: Op::Filled, value: None };
    assert_eq!(arms[1].holds, filled(Operand::Field(AMOUNT)));
    draft.remove_way(branch, ways[0].key);
    draft.add_end();
    let end = draft.until[0].root.node.key;
    assert!(draft.is_root(end));
    draft.add_test(end, Operand::Field(SOURCE), Op::StartsWith);
    let fault = draft.body().unwrap().check(schema, story.workspace.records()).unwrap_err();
    let Spot::Test(test) = draft.spot(fault.at) else { panic!("{fault:?}") };
    assert!(draft.find(end).is_some_and(|node| matches!(&node.part, Part::Group(_, list) if list[0].key == test)));
}

#[test]
fn a_rule_that_was_opened_and_saved_unchanged_keeps_its_version() {
    let mut story = Story::new();
    let rule = story.rule("Stands", STANDS);
    let row = rules::rule(sight(&story), rule).unwrap();
    let draft = RuleDraft::of_body(&row.name, &row.body.unwrap());
    let body = draft.body().unwrap();
    let save = |body| Command::SaveRule(tend::commands::SaveRule { rule: Some(rule), name: "Stands".into(), body });
    story.act(save(body.clone()));
    assert_eq!(rules::rule(sight(&story), rule).unwrap().version, 1);
    story.act(save(Body { when: Trigger::Created, ..body }));
    assert_eq!(rules::rule(sight(&story), rule).unwrap().version, 2);
}

fn field() -> impl Strategy<Value = FieldId> {
    prop::sample::select(vec![AMOUNT, SOURCE, NOTES, EXPECTED_CLOSE, STATUS, ASSIGNEE])
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        "[a-z]{1,5}".prop_map(Value::Text),
        any::<bool>().prop_map(Value::Flag),
        (0i32..30_000).prop_map(|day| Value::Day(Day(day))),
        any::<i32>().prop_map(|number| Value::Number(Number::from(number))),
    ]
}

fn operand() -> impl Strategy<Value = Operand> {
    prop_oneof![
        field().prop_map(Operand::Field),
        field().prop_map(|field| Operand::Related { through: COMPANY, field }),
        prop::sample::select(vec![
            Operand::Paid,
            Operand::Balance,
            Operand::LastContact,
            Operand::OpenTasks,
            Operand::KnownDomain,
            Operand::ClientOrders,
            Operand::ClientOpenDeals,
            Operand::ClientLastOrder,
            Operand::ClientPaid,
            Operand::MessagesWaiting,
        ]),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let test = (operand(), prop::sample::select(Op::ALL), prop::option::of(value()))
        .prop_map(|(of, op, value)| Condition::Test { of, op, value: value.map(Plain) });
    test.prop_recursive(3, 16, 4, |inner| {
        let list = prop::collection::vec(inner, 0..4);
        (0..3, list).prop_map(|(how, list)| match how {
            0 => Condition::All(list),
            1 => Condition::Any(list),
            _ => Condition::None(list),
        })
    })
}

fn trigger() -> impl Strategy<Value = Trigger> {
    let plain = || prop::option::of(value().prop_map(Plain));
    prop_oneof![
        Just(Trigger::Created),
        Just(Trigger::Payment),
        (field(), plain(), plain()).prop_map(|(field, from, to)| Trigger::FieldChanged { field, from, to }),
        Just(Trigger::StageEntered { stage: Some(sales("won")) }),
        (0u32..99).prop_map(|days| Trigger::TimeInStage { stage: None, after: Span::days(days) }),
        (-9..9, 0u32..1440).prop_map(|(offset_days, minute)| Trigger::DateReached {
            field: EXPECTED_CLOSE,
            offset_days,
            minute
        }),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let expr = prop_oneof![
        value().prop_map(|value| Expr::Value(Plain(value))),
        Just(Expr::Nothing),
        Just(Expr::Now),
        any::<i32>().prop_map(Expr::TodayPlus),
        field().prop_map(Expr::Field),
        "[a-z0-9+ ]{0,9}".prop_map(Expr::Formula),
        "[a-z]{0,3}[0-9]{1,3}".prop_map(Expr::Next),
    ];
    let write = (field(), expr.clone()).prop_map(|(field, value)| Write { field, value });
    let place = prop_oneof![
        Just(None),
        Just(Some(Place::Stage(sales("won")))),
        Just(Some(Place::Pipeline(tend::commands::pipeline_id("repeat")))),
    ];
    prop_oneof![
        ("[a-z]{0,5}", place, prop::collection::vec(write, 0..3)).prop_map(|(name, into, fields)| Step::Make {
            kind: Kind::Order,
            name,
            into,
            fields
        }),
        "[a-z ]{0,9}".prop_map(|text| Step::Note { text }),
        prop::sample::select(WITHDRAWN.to_vec()).prop_map(|kind| Step::Withdraw { kind }),
        Just(Step::Call { rule: sales("won") }),
        prop::option::of(any::<bool>()).prop_map(|senior| Step::Assign { to: Who::LeastBusy { senior } }),
        (field(), expr).prop_map(|(field, value)| Step::Set { field, value }),
        Just(Step::Move { stage: sales("won"), only_forward: true }),
        "[a-z ]{0,9}".prop_map(|text| Step::Notify { text }),
        "[a-z ]{0,9}".prop_map(|text| Step::Message { channel: None, subject: String::new(), text }),
        prop::option::of(any::<bool>()).prop_map(|senior| Step::Assign { to: Who::InTurn { senior } }),
        ("[a-z]{0,5}", 0u32..9).prop_map(|(name, due_in_days)| Step::Task {
            name,
            wanted_result: String::new(),
            assignee: None,
            start_in_days: 0,
            due_in_days,
            priority: None
        }),
    ]
}

/// Steps within steps.
fn nested() -> impl Strategy<Value = Step> {
    step().prop_recursive(3, 12, 3, |inner| {
        let list = || prop::collection::vec(inner.clone(), 0..3);
        let arm = (condition(), list()).prop_map(|(holds, steps)| Arm { holds, steps });
        prop_oneof![
            (prop::collection::vec(arm, 1..3), list()).prop_map(|(ways, otherwise)| Step::Branch { ways, otherwise }),
            list().prop_map(|too_late| Step::Wait {
                until: Wait::Event { event: Trigger::Payment, at_most: Some(Span::days(2)) },
                too_late
            }),
            step().prop_map(|step| Step::Try(Box::new(step))),
            prop::sample::select(Outcome::ALL.to_vec()).prop_map(|outcome| Step::End { outcome }),
            any::<bool>().prop_map(|on| Step::Tag { tag: sales("won"), on }),
        ]
    })
}

fn until() -> impl Strategy<Value = Until> {
    (condition(), prop::sample::select(Outcome::ALL.to_vec())).prop_map(|(holds, outcome)| Until { holds, outcome })
}

proptest! {
    #[test]
    fn every_rule_comes_out_of_a_draft_as_it_went_in(
        when in trigger(),
        conditions in condition(),
        steps in prop::collection::vec(nested(), 0..4),
        until in prop::collection::vec(until(), 0..3),
        days in 0u32..5,
        keep in any::<bool>(),
    ) {
        let again = if days == 0 { Enrolment::Once } else { Enrolment::NotWithin { days } };
        let missed = if days > 2 { Missed::AskAfter(Span::days(days)) } else { Missed::Late };
        let body = Body { until, again, keep, missed, ..Body::new(Kind::Deal, when, conditions, steps) };
        let draft = RuleDraft::of_body("Rule", &body);
        prop_assert_eq!(draft.rough(), body.clone());
        prop_assert_eq!(draft.body().unwrap(), body);
    }
}

#[test]
fn all_runs_are_listed_newest_first_by_how_they_stand_and_of_which_rule() {
    let mut story = Story::new();
    let when = r#""when":{"field-changed":{"field":"source"}}"#;
    let waits = r#"{"wait":{"until":{"for":{"days":3}}}}"#;
    let waiting =
        story.rule("Waits", &format!(r#"{{"of":"deal",{when},"then":[{waits},{{"notify":{{"text":"x"}}}}]}}"#));
    let tells = story.rule("Tells", &format!(r#"{{"of":"deal",{when},"then":[{{"notify":{{"text":"x"}}}}]}}"#));
    for name in ["One", "Two"] {
        let deal = story.deal(name, 10);
        story.edit(deal, SOURCE, "fair");
    }
    use tend::views::runs::Wanted;
    let names = |status: Option<&str>, rule: Option<RecordId>, most: usize| {
        let wanted = Wanted { status: status.map(str::to_owned), rule, since: None };
        let (runs, count, _) = tend::views::runs::runs(sight(&story), &wanted, most);
        let name = |run: &tend::views::runs::Run| format!("{} {}", run.rule, run.about.as_ref().unwrap().name);
        (runs.iter().map(name).collect::<Vec<_>>(), count)
    };
    assert_eq!(names(None, None, 9).0, ["Tells Two", "Waits Two", "Tells One", "Waits One"]);
    assert_eq!(names(Some("waiting"), None, 1), (vec!["Waits Two".to_owned()], 2));
    assert_eq!(names(None, Some(waiting), 9).1, 2);
    let wait = Wanted { status: Some("waiting".into()), ..Wanted::default() };
    let (runs, ..) = tend::views::runs::runs(sight(&story), &wait, 9);
    assert!(runs.iter().all(|run| run.until.is_some_and(|until| until > story.now)));
    let seen = |wanted: Wanted| {
        let (_, count, did) = tend::views::runs::runs(sight(&story), &wanted, 1);
        (count, did.len())
    };
    let of = |rule| Wanted { rule: Some(rule), ..Wanted::default() };
    assert_eq!(seen(of(tells)), (2, 2), "all that it did can be taken back, also what is not shown");
    assert_eq!(seen(of(waiting)), (2, 0), "what waits did nothing yet");
    let later = Some(story.now.plus_ms(1));
    assert_eq!(seen(Wanted { since: later, ..of(tells) }), (0, 0));
    assert_eq!(seen(Wanted { since: Some(story.now), ..of(tells) }), (2, 2));
}
