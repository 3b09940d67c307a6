//! What is wrong with a file or a row, in the person's language: what, where, what now.

use crate::browser::import_worker::WorkerError;
use crate::exchange::csv::{Problem, ProblemKind};
use crate::exchange::import::protocol::Failure;
use crate::exchange::import::{RowProblem, RowProblemKind};
use crate::text::Arg;
use crate::ui::session::Session;

/// Why there is no result.
pub(super) fn failure(session: Session, error: &WorkerError) -> String {
    match error {
        WorkerError::OtherBuild => session.say("import-other-build"),
        WorkerError::Gone | WorkerError::Garbled => session.say("import-worker-gone"),
        WorkerError::Failed(Failure::File(problem)) => file(session, problem),
        WorkerError::Failed(Failure::TooLarge) => session.say("refusal-too-large"),
        WorkerError::Failed(Failure::NoFile) => session.say("import-no-file"),
        WorkerError::Failed(Failure::Cancelled) => session.say("import-nothing"),
    }
}

fn file(session: Session, problem: &Problem) -> String {
    at(session, problem.line, table(session, &problem.kind))
}

/// What is wrong with a row.
pub(super) fn problem(session: Session, problem: &RowProblem) -> String {
    let text = match &problem.kind {
        RowProblemKind::Table(kind) => table(session, kind),
        kind => row(session, kind),
    };
    at(session, problem.line, text)
}

fn at(session: Session, line: Option<u64>, problem: String) -> String {
    match line {
        Some(line) => {
            let args = [("line", Arg::from(line as f64)), ("problem", Arg::from(problem))];
            session.voice().texts.say_with("problem-line", &args)
        }
        None => problem,
    }
}

fn row(session: Session, kind: &RowProblemKind) -> String {
    let texts = session.voice().texts;
    let cell = |cell: &str| [("value", Arg::from(cell))];
    match kind {
        RowProblemKind::Table(kind) => table(session, kind),
        RowProblemKind::NotA { cell: found, .. } => texts.say_with("row-not-a", &cell(found)),
        RowProblemKind::NoYear { cell: found } => texts.say_with("row-no-year", &cell(found)),
        RowProblemKind::TooPrecise { cell: found } => texts.say_with("row-too-precise", &cell(found)),
        RowProblemKind::NotAChoice { cell: found } => texts.say_with("row-not-a-choice", &cell(found)),
        RowProblemKind::NotFound { cell: found } => texts.say_with("row-not-found", &cell(found)),
        RowProblemKind::UnknownStage { cell: found } => texts.say_with("row-unknown-stage", &cell(found)),
        RowProblemKind::Missing { stage, fields } => {
            let names: Vec<String> = fields.iter().map(|field| session.field_name(*field)).collect();
            let stage = session.glance(|sight| sight.name(*stage));
            texts.say_with("row-missing", &[("stage", Arg::from(stage)), ("fields", Arg::from(names.join(", ")))])
        }
        RowProblemKind::WrongWay { stage } => {
            let stage = session.glance(|sight| sight.name(*stage));
            texts.say_with("row-wrong-way", &[("stage", Arg::from(stage))])
        }
        RowProblemKind::Empty(field) => {
            texts.say_with("row-empty", &[("field", Arg::from(session.field_name(*field)))])
        }
        RowProblemKind::Twice { line } => texts.say_with("row-twice", &[("line", Arg::from(*line as f64))]),
    }
}

fn table(session: Session, kind: &ProblemKind) -> String {
    let texts = session.voice().texts;
    match kind {
        ProblemKind::Empty => texts.say("problem-empty"),
        ProblemKind::TooLarge { .. } => texts.say("problem-too-large"),
        ProblemKind::NotCsv { .. } => texts.say("problem-not-a-table"),
        ProblemKind::BadEncoding { .. } => texts.say("problem-encoding"),
        ProblemKind::TooManyRows { limit } => {
            texts.say_with("problem-too-many-rows", &[("limit", Arg::from(*limit as f64))])
        }
        ProblemKind::TooManyColumns { .. } => texts.say("problem-too-many-columns"),
        ProblemKind::CellTooLarge { .. } => texts.say("problem-cell-too-large"),
        ProblemKind::UnclosedQuote => texts.say("problem-unclosed-quote"),
        ProblemKind::StrayQuote => texts.say("problem-stray-quote"),
        ProblemKind::RowTooLong { expected, found } | ProblemKind::RowTooShort { expected, found } => {
            let args = [("expected", Arg::from(*expected)), ("found", Arg::from(*found))];
            texts.say_with("problem-row-cells", &args)
        }
        ProblemKind::CutOff { .. } => texts.say("problem-row-cut-off"),
    }
}
