//! Ready rules for new enquiries, and for the first weeks with a new client.

use super::Ready;
use super::pen::{NAME, Pen, always, later, logged, message, task, urgent};
use crate::model::plain::Plain;
use crate::model::{Kind, Value};
use crate::rule::{Body, Condition, Op, Operand, Step, Trigger, Who};

pub(super) const RULES: &[Ready] = &[
    Ready { word: "lead-known", write: known },
    Ready { word: "lead-other", write: other },
    Ready { word: "lead-waits", write: waits },
    Ready { word: "lead-contacted", write: contacted },
    Ready { word: "lead-quiet", write: quiet },
    Ready { word: "lead-nurture", write: nurture },
    Ready { word: "lead-qualified", write: qualified },
    Ready { word: "welcome", write: welcome },
    Ready { word: "training-slow", write: training_slow },
];

/// A new lead whose address is of a known company, or is not: to the senior colleagues, or to the others.
fn routed(pen: &Pen<'_>, is_known: bool) -> Body {
    let texts = pen.texts;
    let holds = Condition::Test { of: Operand::KnownDomain, op: Op::Is, value: Some(Plain(Value::Flag(is_known))) };
    // Whoever works alone has nobody to choose from.
    let assign = Step::Try(Box::new(Step::Assign { to: Who::InTurn { senior: Some(is_known) } }));
    let follow = later(
        texts.say_with("ready-lead-follow-task", &[("name", NAME.into())]),
        texts.say("ready-lead-follow-result"),
        2,
    );
    let hello = message(texts.say("ready-lead-hello-subject"), texts.say("ready-lead-hello-text"));
    Body::new(Kind::Lead, Trigger::Created, holds, vec![assign, follow, hello])
}

fn known(pen: &mut Pen<'_>) -> Body {
    routed(pen, true)
}

fn other(pen: &mut Pen<'_>) -> Body {
    routed(pen, false)
}

fn waits(pen: &mut Pen<'_>) -> Body {
    let answer = urgent(
        pen.texts.say_with("ready-lead-waits-task", &[("name", NAME.into())]),
        pen.texts.say("ready-lead-waits-result"),
        0,
    );
    Body::new(Kind::Lead, pen.stands("leads", "new", 1), always(), vec![answer])
}

fn contacted(pen: &mut Pen<'_>) -> Body {
    let new = pen.stands_in("leads", &["new"]);
    Body::new(Kind::Lead, logged(None, Some("out"), None), new, vec![pen.move_to("leads", "contacted")])
}

fn quiet(pen: &mut Pen<'_>) -> Body {
    let when = pen.silent("leads", "contacted", 14);
    Body::new(Kind::Lead, when, always(), vec![pen.move_to("leads", "nurture")])
}

fn nurture(pen: &mut Pen<'_>) -> Body {
    let write = task(
        pen.texts.say_with("ready-lead-nurture-task", &[("name", NAME.into())]),
        pen.texts.say("ready-lead-nurture-result"),
        1,
    );
    Body::new(Kind::Lead, pen.silent("leads", "nurture", 30), always(), vec![write])
}

fn qualified(pen: &mut Pen<'_>) -> Body {
    let deal = task(
        pen.texts.say_with("ready-lead-qualified-task", &[("name", NAME.into())]),
        pen.texts.say("ready-lead-qualified-result"),
        0,
    );
    Body::new(Kind::Lead, pen.enters("leads", "qualified"), always(), vec![deal])
}

fn welcome(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let set_up =
        task(texts.say_with("ready-welcome-task", &[("name", NAME.into())]), texts.say("ready-welcome-result"), 2);
    let hello = message(texts.say("ready-welcome-subject"), texts.say("ready-welcome-text"));
    Body::new(Kind::Lead, pen.enters("onboarding", "welcome"), always(), vec![set_up, hello])
}

fn training_slow(pen: &mut Pen<'_>) -> Body {
    let help = task(
        pen.texts.say_with("ready-training-slow-task", &[("name", NAME.into())]),
        pen.texts.say("ready-training-slow-result"),
        1,
    );
    Body::new(Kind::Lead, pen.stands("onboarding", "training", 7), always(), vec![help])
}
