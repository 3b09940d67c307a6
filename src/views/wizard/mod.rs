//! Six questions, and what follows from the answers: a pipeline to begin with, and three rules for it. Which answer speaks
//! for which rule is a table; how much each weighs decides.

mod propose;
mod questions;

pub use propose::{Proposal, Proposed, propose};
pub use questions::{ANSWERS, Answers, QUESTIONS, Question};
