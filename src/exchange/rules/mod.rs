//! Rules as a file: readable JSON that goes to another base and fits in there. `docs/rule-file.md` tells what stands
//! where.
//!
//! A rule speaks of stages, people, tags, own fields by ids that mean nothing elsewhere. So the file also says what they
//! are called ([`Named`]). Whoever reads it looks for the same here ([`here`]), and where there is no such thing, or more
//! than one, the person says what it shall be ([`candidates`]). [`settle`] puts that in its place and asks whether the rule
//! fits; one that does not is refused, with the reason.
//!
//! Never here: the saving of a rule, or half a rule.

mod form;
mod ids;
mod known;
mod problem;
mod read;
mod settle;
mod write;

pub use form::Named;
pub use ids::Here;
pub use known::{Candidate, candidates, here};
pub use problem::{Limits, Problem, ProblemKind};
pub use read::{RuleFile, Written, read};
pub use settle::{Unfit, settle};
pub use write::to_text;

/// What the file says it is.
pub const FORMAT: &str = "tend-rules";

/// The version this program writes, and the newest it reads.
pub const VERSION: u64 = 1;
