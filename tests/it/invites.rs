//! Colleagues who are invited to take part in a record.

use crate::story::Story;
use tend::automation::{Did, Id, Trace};
use tend::commands::{Command, SaveRule};
use tend::model::schema::{
    ABOUT, CHANNEL, EMAIL, MESSAGE_STATUS, NAME, PARTICIPANTS, PHONE, SOURCE, SUBJECT, TEXT, TO, TRACE,
};
use tend::model::{Kind, Record, RecordId, Value};
use tend::rule::Body;
use tend::views::outbox::outbox;
use tend::views::record::is_editable;

fn colleague(story: &mut Story, name: &str, email: &str) -> RecordId {
    let mut fields = vec![(NAME, name.into())];
    fields.extend((!email.is_empty()).then(|| (EMAIL, email.into())));
    story.create(Kind::Person, &fields)
}

fn invites(people: &[RecordId]) -> String {
    let people: Vec<String> = people.iter().map(|id| format!(r#""{id}""#)).collect();
    format!(
        r#"{{"of":"deal","when":{{"field-changed":{{"field":"source"}}}},"then":[{{"invite":{{"people":[{}],"subject":"{{{{ name }}}}","text":"It stands in {{{{ stage.name }}}}."}}}},{{"task":{{"name":"After"}}}}]}}"#,
        people.join(",")
    )
}

fn participants(story: &Story, deal: RecordId) -> Option<Value> {
    story.record(deal).get(PARTICIPANTS).cloned()
}

fn last_did(story: &Story) -> Vec<Did> {
    let run = story.all(Kind::Run).pop().unwrap();
    serde_json::from_str::<Trace>(run.text(TRACE)).unwrap().did
}

fn messages(story: &Story) -> Vec<Record> {
    story.all(Kind::Message)
}

#[test]
fn each_takes_part_and_has_a_message_with_what_the_record_is() {
    let mut story = Story::new();
    let [ada, ben] =
        [("Ada", "ada@ours.example"), ("Ben", "ben@ours.example")].map(|(n, e)| colleague(&mut story, n, e));
    story.rule("Invites", &invites(&[ada, ben]));
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(participants(&story, deal), Some(Value::Refs(vec![ada, ben])));
    let told: Vec<_> = messages(&story)
        .iter()
        .map(|message| {
            let text = |field| message.text(field).to_owned();
            (message.reference(ABOUT), text(CHANNEL), text(TO), text(SUBJECT), text(TEXT), text(MESSAGE_STATUS))
        })
        .collect();
    let expected = |to: &str| {
        let text = |text: &str| text.to_owned();
        let says = text("It stands in stage-sales-new.");
        (Some(deal), text("email"), text(to), text("Menus"), says, text("prepared"))
    };
    assert_eq!(told, [expected("ada@ours.example"), expected("ben@ours.example")]);
    assert_eq!(outbox(story.sight(), 9).waiting.len(), 2, "it never sends anything by itself");
    assert!(matches!(&last_did(&story)[0], Did::Invited(two) if two.len() == 2));
}

#[test]
fn who_takes_part_already_is_not_invited_again_and_stays_first() {
    let mut story = Story::new();
    let [ada, ben] =
        [("Ada", "ada@ours.example"), ("Ben", "ben@ours.example")].map(|(n, e)| colleague(&mut story, n, e));
    story.rule("Invites", &invites(&[ada, ben]));
    let deal = story.deal("Menus", 10);
    story.edit(deal, PARTICIPANTS, Value::Refs(vec![ben]));
    story.edit(deal, SOURCE, "fair");
    assert_eq!(participants(&story, deal), Some(Value::Refs(vec![ben, ada])));
    assert_eq!(messages(&story).len(), 1);
    story.edit(deal, SOURCE, "shop");
    assert_eq!((last_did(&story)[0].clone(), messages(&story).len()), (Did::Already, 1));
}

#[test]
fn who_has_no_address_is_named_and_nobody_is_half_invited() {
    let mut story = Story::new();
    let [ada, cy] = [("Ada", "ada@ours.example"), ("Cy", "")].map(|(n, e)| colleague(&mut story, n, e));
    story.rule("Invites", &invites(&[ada, cy]));
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    assert_eq!(last_did(&story), [Did::Unreachable(Id(cy)), Did::NotTried]);
    assert_eq!(
        (participants(&story, deal), messages(&story).len(), story.runs()),
        (None, 0, vec!["failed".to_owned()])
    );
    // Mended, and tried again from there.
    story.edit(cy, PHONE, "+44 20 7946 0018");
    let run = story.all(Kind::Run)[0].id;
    story.act(Command::Resume { runs: vec![run], skip: false });
    assert_eq!((messages(&story).len(), story.tasks(deal).len()), (2, 1));
    assert_eq!(messages(&story).iter().filter(|message| message.text(CHANNEL) == "whatsapp").count(), 1);
}

#[test]
fn who_is_gone_is_left_out_and_when_all_are_it_says_so() {
    let mut story = Story::new();
    let [ada, ben] =
        [("Ada", "ada@ours.example"), ("Ben", "ben@ours.example")].map(|(n, e)| colleague(&mut story, n, e));
    story.rule("Invites", &invites(&[ada, ben]));
    let deal = story.deal("Menus", 10);
    story.act(Command::Delete { ids: vec![ben] });
    story.edit(deal, SOURCE, "fair");
    assert_eq!(participants(&story, deal), Some(Value::Refs(vec![ada])));
    story.act(Command::Delete { ids: vec![ada] });
    story.edit(deal, SOURCE, "shop");
    assert_eq!(last_did(&story)[0], Did::Nobody);
}

#[test]
fn one_undo_takes_back_the_taking_part_and_the_messages() {
    let mut story = Story::new();
    let ada = colleague(&mut story, "Ada", "ada@ours.example");
    story.rule("Invites", &invites(&[ada]));
    let deal = story.deal("Menus", 10);
    story.edit(deal, SOURCE, "fair");
    let run = story.all(Kind::Run)[0].id;
    let sets = story.sets_of(run);
    story.act(Command::UndoRuns { runs: vec![run], sets });
    assert_eq!((participants(&story, deal), messages(&story).len()), (None, 0));
}

#[test]
fn an_invitation_to_nobody_to_strangers_or_without_a_word_is_refused() {
    let mut story = Story::new();
    let ada = colleague(&mut story, "Ada", "");
    let deal = story.deal("Menus", 10);
    let fits = |story: &mut Story, json: &str| {
        let body = Body::from_json(json).unwrap();
        story.plan(Command::SaveRule(SaveRule { rule: None, name: "Rule".into(), body })).is_ok()
    };
    let good = invites(&[ada]);
    assert!(fits(&mut story, &good));
    for bad in [
        invites(&[]),
        invites(&[deal]),
        invites(&[ada, ada]),
        good.replace("It stands in {{ stage.name }}.", " "),
        good.replace("{{ name }}", "{{ name "),
        good.replace(r#""of":"deal""#, r#""of":"contact""#),
    ] {
        assert!(!fits(&mut story, &bad), "{bad}");
    }
}

#[test]
fn who_takes_part_is_a_field_like_others() {
    let story = Story::new();
    let field = story.workspace.schema().field(PARTICIPANTS).unwrap();
    for kind in [Kind::Deal, Kind::Lead, Kind::Order, Kind::Ticket] {
        assert!(story.workspace.schema().has(kind, PARTICIPANTS) && is_editable(kind, &field), "{kind:?}");
    }
    assert!(!story.workspace.schema().has(Kind::Contact, PARTICIPANTS));
}
