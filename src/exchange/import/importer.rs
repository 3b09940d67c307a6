//! Rows through the mapping, a slice at a time, so that whoever drives it can tell how far it is and stop.

use super::imported::{Imported, Preview, Show};
use super::lookups::Lookups;
use super::maker::Maker;
use super::mapping::Mapping;
use super::problem::RowProblem;
use crate::exchange::csv::{Problem, Reader};
use crate::model::{Given, Kind};
use crate::shelves::Damage;

/// An import under way. It has no side effects: dropped, it never was.
pub struct Importer<'b> {
    reader: Reader<'b>,
    maker: Maker,
    kind: Kind,
    field_count: u32,
    keep: bool,
}

/// Why an import ended without a result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file is doubtful as a whole.
    #[error(transparent)]
    File(#[from] Problem),
    /// A row is larger than what records are packed in.
    #[error(transparent)]
    TooLarge(#[from] Damage),
}

impl<'b> Importer<'b> {
    /// For the rows that `reader` still has. The same file, mapping, lookups and given make the same
    /// records, byte for byte.
    #[must_use]
    pub fn new(reader: Reader<'b>, mapping: &Mapping, lookups: &Lookups, given: &Given) -> Self {
        let maker = Maker::new(mapping, lookups, given);
        Importer { reader, maker, kind: mapping.kind, field_count: lookups.field_count, keep: true }
    }

    /// The same, but only looking: for [`Importer::preview`].
    #[must_use]
    pub fn looking(reader: Reader<'b>, mapping: &Mapping, lookups: &Lookups, given: &Given) -> Self {
        Importer { keep: false, ..Importer::new(reader, mapping, lookups, given) }
    }

    /// Which rows the preview shows.
    #[must_use]
    pub fn showing(mut self, show: Show) -> Self {
        self.maker.show = show;
        self
    }

    /// Takes at most so many rows. False: there are no more.
    ///
    /// # Errors
    /// [`ImportError`]: nothing of it should be kept then.
    pub fn step(&mut self, rows: usize) -> Result<bool, ImportError> {
        for _ in 0..rows {
            let Some(row) = self.reader.next_row()? else { return Ok(false) };
            self.maker.take(&row, self.keep)?;
        }
        Ok(true)
    }

    /// How much is read, and of how much; the unit is a byte of the text.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        self.reader.progress()
    }

    /// What all the rows amount to, after the last [`Importer::step`].
    ///
    /// # Errors
    /// [`ImportError::TooLarge`].
    pub fn finish(mut self) -> Result<Imported, ImportError> {
        let (problems, problems_found) = self.close()?;
        let Maker { new_fields, edits, doubts, packer, counts, .. } = self.maker;
        let (kind, field_count) = (self.kind, self.field_count);
        let packed = packer.finish()?;
        Ok(Imported { kind, new_fields, field_count, edits, doubts, packed, counts, problems, problems_found })
    }

    /// What all the rows would amount to, after the last [`Importer::step`].
    ///
    /// # Errors
    /// [`ImportError::TooLarge`].
    pub fn preview(mut self) -> Result<Preview, ImportError> {
        let (problems, problems_found) = self.close()?;
        let Maker { new_fields, edits, doubts, shown, show, known_rows: known, counts, .. } = self.maker;
        Ok(Preview { rows: shown, show, known, edits, doubts, counts, new_fields, problems, problems_found })
    }

    /// Counts what the reader kept back, and joins its problems with those of the rows.
    fn close(&mut self) -> Result<(Vec<RowProblem>, u64), ImportError> {
        self.maker.close(self.keep)?;
        let counts = &mut self.maker.counts;
        counts.rows = self.reader.rows();
        counts.left_out +=
            counts.rows.saturating_sub(counts.created + counts.updated + counts.skipped + counts.left_out);
        let mut problems: Vec<RowProblem> = self.reader.problems().iter().map(RowProblem::from).collect();
        problems.append(&mut self.maker.problems.kept);
        problems.sort_by_key(|problem| problem.line);
        Ok((problems, self.reader.problems_found() + self.maker.problems.found))
    }
}
