//! What rules do: which events a change makes, which rules hear them, what they see and change, and what
//! falls due when.
//!
//! Pure: same records, same rules, same event, same clock, same bytes. Never here: the carrying out
//! (that is `workspace`), the wording (that is `text`).

mod assign;
mod book;
mod by_hand;
mod came_round;
mod client;
mod course;
mod difference;
mod due;
mod engine;
mod enrol;
mod evaluate;
mod event;
mod findings;
mod going_on;
mod invite;
mod listeners;
mod look;
mod make;
mod occasion;
mod outlet;
mod perform;
mod reversals;
mod round;
mod run;
mod schedule;
mod standing;
mod template;
mod waiting;
mod what_if;
mod why_not;

pub use crate::rule::check_template;
pub use book::{Active, Hearing, RuleBook};
pub use difference::{Difference, difference};
pub use due::due;
pub use engine::{Chain, Clock, MAX_DEPTH, MAX_REACTIONS, Outside};
pub use evaluate::{holds, saw};
pub use event::{Event, What, affected, events};
pub use findings::{Finding, findings};
pub use look::{balance, last_contact, paid};
pub use occasion::Occasion;
pub use reversals::{Meter, Reversals, StageOrder};
pub use round::Round;
pub use run::{Did, Ended, Happened, Id, Saw, Trace, due_run_id, event_run_id};
pub use schedule::{Entry, Pending, Schedule};
pub use standing::matching;
pub use waiting::{Waiting, Waits};
pub use what_if::{After, Told, Way, WhatIf};
pub use why_not::{Asked, WhyNot, why_not};
