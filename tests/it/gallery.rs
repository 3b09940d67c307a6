//! The ready rules: each fits a new base and reads as a sentence in both languages, and each acts in a story.

use crate::story::Story;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tend::commands::{Command, SaveRule, SetUp, name_keys, pipeline_id, stage_id};
use tend::model::schema::{
    ABOUT, AMOUNT, ARCHIVED, ASSIGNEE, CONTACT, DEADLINE, DUE, EMAIL, EXPECTED_CLOSE, INVOICE_DUE, INVOICE_NUMBER,
    LOST_REASON, MESSAGE_STATUS, NAME, PIPELINE, PRIORITY, RULE, RUN_STATUS, SENIOR, STAGE, START, STATUS, SUBJECT,
    TEXT, TOTAL, TRACKING_NUMBER, WANTED_RESULT, WEBSITE,
};
use tend::model::time::DAY_MS;
use tend::model::{Currency, Day, Device, FieldId, Instant, Kind, Money, RecordId, Utc, Value};
use tend::rule::Mode;
use tend::text::{Language, Plain, Texts};
use tend::views::gallery::{Offer, SETS, State, gallery};
use tend::views::sentence::sentence;
use tend::views::words::Words;

fn base(language: Language) -> Story {
    let texts = Texts::new(language);
    let mut story = Story::bare(Device(1));
    let names: BTreeMap<_, _> =
        name_keys().into_iter().filter_map(|key| texts.find(&key, &[]).ok().map(|text| (key, text))).collect();
    story.act(Command::SetUp(SetUp { names, currency: "GBP".into(), zone: "UTC".into() }));
    story
}

fn offers(story: &Story, language: Language) -> Vec<Offer> {
    gallery(story.sight(), &Texts::new(language)).into_iter().flat_map(|(_, offers)| offers).collect()
}

fn offer(story: &Story, word: &str) -> Offer {
    offers(story, Language::English).into_iter().find(|offer| offer.word == word).unwrap()
}

#[test]
fn every_ready_rule_fits_a_new_base_and_reads_as_a_sentence_in_both_languages() {
    for language in Language::ALL {
        let story = base(language);
        let formats = Plain::new(Arc::new(Texts::new(language)));
        let (records, schema) = (story.workspace.records(), story.workspace.schema());
        let words = Words { records, schema, formats: &formats, zone: &Utc };
        let all = offers(&story, language);
        assert!(all.len() >= 25, "{}", all.len());
        for Offer { word, body, state, .. } in all {
            assert_eq!(body.check(schema, records), Ok(()), "{word}");
            assert_eq!(state, State::Offered, "{word}");
            let text = sentence(&body, &words);
            let deleted = words.texts().say("common-deleted");
            for never in ["…", "{{", "}}", "field-", "ready-", "stage-", deleted.as_str()] {
                assert!(!text.contains(never), "{word} has {never} in {language:?}: {text}");
            }
            // What is not in the language yet shows its key.
            assert!(!body.to_json().contains("\"ready-"), "{word}: {}", body.to_json());
            assert!(
                words.texts().find(&format!("ready-rule-{word}"), &[]).is_ok(),
                "{word} has no name in {language:?}"
            );
        }
        for set in SETS {
            assert!(words.texts().find(&format!("ready-set-{}", set.word), &[]).is_ok(), "{}", set.word);
        }
    }
}

#[test]
fn no_two_ready_rules_have_one_word_one_name_or_one_body() {
    let story = base(Language::Russian);
    let all = offers(&story, Language::Russian);
    let texts = Texts::new(Language::Russian);
    let distinct =
        |what: fn(&Offer, &Texts) -> String| all.iter().map(|one| what(one, &texts)).collect::<BTreeSet<_>>();
    assert_eq!(distinct(|one, _| one.word.to_owned()).len(), all.len());
    assert_eq!(distinct(|one, texts| texts.say_named("ready-rule", one.word, &[])).len(), all.len());
    assert_eq!(distinct(|one, _| one.body.to_json()).len(), all.len());
    assert_eq!(SETS.len(), 5);
    assert!(SETS.iter().all(|set| set.rules.len() >= 5), "a set with hardly anything in it");
}

#[test]
fn what_was_taken_says_so_and_what_was_edited_since_is_offered_again() {
    let mut story = base(Language::English);
    let Offer { body, .. } = offer(&story, "no-reply");
    let rule = story.act(Command::SaveRule(SaveRule { rule: None, name: "Mine".into(), body: body.clone() })).unwrap();
    assert_eq!(offer(&story, "no-reply").state, State::Taken(rule));
    assert_eq!(offer(&story, "paid").state, State::Offered);
    let edited = tend::rule::Body { keep: true, ..body };
    story.act(Command::SaveRule(SaveRule { rule: Some(rule), name: "Mine".into(), body: edited }));
    assert_eq!(offer(&story, "no-reply").state, State::Offered);
}

#[test]
fn a_rule_whose_stage_was_removed_says_which_and_a_pipeline_that_is_put_away_is_named() {
    let mut story = base(Language::English);
    story.act(Command::RemoveStage { stage: stage_id("sales", "follow-up"), to: None });
    assert_eq!(offer(&story, "no-reply").state, State::Lacks(vec!["Needs follow-up".into()]));
    assert_eq!(
        offer(&story, "quote-sent").state,
        State::Lacks(vec!["Needs follow-up".into()]),
        "asked for, not gone to"
    );
    assert_eq!(offer(&story, "stands-still").state, State::Offered);
    assert_eq!(offer(&story, "welcome").away, ["Onboarding"]);
    assert_eq!(offer(&story, "welcome").state, State::Offered);
    story.edit(pipeline_id("onboarding"), ARCHIVED, false);
    assert_eq!(offer(&story, "welcome").away, [""; 0]);
    story.act(Command::Delete { ids: vec![pipeline_id("onboarding"), pipeline_id("sales")] });
    assert_eq!(offer(&story, "stands-still").state, State::Lacks(vec!["Sales".into()]));
    assert_eq!(offer(&story, "welcome").state, State::Lacks(vec!["Welcome".into()]));
}

/// A base in English in which the ready rules of some sets are taken and switched on.
fn with(sets: &[&str]) -> Story {
    let mut story = base(Language::English);
    let texts = Texts::new(Language::English);
    for (_, offers) in gallery(story.sight(), &texts).into_iter().filter(|(set, _)| sets.contains(set)) {
        for Offer { word, body, .. } in offers {
            let rule = story.act(Command::SaveRule(SaveRule { rule: None, name: word.into(), body })).unwrap();
            story.act(Command::SetMode { rule, mode: Mode::Auto, also_past: false });
        }
    }
    story
}

/// The words of the rules that did something, and that nothing failed.
#[track_caller]
fn acted(story: &Story) -> BTreeSet<String> {
    let runs = story.all(Kind::Run);
    for run in &runs {
        let status = run.text(RUN_STATUS);
        let trace = run.text(tend::model::schema::TRACE);
        assert!(matches!(status, "done" | "waiting" | "ended"), "{status}: {trace}");
    }
    runs.iter().filter_map(|run| run.reference(RULE)).map(|rule| story.text(rule, NAME)).collect()
}

fn ines(story: &mut Story) -> RecordId {
    story.create(Kind::Contact, &[(NAME, "Ines".into()), (EMAIL, "ines@example.org".into())])
}

fn pounds(amount: i64) -> Value {
    Value::Money(Money::new(amount * 100, Currency::GBP))
}

fn go(story: &mut Story, id: RecordId, pipeline: &str, stage: &str) {
    story.act(Command::Move { id, stage: stage_id(pipeline, stage), fields: Vec::new() });
}

fn go_with(story: &mut Story, id: RecordId, stage: RecordId, fields: &[(FieldId, Value)]) {
    let fields = fields.iter().map(|(field, value)| (*field, Some(value.clone()))).collect();
    story.act(Command::Move { id, stage, fields });
}

fn stands_in(story: &Story, id: RecordId, pipeline: &str, stage: &str) -> bool {
    story.record(id).reference(STAGE) == Some(stage_id(pipeline, stage))
}

/// Subjects and texts of the letters that wait to be sent.
fn letters(story: &Story) -> Vec<(String, String)> {
    let prepared = story.all(Kind::Message).into_iter().filter(|letter| letter.text(MESSAGE_STATUS) == "prepared");
    prepared.map(|letter| (letter.text(SUBJECT).to_owned(), letter.text(TEXT).to_owned())).collect()
}

/// From the quote to the payment.
fn sale() -> Story {
    let mut story = with(&["sales"]);
    let client = ines(&mut story);
    let deal =
        story.create(Kind::Deal, &[(NAME, "Price tags".into()), (CONTACT, client.into()), (AMOUNT, pounds(2640))]);
    story.log(deal, "email", "out", "quote-sent");
    assert_eq!(story.stage(deal), "quote-sent");
    story.wait_days(3);
    assert_eq!(story.stage(deal), "follow-up");
    let call = story.all(Kind::Task).into_iter().find(|task| task.text(NAME) == "Call Ines again").unwrap();
    assert_eq!(call.reference(ABOUT), Some(deal));
    assert_eq!(call.get(DUE), Some(&Value::Instant(Instant::from_rfc3339("2026-11-05T18:00:00Z").unwrap())));
    story.log(deal, "call", "in", "positive");
    assert_eq!(story.stage(deal), "negotiation");
    assert_eq!(story.record(deal).get(EXPECTED_CLOSE), Some(&Value::Day(Day::new(2026, 11, 19).unwrap())));
    // A quote that is sent anew does not set it back.
    story.log(deal, "email", "out", "quote-sent");
    assert_eq!(story.stage(deal), "negotiation");
    story.pay(deal, 1000);
    assert_eq!(story.stage(deal), "negotiation", "a part is not all");
    story.pay(deal, 1640);
    assert_eq!(story.stage(deal), "won");
    let thanks =
        "Dear Ines, your payment of £2,640.00 has arrived, thank you. We will write again about what comes next.";
    assert_eq!(letters(&story), [("Thank you for your payment".to_owned(), thanks.to_owned())]);
    story
}

/// What stands still, is put off, is not reached, has an invoice.
fn slow_sale() -> Story {
    let mut story = with(&["sales"]);
    let client = ines(&mut story);
    let deal = |story: &mut Story, name: &str| {
        let fields = [(NAME, name.into()), (CONTACT, client.into()), (AMOUNT, pounds(100))];
        story.create(Kind::Deal, &fields)
    };
    let moved = deal(&mut story, "Moved");
    let still = deal(&mut story, "Still");
    let olga = story.create(Kind::Person, &[(NAME, "Olga".into())]);
    story.edit(still, ASSIGNEE, olga);
    story.wait_days(2);
    go(&mut story, moved, "sales", "quote-sent");
    story.wait_days(1);
    assert!(!story.tasks(moved).contains(&"Get Moved moving".to_owned()), "who moves on day two needs no push");
    let push = story.all(Kind::Task).into_iter().find(|task| task.text(NAME) == "Get Still moving").unwrap();
    assert_eq!(push.text(WANTED_RESULT), "A next step agreed with the client, and its day");
    assert_eq!((push.reference(ASSIGNEE), push.text(PRIORITY)), (Some(olga), "high"));
    let at = |text: &str| Some(Value::Instant(Instant::from_rfc3339(text).unwrap()));
    assert_eq!(push.get(START).cloned(), at("2026-11-05T09:00:00Z"));
    assert_eq!(push.get(DUE).cloned(), at("2026-11-06T18:00:00Z"));

    let unreached = deal(&mut story, "Unreached");
    story.log(unreached, "call", "out", "no-answer");
    story.log(unreached, "call", "out", "no-answer");
    assert_eq!(story.tasks(unreached), ["Call Ines"], "once is enough");
    let later = deal(&mut story, "Later");
    story.log(later, "call", "in", "later");
    assert_eq!(story.tasks(later), ["Come back to Ines: Later"]);
    story.edit(later, EXPECTED_CLOSE, Day::new(2026, 11, 6).unwrap());
    story.wait_days(2);
    assert!(story.tasks(later).contains(&"Ask Ines how Later stands".to_owned()), "{:?}", story.tasks(later));

    let (paid, unpaid) = (deal(&mut story, "Paid"), deal(&mut story, "Unpaid"));
    let due = Day::new(2026, 11, 12).unwrap();
    for (n, id) in [(1, paid), (2, unpaid)] {
        let fields = [(INVOICE_NUMBER, Value::from(format!("A-{n}").as_str())), (INVOICE_DUE, Value::Day(due))];
        go_with(&mut story, id, stage_id("sales", "invoice-sent"), &fields);
    }
    assert_eq!(letters(&story).len(), 0);
    story.wait_days(5);
    let subjects: Vec<String> = letters(&story).into_iter().map(|(subject, _)| subject).collect();
    assert_eq!(subjects, ["Invoice A-1", "Invoice A-2"]);
    assert!(
        letters(&story)[0].1.contains("invoice A-1 for £100.00: it is due on 12\u{a0}November"),
        "{:?}",
        letters(&story)[0]
    );
    story.pay(paid, 100);
    assert_eq!(story.stage(paid), "won");
    story.wait_days(2);
    assert!(!story.tasks(paid).iter().any(|task| task.contains("invoice")), "{:?}", story.tasks(paid));
    assert!(story.tasks(unpaid).contains(&"Call Ines about invoice A-2".to_owned()), "{:?}", story.tasks(unpaid));
    story
}

/// From the order to the door, half paid first.
fn order() -> Story {
    let mut story = with(&["orders"]);
    let client = ines(&mut story);
    let fields = [(NAME, "Two shelves".into()), (CONTACT, client.into()), (TOTAL, pounds(300))];
    let order = story.create(Kind::Order, &fields);
    go(&mut story, order, "orders", "awaiting-payment");
    story.pay(order, 100);
    assert!(stands_in(&story, order, "orders", "awaiting-payment"));
    let told = story
        .all(Kind::Message)
        .into_iter()
        .any(|one| one.text(TEXT) == "Two shelves: a part is paid, the rest is still to come");
    assert!(told);
    story.pay(order, 200);
    assert!(stands_in(&story, order, "orders", "paid"));
    go(&mut story, order, "orders", "ready-to-ship");
    assert_eq!(story.tasks(order), ["Hand Two shelves over to the courier"]);
    story.edit(order, TRACKING_NUMBER, "LN 40");
    assert!(stands_in(&story, order, "orders", "in-transit"));
    let subjects: Vec<String> =
        letters(&story).into_iter().map(|(subject, _)| subject).filter(|s| !s.is_empty()).collect();
    assert_eq!(
        subjects,
        ["Your order: Two shelves", "Your payment has arrived: Two shelves", "On its way: Two shelves"]
    );
    story.wait_days(10);
    assert!(
        story.tasks(order).contains(&"Ask the courier where Two shelves is".to_owned()),
        "{:?}",
        story.tasks(order)
    );

    // One that nobody pays, and then nobody wants.
    let other = story.create(Kind::Order, &[(NAME, "Bench".into()), (CONTACT, client.into()), (TOTAL, pounds(90))]);
    go(&mut story, other, "orders", "awaiting-payment");
    story.wait_days(3);
    assert_eq!(letters(&story).last().unwrap().0, "Your order waits: Bench");
    assert_eq!(story.tasks(other), [""; 0]);
    story.wait_days(4);
    assert_eq!(story.tasks(other), ["Call Ines about the payment: Bench"]);
    go_with(&mut story, other, stage_id("orders", "cancelled"), &[(LOST_REASON, "Too dear".into())]);
    assert!(story.tasks(other).contains(&"Ask Ines why they cancelled Bench".to_owned()));
    story
}

/// A request that is taken up, runs late, is done and was not well done.
fn request() -> Story {
    let mut story = with(&["service"]);
    let client = ines(&mut story);
    let olga = story.create(Kind::Person, &[(NAME, "Olga".into())]);
    let ticket =
        |story: &mut Story, name: &str| story.create(Kind::Ticket, &[(NAME, name.into()), (CONTACT, client.into())]);
    let one = ticket(&mut story, "Drawer");
    assert_eq!(story.tasks(one), ["Take up Drawer"]);
    assert_eq!(letters(&story)[0].0, "We have your request: Drawer");
    story.edit(one, ASSIGNEE, olga);
    assert!(stands_in(&story, one, "service", "new"), "it has no deadline yet");
    assert_eq!(story.tasks(one), ["Take up Drawer", "Set a deadline for Drawer"]);
    let deadline = story.now.plus_ms(3 * DAY_MS);
    story.edit(one, DEADLINE, deadline);
    assert!(stands_in(&story, one, "service", "in-work"));
    let two = ticket(&mut story, "Hinge");
    story.edit(two, DEADLINE, deadline.plus_ms(90 * DAY_MS));
    story.edit(two, ASSIGNEE, olga);
    assert!(stands_in(&story, two, "service", "in-work"));
    story.wait_days(2);
    assert!(story.tasks(two).contains(&"Tell Ines how it goes: Hinge".to_owned()), "{:?}", story.tasks(two));
    // The deadline passes while nobody is there, and a day more.
    story.sleep_days(3);
    assert!(stands_in(&story, one, "service", "overdue"));
    assert!(story.tasks(one).contains(&"Finish Drawer, or agree a new deadline".to_owned()));
    // The moment stands there as a person writes it, and as the clocks of the base show it.
    let late = "Drawer is more than a day late: it was due 5\u{a0}November\u{a0}2026, 09:00";
    assert!(letters(&story).iter().any(|(_, text)| text == late), "{:?}", letters(&story));
    go(&mut story, one, "service", "done");
    go(&mut story, two, "service", "done");
    story.wait_days(1);
    story.log(one, "email", "in", "negative");
    story.wait_days(14);
    assert!(story.tasks(one).contains(&"Make it good with Ines: Drawer".to_owned()));
    assert!(!story.tasks(two).contains(&"Make it good with Ines: Hinge".to_owned()), "who says nothing is content");
    story
}

/// Leads are shared out, answered, warmed; a new client is welcomed.
fn leads() -> Story {
    let mut story = with(&["leads"]);
    let senior = story.create(Kind::Person, &[(NAME, "Olga".into()), (SENIOR, true.into())]);
    let other = story.create(Kind::Person, &[(NAME, "Ben".into()), (SENIOR, false.into())]);
    story.create(Kind::Company, &[(NAME, "Acme".into()), (WEBSITE, "https://www.acme.example/en".into())]);
    let lead = |story: &mut Story, email: &str| {
        story.create(Kind::Lead, &[(NAME, "Jo, a desk".into()), (EMAIL, email.into())])
    };
    let known = lead(&mut story, "jo@acme.example");
    let unknown = lead(&mut story, "a@b.example");
    assert_eq!(story.record(known).reference(ASSIGNEE), Some(senior));
    assert_eq!(story.record(unknown).reference(ASSIGNEE), Some(other));
    assert_eq!(story.tasks(unknown), ["Follow up: Jo, a desk"]);
    let follow = story.all(Kind::Task).pop().unwrap();
    assert_eq!(follow.get(DUE), Some(&Value::Instant(Instant::from_rfc3339("2026-11-04T18:00:00Z").unwrap())));
    assert_eq!(letters(&story).len(), 2);
    story.log(known, "email", "out", "");
    assert!(stands_in(&story, known, "leads", "contacted"));
    story.wait_days(1);
    assert!(story.tasks(unknown).contains(&"Answer now: Jo, a desk".to_owned()));
    assert!(!story.tasks(known).contains(&"Answer now: Jo, a desk".to_owned()));
    story.wait_days(13);
    assert!(stands_in(&story, known, "leads", "nurture"));
    story.wait_days(30);
    assert!(story.tasks(known).contains(&"Write something useful: Jo, a desk".to_owned()));
    go(&mut story, known, "leads", "qualified");
    assert!(story.tasks(known).contains(&"Make a deal: Jo, a desk".to_owned()));

    let fields = [(NAME, "Ida".into()), (EMAIL, "ida@b.example".into()), (PIPELINE, pipeline_id("onboarding").into())];
    let new = story.create(Kind::Lead, &fields);
    assert!(story.tasks(new).contains(&"Set everything up: Ida".to_owned()), "{:?}", story.tasks(new));
    assert!(letters(&story).iter().any(|(subject, _)| subject == "Welcome"));
    go(&mut story, new, "onboarding", "training");
    story.wait_days(7);
    assert!(story.tasks(new).contains(&"Offer help with the training: Ida".to_owned()));
    story
}

/// Who works alone has no colleagues to choose from; the rest is done all the same.
#[test]
fn a_lead_is_followed_up_also_where_there_are_no_colleagues() {
    let mut story = with(&["leads"]);
    let lead = story.create(Kind::Lead, &[(NAME, "Jo".into()), (EMAIL, "a@b.example".into())]);
    assert_eq!(story.tasks(lead), ["Follow up: Jo"]);
    assert_eq!(letters(&story).len(), 1);
}

/// After the sale.
fn retention() -> Story {
    let mut story = with(&["retention"]);
    let client = ines(&mut story);
    let order = |story: &mut Story, name: &str| {
        let order = story.create(Kind::Order, &[(NAME, name.into()), (CONTACT, client.into())]);
        go(story, order, "orders", "completed");
        order
    };
    let (kept, cancelled) = (order(&mut story, "Shelves"), order(&mut story, "Bench"));
    let expected = story.all(Kind::Deal);
    assert_eq!(expected[0].text(NAME), "Again: Shelves");
    assert!(expected.iter().all(|deal| stands_in(&story, deal.id, "repeat", "expected")));
    let deal = story.deal("Price tags", 100);
    story.edit(deal, CONTACT, client);
    story.move_to(deal, "won");
    let lost = story.deal("Sign", 100);
    story.edit(lost, CONTACT, client);
    go_with(&mut story, lost, stage_id("sales", "lost"), &[(LOST_REASON, "Put off".into())]);
    let fields = [
        (NAME, "Again".into()),
        (CONTACT, client.into()),
        (PIPELINE, pipeline_id("repeat").into()),
        (EXPECTED_CLOSE, Value::Day(Day::new(2026, 11, 15).unwrap())),
    ];
    let repeat = story.create(Kind::Deal, &fields);
    story.edit(client, STATUS, "active");
    story.wait_days(7);
    assert_eq!(letters(&story)[0].0, "How do you like it? Price tags");
    story.wait_days(1);
    assert_eq!(story.tasks(repeat), ["Ask Ines what is needed this time"]);
    story.log(repeat, "call", "out", "");
    assert!(stands_in(&story, repeat, "repeat", "contacted"));
    // A cancelled order is not followed by another.
    go_with(&mut story, cancelled, stage_id("orders", "cancelled"), &[(LOST_REASON, "Broken".into())]);
    assert!(!story.record(expected[1].id).alive, "nor is one expected");
    assert!(story.record(expected[0].id).alive);
    story.wait_days(22);
    assert_eq!(story.tasks(kept), ["Offer Ines the next order"]);
    assert_eq!(story.tasks(cancelled), [""; 0]);
    story.wait_days(30);
    assert_eq!(story.text(client, STATUS), "needs-attention");
    assert_eq!(story.tasks(client), ["Ask Ines how they are doing"]);
    story.log(client, "call", "in", "");
    assert_eq!(story.text(client, STATUS), "active");
    assert!(letters(&story).iter().any(|(_, text)| text == "Ines is back in touch"));
    story.wait_days(30);
    assert_eq!(story.tasks(lost), ["Ask Ines whether it is time now: Sign"]);
    story
}

#[test]
fn every_ready_rule_acts_in_a_story_of_its_set() {
    let stories: [fn() -> Story; 6] = [sale, slow_sale, order, request, leads, retention];
    let acted: BTreeSet<String> = stories.iter().flat_map(|story| acted(&story())).collect();
    let all: BTreeSet<String> = SETS.iter().flat_map(|set| set.rules).map(|ready| ready.word.to_owned()).collect();
    assert_eq!(all.difference(&acted).collect::<Vec<_>>(), [""; 0]);
}
