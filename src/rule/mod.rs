//! What a rule is: trigger, conditions, steps, as data that can be read, checked and written as JSON.
//!
//! Never here: what a rule does (that is `automation`), or how it reads as a sentence (that is `views`).

mod body;
mod check;
mod condition;
mod flow;
mod formula;
mod mode;
mod path;
mod rhythm;
mod series;
mod step;
mod template;
mod trigger;
mod wait;

pub use body::Body;
pub use check::{BodyFault, WITHDRAWN, Where, Wrong};
pub use condition::{Condition, Op, Operand};
pub use flow::{Enrolment, Missed, Outcome, Until};
pub use formula::{Asked, Formula, FormulaFault, FormulaWrong, Reckon, can_reckon};
pub use mode::Mode;
pub use path::{Path, Stop};
pub use rhythm::{MOST_EVERY, Rhythm};
pub use series::Series;
pub use step::{Arm, Expr, Place, Step, Who, Write};
pub use template::{check_template, environment};
pub use trigger::{Span, Trigger};
pub use wait::Wait;
