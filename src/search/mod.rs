//! Finding records by any word in them: in small or capital letters, ё or е, with or without accents, also typed
//! in the layout of the other keyboard.
//!
//! Never here: what of a record is worth showing; a screen; a change.

mod fold;
mod index;
mod named;
mod query;
mod typed;
mod words;

pub use fold::{fold, fold_char, fold_onto};
pub use index::{Hit, Index, KINDS};
pub use named::{Bearer, Named, bearers, named};
pub use query::Query;
pub use words::Rank;
