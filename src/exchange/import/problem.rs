//! What is wrong with a row for what it shall become. Data only.

use crate::exchange::csv::{self, Problem};
use crate::model::{FieldId, FieldType, RecordId};
use serde::{Deserialize, Serialize};

/// Something wrong with one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowProblem {
    /// Line of the file as an editor counts, from 1; `None`: the file as a whole.
    pub line: Option<u64>,
    /// Cell of the row, from 1; `None`: the row as a whole.
    pub column: Option<usize>,
    /// What it is.
    pub kind: RowProblemKind,
}

/// What can be wrong with a row. [`RowProblemKind::leaves_row_out`] says whether it is taken all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum RowProblemKind {
    /// The table itself.
    #[error("{0}")]
    Table(csv::ProblemKind),
    /// The cell is not what the field holds; the field stays empty.
    #[error("{cell:?} is no {holds:?}")]
    NotA {
        /// What the field holds.
        holds: FieldType,
        /// The cell, cut to some letters.
        cell: String,
    },
    /// A day without its year, which nobody can know; the field stays empty.
    #[error("{cell:?} has no year")]
    NoYear {
        /// The cell.
        cell: String,
    },
    /// An amount with more decimals than its currency has; the field stays empty.
    #[error("{cell:?} would have to be rounded")]
    TooPrecise {
        /// The cell.
        cell: String,
    },
    /// None of the words one may choose from; the field stays empty.
    #[error("{cell:?} is none of the choices")]
    NotAChoice {
        /// The cell, cut to some letters.
        cell: String,
    },
    /// No record of that name, and none of its kind is made along the way; the field stays empty.
    #[error("no record is called {cell:?}")]
    NotFound {
        /// The cell, cut to some letters.
        cell: String,
    },
    /// No stage is called so. The row is left out.
    #[error("no stage is called {cell:?}")]
    UnknownStage {
        /// The cell, cut to some letters.
        cell: String,
    },
    /// The stage asks for fields that the row leaves empty. The row is left out.
    #[error("stage {stage} asks for {fields:?}")]
    Missing {
        /// The stage.
        stage: RecordId,
        /// What it asks for.
        fields: Vec<FieldId>,
    },
    /// The stage may not be entered from where the record stands. The row is left out.
    #[error("stage {stage} may not be entered from there")]
    WrongWay {
        /// The stage.
        stage: RecordId,
    },
    /// A field without which there is no such record. The row is left out.
    #[error("{0:?} is empty")]
    Empty(FieldId),
    /// The same record as a row above. The row is left out.
    #[error("the same as line {line}")]
    Twice {
        /// The row above.
        line: u64,
    },
}

impl RowProblemKind {
    /// Whether the row is left out.
    #[must_use]
    pub fn leaves_row_out(&self) -> bool {
        match self {
            Self::Table(kind) => kind.withholds_row(),
            Self::NotA { .. }
            | Self::NoYear { .. }
            | Self::TooPrecise { .. }
            | Self::NotAChoice { .. }
            | Self::NotFound { .. } => false,
            Self::UnknownStage { .. }
            | Self::Missing { .. }
            | Self::WrongWay { .. }
            | Self::Empty(_)
            | Self::Twice { .. } => true,
        }
    }
}

impl From<&Problem> for RowProblem {
    fn from(problem: &Problem) -> Self {
        let Problem { line, column, kind } = problem.clone();
        RowProblem { line, column, kind: RowProblemKind::Table(kind) }
    }
}

/// Problems, the first of them kept and all counted.
#[derive(Debug, Default)]
pub(super) struct Problems {
    pub(super) kept: Vec<RowProblem>,
    pub(super) found: u64,
}

/// More than these are only counted.
const KEPT: usize = 1_000;

impl Problems {
    pub(super) fn note(&mut self, line: u64, column: Option<usize>, kind: RowProblemKind) {
        self.found += 1;
        if self.kept.len() < KEPT {
            self.kept.push(RowProblem { line: Some(line), column, kind });
        }
    }
}

/// As much of a cell as a message shows.
pub(super) fn cut(cell: &str) -> String {
    match cell.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}
