//! The reader: one row after another, in the format it is told, each with its line.

use std::borrow::Cow;

use super::delimiter::Delimiter;
use super::format::Format;
use super::header::unique_names;
use super::lines::{Place, skip_lines};
use super::problem::{Limits, Problem, ProblemKind};
use super::scan::{Record, next_record};

/// A file being read. Ask for rows until there are none; then [`Reader::problems`] is complete.
#[derive(Debug)]
pub struct Reader<'b> {
    text: Cow<'b, str>,
    delimiter: Delimiter,
    limits: Limits,
    place: Place,
    record: Record,
    columns: Vec<String>,
    /// Columns a row must have: those up to the last with a name, or all if none has.
    required: usize,
    rows: u64,
    any_short: bool,
    problems: Vec<Problem>,
    problems_found: u64,
}

/// One row, as wide as the table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    text: &'r str,
    record: &'r Record,
    width: usize,
}

impl<'r> Row<'r> {
    /// The line it starts on, from 1.
    pub fn line(&self) -> u64 {
        self.record.line
    }

    /// The text of a cell, from 0, as it stands in the file; empty where there is none. A cell that may have
    /// been written by this program goes through [`super::unescape_cell`] next.
    pub fn get(&self, index: usize) -> &'r str {
        if index < self.width { self.record.get(self.text, index) } else { "" }
    }

    /// All cells, one for each column.
    pub fn cells(&self) -> impl Iterator<Item = &'r str> {
        let row = *self;
        (0..self.width).map(move |index| row.get(index))
    }

    /// Whether there is nothing in it, as in the empty rows below a spreadsheet's table.
    pub fn is_blank(&self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }
}

impl<'b> Reader<'b> {
    /// Opens a file and reads its header.
    ///
    /// Errors: the file is over `limits`, not in that encoding, or has no record.
    pub fn open(bytes: &'b [u8], format: &Format, limits: &Limits) -> Result<Self, Problem> {
        let (size, limit) = (bytes.len() as u64, limits.max_bytes);
        if size > limit {
            return Err(Problem::file(ProblemKind::TooLarge { bytes: size, limit }));
        }
        let text = format.encoding.decode(bytes)?;
        let start = skip_lines(&text, Place::START, format.first_line.saturating_sub(1));
        let mut reader = Self {
            text,
            delimiter: format.delimiter,
            limits: limits.clone(),
            place: start,
            record: Record::default(),
            columns: Vec::new(),
            required: 0,
            rows: 0,
            any_short: false,
            problems: Vec::new(),
            problems_found: 0,
        };
        if !reader.advance()? {
            return Err(Problem::file(ProblemKind::Empty));
        }
        let width = reader.record.len();
        if format.header {
            let cells = (0..width).map(|at| reader.record.get(&reader.text, at));
            reader.columns = unique_names(cells);
            if let Some(problem) = reader.record.quote.take() {
                reader.note(problem);
            }
        } else {
            reader.columns = vec![String::new(); width];
            reader.place = start;
        }
        let last_named = reader.columns.iter().rposition(|name| !name.is_empty());
        reader.required = last_named.map_or(width, |at| at + 1);
        Ok(reader)
    }

    /// The names of the columns, each there once; empty where the file names none.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The next row that can be given; rows kept back are in [`Reader::problems`]. None at the end.
    ///
    /// Errors: what makes the whole file doubtful. Nothing read from it should be kept then.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Problem> {
        loop {
            if !self.advance()? {
                return Ok(None);
            }
            let limit = self.limits.max_rows;
            if self.rows >= limit {
                let kind = ProblemKind::TooManyRows { limit };
                return Err(Problem::line(self.record.line, kind));
            }
            self.rows += 1;
            if self.accepts() {
                break;
            }
        }
        Ok(Some(Row { text: &self.text, record: &self.record, width: self.columns.len() }))
    }

    /// Rows read so far, those kept back among them.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How much is read, and of how much. The unit is a byte of the text.
    pub fn progress(&self) -> (u64, u64) {
        (self.place.at as u64, self.text.len() as u64)
    }

    /// Whether the file stops without a line break. Some programs write so; so does a file that was cut off
    /// inside its last cell, which nothing else shows.
    pub fn stops_mid_line(&self) -> bool {
        !self.text.ends_with(['\n', '\r'])
    }

    /// What was wrong with single rows, in the order of the file, at most [`Limits::max_problems`].
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// How many such problems there were in all.
    pub fn problems_found(&self) -> u64 {
        self.problems_found
    }

    fn advance(&mut self) -> Result<bool, Problem> {
        next_record(&self.text, self.delimiter, &self.limits, &mut self.place, &mut self.record)
    }

    /// Whether the record is a row to give; notes what is wrong with it.
    fn accepts(&mut self) -> bool {
        let quote = self.record.quote.take();
        let length = self.length_problem();
        let mut accepted = true;
        for problem in [quote, length].into_iter().flatten() {
            accepted &= !problem.kind.withholds_row();
            self.note(problem);
        }
        accepted
    }

    fn length_problem(&mut self) -> Option<Problem> {
        let found = self.record.len();
        let expected = self.columns.len();
        let kind = if found < self.required {
            let cut_off = self.record.at_end && !self.any_short;
            self.any_short = true;
            let expected = self.required;
            if cut_off { ProblemKind::CutOff { expected, found } } else { ProblemKind::RowTooShort { expected, found } }
        } else if (expected..found).any(|at| !self.record.get(&self.text, at).trim().is_empty()) {
            ProblemKind::RowTooLong { expected, found }
        } else {
            return None;
        };
        Some(Problem::line(self.record.line, kind))
    }

    fn note(&mut self, problem: Problem) {
        self.problems_found += 1;
        if self.problems.len() < self.limits.max_problems {
            self.problems.push(problem);
        }
    }
}

#[cfg(test)]
mod tests;
