//! What each screen shows, as plain data in the screen's own terms, and how a rule reads. Read from the
//! records, decided by nobody else; what is worded here is a key or a value, or the sentence of a rule.
//!
//! Never here: a change, a browser.

pub mod approvals;
pub mod backup_due;
pub mod board;
pub mod check_rules;
pub mod counts;
pub mod days;
pub mod diagram;
pub mod duplicates;
pub mod forecast;
pub mod found;
pub mod gallery;
pub mod health;
pub mod history;
pub mod links;
pub mod list;
pub mod order;
pub mod outbox;
pub mod payments;
pub mod process;
pub mod record;
pub mod reminders;
pub mod rule_draft;
pub mod rules;
pub mod runs;
pub mod segments;
pub mod sentence;
pub mod settings;
mod sight;
pub mod stage_path;
pub mod storage;
pub mod table;
pub mod tasks;
pub mod timeline;
pub mod today;
pub mod versions;
pub mod why;
pub mod why_not;
pub mod window;
pub mod wizard;
pub mod words;

pub use sight::Sight;
