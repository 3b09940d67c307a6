//! Which keys act where. Written down once, so that the map of keys tells of a place also while one is elsewhere;
//! what they do is said by the place itself (`Keys::offer_of`). Keys of more than a letter are heard by the part of
//! the page that has the keyboard.

use crate::text::Texts;

/// A place and its keys.
pub struct Place {
    /// What it is called.
    pub name: fn(&Texts) -> String,
    /// The keys as they stand on the caps, and what they do, in words.
    pub keys: &'static [(&'static str, fn(&Texts) -> String)],
}

/// What is due.
pub static TODAY: Place = Place {
    name: |texts| texts.say("frame-today"),
    keys: &[
        ("J", |texts| texts.say("keys-next")),
        ("K", |texts| texts.say("keys-before")),
        ("E", |texts| texts.say("today-done")),
        ("R", |texts| texts.say("today-result")),
        ("S", |texts| texts.say("today-snooze")),
        ("W", |texts| texts.say("why-title")),
    ],
};

/// The board of a pipeline.
pub static BOARD: Place = Place {
    name: |texts| texts.say("keys-board"),
    keys: &[
        ("↑ ↓ ← →", |texts| texts.say("keys-cards")),
        ("Space", |texts| texts.say("keys-lift")),
        ("← →", |texts| texts.say("keys-carry")),
        ("M", |texts| texts.say("board-move")),
    ],
};

/// A list of records.
pub static LIST: Place = Place {
    name: |texts| texts.say("keys-list"),
    keys: &[
        ("J", |texts| texts.say("keys-next")),
        ("K", |texts| texts.say("keys-before")),
        ("X", |texts| texts.say("keys-choose")),
        ("↑ ↓ ← →", |texts| texts.say("keys-cells")),
        ("F2", |texts| texts.say("keys-write")),
        ("Ctrl C", |texts| texts.say("list-copy")),
    ],
};

/// The page of a client or a card.
pub static RECORD: Place = Place {
    name: |texts| texts.say("keys-record"),
    keys: &[("L", |texts| texts.say("log-line")), ("M", |texts| texts.say("board-move"))],
};

/// All of them.
pub static ALL: [&Place; 4] = [&TODAY, &BOARD, &LIST, &RECORD];
