//! Ready rules for deals on their way to being won.

use super::Ready;
use super::pen::{CLIENT, NAME, Pen, always, empty, later, logged, message, reached, task, urgent, wait_for};
use crate::model::Kind;
use crate::model::Value;
use crate::model::plain::Plain;
use crate::model::schema::{CLOSED_ON, EXPECTED_CLOSE, INVOICE_DUE};
use crate::rule::{Arm, Body, Condition, Expr, Op, Operand, Outcome, Span, Step, Trigger, Until};

pub(super) const RULES: &[Ready] = &[
    Ready { word: "quote-sent", write: quote_sent },
    Ready { word: "no-reply", write: no_reply },
    Ready { word: "good-answer", write: good_answer },
    Ready { word: "paid", write: paid },
    Ready { word: "stands-still", write: stands_still },
    Ready { word: "invoice", write: invoice },
    Ready { word: "close-passed", write: close_passed },
    Ready { word: "no-answer", write: no_answer },
    Ready { word: "asked-later", write: asked_later },
];

fn quote_sent(pen: &mut Pen<'_>) -> Body {
    let before = pen.stands_in("sales", &["new", "follow-up"]);
    Body::new(Kind::Deal, logged(None, None, Some("quote-sent")), before, vec![pen.move_to("sales", "quote-sent")])
}

fn no_reply(pen: &mut Pen<'_>) -> Body {
    let call = task(
        pen.texts.say_with("ready-no-reply-task", &[("client", CLIENT.into())]),
        pen.texts.say("ready-no-reply-result"),
        0,
    );
    let when = pen.silent("sales", "quote-sent", 3);
    Body::new(Kind::Deal, when, always(), vec![pen.move_to("sales", "follow-up"), call])
}

fn good_answer(pen: &mut Pen<'_>) -> Body {
    // The stage asks for a day; the person's own stays.
    let a_day = Step::Branch {
        ways: vec![Arm {
            holds: empty(EXPECTED_CLOSE),
            steps: vec![Step::Set { field: EXPECTED_CLOSE, value: Expr::TodayPlus(14) }],
        }],
        otherwise: Vec::new(),
    };
    let agree = task(
        pen.texts.say_with("ready-good-answer-task", &[("client", CLIENT.into())]),
        pen.texts.say("ready-good-answer-result"),
        1,
    );
    let waiting = pen.stands_in("sales", &["quote-sent", "follow-up"]);
    let steps = vec![a_day, pen.move_to("sales", "negotiation"), agree];
    Body::new(Kind::Deal, logged(None, Some("in"), Some("positive")), waiting, steps)
}

fn paid(pen: &mut Pen<'_>) -> Body {
    let thanks = message(
        pen.texts.say("ready-paid-subject"),
        pen.texts.say_with("ready-paid-text", &[("client", CLIENT.into()), ("amount", "{{ amount }}".into())]),
    );
    let conditions = Condition::All(vec![pen.paid(), pen.in_pipeline("sales"), pen.not_in("sales", "won")]);
    Body::new(Kind::Deal, Trigger::Payment, conditions, vec![pen.move_to("sales", "won"), thanks])
}

fn stands_still(pen: &mut Pen<'_>) -> Body {
    let push = urgent(
        pen.texts.say_with("ready-stands-still-task", &[("name", NAME.into())]),
        pen.texts.say("ready-stands-still-result"),
        1,
    );
    let when = Trigger::TimeInStage { stage: None, after: Span::days(3) };
    Body::new(Kind::Deal, when, pen.in_pipeline("sales"), vec![push])
}

fn invoice(pen: &mut Pen<'_>) -> Body {
    const NUMBER: &str = "{{ invoice_number }}";
    let texts = pen.texts;
    let word = message(
        texts.say_with("ready-invoice-subject", &[("number", NUMBER.into())]),
        texts.say_with(
            "ready-invoice-text",
            &[
                ("client", CLIENT.into()),
                ("number", NUMBER.into()),
                ("amount", "{{ amount }}".into()),
                ("due", "{{ invoice_due }}".into()),
            ],
        ),
    );
    let call = urgent(
        texts.say_with("ready-invoice-task", &[("client", CLIENT.into()), ("number", NUMBER.into())]),
        texts.say("ready-invoice-result"),
        0,
    );
    let steps = vec![wait_for(INVOICE_DUE, -1), word, wait_for(INVOICE_DUE, 2), call];
    let until = vec![Until { holds: pen.paid(), outcome: Outcome::Won }];
    Body { until, ..Body::new(Kind::Deal, pen.enters("sales", "invoice-sent"), always(), steps) }
}

fn close_passed(pen: &mut Pen<'_>) -> Body {
    let ask = task(
        pen.texts.say_with("ready-close-passed-task", &[("client", CLIENT.into()), ("name", NAME.into())]),
        pen.texts.say("ready-close-passed-result"),
        0,
    );
    Body::new(Kind::Deal, reached(EXPECTED_CLOSE, 1), empty(CLOSED_ON), vec![ask])
}

fn no_answer(pen: &mut Pen<'_>) -> Body {
    let call = later(
        pen.texts.say_with("ready-no-answer-task", &[("client", CLIENT.into())]),
        pen.texts.say("ready-no-answer-result"),
        1,
    );
    // Whoever has something to do about it already needs no more.
    let nothing_to_do = Condition::Test { of: Operand::OpenTasks, op: Op::Is, value: Some(Plain(Value::from(0))) };
    Body::new(Kind::Deal, logged(Some("call"), Some("out"), Some("no-answer")), nothing_to_do, vec![call])
}

fn asked_later(pen: &mut Pen<'_>) -> Body {
    let back = later(
        pen.texts.say_with("ready-asked-later-task", &[("client", CLIENT.into()), ("name", NAME.into())]),
        pen.texts.say("ready-asked-later-result"),
        14,
    );
    Body::new(Kind::Deal, logged(None, None, Some("later")), always(), vec![back])
}
