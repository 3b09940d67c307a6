//! What can be wrong with a file, and how much of one is read at all. Data only: the words are made elsewhere.

use super::{Encoding, FileKind};

/// How big a file, a row and a cell may be. The default suits a page in a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file.
    pub max_bytes: u64,
    /// Rows below the header.
    pub max_rows: u64,
    /// Cells in one row.
    pub max_columns: usize,
    /// Bytes of UTF-8 in one cell.
    pub max_cell_bytes: usize,
    /// Problems of single rows that are kept; more are only counted.
    pub max_problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 256 << 20,
            max_rows: 1_000_000,
            max_columns: 1_000,
            max_cell_bytes: 1 << 20,
            max_problems: 1_000,
        }
    }
}

/// Something wrong, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[error("{kind} (line {line:?}, column {column:?})")]
pub struct Problem {
    /// Line of the file as an editor counts, from 1. None: the file as a whole.
    pub line: Option<u64>,
    /// Cell of the row, from 1. None: the row as a whole.
    pub column: Option<usize>,
    /// What it is.
    pub kind: ProblemKind,
}

impl Problem {
    /// About the whole file, at no place in it.
    #[must_use]
    pub fn file(kind: ProblemKind) -> Self {
        Self { line: None, column: None, kind }
    }

    pub(super) fn line(line: u64, kind: ProblemKind) -> Self {
        Self { line: Some(line), column: None, kind }
    }

    pub(super) fn cell(line: u64, column: usize, kind: ProblemKind) -> Self {
        Self { line: Some(line), column: Some(column), kind }
    }
}

/// The kinds of problem. Those of single rows say whether the row is given all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
pub enum ProblemKind {
    /// Nothing in it but blanks.
    #[error("the file is empty")]
    Empty,
    /// Refused before reading.
    #[error("{bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// Size allowed.
        limit: u64,
    },
    /// Not a table of text.
    #[error("not a table of text: {looks_like:?}")]
    NotCsv {
        /// What it is instead.
        looks_like: FileKind,
    },
    /// A byte that the encoding does not have.
    #[error("not {encoding:?}")]
    BadEncoding {
        /// The encoding it was read in.
        encoding: Encoding,
    },
    /// More rows than allowed.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// Rows allowed.
        limit: u64,
    },
    /// A row with more cells than allowed.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// Cells allowed.
        limit: usize,
    },
    /// A cell bigger than allowed. If it is quoted, its closing quote is probably missing.
    #[error("a cell of more than {limit} bytes")]
    CellTooLarge {
        /// Bytes allowed.
        limit: usize,
        /// It began with a quote.
        quoted: bool,
    },
    /// A quote opened here is not closed, or only by the quote of a later line. That row is not given.
    #[error("a quote is not closed")]
    UnclosedQuote,
    /// A quote inside a quoted cell that is not doubled. The row is given, the quote kept.
    #[error("a quote inside a quoted cell is not doubled")]
    StrayQuote,
    /// More cells than columns, and the surplus is not empty. The row is not given: its values may have shifted.
    #[error("{found} cells, {expected} expected")]
    RowTooLong {
        /// Columns of the table.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// Fewer cells than columns. The row is given, the missing cells empty.
    #[error("only {found} cells, {expected} expected")]
    RowTooShort {
        /// Columns of the table.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// The last row is the only short one and no line break follows it: the file is probably cut off.
    /// The row is not given: its last value may be half of one.
    #[error("ends after {found} of {expected} cells")]
    CutOff {
        /// Columns of the table.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
}

impl ProblemKind {
    /// Whether a row with this problem is kept back.
    pub fn withholds_row(&self) -> bool {
        !matches!(self, Self::StrayQuote | Self::RowTooShort { .. })
    }
}
