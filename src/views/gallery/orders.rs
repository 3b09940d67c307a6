//! Ready rules for orders, from the payment to the door.

use super::Ready;
use super::pen::{CLIENT, NAME, Pen, always, changed, filled, message, remind, task, urgent, wait_until};
use crate::model::Kind;
use crate::model::schema::TRACKING_NUMBER;
use crate::rule::{Body, Condition, Trigger};

const TOTAL: &str = "{{ total }}";

pub(super) const RULES: &[Ready] = &[
    Ready { word: "order-to-pay", write: to_pay },
    Ready { word: "order-paid", write: paid },
    Ready { word: "order-part-paid", write: part_paid },
    Ready { word: "order-unpaid", write: unpaid },
    Ready { word: "order-ready", write: ready },
    Ready { word: "order-sent", write: sent },
    Ready { word: "order-not-there", write: not_there },
    Ready { word: "order-cancelled", write: cancelled },
];

fn to_pay(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let bill = message(
        texts.say_with("ready-order-to-pay-subject", &[("name", NAME.into())]),
        texts.say_with(
            "ready-order-to-pay-text",
            &[("client", CLIENT.into()), ("name", NAME.into()), ("total", TOTAL.into())],
        ),
    );
    Body::new(Kind::Order, pen.enters("orders", "awaiting-payment"), always(), vec![bill])
}

fn paid(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let thanks = message(
        texts.say_with("ready-order-paid-subject", &[("name", NAME.into())]),
        texts.say_with("ready-order-paid-text", &[("client", CLIENT.into()), ("total", TOTAL.into())]),
    );
    let conditions = Condition::All(vec![pen.paid(), pen.stands_in("orders", &["new", "awaiting-payment"])]);
    Body::new(Kind::Order, Trigger::Payment, conditions, vec![pen.move_to("orders", "paid"), thanks])
}

fn part_paid(pen: &mut Pen<'_>) -> Body {
    let told = remind(pen.texts.say_with("ready-order-part-paid-text", &[("name", NAME.into())]));
    Body::new(Kind::Order, Trigger::Payment, pen.owed(), vec![told])
}

fn unpaid(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let word = message(
        texts.say_with("ready-order-unpaid-subject", &[("name", NAME.into())]),
        texts.say_with(
            "ready-order-unpaid-text",
            &[("client", CLIENT.into()), ("name", NAME.into()), ("total", TOTAL.into())],
        ),
    );
    let call = urgent(
        texts.say_with("ready-order-unpaid-task", &[("client", CLIENT.into()), ("name", NAME.into())]),
        texts.say("ready-order-unpaid-result"),
        0,
    );
    let when = pen.stands("orders", "awaiting-payment", 3);
    Body::new(Kind::Order, when, always(), vec![word, wait_until(Trigger::Payment, 4, vec![call])])
}

fn ready(pen: &mut Pen<'_>) -> Body {
    let hand_over = task(
        pen.texts.say_with("ready-order-ready-task", &[("name", NAME.into())]),
        pen.texts.say("ready-order-ready-result"),
        1,
    );
    Body::new(Kind::Order, pen.enters("orders", "ready-to-ship"), always(), vec![hand_over])
}

fn sent(pen: &mut Pen<'_>) -> Body {
    let texts = pen.texts;
    let told = message(
        texts.say_with("ready-order-sent-subject", &[("name", NAME.into())]),
        texts.say_with(
            "ready-order-sent-text",
            &[("client", CLIENT.into()), ("number", "{{ tracking_number }}".into())],
        ),
    );
    let conditions = Condition::All(vec![
        filled(TRACKING_NUMBER),
        pen.stands_in("orders", &["paid", "in-progress", "ready-to-ship"]),
    ]);
    let steps = vec![pen.move_to("orders", "in-transit"), told];
    Body::new(Kind::Order, changed(TRACKING_NUMBER), conditions, steps)
}

fn not_there(pen: &mut Pen<'_>) -> Body {
    let ask = urgent(
        pen.texts.say_with("ready-order-not-there-task", &[("name", NAME.into())]),
        pen.texts.say("ready-order-not-there-result"),
        0,
    );
    Body::new(Kind::Order, pen.stands("orders", "in-transit", 10), always(), vec![ask])
}

fn cancelled(pen: &mut Pen<'_>) -> Body {
    let ask = task(
        pen.texts.say_with("ready-order-cancelled-task", &[("client", CLIENT.into()), ("name", NAME.into())]),
        pen.texts.say("ready-order-cancelled-result"),
        1,
    );
    Body::new(Kind::Order, pen.enters("orders", "cancelled"), always(), vec![ask])
}
