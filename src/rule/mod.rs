//! What a rule is: trigger, conditions, steps, as data that can be read, checked and written as JSON.
//!
//! Never here: what a rule does (that is `automation`), or how it reads as a sentence (that is `views`).

mod body;
mod check;
mod condition;
mod flow;
mod mode;
mod path;
mod step;
mod template;
mod trigger;
mod wait;

pub use body::Body;
pub use check::{BodyFault, Where, Wrong};
pub use condition::{Condition, Op, Operand};
pub use flow::{Enrolment, Missed, Outcome, Until};
pub use mode::Mode;
pub use path::{Path, Stop};
pub use step::{Arm, Expr, Step, Who};
pub use template::{check_template, environment};
pub use trigger::{Span, Trigger};
pub use wait::Wait;
