//! A first look at a file: how it is written, what its columns are called and seem to hold, some rows.

use crate::exchange::csv::guess::{ColumnGuess, Guesser};
use crate::exchange::csv::{Format, Limits, Problem, Reader, unescape_cell};
use serde::{Deserialize, Serialize};

/// What there is to be seen of a table before its columns are mapped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// How it is written.
    pub format: Format,
    /// The names of its columns; empty where it names none.
    pub columns: Vec<String>,
    /// The values of each column, in the order in which they come, of all its rows; `None` where there
    /// are many.
    pub words: Vec<Option<Vec<String>>>,
    /// What each column seems to hold.
    pub guesses: Vec<ColumnGuess>,
    /// Its first rows.
    pub samples: Vec<Vec<String>>,
}

/// Rows by which it is guessed what columns hold.
const GUESSED_BY: u64 = 2_000;
/// Values that are few.
const FEW: usize = 40;
/// Rows shown.
const SHOWN: usize = 10;

/// Looks at a file that is read in this format.
///
/// # Errors
/// [`Problem`] when it cannot be read in it; a problem further below is the import's to find.
pub fn overview(bytes: &[u8], format: &Format, limits: &Limits) -> Result<Overview, Problem> {
    let mut reader = Reader::open(bytes, format, limits)?;
    let columns = reader.columns().to_vec();
    let mut guesser = Guesser::new(columns.len());
    let (mut samples, mut seen) = (Vec::new(), 0);
    let mut words: Vec<Option<Vec<String>>> = vec![Some(Vec::new()); columns.len()];
    // A stage may come first in the last row: the files people have are sorted.
    while let Ok(Some(row)) = reader.next_row() {
        for (at, words) in words.iter_mut().enumerate() {
            see(words, unescape_cell(row.get(at)).trim());
        }
        if seen < GUESSED_BY {
            guesser.see(&row);
        }
        if samples.len() < SHOWN {
            samples.push(row.cells().map(|cell| unescape_cell(cell).to_owned()).collect());
        }
        seen += 1;
    }
    Ok(Overview { format: format.clone(), columns, words, guesses: guesser.finish(), samples })
}

fn see(words: &mut Option<Vec<String>>, cell: &str) {
    let Some(few) = words else { return };
    if cell.is_empty() || few.iter().any(|word| word == cell) {
        return;
    }
    if few.len() < FEW { few.push(cell.to_owned()) } else { *words = None }
}
