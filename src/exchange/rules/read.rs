//! From a file to its rules, or to what is wrong with it and where. Whether they fit here is asked later.

use super::form::{FileIn, Head, RuleIn};
use super::settle::Unfit;
use super::{FORMAT, Limits, Named, Problem, ProblemKind, VERSION};
use crate::rule::Body;
use serde_json::Value as Json;
use serde_json::error::Category;
use std::collections::BTreeSet;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFile {
    /// What the rules mention.
    pub names: Vec<Named>,
    /// The rules, in their order.
    pub rules: Vec<Written>,
}

/// A rule as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What it is called.
    pub name: String,
    /// What it is, with the ids of where it was written; or why it is none.
    pub(super) body: Result<Json, Unfit>,
}

/// Reads a file.
///
/// # Errors
/// The first [`Problem`] that is found; nothing of the file is given then. A rule that cannot be read is no problem of the
/// file: it is refused by itself.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<RuleFile, Problem> {
    let start = |kind| Problem { line: 1, column: 1, kind };
    if bytes.len() > limits.bytes {
        return Err(start(ProblemKind::TooLarge { limit: limits.bytes }));
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let (line, column) = place(bytes, error.valid_up_to());
        Problem { line, column, kind: ProblemKind::Encoding }
    })?;
    if text.trim().is_empty() {
        return Err(start(ProblemKind::Empty));
    }
    // What is no object is none of ours, however it is written.
    if !text.trim_start().starts_with('{') {
        return Err(start(ProblemKind::Other));
    }
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => start(ProblemKind::Other),
        _ => problem(&error),
    })?;
    match (head.format.as_deref(), head.version) {
        (Some(FORMAT), Some(found)) if found > VERSION => return Err(start(ProblemKind::Newer { found })),
        (Some(FORMAT), Some(VERSION)) => {}
        _ => return Err(start(ProblemKind::Other)),
    }
    let file: FileIn<'_> = serde_json::from_str(text).map_err(|error| problem(&error))?;
    if file.rules.len().max(file.names.len()) > limits.rules {
        return Err(start(ProblemKind::TooMany { limit: limits.rules }));
    }
    let mut seen = BTreeSet::new();
    if let Some(twice) = file.names.iter().find(|named| !seen.insert(named.id)) {
        return Err(start(ProblemKind::Form { detail: format!("{} is named twice", twice.id) }));
    }
    let rules = file.rules.into_iter().map(|rule| written(rule, text)).collect();
    Ok(RuleFile { names: file.names, rules })
}

fn written(RuleIn { name, body }: RuleIn<'_>, text: &str) -> Written {
    let raw = body.get();
    // That it is a rule is seen first: what is read freely would take the last of what stands there twice.
    let read = serde_json::from_str::<Body>(raw).and_then(|_| serde_json::from_str::<Json>(raw));
    let body = read.map_err(|error| {
        // The text is JSON throughout, so what is wrong otherwise is that brackets stand too deep in each other.
        if error.classify() != Category::Data {
            return Unfit::TooDeep;
        }
        let (line, column) = place(text.as_bytes(), raw.as_ptr().addr() - text.as_ptr().addr());
        let column = if error.line() == 1 { column + error.column() - 1 } else { error.column() };
        Unfit::Unreadable { line: line + error.line() - 1, column, detail: detail(&error) }
    });
    let body = if name.trim().is_empty() { Err(Unfit::Nameless) } else { body };
    Written { name, body }
}

fn problem(error: &serde_json::Error) -> Problem {
    let kind = match error.classify() {
        Category::Eof => ProblemKind::CutOff,
        Category::Syntax | Category::Io => ProblemKind::Syntax,
        Category::Data => ProblemKind::Form { detail: detail(error) },
    };
    Problem { line: error.line(), column: error.column(), kind }
}

/// What the parser says, without the place.
fn detail(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.as_str(), |(detail, _)| detail).to_owned()
}

/// Line and byte of the line, from 1, of what stands behind so many bytes.
fn place(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = &bytes[..at];
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let column = at - memchr::memrchr(b'\n', before).map_or(0, |end| end + 1) + 1;
    (line, column)
}
