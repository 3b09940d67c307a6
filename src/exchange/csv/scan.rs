//! Text cut into records and cells.
//!
//! Reads what the `csv` crate reads (a property test holds them together), but also says where a quote was
//! opened that is never closed, keeps a quote that should have been doubled, counts the lines of every kind
//! of line break and joins runs of blanks: a person must be told the place, and that parser does not keep it.

use memchr::{memchr, memchr2, memchr3};

use super::delimiter::Delimiter;
use super::lines::{Place, break_len, count_lines};
use super::problem::{Limits, Problem, ProblemKind};

/// One cell: a piece of the text, or of the record's scratch if quotes had to be undoubled.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
    in_scratch: bool,
}

/// One record; the buffers are used again for the next.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Line it starts on.
    pub line: u64,
    /// First quote that is out of place, if any.
    pub quote: Option<Problem>,
    /// The text ended with it, without a line break.
    pub at_end: bool,
    spans: Vec<Span>,
    scratch: String,
}

impl Record {
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The text of a cell, from 0; empty where there is none.
    pub(super) fn get<'a>(&'a self, text: &'a str, index: usize) -> &'a str {
        let Some(span) = self.spans.get(index) else {
            return "";
        };
        let from = if span.in_scratch { &self.scratch } else { text };
        from.get(span.start..span.end).unwrap_or("")
    }

    fn is_blank(&self, text: &str) -> bool {
        // A lone 0x1A is how DOS programs end a text file.
        self.len() <= 1 && self.get(text, 0).trim_matches(|c: char| c.is_whitespace() || c == '\x1A').is_empty()
    }
}

/// Reads the record at `place` into `record` and moves on. False: there is no more. Lines with nothing but
/// blanks are no records, except the quoted empty cell `""`.
///
/// Errors: a quote open at the end of the text, a cell or a row over the limits.
pub(super) fn next_record(
    text: &str,
    delimiter: Delimiter,
    limits: &Limits,
    place: &mut Place,
    record: &mut Record,
) -> Result<bool, Problem> {
    loop {
        loop {
            let len = break_len(&text.as_bytes()[place.at..]);
            if len == 0 {
                break;
            }
            place.at += len;
            place.line += 1;
        }
        let start = place.at;
        if start >= text.len() {
            return Ok(false);
        }
        record.line = place.line;
        record.quote = None;
        record.spans.clear();
        record.scratch.clear();
        match delimiter.byte() {
            Some(byte) => quoted_record(text, byte, limits, place, record)?,
            None => blank_record(text, limits, place, record)?,
        }
        let quoted = text.as_bytes()[start] == b'"';
        if quoted || !record.is_blank(text) {
            return Ok(true);
        }
    }
}

fn push(record: &mut Record, limits: &Limits, span: Span, line: u64, quoted: bool) -> Result<(), Problem> {
    let column = record.spans.len() + 1;
    let limit = limits.max_cell_bytes;
    if span.end - span.start > limit {
        return Err(Problem::cell(line, column, ProblemKind::CellTooLarge { limit, quoted }));
    }
    let limit = limits.max_columns;
    if column > limit {
        return Err(Problem::line(record.line, ProblemKind::TooManyColumns { limit }));
    }
    record.spans.push(span);
    Ok(())
}

fn quoted_record(
    text: &str,
    delimiter: u8,
    limits: &Limits,
    place: &mut Place,
    record: &mut Record,
) -> Result<(), Problem> {
    let bytes = text.as_bytes();
    loop {
        let line = place.line;
        if bytes.get(place.at) == Some(&b'"') {
            let span = quoted_cell(text, delimiter, limits, place, record)?;
            push(record, limits, span, line, true)?;
        } else {
            let rest = &bytes[place.at..];
            let len = memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
            let span = Span { start: place.at, end: place.at + len, in_scratch: false };
            push(record, limits, span, line, false)?;
            place.at += len;
        }
        if bytes.get(place.at) == Some(&delimiter) {
            place.at += 1;
            continue;
        }
        end_of_line(bytes, place, record);
        return Ok(());
    }
}

fn end_of_line(bytes: &[u8], place: &mut Place, record: &mut Record) {
    let len = break_len(&bytes[place.at..]);
    record.at_end = len == 0;
    place.at += len;
    place.line += u64::from(len > 0);
}

/// The cell whose opening quote is at `place`; leaves `place` behind its closing quote.
fn quoted_cell(
    text: &str,
    delimiter: u8,
    limits: &Limits,
    place: &mut Place,
    record: &mut Record,
) -> Result<Span, Problem> {
    let bytes = text.as_bytes();
    let column = record.spans.len() + 1;
    let opened = place.line;
    let own = record.scratch.len();
    let start = place.at + 1;
    // What is before `copied` is in the scratch; nothing is copied while the cell has no inner quote.
    let mut copied = start;
    let mut at = start;
    loop {
        let Some(found) = memchr(b'"', &bytes[at..]) else {
            let limit = limits.max_cell_bytes;
            let kind = if bytes.len() - start > limit {
                ProblemKind::CellTooLarge { limit, quoted: true }
            } else {
                ProblemKind::UnclosedQuote
            };
            return Err(Problem::cell(opened, column, kind));
        };
        let quote = at + found;
        match bytes.get(quote + 1) {
            Some(b'"') => {
                record.scratch.push_str(&text[copied..=quote]);
                at = quote + 2;
                copied = at;
            }
            None | Some(b'\n' | b'\r') => break place.at = quote + 1,
            Some(next) if *next == delimiter => break place.at = quote + 1,
            Some(_) if record.quote.is_some() => at = quote + 1,
            Some(_) => {
                let line = opened + count_lines(&bytes[start..quote]);
                let problem = if line == opened {
                    Problem::cell(line, column, ProblemKind::StrayQuote)
                } else {
                    Problem::cell(opened, column, ProblemKind::UnclosedQuote)
                };
                record.quote = Some(problem);
                at = quote + 1;
            }
        }
    }
    let end = place.at - 1;
    place.line += count_lines(&bytes[start..end]);
    if copied == start {
        return Ok(Span { start, end, in_scratch: false });
    }
    record.scratch.push_str(&text[copied..end]);
    Ok(Span { start: own, end: record.scratch.len(), in_scratch: true })
}

/// Cells with blanks of any number between and around them; quotes are letters like others.
fn blank_record(text: &str, limits: &Limits, place: &mut Place, record: &mut Record) -> Result<(), Problem> {
    let bytes = text.as_bytes();
    let rest = &bytes[place.at..];
    let end = place.at + memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    let mut at = place.at;
    while at < end {
        let len = memchr2(b' ', b'\t', &bytes[at..end]).unwrap_or(end - at);
        if len > 0 {
            let span = Span { start: at, end: at + len, in_scratch: false };
            push(record, limits, span, place.line, false)?;
        }
        at += len + 1;
    }
    place.at = end;
    end_of_line(bytes, place, record);
    Ok(())
}

#[cfg(test)]
mod tests;
