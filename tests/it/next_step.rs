//! The next step of whom one deals with: the open task that is due first, whatever of theirs it is about.

use crate::story::Story;
use tend::commands::Command;
use tend::model::schema::{ABOUT, COMPANY, CONTACT, DUE, NAME};
use tend::model::time::DAY_MS;
use tend::model::{FieldId, Kind, RecordId};
use tend::views::tasks::{self, TaskRow};

/// What is open about a record, the next step first.
fn planned(story: &Story, id: RecordId) -> Vec<String> {
    let open = tasks::about(story.sight(), id).into_iter().filter(TaskRow::is_open);
    open.map(|task| task.name).collect()
}

#[test]
fn the_next_step_of_a_contact_and_a_company_is_also_what_is_open_about_their_deals_orders_and_tickets() {
    let mut story = Story::new();
    let acme = story.create(Kind::Company, &[(NAME, "Acme".into())]);
    let ines = story.create(Kind::Contact, &[(NAME, "Ines".into()), (COMPANY, acme.into())]);
    let ray = story.create(Kind::Contact, &[(NAME, "Ray".into())]);
    let mut of = |kind, whom: (FieldId, RecordId)| story.create(kind, &[(NAME, "x".into()), (whom.0, whom.1.into())]);
    let deal = of(Kind::Deal, (CONTACT, ines));
    let order = of(Kind::Order, (COMPANY, acme));
    let ticket = of(Kind::Ticket, (CONTACT, ines));
    let foreign = of(Kind::Deal, (CONTACT, ray));
    let mut task = |name: &str, about: RecordId, days: i64| {
        let due = story.now.plus_ms(days * DAY_MS);
        story.create(Kind::Task, &[(NAME, name.into()), (ABOUT, about.into()), (DUE, due.into())])
    };
    task("of the deal", deal, 3);
    task("of the order", order, 1);
    task("of the ticket", ticket, 4);
    task("of her own", ines, 5);
    let done = task("done", deal, 2);
    task("of somebody else", foreign, 1);
    story.act(Command::FinishTask { task: done, done: true, result: None });

    assert_eq!(planned(&story, ines), ["of the deal", "of the ticket", "of her own"]);
    assert_eq!(planned(&story, acme), ["of the order", "of the deal", "of the ticket", "of her own"]);
    assert_eq!(planned(&story, ray), ["of somebody else"]);
    assert_eq!(planned(&story, deal), ["of the deal"]);
    let all = |id| tasks::about(story.sight(), id).len();
    assert_eq!((all(ines), all(deal)), (3, 2), "what is done stays with what it was about");
}
