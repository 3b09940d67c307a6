//! A stage that somebody has to agree to: who comes to its gate waits for a yes, whoever brought it there.

use crate::import_rows::{by_name, proposed, take};
use crate::story::{Story, sales};
use tend::commands::{Command, Refusal};
use tend::exchange::import::{OnKnown, SameBy};
use tend::model::schema::{
    APPROVER, AWAITS, CHANNEL, EMAIL, EXPECTED_CLOSE, NAME, NOTES, PHONE, PIPELINE, SOURCE, STAGE,
};
use tend::model::{Day, Kind, RecordId, Value};
use tend::views::approvals::{Approval, approvals};
use tend::views::board::{Drop, card, dropped};
use tend::views::counts::counts;
use tend::views::history::What;

/// Negotiation is entered once Anna agrees.
fn with_anna() -> (Story, RecordId) {
    let mut story = Story::new();
    let anna = story.create(Kind::Person, &[(NAME, "Anna".into()), (EMAIL, "anna@example.org".into())]);
    story.act(Command::Edit { ids: vec![sales("negotiation")], fields: vec![(APPROVER, Some(Value::Ref(anna)))] });
    (story, anna)
}

fn deal(story: &mut Story, name: &str) -> RecordId {
    let deal = story.deal(name, 10);
    story.edit(deal, EXPECTED_CLOSE, Value::Day(Day(20_900)));
    deal
}

fn moved(story: &mut Story, id: RecordId, stage: &str) {
    story.act(Command::Move { id, stage: sales(stage), fields: Vec::new() });
}

fn answer(story: &mut Story, id: RecordId, agreed: bool) {
    story.act(Command::Answer { ids: vec![id], agreed });
}

fn waiting(story: &Story) -> Vec<Approval> {
    approvals(story.sight())
}

#[test]
fn what_a_person_moves_stays_until_somebody_agrees_and_then_enters() {
    let (mut story, anna) = with_anna();
    let rule = format!(
        r#"{{"of":"deal","when":{{"stage-entered":{{"stage":"{}"}}}},"then":[{{"notify":{{"text":"In"}}}}]}}"#,
        sales("negotiation")
    );
    story.rule("Tells", &rule);
    let deal = deal(&mut story, "Menus");
    assert_eq!(dropped(story.sight(), deal, sales("negotiation")), Drop::Awaits("Anna".into()));
    moved(&mut story, deal, "negotiation");
    assert_eq!(story.stage(deal), "new");
    assert_eq!(card(story.sight(), deal).unwrap().awaits.as_deref(), Some("stage-sales-negotiation"));
    let [asked] = &waiting(&story)[..] else { panic!("one request was expected") };
    assert_eq!(asked.approver.as_ref().map(|person| person.id), Some(anna));
    assert_eq!((asked.stands.as_str(), asked.stage.as_str()), ("stage-sales-new", "stage-sales-negotiation"));
    assert_eq!(asked.reach, Some(("email".into(), "anna@example.org".into())));
    assert_eq!((asked.since, counts(story.sight()).letters), (story.now, 1));
    assert!(story.runs().is_empty(), "it has not entered");
    answer(&mut story, deal, true);
    assert_eq!((story.stage(deal), waiting(&story), story.runs()), ("negotiation", vec![], vec!["done".to_owned()]));
    assert_eq!(card(story.sight(), deal).unwrap().awaits, None);
    // One undo takes the yes back: it waits again.
    let sets = story.last_deed();
    story.act(Command::Undo { sets });
    assert_eq!((story.stage(deal), waiting(&story).len()), ("new", 1));
}

#[test]
fn with_a_no_it_stays_where_it_is_and_moved_elsewhere_it_waits_no_more() {
    let (mut story, _) = with_anna();
    let [one, other] = ["Menus", "Labels"].map(|name| deal(&mut story, name));
    for id in [one, other] {
        moved(&mut story, id, "negotiation");
    }
    answer(&mut story, one, false);
    assert_eq!((story.stage(one), waiting(&story).len()), ("new", 1));
    moved(&mut story, other, "quote-sent");
    assert_eq!((story.stage(other), waiting(&story).len()), ("quote-sent", 0));
    let refused = story.plan(Command::Answer { ids: vec![other], agreed: true }).unwrap_err();
    assert_eq!(refused, Refusal::NotThere(other), "nobody waits for that answer any more");
    // Asked anew it waits anew; asked twice it is asked once.
    moved(&mut story, one, "negotiation");
    let sets = story.journal.len();
    moved(&mut story, one, "negotiation");
    assert_eq!((waiting(&story).len(), story.journal.len()), (1, sets));
}

#[test]
fn the_rest_of_the_gate_is_asked_before_and_when_the_answer_comes() {
    let (mut story, _) = with_anna();
    let bare = story.deal("Menus", 10);
    let missing = |refusal| matches!(refusal, Some(Refusal::Missing { .. }));
    let to = |id| Command::Move { id, stage: sales("negotiation"), fields: Vec::new() };
    assert!(missing(story.plan(to(bare)).err()));
    story.edit(bare, EXPECTED_CLOSE, Value::Day(Day(20_900)));
    moved(&mut story, bare, "negotiation");
    story.act(Command::Edit { ids: vec![bare], fields: vec![(EXPECTED_CLOSE, None)] });
    assert!(missing(story.plan(Command::Answer { ids: vec![bare], agreed: true }).err()));
    assert_eq!(waiting(&story).len(), 1, "the request stays");
}

#[test]
fn a_rule_asks_as_a_person_does_and_its_run_says_whom() {
    let (mut story, anna) = with_anna();
    let to = sales("negotiation");
    let body = format!(
        r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},"then":[{{"move":{{"stage":"{to}"}}}},{{"set":{{"field":"notes","value":{{"value":"asked"}}}}}}]}}"#
    );
    story.rule("Talks", &body);
    let deal = deal(&mut story, "Menus");
    story.edit(deal, SOURCE, "fair");
    assert_eq!((story.stage(deal), story.text(deal, NOTES)), ("new", "asked".to_owned()));
    let trace = story.all(Kind::Run)[0].text(tend::model::schema::TRACE).to_owned();
    assert!(trace.contains(&format!(r#""held":"{anna}""#)), "{trace}");
    // The run is taken back: nobody is asked any more.
    let run = story.all(Kind::Run)[0].id;
    let sets = story.sets_of(run);
    story.act(Command::UndoRuns { runs: vec![run], sets });
    assert_eq!(waiting(&story), []);
    story.edit(deal, SOURCE, "web");
    answer(&mut story, deal, true);
    assert_eq!(story.stage(deal), "negotiation");
}

#[test]
fn many_are_asked_for_at_once_and_answered_at_once() {
    let (mut story, _) = with_anna();
    let deals = ["One", "Two", "Three"].map(|name| deal(&mut story, name));
    story.act(Command::Edit { ids: deals.to_vec(), fields: vec![(STAGE, Some(Value::Ref(sales("negotiation"))))] });
    assert_eq!(waiting(&story).len(), 3);
    story.act(Command::Answer { ids: deals.to_vec(), agreed: true });
    assert!(deals.iter().all(|deal| story.stage(*deal) == "negotiation"));
}

#[test]
fn what_is_new_begins_at_the_beginning_and_waits_there() {
    let (mut story, _) = with_anna();
    let fields = [
        (NAME, "Menus".into()),
        (EXPECTED_CLOSE, Value::Day(Day(20_900))),
        (STAGE, Value::Ref(sales("negotiation"))),
        (tend::model::schema::AMOUNT, tend::model::Money::new(1_000, tend::model::Currency::GBP).into()),
    ];
    let deal = story.create(Kind::Deal, &fields);
    assert_eq!((story.stage(deal), waiting(&story).len()), ("new", 1));
    assert_eq!(story.record(deal).get(PIPELINE), Some(&Value::Ref(tend::commands::pipeline_id("sales"))));
    answer(&mut story, deal, true);
    assert_eq!(story.stage(deal), "negotiation");
}

#[test]
fn a_table_asks_for_those_that_are_here_and_believes_it_of_those_that_were_elsewhere() {
    let (mut story, _) = with_anna();
    let known = deal(&mut story, "Menus");
    let table = "Name,Stage,Expected close\nMenus,stage-sales-negotiation,2027-03-01\nLabels,stage-sales-negotiation,2027-03-01\n";
    let mut mapping = proposed(&story, table, Some(Kind::Deal));
    mapping.on_known = OnKnown::Update;
    mapping.same_by = SameBy::Column(0);
    let (counts, _) = take(&mut story, table, &mapping);
    assert_eq!((counts.updated, counts.created, counts.held), (1, 1, 1));
    assert_eq!((story.stage(known), story.record(known).get(AWAITS).is_some()), ("new", true));
    let new = by_name(&story, Kind::Deal, "Labels");
    assert_eq!(story.stage(new.id), "negotiation", "where it stood before it came is a fact");
}

#[test]
fn whom_nobody_asks_any_more_is_not_in_the_way() {
    let (mut story, anna) = with_anna();
    let [one, other] = ["Menus", "Labels"].map(|name| deal(&mut story, name));
    moved(&mut story, one, "negotiation");
    story.act(Command::Edit { ids: vec![anna], fields: vec![(EMAIL, None), (PHONE, Some("+441234567890".into()))] });
    assert_eq!(waiting(&story)[0].reach, Some(("whatsapp".into(), "+441234567890".into())));
    story.edit(anna, CHANNEL, "sms");
    assert_eq!(waiting(&story)[0].reach, Some(("sms".into(), "+441234567890".into())));
    story.act(Command::Delete { ids: vec![anna] });
    assert_eq!(waiting(&story)[0].approver, None);
    moved(&mut story, other, "negotiation");
    assert_eq!(story.stage(other), "negotiation");
    story.act(Command::RemoveStage { stage: sales("negotiation"), to: Some(sales("new")) });
    assert_eq!(waiting(&story), [], "a stage that is gone is awaited by none");
}

#[test]
fn the_history_says_that_it_waits_and_that_it_was_not_agreed() {
    let (mut story, _) = with_anna();
    let deal = deal(&mut story, "Menus");
    let told = |story: &Story| {
        let entries = tend::views::history::entries(story.sight(), 0, &[story.last_deed()], &mut Default::default());
        entries[0].lines.iter().map(|line| (line.what.clone(), line.changes)).collect::<Vec<_>>()
    };
    let stage = || "stage-sales-negotiation".to_owned();
    moved(&mut story, deal, "negotiation");
    assert_eq!(told(&story), [(Some(What::Awaits(deal, "Menus".into(), stage(), true)), 1)]);
    answer(&mut story, deal, false);
    assert_eq!(told(&story), [(Some(What::Awaits(deal, "Menus".into(), stage(), false)), 1)]);
    moved(&mut story, deal, "negotiation");
    answer(&mut story, deal, true);
    assert_eq!(told(&story), [(Some(What::Moved(deal, "Menus".into(), stage())), 1)]);
}
