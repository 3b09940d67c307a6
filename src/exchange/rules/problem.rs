//! What can be wrong with a file of rules, and how much of one is read at all. Data only: the words are made elsewhere.

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file.
    pub bytes: usize,
    /// Rules, and names of what they mention.
    pub rules: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 4 << 20, rules: 1000 }
    }
}

/// Something wrong with the whole file, with its place. Nothing of such a file is taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {kind}")]
pub struct Problem {
    /// Line of the file, from 1.
    pub line: usize,
    /// Byte of the line, from 1; 0 where the line had only just begun.
    pub column: usize,
    /// What.
    pub kind: ProblemKind,
}

/// The kinds of problem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// It ends too early.
    #[error("cut off")]
    CutOff,
    /// Not JSON at this place.
    #[error("not JSON")]
    Syntax,
    /// JSON, but no rules.
    #[error("JSON, but no rules")]
    Other,
    /// A newer program wrote it.
    #[error("rules of version {found}, known is {known}", known = super::VERSION)]
    Newer {
        /// The version found.
        found: u64,
    },
    /// JSON, but not what stands here in such a file: an unknown or repeated or missing name, a wrong value.
    #[error("not what stands in such a file: {detail}")]
    Form {
        /// For those who know the format.
        detail: String,
    },
    /// More bytes than are read.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Bytes allowed.
        limit: usize,
    },
    /// More rules, or names, than are read.
    #[error("more than {limit} rules or names")]
    TooMany {
        /// As many are allowed.
        limit: usize,
    },
}
