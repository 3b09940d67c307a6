//! A CSV file, from its bytes to rows of strings, with everything about it found out.
//!
//! [`detect`] proposes a [`Format`] that a person may correct; [`Reader`] obeys it and gives rows one at a
//! time, so that whoever reads decides about pauses, progress and stopping. What is wrong is a [`Problem`]
//! with its place. [`guess`] says what the columns hold, [`values`] reads single cells exactly.
//!
//! Never here: what a column means for a record, words for a person, a whole table in memory.

mod delimiter;
mod encoding;
mod escape;
mod file_kind;
mod format;
pub mod guess;
mod header;
mod lines;
mod old_encodings;
mod problem;
mod read;
mod scan;
pub mod values;

pub use delimiter::Delimiter;
pub use encoding::Encoding;
pub use escape::{escape_cell, unescape_cell};
pub use file_kind::FileKind;
pub use format::{Format, detect, detect_in};
pub use problem::{Limits, Problem, ProblemKind};
pub use read::{Reader, Row};
