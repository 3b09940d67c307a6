//! What is asked, and what the answers speak for.

/// A question: the text `wizard-ask-…` of its word.
pub struct Question {
    /// Its word.
    pub word: &'static str,
    /// Its answers: the texts `wizard-answer-…` of their words.
    pub answers: &'static [Answer],
}

/// An answer.
pub struct Answer {
    /// Its word, no other answer's.
    pub word: &'static str,
    /// The ready rules that it speaks for, and how much.
    pub speaks_for: &'static [(&'static str, u32)],
}

/// How many questions there are.
pub const ANSWERS: usize = 6;

/// Which answer was given to each question, by its place.
pub type Answers = [usize; ANSWERS];

/// The place of the question what one does, whose answer chooses the pipeline.
pub(super) const WORK: usize = 0;
/// The place of the question how long is too long.
pub(super) const SILENCE: usize = 4;

const fn answer(word: &'static str, speaks_for: &'static [(&'static str, u32)]) -> Answer {
    Answer { word, speaks_for }
}

/// The questions, in their order. What one does speaks for its first rule so much that one of three is always about its
/// pipeline.
pub const QUESTIONS: [Question; ANSWERS] = [
    Question {
        word: "work",
        answers: &[
            answer("sales", &[("quote-sent", 4), ("good-answer", 1), ("stands-still", 1)]),
            answer("repeat", &[("repeat-due", 4), ("repeat-contacted", 1), ("repeat-expected", 1)]),
            answer("orders", &[("order-to-pay", 4), ("order-ready", 1), ("order-sent", 1)]),
            answer("service", &[("ticket-new", 4), ("ticket-dated", 1), ("ticket-overdue", 1)]),
            answer("onboarding", &[("welcome", 4), ("training-slow", 1), ("client-quiet", 1)]),
        ],
    },
    Question {
        word: "clients",
        answers: &[
            answer("they-write", &[("lead-waits", 2), ("ticket-new", 3), ("order-to-pay", 2), ("welcome", 2)]),
            answer("i-look", &[("lead-contacted", 2), ("no-answer", 3), ("lead-quiet", 2)]),
            answer("they-know-me", &[("client-quiet", 2), ("asked-later", 2), ("repeat-due", 2), ("client-back", 1)]),
        ],
    },
    Question {
        word: "pay",
        answers: &[
            answer("later", &[("invoice", 3), ("order-unpaid", 3)]),
            answer("ahead", &[("paid", 3), ("order-paid", 3), ("order-to-pay", 1)]),
            answer("at-once", &[("review", 2), ("next-order", 2), ("repeat-expected", 1), ("ticket-done", 2)]),
        ],
    },
    Question {
        word: "slips",
        answers: &[
            answer(
                "answers",
                &[
                    ("no-reply", 5),
                    ("ticket-quiet", 5),
                    ("lead-quiet", 4),
                    ("order-not-there", 4),
                    ("repeat-contacted", 4),
                ],
            ),
            answer(
                "next-step",
                &[
                    ("stands-still", 5),
                    ("ticket-overdue", 5),
                    ("order-ready", 5),
                    ("repeat-due", 5),
                    ("training-slow", 5),
                ],
            ),
            answer("money", &[("invoice", 5), ("order-unpaid", 5), ("paid", 2), ("order-part-paid", 2)]),
            answer(
                "afterwards",
                &[("review", 5), ("next-order", 5), ("ticket-done", 5), ("client-quiet", 4), ("lost-again", 3)],
            ),
        ],
    },
    Question {
        word: "silence",
        answers: &[answer("two-days", &[]), answer("three-days", &[]), answer("week", &[]), answer("fortnight", &[])],
    },
    Question {
        word: "others",
        answers: &[
            answer("alone", &[("no-answer", 1), ("ticket-quiet", 1)]),
            answer("some", &[("ticket-taken", 3), ("close-passed", 2), ("order-cancelled", 1)]),
            answer("seniors", &[("lead-known", 3), ("lead-other", 2), ("ticket-taken", 2)]),
        ],
    },
];

/// How many days are too long, by the place of the answer.
pub(super) const DAYS: [u32; 4] = [2, 3, 7, 14];

/// What is done: the pipeline for it, and the ready rules that suit it, of two that weigh the same the earlier first.
pub(super) struct Work {
    pub pipeline: &'static str,
    pub rules: &'static [&'static str],
}

/// By the place of the answer to what one does.
pub(super) const WORKS: [Work; 5] = [
    Work {
        pipeline: "sales",
        rules: &[
            "no-reply",
            "stands-still",
            "quote-sent",
            "good-answer",
            "invoice",
            "paid",
            "review",
            "no-answer",
            "asked-later",
            "close-passed",
            "lost-again",
            "lead-waits",
            "lead-contacted",
            "lead-known",
            "lead-other",
            "client-quiet",
        ],
    },
    Work {
        pipeline: "repeat",
        rules: &[
            "repeat-due",
            "repeat-contacted",
            "repeat-expected",
            "client-quiet",
            "next-order",
            "order-unpaid",
            "order-paid",
            "client-back",
            "no-answer",
            "asked-later",
            "lead-known",
        ],
    },
    Work {
        pipeline: "orders",
        rules: &[
            "order-unpaid",
            "order-to-pay",
            "order-ready",
            "order-sent",
            "order-paid",
            "order-part-paid",
            "order-not-there",
            "order-cancelled",
            "next-order",
            "repeat-expected",
            "client-quiet",
            "lead-known",
        ],
    },
    Work {
        pipeline: "service",
        rules: &[
            "ticket-new",
            "ticket-overdue",
            "ticket-quiet",
            "ticket-taken",
            "ticket-dated",
            "ticket-done",
            "client-quiet",
            "client-back",
        ],
    },
    Work {
        pipeline: "onboarding",
        rules: &[
            "welcome",
            "training-slow",
            "client-quiet",
            "client-back",
            "lead-waits",
            "lead-contacted",
            "lead-quiet",
            "lead-known",
            "lead-other",
        ],
    },
];

/// The rules whose time is the one that was asked for.
pub(super) const TIMED: &[&str] =
    &["no-reply", "stands-still", "ticket-quiet", "lead-quiet", "order-unpaid", "training-slow"];
