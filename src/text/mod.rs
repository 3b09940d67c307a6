//! From message keys and values to sentences, dates, times, numbers and money in the person's language.
//!
//! Everything shown is made here and only here; the rest of the core deals in data. Nothing in this room
//! reads a clock, asks the browser, or knows a record: it gets words and numbers, and gives back text.
//! The sentences themselves stand in `locales/`, two files per language.

mod arg;
pub mod currency;
mod fixed;
mod formats;
mod language;
mod region;
mod sentences;
mod texts;
mod when;

pub use arg::{Arg, Args};
pub use fixed::{Plain, day_in_letter, moment_in_letter, money};
pub use formats::Formats;
pub use language::{ENGLISH, Language, RUSSIAN, Source};
pub use region::{currencies, currency_of};
pub use texts::{COMPOSED, Part, TextError, Texts};
pub use when::{Said, read_when};
