//! Ready rules for clients who bought once, and shall again.

use super::Ready;
use super::pen::{CLIENT, NAME, Pen, always, is_one_of, logged, message, reached, remind, task, wait_days};
use crate::model::plain::Plain;
use crate::model::schema::{EXPECTED_CLOSE, STATUS};
use crate::model::{Kind, Value};
use crate::rule::{Body, Expr, Span, Step, Trigger, Write};

pub(super) const RULES: &[Ready] = &[
    Ready { word: "review", write: review },
    Ready { word: "next-order", write: next_order },
    Ready { word: "repeat-expected", write: repeat_expected },
    Ready { word: "repeat-withdrawn", write: repeat_withdrawn },
    Ready { word: "repeat-due", write: repeat_due },
    Ready { word: "repeat-contacted", write: repeat_contacted },
    Ready { word: "lost-again", write: lost_again },
    Ready { word: "client-quiet", write: client_quiet },
    Ready { word: "client-back", write: client_back },
];

fn review(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let ask = message(
        texts.say_with("ready-review-subject", &[("name", NAME.into())]),
        texts.say_with("ready-review-text", &[("client", CLIENT.into()), ("name", NAME.into())]),
    );
    Body::new(Kind::Deal, pen.enters("sales", "won"), always(), vec![wait_days(7), ask])
}

/// An order that is cancelled leaves the stage, and nothing is offered.
fn next_order(pen: &mut Pen<'_>) -> Body {
    let offer = task(
        pen.texts.say_with("ready-next-order-task", &[("client", CLIENT.into())]),
        pen.texts.say("ready-next-order-result"),
        1,
    );
    Body::new(Kind::Order, pen.enters("orders", "completed"), always(), vec![wait_days(30), offer])
}

fn repeat_expected(pen: &mut Pen<'_>) -> Body {
    let name = pen.texts.say_with("ready-repeat-expected-name", &[("name", NAME.into())]);
    let fields = vec![Write { field: EXPECTED_CLOSE, value: Expr::TodayPlus(45) }];
    let make = Step::Make { kind: Kind::Deal, name, into: Some(pen.first_of("repeat")), fields };
    Body::new(Kind::Order, pen.enters("orders", "completed"), always(), vec![make])
}

fn repeat_withdrawn(pen: &mut Pen<'_>) -> Body {
    Body::new(Kind::Order, pen.enters("orders", "cancelled"), always(), vec![Step::Withdraw { kind: Kind::Deal }])
}

fn repeat_due(pen: &mut Pen<'_>) -> Body {
    let ask = task(
        pen.texts.say_with("ready-repeat-due-task", &[("client", CLIENT.into())]),
        pen.texts.say("ready-repeat-due-result"),
        0,
    );
    let expected = pen.stands_in("repeat", &["expected"]);
    Body::new(Kind::Deal, reached(EXPECTED_CLOSE, -5), expected, vec![ask])
}

fn repeat_contacted(pen: &mut Pen<'_>) -> Body {
    let expected = pen.stands_in("repeat", &["expected"]);
    Body::new(Kind::Deal, logged(None, Some("out"), None), expected, vec![pen.move_to("repeat", "contacted")])
}

fn lost_again(pen: &mut Pen<'_>) -> Body {
    let ask = task(
        pen.texts.say_with("ready-lost-again-task", &[("client", CLIENT.into()), ("name", NAME.into())]),
        pen.texts.say("ready-lost-again-result"),
        1,
    );
    Body::new(Kind::Deal, pen.enters("sales", "lost"), always(), vec![wait_days(90), ask])
}

fn client_quiet(pen: &mut Pen<'_>) -> Body {
    let ask = task(
        pen.texts.say_with("ready-client-quiet-task", &[("name", NAME.into())]),
        pen.texts.say("ready-client-quiet-result"),
        1,
    );
    let when = Trigger::Silence { stage: None, after: Span::days(60) };
    let steps = vec![status("needs-attention"), ask];
    Body::new(Kind::Contact, when, is_one_of(STATUS, &["active", "vip"]), steps)
}

fn client_back(pen: &mut Pen<'_>) -> Body {
    let told = remind(pen.texts.say_with("ready-client-back-text", &[("name", NAME.into())]));
    let away = is_one_of(STATUS, &["sleeping", "needs-attention", "lost"]);
    Body::new(Kind::Contact, logged(None, Some("in"), None), away, vec![status("active"), told])
}

fn status(word: &str) -> Step {
    Step::Set { field: STATUS, value: Expr::Value(Plain(Value::from(word))) }
}
