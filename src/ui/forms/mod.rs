//! What is filled in: each form collects values and hands a command to the session.

mod create;
mod gate;
mod log;
mod merge;
mod pay;
mod quick_task;
mod result;
mod rule;
mod task;
mod values;

pub use create::CreateForm;
pub use gate::{Gate, GateDialog, move_to, moved};
pub use log::LogForm;
pub use merge::MergeDialog;
pub use pay::PayForm;
pub use quick_task::QuickTask;
pub use result::ResultDialog;
pub use rule::{RuleForm, said as wrong_words, try_on_past};
pub use task::{PutOff, TaskLine, finish_task};
