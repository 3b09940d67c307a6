//! Ready rules for service requests.

use super::Ready;
use super::pen::{
    CLIENT, NAME, Pen, always, changed, filled, logged, message, reached, remind, task, urgent, wait_days, wait_until,
};
use crate::model::Kind;
use crate::model::schema::{ASSIGNEE, DEADLINE};
use crate::rule::{Arm, Body, Condition, Outcome, Step, Trigger};

pub(super) const RULES: &[Ready] = &[
    Ready { word: "ticket-new", write: new },
    Ready { word: "ticket-taken", write: taken },
    Ready { word: "ticket-dated", write: dated },
    Ready { word: "ticket-overdue", write: overdue },
    Ready { word: "ticket-quiet", write: quiet },
    Ready { word: "ticket-done", write: done },
];

fn new(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let take_up = task(
        texts.say_with("ready-ticket-new-task", &[("name", NAME.into())]),
        texts.say("ready-ticket-new-result"),
        0,
    );
    let received = message(
        texts.say_with("ready-ticket-new-subject", &[("name", NAME.into())]),
        texts.say_with("ready-ticket-new-text", &[("client", CLIENT.into()), ("name", NAME.into())]),
    );
    Body::new(Kind::Ticket, Trigger::Created, always(), vec![take_up, received])
}

/// The stage asks for a deadline too.
fn taken(pen: &mut Pen<'_>) -> Body {
    let ask = task(
        pen.texts.say_with("ready-ticket-taken-task", &[("name", NAME.into())]),
        pen.texts.say("ready-ticket-taken-result"),
        0,
    );
    let conditions = Condition::All(vec![filled(ASSIGNEE), pen.stands_in("service", &["new"])]);
    let begin = Arm { holds: filled(DEADLINE), steps: vec![pen.move_to("service", "in-work")] };
    let steps = vec![Step::Branch { ways: vec![begin], otherwise: vec![ask] }];
    Body::new(Kind::Ticket, changed(ASSIGNEE), conditions, steps)
}

fn dated(pen: &mut Pen<'_>) -> Body {
    let conditions = Condition::All(vec![filled(DEADLINE), filled(ASSIGNEE), pen.stands_in("service", &["new"])]);
    Body::new(Kind::Ticket, changed(DEADLINE), conditions, vec![pen.move_to("service", "in-work")])
}

fn overdue(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let finish = urgent(
        texts.say_with("ready-ticket-overdue-task", &[("name", NAME.into())]),
        texts.say("ready-ticket-overdue-result"),
        0,
    );
    let told = remind(
        texts.say_with("ready-ticket-overdue-text", &[("name", NAME.into()), ("deadline", "{{ deadline }}".into())]),
    );
    let in_work = pen.stands_in("service", &["in-work"]);
    let steps = vec![pen.move_to("service", "overdue"), finish, wait_days(1), told];
    Body::new(Kind::Ticket, reached(DEADLINE, 0), in_work, steps)
}

fn quiet(pen: &mut Pen<'_>) -> Body {
    let tell = task(
        pen.texts.say_with("ready-ticket-quiet-task", &[("client", CLIENT.into()), ("name", NAME.into())]),
        pen.texts.say("ready-ticket-quiet-result"),
        0,
    );
    Body::new(Kind::Ticket, pen.silent("service", "in-work", 2), always(), vec![tell])
}

fn done(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let survey = message(
        texts.say_with("ready-ticket-done-subject", &[("name", NAME.into())]),
        texts.say_with("ready-ticket-done-text", &[("client", CLIENT.into()), ("name", NAME.into())]),
    );
    let mend = urgent(
        texts.say_with("ready-ticket-done-task", &[("client", CLIENT.into()), ("name", NAME.into())]),
        texts.say("ready-ticket-done-result"),
        0,
    );
    let complaint = logged(None, Some("in"), Some("negative"));
    let well = vec![Step::End { outcome: Outcome::Done }];
    let steps = vec![survey, wait_until(complaint, 14, well), mend];
    Body::new(Kind::Ticket, pen.enters("service", "done"), always(), steps)
}
