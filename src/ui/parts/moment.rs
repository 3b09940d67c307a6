//! Days and moments as one speaks of them.

use crate::model::{Day, Instant};
use crate::text::Arg;
use crate::ui::session::{Session, offset_minutes};

/// A moment as one speaks of it: `today at 09:30`, `12 Nov at 09:30`.
#[must_use]
pub fn moment(session: Session, at: Instant) -> String {
    let voice = session.voice();
    let (day, today, offset) = session.glance(|sight| {
        (crate::model::time::to_local(at, sight.zone).0, sight.today(), offset_minutes(sight.zone, at))
    });
    let day = voice.formats.day_near(day.0, today.0);
    let time = voice.formats.time(at.0, offset);
    voice.texts.say_with("time-at", &[("day", Arg::from(day)), ("time", Arg::from(time))])
}

/// A day as one speaks of it.
#[must_use]
pub fn day_of(session: Session, day: Day) -> String {
    let today = session.glance(|sight| sight.today());
    session.voice().formats.day_near(day.0, today.0)
}

/// `today, Wednesday 25 November`; of other days the date alone, with the year when it is another.
#[must_use]
pub fn day_in_words(session: Session, day: Day) -> String {
    let today = session.look(|sight| sight.today());
    let formats = session.voice().formats;
    match today.0 - day.0 {
        0 | 1 => format!("{}, {}", formats.day_near(day.0, today.0), formats.day_in_full(day.0)),
        2..300 => formats.day_in_full(day.0),
        _ => formats.day(day.0),
    }
}
