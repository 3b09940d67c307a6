//! Today: what stands where, and when it goes away.

use crate::story::{Story, sales};
use tend::commands::{Command, Log};
use tend::model::schema::{ABOUT, DUE, NAME, START, TASK_STATUS};
use tend::model::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use tend::model::{Day, Instant, Kind, RecordId, Records};
use tend::views::reminders::fell_due;
use tend::views::tasks::{Snooze, TaskRow, about, said, until};
use tend::views::timeline::{What, timeline};
use tend::views::today::today;

fn names(tasks: &[TaskRow]) -> Vec<&str> {
    tasks.iter().map(|task| task.name.as_str()).collect()
}

fn task(story: &mut Story, name: &str, due: Instant) -> RecordId {
    story.create(Kind::Task, &[(NAME, name.into()), (DUE, due.into())])
}

#[test]
fn tasks_stand_under_the_day_on_which_they_are_due() {
    let mut story = Story::new();
    let now = story.now;
    let hours = |hours: i64| now.plus_ms(hours * HOUR_MS);
    task(&mut story, "Yesterday", hours(-20));
    task(&mut story, "An hour ago", hours(-1));
    task(&mut story, "In an hour", hours(1));
    let evening = task(&mut story, "Tonight", hours(9));
    story.edit(evening, START, hours(8));
    task(&mut story, "Tomorrow", hours(24));
    task(&mut story, "Next month", hours(24 * 30));
    let done = task(&mut story, "Done", hours(1));
    story.act(Command::FinishTask { task: done, done: true, result: None });
    let seen = today(story.sight(), 10);
    assert_eq!(names(&seen.overdue), ["Yesterday", "An hour ago"]);
    assert_eq!(names(&seen.due), ["In an hour"]);
    assert_eq!(names(&seen.later_today), ["Tonight"]);
    assert_eq!(names(&seen.tomorrow), ["Tomorrow"]);
    assert_eq!((names(&seen.later), seen.later_count), (vec!["Next month"], 1));
    assert!(!seen.is_quiet());
}

#[test]
fn when_nothing_is_due_the_next_thing_stands_there_a_task_or_a_rule() {
    let mut story = Story::new();
    assert_eq!(today(story.sight(), 10).next, None);
    let in_five_days = story.now.plus_ms(5 * DAY_MS);
    task(&mut story, "In five days", in_five_days);
    let seen = today(story.sight(), 10);
    assert!(seen.is_quiet());
    assert_eq!(seen.next.map(|next| next.what.name).as_deref(), Some("In five days"));
    story.rule(
        "Stands",
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":2}}},"then":[{"notify":{"text":"Look"}}]}"#,
    );
    let deal = story.deal("Price tags", 10);
    let next = today(story.sight(), 10).next.unwrap();
    assert_eq!((next.what.id, next.rule.as_deref()), (deal, Some("Stands")));
    assert_eq!(next.at, story.now.plus_ms(2 * DAY_MS));
    story.wait_days(2);
    let seen = today(story.sight(), 10);
    let notice = &seen.notices[0];
    assert_eq!((notice.text.as_str(), notice.rule.as_str()), ("Look", "Stands"));
    assert_eq!(notice.about.as_ref().map(|about| about.id), Some(deal));
    let message = notice.id;
    story.act(Command::Message { message, sent: true });
    assert!(today(story.sight(), 10).notices.is_empty(), "what was seen goes away");
}

#[test]
fn what_came_late_is_told_for_a_week_and_what_failed_until_it_is_settled() {
    let mut story = Story::new();
    let deal = story.create(Kind::Deal, &[(NAME, "No amount".into())]);
    let gate = format!(
        r#"{{"of":"deal","when":{{"activity":{{}}}},"then":[{{"move":{{"stage":"{}"}}}}]}}"#,
        sales("quote-sent")
    );
    story.rule("Quote", &gate);
    story.rule(
        "Stands",
        r#"{"of":"deal","when":{"time-in-stage":{"after":{"days":2}}},"then":[{"notify":{"text":"x"}}]}"#,
    );
    story.log(deal, "email", "out", "");
    let seen = today(story.sight(), 10);
    let failed = &seen.exceptions[0];
    assert_eq!((failed.rule.as_str(), failed.status.as_str()), ("Quote", "failed"));
    assert!(failed.seen().unwrap().did[0].failed());
    assert!(seen.late.is_empty());
    story.sleep_days(3);
    let seen = today(story.sight(), 10);
    assert_eq!((seen.late[0].rule.as_str(), seen.late[0].late_ms), ("Stands", DAY_MS));
    assert_eq!(seen.exceptions.len(), 1);
    story.sleep_days(6);
    let seen = today(story.sight(), 10);
    // What came late is told for a week; what could not be done, until it is settled.
    assert_eq!((seen.exceptions.len(), seen.late.len()), (1, 1));
    story.act(Command::GiveUp { runs: vec![seen.exceptions[0].id] });
    assert_eq!(today(story.sight(), 10).exceptions.len(), 0);
}

#[test]
fn a_task_is_put_off_to_its_own_time_of_another_day() {
    let mut story = Story::new();
    let due = story.now.plus_ms(-DAY_MS + 5 * HOUR_MS);
    let id = task(&mut story, "Call", due);
    let to = |snooze| until(story.sight(), Some(due), snooze).to_rfc3339().unwrap();
    assert_eq!(to(Snooze::Tomorrow), "2026-11-03T14:00:00.000Z");
    assert_eq!(to(Snooze::TwoWeeks), "2026-11-16T14:00:00.000Z");
    assert_eq!(to(Snooze::Until(Day::new(2026, 12, 24).unwrap())), "2026-12-24T14:00:00.000Z");
    let none = until(story.sight(), None, Snooze::Tomorrow);
    assert_eq!(none.to_rfc3339().unwrap(), "2026-11-03T18:00:00.000Z");
    let until = until(story.sight(), Some(due), Snooze::Tomorrow);
    story.act(Command::Snooze { task: id, until });
    assert!(today(story.sight(), 10).overdue.is_empty());
}

#[test]
fn a_button_puts_off_to_where_the_same_in_words_does() {
    let story = Story::new();
    let days = |days: i64| story.now.plus_ms(days * DAY_MS + HOUR_MS);
    for due in [Some(days(-3)), Some(days(0)), Some(days(4)), None] {
        for (button, words) in [
            (Snooze::InAnHour, ["in an hour", "через час"]),
            (Snooze::Tomorrow, ["tomorrow", "завтра"]),
            (Snooze::Monday, ["on Monday", "в понедельник"]),
            (Snooze::TwoWeeks, ["in two weeks", "через две недели"]),
        ] {
            for words in words {
                let said = said(story.sight(), words).map(|to| until(story.sight(), due, to));
                assert_eq!(said, Some(until(story.sight(), due, button)), "{words}, due {due:?}");
            }
        }
    }
}

#[test]
fn a_task_is_put_off_to_what_is_said_in_words() {
    let mut story = Story::new();
    let due = story.now.plus_ms(DAY_MS + HOUR_MS);
    task(&mut story, "Call", due);
    let to = |line| said(story.sight(), line).map(|to| until(story.sight(), Some(due), to).to_rfc3339().unwrap());
    assert_eq!(to("in two weeks").as_deref(), Some("2026-11-16T10:00:00.000Z"));
    assert_eq!(to("через две недели").as_deref(), Some("2026-11-16T10:00:00.000Z"));
    assert_eq!(to("Friday at 15:30").as_deref(), Some("2026-11-06T15:30:00.000Z"));
    assert_eq!(to("when it suits"), None);
}

#[test]
fn what_came_of_a_task_is_logged_with_its_end_heard_by_rules_and_taken_back_with_it() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 640);
    let now = story.now;
    let call = task(&mut story, "Call", now);
    story.edit(call, ABOUT, deal);
    story.rule("Yes", r#"{"of":"deal","when":{"activity":{"outcome":"positive"}},"then":[{"notify":{"text":"Yes"}}]}"#);
    let result = Log {
        about: Some(deal),
        form: "call".into(),
        outcome: "positive".into(),
        text: "She takes all of them".into(),
        ..Log::default()
    };
    let before = story.journal.len();
    story.act(Command::FinishTask { task: call, done: true, result: Some(result) });
    assert_eq!(story.sight().records.get(call).unwrap().text(TASK_STATUS), "done");
    let talks = |story: &Story| {
        timeline(story.sight(), deal, &[])
            .into_iter()
            .flat_map(|entry| entry.what)
            .filter(|what| matches!(what, What::Talk { outcome, .. } if outcome == "positive"))
            .count()
    };
    assert_eq!(talks(&story), 1);
    assert_eq!(today(story.sight(), 10).notices[0].text, "Yes", "the rule heard the outcome");

    let sets = story.journal[before..].to_vec();
    assert!(sets.iter().all(|set| set.deed == sets[0].deed), "it is one action");
    story.act(Command::Undo { sets });
    assert_eq!(story.sight().records.get(call).unwrap().text(TASK_STATUS), "open");
    assert_eq!(talks(&story), 0);
    assert!(today(story.sight(), 10).notices.is_empty());
}

#[test]
fn of_the_tasks_about_a_record_the_open_ones_come_first() {
    let mut story = Story::new();
    let deal = story.deal("Price tags", 10);
    let mut made = |name: &str, hours: i64| {
        let id = task(&mut story, name, Instant(0));
        story.edit(id, DUE, story.now.plus_ms(hours * HOUR_MS));
        story.edit(id, tend::model::schema::ABOUT, deal);
        id
    };
    let (first, _, _) = (made("A", 1), made("B", 3), made("C", 2));
    story.act(Command::FinishTask { task: first, done: false, result: None });
    let tasks = about(story.sight(), deal);
    assert_eq!(names(&tasks), ["C", "B", "A"]);
    assert_eq!(tasks[2].status, "cancelled");
}

#[test]
fn the_system_tells_of_open_tasks_when_their_time_comes_the_first_one_first() {
    let mut story = Story::new();
    let minutes = |story: &Story, n: i64| story.now.plus_ms(n * MINUTE_MS);
    let deal = story.deal("Price tags", 10);
    let now = story.now;
    let (later, sooner) = (minutes(&story, 9), minutes(&story, 5));
    let second = task(&mut story, "Second", later);
    story.edit(second, ABOUT, deal);
    task(&mut story, "First", sooner);
    let done = task(&mut story, "Done", sooner);
    story.act(Command::FinishTask { task: done, done: true, result: None });
    task(&mut story, "On the edge before", now);
    let edge = minutes(&story, 10);
    task(&mut story, "On the edge after", edge);
    let after = edge.plus_ms(1);
    task(&mut story, "After it", after);
    let told = fell_due(story.sight(), now, edge);
    let names: Vec<&str> = told.iter().map(|told| told.name.as_str()).collect();
    assert_eq!(names, ["First", "Second", "On the edge after"]);
    assert_eq!(told[1].about.as_ref().map(|about| about.name.as_str()), Some("Price tags"));
    assert!(fell_due(story.sight(), edge, edge).is_empty());
}
