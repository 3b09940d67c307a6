//! What automations elsewhere are known to get wrong, each as a story. Others stand where their subject is: a date that moves
//! while a rule waits for it (`waits`), gates that rules obey (`steps`, `ways_and_fields`, `approvals`), circles (`rules`),
//! undo of a run (`rules`). That nothing is heard while one types follows from the one door: only what is saved is a command.

use crate::disk::{Disk, records};
use crate::story::{Story, sales, sales_pipeline};
use tend::commands::Command;
use tend::journal::{Cause, Change};
use tend::model::schema::{EXPECTED_CLOSE, MODE, NAME, NOTES, PIPELINE, SOURCE, STAGE, STAGE_SINCE};
use tend::model::time::{DAY_MS, HOUR_MS, to_local};
use tend::model::{Device, Kind, RecordId, Records, Value};

fn tells(when: &str, text: &str) -> String {
    format!(r#"{{"of":"deal","when":{when},"then":[{{"notify":{{"text":"{text}"}}}}]}}"#)
}

fn notices(story: &Story) -> usize {
    story.all(Kind::Message).len()
}

#[test]
fn a_new_record_is_created_once_and_enters_its_first_stage_once() {
    let mut story = Story::new();
    story.rule("Created", &tells(r#""created""#, "created"));
    story.rule("Entered", &tells(&format!(r#"{{"stage-entered":{{"stage":"{}"}}}}"#, sales("new")), "entered"));
    story.rule("Changed", &tells(r#"{"field-changed":{"field":"stage"}}"#, "changed"));
    story.deal("Deal", 1);
    assert_eq!(story.runs(), ["done", "done"], "the stage it was born in is no change of its stage");
}

#[test]
fn a_clock_that_goes_back_loses_nothing_and_brings_nothing_twice() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    story.rule("On the day", &tells(r#"{"date-reached":{"field":"expected-close","offset_days":0}}"#, "today"));
    let (today, _) = to_local(story.now, &*story.zone);
    story.edit(deal, EXPECTED_CLOSE, today.plus_days(2));
    story.wait_days(3);
    assert_eq!(notices(&story), 1, "no offset is the day itself, not no day");
    story.now = story.now.plus_ms(-10 * DAY_MS);
    story.tick();
    story.wait_days(20);
    assert_eq!(notices(&story), 1);
    // A date that is set while the clock is behind is met all the same.
    let (today, _) = to_local(story.now, &*story.zone);
    story.edit(deal, EXPECTED_CLOSE, today.plus_days(1));
    story.wait_days(2);
    assert_eq!(notices(&story), 2);
}

#[test]
fn what_a_rule_writes_does_not_set_it_off_again_nor_begin_its_time_anew() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    let writes = |when: &str| {
        format!(
            r#"{{"of":"deal","when":{when},"then":[{{"set":{{"field":"notes","value":{{"value":"seen"}}}}}},{{"note":{{"text":"seen"}}}}]}}"#
        )
    };
    story.rule("Stands", &writes(r#"{"time-in-stage":{"after":{"days":3}}}"#));
    story.rule("Silent", &writes(r#"{"silence":{"after":{"days":5}}}"#));
    story.wait_days(60);
    assert_eq!(story.runs(), ["done", "done"]);
    assert_eq!(story.text(deal, NOTES), "seen");
}

#[test]
fn who_answered_this_morning_is_not_silent_and_what_is_no_contact_does_not_count_as_one() {
    let mut story = Story::new();
    let [answered, edited] = ["Answered", "Edited"].map(|name| story.deal(name, 1));
    let lost = sales("follow-up");
    story.rule(
        "Silent",
        &format!(
            r#"{{"of":"deal","when":{{"silence":{{"after":{{"days":14}}}}}},"then":[{{"move":{{"stage":"{lost}"}}}}]}}"#
        ),
    );
    story.wait_days(5);
    story.edit(edited, SOURCE, "fair");
    story.log(edited, "note", "", "");
    story.wait(9 * DAY_MS - HOUR_MS);
    story.log(answered, "email", "in", "");
    story.wait_hours(2);
    assert_eq!((story.stage(answered), story.stage(edited)), ("new", "follow-up"));
    story.wait_days(13);
    assert_eq!(story.stage(answered), "new");
    story.wait_days(1);
    assert_eq!(story.stage(answered), "follow-up");
}

#[test]
fn a_way_that_asks_for_one_of_nothing_is_never_open_and_what_follows_a_branch_is_done() {
    let mut story = Story::new();
    story.rule(
        "Branches",
        r#"{"of":"deal","when":"created","then":[
            {"branch":{"ways":[{"if":{"any":[]},"then":[{"notify":{"text":"dangling"}}]}],"otherwise":[{"notify":{"text":"otherwise"}}]}},
            {"notify":{"text":"after"}}]}"#,
    );
    story.deal("Deal", 1);
    let texts: Vec<String> =
        story.all(Kind::Message).iter().map(|message| message.text(tend::model::schema::TEXT).to_owned()).collect();
    assert_eq!(texts, ["otherwise", "after"]);
    assert_eq!(story.runs(), ["done"]);
}

#[test]
fn an_undone_move_says_so_and_the_time_in_the_stage_goes_on_as_if_it_had_not_been() {
    let mut story = Story::new();
    let deal = story.deal("Deal", 1);
    let since = story.record(deal).get(STAGE_SINCE).cloned();
    story.wait_days(2);
    story.move_to(deal, "quote-sent");
    let sets = story.last_deed();
    let of = sets[0].deed;
    story.act(Command::Undo { sets });
    assert_eq!((story.stage(deal), story.record(deal).get(STAGE_SINCE).cloned()), ("new", since));
    assert_eq!(story.journal.last().unwrap().cause, Cause::Undo { of }, "nobody moved it there a second time");
    assert_eq!(story.history(deal).len(), 3, "that it was elsewhere is not forgotten");
}

#[test]
fn a_table_sets_off_no_rule_and_a_stop_stands_among_the_runs() {
    let mut story = Story::new();
    story.rule("Created", &tells(r#""created""#, "created"));
    story.rule("Stands", &tells(r#"{"time-in-stage":{"after":{"days":3}}}"#, "stands"));
    let given = story.given();
    let mut ids = given.ids();
    let birth = |n: u32| {
        let since = story.now.plus_ms(-30 * DAY_MS);
        let mut fields = vec![
            (NAME, Value::from(format!("Deal {n}").as_str())),
            (PIPELINE, Value::Ref(sales_pipeline())),
            (STAGE, Value::Ref(sales("new"))),
            (STAGE_SINCE, Value::Instant(since)),
            (tend::model::schema::IMPORTED_AT, Value::Instant(story.now)),
        ];
        fields.sort_by_key(|(field, _)| *field);
        Change::Create { id: ids.draw(), kind: Kind::Deal, fields }
    };
    let changes: Vec<Change> = (0..200).map(birth).collect();
    story.act(Command::Import { file: "old.csv".into(), changes, packed: Vec::new() });
    story.wait_days(10);
    assert_eq!(story.runs(), [""; 0], "what stood too long before it came is the past");
    // Two that set each other off: it ends, and that it was ended is seen.
    for (from, to) in [("source", "notes"), ("notes", "source")] {
        let then = format!(r#"{{"set":{{"field":"{to}","value":{{"value":"x"}}}}}}"#);
        story
            .rule(from, &format!(r#"{{"of":"deal","when":{{"field-changed":{{"field":"{from}"}}}},"then":[{then}]}}"#));
    }
    let deal = story.all(Kind::Deal)[0].id;
    story.edit(deal, SOURCE, "a");
    let stopped = tend::views::runs::Wanted { status: Some("stopped".into()), ..Default::default() };
    assert_eq!(tend::views::runs::runs(story.sight(), &stopped, 9).1, 1);
}

#[test]
fn a_rule_that_was_deleted_on_one_device_does_not_come_back_from_the_other() {
    let mut phone = Story::new();
    let rule = phone.rule("Created", &tells(r#""created""#, "created"));
    let mut laptop = Story::bare(Device(2));
    laptop.workspace = Disk::of(&phone.disk()).given_to(Device(2)).load().unwrap();
    laptop.now = phone.now.plus_ms(1_000);
    phone.act(Command::Delete { ids: vec![rule] });
    // Touched there later than it was deleted here.
    laptop.now = laptop.now.plus_ms(60_000);
    laptop.edit(rule, NAME, "Created, renamed");
    let (from_phone, from_laptop) = (phone.journal.clone(), laptop.journal.clone());
    phone.act(Command::Merge { sets: from_laptop });
    laptop.act(Command::Merge { sets: from_phone });
    assert_eq!(records(&phone.workspace), records(&laptop.workspace));
    let made = |story: &mut Story| -> RecordId {
        story.now = story.now.plus_ms(120_000);
        story.deal("Deal", 1)
    };
    for story in [&mut phone, &mut laptop] {
        made(story);
        assert_eq!(story.runs(), [""; 0]);
        assert!(story.workspace.records().get(rule).is_none());
        assert!(story.plan(Command::SetMode { rule, mode: tend::rule::Mode::Auto, also_past: false }).is_err());
        assert_eq!(story.text(rule, MODE), "auto");
    }
}
